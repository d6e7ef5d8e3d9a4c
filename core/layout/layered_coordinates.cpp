#include "layout/layers.h"
#include "layout/network_simplex.h"

#include <algorithm>
#include <cmath>

namespace chalkline::layering {
namespace {

constexpr double bendGap = 16;  // px between two passing links
constexpr double passGap = 24;  // px between an item and a passing link
constexpr double labelRoom = 8; // px beside a label's text
constexpr double widestRankGap = 320;
constexpr double stub = 24;     // px a line leaves straight
constexpr double trackGap = 12; // px between parallel segments
constexpr double denseTrackGap = 4;
constexpr int bendWeight = 2;               // of the stretch of a long link between two bends
constexpr std::size_t fastWork = 2'000'000; // nodes visited by the simplex method
constexpr std::size_t qualityWork = 50'000'000;

std::size_t index(int value) {
    return static_cast<std::size_t>(value);
}

struct Wish {
    double y = 0;
    double weight = 0;
};

struct Block {
    double sum = 0;
    double weight = 0;
    std::size_t count = 0;
    [[nodiscard]] double mean() const { return sum / weight; }
};

struct Range {
    double low = 0;
    double high = 0;
};

class Placer {
public:
    Placer(Layers& layers, const LayoutOptions& options)
        : layers_(layers)
        , nodeGap_(options.nodeGap) {}

    void run(const LayoutOptions& options) {
        stackRanks();
        const int rounds = layers_.vertices.size() <= 6'000 ? 8 : 3;
        for (int i = 0; i < rounds; ++i) {
            for (std::size_t r = 1; r < layers_.order.size(); ++r)
                settleRank(layers_.order[r], true, i >= rounds / 2);
            for (std::size_t r = layers_.order.size(); r-- > 0;)
                settleRank(layers_.order[r], i >= rounds / 2, true);
        }
        for (int i = 0; i < rounds; ++i) {
            for (const std::vector<int>& rank : layers_.order)
                straightenRank(rank);
            for (auto rank = layers_.order.rbegin(); rank != layers_.order.rend(); ++rank)
                straightenRank(*rank);
        }
        shortenArcs(options);
    }

private:
    Vertex& vertex(int v) { return layers_.vertices[index(v)]; }

    [[nodiscard]] double separation(int first, int second) const {
        const Vertex& a = layers_.vertices[index(first)];
        const Vertex& b = layers_.vertices[index(second)];
        const double gap = a.bend && b.bend ? bendGap : a.bend || b.bend ? passGap : nodeGap_;
        return snapUp(a.across) + std::min(gap, nodeGap_);
    }

    /// Where the near side of `v` would have to be for the arc to run straight.
    [[nodiscard]] Wish wishOf(int v, int arcIndex) const {
        const Arc& arc = layers_.arcs[index(arcIndex)];
        const bool up = arc.down == v;
        const int other = up ? arc.up : arc.down;
        const std::size_t degree = layers_.upArcs[other].size() + layers_.downArcs[other].size();
        // A neighbour that leads on is worth more than a dead end: the main line of the design stays
        // straight.
        const double weight = arc.weight * (1 + 0.2 * static_cast<double>(std::min<std::size_t>(degree, 4)));
        const double y = layers_.vertices[index(other)].y;
        return up ? Wish{y + arc.upPort - arc.downPort, weight} : Wish{y + arc.downPort - arc.upPort, weight};
    }

    void collectWishes(int v, bool up, bool down) {
        wishes_.clear();
        if (up)
            for (const int arc : layers_.upArcs[v])
                wishes_.push_back(wishOf(v, arc));
        if (down)
            for (const int arc : layers_.downArcs[v])
                wishes_.push_back(wishOf(v, arc));
    }

    /// The positions with the least sum of weighted distances.
    [[nodiscard]] Range weightedMedian() {
        std::ranges::sort(wishes_, {}, &Wish::y);
        double total = 0;
        for (const Wish& wish : wishes_)
            total += wish.weight;
        double sum = 0;
        for (std::size_t i = 0; i < wishes_.size(); ++i) {
            sum += wishes_[i].weight;
            if (sum * 2 > total + 1e-9) return {wishes_[i].y, wishes_[i].y};
            if (std::abs(sum * 2 - total) <= 1e-9 && i + 1 < wishes_.size())
                return {wishes_[i].y, wishes_[i + 1].y};
        }
        return {wishes_.back().y, wishes_.back().y};
    }

    /// Least squares with the order and the gaps kept: neighbours that push each other merge into one block.
    void settleRank(const std::vector<int>& rank, bool up, bool down) {
        blocks_.clear();
        double offset = 0;
        for (std::size_t i = 0; i < rank.size(); ++i) {
            if (i > 0) offset += separation(rank[i - 1], rank[i]);
            collectWishes(rank[i], up, down);
            double weight = 0.05;
            double sum = vertex(rank[i]).y * weight;
            if (!wishes_.empty()) {
                weight = sum = 0;
                for (const Wish& wish : wishes_) {
                    weight += wish.weight;
                    sum += wish.y * wish.weight;
                }
            }
            blocks_.push_back({sum - offset * weight, weight, 1});
            while (blocks_.size() > 1 && blocks_[blocks_.size() - 2].mean() > blocks_.back().mean()) {
                const Block last = blocks_.back();
                blocks_.pop_back();
                blocks_.back().sum += last.sum;
                blocks_.back().weight += last.weight;
                blocks_.back().count += last.count;
            }
        }
        std::size_t at = 0;
        offset = 0;
        for (const Block& block : blocks_)
            for (std::size_t i = 0; i < block.count; ++i, ++at) {
                if (at > 0) offset += separation(rank[at - 1], rank[at]);
                vertex(rank[at]).y = block.mean() + offset;
            }
    }

