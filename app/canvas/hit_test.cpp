#include "canvas/hit_test.h"

#include "geometry/boxes.h"

#include <algorithm>
#include <cmath>

namespace chalkline {

namespace {

double distanceTo(Point p, Point a, Point b) {
    const double dx = b.x - a.x;
    const double dy = b.y - a.y;
    const double length = dx * dx + dy * dy;
    const double share = length > 0 ? std::clamp(((p.x - a.x) * dx + (p.y - a.y) * dy) / length, 0.0, 1.0) : 0;
    return std::hypot(p.x - a.x - share * dx, p.y - a.y - share * dy);
}

bool isOnLine(const Route& route, Point at, double reach) {
    if (route.label && route.label->contains(at)) return true;
    for (std::size_t i = 0; i + 1 < route.points.size(); ++i)
        if (distanceTo(at, route.points[i], route.points[i + 1]) <= reach) return true;
    return false;
}

bool isOnBorder(const Rect& box, Point at, double reach) {
    const bool inTitle = at.x >= box.x && at.x <= box.right() && std::abs(at.y - box.y) <= std::max(reach, 10.0);
    return inTitle || (box.grown(reach).contains(at) && !box.grown(-reach).contains(at));
}

double shareInside(const Rect& box, const Rect& frame) {
    const double w = std::min(box.right(), frame.right()) - std::max(box.x, frame.x);
    const double h = std::min(box.bottom(), frame.bottom()) - std::max(box.y, frame.y);
    return w > 0 && h > 0 && box.w * box.h > 0 ? w * h / (box.w * box.h) : 0;
}

} // namespace

Ref hitAt(const Tables& tables, const RoutedSheet& sheet, Point at, double reach) {
    Ref hit;
    for (const auto& [ref, box] : sheet.boxes)
        if (ref.type != RecordType::Boundary && box.contains(at) && (hit.type == RecordType::None || hit.id < ref.id))
            hit = ref; // the later one is drawn above
    if (hit.type != RecordType::None) return hit;
    for (auto route = sheet.routes.rbegin(); route != sheet.routes.rend(); ++route)
        if (isOnLine(*route, at, reach)) return {RecordType::Edge, route->edge.value};
    double smallest = 1e18;
    for (const auto& [ref, box] : sheet.boxes)
        if (ref.type == RecordType::Boundary && tables.contains(ref) && box.w * box.h < smallest &&
            isOnBorder(box, at, reach)) {
            hit = ref;
            smallest = box.w * box.h;
        }
    return hit;
}

std::set<Ref> hitWithin(const Tables& tables, const RoutedSheet& sheet, const Rect& frame) {
    std::set<Ref> chosen;
    for (const auto& [ref, box] : sheet.boxes) {
        const double share = shareInside(box, frame);
        if (ref.type == RecordType::Boundary ? share > 0.999 : share > 0.5) chosen.insert(ref);
    }
    for (const Route& route : sheet.routes)
        if (const Edge* edge = tables.find(route.edge);
            edge && chosen.contains(edge->from()) && chosen.contains(edge->to()))
            chosen.insert(refOf(*edge));
    return chosen;
}

} // namespace chalkline
