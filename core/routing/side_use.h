// How many lines end at each side of each box, and what it costs another one to end there. Kept up to date
// while lines are routed; shared by the searches. Unit: px of detour.
#pragma once

#include "routing/scene.h"

#include <array>
#include <vector>

namespace chalkline::routing {

class SideUse {
public:
    explicit SideUse(const Scene& scene)
        : scene_(scene)
        , used_(scene.ends.size()) {}

    /// A line got a way (1) or loses it (-1).
    void note(const Line& line, int change);

    /// Leaving (start) or entering by this side: off the way the sheet flows, or crowded.
    [[nodiscard]] double sideCost(const Line& line, bool start, Side side) const;
    /// A port off the middle is dear where the others at this side need the room.
    [[nodiscard]] double portCost(int end, Side side, double at) const;

private:
    const Scene& scene_;
    std::vector<std::array<int, 4>> used_; // per end and side: lines
};

} // namespace chalkline::routing
