// Automatic placement: graph in, positions out; edits nothing and knows no records. layeredLayout lays a
// whole graph out, fittedLayout in the direction and folded as suits a view; growLayout places only what has
// no position yet and moves nothing else. Deterministic. Unit: px at 100 %, y down.
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
    int group = -1;                 // index into groups, -1 = none
    std::optional<Point> position;  // top left; given = must not move, see the layouts
    std::optional<Point> wish = {}; // top left; where growLayout is to put it if there is room
    int tier = 0;                   // for LayoutOptions::byTiers, from 0 on
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
    std::optional<Rect> rect;                    // a rectangle the group already has; it may grow
    std::optional<Orientation> orientation = {}; // of what is in it; empty = as around it
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
    int mostRanks = 0;        // ranks are folded where there would be more, 0 = any number
    double mostAcross = 0;    // px that a rank should not be wider than, 0 = any width
    int strips = 1;           // the ranks are cut into so many strips, which stand side by side
    bool asStood = false;     // nodes keep the order of their positions where that costs few crossings
    bool byTiers = false;     // nodes of one tier stand together, the tiers one after the other
    std::stop_token stop;     // when asked, what comes back is whole but not as good
};

struct LayoutResult {
    std::vector<Point> nodes; // top left, multiples of 8
    std::vector<Rect> groups; // around their members, title band and padding included
};

/// Layers with the shortest links, few crossings, boundaries kept together and disjoint. Positions count only
/// for LayoutOptions::asStood.
[[nodiscard]] LayoutResult layeredLayout(const LayoutGraph& graph, const LayoutOptions& options = {});

/// What a layout is to be seen in.
struct LayoutView {
    Size room;                // px at 100 % of the free canvas
    double least = 11.0 / 12; // scale at which labels can still be read
    bool mayTurn = true;      // the graph's orientation is only the better one of two
};

struct FittedLayout {
    LayoutResult layout;
    Orientation orientation = Orientation::LeftToRight;
    double scale = 1; // at which it fits the view, at most 1
};

/// The layered layout in the direction of the graph if it can be read in the view; else in the other
/// direction or with its ranks folded, whatever can be read and crosses least. `progress` is told shares from
/// 0 to 1.
[[nodiscard]] FittedLayout fittedLayout(LayoutGraph graph, LayoutOptions options, const LayoutView& view,
                                        const std::function<void(double)>& progress = {});

/// Nodes with a position keep it; then those with a wish go as near to it as there is room; the others go
/// next to what they connect to. Without overlapping a node or entering a group they are not in.
[[nodiscard]] LayoutResult growLayout(const LayoutGraph& graph);

} // namespace chalkline
