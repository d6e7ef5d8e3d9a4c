#include "layout/layers.h"

#include <algorithm>
#include <random>

namespace chalkline::layering {
namespace {

constexpr int wholeShare = 1024;
constexpr int keptRounds = 12; // of sifting an order that is to be kept
constexpr unsigned firstSeed = 20'240'117;

std::size_t index(int value) {
    return static_cast<std::size_t>(value);
}

/// What the search may cost, by the size of the level.
struct Budget {
    int starts = 1;
    int sweeps = 8;
    int siftRounds = 0;
    int kicks = 0; // times the best order is disturbed and settled again

    Budget(std::size_t vertices, Effort effort) {
        if (effort == Effort::Fast) {
            starts = 2;
            sweeps = vertices <= 600 ? 24 : vertices <= 8'000 ? 16 : 2;
            siftRounds = vertices <= 8'000 ? 4 : 3;
        } else {
            starts = vertices <= 400 ? 12 : vertices <= 4'000 ? 6 : 2;
            sweeps = vertices <= 8'000 ? 24 : 12;
            siftRounds = vertices <= 8'000 ? 12 : 2;
            kicks = vertices <= 400 ? 200 : vertices <= 1'200 ? 100 : vertices <= 4'000 ? 40 : 0;
        }
    }
};

class Sweeper {
public:
    explicit Sweeper(Layers& layers)
        : layers_(layers) {}

    /// Sweeps to and fro; leaves the best order seen and returns its crossings.
    std::int64_t run(int sweeps, const std::stop_token& stop) {
        Ranks best = layers_.order;
        std::int64_t fewest = crossings(layers_);
        for (int i = 0, idle = 0; i < sweeps && idle < 6 && fewest > 0 && !stop.stop_requested(); ++i) {
            // Both ways by barycentre, both by median; of equals, every second time the last goes first.
            sweep(i % 2 == 0, i % 4 < 2, i % 8 >= 4);
            swapNeighbours(i % 4 < 2);
            const std::int64_t count = crossings(layers_);
            ++idle;
            if (count >= fewest) continue;
            fewest = count;
            best = layers_.order;
            idle = 0;
        }
        layers_.order = std::move(best);
        numberPlaces(layers_);
        return fewest;
    }

private:
    [[nodiscard]] int keyOf(int arc, bool up) const {
        const Arc& a = layers_.arcs[index(arc)];
        return up ? layers_.place[index(a.up)] * wholeShare + a.upShare
                  : layers_.place[index(a.down)] * wholeShare + a.downShare;
    }

    [[nodiscard]] double barycentre() const {
        double sum = 0;
        for (const int key : keys_)
            sum += key;
        return sum / static_cast<double>(keys_.size());
    }

    double median() {
        std::ranges::sort(keys_);
        const std::size_t half = keys_.size() / 2;
        if (keys_.size() % 2 == 1) return keys_[half];
        if (keys_.size() == 2) return (keys_[0] + keys_[1]) / 2.0;
        const double left = keys_[half - 1] - keys_.front();
        const double right = keys_.back() - keys_[half];
        if (left + right <= 0) return (keys_[half - 1] + keys_[half]) / 2.0;
        return (keys_[half - 1] * right + keys_[half] * left) / (left + right);
    }

    /// Those that have neighbours are sorted among the places they have; the others keep theirs.
    void sortRank(std::vector<int>& rank, bool downwards, bool byMedian, bool lastFirst) {
        keyed_.clear();
        slots_.clear();
        for (std::size_t i = 0; i < rank.size(); ++i) {
            keys_.clear();
            for (const int arc : downwards ? layers_.upArcs[rank[i]] : layers_.downArcs[rank[i]])
                keys_.push_back(keyOf(arc, downwards));
            if (keys_.empty()) continue;
            slots_.push_back(i);
            keyed_.emplace_back(byMedian ? median() : barycentre(), rank[i]);
        }
        if (lastFirst) std::ranges::reverse(keyed_);
        std::ranges::stable_sort(keyed_, {}, &std::pair<double, int>::first);
        for (std::size_t i = 0; i < slots_.size(); ++i) {
            rank[slots_[i]] = keyed_[i].second;
            layers_.place[index(keyed_[i].second)] = static_cast<int>(slots_[i]);
        }
    }

    void sweep(bool downwards, bool byMedian, bool lastFirst) {
        if (downwards) {
            for (std::size_t r = 1; r < layers_.order.size(); ++r)
                sortRank(layers_.order[r], true, byMedian, lastFirst);
        } else {
            for (std::size_t r = layers_.order.size() - 1; r-- > 0;)
                sortRank(layers_.order[r], false, byMedian, lastFirst);
        }
    }

    /// Crossings that a swap of two neighbours saves.
    [[nodiscard]] int gainOfSwap(int left, int right) const {
        int gain = 0;
        for (const bool up : {true, false})
            for (const int a : up ? layers_.upArcs[left] : layers_.downArcs[left]) {
                const int leftKey = keyOf(a, up);
                for (const int b : up ? layers_.upArcs[right] : layers_.downArcs[right]) {
                    const int rightKey = keyOf(b, up);
                    gain += (leftKey > rightKey ? 1 : 0) - (leftKey < rightKey ? 1 : 0);
                }
            }
        return gain;
    }

