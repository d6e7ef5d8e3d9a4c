#include "render/theme.h"

#include <cmath>
#include <cstdio>
#include <cstdlib>

namespace chalkline {

namespace {

Theme lightTheme() {
    return {"#F6F4EE",
            "#FFFFFF",
            "#1B2126",
            "#525C66",
            "#2A343C",
            "#9A3400",
            "#1763B8",
            "#857F70",
            "#5A5547",
            "#7C858D",
            "#B3122E",
            "#26775A",
            "#A17A12",
            "#8A6500",
            {{"#47525E", "#E9EBED"},
             {"#2079E6", "#DFECFB"},
             {"#26775A", "#DCEEE6"},
             {"#C2429A", "#F8E1F0"},
             {"#A17A12", "#F6EBCB"},
             {"#9A3400", "#F6DDD0"}}};
}

Theme darkTheme() {
    return {"#161B1E",
            "#20272B",
            "#EEF1EE",
            "#A9B3B6",
            "#D5DCDD",
            "#F07E58",
            "#6DB4FF",
            "#758086",
            "#B3BBB8",
            "#6F7C83",
            "#FF8292",
            "#9BEBC2",
            "#FBC662",
            "#FBC662",
            {{"#B9C4CE", "#323B42"},
             {"#5EA9FE", "#1B3754"},
             {"#9BEBC2", "#1D4536"},
             {"#B980B0", "#432C42"},
             {"#FBC662", "#473A14"},
             {"#E8704C", "#4F2A1D"}}};
}

Theme printTheme() {
    Theme theme = lightTheme();
    theme.canvas = theme.card;
    for (FamilyColours& family : theme.families)
        family.tint = theme.card;
    theme.boundaryFill = 0;
    return theme;
}

Theme handDrawnTheme() {
    Theme theme = lightTheme();
    theme.sketch = true;
    return theme;
}

std::string mixed(const std::string& colour, const std::string& ground, double share) {
    const auto channel = [](const std::string& text, std::size_t at) {
        return static_cast<double>(std::strtol(text.substr(at, 2).c_str(), nullptr, 16));
    };
    std::string result = "#";
    for (const std::size_t at : {1u, 3u, 5u}) {
        char digits[3];
        const long value = std::lround(channel(colour, at) * share + channel(ground, at) * (1 - share));
        std::snprintf(digits, sizeof digits, "%02X", static_cast<unsigned>(value) & 0xFFu);
        result += digits;
    }
    return result;
}

} // namespace

const Theme& themeOf(ThemeName name) {
    static const Theme light = lightTheme();
    static const Theme dark = darkTheme();
    static const Theme print = printTheme();
    static const Theme handDrawn = handDrawnTheme();
    switch (name) {
    case ThemeName::Light:
        return light;
    case ThemeName::Dark:
        return dark;
    case ThemeName::Print:
        return print;
    case ThemeName::HandDrawn:
        return handDrawn;
    }
    return light;
}

std::optional<ThemeName> themeNamed(std::string_view word) {
    if (word == "light") return ThemeName::Light;
    if (word == "dark") return ThemeName::Dark;
    if (word == "print") return ThemeName::Print;
    if (word == "hand-drawn") return ThemeName::HandDrawn;
    return std::nullopt;
}

Theme dimmed(const Theme& theme, double share) {
    Theme result = theme;
    for (std::string* colour :
         {&result.card, &result.ink, &result.ink2, &result.sync, &result.async, &result.accent,
          &result.boundaryLine, &result.boundaryTitle, &result.controlBorder, &result.error, &result.good,
          &result.warning, &result.warningText})
        *colour = mixed(*colour, theme.canvas, share);
    for (FamilyColours& family : result.families) {
        family.line = mixed(family.line, theme.canvas, share);
        family.tint = mixed(family.tint, theme.canvas, share);
    }
    return result;
}

bool isColour(std::string_view text) {
    return text.size() == 7 && text[0] == '#' &&
           text.find_first_not_of("0123456789abcdefABCDEF", 1) == std::string_view::npos;
}

} // namespace chalkline
