#include "routing/side_use.h"

#include "routing/path_costs.h"

#include <cmath>

namespace chalkline::routing {

namespace {

constexpr double crowdGap = 14; // px a line needs at a side
constexpr double offLoop = 500; // px; a loop leaves at the right and comes back from below

std::size_t index(int value) {
    return static_cast<std::size_t>(value);
}

double gapBetween(double lowA, double highA, double lowB, double highB) {
    return std::max(lowB - highA, lowA - highB);
}

} // namespace

void SideUse::note(const Line& line, int change) {
    used_[index(line.from)][static_cast<std::size_t>(line.leaves)] += change;
    used_[index(line.to)][static_cast<std::size_t>(line.enters)] += change;
}

double SideUse::sideCost(const Line& line, bool start, Side side) const {
    if (line.from == line.to) return side == (start ? Side::Right : Side::Bottom) ? 0 : offLoop;
    const End& own = scene_.ends[index(start ? line.from : line.to)];
    const Rect& a = scene_.ends[index(line.from)].box;
    const Rect& b = scene_.ends[index(line.to)].box;
    const double across = gapBetween(a.x, a.right(), b.x, b.right());
    const double down = gapBetween(a.y, a.bottom(), b.y, b.bottom());
    const double flowGap = scene_.tall ? down : across;
    const double otherGap = scene_.tall ? across : down;
    const bool withFlow = isAcross(side) != scene_.tall;
    double cost = 0;
    if (flowGap >= stub)
        cost += withFlow ? 0 : sideOffFlowCost;
    else if (otherGap >= stub)
        cost += withFlow ? sideOffGapCost : 0;
    // A line leaves forwards and arrives from behind unless the other end lies the other way.
    const Side backwards =
        scene_.tall ? (start ? Side::Top : Side::Bottom) : (start ? Side::Left : Side::Right);
    const bool leadsBack = scene_.tall ? b.bottom() <= a.y : b.right() <= a.x;
    if (side == backwards && !leadsBack) cost += backwardsCost;
    const int used = used_[index(start ? line.from : line.to)][static_cast<std::size_t>(side)];
    const double room = portRange(own, side).length() / crowdGap;
    if (used > room) cost += crowdCost * (used - room);
    return cost;
}

double SideUse::portCost(int end, Side side, double at) const {
    const End& own = scene_.ends[index(end)];
    const double off = std::abs(at - bestPort(own, side));
    const int others = used_[index(end)][static_cast<std::size_t>(side)];
    const double free = (portRange(own, side).length() - trackGap * others) / 2;
    return offCentreCost * off + narrowPortCost * std::max(0.0, off - std::max(free, 0.0));
}

} // namespace chalkline::routing
