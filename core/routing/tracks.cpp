#include "routing/tracks.h"

#include "routing/jams.h"
#include "routing/pair_lists.h"

#include <algorithm>
#include <optional>

namespace chalkline::routing {

namespace {

constexpr double tolerance = 0.01;
constexpr double tighter = 0.8;     // what a gap shrinks to in one round
constexpr double towardsHard = 0.3; // how far a corridor widens in one round
constexpr int rounds = 32;
constexpr int wideningRounds = 5;  // before gaps shrink
constexpr double leastGap = 4.5;   // px, while corridors can be widened
constexpr int lastResort = 26;     // the round from which gaps get smaller than that
constexpr int mostTurns = 8;       // settlings of one cluster with pairs turned
constexpr int turnBudget = 12'000; // pairs settled again in all
constexpr int polishing = 6;

std::size_t index(int value) {
    return static_cast<std::size_t>(value);
}

class Settling {
public:
    Settling(std::vector<Track>& tracks, std::vector<Apart>& pairs)
        : tracks_(tracks)
        , pairs_(pairs)
        , low_(tracks.size())
        , high_(tracks.size())
        , lowBy_(tracks.size(), -1)
        , highBy_(tracks.size(), -1)
        , touched_(tracks.size(), 0)
        , shrunk_(pairs.size(), 0) {}

    std::vector<double> run() {
        order_ = sorted();
        before_.emplace(tracks_.size(), pairs_, &Apart::high);
        after_.emplace(tracks_.size(), pairs_, &Apart::low);
        holdFirm();
        settle();
        return placed();
    }

private:
    void settle() {
        for (int round = 0; round < rounds; ++round) {
            bound();
            if (letGo()) continue;
            if (!relax(round)) return;
            // Nothing is left to give but the least gaps.
            if (!gave_ && round >= wideningRounds) round = std::max(round, lastResort - 1);
        }
        bound();
    }

    /// A total order that follows the pairs; where they run in a circle, the lowest track goes first.
    std::vector<int> sorted() {
        std::vector<int> order;
        std::vector<int> waiting(tracks_.size(), 0);
        for (const Apart& pair : pairs_)
            ++waiting[index(pair.high)];
        const PairLists next(tracks_.size(), pairs_, &Apart::low);
        const auto later = [this](int a, int b) {
            return std::pair(tracks_[index(a)].at, a) > std::pair(tracks_[index(b)].at, b);
        };
        std::vector<int> ready; // a heap, the lowest track on top
        const auto add = [&](int track) {
            ready.push_back(track);
            std::ranges::push_heap(ready, later);
        };
        std::vector<int> byPlace(tracks_.size());
        std::vector<int> rank(tracks_.size(), -1);
        for (std::size_t i = 0; i < tracks_.size(); ++i) {
            byPlace[i] = static_cast<int>(i);
            if (waiting[i] == 0) add(static_cast<int>(i));
        }
        std::ranges::sort(byPlace, [&](int a, int b) { return later(b, a); });
        std::size_t cut = 0;
        while (order.size() < tracks_.size()) {
            if (ready.empty()) {
                while (rank[index(byPlace[cut])] >= 0)
                    ++cut;
                add(byPlace[cut]);
            }
            std::ranges::pop_heap(ready, later);
            const int track = ready.back();
            ready.pop_back();
            if (rank[index(track)] >= 0) continue;
            rank[index(track)] = static_cast<int>(order.size());
            order.push_back(track);
            for (const int pair : next.of(track))
                if (--waiting[index(pairs_[index(pair)].high)] == 0) add(pairs_[index(pair)].high);
        }
        for (Apart& pair : pairs_)
            if (rank[index(pair.low)] > rank[index(pair.high)]) std::swap(pair.low, pair.high);
        return order;
    }

    void bound() {
        for (const int i : order_) {
            low_[index(i)] = tracks_[index(i)].soft.low;
            lowBy_[index(i)] = -1;
            for (const int p : before_->of(i)) {
                const double limit = low_[index(pairs_[index(p)].low)] + pairs_[index(p)].gap;
                if (limit <= low_[index(i)]) continue;
                low_[index(i)] = limit;
                lowBy_[index(i)] = p;
            }
        }
        for (auto it = order_.rbegin(); it != order_.rend(); ++it) {
            high_[index(*it)] = tracks_[index(*it)].soft.high;
            highBy_[index(*it)] = -1;
            for (const int p : after_->of(*it)) {
                const double limit = high_[index(pairs_[index(p)].high)] - pairs_[index(p)].gap;
                if (limit >= high_[index(*it)]) continue;
                high_[index(*it)] = limit;
                highBy_[index(*it)] = p;
            }
        }
    }

