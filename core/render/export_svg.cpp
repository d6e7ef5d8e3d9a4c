#include "render/export_svg.h"

#include "render/scene_painter.h"
#include "render/svg_surface.h"

#include <cmath>

namespace chalkline {

Expected<std::string> renderSvg(const Tables& tables, SheetId sheet, const SvgOptions& options) {
    if (!tables.find(sheet)) return failure(ErrorCode::NotFound, "there is no such sheet");
    const RoutedSheet routed = routeSheet(tables, sheet);
    const Theme& theme = themeOf(options.theme);
    const ScenePainter painter(tables, routed, theme, {options.legend});
    const Rect area = painter.bounds().grown(options.margin);
    SvgSurface surface({std::ceil(area.w), std::ceil(area.h)}, {std::floor(area.x), std::floor(area.y)},
                       theme.canvas, options.title);
    painter.paint(surface);
    return surface.finish();
}

} // namespace chalkline
