// The rays from the sides of boxes, and the ways that need no lane: straight, or with one bend.
#include "routing/lane_search.h"
#include "routing/path_costs.h"

#include <cmath>

namespace chalkline::routing {

namespace {

constexpr double nearestTurn = 4; // px from a side
constexpr double backReach = 240; // px that a ray leading away looks
constexpr double beyond = 60;     // px past the target
constexpr double rayClearance = clearance - 0.1;
constexpr double easyClearance = 14; // px to a box where there is room
constexpr double same = 0.01;

std::size_t index(int value) {
    return static_cast<std::size_t>(value);
}

Way wayOf(Side side) {
    return isAcross(side) ? Way::Across : Way::Down;
}

double tooShort(double distance, double wanted) {
    return std::max(0.0, wanted - distance) * shortStubCost;
}

} // namespace

template <class Visit>
void LaneSearch::eachObstacle(const Rect& area, Visit&& visit) const {
    scene_.obstacles.forEach(area, [&](int i) { visit(scene_.obstacles.box(i), scene_.owner[index(i)]); });
    for (const MovingBox& moving : moving_)
        visit(moving.box, moving.owner);
}

double LaneSearch::reachOf(const End& own, int owner, Side side, double at, double limit) const {
    const double border = sideAt(own.box, side);
    const Way lane = otherWay(wayOf(side)); // the way of lanes that the ray meets
    const double sign = signOf(side);
    const Interval ahead = sign > 0 ? Interval{border, border + limit} : Interval{border - limit, border};
    const Rect strip = rectOf(lane, ahead, {at - rayClearance, at + rayClearance});
    double reach = limit;
    eachObstacle(strip, [&](const Rect& box, int its) {
        if (its == owner || !box.overlaps(strip)) return;
        const Interval over = overOf(lane, box);
        reach = std::min(reach, (sign > 0 ? over.low - border : border - over.high) - rayClearance);
    });
    return reach;
}

/// One straight line between sides that face each other, past whatever stands between them.
void LaneSearch::tryStraight(const Line& line) {
    const End& from = scene_.ends[index(line.from)];
    const End& to = scene_.ends[index(line.to)];
    for (const Side side : sides) {
        const Side facing = static_cast<Side>(static_cast<int>(side) ^ 2);
        const double start = sideAt(from.box, side);
        const double finish = sideAt(to.box, facing);
        if ((finish - start) * signOf(side) < stub) continue;
        const Interval a = portRange(from, side);
        const Interval b = portRange(to, facing);
        const Interval both{std::max(a.low, b.low), std::min(a.high, b.high)};
        if (both.length() < 0) continue;
        const Interval along{std::min(start, finish), std::max(start, finish)};
        const Way way = wayOf(side);
        gather(line, rectOf(way, {both.low - rayClearance, both.high + rayClearance}, along), way);
        const double middle = (bestPort(from, side) + bestPort(to, facing)) / 2;
        placesBetween(both, std::clamp(middle, both.low, both.high));
        for (const double at : places_) {
            const double length = along.length();
            const double cost = length + use_.sideCost(line, true, side) +
                                use_.sideCost(line, false, facing) + use_.portCost(line.from, side, at) +
                                use_.portCost(line.to, facing, at) + furnitureCost(scene_, way, at, along) +
                                crossing_ * crossed(way, at, along);
            if (cost >= best_.cost) continue;
            best_ = {};
            best_.cost = cost;
            best_.straight = FoundWay{
                {chalkline::routing::pointOf(way, at, start), chalkline::routing::pointOf(way, at, finish)},
                side,
                facing};
        }
    }
}

/// The intervals over which foreign boxes block straight lines through the area.
void LaneSearch::gather(const Line& line, const Rect& area, Way way) {
    blocked_.clear();
    eachObstacle(area, [&](const Rect& box, int owner) {
        if (owner == line.from || owner == line.to || !box.overlaps(area)) return;
        blocked_.push_back(overOf(way, box));
    });
}

/// The free place nearest to the middle, and the free ones beside it.
void LaneSearch::placesBetween(Interval range, double middle) {
    const auto isFree = [&](double at) {
        return at >= range.low && at <= range.high && std::ranges::none_of(blocked_, [&](Interval its) {
                   return at > its.low - rayClearance && at < its.high + rayClearance;
               });
    };
    places_.clear();
    if (isFree(middle)) {
        places_.push_back(middle);
        return;
    }
    for (const Interval its : blocked_)
        for (const double off : {easyClearance, rayClearance})
            for (const double at : {its.low - off, its.high + off})
                if (isFree(at)) places_.push_back(at);
}

void LaneSearch::castRays(const Line& line, bool start) {
    const End& own = scene_.ends[index(start ? line.from : line.to)];
    for (const Side side : sides) {
        castRay(line, start, side, bestPort(own, side));
        // Where a lane leads straight to the side.
        const double outside = sideAt(own.box, side) + signOf(side) * (clearance + 1);
        const Interval range = portRange(own, side);
        lanes_.forEachMeeting(wayOf(side), {range.low - same, range.high + same}, outside, [&](int lane) {
            castRay(line, start, side, lanes_.lane(wayOf(side), lane).at);
        });
    }
}

void LaneSearch::castRay(const Line& line, bool start, Side side, double at) {
    const int owner = start ? line.from : line.to;
    const End& own = scene_.ends[index(owner)];
    const Rect& other = scene_.ends[index(start ? line.to : line.from)].box;
    const double border = sideAt(own.box, side);
    const Way way = wayOf(side);
    const Interval goal = alongOf(way, other);
    const double limit =
        std::max(backReach, (signOf(side) > 0 ? goal.high - border : border - goal.low) + beyond);
    Ray ray;
    ray.side = side;
    ray.way = way;
    ray.port = chalkline::routing::pointOf(way, at, border);
    ray.reach = reachOf(own, owner, side, at, limit);
    ray.stub = start && line.edge->kind == EdgeKind::Async ? queueStub : stub;
    ray.cost = use_.sideCost(line, start, side) + use_.portCost(owner, side, at);
    ray.firstHit = static_cast<int>(hits_.size());
    if (ray.reach < nearestTurn) return;
    const Way met = otherWay(way);
    const double sign = signOf(side);
    const Interval ahead =
        sign > 0 ? Interval{border, border + ray.reach} : Interval{border - ray.reach, border};
    lanes_.forEachMeeting(met, ahead, at, [&](int lane) {
        const double distance = std::abs(lanes_.lane(met, lane).at - border);
        if (distance < nearestTurn) return;
        hits_.push_back({lane, lanes_.stretchOn(met, lane, at), distance, 0});
    });
    if (sign < 0) std::reverse(hits_.begin() + ray.firstHit, hits_.end());
    ray.hitCount = static_cast<int>(hits_.size()) - ray.firstHit;
    findCrossings(ray, ahead);
    const bool furnished = scene_.walls.size() > 0;
    for (int i = 0; i < ray.hitCount; ++i) {
        Hit& hit = hits_[index(ray.firstHit + i)];
        hit.cost = ray.cost + hit.distance + tooShort(hit.distance, ray.stub) +
                   crossing_ * crossed(ray, hit.distance);
        if (furnished) {
            const double there = border + sign * hit.distance;
            hit.cost += furnitureCost(scene_, way, at, {std::min(border, there), std::max(border, there)});
        }
    }
    rays_.push_back(ray);
}

void LaneSearch::gatherOthers(int number) {
    for (std::vector<Stretch>& stretches : others_)
        stretches.clear();
    for (std::size_t i = 0; i < scene_.lines.size(); ++i) {
        const std::vector<Point>& points = scene_.lines[i].points;
        for (std::size_t k = 0; k + 1 < points.size() && i != index(number); ++k) {
            const Rect leg = between(points[k], points[k + 1]);
            if (leg.w > same && leg.h > same) continue; // drawn straight by a person
            const Way way = leg.w <= same ? Way::Down : Way::Across;
            others_[slotOf(way)].push_back({overOf(way, leg).low, alongOf(way, leg)});
        }
    }
}

/// Lines that a stretch off the lanes crosses.
int LaneSearch::crossed(Way way, double over, Interval along) const {
    if (!exact_) return traffic_.crossedBy(way, over, along);
    return static_cast<int>(std::ranges::count_if(others_[slotOf(otherWay(way))], [&](const Stretch& other) {
        return other.at > along.low && other.at < along.high && other.span.low + 1 < over &&
               over < other.span.high - 1;
    }));
}

/// Lines that a ray crosses up to a distance.
int LaneSearch::crossed(const Ray& ray, double distance) const {
    const auto begin = crossings_.begin() + ray.firstCrossing;
    return static_cast<int>(std::lower_bound(begin, begin + ray.crossingCount, distance - same) - begin);
}

void LaneSearch::findCrossings(Ray& ray, Interval ahead) {
    const double border = alongOf(ray.way, ray.port);
    const double over = overOf(ray.way, ray.port);
    const Way met = otherWay(ray.way);
    ray.firstCrossing = static_cast<int>(crossings_.size());
    if (exact_) {
        for (const Stretch& other : others_[slotOf(met)])
            if (other.at > ahead.low && other.at < ahead.high && other.span.low + 1 < over &&
                over < other.span.high - 1)
                crossings_.push_back(std::abs(other.at - border));
    } else {
        for (int i = ray.firstHit; i < ray.firstHit + ray.hitCount; ++i)
            for (int lines = traffic_.runs(met, hits_[index(i)].stretch); lines > 0; --lines)
                crossings_.push_back(hits_[index(i)].distance);
    }
    std::sort(crossings_.begin() + ray.firstCrossing, crossings_.end());
    ray.crossingCount = static_cast<int>(crossings_.size()) - ray.firstCrossing;
}

/// The cost of a ray as far as a distance.
double LaneSearch::partOf(const Ray& ray, double distance) const {
    const double start = alongOf(ray.way, ray.port);
    const double end = start + signOf(ray.side) * distance;
    double cost = ray.cost + distance + tooShort(distance, ray.stub) + crossing_ * crossed(ray, distance);
    if (scene_.walls.size() > 0)
        cost += furnitureCost(scene_, ray.way, overOf(ray.way, ray.port),
                              {std::min(start, end), std::max(start, end)});
    return cost;
}

/// One bend, where two rays meet.
void LaneSearch::tryCorners() {
    for (std::size_t i = 0; i < startRays_; ++i)
        for (std::size_t j = startRays_; j < rays_.size(); ++j) {
            const Ray& a = rays_[i];
            const Ray& b = rays_[j];
            if (a.way == b.way) continue;
            const Point corner = a.way == Way::Across ? Point{b.port.x, a.port.y} : Point{a.port.x, b.port.y};
            const double there = (alongOf(a.way, corner) - alongOf(a.way, a.port)) * signOf(a.side);
            const double back = (alongOf(b.way, corner) - alongOf(b.way, b.port)) * signOf(b.side);
            if (there < nearestTurn || there > a.reach || back < nearestTurn || back > b.reach) continue;
            const double cost = partOf(a, there) + partOf(b, back) + bendCost;
            if (cost >= best_.cost) continue;
            best_ = {};
            best_.cost = cost;
            best_.fromRay = static_cast<int>(i);
            best_.toRay = static_cast<int>(j);
        }
}

} // namespace chalkline::routing
