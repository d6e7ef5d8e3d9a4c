#include "geometry/outline.h"

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

} // namespace

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
