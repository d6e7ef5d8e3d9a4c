#include "routing/tracks.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <span>

namespace chalkline::routing {

namespace {

constexpr double tolerance = 0.01;
constexpr double tighter = 0.8;     // what a gap shrinks to in one round
constexpr double towardsHard = 0.3; // how far a corridor widens in one round
constexpr int rounds = 32;
constexpr int wideningRounds = 5; // before gaps shrink
constexpr double leastGap = 4.5;  // px, while corridors can be widened
constexpr int lastResort = 26;    // the round from which gaps get smaller than that
constexpr double jam = 4;         // px; closer tracks are jammed
constexpr double tightRoom = 14;  // px that an order leaves its two tracks
constexpr int mostTurns = 12;
constexpr int polishing = 6;

std::size_t index(int value) {
    return static_cast<std::size_t>(value);
}

/// The pairs in which each track is the low or the high one, in one array each.
class PairLists {
public:
    PairLists(std::size_t tracks, const std::vector<Apart>& pairs, int Apart::* track)
        : starts_(tracks + 1, 0)
        , held_(pairs.size()) {
        for (const Apart& pair : pairs)
            ++starts_[index(pair.*track) + 1];
        for (std::size_t i = 1; i < starts_.size(); ++i)
            starts_[i] += starts_[i - 1];
        std::vector<int> next(starts_.begin(), starts_.end() - 1);
        for (std::size_t i = 0; i < pairs.size(); ++i)
            held_[index(next[index(pairs[i].*track)]++)] = static_cast<int>(i);
    }
    [[nodiscard]] std::span<const int> of(int track) const {
        const auto begin = held_.begin() + starts_[index(track)];
        return {begin, held_.begin() + starts_[index(track) + 1]};
    }

private:
    std::vector<int> starts_;
    std::vector<int> held_;
};

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
        gap = std::max(least, gap * tighter);
    }

    void widen(int i) {
        if (touched_[index(i)] == glance_) return;
        touched_[index(i)] = glance_;
        Track& track = tracks_[index(i)];
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
};

double commonOf(const Track& a, const Track& b) {
    return std::min(a.extent.high, b.extent.high) - std::max(a.extent.low, b.extent.low);
}

/// Where tracks are jammed, turns the order of those that have room on the other side; true if any. It costs
/// a crossing.
bool turnJammed(const std::vector<Track>& tracks, std::vector<Apart>& pairs,
                const std::vector<double>& places) {
    std::vector<bool> jammed(tracks.size(), false);
    const auto between = [&](const Apart& pair) {
        return places[index(pair.high)] - places[index(pair.low)];
    };
    bool any = false;
    for (const Apart& pair : pairs) {
        const Track& low = tracks[index(pair.low)];
        const Track& high = tracks[index(pair.high)];
        if (low.line == high.line || between(pair) >= std::min(pair.gap, jam)) continue;
        jammed[index(pair.low)] = jammed[index(pair.high)] = true;
        any = true;
    }
    if (!any) return false;
    bool turned = false;
    for (Apart& pair : pairs) {
        const Track& low = tracks[index(pair.low)];
        const Track& high = tracks[index(pair.high)];
        if (low.line == high.line || !(jammed[index(pair.low)] || jammed[index(pair.high)])) continue;
        const double room = high.hard.high - low.hard.low;
        const double otherRoom = low.hard.high - high.hard.low;
        const bool reversed = between(pair) < -jam && otherRoom >= jam;
        const bool narrow = room < tightRoom && otherRoom > room + tightRoom;
        if (!reversed && !narrow) continue;
        std::swap(pair.low, pair.high);
        turned = true;
    }
    return turned;
}

struct Cluster {
    std::vector<int> members;
    std::vector<Track> tracks;
    std::vector<Apart> pairs; // by place in tracks
};

/// True if tracks side by side stand closer than any two may.
bool isJammed(const std::vector<Track>& tracks, const std::vector<Apart>& pairs,
              const std::vector<double>& places) {
    return std::ranges::any_of(pairs, [&](const Apart& pair) {
        return tracks[index(pair.low)].line != tracks[index(pair.high)].line &&
               commonOf(tracks[index(pair.low)], tracks[index(pair.high)]) > 0 &&
               places[index(pair.high)] - places[index(pair.low)] < jam - tolerance;
    });
}

/// Turns one pair in the middle of a chain of jammed tracks of which the ends do not stand side by side, so
/// that it falls in two. It costs a crossing or two. False if there is no such pair.
class ChainBreaker {
public:
    ChainBreaker(Cluster& cluster, const std::vector<double>& places)
        : cluster_(cluster)
        , places_(places)
        , above_(cluster.tracks.size(), cluster.pairs, &Apart::low)
        , below_(cluster.tracks.size(), cluster.pairs, &Apart::high) {}

