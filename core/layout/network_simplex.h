// The network simplex method for the layering problem: positions on a line that keep minimum distances and
// have the least weighted sum of lengths. After Gansner, Koutsofios, North and Vo, «A Technique for Drawing
// Directed Graphs» (1993), with the cut value of a tree edge taken as a sum over its subtree.
#pragma once

#include <cstdint>
#include <span>
#include <stop_token>
#include <vector>

namespace chalkline::layering {

/// at[to] - at[from] is to be at least `least`, and costs `weight` for each unit.
struct Span {
    int from = 0;
    int to = 0;
    int least = 1;
    int weight = 1;
};

/// One position per node, the smallest 0. The spans must be acyclic and connect all nodes. Starts from
/// `first` if it is given, which must keep every distance. Stops early, with positions that do, after
/// visiting `work` nodes or when asked to.
[[nodiscard]] std::vector<int> networkSimplex(int nodes, std::span<const Span> spans, std::size_t work,
                                              const std::stop_token& stop = {}, std::vector<int> first = {});

} // namespace chalkline::layering
