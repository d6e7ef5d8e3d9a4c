// Draws through a QPainter: images, print and PDF. Needs a QGuiApplication for its fonts. The
// painter's own transformation decides scale and origin.
#pragma once

#include "render/surface.h"

#include <QFont>
#include <QPainter>

namespace chalkline {

class PainterSurface : public Surface {
public:
    /// `painter` must outlive the surface; its render hints are set.
    explicit PainterSurface(QPainter& painter);

    void beginGroup(const Group& group) override;
    void endGroup() override;
    void path(const Path& path, const Fill& fill, const Pen& pen) override;
    void polyline(const std::vector<Point>& points, double radius, const Pen& pen) override;
    void circle(Point centre, double radius, const Fill& fill, const Pen& pen) override;
    void arrowhead(Head head, Point from, Point tip, std::string_view colour) override;
    void text(Point at, std::string_view text, FontStyle font, Anchor anchor,
              std::string_view colour) override;
    void glyph(Point at, double size, const Glyph& glyph, GlyphSize grid, std::string_view colour) override;

private:
    struct KnownFont {
        FontStyle style;
        QFont font;
    };
    [[nodiscard]] const QFont& fontFor(const FontStyle& style);

    QPainter& painter_;
    std::vector<KnownFont> fonts_; // a picture has few; making one costs a look-up by name
};

} // namespace chalkline