    void holdFirm() {
        for (std::size_t i = 0; i < tracks_.size(); ++i) {
            held_.push_back(tracks_[i].soft);
            if (tracks_[i].firm) tracks_[i].soft = {tracks_[i].wish, tracks_[i].wish};
        }
    }

    /// Gives firm tracks their corridor back where they leave others no place; true if any did.
    bool letGo() {
        bool any = false;
        const auto release = [&](int i) {
            Track& track = tracks_[index(i)];
            if (!track.firm) return;
            any = true;
            track.firm = false;
            track.soft = held_[index(i)];
        };
        for (const int i : order_) {
            if (low_[index(i)] <= high_[index(i)] + tolerance) continue;
            release(i);
            int at = i;
            for (; lowBy_[index(at)] >= 0; at = pairs_[index(lowBy_[index(at)])].low)
                release(at);
            release(at);
            for (at = i; highBy_[index(at)] >= 0; at = pairs_[index(highBy_[index(at)])].high)
                release(at);
            release(at);
        }
        return any;
    }

    /// Widens the corridors and, if need be, shrinks the gaps that leave some track no place; false if all
    /// have one.
    bool relax(int round) {
        bool any = false;
        gave_ = false;
        ++glance_;
        for (const int i : order_) {
            if (low_[index(i)] <= high_[index(i)] + tolerance) continue;
            any = true;
            int at = i;
            for (; lowBy_[index(at)] >= 0; at = pairs_[index(lowBy_[index(at)])].low)
                shrink(lowBy_[index(at)], round);
            widen(at);
            for (at = i; highBy_[index(at)] >= 0; at = pairs_[index(highBy_[index(at)])].high)
                shrink(highBy_[index(at)], round);
            widen(at);
        }
        return any;
    }

    void shrink(int pair, int round) {
        if (round < wideningRounds || shrunk_[index(pair)] == glance_) return;
        shrunk_[index(pair)] = glance_;
        double& gap = pairs_[index(pair)].gap;
        const double least = round < lastResort ? std::min(gap, leastGap) : 0;
        gave_ = gave_ || gap * tighter >= least;
        gap = std::max(least, gap * tighter);
    }

    void widen(int i) {
        if (touched_[index(i)] == glance_) return;
        touched_[index(i)] = glance_;
        Track& track = tracks_[index(i)];
        gave_ = gave_ || track.soft.low - track.hard.low > 1 || track.hard.high - track.soft.high > 1;
        track.soft.low += (track.hard.low - track.soft.low) * towardsHard;
        track.soft.high += (track.hard.high - track.soft.high) * towardsHard;
    }

    [[nodiscard]] double clamped(int i, double value) const {
        return std::max(low_[index(i)], std::min(high_[index(i)], value));
    }

    /// Pushed upwards and pushed downwards, then the middle of both: no side is favoured.
    std::vector<double> placed() const {
        std::vector<double> up(tracks_.size());
        for (std::size_t i = 0; i < up.size(); ++i)
            up[i] = clamped(static_cast<int>(i), tracks_[i].wish);
        std::vector<double> at = up;
        for (const int i : order_)
            for (const int p : before_->of(i))
                up[index(i)] = std::max(up[index(i)], up[index(pairs_[index(p)].low)] + pairs_[index(p)].gap);
        for (auto it = order_.rbegin(); it != order_.rend(); ++it)
            for (const int p : after_->of(*it))
                at[index(*it)] =
                    std::min(at[index(*it)], at[index(pairs_[index(p)].high)] - pairs_[index(p)].gap);
        for (std::size_t i = 0; i < at.size(); ++i)
            at[i] = (at[i] + up[i]) / 2;
        for (int round = 0; round < polishing; ++round)
            for (const int i : order_)
                polish(at, i);
        for (std::size_t i = 0; i < at.size(); ++i)
            at[i] =
                std::clamp(at[i], tracks_[i].hard.low, std::max(tracks_[i].hard.low, tracks_[i].hard.high));
        return at;
    }

