#include "render/export_png.h"

#include "render/painter_surface.h"
#include "render/png_writer.h"

#include <QImage>

#include <cmath>
#include <cstring>

namespace chalkline {

namespace {

constexpr double widestSide = 100'000;
constexpr double mostPixels = 1e9;
constexpr double dotsPerMetre = 96 / 0.0254;

/// One band as an image, on the canvas colour or on nothing.
QImage paintedBand(const Picture& picture, double scale, int width, int top, int rows) {
    const Rect area = picture.area();
    const bool opaque = !picture.background().empty();
    QImage image(width, rows, opaque ? QImage::Format_RGB32 : QImage::Format_ARGB32_Premultiplied);
    image.fill(opaque ? QColor(QString::fromStdString(picture.background())) : QColor(Qt::transparent));
    QPainter painter(&image);
    painter.translate(0, -top);
    painter.scale(scale, scale);
    painter.translate(-area.x, -area.y);
    PainterSurface surface(painter);
    const Rect view{area.x, area.y + top / scale, area.w, rows / scale};
    picture.paint(surface, view);
    painter.end();
    return image.convertToFormat(opaque ? QImage::Format_RGB888 : QImage::Format_RGBA8888);
}

Expected<std::string> encode(const Picture& picture, double scale,
                             std::vector<std::pair<std::string, std::string>> texts) {
    const double width = std::ceil(picture.area().w * scale);
    const double height = std::ceil(picture.area().h * scale);
    if (width > widestSide || height > widestSide || width * height > mostPixels)
        return failure(ErrorCode::Refused, "the image would be " + std::to_string(std::llround(width)) +
                                               " x " + std::to_string(std::llround(height)) +
                                               " pixels; the most is 100000 a side and 1000 million in all");
    PngLayout layout;
    layout.width = std::max(1, static_cast<int>(width));
    layout.height = std::max(1, static_cast<int>(height));
    layout.alpha = picture.background().empty();
    layout.dotsPerMetre = static_cast<int>(std::lround(dotsPerMetre * scale));
    layout.texts = std::move(texts);
    const std::size_t rowSize = static_cast<std::size_t>(layout.width) * (layout.alpha ? 4 : 3);
    return writePng(layout, [&](int top, int rows, std::uint8_t* pixels) {
        const QImage band = paintedBand(picture, scale, layout.width, top, rows);
        for (int y = 0; y < rows; ++y)
            std::memcpy(pixels + static_cast<std::size_t>(y) * rowSize, band.constScanLine(y), rowSize);
    });
}

} // namespace

Expected<std::string> renderPng(const Tables& tables, SheetId sheet, const PngOptions& options) {
    if (!(options.scale >= 1 && options.scale <= 4))
        return failure(ErrorCode::Usage, "the scale of an image is 1 to 4");
    const auto picture = Picture::of(tables, sheet, options.picture);
    if (!picture) return std::unexpected(picture.error());
    return encode(*picture, options.scale, options.texts);
}

Expected<std::string> renderThumbnail(const Tables& tables, SheetId sheet, int size, ThemeName theme) {
    PictureOptions options;
    options.theme = theme;
    options.margin = 24;
    options.scene.legend = false;
    auto picture = Picture::of(tables, sheet, options);
    if (!picture) return std::unexpected(picture.error());
    // A design of two boxes is not blown up.
    constexpr double smallestSide = 320;
    const double scale = size / std::max({picture->area().w, picture->area().h, smallestSide});
    options.scene.zoom = scale;
    picture = Picture::of(tables, sheet, options);
    if (!picture) return std::unexpected(picture.error());
    return encode(*picture, scale, {});
}

} // namespace chalkline
