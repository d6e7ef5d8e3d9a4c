// One level of the layered layout: boxes and links between them, no groups. The group tree is walked by
// layered.cpp, which calls this once per group. Directions are abstract: "along" follows the flow, "across"
// is the other axis, so left to right and top to bottom are the same code. Unit: px.
#pragma once

#include "geometry/rect.h"

#include <vector>

namespace chalkline::layering {

inline constexpr double grid = 8;

[[nodiscard]] double snapUp(double value);
[[nodiscard]] double snapNear(double value);

struct Item {
    double along = 0;
    double across = 0;
};

struct Link {
    int from = -1; // index into items
    int to = -1;
    double fromPort = 0; // px across, from the item's near side
    double toPort = 0;
    double label = 0; // px, 0 = none
};

struct Level {
    std::vector<Item> items;
    std::vector<Link> links;
    double aspect = 1.6; // along / across to aim at when unconnected parts are packed
};

struct LevelLayout {
    std::vector<Point> at; // x is along, y is across; multiples of the grid, smallest 0
    double along = 0;
    double across = 0;
};

[[nodiscard]] LevelLayout layOut(const Level& level);

// The steps, in order. Vertices are the items followed by the bends of links that span several ranks.

struct Vertex {
    int rank = 0;
    double along = 0;
    double across = 0;
    double y = 0; // px across, near side
    bool bend = false;
};

struct Arc {
    int up = 0; // the vertex in the lower rank
    int down = 0;
    double upPort = 0;
    double downPort = 0;
    double weight = 1; // how much a straight line is worth
    double label = 0;
};

struct Layers {
    std::vector<Vertex> vertices;
    std::vector<Arc> arcs;
    std::vector<std::vector<int>> upArcs;   // per vertex: arcs that come from the rank before
    std::vector<std::vector<int>> downArcs; // per vertex: arcs that lead to the rank after
    std::vector<std::vector<int>> order;    // per rank: vertices in order across
    std::vector<int> place;                 // per vertex: index in its rank's order
};

/// True per link that has to be read backwards for the graph to have no cycle.
[[nodiscard]] std::vector<bool> reversedLinks(const Level& level);
/// Longest path, then shortened: sources stand next to what they feed.
[[nodiscard]] std::vector<int> ranksOf(const Level& level, const std::vector<bool>& reversed);
/// Cuts long links into arcs of one rank each and gives every rank a first order.
[[nodiscard]] Layers layersOf(const Level& level, const std::vector<bool>& reversed,
                              const std::vector<int>& ranks);
/// Median sweeps and neighbour swaps; keeps the best order seen.
void reduceCrossings(Layers& layers);
/// Fills Vertex::y.
void placeAcross(Layers& layers);
/// Where each rank begins, then the end of the last one: size ranks + 1.
[[nodiscard]] std::vector<double> rankStarts(const Layers& layers);

} // namespace chalkline::layering
