// The glyph drawings as glyph_compiler writes them from resources/glyphs; only glyphs.cpp reads them. Rows
// are in the order of their ids; points are hundredths of a grid unit.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

namespace chalkline::glyphs {

/// One letter per step (M, L, C or Z) and its points, x before y: one for M and L, three for C, none for Z.
struct Shape {
    std::string_view steps;
    const std::int16_t* points = nullptr;
};

struct Drawing {
    Shape strokes;
    Shape tint;
    Shape solid;
};

struct Row {
    std::string_view kindId;
    Drawing full24;
    Drawing small16;
};

extern const std::span<const Row> rows;

} // namespace chalkline::glyphs