    void swapNeighbours(bool equalsToo) {
        bool changed = true;
        for (int pass = 0; changed && pass < 4; ++pass) {
            changed = false;
            for (std::vector<int>& rank : layers_.order)
                for (std::size_t i = 0; i + 1 < rank.size(); ++i) {
                    const int gain = gainOfSwap(rank[i], rank[i + 1]);
                    if (gain < 0 || (gain == 0 && !(equalsToo && pass == 0))) continue;
                    std::swap(rank[i], rank[i + 1]);
                    std::swap(layers_.place[index(rank[i])], layers_.place[index(rank[i + 1])]);
                    changed = changed || gain > 0;
                }
        }
    }

    Layers& layers_;
    std::vector<int> keys_;
    std::vector<std::size_t> slots_;
    std::vector<std::pair<double, int>> keyed_;
};

class Reducer {
public:
    Reducer(Layers& layers, const LayoutOptions& options)
        : layers_(layers)
        , stop_(options.stop)
        , budget_(layers.vertices.size(), options.effort)
        , random_(firstSeed) {}

    void run(bool keepOrder) {
        const Ranks first = layers_.order;
        const std::int64_t stood = crossings(layers_);
        best_ = settle();
        bestOrder_ = layers_.order;
        for (int start = 1; start < budget_.starts && best_ > 0 && !stop_.stop_requested(); ++start) {
            layers_.order = first;
            if (start == 1)
                layers_.order = orderByDistances(layers_);
            else if (start == 2)
                mirror();
            else
                shuffle();
            keepIfBetter(settle());
        }
        for (int kick = 0; kick < budget_.kicks && best_ > 0 && !stop_.stop_requested(); ++kick) {
            layers_.order = bestOrder_;
            disturb();
            sift(layers_, budget_.siftRounds, stop_);
            keepIfBetter(crossings(layers_));
        }
        layers_.order = std::move(bestOrder_);
        if (keepOrder) keepAsStood(first, stood);
        numberPlaces(layers_);
    }

private:
    /// Where things stood counts for something: another order has to be clearly better than that one, and
    /// than what becomes of it by moving single vertices.
    void keepAsStood(const Ranks& first, std::int64_t stood) {
        const std::int64_t allowed = best_ + 1 + best_ / 8;
        Ranks best = layers_.order;
        layers_.order = first;
        if (stood <= allowed) return;
        numberPlaces(layers_);
        sift(layers_, keptRounds, stop_);
        if (crossings(layers_) <= allowed) return;
        layers_.order = std::move(best);
        if (isMirrored(first)) mirror();
    }

    /// True if most neighbours of a rank stood the other way round.
    [[nodiscard]] bool isMirrored(const Ranks& first) {
        std::vector<std::size_t> stood(layers_.vertices.size());
        for (const std::vector<int>& rank : first)
            for (std::size_t i = 0; i < rank.size(); ++i)
                stood[index(rank[i])] = i;
        std::ptrdiff_t turned = 0;
        for (const std::vector<int>& rank : layers_.order)
            for (std::size_t i = 0; i < rank.size(); ++i)
                for (std::size_t j = i + 1; j < rank.size(); ++j)
                    turned += stood[index(rank[i])] > stood[index(rank[j])] ? 1 : -1;
        return turned > 0;
    }

    std::int64_t settle() {
        numberPlaces(layers_);
        const std::int64_t count = Sweeper(layers_).run(budget_.sweeps, stop_);
        if (budget_.siftRounds == 0 || count == 0) return count;
        sift(layers_, budget_.siftRounds, stop_);
        return crossings(layers_);
    }

    void keepIfBetter(std::int64_t count) {
        if (count >= best_) return;
        best_ = count;
        bestOrder_ = layers_.order;
    }

    void mirror() {
        for (std::vector<int>& rank : layers_.order)
            std::ranges::reverse(rank);
    }

    void shuffleRange(std::vector<int>& rank, std::size_t from, std::size_t to) {
        for (std::size_t i = to; i > from + 1; --i)
            std::swap(rank[i - 1], rank[from + random_() % (i - from)]);
    }

    void shuffle() {
        for (std::vector<int>& rank : layers_.order)
            shuffleRange(rank, 0, rank.size());
    }

    /// Shuffles a stretch of a few ranks that follow each other.
    void disturb() {
        const std::size_t ranks = layers_.order.size();
        const std::size_t first = random_() % ranks;
        const std::size_t past = std::min(ranks, first + 1 + random_() % 3);
        const double middle = static_cast<double>(random_() % 1000) / 1000;
        for (std::size_t r = first; r < past; ++r) {
            std::vector<int>& rank = layers_.order[r];
            const std::size_t width = std::min<std::size_t>(rank.size(), 3 + random_() % 8);
            const auto from = static_cast<std::size_t>(middle * static_cast<double>(rank.size() - width + 1));
            shuffleRange(rank, from, std::min(rank.size(), from + width));
        }
        numberPlaces(layers_);
    }

    Layers& layers_;
    std::stop_token stop_;
    Budget budget_;
    std::mt19937 random_; // seeded with a constant: the same graph gives the same picture
    std::int64_t best_ = 0;
    Ranks bestOrder_;
};

} // namespace

void reduceCrossings(Layers& layers, const LayoutOptions& options, bool keepOrder) {
    Reducer(layers, options).run(keepOrder);
}

} // namespace chalkline::layering
