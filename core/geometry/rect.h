// Plain geometry values shared by layout, routing and drawing. Unit: px at 100 %, y down.
#pragma once

#include "model/records.h"

#include <algorithm>
#include <cmath>

namespace chalkline {

struct Size {
    double w = 0;
    double h = 0;
    friend bool operator==(const Size&, const Size&) = default;
};

/// The point `distance` px from `from` on the way to `to`, beyond it if it is nearer; `from` if they
/// coincide.
[[nodiscard]] inline Point towards(Point from, Point to, double distance) {
    const double length = std::hypot(to.x - from.x, to.y - from.y);
    if (length < 1e-9) return from;
    return {from.x + (to.x - from.x) * distance / length, from.y + (to.y - from.y) * distance / length};
}

struct Rect {
    double x = 0;
    double y = 0;
    double w = 0;
    double h = 0;

    [[nodiscard]] double right() const { return x + w; }
    [[nodiscard]] double bottom() const { return y + h; }
    [[nodiscard]] Point centre() const { return {x + w / 2, y + h / 2}; }
    [[nodiscard]] Rect grown(double by) const { return {x - by, y - by, w + 2 * by, h + 2 * by}; }
    /// True if the interiors share a point.
    [[nodiscard]] bool overlaps(const Rect& other) const {
        return x < other.right() && other.x < right() && y < other.bottom() && other.y < bottom();
    }
    [[nodiscard]] bool contains(Point p) const {
        return p.x >= x && p.x <= right() && p.y >= y && p.y <= bottom();
    }
    [[nodiscard]] Rect united(const Rect& other) const {
        const double left = std::min(x, other.x);
        const double top = std::min(y, other.y);
        return {left, top, std::max(right(), other.right()) - left, std::max(bottom(), other.bottom()) - top};
    }
    friend bool operator==(const Rect&, const Rect&) = default;
};

} // namespace chalkline
