#include "render/export_png.h"

#include "render/painter_surface.h"
#include "render/scene_painter.h"

#include <QBuffer>
#include <QColorSpace>
#include <QImage>

#include <cmath>

namespace chalkline {

namespace {

constexpr double widestSide = 20'000;
constexpr double mostPixels = 200e6;
constexpr double dotsPerMetre = 96 / 0.0254;

} // namespace

Expected<std::string> renderPng(const Tables& tables, SheetId sheet, const PngOptions& options) {
    if (!tables.find(sheet)) return failure(ErrorCode::NotFound, "there is no such sheet");
    if (!(options.scale >= 1 && options.scale <= 4))
        return failure(ErrorCode::Usage, "the scale of an image is 1 to 4");
    const RoutedSheet routed = routeSheet(tables, sheet);
    const Theme& theme = themeOf(options.theme);
    const ScenePainter scene(tables, routed, theme, {options.legend});
    const Rect area = scene.bounds().grown(options.margin);
    const double width = std::ceil(std::ceil(area.w) * options.scale);
    const double height = std::ceil(std::ceil(area.h) * options.scale);
    if (width > widestSide || height > widestSide || width * height > mostPixels)
        return failure(ErrorCode::Refused, "the image would be " + std::to_string(std::llround(width)) +
                                               " x " + std::to_string(std::llround(height)) +
                                               " pixels; the most is 20000 a side and 200 million in all");
    QImage image(static_cast<int>(width), static_cast<int>(height), QImage::Format_ARGB32_Premultiplied);
    if (image.isNull()) return failure(ErrorCode::Output, "there is not enough memory for the image");
    image.fill(options.transparent ? QColor(Qt::transparent) : QColor(QString::fromStdString(theme.canvas)));
    image.setColorSpace(QColorSpace(QColorSpace::SRgb));
    image.setDotsPerMeterX(static_cast<int>(std::lround(dotsPerMetre * options.scale)));
    image.setDotsPerMeterY(static_cast<int>(std::lround(dotsPerMetre * options.scale)));
    if (!options.title.empty()) image.setText(QStringLiteral("Title"), QString::fromStdString(options.title));
    QPainter painter(&image);
    painter.scale(options.scale, options.scale);
    painter.translate(-std::floor(area.x), -std::floor(area.y));
    PainterSurface surface(painter);
    scene.paint(surface);
    painter.end();
    QByteArray data;
    QBuffer buffer(&data);
    if (!image.save(&buffer, "PNG")) return failure(ErrorCode::Output, "the image could not be encoded");
    return data.toStdString();
}

} // namespace chalkline
