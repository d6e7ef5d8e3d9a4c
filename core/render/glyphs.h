// The glyph of each kind, drawn for two sizes: used by the scene painter, the palette and lists. Coordinates
// are on a grid of 24 or 16 units, y down; the drawings are resources/glyphs, compiled into the program.
#pragma once

#include "geometry/outline.h"

#include <string_view>

namespace chalkline {

/// Which drawing, not how large: the 24 one serves from 20 px up, the 16 one below.
enum class GlyphSize { Small16, Full24 };

/// Drawn in one colour: first the tint at glyphTintOpacity, then the strokes with round caps and joins, then
/// the solid. Tint and solid may be empty.
struct Glyph {
    Path strokes;
    Path tint;
    Path solid;
};

inline constexpr double glyphTintOpacity = 0.18;

/// The grid the size is drawn on, and the width of its strokes on that grid.
[[nodiscard]] constexpr double gridOf(GlyphSize size) {
    return size == GlyphSize::Full24 ? 24 : 16;
}
[[nodiscard]] constexpr double strokeOf(GlyphSize size) {
    return size == GlyphSize::Full24 ? 1.9 : 1.5;
}

/// The kind's glyph; the cube of compute.service for kinds the catalogue does not know. Lives for ever.
[[nodiscard]] const Glyph& glyphOf(std::string_view kindId, GlyphSize size);

} // namespace chalkline
