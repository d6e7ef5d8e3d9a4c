#include "base/text_advance.h"

#include <algorithm>
#include <array>

namespace chalkline {

namespace {

constexpr std::string_view ellipsis = "…";

/// The character that begins at `at`, which moves past it; U+FFFD for a byte that begins none.
char32_t nextCharacter(std::string_view utf8, std::size_t& at) {
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(utf8[i]); };
    const unsigned char lead = byte(at);
    const std::size_t length = lead < 0x80 ? 1 : lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : lead >= 0xC0 ? 2 : 0;
    if (length == 0 || at + length > utf8.size()) {
        ++at;
        return 0xFFFD;
    }
    char32_t character = length == 1 ? lead : lead & (0x7Fu >> length);
    for (std::size_t i = 1; i < length; ++i) {
        if ((byte(at + i) & 0xC0) != 0x80) {
            at += i;
            return 0xFFFD;
        }
        character = character << 6 | (byte(at + i) & 0x3F);
    }
    at += length;
    return character;
}

struct CharacterRange {
    char32_t first;
    char32_t last;
};

bool isIn(std::span<const CharacterRange> ranges, char32_t c) {
    return std::ranges::any_of(ranges,
                               [c](CharacterRange range) { return c >= range.first && c <= range.last; });
}

/// East Asian wide and full-width blocks and the emoji planes (Unicode UAX #11).
constexpr CharacterRange wide[] = {{0x1100, 0x115F}, {0x2E80, 0x303E},   {0x3041, 0xA4CF},  {0xA960, 0xA97F},
                                   {0xAC00, 0xD7A3}, {0xF900, 0xFAFF},   {0xFE30, 0xFE6F},  {0xFF00, 0xFF60},
                                   {0xFFE0, 0xFFE6}, {0x1F300, 0x1FAFF}, {0x20000, 0x3FFFD}};
/// Combining marks, joiners and variation selectors.
constexpr CharacterRange widthless[] = {{0x0300, 0x036F}, {0x200B, 0x200F}, {0x20D0, 0x20FF},
                                        {0xFE00, 0xFE0F}, {0xFE20, 0xFE2F}, {0xE0100, 0xE01EF}};

} // namespace

FontStyle styleOf(Font font) {
    switch (font) {
    case Font::Name:
        return {Face::InterSemiBold, 14};
    case Font::SecondLine:
        return {Face::Inter, 12};
    case Font::Label:
        return {Face::InterMedium, 12};
    case Font::Mono:
        return {Face::Mono, 11};
    case Font::BoundaryTitle:
        return {Face::InterSemiBold, 11, 0.6};
    case Font::Pill:
        return {Face::InterSemiBold, 11};
    case Font::Step:
        return {Face::InterBold, 11};
    }
    return {Face::Inter, 12};
}

Font labelFont(std::string_view label) {
    for (const std::string_view start :
         {"GET ", "POST ", "PUT ", "PATCH ", "DELETE ", "HEAD ", "OPTIONS ", "/"})
        if (label.starts_with(start)) return Font::Mono;
    return Font::Label;
}

namespace {

double lookUp(Face face, char32_t character) {
    if (isIn(widthless, character)) return 0;
    const FaceAdvances& advances = advancesOf(face);
    const auto after = std::ranges::upper_bound(advances.runs, character, {}, &AdvanceRun::first);
    if (after != advances.runs.begin()) {
        const AdvanceRun& run = *std::prev(after);
        if (character <= run.last)
            return static_cast<double>(advances.widths[run.offset + (character - run.first)]) /
                   advances.unitsPerEm;
    }
    return isIn(wide, character) ? 1 : 0.6;
}

constexpr std::size_t asciiSize = 128;
using AsciiAdvances = std::array<std::array<double, asciiSize>, faceCount>;

/// Nearly every character of a design.
const AsciiAdvances& asciiAdvances() {
    static const AsciiAdvances all = [] {
        AsciiAdvances table;
        for (std::size_t face = 0; face < faceCount; ++face)
            for (std::size_t c = 0; c < asciiSize; ++c)
                table[face][c] = lookUp(static_cast<Face>(face), static_cast<char32_t>(c));
        return table;
    }();
    return all;
}

} // namespace

double advanceOf(Face face, char32_t character) {
    if (character < asciiSize) return asciiAdvances()[static_cast<std::size_t>(face)][character];
    return lookUp(face, character);
}

double textWidth(std::string_view utf8, FontStyle style) {
    double em = 0;
    std::size_t count = 0;
    for (std::size_t at = 0; at < utf8.size(); ++count)
        em += advanceOf(style.face, nextCharacter(utf8, at));
    return em * style.size + static_cast<double>(count) * style.spacing;
}

double textWidth(std::string_view utf8, Font font) {
    return textWidth(utf8, styleOf(font));
}

std::string elided(std::string_view utf8, Font font, double width) {
    return elided(utf8, styleOf(font), width);
}

std::string elided(std::string_view utf8, FontStyle style, double width) {
    // A hundredth of a pixel: sums of the same advances may differ in the last bits.
    constexpr double tolerance = 0.01;
    if (textWidth(utf8, style) <= width + tolerance) return std::string(utf8);
    double room = width + tolerance - textWidth(ellipsis, style);
    std::size_t end = 0;
    for (std::size_t at = 0; at < utf8.size(); end = at) {
        room -= advanceOf(style.face, nextCharacter(utf8, at)) * style.size + style.spacing;
        if (room < 0) break;
    }
    while (end > 0 && utf8[end - 1] == ' ')
        --end;
    return std::string(utf8.substr(0, end)) + std::string(ellipsis);
}

std::vector<std::string> wrapped(std::string_view utf8, Font font, double width) {
    std::vector<std::string> lines{""};
    std::size_t at = 0;
    while (at < utf8.size()) {
        const std::size_t end = std::min(utf8.find_first_of(" \n", at), utf8.size());
        const std::string_view word = utf8.substr(at, end - at);
        const std::string longer =
            lines.back().empty() ? std::string(word) : lines.back() + " " + std::string(word);
        if (lines.back().empty() || textWidth(longer, font) <= width)
            lines.back() = longer;
        else
            lines.emplace_back(word);
        if (end < utf8.size() && utf8[end] == '\n') lines.emplace_back();
        at = end + 1;
    }
    for (std::string& line : lines)
        line = elided(line, font, width);
    return lines;
}

} // namespace chalkline
