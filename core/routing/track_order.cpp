#include "routing/track_order.h"

#include <cmath>

namespace chalkline::routing {

namespace {

constexpr double same = 0.5;    // px
constexpr int longestWalk = 24; // segments

struct Walker {
    const std::vector<Point>& points;
    int at;   // the point walked to
    int step; // along the points, 1 or -1

    [[nodiscard]] Point here() const { return points[static_cast<std::size_t>(at)]; }
    [[nodiscard]] bool isLast() const {
        return step > 0 ? at + 1 >= static_cast<int>(points.size()) : at == 0;
    }
    [[nodiscard]] Point next() const { return points[static_cast<std::size_t>(at + step)]; }
};

/// 1 if the walker turns right here, -1 left, 0 if it ends or goes on.
int turnOf(const Walker& walker, Point heading) {
    if (walker.isLast()) return 0;
    const Point here = walker.here();
    const Point next = walker.next();
    const double cross = heading.x * (next.y - here.y) - heading.y * (next.x - here.x);
    return cross > same ? 1 : cross < -same ? -1 : 0;
}

/// 1 if the first has to walk on the right of the second, -1 on the left, seen along the heading; 0 if either
/// will do.
int sideOf(Walker first, Walker second, Point heading) {
    for (int i = 0; i < longestWalk; ++i) {
        const Point a = first.here();
        const Point b = second.here();
        const double ahead = (a.x - b.x) * heading.x + (a.y - b.y) * heading.y;
        const int turnA = turnOf(first, heading);
        const int turnB = turnOf(second, heading);
        if (ahead < -same) return turnA;
        if (ahead > same) return -turnB;
        if (turnA == 0 || turnB == 0) return 0;
        if (turnA != turnB) return turnA;
        heading = turnA > 0 ? Point{-heading.y, heading.x} : Point{heading.y, -heading.x};
        first.at += first.step;
        second.at += second.step;
    }
    return 0;
}

Walker walkerFrom(const Line& line, int segment, bool down, bool towardsHigh) {
    const Point& a = line.points[static_cast<std::size_t>(segment)];
    const Point& b = line.points[static_cast<std::size_t>(segment) + 1];
    const bool rising = down ? b.y >= a.y : b.x >= a.x;
    const bool forward = rising == towardsHigh;
    return {line.points, forward ? segment + 1 : segment, forward ? 1 : -1};
}

} // namespace

int trackOrder(const Line& first, int a, const Line& second, int b) {
    const std::size_t at = static_cast<std::size_t>(a);
    const bool down = std::abs(first.points[at].x - first.points[at + 1].x) < same;
    const Point heading = down ? Point{0, 1} : Point{1, 0};
    const Point back{-heading.x, -heading.y};
    const int ahead = sideOf(walkerFrom(first, a, down, true), walkerFrom(second, b, down, true), heading);
    const int behind = -sideOf(walkerFrom(first, a, down, false), walkerFrom(second, b, down, false), back);
    // Walking down, the right hand is at smaller x; walking right, it is at greater y.
    const int right = ahead != 0 ? ahead : behind;
    return down ? -right : right;
}

} // namespace chalkline::routing
