#include "render/line_shapes.h"

#include <cmath>

namespace chalkline {

Path roundedPolyline(const std::vector<Point>& points, double radius) {
    // A cubic whose handles are this share of the corner comes closest to a quarter circle.
    constexpr double roundness = 0.55;
    Path path{{Step::Move, points.front(), {}, {}}};
    for (std::size_t i = 1; i + 1 < points.size(); ++i) {
        const Point& corner = points[i];
        const double before = std::hypot(corner.x - points[i - 1].x, corner.y - points[i - 1].y);
        const double after = std::hypot(points[i + 1].x - corner.x, points[i + 1].y - corner.y);
        const double r = std::min({radius, before / 2, after / 2});
        const Point in = towards(corner, points[i - 1], r);
        const Point out = towards(corner, points[i + 1], r);
        path.push_back({Step::Line, in, {}, {}});
        path.push_back(
            {Step::Cubic, out, towards(in, corner, r * roundness), towards(out, corner, r * roundness)});
    }
    path.push_back({Step::Line, points.back(), {}, {}});
    return path;
}

std::vector<Point> beside(const std::vector<Point>& points, double distance) {
    const auto normal = [&](std::size_t i) { // of the segment after points[i]
        const Point d{points[i + 1].x - points[i].x, points[i + 1].y - points[i].y};
        const double length = std::max(std::hypot(d.x, d.y), 1e-9);
        return Point{-d.y / length, d.x / length};
    };
    std::vector<Point> result;
    for (std::size_t i = 0; i < points.size(); ++i) {
        const Point before = normal(i == 0 ? 0 : i - 1);
        const Point after = normal(i + 1 == points.size() ? i - 1 : i);
        // The sum of two unit normals, scaled so that both sides keep the distance; not at a reversal.
        const double share = std::max(1 + before.x * after.x + before.y * after.y, 0.5);
        result.push_back({points[i].x + (before.x + after.x) * distance / share,
                          points[i].y + (before.y + after.y) * distance / share});
    }
    return result;
}

Path arrowheadShape(Head head, Point from, Point tip) {
    if (head == Head::None) return {};
    constexpr double length = 10;
    const Point back = towards(tip, from, length);
    const double half = head == Head::Filled ? 4.5 : 5;
    const Point side{(back.y - tip.y) / length * half, (tip.x - back.x) / length * half};
    Path path{{Step::Move, {back.x + side.x, back.y + side.y}, {}, {}},
              {Step::Line, tip, {}, {}},
              {Step::Line, {back.x - side.x, back.y - side.y}, {}, {}}};
    if (head == Head::Filled) path.push_back({Step::Close, {}, {}, {}});
    return path;
}

} // namespace chalkline
