// One level of the layered layout: boxes and links between them, no groups. The group tree is walked by
// layered.cpp, which calls this once per group. Directions are abstract: "along" follows the flow, "across"
// is the other axis, so left to right and top to bottom are the same code. Unit: px.
#pragma once

#include "layout/layout.h"

#include <stop_token>

namespace chalkline::layering {

inline constexpr double grid = 8;

[[nodiscard]] double snapUp(double value);
[[nodiscard]] double snapNear(double value);

struct Item {
    double along = 0;
    double across = 0;
    int tier = -1;              // -1 = ranks follow from the links alone
    std::optional<Point> stood; // the middle, where it was before; x is along
    std::vector<double> pulls;  // px across, from any origin: where each neighbour outside the level is
};

struct Link {
    int from = -1; // index into items
    int to = -1;
    double fromPort = 0; // px across, from the item's near side
    double toPort = 0;
    double label = 0; // px along, 0 = none
    double side = 0;  // px across, 0 = none: of the label if the link ran inside a rank
};

struct Level {
    std::vector<Item> items;
    std::vector<Link> links;
    double aspect = 1.6;        // along / across to aim at when unconnected parts are packed
    bool centred = false;       // along: items of a rank have their middles on one line
    LayoutOptions options = {}; // gaps and effort
};

struct LevelLayout {
    std::vector<Point> at; // x is along, y is across; multiples of the grid, smallest 0
    double along = 0;
    double across = 0;
};

/// True if every item has a place where it stood.
[[nodiscard]] bool haveStood(const Level& level);

[[nodiscard]] LevelLayout layOut(const Level& level);

} // namespace chalkline::layering