    void polish(std::vector<double>& at, int i) const {
        double low = tracks_[index(i)].soft.low;
        double high = tracks_[index(i)].soft.high;
        for (const int p : before_->of(i))
            low = std::max(low, at[index(pairs_[index(p)].low)] + pairs_[index(p)].gap);
        for (const int p : after_->of(i))
            high = std::min(high, at[index(pairs_[index(p)].high)] - pairs_[index(p)].gap);
        if (low <= high) at[index(i)] = std::clamp(tracks_[index(i)].wish, low, high);
    }

    std::vector<Track>& tracks_;
    std::vector<Apart>& pairs_;
    std::optional<PairLists> before_; // per track: pairs in which it is the high one
    std::optional<PairLists> after_;
    std::vector<double> low_;
    std::vector<double> high_;
    std::vector<int> lowBy_; // per track: the pair that gives its bound, -1 = the corridor
    std::vector<int> highBy_;
    std::vector<int> order_;
    std::vector<Interval> held_; // corridors of firm tracks
    std::vector<int> touched_;   // per track and per pair: the last round that changed it
    std::vector<int> shrunk_;
    int glance_ = 0;
    bool gave_ = false; // a corridor or a gap, in the last round
};

std::vector<double> settledCluster(Cluster& cluster) {
    const int turns = std::clamp(turnBudget / static_cast<int>(cluster.pairs.size()), 1, mostTurns);
    for (int round = 0;; ++round) {
        std::vector<Track> tracks = cluster.tracks;
        std::vector<Apart> pairs = cluster.pairs;
        std::vector<double> places = Settling(tracks, pairs).run();
        if (!isJammed(tracks, pairs, places) || round == turns) return places;
        if (!turnJammed(cluster, places) && !breakChain(cluster, places)) return places;
    }
}

/// Tracks that no pair joins do not mind each other. Per track: one of its cluster that stands for all.
std::vector<int> clustersOf(std::size_t tracks, const std::vector<Apart>& pairs) {
    std::vector<int> leader(tracks);
    for (std::size_t i = 0; i < tracks; ++i)
        leader[i] = static_cast<int>(i);
    const auto find = [&](int track) {
        while (leader[index(track)] != track)
            track = leader[index(track)] = leader[index(leader[index(track)])];
        return track;
    };
    for (const Apart& pair : pairs)
        leader[index(find(pair.low))] = find(pair.high);
    for (std::size_t i = 0; i < tracks; ++i)
        leader[i] = find(static_cast<int>(i));
    return leader;
}

} // namespace

std::vector<double> settled(const std::vector<Track>& tracks, const std::vector<Apart>& pairs) {
    std::vector<double> places(tracks.size());
    const std::vector<int> leaders = clustersOf(tracks.size(), pairs);
    std::vector<int> local(tracks.size(), -1); // per track: its number in its cluster
    std::vector<Cluster> clusters;
    std::vector<int> clusterOf(tracks.size(), -1); // by leader
    for (const Apart& pair : pairs)
        if (clusterOf[index(leaders[index(pair.low)])] < 0) {
            clusterOf[index(leaders[index(pair.low)])] = static_cast<int>(clusters.size());
            clusters.emplace_back();
        }
    for (std::size_t i = 0; i < tracks.size(); ++i) {
        const int cluster = clusterOf[index(leaders[i])];
        if (cluster < 0) {
            places[i] = std::clamp(tracks[i].wish, tracks[i].soft.low, tracks[i].soft.high);
            continue;
        }
        local[i] = static_cast<int>(clusters[index(cluster)].members.size());
        clusters[index(cluster)].members.push_back(static_cast<int>(i));
        clusters[index(cluster)].tracks.push_back(tracks[i]);
    }
    for (const Apart& pair : pairs)
        clusters[index(clusterOf[index(leaders[index(pair.low)])])].pairs.push_back(
            {local[index(pair.low)], local[index(pair.high)], pair.gap});
    for (Cluster& cluster : clusters) {
        const std::vector<double> its = settledCluster(cluster);
        for (std::size_t i = 0; i < its.size(); ++i)
            places[index(cluster.members[i])] = its[i];
    }
    return places;
}

} // namespace chalkline::routing
