// Writes what is drawn as one SVG document: text stays text, everything is escaped by the XML writer, control
// characters are left out, and there is no script, foreignObject or outside reference whatever names say.
#pragma once

#include "render/surface.h"

#include <QByteArray>
#include <QXmlStreamWriter>

namespace chalkline {

class SvgSurface : public Surface {
public:
    /// Pixel size of the picture; `origin` is the scene point at its top left corner.
    SvgSurface(Size size, Point origin, const std::string& background, std::string_view title);

    void beginGroup(std::string_view id, std::string_view kind, std::string_view title) override;
    void endGroup() override;
    void path(const Path& path, const Fill& fill, const Pen& pen) override;
    void polyline(const std::vector<Point>& points, double radius, const Pen& pen) override;
    void circle(Point centre, double radius, const Fill& fill, const Pen& pen) override;
    void arrowhead(Head head, Point from, Point tip, const std::string& colour) override;
    void text(Point at, std::string_view text, Font font, Anchor anchor, const std::string& colour) override;
    void glyph(Point at, double size, const Glyph& glyph, GlyphSize grid, const std::string& colour) override;

    /// Ends the document; nothing may be drawn after.
    [[nodiscard]] std::string finish();

private:
    void style(const Fill& fill, const Pen& pen);
    void writePath(const QString& data, const Fill& fill, const Pen& pen);

    QByteArray data_;
    QXmlStreamWriter xml_;
};

} // namespace chalkline
