// The graph of a sheet for layout: its nodes, boundaries and notes with their sizes, groups and places, and
// the edges between them. Unit: px.
#pragma once

#include "layout/layout.h"
#include "model/document.h"

#include <map>

namespace chalkline {

struct SheetGraph {
    LayoutGraph graph;
    std::vector<Ref> nodes;    // per node of the graph: a node's or a note's ref
    std::vector<Ref> groups;   // per group of the graph: the boundary's ref
    std::map<Ref, int> nodeOf; // index into graph.nodes; notes included
    std::map<Ref, int> groupOf;
};

/// What stands on the sheet, with its place, and `fresh`, which has none yet; both notes and nodes count as
/// nodes, hidden things not at all.
[[nodiscard]] SheetGraph sheetGraph(const Tables& tables, SheetId sheet, const std::vector<Ref>& fresh = {});

struct SheetFlow {
    int across = 0; // edges that lead past their beginning to the right
    int down = 0;
    int edges = 0;
};

/// How the edges run between nodes that stand directly in the group, -1 = between any nodes that stand.
[[nodiscard]] SheetFlow flowIn(const LayoutGraph& graph, int group = -1);

} // namespace chalkline