    bool run() {
        findChain();
        return chain_.size() > 1 && (turnEnd() || turnMiddle());
    }

private:
    [[nodiscard]] Apart& pair(int p) { return cluster_.pairs[index(p)]; }
    [[nodiscard]] double between(int p) { return places_[index(pair(p).high)] - places_[index(pair(p).low)]; }
    [[nodiscard]] const Track& track(std::size_t inChain) const {
        return cluster_.tracks[index(chain_[inChain])];
    }

    /// An end that has less room outwards than its neighbour goes behind it.
    bool turnEnd() {
        const std::size_t last = chain_.size() - 1;
        if (track(last - 1).hard.high > track(last).hard.high + jam) return turn(last - 1);
        if (track(1).hard.low < track(0).hard.low - jam) return turn(0);
        return false;
    }

    bool turnMiddle() {
        std::size_t best = 0;
        double bestRank = 2000;
        for (std::size_t i = 1; i + 2 < chain_.size(); ++i) {
            const double rank =
                std::abs(static_cast<double>(i) - static_cast<double>(chain_.size() - 2) / 2) +
                1000.0 * (areBeside(chain_[i - 1], chain_[i + 1]) + areBeside(chain_[i], chain_[i + 2]));
            if (rank >= bestRank) continue;
            bestRank = rank;
            best = i;
        }
        return best > 0 && turn(best);
    }

    /// The pair of a track of the chain and the next.
    bool turn(std::size_t inChain) {
        for (const int p : above_.of(chain_[inChain])) {
            if (pair(p).high != chain_[inChain + 1]) continue;
            std::swap(pair(p).low, pair(p).high);
            return true;
        }
        return false;
    }

    /// From the closest pair on over pairs that stand as close as they may.
    void findChain() {
        int closest = -1;
        for (std::size_t p = 0; p < cluster_.pairs.size(); ++p) {
            const int at = static_cast<int>(p);
            if (cluster_.tracks[index(pair(at).low)].line == cluster_.tracks[index(pair(at).high)].line)
                continue;
            if (closest < 0 || between(at) < between(closest)) closest = at;
        }
        if (closest < 0) return;
        for (int at = pair(closest).low; at >= 0; at = nextOf(at, below_, &Apart::low))
            chain_.insert(chain_.begin(), at);
        for (int at = pair(closest).high; at >= 0; at = nextOf(at, above_, &Apart::high))
            chain_.push_back(at);
    }

    [[nodiscard]] int nextOf(int track, const PairLists& pairs, int Apart::* far) {
        int next = -1;
        double nearest = jam + 1;
        for (const int p : pairs.of(track))
            if (between(p) < nearest && std::ranges::find(chain_, pair(p).*far) == chain_.end()) {
                nearest = between(p);
                next = pair(p).*far;
            }
        return next;
    }

    [[nodiscard]] bool areBeside(int a, int b) {
        const auto meets = [&](const PairLists& pairs, int Apart::* far) {
            return std::ranges::any_of(pairs.of(a), [&](int p) { return pair(p).*far == b; });
        };
        return meets(above_, &Apart::high) || meets(below_, &Apart::low);
    }

    Cluster& cluster_;
    const std::vector<double>& places_;
    PairLists above_;
    PairLists below_;
    std::vector<int> chain_; // lowest first
};

std::vector<double> settledCluster(Cluster& cluster) {
    for (int round = 0;; ++round) {
        std::vector<Track> tracks = cluster.tracks;
        std::vector<Apart> pairs = cluster.pairs;
        std::vector<double> places = Settling(tracks, pairs).run();
        if (!isJammed(tracks, pairs, places) || round == mostTurns) return places;
        if (!turnJammed(cluster.tracks, cluster.pairs, places) && !ChainBreaker(cluster, places).run())
            return places;
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
