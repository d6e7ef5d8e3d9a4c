// Every colour of the picture by its role. Values are those of the art direction; contrast was computed
// there.
#pragma once

#include "model/catalogue.h"

#include <string>

namespace chalkline {

enum class ThemeName { Light, Dark };

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
    FamilyColours families[6]; // by Family

    [[nodiscard]] const FamilyColours& of(Family family) const { return families[static_cast<int>(family)]; }
};

[[nodiscard]] const Theme& themeOf(ThemeName name);

} // namespace chalkline
