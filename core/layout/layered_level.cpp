#include "layout/fold.h"
#include "layout/layers.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <tuple>

namespace chalkline::layering {
namespace {

constexpr double partGap = 64;     // px between unconnected parts
constexpr double loneGap = 48;     // px between single items
constexpr double stripGap = 96;    // px between two strips of ranks: the links from one to the next run there
constexpr double mostCentred = 32; // px that an item may be shorter than its rank to stand in its middle
constexpr double worthStaying = 1.25; // times what a packing may cost for moving less than the best
constexpr double cutCost = 24;        // px that a strip may be longer for a link less between strips

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
            graphs.back().centred = level.centred;
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

/// Items of a rank begin on one line, or if they differ little have their middles on one; in a rank much
/// wider than the item, one that mostly feeds others ends on the line where the rank ends, so that its links
/// stay short.
double inset(const Layers& layers, int vertex, double room, bool centred) {
    const double slack = room - layers.vertices[index(vertex)].along;
    if (centred && slack <= mostCentred) return snapNear(slack / 2);
    const bool feeds = layers.downArcs[vertex].size() > layers.upArcs[vertex].size();
    return feeds && slack > 96 ? std::floor(slack / grid) * grid : 0;
}

/// The ranks that begin a strip, of equal lengths as far as ranks can be; where two cuts are as good the one
/// that fewer links cross.
std::vector<std::size_t> stripStarts(const Layers& layers, const std::vector<double>& starts, int strips) {
    const std::size_t ranks = layers.order.size();
    std::vector<std::size_t> begins{0};
    for (int s = 1; s < strips; ++s) {
        const double wish = starts.back() * s / strips;
        std::size_t best = 0;
        double least = 1e18;
        for (std::size_t rank = begins.back() + 1; rank < ranks; ++rank) {
            std::size_t cut = 0;
            for (const int vertex : layers.order[rank])
                cut += layers.upArcs[vertex].size();
            const double cost = std::abs(starts[rank] - wish) + cutCost * static_cast<double>(cut);
            if (cost >= least) continue;
            least = cost;
            best = rank;
        }
        if (best == 0) break;
        begins.push_back(best);
    }
    return begins;
}

/// Cuts the ranks into strips and stands them side by side, each as wide as what is in it.
void cutIntoStrips(const Layers& layers, const std::vector<double>& starts, int strips, LevelLayout& layout) {
    const std::vector<std::size_t> begins = stripStarts(layers, starts, strips);
    double across = 0;
    layout.along = 0;
    for (std::size_t s = 0; s < begins.size(); ++s) {
        const std::size_t past = s + 1 < begins.size() ? begins[s + 1] : layers.order.size();
        double low = 1e18;
        double high = -1e18;
        for (std::size_t rank = begins[s]; rank < past; ++rank)
            for (const int v : layers.order[rank]) {
                if (index(v) >= layout.at.size()) continue; // a bend
                low = std::min(low, layout.at[index(v)].y);
                high = std::max(high, layout.at[index(v)].y + snapUp(layers.vertices[index(v)].across));
            }
        for (std::size_t rank = begins[s]; rank < past; ++rank)
            for (const int v : layers.order[rank]) {
                if (index(v) >= layout.at.size()) continue;
                Point& at = layout.at[index(v)];
                at.x -= starts[begins[s]];
                at.y += across - low;
                layout.along = std::max(layout.along, at.x + snapUp(layers.vertices[index(v)].along));
            }
        across += high - low + (s + 1 < begins.size() ? stripGap : 0);
    }
    layout.across = across;
}

/// The order of the bends is not to be seen in the picture: it is made to follow from where the items are, so
/// that the picture laid out again is the same picture.
void settleOrder(Layers& layers, const Level& graph) {
    const int rounds = layers.vertices.size() <= 800 ? 6 : layers.vertices.size() <= 6'000 ? 1 : 0;
    for (int round = 0; round < rounds; ++round) {
        std::vector<double> middles;
        for (std::size_t i = 0; i < graph.items.size(); ++i)
            middles.push_back(layers.vertices[i].y + layers.vertices[i].across / 2);
        Ranks order = orderAt(layers, std::move(middles));
        if (order == layers.order) return;
        layers.order = std::move(order);
        numberPlaces(layers);
        placeAcross(layers, graph.options);
    }
}

LevelLayout layOutRanked(const Level& graph, const std::vector<bool>& reversed,
                         const std::vector<int>& ranks) {
    LevelLayout layout;
    Layers layers = layersOf(graph, reversed, ranks);
    reduceCrossings(layers, graph.options, haveStood(graph));
    placeAcross(layers, graph.options);
    if (haveStood(graph)) settleOrder(layers, graph);
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
            {starts[index(vertex.rank)] + inset(layers, static_cast<int>(i), room, graph.centred),
             vertex.y - top});
        layout.across = std::max(layout.across, vertex.y - top + snapUp(vertex.across));
    }
    if (graph.options.strips > 1) cutIntoStrips(layers, starts, graph.options.strips, layout);
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

/// Part after part along a shelf until `limit`, then on the next one. With `turned` the shelves run across.
Shelves pack(const std::vector<Part>& parts, double limit, bool turned) {
    Shelves shelves;
    double along = 0;
    double across = 0;
    double thick = 0;
    double gap = 0;
    for (const Part& part : parts) {
        const double length = turned ? part.layout.across : part.layout.along;
        if (along > 0 && along + length > limit) {
            across += thick + gap;
            along = thick = gap = 0;
        }
        shelves.at.push_back(turned ? Point{across, along} : Point{along, across});
        const double own = part.items.size() > 1 ? partGap : loneGap;
        gap = std::max(gap, own);
        thick = std::max(thick, turned ? part.layout.along : part.layout.across);
        shelves.along = std::max(shelves.along, along + length);
        shelves.across = std::max(shelves.across, across + thick);
        along += length + own;
    }
    if (turned) std::swap(shelves.along, shelves.across);
    return shelves;
}

/// What a packing costs in a view of that shape, px²: large there, and without waste.
double costOf(const Shelves& shelves, double aspect) {
    const double length = std::max(shelves.along, shelves.across * aspect);
    return length * length / aspect + shelves.along * shelves.across;
}

/// In shelves of many lengths, along and across.
std::vector<Shelves> packings(const std::vector<Part>& parts, double aspect) {
    double area = 0;
    double longest = 0;
    double thickest = 0;
    for (const Part& part : parts) {
        area += (part.layout.along + loneGap) * (part.layout.across + loneGap);
        longest = std::max(longest, part.layout.along);
        thickest = std::max(thickest, part.layout.across);
    }
    std::vector<Shelves> all{pack(parts, longest, false)};
    for (const bool turned : {false, true}) {
        const double side = turned ? std::sqrt(area / aspect) : std::sqrt(area * aspect);
        const double least = turned ? thickest : longest;
        for (int i = 0; i < 16 && parts.size() > 1; ++i)
            all.push_back(pack(parts, std::max(least, side * (0.5 + 0.1 * i)), turned));
    }
    return all;
}

/// The middle of what pulls the part from outside; parts that nothing pulls come last.
double pullOf(const Level& level, const Part& part) {
    double sum = 0;
    std::size_t count = 0;
    for (const int item : part.items)
        for (const double pull : level.items[index(item)].pulls) {
            sum += pull;
            ++count;
        }
    return count > 0 ? sum / static_cast<double>(count) : 1e18;
}

/// True if links to neighbours outside would cross less with the level mirrored.
bool isTheWrongWayRound(const Level& level, const LevelLayout& layout) {
    constexpr std::size_t mostPulls = 400;
    if (!level.items.empty() &&
        std::ranges::all_of(level.items, [](const Item& item) { return item.stood.has_value(); }))
        return false;                             // things stay as they stood
    std::vector<std::pair<double, double>> links; // inside, outside
    for (std::size_t i = 0; i < level.items.size(); ++i)
        for (const double pull : level.items[i].pulls)
            links.emplace_back(layout.at[i].y + level.items[i].across / 2, pull);
    if (links.size() > mostPulls) return false;
    int turned = 0;
    for (std::size_t i = 0; i < links.size(); ++i)
        for (std::size_t j = i + 1; j < links.size(); ++j) {
            const double product = (links[i].first - links[j].first) * (links[i].second - links[j].second);
            turned += (product < -1e-6 ? 1 : 0) - (product > 1e-6 ? 1 : 0);
        }
    return turned > 0;
}

/// The least place of what is in a part.
Point stoodOf(const Level& level, const Part& part) {
    Point least{1e18, 1e18};
    for (const int i : part.items) {
        const Item& item = level.items[index(i)];
        least = {std::min(least.x, item.stood->x - item.along / 2),
                 std::min(least.y, item.stood->y - item.across / 2)};
    }
    return least;
}

/// How far the parts are moved if the first one stays.
double movedBy(const Level& level, const std::vector<Part>& parts, const Shelves& shelves) {
    double moved = 0;
    const Point origin = stoodOf(level, parts.front());
    for (std::size_t p = 0; p < parts.size(); ++p) {
        const Point stood = stoodOf(level, parts[p]);
        moved += std::abs(stood.x - origin.x - shelves.at[p].x + shelves.at[0].x) +
                 std::abs(stood.y - origin.y - shelves.at[p].y + shelves.at[0].y);
    }
    return moved;
}

/// Parts in the order in which they stood, by rows or columns, the larger ones first or not; of packings that
/// cost hardly more than the best the one that moves them least.
Shelves packAsStood(const Level& level, std::vector<Part>& parts) {
    struct Packing {
        std::vector<Part> parts;
        Shelves shelves;
        double cost = 0;
    };
    std::vector<Packing> all;
    double least = 1e300;
    for (const bool byRows : {true, false})
        for (const bool bySize : {true, false}) {
            const auto keyOf = [&](const Part& part) {
                const Point at = stoodOf(level, part);
                const auto size = bySize ? -static_cast<std::ptrdiff_t>(part.items.size()) : 0;
                return byRows ? std::tuple{size, at.y, at.x} : std::tuple{size, at.x, at.y};
            };
            std::ranges::stable_sort(parts, {}, keyOf);
            for (Shelves& shelves : packings(parts, level.aspect)) {
                const double cost = costOf(shelves, level.aspect);
                least = std::min(least, cost);
                all.push_back({parts, std::move(shelves), cost});
            }
        }
    std::erase_if(all, [&](const Packing& packing) { return packing.cost > least * worthStaying; });
    Packing& best = *std::ranges::min_element(all, {}, [&](const Packing& packing) {
        return std::pair{movedBy(level, packing.parts, packing.shelves), packing.cost};
    });
    parts = std::move(best.parts);
    return std::move(best.shelves);
}

/// The parts with most in them first, else as their neighbours outside stand.
Shelves packParts(const Level& level, std::vector<Part>& parts) {
    constexpr std::size_t mostToKeep = 60; // parts
    if (haveStood(level) && parts.size() > 1 && parts.size() <= mostToKeep) return packAsStood(level, parts);
    std::ranges::stable_sort(parts, [&](const Part& a, const Part& b) {
        return std::pair{b.items.size(), pullOf(level, a)} < std::pair{a.items.size(), pullOf(level, b)};
    });
    std::vector<Shelves> all = packings(parts, level.aspect);
    return std::move(*std::ranges::min_element(
        all, {}, [&](const Shelves& shelves) { return costOf(shelves, level.aspect); }));
}

} // namespace

bool haveStood(const Level& level) {
    return !level.items.empty() &&
           std::ranges::all_of(level.items, [](const Item& item) { return item.stood.has_value(); });
}

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
    const Shelves shelves = packParts(level, parts);
    LevelLayout layout{std::vector<Point>(level.items.size()), shelves.along, shelves.across};
    for (std::size_t p = 0; p < parts.size(); ++p)
        for (std::size_t i = 0; i < parts[p].items.size(); ++i) {
            const Point at = parts[p].layout.at[i];
            layout.at[index(parts[p].items[i])] = {shelves.at[p].x + at.x, shelves.at[p].y + at.y};
        }
    if (isTheWrongWayRound(level, layout))
        for (std::size_t i = 0; i < layout.at.size(); ++i)
            layout.at[i].y = layout.across - layout.at[i].y - snapUp(level.items[i].across);
    return layout;
}

} // namespace chalkline::layering
