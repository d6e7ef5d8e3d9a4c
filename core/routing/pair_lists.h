// Which pairs of a cluster each track is in. Used by the settling of tracks and by what resolves jams.
#pragma once

#include "routing/tracks.h"

#include <span>

namespace chalkline::routing {

/// The pairs in which each track is the low or the high one, in one array each.
class PairLists {
public:
    PairLists(std::size_t tracks, const std::vector<Apart>& pairs, int Apart::* track)
        : starts_(tracks + 1, 0)
        , held_(pairs.size()) {
        for (const Apart& pair : pairs)
            ++starts_[at(pair.*track) + 1];
        for (std::size_t i = 1; i < starts_.size(); ++i)
            starts_[i] += starts_[i - 1];
        std::vector<int> next(starts_.begin(), starts_.end() - 1);
        for (std::size_t i = 0; i < pairs.size(); ++i)
            held_[at(next[at(pairs[i].*track)]++)] = static_cast<int>(i);
    }
    [[nodiscard]] std::span<const int> of(int track) const {
        const auto begin = held_.begin() + starts_[at(track)];
        return {begin, held_.begin() + starts_[at(track) + 1]};
    }

private:
    [[nodiscard]] static std::size_t at(int value) { return static_cast<std::size_t>(value); }

    std::vector<int> starts_;
    std::vector<int> held_;
};

} // namespace chalkline::routing
