// What runs on the lanes and across them, line by line as they are routed: what LaneSearch asks for the price
// of crossings and of crowded stretches. Unit: px.
#pragma once

#include "routing/lanes.h"

#include <vector>

namespace chalkline::routing {

class LaneTraffic {
public:
    LaneTraffic(const Lanes& lanes, std::size_t lines);

    /// A line got these points (1) or loses them (-1).
    void note(int line, const std::vector<Point>& points, int change);

    /// Lines along a stretch.
    [[nodiscard]] int runs(Way way, int stretch) const { return at(runs_, way, stretch); }
    /// Lines over a stretch, between its crossings.
    [[nodiscard]] int crossed(Way way, int stretch) const { return at(crossed_, way, stretch); }
    /// Lines straight on through a crossing by the lane of this way.
    [[nodiscard]] int passes(Way way, int crossing) const { return at(passes_, way, crossing); }
    /// Lines that a stretch which lies on no lane crosses.
    [[nodiscard]] int crossedBy(Way way, double over, Interval along) const;
    /// Lines that a noted line crosses, as far as the lanes tell.
    [[nodiscard]] int crossingsOf(int line) const;
    /// True if a noted line runs where more lines run than have room.
    [[nodiscard]] bool isSqueezed(int line) const;

private:
    using Counts = std::array<std::vector<std::uint16_t>, 2>; // by way

    struct Touch {
        enum Kind : std::uint8_t { Runs, Crosses, Passes };
        Kind kind;
        Way way;
        int at; // a stretch, or for Passes a crossing
    };

    [[nodiscard]] static int at(const Counts& counts, Way way, int place) {
        return counts[slotOf(way)][static_cast<std::size_t>(place)];
    }
    void touch(Point a, Point b, std::vector<Touch>& touches) const;

    const Lanes& lanes_;
    Counts runs_;
    Counts crossed_;
    Counts passes_;
    std::vector<std::vector<Touch>> touches_; // per line
};

} // namespace chalkline::routing
