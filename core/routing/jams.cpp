#include "routing/jams.h"

#include "routing/pair_lists.h"

#include <algorithm>
#include <cmath>

namespace chalkline::routing {

namespace {

constexpr double jam = 4;        // px; closer tracks are jammed
constexpr double tightRoom = 14; // px that an order leaves its two tracks
constexpr double tolerance = 0.01;

std::size_t index(int value) {
    return static_cast<std::size_t>(value);
}

double commonOf(const Track& a, const Track& b) {
    return std::min(a.extent.high, b.extent.high) - std::max(a.extent.low, b.extent.low);
}

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

} // namespace

bool isJammed(const std::vector<Track>& tracks, const std::vector<Apart>& pairs,
              const std::vector<double>& places) {
    return std::ranges::any_of(pairs, [&](const Apart& pair) {
        return tracks[index(pair.low)].line != tracks[index(pair.high)].line &&
               commonOf(tracks[index(pair.low)], tracks[index(pair.high)]) > 0 &&
               places[index(pair.high)] - places[index(pair.low)] < jam - tolerance;
    });
}

bool turnJammed(Cluster& cluster, const std::vector<double>& places) {
    const std::vector<Track>& tracks = cluster.tracks;
    std::vector<Apart>& pairs = cluster.pairs;
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

bool breakChain(Cluster& cluster, const std::vector<double>& places) {
    return ChainBreaker(cluster, places).run();
}

} // namespace chalkline::routing
