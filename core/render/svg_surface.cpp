#include "render/svg_surface.h"

#include "model/field_value.h"
#include "render/line_shapes.h"

#include <cmath>

namespace chalkline {

namespace {

constexpr const char* sans = "Inter, 'Helvetica Neue', Arial, 'DejaVu Sans', sans-serif";
constexpr const char* comic = "'Comic Neue', 'Comic Sans MS', cursive, sans-serif";
constexpr const char* mono = "'JetBrains Mono', 'DejaVu Sans Mono', Menlo, Consolas, monospace";

const char* familyOf(Face face) {
    return face == Face::Mono ? mono : face == Face::HandDrawn || face == Face::HandDrawnBold ? comic : sans;
}

int weightOf(Face face) {
    switch (face) {
    case Face::Inter:
    case Face::HandDrawn:
        return 400;
    case Face::InterMedium:
    case Face::Mono:
        return 500;
    case Face::InterSemiBold:
        return 600;
    case Face::InterBold:
    case Face::HandDrawnBold:
        return 700;
    }
    return 400;
}

/// At most two decimals, so that the same picture gives the same bytes.
QString number(double value) {
    const double rounded = std::round(value * 100) / 100;
    return QString::fromStdString(formatNumber(rounded == 0 ? 0 : rounded));
}

QString pointText(Point p) {
    return number(p.x) + u' ' + number(p.y);
}

QString pathText(const Path& path) {
    QString text;
    for (const PathStep& step : path) {
        if (!text.isEmpty()) text += u' ';
        switch (step.step) {
        case Step::Move:
            text += u'M' + pointText(step.to);
            break;
        case Step::Line:
            text += u'L' + pointText(step.to);
            break;
        case Step::Cubic:
            text += u'C' + pointText(step.first) + u' ' + pointText(step.second) + u' ' + pointText(step.to);
            break;
        case Step::Close:
            text += u'Z';
            break;
        }
    }
    return text;
}

/// XML allows no C0 controls but tab and line breaks; QXmlStreamWriter would write the others as they are.
QString clean(std::string_view utf8) {
    QString text = QString::fromUtf8(utf8.data(), static_cast<qsizetype>(utf8.size()));
    erase_if(text, [](QChar c) {
        return (c < u' ' && c != u'\t' && c != u'\n') || c == QChar(0xFFFE) || c == QChar(0xFFFF);
    });
    return text;
}

} // namespace

SvgSurface::SvgSurface(Size size, Point origin, const std::string& background, std::string_view title)
    : xml_(&data_) {
    xml_.setAutoFormatting(true);
    xml_.setAutoFormattingIndent(1);
    xml_.writeStartDocument();
    xml_.writeStartElement(QStringLiteral("svg"));
    xml_.writeAttribute(QStringLiteral("width"), number(size.w));
    xml_.writeAttribute(QStringLiteral("height"), number(size.h));
    xml_.writeAttribute(QStringLiteral("viewBox"),
                        pointText(origin) + u' ' + number(size.w) + u' ' + number(size.h));
    xml_.writeAttribute(QStringLiteral("xmlns"), QStringLiteral("http://www.w3.org/2000/svg"));
    if (!title.empty()) xml_.writeTextElement(QStringLiteral("title"), clean(title));
    if (background.empty()) return;
    path({{Step::Move, origin, {}, {}},
          {Step::Line, {origin.x + size.w, origin.y}, {}, {}},
          {Step::Line, {origin.x + size.w, origin.y + size.h}, {}, {}},
          {Step::Line, {origin.x, origin.y + size.h}, {}, {}},
          {Step::Close, {}, {}, {}}},
         {background, 1}, {});
}

void SvgSurface::beginGroup(std::string_view id, std::string_view kind, std::string_view title) {
    xml_.writeStartElement(QStringLiteral("g"));
    if (!id.empty()) xml_.writeAttribute(QStringLiteral("id"), clean(id));
    if (!kind.empty()) xml_.writeAttribute(QStringLiteral("class"), clean(kind));
    if (!title.empty()) xml_.writeTextElement(QStringLiteral("title"), clean(title));
}

void SvgSurface::endGroup() {
    xml_.writeEndElement();
}

void SvgSurface::style(const Fill& fill, const Pen& pen) {
    xml_.writeAttribute(QStringLiteral("fill"),
                        fill.colour.empty() ? QStringLiteral("none") : clean(fill.colour));
    if (!fill.colour.empty() && fill.opacity < 1)
        xml_.writeAttribute(QStringLiteral("fill-opacity"), number(fill.opacity));
    if (pen.colour.empty()) return;
    xml_.writeAttribute(QStringLiteral("stroke"), clean(pen.colour));
    xml_.writeAttribute(QStringLiteral("stroke-width"), number(pen.width));
    if (pen.dash.empty()) return;
    QString dash;
    for (const double length : pen.dash)
        dash += (dash.isEmpty() ? QString() : QStringLiteral(" ")) + number(length);
    xml_.writeAttribute(QStringLiteral("stroke-dasharray"), dash);
}

void SvgSurface::writePath(const QString& data, const Fill& fill, const Pen& pen) {
    xml_.writeStartElement(QStringLiteral("path"));
    xml_.writeAttribute(QStringLiteral("d"), data);
    style(fill, pen);
    xml_.writeEndElement();
}

void SvgSurface::path(const Path& path, const Fill& fill, const Pen& pen) {
    writePath(pathText(path), fill, pen);
}

void SvgSurface::polyline(const std::vector<Point>& points, double radius, const Pen& pen) {
    if (points.size() < 2) return;
    writePath(pathText(roundedPolyline(points, radius)), {}, pen);
}

void SvgSurface::circle(Point centre, double radius, const Fill& fill, const Pen& pen) {
    xml_.writeStartElement(QStringLiteral("circle"));
    xml_.writeAttribute(QStringLiteral("cx"), number(centre.x));
    xml_.writeAttribute(QStringLiteral("cy"), number(centre.y));
    xml_.writeAttribute(QStringLiteral("r"), number(radius));
    style(fill, pen);
    xml_.writeEndElement();
}

void SvgSurface::arrowhead(Head head, Point from, Point tip, const std::string& colour) {
    if (head == Head::None) return;
    const Path path = arrowheadShape(head, from, tip);
    if (head == Head::Filled) {
        this->path(path, {colour, 1}, {});
        return;
    }
    xml_.writeStartElement(QStringLiteral("path"));
    xml_.writeAttribute(QStringLiteral("d"), pathText(path));
    style({}, {colour, 1.75, {}});
    xml_.writeAttribute(QStringLiteral("stroke-linejoin"), QStringLiteral("round"));
    xml_.writeAttribute(QStringLiteral("stroke-linecap"), QStringLiteral("round"));
    xml_.writeEndElement();
}

void SvgSurface::text(Point at, std::string_view text, Font font, Anchor anchor, const std::string& colour) {
    const FontStyle style = styleOf(font);
    xml_.writeStartElement(QStringLiteral("text"));
    xml_.writeAttribute(QStringLiteral("x"), number(at.x));
    xml_.writeAttribute(QStringLiteral("y"), number(at.y));
    xml_.writeAttribute(QStringLiteral("font-family"), QString::fromLatin1(familyOf(style.face)));
    xml_.writeAttribute(QStringLiteral("font-size"), number(style.size));
    xml_.writeAttribute(QStringLiteral("font-weight"), QString::number(weightOf(style.face)));
    if (style.spacing > 0) xml_.writeAttribute(QStringLiteral("letter-spacing"), number(style.spacing));
    if (anchor == Anchor::Middle)
        xml_.writeAttribute(QStringLiteral("text-anchor"), QStringLiteral("middle"));
    if (anchor == Anchor::End) xml_.writeAttribute(QStringLiteral("text-anchor"), QStringLiteral("end"));
    xml_.writeAttribute(QStringLiteral("fill"), clean(colour));
    xml_.writeCharacters(clean(text));
    xml_.writeEndElement();
}

void SvgSurface::glyph(Point at, double size, const Glyph& glyph, GlyphSize grid, const std::string& colour) {
    xml_.writeStartElement(QStringLiteral("g"));
    xml_.writeAttribute(
        QStringLiteral("transform"),
        QStringLiteral("translate(%1) scale(%2)").arg(pointText(at), number(size / gridOf(grid))));
    if (!glyph.tint.empty()) path(glyph.tint, {colour, glyphTintOpacity}, {});
    xml_.writeStartElement(QStringLiteral("path"));
    xml_.writeAttribute(QStringLiteral("d"), pathText(glyph.strokes));
    style({}, {colour, strokeOf(grid), {}});
    xml_.writeAttribute(QStringLiteral("stroke-linecap"), QStringLiteral("round"));
    xml_.writeAttribute(QStringLiteral("stroke-linejoin"), QStringLiteral("round"));
    xml_.writeEndElement();
    if (!glyph.solid.empty()) path(glyph.solid, {colour, 1}, {});
    xml_.writeEndElement();
}

std::string SvgSurface::finish() {
    xml_.writeEndDocument();
    return data_.toStdString();
}

} // namespace chalkline
