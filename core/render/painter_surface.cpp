#include "render/painter_surface.h"

#include "render/embedded_fonts.h"
#include "render/line_shapes.h"

#include <QFontMetricsF>
#include <QPaintEngine>
#include <QPainterPath>

#include <algorithm>

namespace chalkline {

namespace {

QColor colourOf(std::string_view text, double opacity = 1) {
    QColor colour(QLatin1String(text.data(), static_cast<qsizetype>(text.size())));
    colour.setAlphaF(static_cast<float>(opacity));
    return colour;
}

QPointF at(Point point) {
    return {point.x, point.y};
}

QPainterPath toPainterPath(const Path& path) {
    QPainterPath result;
    for (const PathStep& step : path) {
        switch (step.step) {
        case Step::Move:
            result.moveTo(at(step.to));
            break;
        case Step::Line:
            result.lineTo(at(step.to));
            break;
        case Step::Cubic:
            result.cubicTo(at(step.first), at(step.second), at(step.to));
            break;
        case Step::Close:
            result.closeSubpath();
            break;
        }
    }
    return result;
}

QPen toPen(const Pen& pen) {
    if (pen.colour.empty()) return QPen(Qt::NoPen);
    // Butt caps and mitred joins, as SVG has them.
    QPen result(colourOf(pen.colour), pen.width, Qt::SolidLine, Qt::FlatCap, Qt::SvgMiterJoin);
    if (pen.dash.empty()) return result;
    QList<qreal> pattern; // in pen widths
    for (const double length : pen.dash)
        pattern.append(length / pen.width);
    result.setDashPattern(pattern);
    return result;
}

QPen roundPen(std::string_view colour, double width) {
    return {colourOf(colour), width, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin};
}

QBrush toBrush(const Fill& fill) {
    return fill.colour.empty() ? QBrush(Qt::NoBrush) : QBrush(colourOf(fill.colour, fill.opacity));
}

} // namespace

PainterSurface::PainterSurface(QPainter& painter)
    : painter_(painter) {
    painter_.setRenderHints(QPainter::Antialiasing | QPainter::TextAntialiasing |
                            QPainter::SmoothPixmapTransform);
}

void PainterSurface::beginGroup(const Group&) {}

void PainterSurface::endGroup() {}

void PainterSurface::path(const Path& path, const Fill& fill, const Pen& pen) {
    // Into an image, Qt measures dashes from where a curve enters it: two bands of one image would not meet.
    const bool dashesByHand = !pen.dash.empty() && painter_.paintEngine()->type() == QPaintEngine::Raster;
    const QPainterPath shape = toPainterPath(path);
    painter_.setPen(dashesByHand ? QPen(Qt::NoPen) : toPen(pen));
    painter_.setBrush(toBrush(fill));
    painter_.drawPath(shape);
    if (!dashesByHand) return;
    QPainterPathStroker stroker(toPen(pen));
    stroker.setCurveThreshold(0.03); // px; fine enough at four times the size
    painter_.fillPath(stroker.createStroke(shape), colourOf(pen.colour));
}

void PainterSurface::polyline(const std::vector<Point>& points, double radius, const Pen& pen) {
    if (points.size() < 2) return;
    path(roundedPolyline(points, radius), {}, pen);
}

void PainterSurface::circle(Point centre, double radius, const Fill& fill, const Pen& pen) {
    painter_.setPen(toPen(pen));
    painter_.setBrush(toBrush(fill));
    painter_.drawEllipse(at(centre), radius, radius);
}

void PainterSurface::arrowhead(Head head, Point from, Point tip, std::string_view colour) {
    if (head == Head::None) return;
    if (head == Head::Filled) {
        path(arrowheadShape(head, from, tip), {colour, 1}, {});
        return;
    }
    painter_.setPen(roundPen(colour, 1.75));
    painter_.setBrush(Qt::NoBrush);
    painter_.drawPath(toPainterPath(arrowheadShape(head, from, tip)));
}

const QFont& PainterSurface::fontFor(const FontStyle& style) {
    const auto known = std::ranges::find(fonts_, style, &KnownFont::style);
    if (known != fonts_.end()) return known->font;
    return fonts_.emplace_back(style, fontOf(style)).font;
}

void PainterSurface::text(Point baseline, std::string_view text, FontStyle font, Anchor anchor,
                          std::string_view colour) {
    const QFont& face = fontFor(font);
    const QString words = QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
    const double width = anchor == Anchor::Start ? 0 : QFontMetricsF(face).horizontalAdvance(words);
    const double left = baseline.x - (anchor == Anchor::Middle ? width / 2
                                      : anchor == Anchor::End  ? width
                                                               : 0);
    painter_.setFont(face);
    painter_.setPen(colourOf(colour));
    // Glyphs go to whole pixels; where one is exactly between two, the same side is taken in every band.
    constexpr double offTheFence = 1.0 / 4096; // px
    painter_.drawText(QPointF(left + offTheFence, baseline.y + offTheFence), words);
}

void PainterSurface::glyph(Point corner, double size, const Glyph& glyph, GlyphSize grid,
                           std::string_view colour) {
    painter_.save();
    painter_.translate(at(corner));
    painter_.scale(size / gridOf(grid), size / gridOf(grid));
    if (!glyph.tint.empty()) path(glyph.tint, {colour, glyphTintOpacity}, {});
    painter_.setPen(roundPen(colour, strokeOf(grid)));
    painter_.setBrush(Qt::NoBrush);
    painter_.drawPath(toPainterPath(glyph.strokes));
    if (!glyph.solid.empty()) path(glyph.solid, {colour, 1}, {});
    painter_.restore();
}

} // namespace chalkline