    /// Moves each vertex alone, inside its slack, to where most of its links run straight.
    void straightenRank(const std::vector<int>& rank) {
        for (std::size_t i = 0; i < rank.size(); ++i) {
            collectWishes(rank[i], true, true);
            if (wishes_.empty()) continue;
            const Range range = weightedMedian();
            double y = std::clamp(vertex(rank[i]).y, range.low, range.high);
            if (i > 0) y = std::max(y, vertex(rank[i - 1]).y + separation(rank[i - 1], rank[i]));
            if (i + 1 < rank.size())
                y = std::min(y, vertex(rank[i + 1]).y - separation(rank[i], rank[i + 1]));
            vertex(rank[i]).y = y;
        }
    }

    void stackRanks() {
        for (const std::vector<int>& rank : layers_.order) {
            double y = 0;
            for (std::size_t i = 0; i < rank.size(); ++i) {
                if (i > 0) y += separation(rank[i - 1], rank[i]);
                vertex(rank[i]).y = y;
            }
            const double middle = rank.empty() ? 0 : (y + vertex(rank.back()).across) / 2;
            for (const int v : rank)
                vertex(v).y -= middle;
        }
    }

    [[nodiscard]] static int inSteps(double px) { return static_cast<int>(std::floor(px / grid + 0.5)); }

    /// The least sum of lengths across, as a layering problem of its own in steps of the grid: an arc is a
    /// node that must come before both of its ends and wants to be near to both.
    void shortenArcs(const LayoutOptions& options) {
        std::vector<Span> spans;
        std::vector<int> first(layers_.vertices.size() + layers_.arcs.size());
        for (const std::vector<int>& rank : layers_.order)
            for (std::size_t i = 0; i < rank.size(); ++i) {
                int& at = first[index(rank[i])];
                at = inSteps(vertex(rank[i]).y);
                if (i == 0) continue;
                const int least = static_cast<int>(std::ceil(separation(rank[i - 1], rank[i]) / grid - 1e-6));
                at = std::max(at, first[index(rank[i - 1])] + least);
                spans.push_back({rank[i - 1], rank[i], least, 0});
            }
        int node = static_cast<int>(layers_.vertices.size());
        for (const Arc& arc : layers_.arcs) {
            const int up = inSteps(arc.upPort);
            const int down = inSteps(arc.downPort);
            const int farther = std::max(up, down);
            const bool bends = vertex(arc.up).bend && vertex(arc.down).bend;
            for (const auto& [end, port] : {std::pair{arc.up, up}, {arc.down, down}})
                spans.push_back({node, end, farther - port, bends ? bendWeight : 1});
            first[index(node)] = std::min(first[index(arc.up)] + up, first[index(arc.down)] + down) - farther;
            ++node;
        }
        const std::size_t work = options.effort == Effort::Fast ? fastWork : qualityWork;
        const std::vector<int> at = networkSimplex(node, spans, work, options.stop, std::move(first));
        for (std::size_t v = 0; v < layers_.vertices.size(); ++v)
            layers_.vertices[v].y = at[v] * grid;
    }

    Layers& layers_;
    double nodeGap_;
    std::vector<Wish> wishes_;
    std::vector<Block> blocks_;
};

/// The most links that need a segment across at the same height of the gap after `rank`.
int tracksAfter(const Layers& layers, const std::vector<int>& rank) {
    std::vector<std::pair<double, int>> ends;
    for (const int vertex : rank)
        for (const int arcIndex : layers.downArcs[vertex]) {
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
double gapAfter(const Layers& layers, const std::vector<int>& rank, const LayoutOptions& options) {
    double label = 0;
    for (const int vertex : rank)
        for (const int arc : layers.downArcs[vertex])
            label = std::max(label, layers.arcs[index(arc)].label);
    const int tracks = tracksAfter(layers, rank);
    const double room =
        2 * stub + trackGap * std::clamp(tracks - 1, 0, 2) + denseTrackGap * std::max(tracks - 3, 0);
    double gap = std::max(options.rankGap, tracks > 0 ? room : 0);
    if (label > 0) gap = std::max({gap, options.labelRankGap, label > 16 ? label + labelRoom + room : room});
    return snapUp(std::min(gap, widestRankGap));
}

} // namespace

void placeAcross(Layers& layers, const LayoutOptions& options) {
    Placer(layers, options).run(options);
}

std::vector<double> rankStarts(const Layers& layers, const LayoutOptions& options) {
    std::vector<double> starts{0};
    for (std::size_t r = 0; r < layers.order.size(); ++r) {
        double along = 0;
        for (const int vertex : layers.order[r])
            along = std::max(along, snapUp(layers.vertices[index(vertex)].along));
        const bool last = r + 1 == layers.order.size();
        starts.push_back(starts.back() + along + (last ? 0 : gapAfter(layers, layers.order[r], options)));
    }
    return starts;
}

} // namespace chalkline::layering
