#include "layout/layered_level.h"

#include <cmath>

namespace chalkline::layering {
namespace {

constexpr double siblingGap = 48; // px between two items of a rank
constexpr double bendGap = 16;    // px between two passing links
constexpr double passGap = 24;    // px between an item and a passing link
constexpr double plainRankGap = 48;
constexpr double labelRankGap = 72;
constexpr double labelRoom = 56; // px beside a label's text: two stubs and its padding
constexpr double widestRankGap = 320;
constexpr double trackGap = 12; // px between parallel segments

std::size_t index(int value) {
    return static_cast<std::size_t>(value);
}

double separation(const Vertex& first, const Vertex& second) {
    const double gap = first.bend && second.bend ? bendGap : first.bend || second.bend ? passGap : siblingGap;
    return snapUp(first.across) + gap;
}

struct Wish {
    double y = 0;
    double weight = 0;
};

/// Where the near side of `vertex` would have to be for the arc to run straight.
Wish wishOf(const Layers& layers, int vertex, int arcIndex) {
    const Arc& arc = layers.arcs[index(arcIndex)];
    const bool up = arc.down == vertex;
    const int other = up ? arc.up : arc.down;
    const std::size_t degree = layers.upArcs[index(other)].size() + layers.downArcs[index(other)].size();
    // A neighbour that leads on is worth more than a dead end: the main line of the design stays straight.
    const double weight = arc.weight * (1 + 0.2 * static_cast<double>(std::min<std::size_t>(degree, 4)));
    const double y = layers.vertices[index(other)].y;
    return up ? Wish{y + arc.upPort - arc.downPort, weight} : Wish{y + arc.downPort - arc.upPort, weight};
}

std::vector<Wish> wishes(const Layers& layers, int vertex, bool up, bool down) {
    std::vector<Wish> all;
    if (up)
        for (const int arc : layers.upArcs[index(vertex)])
            all.push_back(wishOf(layers, vertex, arc));
    if (down)
        for (const int arc : layers.downArcs[index(vertex)])
            all.push_back(wishOf(layers, vertex, arc));
    std::ranges::sort(all, {}, &Wish::y);
    return all;
}

struct Range {
    double low = 0;
    double high = 0;
};

/// The positions with the least sum of weighted distances.
Range weightedMedian(const std::vector<Wish>& sorted) {
    double total = 0;
    for (const Wish& wish : sorted)
        total += wish.weight;
    double sum = 0;
    for (std::size_t i = 0; i < sorted.size(); ++i) {
        sum += sorted[i].weight;
        if (sum * 2 > total + 1e-9) return {sorted[i].y, sorted[i].y};
        if (std::abs(sum * 2 - total) <= 1e-9 && i + 1 < sorted.size()) return {sorted[i].y, sorted[i + 1].y};
    }
    return {sorted.back().y, sorted.back().y};
}

struct Block {
    double sum = 0;
    double weight = 0;
    std::size_t count = 0;
    [[nodiscard]] double mean() const { return sum / weight; }
};

/// Least squares with the order and the gaps kept: neighbours that push each other merge into one block.
void settleRank(Layers& layers, const std::vector<int>& rank, bool up, bool down) {
    std::vector<Block> blocks;
    double offset = 0;
    for (std::size_t i = 0; i < rank.size(); ++i) {
        const Vertex& vertex = layers.vertices[index(rank[i])];
        if (i > 0) offset += separation(layers.vertices[index(rank[i - 1])], vertex);
        const std::vector<Wish> all = wishes(layers, rank[i], up, down);
        double weight = 0.05;
        double y = vertex.y;
        if (!all.empty()) {
            weight = 0;
            y = 0;
            for (const Wish& wish : all) {
                weight += wish.weight;
                y += wish.y * wish.weight;
            }
            y /= weight;
        }
        blocks.push_back({(y - offset) * weight, weight, 1});
        while (blocks.size() > 1 && blocks[blocks.size() - 2].mean() > blocks.back().mean()) {
            const Block last = blocks.back();
            blocks.pop_back();
            blocks.back().sum += last.sum;
            blocks.back().weight += last.weight;
            blocks.back().count += last.count;
        }
    }
    std::size_t at = 0;
    offset = 0;
    for (const Block& block : blocks)
        for (std::size_t i = 0; i < block.count; ++i, ++at) {
            if (at > 0)
                offset += separation(layers.vertices[index(rank[at - 1])], layers.vertices[index(rank[at])]);
            layers.vertices[index(rank[at])].y = block.mean() + offset;
        }
}

/// Moves each vertex alone, inside its slack, to where most of its links run straight.
void straightenRank(Layers& layers, const std::vector<int>& rank) {
    for (std::size_t i = 0; i < rank.size(); ++i) {
        Vertex& vertex = layers.vertices[index(rank[i])];
        const std::vector<Wish> all = wishes(layers, rank[i], true, true);
        if (all.empty()) continue;
        const Range range = weightedMedian(all);
        double y = std::clamp(vertex.y, range.low, range.high);
        if (i > 0) {
            const Vertex& before = layers.vertices[index(rank[i - 1])];
            y = std::max(y, before.y + separation(before, vertex));
        }
        if (i + 1 < rank.size()) {
            const Vertex& after = layers.vertices[index(rank[i + 1])];
            y = std::min(y, after.y - separation(vertex, after));
        }
        vertex.y = y;
    }
}

void stackRanks(Layers& layers) {
    for (const std::vector<int>& rank : layers.order) {
        double y = 0;
        for (std::size_t i = 0; i < rank.size(); ++i) {
            Vertex& vertex = layers.vertices[index(rank[i])];
            if (i > 0) y += separation(layers.vertices[index(rank[i - 1])], vertex);
            vertex.y = y;
        }
        const double middle = rank.empty() ? 0 : (y + layers.vertices[index(rank.back())].across) / 2;
        for (const int vertex : rank)
            layers.vertices[index(vertex)].y -= middle;
    }
}

/// The most links that need a segment across at the same height of the gap after `rank`.
int tracksAfter(const Layers& layers, const std::vector<int>& rank) {
    std::vector<std::pair<double, int>> ends;
    for (const int vertex : rank)
        for (const int arcIndex : layers.downArcs[index(vertex)]) {
            const Arc& arc = layers.arcs[index(arcIndex)];
            const double from = layers.vertices[index(arc.up)].y + arc.upPort;
            const double to = layers.vertices[index(arc.down)].y + arc.downPort;
            if (std::abs(from - to) < grid) continue;
            ends.emplace_back(std::min(from, to), 1);
            ends.emplace_back(std::max(from, to), -1);
        }
    std::ranges::sort(ends);
    int depth = 0;
    int deepest = 0;
    for (const auto& [y, step] : ends) {
        depth += step;
        deepest = std::max(deepest, depth);
    }
    return deepest;
}

/// Room for the tracks, then for the widest label between the last track and the next rank.
double gapAfter(const Layers& layers, const std::vector<int>& rank) {
    double label = 0;
    for (const int vertex : rank)
        for (const int arc : layers.downArcs[index(vertex)])
            label = std::max(label, layers.arcs[index(arc)].label);
    const double tracks = trackGap * tracksAfter(layers, rank);
    double gap = plainRankGap + std::max(tracks - trackGap, 0.0);
    if (label > 0)
        gap = std::max({gap, labelRankGap, label + labelRoom + tracks + (tracks > 0 ? trackGap : 0)});
    return snapUp(std::min(gap, widestRankGap));
}

} // namespace

void placeAcross(Layers& layers) {
    stackRanks(layers);
    const int rounds = layers.vertices.size() <= 6'000 ? 8 : 3;
    for (int i = 0; i < rounds; ++i) {
        for (std::size_t r = 1; r < layers.order.size(); ++r)
            settleRank(layers, layers.order[r], true, i >= rounds / 2);
        for (std::size_t r = layers.order.size(); r-- > 0;)
            settleRank(layers, layers.order[r], i >= rounds / 2, true);
    }
    for (int i = 0; i < rounds; ++i) {
        for (const std::vector<int>& rank : layers.order)
            straightenRank(layers, rank);
        for (auto rank = layers.order.rbegin(); rank != layers.order.rend(); ++rank)
            straightenRank(layers, *rank);
    }
    for (Vertex& vertex : layers.vertices)
        vertex.y = snapNear(vertex.y);
}

std::vector<double> rankStarts(const Layers& layers) {
    std::vector<double> starts{0};
    for (std::size_t r = 0; r < layers.order.size(); ++r) {
        double along = 0;
        for (const int vertex : layers.order[r])
            along = std::max(along, snapUp(layers.vertices[index(vertex)].along));
        const bool last = r + 1 == layers.order.size();
        starts.push_back(starts.back() + along + (last ? 0 : gapAfter(layers, layers.order[r])));
    }
    return starts;
}

} // namespace chalkline::layering
