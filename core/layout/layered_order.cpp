#include "layout/layered_level.h"

#include <cstdint>
#include <numeric>

namespace chalkline::layering {
namespace {

constexpr std::size_t maxBends = 150'000; // past this the longest links run without bends

std::size_t index(int value) {
    return static_cast<std::size_t>(value);
}

int addBend(Layers& layers, int rank) {
    layers.vertices.push_back({.rank = rank, .bend = true});
    return static_cast<int>(layers.vertices.size()) - 1;
}

void addLink(Layers& layers, const Link& link, bool reversed) {
    Arc arc{link.from, link.to, link.fromPort, link.toPort, 1, link.label};
    if (reversed) {
        std::swap(arc.up, arc.down);
        std::swap(arc.upPort, arc.downPort);
    }
    const int first = layers.vertices[index(arc.up)].rank;
    const int last = layers.vertices[index(arc.down)].rank;
    const int end = arc.down;
    const double endPort = arc.downPort;
    for (int rank = first + 1; rank < last; ++rank) {
        arc.down = addBend(layers, rank);
        arc.downPort = 0;
        arc.weight = rank == first + 1 ? 2 : 8;
        layers.arcs.push_back(arc);
        arc = {arc.down, end, 0, endPort, 2, 0};
    }
    layers.arcs.push_back(arc);
}

/// Depth first, so that a tree comes out without crossings.
void firstOrder(Layers& layers) {
    std::vector<bool> seen(layers.vertices.size(), false);
    std::vector<int> roots(layers.vertices.size());
    std::iota(roots.begin(), roots.end(), 0);
    std::ranges::stable_sort(roots, {}, [&](int v) { return layers.vertices[index(v)].rank; });
    std::vector<int> open;
    for (const int root : roots) {
        open.push_back(root);
        while (!open.empty()) {
            const int vertex = open.back();
            open.pop_back();
            if (seen[index(vertex)]) continue;
            seen[index(vertex)] = true;
            layers.order[index(layers.vertices[index(vertex)].rank)].push_back(vertex);
            const std::vector<int>& down = layers.downArcs[index(vertex)];
            for (auto it = down.rbegin(); it != down.rend(); ++it)
                open.push_back(layers.arcs[index(*it)].down);
        }
    }
}

void numberPlaces(Layers& layers, const std::vector<int>& rank) {
    for (std::size_t i = 0; i < rank.size(); ++i)
        layers.place[index(rank[i])] = static_cast<int>(i);
}

/// The place of an end including where on the item it docks; two links of one big item keep their order.
double endKey(const Layers& layers, int vertex, double port) {
    const double across = layers.vertices[index(vertex)].across;
    return layers.place[index(vertex)] + (across > 0 ? std::clamp(port / across, 0.0, 1.0) * 0.9 : 0.45);
}

double upKey(const Layers& layers, int arc) {
    const Arc& a = layers.arcs[index(arc)];
    return endKey(layers, a.up, a.upPort);
}

double downKey(const Layers& layers, int arc) {
    const Arc& a = layers.arcs[index(arc)];
    return endKey(layers, a.down, a.downPort);
}

std::int64_t inversions(std::vector<double>& keys, std::vector<double>& spare, std::size_t from,
                        std::size_t to) {
    if (to - from < 2) return 0;
    const std::size_t middle = from + (to - from) / 2;
    std::int64_t count = inversions(keys, spare, from, middle) + inversions(keys, spare, middle, to);
    std::size_t left = from;
    std::size_t right = middle;
    for (std::size_t out = from; out < to; ++out) {
        if (right == to || (left < middle && keys[left] <= keys[right])) {
            spare[out] = keys[left++];
        } else {
            count += static_cast<std::int64_t>(middle - left);
            spare[out] = keys[right++];
        }
    }
    std::copy(spare.begin() + static_cast<std::ptrdiff_t>(from),
              spare.begin() + static_cast<std::ptrdiff_t>(to),
              keys.begin() + static_cast<std::ptrdiff_t>(from));
    return count;
}

std::int64_t crossings(const Layers& layers) {
    std::int64_t count = 0;
    std::vector<std::pair<double, double>> ends;
    std::vector<double> keys;
    std::vector<double> spare;
    for (const std::vector<int>& rank : layers.order) {
        ends.clear();
        for (const int vertex : rank)
            for (const int arc : layers.downArcs[index(vertex)])
                ends.emplace_back(upKey(layers, arc), downKey(layers, arc));
        std::ranges::sort(ends);
        keys.resize(ends.size());
        spare.resize(ends.size());
        std::ranges::transform(ends, keys.begin(), &std::pair<double, double>::second);
        count += inversions(keys, spare, 0, keys.size());
    }
    return count;
}

double median(std::vector<double>& keys) {
    std::ranges::sort(keys);
    const std::size_t half = keys.size() / 2;
    if (keys.size() % 2 == 1) return keys[half];
    if (keys.size() == 2) return (keys[0] + keys[1]) / 2;
    const double left = keys[half - 1] - keys.front();
    const double right = keys.back() - keys[half];
    if (left + right <= 0) return (keys[half - 1] + keys[half]) / 2;
    return (keys[half - 1] * right + keys[half] * left) / (left + right);
}

void sortRank(Layers& layers, std::vector<int>& rank, bool downwards) {
    std::vector<std::pair<double, int>> keyed;
    keyed.reserve(rank.size());
    std::vector<double> keys;
    for (const int vertex : rank) {
        keys.clear();
        for (const int arc : downwards ? layers.upArcs[index(vertex)] : layers.downArcs[index(vertex)]) {
            // The vertex's own docking point counts too, or a big item is pulled to one side.
            keys.push_back(downwards ? upKey(layers, arc) : downKey(layers, arc));
        }
        keyed.emplace_back(keys.empty() ? layers.place[index(vertex)] : median(keys), vertex);
    }
    std::ranges::stable_sort(keyed, {}, &std::pair<double, int>::first);
    std::ranges::transform(keyed, rank.begin(), &std::pair<double, int>::second);
    numberPlaces(layers, rank);
}

void sweep(Layers& layers, bool downwards) {
    if (downwards) {
        for (std::size_t r = 1; r < layers.order.size(); ++r)
            sortRank(layers, layers.order[r], true);
    } else {
        for (std::size_t r = layers.order.size() - 1; r-- > 0;)
            sortRank(layers, layers.order[r], false);
    }
}

/// Crossings between the arcs of two neighbours on one side, as they stand and swapped.
std::int64_t gainOfSwap(const Layers& layers, int left, int right) {
    std::int64_t gain = 0;
    for (const bool up : {true, false}) {
        const auto key = [&](int arc) { return up ? upKey(layers, arc) : downKey(layers, arc); };
        const auto& arcs = up ? layers.upArcs : layers.downArcs;
        for (const int a : arcs[index(left)]) {
            const double leftKey = key(a);
            for (const int b : arcs[index(right)]) {
                const double rightKey = key(b);
                gain += (leftKey > rightKey ? 1 : 0) - (leftKey < rightKey ? 1 : 0);
            }
        }
    }
    return gain;
}

void swapNeighbours(Layers& layers) {
    bool changed = true;
    for (int pass = 0; changed && pass < 4; ++pass) {
        changed = false;
        for (std::vector<int>& rank : layers.order)
            for (std::size_t i = 0; i + 1 < rank.size(); ++i) {
                if (gainOfSwap(layers, rank[i], rank[i + 1]) <= 0) continue;
                std::swap(rank[i], rank[i + 1]);
                std::swap(layers.place[index(rank[i])], layers.place[index(rank[i + 1])]);
                changed = true;
            }
    }
}

} // namespace

Layers layersOf(const Level& level, const std::vector<bool>& reversed, const std::vector<int>& ranks) {
    Layers layers;
    int last = -1;
    for (std::size_t i = 0; i < level.items.size(); ++i) {
        layers.vertices.push_back({ranks[i], level.items[i].along, level.items[i].across, 0, false});
        last = std::max(last, ranks[i]);
    }
    const auto span = [&](std::size_t i) {
        return std::abs(ranks[index(level.links[i].to)] - ranks[index(level.links[i].from)]);
    };
    std::vector<std::size_t> links(level.links.size());
    std::iota(links.begin(), links.end(), std::size_t{0});
    std::size_t bends = 0;
    for (const std::size_t i : links)
        bends += index(std::max(0, span(i) - 1));
    if (bends > maxBends) std::ranges::stable_sort(links, {}, span);
    for (const std::size_t i : links) {
        if (layers.vertices.size() + index(span(i)) > level.items.size() + maxBends) break;
        addLink(layers, level.links[i], reversed[i]);
    }
    layers.upArcs.resize(layers.vertices.size());
    layers.downArcs.resize(layers.vertices.size());
    for (std::size_t i = 0; i < layers.arcs.size(); ++i) {
        layers.downArcs[index(layers.arcs[i].up)].push_back(static_cast<int>(i));
        layers.upArcs[index(layers.arcs[i].down)].push_back(static_cast<int>(i));
    }
    layers.order.resize(index(last + 1));
    layers.place.resize(layers.vertices.size());
    firstOrder(layers);
    for (const std::vector<int>& rank : layers.order)
        numberPlaces(layers, rank);
    return layers;
}

void reduceCrossings(Layers& layers) {
    const std::size_t size = layers.vertices.size();
    const int sweeps = size <= 600 ? 20 : size <= 6'000 ? 10 : 4;
    std::vector<std::vector<int>> best = layers.order;
    std::int64_t fewest = crossings(layers);
    for (int i = 0, idle = 0; i < sweeps && idle < 6 && fewest > 0; ++i) {
        sweep(layers, i % 2 == 0);
        if (size <= 600) swapNeighbours(layers);
        const std::int64_t count = crossings(layers);
        ++idle;
        if (count >= fewest) continue;
        fewest = count;
        best = layers.order;
        idle = 0;
    }
    layers.order = std::move(best);
    for (const std::vector<int>& rank : layers.order)
        numberPlaces(layers, rank);
}

} // namespace chalkline::layering
