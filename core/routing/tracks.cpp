#include "routing/tracks.h"

#include <algorithm>

namespace chalkline::routing {

namespace {

constexpr double tolerance = 0.01;
constexpr double tighter = 0.8;     // what a gap shrinks to in one round
constexpr double towardsHard = 0.3; // how far a corridor widens in one round
constexpr int rounds = 32;
constexpr int wideningRounds = 5; // before gaps shrink
constexpr int polishing = 6;

std::size_t index(int value) {
    return static_cast<std::size_t>(value);
}

class Settling {
public:
    Settling(std::vector<Track>& tracks, std::vector<Apart>& pairs)
        : tracks_(tracks)
        , pairs_(pairs)
        , before_(tracks.size())
        , after_(tracks.size())
        , low_(tracks.size())
        , high_(tracks.size())
        , lowBy_(tracks.size())
        , highBy_(tracks.size()) {}

    std::vector<double> run() {
        sort();
        for (std::size_t i = 0; i < pairs_.size(); ++i) {
            before_[index(pairs_[i].high)].push_back(static_cast<int>(i));
            after_[index(pairs_[i].low)].push_back(static_cast<int>(i));
        }
        holdFirm();
        for (int round = 0; round < rounds; ++round) {
            bound();
            if (letGo()) continue;
            if (!relax(round >= wideningRounds)) break;
        }
        bound();
        return place();
    }

private:
    /// A total order that follows the pairs; where they run in a circle, the lowest track goes first.
    void sort() {
        std::vector<int> waiting(tracks_.size(), 0);
        std::vector<std::vector<int>> next(tracks_.size());
        for (const Apart& pair : pairs_) {
            ++waiting[index(pair.high)];
            next[index(pair.low)].push_back(pair.high);
        }
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
        while (order_.size() < tracks_.size()) {
            if (ready.empty()) {
                while (rank[index(byPlace[cut])] >= 0)
                    ++cut;
                add(byPlace[cut]);
            }
            std::ranges::pop_heap(ready, later);
            const int track = ready.back();
            ready.pop_back();
            if (rank[index(track)] >= 0) continue;
            rank[index(track)] = static_cast<int>(order_.size());
            order_.push_back(track);
            for (const int other : next[index(track)])
                if (--waiting[index(other)] == 0) add(other);
        }
        for (Apart& pair : pairs_)
            if (rank[index(pair.low)] > rank[index(pair.high)]) std::swap(pair.low, pair.high);
    }

    void bound() {
        for (const int i : order_) {
            low_[index(i)] = tracks_[index(i)].soft.low;
            lowBy_[index(i)] = -1;
            for (const int p : before_[index(i)]) {
                const double limit = low_[index(pairs_[index(p)].low)] + pairs_[index(p)].gap;
                if (limit <= low_[index(i)]) continue;
                low_[index(i)] = limit;
                lowBy_[index(i)] = p;
            }
        }
        for (auto it = order_.rbegin(); it != order_.rend(); ++it) {
            high_[index(*it)] = tracks_[index(*it)].soft.high;
            highBy_[index(*it)] = -1;
            for (const int p : after_[index(*it)]) {
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
    bool relax(bool shrinking) {
        bool any = false;
        std::vector<bool> shrunk(pairs_.size(), false);
        std::vector<bool> widened(tracks_.size(), false);
        const auto shrink = [&](int pair) {
            if (shrinking && !shrunk[index(pair)]) pairs_[index(pair)].gap *= tighter;
            shrunk[index(pair)] = true;
        };
        const auto widen = [&](int i) {
            Track& track = tracks_[index(i)];
            if (widened[index(i)]) return;
            widened[index(i)] = true;
            track.soft.low += (track.hard.low - track.soft.low) * towardsHard;
            track.soft.high += (track.hard.high - track.soft.high) * towardsHard;
        };
        for (const int i : order_) {
            if (low_[index(i)] <= high_[index(i)] + tolerance) continue;
            any = true;
            int at = i;
            for (; lowBy_[index(at)] >= 0; at = pairs_[index(lowBy_[index(at)])].low)
                shrink(lowBy_[index(at)]);
            widen(at);
            for (at = i; highBy_[index(at)] >= 0; at = pairs_[index(highBy_[index(at)])].high)
                shrink(highBy_[index(at)]);
            widen(at);
        }
        return any;
    }

    [[nodiscard]] double clamped(int i, double value) const {
        return std::max(low_[index(i)], std::min(high_[index(i)], value));
    }

    /// Pushed upwards and pushed downwards, then the middle of both: no side is favoured.
    std::vector<double> place() {
        std::vector<double> up(tracks_.size());
        for (std::size_t i = 0; i < tracks_.size(); ++i)
            up[i] = clamped(static_cast<int>(i), tracks_[i].wish);
        std::vector<double> at = up;
        for (const int i : order_)
            for (const int p : before_[index(i)])
                up[index(i)] = std::max(up[index(i)], up[index(pairs_[index(p)].low)] + pairs_[index(p)].gap);
        for (auto it = order_.rbegin(); it != order_.rend(); ++it)
            for (const int p : after_[index(*it)])
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
        for (const int p : before_[index(i)])
            low = std::max(low, at[index(pairs_[index(p)].low)] + pairs_[index(p)].gap);
        for (const int p : after_[index(i)])
            high = std::min(high, at[index(pairs_[index(p)].high)] - pairs_[index(p)].gap);
        if (low <= high) at[index(i)] = std::clamp(tracks_[index(i)].wish, low, high);
    }

    std::vector<Track>& tracks_;
    std::vector<Apart>& pairs_;
    std::vector<std::vector<int>> before_; // per track: pairs in which it is the high one
    std::vector<std::vector<int>> after_;
    std::vector<double> low_;
    std::vector<double> high_;
    std::vector<int> lowBy_; // per track: the pair that gives its bound, -1 = the corridor
    std::vector<int> highBy_;
    std::vector<int> order_;
    std::vector<Interval> held_; // corridors of firm tracks
};

} // namespace

std::vector<double> settled(std::vector<Track>& tracks, std::vector<Apart>& pairs) {
    return Settling(tracks, pairs).run();
}

} // namespace chalkline::routing
