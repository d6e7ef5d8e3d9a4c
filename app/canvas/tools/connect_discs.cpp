#include "canvas/tools/connect_discs.h"

#include <cmath>

namespace chalkline {

namespace {

constexpr double radius = 10;   // px of the widget
constexpr double hitRadius = 12;
constexpr double outside = 10;  // px of the widget between the box and a disc

QColor colourOf(const std::string& text) {
    return QColor(QString::fromStdString(text));
}

} // namespace

std::array<Point, 4> discCentres(const Rect& box, double zoom) {
    const double away = (outside + radius) / zoom;
    const Point middle = box.centre();
    return {{{box.right() + away, middle.y},
             {middle.x, box.bottom() + away},
             {box.x - away, middle.y},
             {middle.x, box.y - away}}};
}

bool discAt(const Rect& box, double zoom, Point at) {
    for (const Point& centre : discCentres(box, zoom))
        if (std::hypot(at.x - centre.x, at.y - centre.y) <= hitRadius / zoom) return true;
    return false;
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
