#include "routing/lane_search.h"

#include "routing/path_costs.h"

#include <cmath>
#include <functional>

namespace chalkline::routing {

namespace {

constexpr double nearestTurn = 4; // px from a side
constexpr double backReach = 240; // px that a ray leading away looks
constexpr double beyond = 60;     // px past the target
constexpr double rayClearance = clearance - 0.1;
constexpr double easyClearance = 14; // px to a box where there is room
constexpr std::size_t mostExpansions = 20'000;
constexpr std::size_t manyLines = 400; // above that a good way soon is better than the best way late
constexpr double same = 0.01;

std::size_t index(int value) {
    return static_cast<std::size_t>(value);
}

Way wayOf(Side side) {
    return isAcross(side) ? Way::Across : Way::Down;
}

Point onward(Point from, Side side, double distance) {
    const double by = signOf(side) * distance;
    return isAcross(side) ? Point{from.x + by, from.y} : Point{from.x, from.y + by};
}

double tooShort(double distance) {
    return std::max(0.0, stub - distance) * shortStubCost;
}

} // namespace

void addPoint(std::vector<Point>& points, Point next) {
    if (!points.empty() && std::abs(points.back().x - next.x) < same &&
        std::abs(points.back().y - next.y) < same)
        return;
    if (points.size() > 1) {
        const Point& a = points[points.size() - 2];
        const Point& b = points.back();
        const bool down = std::abs(a.x - b.x) < same && std::abs(b.x - next.x) < same;
        const bool across = std::abs(a.y - b.y) < same && std::abs(b.y - next.y) < same;
        if (down || across) points.pop_back();
    }
    points.push_back(next);
}

LaneSearch::LaneSearch(const Scene& scene, const SideUse& use)
    : scene_(scene)
    , use_(use)
    , lanes_(scene)
    , traffic_(lanes_, scene.lines.size())
    , states_(lanes_.crossings().size() * 2) {
    const bool many = scene.lines.size() > manyLines;
    haste_ = many ? 1.2 : 1;
    crossing_ = crossingCost;
    for (const Way way : {Way::Down, Way::Across}) {
        const std::size_t slot = slotOf(way);
        goals_[slot].assign(lanes_.stretches(way), -1);
        goalsSeen_[slot].assign(lanes_.stretches(way), 0);
    }
}

std::optional<FoundWay> LaneSearch::find(int number) {
    const Line& line = scene_.lines[index(number)];
    const End& from = scene_.ends[index(line.from)];
    const End& to = scene_.ends[index(line.to)];
    if (line.from == line.to || from.boundary || to.boundary || from.box.overlaps(to.box)) return {};
    best_ = {};
    target_ = to.box;
    tryStraight(line);
    rays_.clear();
    hits_.clear();
    castRays(line, true);
    startRays_ = rays_.size();
    castRays(line, false);
    tryCorners();
    markGoals();
    begin();
    search();
    if (best_.cost > 1e17) return {};
    return traced();
}

double LaneSearch::reachOf(const End& own, int owner, Side side, double at, double limit) const {
    const double border = sideAt(own.box, side);
    const Way lane = otherWay(wayOf(side)); // the way of lanes that the ray meets
    const double sign = signOf(side);
    const Interval ahead = sign > 0 ? Interval{border, border + limit} : Interval{border - limit, border};
    const Rect strip = rectOf(lane, ahead, {at - rayClearance, at + rayClearance});
    double reach = limit;
    scene_.obstacles.forEach(strip, [&](int i) {
        const Rect& box = scene_.obstacles.box(i);
        if (scene_.owner[index(i)] == owner || !box.overlaps(strip)) return;
        const Interval its = overOf(lane, box);
        reach = std::min(reach, (sign > 0 ? its.low - border : border - its.high) - rayClearance);
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
                                crossing_ * traffic_.crossedBy(way, at, along);
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
    scene_.obstacles.forEach(area, [&](int i) {
        const int owner = scene_.owner[index(i)];
        if (owner == line.from || owner == line.to || !scene_.obstacles.box(i).overlaps(area)) return;
        blocked_.push_back(overOf(way, scene_.obstacles.box(i)));
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
    double crossings = 0;
    const bool furnished = scene_.walls.size() > 0;
    for (int i = 0; i < ray.hitCount; ++i) {
        Hit& hit = hits_[index(ray.firstHit + i)];
        hit.cost = ray.cost + hit.distance + tooShort(hit.distance) + crossings;
        if (furnished) {
            const double there = border + sign * hit.distance;
            hit.cost += furnitureCost(scene_, way, at, {std::min(border, there), std::max(border, there)});
        }
        crossings += crossing_ * traffic_.runs(met, hit.stretch);
    }
    rays_.push_back(ray);
}

/// The cost of a ray as far as a distance.
double LaneSearch::partOf(const Ray& ray, double distance) const {
    const double start = alongOf(ray.way, ray.port);
    const double end = start + signOf(ray.side) * distance;
    double cost = ray.cost + distance + tooShort(distance);
    const Way met = otherWay(ray.way);
    for (int i = 0; i < ray.hitCount; ++i) {
        const Hit& hit = hits_[index(ray.firstHit + i)];
        if (hit.distance >= distance - same) break;
        cost += crossing_ * traffic_.runs(met, hit.stretch);
    }
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

void LaneSearch::markGoals() {
    ++run_;
    gates_.clear();
    for (std::size_t i = 0; i < rays_.size(); ++i) {
        const Ray& ray = rays_[i];
        if (i == startRays_) startGates_ = gates_.size();
        for (int k = ray.firstHit; k < ray.firstHit + ray.hitCount; ++k) {
            Gate gate{static_cast<int>(i), k, -1};
            if (i >= startRays_) {
                const std::size_t slot = slotOf(otherWay(ray.way));
                const std::size_t stretch = index(hits_[index(k)].stretch);
                if (goalsSeen_[slot][stretch] == run_) gate.nextOnStretch = goals_[slot][stretch];
                goalsSeen_[slot][stretch] = run_;
                goals_[slot][stretch] = static_cast<int>(gates_.size());
            }
            gates_.push_back(gate);
        }
    }
    if (startRays_ == rays_.size()) startGates_ = gates_.size();
}

/// Ends the way at the gates of a stretch reached at `along` by a lane of this way.
void LaneSearch::finish(Way way, int stretch, double along, double cost, int state, int gate) {
    const std::size_t slot = slotOf(way);
    if (goalsSeen_[slot][index(stretch)] != run_) return;
    for (int g = goals_[slot][index(stretch)]; g >= 0; g = gates_[index(g)].nextOnStretch) {
        const Ray& ray = rays_[index(gates_[index(g)].ray)];
        const Hit& hit = hits_[index(gates_[index(g)].hit)];
        const double length = std::abs(overOf(ray.way, ray.port) - along);
        const double total = cost + length + bendCost + hit.cost;
        if (total >= best_.cost) continue;
        best_ = {};
        best_.cost = total;
        best_.state = state;
        best_.fromGate = gate;
        best_.toGate = g;
    }
}

void LaneSearch::begin() {
    queue_.clear();
    for (std::size_t i = 0; i < startGates_; ++i)
        enter(static_cast<int>(i));
}

/// From a ray onto a lane, both ways.
void LaneSearch::enter(int gate) {
    const Ray& ray = rays_[index(gates_[index(gate)].ray)];
    const Hit& hit = hits_[index(gates_[index(gate)].hit)];
    const Way way = otherWay(ray.way);
    const double along = overOf(ray.way, ray.port);
    const double cost = hit.cost + bendCost;
    finish(way, hit.stretch, along, cost, -1, gate);
    for (const int direction : {-1, 1}) {
        const int next = lanes_.endOf(way, hit.lane, hit.stretch, direction);
        if (next < 0) continue;
        const double length = std::abs(alongOf(way, lanes_.pointOf(next)) - along);
        push(next, way, cost + length + busyCost(way, hit.stretch, length), -2 - gate);
    }
}

/// What the lines that run there already cost: much where there is no room beside them.
double LaneSearch::busyCost(Way way, int stretch, double length) const {
    const int lines = traffic_.runs(way, stretch);
    return sharedCost * length * lines + crowdCost * std::max(0, lines + 1 - lanes_.room(way, stretch));
}

double LaneSearch::stillToGo(Point from, Way way) const {
    const double across = std::max({target_.x - from.x, from.x - target_.right(), 0.0});
    const double down = std::max({target_.y - from.y, from.y - target_.bottom(), 0.0});
    const bool sideways = way == Way::Across;
    const bool bends = (across > 0 && down > 0) || (across > 0 && !sideways) || (down > 0 && sideways);
    return across + down + (bends ? bendCost : 0);
}

void LaneSearch::push(int crossing, Way way, double cost, int from) {
    const int state = crossing * 2 + static_cast<int>(way);
    State& held = states_[index(state)];
    if (held.run == run_ && (held.closed || held.cost <= static_cast<float>(cost))) return;
    const double estimate = cost + haste_ * stillToGo(lanes_.pointOf(crossing), way);
    if (estimate >= best_.cost) return;
    held = {static_cast<float>(cost), from, run_, false};
    queue_.emplace_back(static_cast<float>(estimate), state);
    std::ranges::push_heap(queue_, std::greater{});
}

void LaneSearch::search() {
    for (std::size_t count = 0; !queue_.empty() && count < mostExpansions; ++count) {
        std::ranges::pop_heap(queue_, std::greater{});
        const auto [estimate, state] = queue_.back();
        queue_.pop_back();
        if (estimate >= best_.cost) break;
        State& held = states_[index(state)];
        if (held.closed) continue;
        held.closed = true;
        expand(state);
    }
}

void LaneSearch::expand(int state) {
    const double cost = states_[index(state)].cost;
    const Way way = static_cast<Way>(state % 2);
    const Way other = otherWay(way);
    step(state, way, cost + crossing_ * traffic_.passes(other, state / 2));
    step(state, other, cost + bendCost + lateBendCost * cost);
}

/// Both ways along the lane of this way.
void LaneSearch::step(int state, Way way, double cost) {
    const int crossing = state / 2;
    const int from = states_[index(state)].from;
    const int before = from >= 0 ? from / 2 : -1;
    const double here = alongOf(way, lanes_.pointOf(crossing));
    for (const int direction : {-1, 1}) {
        const int stretch = lanes_.stretchAt(crossing, way, direction);
        const int next = lanes_.next(crossing, way, direction);
        if (next >= 0 && next == before) continue; // no turning round
        finish(way, stretch, here, cost, state, -1);
        if (next < 0) continue;
        const double length = std::abs(alongOf(way, lanes_.pointOf(next)) - here);
        push(next, way,
             cost + length + static_cast<double>(lanes_.cost(way, stretch)) +
                 crossing_ * traffic_.crossed(way, stretch) + busyCost(way, stretch, length),
             state);
    }
}

Point LaneSearch::meeting(const Gate& gate) const {
    return onward(rays_[index(gate.ray)].port, rays_[index(gate.ray)].side, hits_[index(gate.hit)].distance);
}

FoundWay LaneSearch::traced() const {
    if (best_.straight) return *best_.straight;
    FoundWay found;
    if (best_.fromRay >= 0) {
        const Ray& a = rays_[index(best_.fromRay)];
        const Ray& b = rays_[index(best_.toRay)];
        const Point corner = a.way == Way::Across ? Point{b.port.x, a.port.y} : Point{a.port.x, b.port.y};
        return {{a.port, corner, b.port}, a.side, b.side};
    }
    std::vector<Point> back;
    int gate = best_.fromGate;
    for (int state = best_.state; state >= 0;) {
        back.push_back(lanes_.pointOf(state / 2));
        const int from = states_[index(state)].from;
        if (from <= -2) gate = -2 - from;
        state = from;
    }
    const Ray& leaves = rays_[index(gates_[index(gate)].ray)];
    const Ray& enters = rays_[index(gates_[index(best_.toGate)].ray)];
    found.leaves = leaves.side;
    found.enters = enters.side;
    found.points = {leaves.port};
    addPoint(found.points, meeting(gates_[index(gate)]));
    for (auto it = back.rbegin(); it != back.rend(); ++it)
        addPoint(found.points, *it);
    addPoint(found.points, meeting(gates_[index(best_.toGate)]));
    addPoint(found.points, enters.port);
    return found;
}

} // namespace chalkline::routing
