#include "layout/fold.h"
#include "layout/layers.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace chalkline::layering {
namespace {

constexpr double partGap = 64; // px between unconnected parts
constexpr double loneGap = 48; // px between single items

std::size_t index(int value) {
    return static_cast<std::size_t>(value);
}

struct Part {
    std::vector<int> items; // indices into the level
    LevelLayout layout;
};

int rootOf(std::vector<int>& parents, int item) {
    while (parents[index(item)] != item) {
        parents[index(item)] = parents[index(parents[index(item)])];
        item = parents[index(item)];
    }
    return item;
}

std::vector<Part> partsOf(const Level& level, std::vector<Level>& graphs) {
    std::vector<int> parents(level.items.size());
    std::iota(parents.begin(), parents.end(), 0);
    const auto join = [&](int one, int other) {
        const int a = rootOf(parents, one);
        const int b = rootOf(parents, other);
        parents[index(std::max(a, b))] = std::min(a, b);
    };
    for (const Link& link : level.links)
        join(link.from, link.to);
    for (std::size_t i = 1; level.options.byTiers && i < level.items.size(); ++i)
        join(0, static_cast<int>(i)); // the tiers of all parts are the same
    std::vector<Part> parts;
    std::vector<int> partOf(level.items.size(), -1);
    std::vector<int> local(level.items.size(), 0);
    for (std::size_t i = 0; i < level.items.size(); ++i) {
        int& part = partOf[index(rootOf(parents, static_cast<int>(i)))];
        if (part < 0) {
            part = static_cast<int>(parts.size());
            parts.emplace_back();
            graphs.emplace_back();
            graphs.back().options = level.options;
        }
        const int own = part;
        partOf[i] = own;
        local[i] = static_cast<int>(parts[index(own)].items.size());
        parts[index(own)].items.push_back(static_cast<int>(i));
        graphs[index(own)].items.push_back(level.items[i]);
    }
    for (Link link : level.links) {
        Level& graph = graphs[index(partOf[index(link.from)])];
        link.from = local[index(link.from)];
        link.to = local[index(link.to)];
        graph.links.push_back(link);
    }
    return parts;
}

/// Items of a rank begin on one line; in a rank much wider than the item, one that mostly feeds others ends
/// on the line where the rank ends, so that its links stay short.
double inset(const Layers& layers, int vertex, double room) {
    const double slack = room - layers.vertices[index(vertex)].along;
    const bool feeds = layers.downArcs[vertex].size() > layers.upArcs[vertex].size();
    return feeds && slack > 96 ? std::floor(slack / grid) * grid : 0;
}

LevelLayout layOutRanked(const Level& graph, const std::vector<bool>& reversed,
                         const std::vector<int>& ranks) {
    LevelLayout layout;
    Layers layers = layersOf(graph, reversed, ranks);
    const bool keepOrder =
        std::ranges::all_of(graph.items, [](const Item& item) { return item.stood.has_value(); });
    reduceCrossings(layers, graph.options, keepOrder);
    placeAcross(layers, graph.options);
    const std::vector<double> starts = rankStarts(layers, graph.options);
    double top = layers.vertices[0].y;
    for (std::size_t i = 0; i < graph.items.size(); ++i)
        top = std::min(top, layers.vertices[i].y);
    layout.along = starts.back();
    for (std::size_t i = 0; i < graph.items.size(); ++i) {
        const Vertex& vertex = layers.vertices[i];
        double room = 0;
        for (const int other : layers.order[index(vertex.rank)])
            room = std::max(room, snapUp(layers.vertices[index(other)].along));
        layout.at.push_back(
            {starts[index(vertex.rank)] + inset(layers, static_cast<int>(i), room), vertex.y - top});
        layout.across = std::max(layout.across, vertex.y - top + snapUp(vertex.across));
    }
    return layout;
}

LevelLayout layOutPart(const Level& graph) {
    const Item only = graph.items[0];
    if (graph.items.size() == 1) return {{Point{}}, snapUp(only.along), snapUp(only.across)};
    std::vector<bool> reversed = reversedLinks(graph);
    if (graph.options.byTiers) {
        const std::vector<int> ranks = ranksByTiers(graph, reversed);
        return layOutRanked(graph, reversed, ranks);
    }
    const std::vector<int> ranks = ranksOf(graph, reversed);
    if (!wantsFold(graph, ranks)) return layOutRanked(graph, reversed, ranks);
    const Folded folded = fold(graph, reversed, ranks);
    const LevelLayout rows = layOutRanked(folded.level, folded.reversed, folded.ranks);
    LevelLayout layout{{}, rows.along, rows.across};
    for (std::size_t i = 0; i < graph.items.size(); ++i) {
        const Folded::Stand& stand = folded.stands[i];
        const double slack = folded.level.items[index(stand.item)].along - graph.items[i].along;
        const Point at = rows.at[index(stand.item)];
        layout.at.push_back({at.x + snapNear(slack / 2), at.y + stand.at});
    }
    return layout;
}

struct Shelves {
    std::vector<Point> at; // per part
    double along = 0;
    double across = 0;
};

Shelves pack(const std::vector<Part>& parts, double limit) {
    Shelves shelves;
    double along = 0;
    double across = 0;
    double thick = 0;
    double gap = 0;
    for (const Part& part : parts) {
        if (along > 0 && along + part.layout.along > limit) {
            across += thick + gap;
            along = thick = gap = 0;
        }
        shelves.at.push_back({along, across});
        const double own = part.items.size() > 1 ? partGap : loneGap;
        gap = std::max(gap, own);
        thick = std::max(thick, part.layout.across);
        shelves.along = std::max(shelves.along, along + part.layout.along);
        shelves.across = std::max(shelves.across, across + thick);
        along += part.layout.along + own;
    }
    return shelves;
}

Shelves packToShape(const std::vector<Part>& parts, double aspect) {
    double area = 0;
    double widest = 0;
    for (const Part& part : parts) {
        area += (part.layout.along + loneGap) * (part.layout.across + loneGap);
        widest = std::max(widest, part.layout.along);
    }
    Shelves best = pack(parts, widest);
    const auto cost = [&](const Shelves& shelves) {
        return std::max(shelves.along, shelves.across * aspect);
    };
    for (int i = 0; i < 16; ++i) {
        const double limit = std::sqrt(area * aspect) * (0.5 + 0.1 * i);
        if (limit < widest) continue;
        Shelves shelves = pack(parts, limit);
        if (cost(shelves) < cost(best)) best = std::move(shelves);
    }
    return best;
}

} // namespace

double snapUp(double value) {
    return std::ceil(value / grid - 1e-6) * grid;
}
double snapNear(double value) {
    return std::floor(value / grid + 0.5) * grid;
}

LevelLayout layOut(const Level& level) {
    std::vector<Level> graphs;
    std::vector<Part> parts = partsOf(level, graphs);
    for (std::size_t i = 0; i < parts.size(); ++i)
        parts[i].layout = layOutPart(graphs[i]);
    // The parts with most in them first, in the order they were drawn otherwise.
    std::ranges::stable_sort(parts, std::greater{}, [](const Part& part) { return part.items.size(); });
    const Shelves shelves = packToShape(parts, level.aspect);
    LevelLayout layout{std::vector<Point>(level.items.size()), shelves.along, shelves.across};
    for (std::size_t p = 0; p < parts.size(); ++p)
        for (std::size_t i = 0; i < parts[p].items.size(); ++i) {
            const Point at = parts[p].layout.at[i];
            layout.at[index(parts[p].items[i])] = {shelves.at[p].x + at.x, shelves.at[p].y + at.y};
        }
    return layout;
}

} // namespace chalkline::layering
