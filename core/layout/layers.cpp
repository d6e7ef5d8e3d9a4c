#include "layout/layers.h"

#include <algorithm>
#include <numeric>

namespace chalkline::layering {
namespace {

constexpr std::size_t maxBends = 150'000; // past this the longest links run without bends
constexpr int wholeShare = 1024;

std::size_t index(int value) {
    return static_cast<std::size_t>(value);
}

int shareOf(double port, double across) {
    if (across <= 0) return wholeShare / 2;
    return std::clamp(static_cast<int>(port / across * wholeShare), 0, wholeShare - 1);
}

void addLink(Layers& layers, const Link& link, bool reversed) {
    Arc arc;
    arc.up = link.from;
    arc.down = link.to;
    arc.upPort = link.fromPort;
    arc.downPort = link.toPort;
    arc.label = link.label;
    if (reversed) {
        std::swap(arc.up, arc.down);
        std::swap(arc.upPort, arc.downPort);
    }
    arc.upShare = shareOf(arc.upPort, layers.vertices[index(arc.up)].across);
    arc.downShare = shareOf(arc.downPort, layers.vertices[index(arc.down)].across);
    const int first = layers.vertices[index(arc.up)].rank;
    const int last = layers.vertices[index(arc.down)].rank;
    const Arc whole = arc;
    for (int rank = first + 1; rank < last; ++rank) {
        Vertex bend;
        bend.rank = rank;
        bend.bend = true;
        layers.vertices.push_back(bend);
        arc.down = static_cast<int>(layers.vertices.size()) - 1;
        arc.downPort = 0;
        arc.downShare = wholeShare / 2;
        arc.weight = rank == first + 1 ? 2 : 8;
        layers.arcs.push_back(arc);
        arc = whole;
        arc.up = static_cast<int>(layers.vertices.size()) - 1;
        arc.upPort = 0;
        arc.upShare = wholeShare / 2;
        arc.weight = 2;
        arc.label = 0;
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
            const auto down = layers.downArcs[vertex];
            for (auto it = down.rbegin(); it != down.rend(); ++it)
                open.push_back(layers.arcs[index(*it)].down);
        }
    }
}

std::int64_t inversions(std::vector<int>& keys, std::vector<int>& spare) {
    std::int64_t count = 0;
    const std::size_t size = keys.size();
    for (std::size_t width = 1; width < size; width *= 2) {
        for (std::size_t from = 0; from < size; from += 2 * width) {
            const std::size_t middle = std::min(from + width, size);
            const std::size_t to = std::min(from + 2 * width, size);
            std::size_t left = from;
            std::size_t right = middle;
            for (std::size_t out = from; out < to; ++out)
                if (right == to || (left < middle && keys[left] <= keys[right])) {
                    spare[out] = keys[left++];
                } else {
                    count += static_cast<std::int64_t>(middle - left);
                    spare[out] = keys[right++];
                }
        }
        keys.swap(spare);
    }
    return count;
}

} // namespace

ArcsOf::ArcsOf(std::size_t vertices, const std::vector<Arc>& arcs, bool up)
    : starts_(vertices + 1, 0)
    , arcs_(arcs.size()) {
    for (const Arc& arc : arcs)
        ++starts_[index(up ? arc.down : arc.up) + 1];
    std::partial_sum(starts_.begin(), starts_.end(), starts_.begin());
    std::vector<std::size_t> next(starts_.begin(), starts_.end() - 1);
    for (std::size_t a = 0; a < arcs.size(); ++a)
        arcs_[next[index(up ? arcs[a].down : arcs[a].up)]++] = static_cast<int>(a);
}

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
    layers.upArcs = ArcsOf(layers.vertices.size(), layers.arcs, true);
    layers.downArcs = ArcsOf(layers.vertices.size(), layers.arcs, false);
    layers.order.resize(index(last + 1));
    layers.place.resize(layers.vertices.size());
    if (haveStood(level)) {
        std::vector<double> places;
        for (const Item& item : level.items)
            places.push_back(item.stood->y);
        layers.order = orderAt(layers, std::move(places));
    } else {
        firstOrder(layers);
    }
    numberPlaces(layers);
    return layers;
}

Ranks orderAt(const Layers& layers, std::vector<double> places) {
    const std::size_t items = places.size();
    places.resize(layers.vertices.size());
    for (std::size_t v = items; v < layers.vertices.size(); ++v) {
        // Bends of one link follow each other, so the one before, or the item above, has its place already.
        const Arc& in = layers.arcs[index(layers.upArcs[static_cast<int>(v)][0])];
        int end = static_cast<int>(v);
        int steps = 0;
        while (layers.vertices[index(end)].bend) {
            end = layers.arcs[index(layers.downArcs[end][0])].down;
            ++steps;
        }
        const double from = places[index(in.up)];
        places[v] = from + (places[index(end)] - from) / (steps + 1);
    }
    Ranks order(layers.order.size());
    for (std::size_t v = 0; v < layers.vertices.size(); ++v)
        order[index(layers.vertices[v].rank)].push_back(static_cast<int>(v));
    for (std::vector<int>& rank : order)
        std::ranges::stable_sort(rank, {}, [&](int v) { return places[index(v)]; });
    return order;
}

void numberPlaces(Layers& layers) {
    for (const std::vector<int>& rank : layers.order)
        for (std::size_t i = 0; i < rank.size(); ++i)
            layers.place[index(rank[i])] = static_cast<int>(i);
}

std::int64_t crossings(const Layers& layers) {
    std::int64_t count = 0;
    std::vector<std::pair<int, int>> ends;
    std::vector<int> keys;
    std::vector<int> spare;
    for (const std::vector<int>& rank : layers.order) {
        keys.clear();
        for (const int vertex : rank) {
            ends.clear();
            for (const int a : layers.downArcs[vertex]) {
                const Arc& arc = layers.arcs[index(a)];
                ends.emplace_back(arc.upShare, layers.place[index(arc.down)] * wholeShare + arc.downShare);
            }
            std::ranges::sort(ends);
            for (const auto& end : ends)
                keys.push_back(end.second);
        }
        spare.resize(keys.size());
        count += inversions(keys, spare);
    }
    return count;
}

} // namespace chalkline::layering
