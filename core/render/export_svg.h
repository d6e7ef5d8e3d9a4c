// A sheet as an SVG document.
#pragma once

#include "render/picture.h"
#include "render/svg_surface.h"

#include <string>

namespace chalkline {

struct SvgOptions {
    PictureOptions picture;
    SvgText text = SvgText::Fallback;
    std::string title;    // of the document; "" = none
    std::string metadata; // XML for <metadata>; "" = none
};

/// The same records and options give the same bytes.
[[nodiscard]] Expected<std::string> renderSvg(const Tables& tables, SheetId sheet,
                                              const SvgOptions& options = {});

} // namespace chalkline
