// A sheet as a PNG image in sRGB, 96 dpi times the scale. Needs a QGuiApplication (the offscreen platform
// will do) for its fonts, nothing else of a display.
#pragma once

#include "render/picture.h"

#include <functional>
#include <stop_token>
#include <string>
#include <utility>
#include <vector>

namespace chalkline {

struct PngOptions {
    PictureOptions picture;
    double scale = 1;                                       // 1 to 4 pixels a px
    std::vector<std::pair<std::string, std::string>> texts; // keyword of up to 79 Latin-1, UTF-8 text
    int threads = 2;                                        // any number gives the same bytes
    std::stop_token stop{};                                 // ends it with an Output error
    std::function<void(double)> progress{};                 // 0 to 1, from several threads; may be empty
};

/// The same records and options give the same bytes. Usage error for a scale outside 1 to 4, Refused for an
/// image over 100,000 pixels a side or 1,000 million in all.
[[nodiscard]] Expected<std::string> renderPng(const Tables& tables, SheetId sheet,
                                              const PngOptions& options = {});

/// The sheet without legend, at most `size` (16 to 1024) pixels a side, with less detail the smaller it is.
[[nodiscard]] Expected<std::string> renderThumbnail(const Tables& tables, SheetId sheet, int size,
                                                    ThemeName theme);

} // namespace chalkline
