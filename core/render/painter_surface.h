// Draws through a QPainter: images now, print and PDF later. Needs a QGuiApplication for its fonts. The
// painter's own transformation decides scale and origin.
#pragma once

#include "render/surface.h"

#include <QPainter>

namespace chalkline {

class PainterSurface : public Surface {
public:
    /// `painter` must outlive the surface; its render hints are set.
    explicit PainterSurface(QPainter& painter);

    void beginGroup(std::string_view id, std::string_view kind, std::string_view title) override;
    void endGroup() override;
    void path(const Path& path, const Fill& fill, const Pen& pen) override;
    void polyline(const std::vector<Point>& points, double radius, const Pen& pen) override;
    void circle(Point centre, double radius, const Fill& fill, const Pen& pen) override;
    void arrowhead(Head head, Point from, Point tip, const std::string& colour) override;
    void text(Point at, std::string_view text, Font font, Anchor anchor, const std::string& colour) override;
    void glyph(Point at, double size, const Glyph& glyph, GlyphSize grid, const std::string& colour) override;

private:
    QPainter& painter_;
};

} // namespace chalkline
