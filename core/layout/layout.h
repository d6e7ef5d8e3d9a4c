// Automatic placement: graph in, positions out; edits nothing and knows no records. layeredLayout lays a
// whole graph out; growLayout places only what has no position yet and moves nothing else. Deterministic.
// Unit: px at 100 %, y down.
#pragma once

#include "geometry/rect.h"

#include <functional>
#include <optional>
#include <stop_token>
#include <vector>

namespace chalkline {

enum class Orientation { LeftToRight, TopToBottom };

struct LayoutNode {
    Size size;
    int group = -1;                // index into groups, -1 = none
    std::optional<Point> position; // top left; given = must not move
};

struct LayoutEnd {
    int node = -1;  // index into nodes, or
    int group = -1; // index into groups
};

struct LayoutEdge {
    LayoutEnd from;
    LayoutEnd to;
    double labelWidth = 0; // px, 0 = no label
};

struct LayoutGroup {
    int parent = -1;
    std::optional<Rect> rect; // a rectangle the group already has; it may grow
};

struct LayoutGraph {
    std::vector<LayoutNode> nodes;
    std::vector<LayoutEdge> edges;
    std::vector<LayoutGroup> groups;
    Orientation orientation = Orientation::LeftToRight;
};

enum class Effort { Fast, Quality };

struct LayoutOptions {
    Effort effort = Effort::Fast;
    double nodeGap = 48;      // px between neighbours of a rank
    double rankGap = 48;      // px at least between two ranks without labels
    double labelRankGap = 72; // px at least between two ranks with labels
    std::stop_token stop;     // when asked, what comes back is whole but not as good
};

struct LayoutResult {
    std::vector<Point> nodes; // top left, multiples of 8
    std::vector<Rect> groups; // around their members, title band and padding included
};

/// Layers by longest path, median order, boundaries kept together and disjoint; given positions are ignored.
[[nodiscard]] LayoutResult layeredLayout(const LayoutGraph& graph, const LayoutOptions& options = {});

/// Nodes with a position keep it; the others go next to what they connect to, without overlapping a node or
/// entering a group they are not in.
[[nodiscard]] LayoutResult growLayout(const LayoutGraph& graph);

} // namespace chalkline
