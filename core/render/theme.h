// Every colour of the picture by its role. Values are those of the art direction; contrast and the distance
// of the families for colour-blind eyes are checked by tests/render/theme_test.cpp.
#pragma once

#include "model/catalogue.h"

#include <optional>
#include <string>
#include <string_view>

namespace chalkline {

/// Print: white paper, no tints. HandDrawn: the light colours with wavering lines and Comic Neue.
enum class ThemeName { Light, Dark, Print, HandDrawn };

struct FamilyColours {
    std::string line;
    std::string tint;
};

struct Theme {
    std::string canvas;
    std::string card;
    std::string ink;
    std::string ink2;
    std::string sync;
    std::string async;
    std::string accent;
    std::string boundaryLine;
    std::string boundaryTitle;
    std::string controlBorder;
    std::string error;
    std::string good;
    std::string warning; // bars and icons
    std::string warningText;
    FamilyColours families[6];   // by Family
    double boundaryFill = 0.025; // opacity of ink
    bool sketch = false;

    [[nodiscard]] const FamilyColours& of(Family family) const { return families[static_cast<int>(family)]; }
};

[[nodiscard]] const Theme& themeOf(ThemeName name);
/// light, dark, print, hand-drawn; nothing for other words.
[[nodiscard]] std::optional<ThemeName> themeNamed(std::string_view word);

/// Every colour moved towards the canvas until `share` (0..1) of it is left: what is not looked at now.
[[nodiscard]] Theme dimmed(const Theme& theme, double share);

/// #rrggbb is a colour; everything else is not.
[[nodiscard]] bool isColour(std::string_view text);

} // namespace chalkline
