// What ScenePainter draws through. A surface draws at once, in order; it knows no model and no theme. All
// coordinates in px of the scene, y down; colours are #rrggbb.
#pragma once

#include "base/text_advance.h"
#include "geometry/outline.h"
#include "render/glyphs.h"

#include <string>
#include <string_view>
#include <vector>

namespace chalkline {

struct Pen {
    std::string_view colour; // "" = no line
    double width = 1;
    std::vector<double> dash; // px on, px off; empty = solid
};

struct Fill {
    std::string_view colour; // "" = none
    double opacity = 1;
};

enum class Anchor { Start, Middle, End };
enum class Head { None, Filled, Open };

/// One thing of the picture, for surfaces that keep structure.
struct Group {
    std::string_view id;          // unique in the picture or ""
    std::string_view classes;     // separated by blanks
    std::string_view title;       // what it is called, or ""
    std::string_view description; // what it is, or ""
};

class Surface {
public:
    virtual ~Surface() = default;

    /// Whether titles and descriptions are kept; where not, they need not be made.
    [[nodiscard]] virtual bool keepsWords() const { return false; }
    virtual void beginGroup(const Group& group) = 0;
    virtual void endGroup() = 0;
    virtual void path(const Path& path, const Fill& fill, const Pen& pen) = 0;
    /// Corners rounded by `radius`.
    virtual void polyline(const std::vector<Point>& points, double radius, const Pen& pen) = 0;
    virtual void circle(Point centre, double radius, const Fill& fill, const Pen& pen) = 0;
    /// An arrowhead with its tip at `tip`, coming from `from`.
    virtual void arrowhead(Head head, Point from, Point tip, std::string_view colour) = 0;
    /// One line; `at` is the anchor on the baseline. Must already fit: surfaces do not elide.
    virtual void text(Point at, std::string_view text, FontStyle font, Anchor anchor,
                      std::string_view colour) = 0;
    /// A glyph drawn on the grid of `grid`, with its top left at `at`, scaled to `size` px.
    virtual void glyph(Point at, double size, const Glyph& glyph, GlyphSize grid,
                       std::string_view colour) = 0;
};

} // namespace chalkline
