// Where a box that is being moved comes to rest: on the grid, in line with a side or middle of something
// near, or at the same distance as others stand. Used by the canvas while moving and placing. Unit: px of the
// scene.
#pragma once

#include "geometry/rect.h"

#include <span>
#include <vector>

namespace chalkline {

struct SnapRules {
    double reach = 6;   // how near something must be to draw the box to it
    double grid = 8;    // 0 = none
    bool guides = true; // lines and distances of others count
};

/// A line that the box and others stand on, from the first of them to the last.
struct Guide {
    bool vertical = false;
    double at = 0; // x of a vertical one, y of a level one
    double from = 0;
    double to = 0;
    double gapFrom = 0; // the empty stretch to the nearest of them; none if the two are equal
    double gapTo = 0;
};

/// One of two or more equal distances.
struct EqualGap {
    Point from;
    Point to;
};

struct Snapped {
    double dx = 0; // the move to make
    double dy = 0;
    std::vector<Guide> guides;
    std::vector<EqualGap> gaps;
};

/// Where sides and middle all agree only the middle's guide is given. `start` is the box before the move,
/// (dx, dy) what the pointer asks for. Each axis is drawn to what is nearest; a line wins over an equal
/// distance, both win over the grid.
[[nodiscard]] Snapped snapMove(const Rect& start, std::span<const Rect> others, double dx, double dy,
                               const SnapRules& rules);

} // namespace chalkline
