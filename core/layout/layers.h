// The steps of the layered layout on one connected level, in order: cycles, ranks, bends, order, coordinates.
// After Sugiyama, Tagawa and Toda (1981) and Gansner et al. (1993). Used by layered_level.cpp. Unit: px.
#pragma once

#include "layout/layered_level.h"

#include <cstdint>
#include <span>

namespace chalkline::layering {

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
    int upShare = 512; // where the port is on its vertex, of 1024
    int downShare = 512;
    double weight = 1; // how much a straight line is worth
    double label = 0;
};

/// Arcs by vertex, in one array.
class ArcsOf {
public:
    ArcsOf() = default;
    ArcsOf(std::size_t vertices, const std::vector<Arc>& arcs, bool up);
    [[nodiscard]] std::span<const int> operator[](int vertex) const {
        const auto v = static_cast<std::size_t>(vertex);
        return std::span(arcs_).subspan(starts_[v], starts_[v + 1] - starts_[v]);
    }

private:
    std::vector<std::size_t> starts_;
    std::vector<int> arcs_;
};

using Ranks = std::vector<std::vector<int>>; // per rank: vertices in order across

/// Vertices are the items followed by the bends of links that span several ranks.
struct Layers {
    std::vector<Vertex> vertices;
    std::vector<Arc> arcs;
    ArcsOf upArcs;   // per vertex: arcs that come from the rank before
    ArcsOf downArcs; // per vertex: arcs that lead to the rank after
    Ranks order;
    std::vector<int> place; // per vertex: index in its rank's order
};

/// True per link that has to be read backwards for the graph to have no cycle: the fewer of those that a walk
/// in reading order closes and those that a greedy order of the items leaves.
[[nodiscard]] std::vector<bool> reversedLinks(const Level& level);
/// The least sum of spans; items with as much before as behind them go where there is room.
[[nodiscard]] std::vector<int> ranksOf(const Level& level, const std::vector<bool>& reversed);
/// Tier after tier; inside a tier what is linked stands one rank after the other, and a rank wider than
/// LayoutOptions::mostAcross is cut. `reversed` is set anew to match.
[[nodiscard]] std::vector<int> ranksByTiers(const Level& level, std::vector<bool>& reversed);
/// Cuts long links into arcs of one rank each and gives every rank a first order, that of the places where
/// the items stood if all have one.
[[nodiscard]] Layers layersOf(const Level& level, const std::vector<bool>& reversed,
                              const std::vector<int>& ranks);

/// Another order of the ranks to start from: vertices near to each other in the graph come near to each
/// other.
[[nodiscard]] Ranks orderByDistances(const Layers& layers);

/// How many pairs of arcs cross.
[[nodiscard]] std::int64_t crossings(const Layers& layers);
void numberPlaces(Layers& layers);
/// The order of the vertices that lie at these places (px across, per item), bends on the way between the
/// ends of their links.
[[nodiscard]] Ranks orderAt(const Layers& layers, std::vector<double> places);
/// Median and barycentre sweeps with neighbour swaps from several starts, then vertex by vertex to its best
/// place; keeps the best order seen.
void reduceCrossings(Layers& layers, const LayoutOptions& options, bool keepOrder);
/// Moves vertices one by one to the best place of their rank until that no longer helps or `rounds` are done.
void sift(Layers& layers, int rounds, const std::stop_token& stop);

/// Fills Vertex::y.
void placeAcross(Layers& layers, const LayoutOptions& options);
/// Where each rank begins, then the end of the last one: size ranks + 1.
[[nodiscard]] std::vector<double> rankStarts(const Layers& layers, const LayoutOptions& options);

} // namespace chalkline::layering
