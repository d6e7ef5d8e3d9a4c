#include "geometry/outline.h"

#include <algorithm>
#include <cmath>

namespace chalkline {

namespace {

constexpr double kappa = 0.5523; // cubic approximation of a quarter circle
constexpr double point = 12;     // px of a hexagon's points
constexpr double lid = 7;        // px of a cylinder's arcs
constexpr double tubeEnd = 9;    // px of a tube's arcs
constexpr double chip = 11;      // px cut from a chip's corners

Path polygon(std::initializer_list<Point> points) {
    Path path;
    for (const Point& at : points)
        path.push_back({path.empty() ? Step::Move : Step::Line, at, {}, {}});
    path.push_back({Step::Close, {}, {}, {}});
    return path;
}

/// Half an ellipse from `from` to `to`, bulging by (dx, dy).
void halfEllipse(Path& path, Point from, Point to, double dx, double dy) {
    const Point middle{(from.x + to.x) / 2 + dx, (from.y + to.y) / 2 + dy};
    const double hx = (to.x - from.x) / 2 * kappa;
    const double hy = (to.y - from.y) / 2 * kappa;
    path.push_back(
        {Step::Cubic, middle, {from.x + dx * kappa, from.y + dy * kappa}, {middle.x - hx, middle.y - hy}});
    path.push_back({Step::Cubic, to, {middle.x + hx, middle.y + hy}, {to.x + dx * kappa, to.y + dy * kappa}});
}

Path cylinder(const Rect& b) {
    Path path{{Step::Move, {b.x, b.y + lid}, {}, {}}};
    halfEllipse(path, {b.x, b.y + lid}, {b.right(), b.y + lid}, 0, -lid);
    path.push_back({Step::Line, {b.right(), b.bottom() - lid}, {}, {}});
    halfEllipse(path, {b.right(), b.bottom() - lid}, {b.x, b.bottom() - lid}, 0, lid);
    path.push_back({Step::Close, {}, {}, {}});
    return path;
}

Path tube(const Rect& b) {
    Path path{{Step::Move, {b.right() - tubeEnd, b.y}, {}, {}}};
    halfEllipse(path, {b.right() - tubeEnd, b.y}, {b.right() - tubeEnd, b.bottom()}, tubeEnd, 0);
    path.push_back({Step::Line, {b.x + tubeEnd, b.bottom()}, {}, {}});
    halfEllipse(path, {b.x + tubeEnd, b.bottom()}, {b.x + tubeEnd, b.y}, -tubeEnd, 0);
    path.push_back({Step::Close, {}, {}, {}});
    return path;
}

Point onCubic(Point a, Point b, Point c, Point d, double t) {
    const double s = 1 - t;
    const double w[] = {s * s * s, 3 * s * s * t, 3 * s * t * t, t * t * t};
    return {w[0] * a.x + w[1] * b.x + w[2] * c.x + w[3] * d.x,
            w[0] * a.y + w[1] * b.y + w[2] * c.y + w[3] * d.y};
}

} // namespace

Point bodyPoint(std::string_view kindId, const Rect& box, Point at) {
    const bool across = std::abs(at.x - box.x) < 0.5 || std::abs(at.x - box.right()) < 0.5;
    const Point middle = box.centre();
    const double sign = across ? (at.x < middle.x ? 1 : -1) : (at.y < middle.y ? 1 : -1);
    // `along` is the coordinate the line runs in, `level` the one it keeps.
    const auto along = [across](Point p) { return across ? p.x : p.y; };
    const auto level = [across](Point p) { return across ? p.y : p.x; };
    double nearest = -1;
    const auto meet = [&](Point a, Point b) {
        const double low = level(a) - level(at);
        const double high = level(b) - level(at);
        if ((low > 0) == (high > 0) || low == high) return;
        const double meets = along(a) + low / (low - high) * (along(b) - along(a));
        const double depth = (meets - along(at)) * sign;
        if (depth >= -0.5 && (nearest < 0 || depth < nearest)) nearest = std::max(depth, 0.0);
    };
    const Path path = bodyOutline(kindId, box);
    Point pen;
    for (const PathStep& step : path) {
        if (step.step == Step::Close) meet(pen, path.front().to);
        if (step.step == Step::Line) meet(pen, step.to);
        if (step.step == Step::Cubic) {
            constexpr int pieces = 16;
            Point from = pen;
            for (int i = 1; i <= pieces; ++i) {
                const Point to =
                    onCubic(pen, step.first, step.second, step.to, static_cast<double>(i) / pieces);
                meet(from, to);
                from = to;
            }
        }
        if (step.step != Step::Close) pen = step.to;
    }
    if (nearest < 0) return at;
    return across ? Point{at.x + sign * nearest, at.y} : Point{at.x, at.y + sign * nearest};
}

Path roundedRect(const Rect& b, double radius) {
    const double r = std::min({radius, b.w / 2, b.h / 2});
    const double k = r * (1 - kappa);
    return {
        {Step::Move, {b.x + r, b.y}, {}, {}},
        {Step::Line, {b.right() - r, b.y}, {}, {}},
        {Step::Cubic, {b.right(), b.y + r}, {b.right() - k, b.y}, {b.right(), b.y + k}},
        {Step::Line, {b.right(), b.bottom() - r}, {}, {}},
        {Step::Cubic, {b.right() - r, b.bottom()}, {b.right(), b.bottom() - k}, {b.right() - k, b.bottom()}},
        {Step::Line, {b.x + r, b.bottom()}, {}, {}},
        {Step::Cubic, {b.x, b.bottom() - r}, {b.x + k, b.bottom()}, {b.x, b.bottom() - k}},
        {Step::Line, {b.x, b.y + r}, {}, {}},
        {Step::Cubic, {b.x + r, b.y}, {b.x, b.y + k}, {b.x + k, b.y}},
        {Step::Close, {}, {}, {}}};
}

Path bodyOutline(std::string_view kindId, const Rect& b) {
    switch (familyOf(kindId)) {
    case Family::Neutral:
        if (kindId.starts_with("client.")) return roundedRect(b, b.h / 2);
        return roundedRect(b, kindId.starts_with("ext.") ? 2 : 8);
    case Family::Edge: {
        const double middle = b.y + b.h / 2;
        return polygon({{b.x, middle},
                        {b.x + point, b.y},
                        {b.right() - point, b.y},
                        {b.right(), middle},
                        {b.right() - point, b.bottom()},
                        {b.x + point, b.bottom()}});
    }
    case Family::Compute:
        return roundedRect(b, 8);
    case Family::Store:
        return cylinder(b);
    case Family::Cache:
        return polygon({{b.x + chip, b.y},
                        {b.right() - chip, b.y},
                        {b.right(), b.y + chip},
                        {b.right(), b.bottom() - chip},
                        {b.right() - chip, b.bottom()},
                        {b.x + chip, b.bottom()},
                        {b.x, b.bottom() - chip},
                        {b.x, b.y + chip}});
    case Family::Messaging:
        return tube(b);
    }
    return roundedRect(b, 8);
}

Path bodyDetail(std::string_view kindId, const Rect& b) {
    const Family family = familyOf(kindId);
    Path path;
    if (family == Family::Store) {
        path.push_back({Step::Move, {b.x, b.y + lid}, {}, {}});
        halfEllipse(path, {b.x, b.y + lid}, {b.right(), b.y + lid}, 0, lid);
    } else if (family == Family::Messaging) {
        path.push_back({Step::Move, {b.right() - tubeEnd, b.y}, {}, {}});
        halfEllipse(path, {b.right() - tubeEnd, b.y}, {b.right() - tubeEnd, b.bottom()}, -tubeEnd, 0);
    } else if (kindId.starts_with("ext.")) {
        path = roundedRect(b.grown(-3), 1);
    }
    return path;
}

} // namespace chalkline
