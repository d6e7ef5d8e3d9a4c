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
    const double share =
        length > 0 ? std::clamp(((p.x - a.x) * dx + (p.y - a.y) * dy) / length, 0.0, 1.0) : 0;
    return std::hypot(p.x - a.x - share * dx, p.y - a.y - share * dy);
}

bool isOnLine(const Route& route, Point at, double reach) {
    if (route.label && route.label->contains(at)) return true;
    for (std::size_t i = 0; i + 1 < route.points.size(); ++i)
        if (distanceTo(at, route.points[i], route.points[i + 1]) <= reach) return true;
    return false;
}

bool isOnBorder(const Rect& box, Point at, double reach) {
    const bool inTitle =
        at.x >= box.x && at.x <= box.right() && std::abs(at.y - box.y) <= std::max(reach, 10.0);
    return inTitle || (box.grown(reach).contains(at) && !box.grown(-reach).contains(at));
}

double shareInside(const Rect& box, const Rect& frame) {
    const double w = std::min(box.right(), frame.right()) - std::max(box.x, frame.x);
    const double h = std::min(box.bottom(), frame.bottom()) - std::max(box.y, frame.y);
    return w > 0 && h > 0 && box.w * box.h > 0 ? w * h / (box.w * box.h) : 0;
}

/// True if the stretch from a to b shares a point with the frame (Liang-Barsky).
bool crosses(Point a, Point b, const Rect& frame) {
    double from = 0;
    double to = 1;
    const auto clip = [&](double step, double room) {
        if (step == 0) return room >= 0;
        const double share = room / step;
        if (step < 0)
            from = std::max(from, share);
        else
            to = std::min(to, share);
        return from <= to;
    };
    return clip(a.x - b.x, a.x - frame.x) && clip(b.x - a.x, frame.right() - a.x) &&
           clip(a.y - b.y, a.y - frame.y) && clip(b.y - a.y, frame.bottom() - a.y);
}

bool isTouched(const Route& route, const Rect& frame) {
    for (std::size_t i = 0; i + 1 < route.points.size(); ++i)
        if (crosses(route.points[i], route.points[i + 1], frame)) return true;
    return false;
}

} // namespace

Ref hitAt(const Document& document, SheetId sheet, const RoutedSheet& routed, Point at, double reach) {
    Ref hit;
    std::int64_t front = 0;
    for (const auto& [ref, box] : routed.boxes) {
        const bool solid = ref.type != RecordType::Boundary || routed.folding.collapsed.contains(ref);
        if (!solid || !box.contains(at)) continue;
        const Placement* placement = placementOn(document, sheet, ref);
        const std::int64_t z = placement ? placement->z : 0;
        if (hit.type != RecordType::None && std::pair(z, ref.id) < std::pair(front, hit.id)) continue;
        hit = ref;
        front = z;
    }
    if (hit.type != RecordType::None) return hit;
    for (auto route = routed.routes.rbegin(); route != routed.routes.rend(); ++route)
        if (isOnLine(*route, at, reach)) return {RecordType::Edge, route->edge.value};
    double smallest = 1e18;
    for (const auto& [ref, box] : routed.boxes)
        if (ref.type == RecordType::Boundary && document.contains(ref) && box.w * box.h < smallest &&
            isOnBorder(box, at, reach)) {
            hit = ref;
            smallest = box.w * box.h;
        }
    return hit;
}

std::set<Ref> hitWithin(const RoutedSheet& routed, const Rect& frame) {
    std::set<Ref> chosen;
    for (const auto& [ref, box] : routed.boxes) {
        const double share = shareInside(box, frame);
        if (ref.type == RecordType::Boundary ? share > 0.999 : share > 0.5) chosen.insert(ref);
    }
    for (const Route& route : routed.routes)
        if (isTouched(route, frame)) chosen.insert({RecordType::Edge, route.edge.value});
    return chosen;
}

} // namespace chalkline
