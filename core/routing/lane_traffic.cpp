#include "routing/lane_traffic.h"

#include <cmath>

namespace chalkline::routing {

namespace {

constexpr double same = 0.01;

std::size_t index(int value) {
    return static_cast<std::size_t>(value);
}

} // namespace

LaneTraffic::LaneTraffic(const Lanes& lanes, std::size_t lines)
    : lanes_(lanes)
    , touches_(lines) {
    for (const Way way : {Way::Down, Way::Across}) {
        runs_[slotOf(way)].assign(lanes.stretches(way), 0);
        crossed_[slotOf(way)].assign(lanes.stretches(way), 0);
        passes_[slotOf(way)].assign(lanes.crossings().size(), 0);
    }
}

void LaneTraffic::note(int line, const std::vector<Point>& points, int change) {
    std::vector<Touch>& touches = touches_[index(line)];
    if (change > 0) {
        touches.clear();
        for (std::size_t i = 0; i + 1 < points.size(); ++i)
            touch(points[i], points[i + 1], touches);
    }
    for (const Touch& touch : touches) {
        Counts& counts = touch.kind == Touch::Runs      ? runs_
                         : touch.kind == Touch::Crosses ? crossed_
                                                        : passes_;
        std::uint16_t& count = counts[slotOf(touch.way)][index(touch.at)];
        count = static_cast<std::uint16_t>(count + change);
    }
}

int LaneTraffic::crossedBy(Way way, double over, Interval along) const {
    int lines = 0;
    const Way other = otherWay(way);
    lanes_.forEachMeeting(other, along, over,
                          [&](int lane) { lines += runs(other, lanes_.stretchOn(other, lane, over)); });
    return lines;
}

int LaneTraffic::crossingsOf(int line) const {
    int lines = 0;
    for (const Touch& touch : touches_[index(line)])
        lines += touch.kind == Touch::Runs      ? crossed(touch.way, touch.at)
                 : touch.kind == Touch::Crosses ? runs(touch.way, touch.at)
                                                : passes(otherWay(touch.way), touch.at);
    return lines;
}

bool LaneTraffic::isSqueezed(int line) const {
    return std::ranges::any_of(touches_[index(line)], [&](const Touch& touch) {
        return touch.kind == Touch::Runs && runs(touch.way, touch.at) > lanes_.room(touch.way, touch.at);
    });
}

void LaneTraffic::touch(Point a, Point b, std::vector<Touch>& touches) const {
    const bool down = std::abs(a.x - b.x) < same;
    if (!down && std::abs(a.y - b.y) >= same) return; // drawn straight by a person
    const Way way = down ? Way::Down : Way::Across;
    const double over = overOf(way, a);
    const Interval along{std::min(alongOf(way, a), alongOf(way, b)),
                         std::max(alongOf(way, a), alongOf(way, b))};
    const std::vector<Lane>& lanes = lanes_.of(way);
    for (auto it = std::ranges::lower_bound(lanes, over - same, {}, &Lane::at);
         it != lanes.end() && it->at <= over + same; ++it) {
        if (it->span.low > along.low + same || it->span.high < along.high - same) continue;
        const int lane = static_cast<int>(it - lanes.begin());
        const int last = lanes_.stretchOn(way, lane, along.high - same);
        for (int stretch = lanes_.stretchOn(way, lane, along.low + same); stretch <= last; ++stretch) {
            touches.push_back({Touch::Runs, way, stretch});
            const int crossing = stretch < last ? lanes_.endOf(way, lane, stretch, 1) : -1;
            if (crossing >= 0) touches.push_back({Touch::Passes, way, crossing});
        }
        return;
    }
    const Way other = otherWay(way);
    lanes_.forEachMeeting(other, {along.low + same, along.high - same}, over, [&](int lane) {
        touches.push_back({Touch::Crosses, other, lanes_.stretchOn(other, lane, over)});
    });
}

} // namespace chalkline::routing
