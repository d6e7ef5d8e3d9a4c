#include "canvas/tools/gestures.h"

#include <cmath>
#include <limits>

namespace chalkline {

std::array<Point, 4> cornersOf(const Rect& box) {
    return {{{box.x, box.y}, {box.right(), box.y}, {box.right(), box.bottom()}, {box.x, box.bottom()}}};
}

const Route* routeOf(const RoutedSheet& sheet, EdgeId edge) {
    const auto found = std::ranges::find(sheet.routes, edge, &Route::edge);
    return found == sheet.routes.end() ? nullptr : &*found;
}

PlaceOnLine nearestOnLine(const std::vector<Point>& points, Point at) {
    PlaceOnLine best;
    double nearest = std::numeric_limits<double>::max();
    double before = 0;
    double total = 0;
    double along = 0;
    for (std::size_t i = 0; i + 1 < points.size(); ++i) {
        const double dx = points[i + 1].x - points[i].x;
        const double dy = points[i + 1].y - points[i].y;
        const double length = std::hypot(dx, dy);
        total += length;
        if (length < 1e-9) continue;
        const double share =
            std::clamp(((at.x - points[i].x) * dx + (at.y - points[i].y) * dy) / (length * length), 0.0, 1.0);
        const Point point{points[i].x + share * dx, points[i].y + share * dy};
        const double distance = std::hypot(at.x - point.x, at.y - point.y);
        if (distance < nearest) {
            nearest = distance;
            along = before + share * length;
            best.point = point;
        }
        before += length;
    }
    best.share = total > 0 ? along / total : 0;
    return best;
}

} // namespace chalkline
