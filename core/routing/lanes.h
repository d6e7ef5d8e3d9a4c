// The free ways between the boxes of a sheet as a network: lanes down and across, each as long as nothing
// stands in it, and the crossings where they meet. Built once per sheet; what runs on it is counted as lines
// are routed. Used by LaneSearch. Unit: px.
#pragma once

#include "routing/scene.h"

#include <array>
#include <vector>

namespace chalkline::routing {

/// Down: the lane has an x and an interval of y. Across: the other way round.
enum class Way : std::uint8_t { Down, Across };
[[nodiscard]] constexpr Way otherWay(Way way) {
    return way == Way::Down ? Way::Across : Way::Down;
}
[[nodiscard]] constexpr std::size_t slotOf(Way way) {
    return static_cast<std::size_t>(way);
}
/// The coordinate on which a lane of this way has its place, and the one along it.
[[nodiscard]] constexpr double overOf(Way way, Point p) {
    return way == Way::Down ? p.x : p.y;
}
[[nodiscard]] constexpr double alongOf(Way way, Point p) {
    return way == Way::Down ? p.y : p.x;
}
[[nodiscard]] constexpr Point pointOf(Way way, double over, double along) {
    return way == Way::Down ? Point{over, along} : Point{along, over};
}
[[nodiscard]] inline Interval overOf(Way way, const Rect& box) {
    return way == Way::Down ? Interval{box.x, box.right()} : Interval{box.y, box.bottom()};
}
[[nodiscard]] inline Interval alongOf(Way way, const Rect& box) {
    return way == Way::Down ? Interval{box.y, box.bottom()} : Interval{box.x, box.right()};
}
[[nodiscard]] inline Rect rectOf(Way way, Interval over, Interval along) {
    return way == Way::Down ? Rect{over.low, along.low, over.length(), along.length()}
                            : Rect{along.low, over.low, along.length(), over.length()};
}

struct Lane {
    double at = 0;
    Interval span;
    int first = 0; // its first place in Lanes::order
    int count = 0; // crossings on it
};

/// One crossing: its lanes, and its places in their rows of crossings, by way.
struct Crossing {
    std::array<int, 2> lane{};
    std::array<int, 2> place{};
};

class Lanes {
public:
    explicit Lanes(const Scene& scene);

    [[nodiscard]] const std::vector<Lane>& of(Way way) const { return lanes_[slotOf(way)]; }
    [[nodiscard]] const Lane& lane(Way way, int index) const {
        return lanes_[slotOf(way)][static_cast<std::size_t>(index)];
    }
    [[nodiscard]] const std::vector<Crossing>& crossings() const { return crossings_; }
    [[nodiscard]] const Crossing& crossing(int id) const { return crossings_[static_cast<std::size_t>(id)]; }
    [[nodiscard]] Point pointOf(int crossing) const;

    /// The next crossing on its lane of this way, `step` 1 or -1; -1 at the lane's end.
    [[nodiscard]] int next(int crossing, Way way, int step) const;

    /// Stretches of a lane between two crossings, and before the first and after the last, are numbered
    /// through.
    [[nodiscard]] std::size_t stretches(Way way) const {
        return order_[slotOf(way)].size() + lanes_[slotOf(way)].size();
    }
    /// The stretch after (step 1) or before (-1) a crossing.
    [[nodiscard]] int stretchAt(int crossing, Way way, int step) const {
        const Crossing& at = this->crossing(crossing);
        return at.place[slotOf(way)] + at.lane[slotOf(way)] + (step > 0 ? 1 : 0);
    }
    /// The stretch of a lane on which a coordinate along it lies.
    [[nodiscard]] int stretchOn(Way way, int lane, double along) const;
    /// The crossing at the low (step -1) or high end of a lane's stretch, -1 where the lane ends.
    [[nodiscard]] int endOf(Way way, int lane, int stretch, int step) const;
    /// Borders and titles that a line along the stretch meets, in px of detour.
    [[nodiscard]] float cost(Way way, int stretch) const {
        return costs_[slotOf(way)][static_cast<std::size_t>(stretch)];
    }
    /// Lines that the stretch has room for side by side, at most `mostLines`.
    [[nodiscard]] int room(Way way, int stretch) const {
        return rooms_[slotOf(way)][static_cast<std::size_t>(stretch)];
    }
    static constexpr int mostLines = 200;

    /// Calls visit(lane index) for the lanes of this way with a place strictly inside the interval that reach
    /// `along`, lowest first.
    template <class Visit>
    void forEachMeeting(Way way, Interval over, double along, Visit&& visit) const {
        const std::vector<Lane>& lanes = of(way);
        auto it = std::ranges::upper_bound(lanes, over.low, {}, &Lane::at);
        for (; it != lanes.end() && it->at < over.high; ++it)
            if (it->span.low < along && along < it->span.high) visit(static_cast<int>(it - lanes.begin()));
    }

private:
    void findLanes(const Scene& scene, Way way);
    void cross();
    void weigh(const Scene& scene, Way way);
    void measure(const Scene& scene, Way way);

    std::array<std::vector<Lane>, 2> lanes_; // by place
    std::vector<Crossing> crossings_;
    std::array<std::vector<int>, 2> order_;          // crossings lane by lane
    std::array<std::vector<float>, 2> costs_;        // per stretch
    std::array<std::vector<std::uint8_t>, 2> rooms_; // per stretch
};

/// What running through the area between two coordinates along a line at `over` costs besides its length:
/// borders crossed, borders beside, titles.
[[nodiscard]] double furnitureCost(const Scene& scene, Way way, double over, Interval along);

} // namespace chalkline::routing
