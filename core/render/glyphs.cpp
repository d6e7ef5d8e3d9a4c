#include "render/glyphs.h"

#include "render/glyph_tables.h"

#include <algorithm>
#include <vector>

namespace chalkline {

namespace {

struct Sizes {
    Glyph small;
    Glyph full;
};

Path pathOf(const glyphs::Shape& shape) {
    Path path;
    path.reserve(shape.steps.size());
    const std::int16_t* at = shape.points;
    const auto point = [&at] {
        const Point p{at[0] / 100.0, at[1] / 100.0};
        at += 2;
        return p;
    };
    for (const char letter : shape.steps) {
        if (letter == 'Z') {
            path.push_back({Step::Close, {}, {}, {}});
        } else if (letter == 'C') {
            const Point first = point();
            const Point second = point();
            path.push_back({Step::Cubic, point(), first, second});
        } else {
            path.push_back({letter == 'M' ? Step::Move : Step::Line, point(), {}, {}});
        }
    }
    return path;
}

Glyph glyphFrom(const glyphs::Drawing& drawing) {
    return {pathOf(drawing.strokes), pathOf(drawing.tint), pathOf(drawing.solid)};
}

/// In the order of glyphs::rows.
const std::vector<Sizes>& allSizes() {
    static const std::vector<Sizes> all = [] {
        std::vector<Sizes> sizes;
        sizes.reserve(glyphs::rows.size());
        for (const glyphs::Row& row : glyphs::rows)
            sizes.push_back({glyphFrom(row.small16), glyphFrom(row.full24)});
        return sizes;
    }();
    return all;
}

} // namespace

const Glyph& glyphOf(std::string_view kindId, GlyphSize size) {
    auto row = std::ranges::lower_bound(glyphs::rows, kindId, {}, &glyphs::Row::kindId);
    if (row == glyphs::rows.end() || row->kindId != kindId)
        row = std::ranges::lower_bound(glyphs::rows, std::string_view("compute.service"), {},
                                       &glyphs::Row::kindId);
    const Sizes& sizes = allSizes()[static_cast<std::size_t>(row - glyphs::rows.begin())];
    return size == GlyphSize::Full24 ? sizes.full : sizes.small;
}

} // namespace chalkline
