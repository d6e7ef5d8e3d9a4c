// A sheet as an SVG document.
#pragma once

#include "base/error.h"
#include "model/document.h"
#include "render/theme.h"

#include <string>

namespace chalkline {

struct SvgOptions {
    ThemeName theme = ThemeName::Light;
    bool legend = true;
    double margin = 32; // px around everything drawn
    std::string title;  // "" = none
};

/// The same records and options give the same bytes.
[[nodiscard]] Expected<std::string> renderSvg(const Tables& tables, SheetId sheet,
                                              const SvgOptions& options = {});

} // namespace chalkline
