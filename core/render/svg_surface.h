// Writes what is drawn as one SVG document: text stays text unless outlines are asked for, everything is
// escaped by one function, colours that are none become black, and there is no script, foreignObject or
// outside reference whatever names say. Numbers have at most two decimals.
#pragma once

#include "base/error.h"
#include "render/surface.h"

#include <map>
#include <set>
#include <utility>

namespace chalkline {

/// How words are written.
enum class SvgText {
    Fallback, // text, with fonts to fall back on
    Embedded, // text, with the characters used of each font carried along
    Outlines, // shapes; characters that our fonts lack stay text
};

class SvgSurface : public Surface {
public:
    explicit SvgSurface(SvgText text = SvgText::Fallback)
        : text_(text) {}

    [[nodiscard]] bool keepsWords() const override { return true; }
    void beginGroup(const Group& group) override;
    void endGroup() override;
    void path(const Path& path, const Fill& fill, const Pen& pen) override;
    void polyline(const std::vector<Point>& points, double radius, const Pen& pen) override;
    void circle(Point centre, double radius, const Fill& fill, const Pen& pen) override;
    void arrowhead(Head head, Point from, Point tip, std::string_view colour) override;
    void text(Point at, std::string_view text, FontStyle font, Anchor anchor,
              std::string_view colour) override;
    void glyph(Point at, double size, const Glyph& glyph, GlyphSize grid, std::string_view colour) override;

    struct Page {
        Rect area;                    // of the scene; its size is that of the picture
        std::string_view background;  // "" = none
        std::string_view title;       // "" = none
        std::string_view description; // "" = none
        std::string_view metadata;    // XML to put into <metadata>, "" = none
    };
    /// The document with all that was drawn. Fails only where a font cannot be made smaller.
    [[nodiscard]] Expected<std::string> document(const Page& page) const;

private:
    void style(const Fill& fill, const Pen& pen);
    void writePath(const Path& path, const Fill& fill, const Pen& pen, std::string_view more = {});
    void indent();
    [[nodiscard]] std::string glyphId(const Glyph& glyph, GlyphSize grid);

    SvgText text_;
    std::string body_;
    std::string definitions_;
    std::map<std::pair<const Glyph*, GlyphSize>, int> glyphs_;
    std::map<Face, std::set<char32_t>> characters_;
    int depth_ = 1;
};

} // namespace chalkline
