#include "canvas/tools/connect_discs.h"

#include "canvas/tools/tool_paint.h"

#include <cmath>

namespace chalkline {

namespace {

constexpr double radius = 10; // px of the widget
constexpr double hitRadius = 12;
constexpr double outside = 10; // px of the widget between the box and a disc

} // namespace

std::array<Point, 4> discCentres(const Rect& box, double zoom) {
    const double away = (outside + radius) / zoom;
    const Point middle = box.centre();
    return {{{box.right() + away, middle.y},
             {middle.x, box.bottom() + away},
             {box.x - away, middle.y},
             {middle.x, box.y - away}}};
}

std::optional<BoxSide> discAt(const Rect& box, double zoom, Point at) {
    const auto centres = discCentres(box, zoom);
    for (std::size_t i = 0; i < centres.size(); ++i)
        if (std::hypot(at.x - centres[i].x, at.y - centres[i].y) <= hitRadius / zoom)
            return static_cast<BoxSide>(i);
    return std::nullopt;
}

void paintDiscs(QPainter& painter, const Rect& box, double zoom, const Theme& theme) {
    const QPen line(colourOf(theme.accent), 1.5 / zoom);
    for (const Point& centre : discCentres(box, zoom)) {
        const QPointF at(centre.x, centre.y);
        painter.setPen(line);
        painter.setBrush(colourOf(theme.card));
        painter.drawEllipse(at, radius / zoom, radius / zoom);
        const double arm = 4.5 / zoom;
        painter.drawLine(at - QPointF(arm, 0), at + QPointF(arm, 0));
        painter.drawLine(at - QPointF(0, arm), at + QPointF(0, arm));
    }
}

} // namespace chalkline
