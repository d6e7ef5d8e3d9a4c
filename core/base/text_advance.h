// How wide a text is in the fonts the program embeds, from a table made at build time, so that boxes are the
// same on every machine and no display is needed. Kerning is left out: a text is at most as wide as said
// here but for rare pairs. Unit: px at 100 %.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace chalkline {

enum class Face { Inter, InterMedium, InterSemiBold, InterBold, Mono, HandDrawn, HandDrawnBold };
inline constexpr int faceCount = 7;

/// The roles text has in a picture; each is one face and size.
enum class Font { Name, SecondLine, Label, Mono, BoundaryTitle, Pill, Step };

struct FontStyle {
    Face face;
    double size;        // px
    double spacing = 0; // px after each character

    friend bool operator==(const FontStyle&, const FontStyle&) = default;
};

[[nodiscard]] FontStyle styleOf(Font font);
/// Mono for labels that start with an HTTP verb or "/", else Label.
[[nodiscard]] Font labelFont(std::string_view label);

struct AdvanceRun {
    char32_t first;
    char32_t last;
    std::uint32_t offset; // index of the advance of `first`
};

struct FaceAdvances {
    std::span<const AdvanceRun> runs;
    std::span<const std::uint16_t> widths; // font units
    int unitsPerEm;
};

[[nodiscard]] const FaceAdvances& advancesOf(Face face);

/// In em. Characters the face lacks: wide scripts 1, combining marks 0, others 0.6.
[[nodiscard]] double advanceOf(Face face, char32_t character);
[[nodiscard]] double textWidth(std::string_view utf8, FontStyle style);
[[nodiscard]] double textWidth(std::string_view utf8, Font font);

/// The text, or as much of it as fits `width` px with an ellipsis; never inside a character. A width under
/// that of the ellipsis gives the ellipsis.
[[nodiscard]] std::string elided(std::string_view utf8, Font font, double width);
[[nodiscard]] std::string elided(std::string_view utf8, FontStyle style, double width);

/// The lines of a text broken at blanks to fit `width` px; its own line breaks stay. A word wider than that
/// is elided. Never empty.
[[nodiscard]] std::vector<std::string> wrapped(std::string_view utf8, Font font, double width);

} // namespace chalkline
