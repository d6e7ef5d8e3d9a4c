// A sheet as a PNG image in sRGB, 96 dpi times the scale. Needs a QGuiApplication (the offscreen platform
// will do) for its fonts, nothing else of a display.
#pragma once

#include "base/error.h"
#include "model/document.h"
#include "render/theme.h"

#include <string>

namespace chalkline {

struct PngOptions {
    ThemeName theme = ThemeName::Light;
    bool legend = true;
    bool transparent = false;
    double margin = 32; // px around everything drawn
    double scale = 1;   // 1 to 4 pixels a px
    std::string title;  // "" = none
};

/// The same records and options give the same bytes. Usage error for a scale outside 1 to 4, Refused for an
/// image over 20,000 pixels a side or 200 million in all.
[[nodiscard]] Expected<std::string> renderPng(const Tables& tables, SheetId sheet,
                                              const PngOptions& options = {});

} // namespace chalkline
