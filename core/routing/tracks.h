// One direction of the nudging: parallel stretches of lines as variables on one axis, each in its corridor,
// and the least-moving positions that keep them apart. Pure numbers; nudge.cpp fills it from a scene. Unit:
// px.
#pragma once

#include "routing/scene.h"

namespace chalkline::routing {

struct Track {
    int line = -1;
    int segment = -1; // between points segment and segment + 1
    double at = 0;    // before
    Interval extent;  // along the track
    Interval soft;    // where it should be
    Interval hard;    // where it may be
    double wish = 0;
    bool movable = true;
    bool firm = false; // gives way last
};

struct Apart {
    int low = -1; // index of the track with the smaller coordinate
    int high = -1;
    double gap = trackGap;
};

/// New positions, one per track. Gaps shrink, then corridors widen to the hard ones, where there is no room.
/// Circles among `pairs` are cut where the tracks stood before.
[[nodiscard]] std::vector<double> settled(const std::vector<Track>& tracks, const std::vector<Apart>& pairs);

} // namespace chalkline::routing
