// Seeded random graphs with nested groups, and what every layout of a graph has to keep. Used by the layout
// tests.
#pragma once

#include "layout/layout.h"

#include <QString>

#include <random>

namespace chalkline::test {

inline LayoutGraph randomGraph(unsigned seed, std::size_t limit) {
    std::mt19937 random(seed);
    const auto below = [&](std::size_t n) { return static_cast<int>(random() % n); };
    LayoutGraph graph;
    for (int g = below(6); g > 0; --g)
        graph.groups.push_back({graph.groups.empty() || below(2) == 0 ? -1 : below(graph.groups.size()), {}});
    for (int n = 2 + below(limit); n > 0; --n)
        graph.nodes.push_back({{144.0 + 8 * below(12), 56},
                               graph.groups.empty() ? -1 : below(graph.groups.size() + 1) - 1,
                               {}});
    for (int e = below(2 * graph.nodes.size()); e > 0; --e) {
        LayoutEdge edge{
            {below(graph.nodes.size()), -1}, {below(graph.nodes.size()), -1}, below(3) == 0 ? 80.0 : 0};
        if (!graph.groups.empty() && below(8) == 0) edge.to = {-1, below(graph.groups.size())};
        graph.edges.push_back(edge);
    }
    return graph;
}

inline bool isWithin(const LayoutGraph& graph, int group, int outer) {
    for (; group >= 0; group = graph.groups[static_cast<std::size_t>(group)].parent)
        if (group == outer) return true;
    return false;
}

/// "" or what is wrong: overlapping nodes, strangers in groups, overlapping groups.
inline QString faultOf(const LayoutGraph& graph, const LayoutResult& result) {
    std::vector<Rect> boxes;
    for (std::size_t n = 0; n < graph.nodes.size(); ++n)
        boxes.push_back({result.nodes[n].x, result.nodes[n].y, graph.nodes[n].size.w, graph.nodes[n].size.h});
    for (std::size_t a = 0; a < boxes.size(); ++a)
        for (std::size_t b = a + 1; b < boxes.size(); ++b)
            if (boxes[a].overlaps(boxes[b])) return QStringLiteral("nodes %1 and %2 overlap").arg(a).arg(b);
    for (std::size_t g = 0; g < graph.groups.size(); ++g) {
        for (std::size_t n = 0; n < boxes.size(); ++n)
            if (result.groups[g].overlaps(boxes[n]) !=
                isWithin(graph, graph.nodes[n].group, static_cast<int>(g)))
                return QStringLiteral("node %1 and group %2").arg(n).arg(g);
        for (std::size_t h = g + 1; h < graph.groups.size(); ++h) {
            const bool nested = isWithin(graph, static_cast<int>(g), static_cast<int>(h)) ||
                                isWithin(graph, static_cast<int>(h), static_cast<int>(g));
            if (result.groups[g].overlaps(result.groups[h]) != nested)
                return QStringLiteral("groups %1 and %2").arg(g).arg(h);
        }
    }
    return {};
}

} // namespace chalkline::test
