// A few lines and what is near them as a scene of its own, so that their tracks and labels can be settled
// without looking at the whole sheet. Used while something is dragged. Unit: px.
#pragma once

#include "routing/lane_search.h"

#include <map>

namespace chalkline::routing {

class Vicinity {
public:
    /// `stretches` of all lines, each with the line it belongs to.
    Vicinity(const Scene& whole, const BoxIndex& stretches, const std::vector<int>& owners);

    /// The lines come first, in this order, which is also that of their turns; lines near them are fixed.
    Scene& of(const std::vector<int>& lines, const std::vector<MovingBox>& moving);

private:
    Line& add(int number);
    int endAt(int end);
    void addObstacle(const Rect& box, int owner);

    const Scene& whole_;
    const BoxIndex& stretches_;
    const std::vector<int>& owners_;
    Scene part_;
    std::map<int, int> ends_;
    std::vector<Rect> obstacles_;
    std::vector<Rect> drawn_;
};

} // namespace chalkline::routing
