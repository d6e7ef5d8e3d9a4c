#include "render/export_svg.h"

namespace chalkline {

Expected<std::string> renderSvg(const Tables& tables, SheetId sheet, const SvgOptions& options) {
    const auto picture = Picture::of(tables, sheet, options.picture);
    if (!picture) return std::unexpected(picture.error());
    SvgSurface surface(options.text);
    picture->paint(surface);
    return surface.document({picture->area(), picture->background(), options.title, "", options.metadata});
}

} // namespace chalkline
