// Sifting, after Matuszewski, Schönfeld and Molitor (1999): each vertex goes to the place of its rank where
// its arcs cross the fewest others.
#include "layout/layers.h"

#include <algorithm>

namespace chalkline::layering {
namespace {

constexpr int wholeShare = 1024;

std::size_t index(int value) {
    return static_cast<std::size_t>(value);
}

class Sifter {
public:
    explicit Sifter(Layers& layers)
        : layers_(layers) {}

    /// True if something got better.
    bool siftRank(std::vector<int>& rank) {
        if (rank.size() < 2) return false;
        collectKeys(rank);
        const std::vector<int> turns = rank;
        bool better = false;
        for (const int vertex : turns)
            better = siftVertex(rank, vertex) || better;
        return better;
    }

private:
    struct Keys {
        std::size_t upFrom = 0;
        std::size_t upTo = 0;
        std::size_t downTo = 0;
    };

    /// The sorted keys of what each vertex of the rank is linked to; they stay while the rank is sifted.
    void collectKeys(const std::vector<int>& rank) {
        keys_.clear();
        ranges_.resize(layers_.vertices.size());
        const auto at = [&](std::size_t i) { return keys_.begin() + static_cast<std::ptrdiff_t>(i); };
        for (const int vertex : rank) {
            Keys& own = ranges_[index(vertex)];
            own.upFrom = keys_.size();
            for (const int a : layers_.upArcs[vertex]) {
                const Arc& arc = layers_.arcs[index(a)];
                keys_.push_back(layers_.place[index(arc.up)] * wholeShare + arc.upShare);
            }
            own.upTo = keys_.size();
            for (const int a : layers_.downArcs[vertex]) {
                const Arc& arc = layers_.arcs[index(a)];
                keys_.push_back(layers_.place[index(arc.down)] * wholeShare + arc.downShare);
            }
            own.downTo = keys_.size();
            std::sort(at(own.upFrom), at(own.upTo));
            std::sort(at(own.upTo), at(own.downTo));
        }
    }

    /// Pairs (a of the first, b of the second) with a < b less those with a > b: what it costs to put the
    /// first vertex after the second one instead of before it.
    [[nodiscard]] int costOfPassing(const Keys& first, const Keys& second) const {
        return ordered(first.upFrom, first.upTo, second.upFrom, second.upTo) +
               ordered(first.upTo, first.downTo, second.upTo, second.downTo);
    }

    [[nodiscard]] int ordered(std::size_t a, std::size_t aEnd, std::size_t b, std::size_t bEnd) const {
        if (a == aEnd || b == bEnd) return 0;
        const int aCount = static_cast<int>(aEnd - a);
        const int bCount = static_cast<int>(bEnd - b);
        if (keys_[aEnd - 1] < keys_[b]) return aCount * bCount;
        if (keys_[a] > keys_[bEnd - 1]) return -aCount * bCount;
        int sum = 0;
        std::size_t below = b; // first key of b not below the key of a
        std::size_t past = b;  // first key of b above it
        for (; a < aEnd; ++a) {
            while (below < bEnd && keys_[below] < keys_[a])
                ++below;
            while (past < bEnd && keys_[past] <= keys_[a])
                ++past;
            sum += static_cast<int>(bEnd - past) - static_cast<int>(below - b);
        }
        return sum;
    }

    bool siftVertex(std::vector<int>& rank, int vertex) {
        const Keys& own = ranges_[index(vertex)];
        const auto start = index(layers_.place[index(vertex)]);
        std::size_t best = start;
        int least = 0;
        int cost = 0;
        for (std::size_t i = start + 1; i < rank.size(); ++i) {
            cost += costOfPassing(own, ranges_[index(rank[i])]);
            if (cost < least) {
                least = cost;
                best = i;
            }
        }
        cost = 0;
        for (std::size_t i = start; i-- > 0;) {
            cost -= costOfPassing(own, ranges_[index(rank[i])]);
            if (cost < least) {
                least = cost;
                best = i;
            }
        }
        if (best == start) return false;
        const auto at = [&](std::size_t i) { return rank.begin() + static_cast<std::ptrdiff_t>(i); };
        if (best > start)
            std::rotate(at(start), at(start + 1), at(best + 1));
        else
            std::rotate(at(best), at(start), at(start + 1));
        for (std::size_t i = std::min(best, start); i <= std::max(best, start); ++i)
            layers_.place[index(rank[i])] = static_cast<int>(i);
        return true;
    }

    Layers& layers_;
    std::vector<int> keys_;
    std::vector<Keys> ranges_; // per vertex, those of the rank at hand
};

} // namespace

void sift(Layers& layers, int rounds, const std::stop_token& stop) {
    Sifter sifter(layers);
    for (int round = 0; round < rounds && !stop.stop_requested(); ++round) {
        bool better = false;
        for (std::vector<int>& rank : layers.order)
            better = sifter.siftRank(rank) || better;
        for (auto rank = layers.order.rbegin(); rank != layers.order.rend(); ++rank)
            better = sifter.siftRank(*rank) || better;
        if (!better) break;
    }
}

} // namespace chalkline::layering
