// Where the order of tracks leaves them no room: turns some pairs, at the price of a crossing each. Used
// while tracks settle. Unit: px.
#pragma once

#include "routing/tracks.h"

namespace chalkline::routing {

/// Tracks that mind each other.
struct Cluster {
    std::vector<int> members;
    std::vector<Track> tracks;
    std::vector<Apart> pairs; // by place in tracks
};

/// True if tracks side by side stand closer than any two may.
[[nodiscard]] bool isJammed(const std::vector<Track>& tracks, const std::vector<Apart>& pairs,
                            const std::vector<double>& places);

/// Turns the order of jammed tracks that have room on the other side; true if any.
bool turnJammed(Cluster& cluster, const std::vector<double>& places);

/// Turns one pair of a chain of jammed tracks: at an end that has less room outwards than its neighbour, else
/// in the middle where the ends do not stand side by side, so that the chain falls in two. False if there is
/// none.
bool breakChain(Cluster& cluster, const std::vector<double>& places);

} // namespace chalkline::routing
