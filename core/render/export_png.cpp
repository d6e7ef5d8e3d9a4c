#include "render/export_png.h"

#include "render/painter_surface.h"
#include "render/png_writer.h"

#include <QImage>

#include <atomic>
#include <cmath>
#include <cstring>

namespace chalkline {

namespace {

constexpr double widestSide = 100'000;
constexpr double mostPixels = 1e9;
constexpr double dotsPerMetre = 96 / 0.0254;
constexpr double handReach = 4; // px; lines drawn by hand waver by less than 3

/// The pixels of a band that is opaque, without the byte that each has to spare.
void copyOpaque(const QImage& image, std::uint8_t* pixels, std::size_t stride) {
    for (int y = 0; y < image.height(); ++y) {
        const auto* from = reinterpret_cast<const QRgb*>(image.constScanLine(y));
        std::uint8_t* to = pixels + static_cast<std::size_t>(y) * stride;
        for (const QRgb* end = from + image.width(); from != end; ++from) {
            *to++ = static_cast<std::uint8_t>(*from >> 16);
            *to++ = static_cast<std::uint8_t>(*from >> 8);
            *to++ = static_cast<std::uint8_t>(*from);
        }
    }
}

void copyTransparent(QImage image, std::uint8_t* pixels, std::size_t stride) {
    image.convertTo(QImage::Format_RGBA8888);
    for (int y = 0; y < image.height(); ++y)
        std::memcpy(pixels + static_cast<std::size_t>(y) * stride, image.constScanLine(y),
                    static_cast<std::size_t>(image.width()) * 4);
}

/// One band, on the canvas colour or on nothing. False if there is not enough memory.
bool paintBand(const Picture& picture, double scale, QSize size, int top, std::uint8_t* pixels,
               std::size_t stride) {
    const Rect area = picture.area();
    const bool opaque = !picture.background().empty();
    QImage image(size, opaque ? QImage::Format_RGB32 : QImage::Format_ARGB32_Premultiplied);
    if (image.isNull()) return false;
    image.fill(opaque ? QColor(QString::fromStdString(picture.background())) : QColor(Qt::transparent));
    QPainter painter(&image);
    painter.translate(0, -top);
    painter.scale(scale, scale);
    painter.translate(-area.x, -area.y);
    PainterSurface surface(painter);
    // A hand reaches further than a ruler.
    const Rect view{area.x, area.y + top / scale, area.w, size.height() / scale};
    picture.paint(surface, view.grown(handReach));
    painter.end();
    if (opaque)
        copyOpaque(image, pixels, stride);
    else
        copyTransparent(std::move(image), pixels, stride);
    return true;
}

Expected<std::string> encode(const Picture& picture, const PngOptions& options) {
    const double scale = options.scale;
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
    layout.texts = options.texts;
    std::atomic<int> rowsDone{0};
    const auto band = [&](int top, int rows, std::uint8_t* pixels, std::size_t stride) {
        if (options.stop.stop_requested()) return false;
        const bool done = paintBand(picture, scale, {layout.width, rows}, top, pixels, stride);
        if (options.progress) options.progress(static_cast<double>(rowsDone += rows) / layout.height);
        return done;
    };
    auto image = writePng(layout, band, options.threads);
    if (options.stop.stop_requested()) return failure(ErrorCode::Output, "the image was cancelled");
    return image;
}

} // namespace

Expected<std::string> renderPng(const Tables& tables, SheetId sheet, const PngOptions& options) {
    if (!(options.scale >= 1 && options.scale <= 4))
        return failure(ErrorCode::Usage, "the scale of an image is 1 to 4");
    const auto picture = Picture::of(tables, sheet, options.picture);
    if (!picture) return std::unexpected(picture.error());
    return encode(*picture, options);
}

Expected<std::string> renderThumbnail(const Tables& tables, SheetId sheet, int size, ThemeName theme) {
    PngOptions image;
    PictureOptions& options = image.picture;
    options.theme = theme;
    options.margin = 24;
    options.scene.legend = false;
    auto picture = Picture::of(tables, sheet, options);
    if (!picture) return std::unexpected(picture.error());
    // A design of two boxes is not blown up.
    constexpr double smallestSide = 320;
    image.scale = size / std::max({picture->area().w, picture->area().h, smallestSide});
    options.scene.zoom = image.scale;
    picture = Picture::of(tables, sheet, options);
    if (!picture) return std::unexpected(picture.error());
    return encode(*picture, image);
}

} // namespace chalkline
