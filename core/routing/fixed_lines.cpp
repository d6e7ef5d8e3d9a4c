#include "routing/fixed_lines.h"

#include <cmath>

namespace chalkline::routing {

namespace {

/// The side of the box that a point lies off, the nearest one if it is inside.
Side sideTowards(const Rect& box, Point point) {
    const Point middle = box.centre();
    const double across = (point.x - middle.x) / std::max(box.w, 1.0);
    const double down = (point.y - middle.y) / std::max(box.h, 1.0);
    if (std::abs(across) >= std::abs(down)) return across < 0 ? Side::Left : Side::Right;
    return down < 0 ? Side::Top : Side::Bottom;
}

/// Where the way from the middle of the box to the point leaves it.
Point borderTowards(const Rect& box, Point point) {
    const Point middle = box.centre();
    const double across = std::abs(point.x - middle.x) / std::max(box.w / 2, 1.0);
    const double down = std::abs(point.y - middle.y) / std::max(box.h / 2, 1.0);
    const double most = std::max(across, down);
    if (most < 1) return middle;
    return {middle.x + (point.x - middle.x) / most, middle.y + (point.y - middle.y) / most};
}

void routeStraight(const Scene& scene, Line& line) {
    const Rect& from = scene.ends[static_cast<std::size_t>(line.from)].box;
    const Rect& to = scene.ends[static_cast<std::size_t>(line.to)].box;
    // Lines between the same two boxes stand side by side.
    double place = 0;
    double count = 0;
    for (const Line& other : scene.lines) {
        const bool pair = (other.from == line.from && other.to == line.to) ||
                          (other.from == line.to && other.to == line.from);
        if (!pair || !other.shape || other.shape->style != EdgeStyle::Straight) continue;
        place += other.edge->id < line.edge->id;
        ++count;
    }
    const double shift = (place - (count - 1) / 2) * trackGap;
    const bool wide = std::abs(from.centre().x - to.centre().x) > std::abs(from.centre().y - to.centre().y);
    const auto moved = [&](Rect box) {
        (wide ? box.y : box.x) += shift;
        return box;
    };
    line.points = {borderTowards(moved(from), moved(to).centre()),
                   borderTowards(moved(to), moved(from).centre())};
    line.leaves = sideTowards(from, to.centre());
    line.enters = sideTowards(to, from.centre());
}

/// The port that makes the way to the point straight if it can.
Point portTowards(const End& end, Side side, Point point) {
    const Interval range = portRange(end, side);
    const double border = sideAt(end.box, side);
    if (isAcross(side)) return {border, std::clamp(point.y, range.low, range.high)};
    return {std::clamp(point.x, range.low, range.high), border};
}

void routeThroughWaypoints(const Scene& scene, Line& line) {
    const End& from = scene.ends[static_cast<std::size_t>(line.from)];
    const End& to = scene.ends[static_cast<std::size_t>(line.to)];
    const std::vector<Point>& waypoints = line.shape->waypoints;
    line.leaves = sideTowards(from.box, waypoints.front());
    line.enters = sideTowards(to.box, waypoints.back());
    line.points = {portTowards(from, line.leaves, waypoints.front())};
    bool across = isAcross(line.leaves);
    const auto goTo = [&](Point point, bool acrossFirst) {
        const Point at = line.points.back();
        if (at.x != point.x && at.y != point.y)
            line.points.push_back(acrossFirst ? Point{point.x, at.y} : Point{at.x, point.y});
        if (point != line.points.back()) line.points.push_back(point);
    };
    for (const Point& point : waypoints) {
        goTo(point, across);
        if (line.points.size() > 1) across = line.points[line.points.size() - 2].y == point.y;
    }
    goTo(portTowards(to, line.enters, waypoints.back()), !isAcross(line.enters));
    if (line.points.size() < 2) line.points.push_back(line.points.back());
}

} // namespace

void routeByHand(Scene& scene, Line& line) {
    if (!line.shape) return;
    if (line.shape->style == EdgeStyle::Straight)
        routeStraight(scene, line);
    else if (!line.shape->waypoints.empty())
        routeThroughWaypoints(scene, line);
    else
        return;
    line.fixed = true;
}

} // namespace chalkline::routing
