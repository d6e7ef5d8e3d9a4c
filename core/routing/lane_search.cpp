#include "routing/lane_search.h"

#include "routing/path_costs.h"

#include <cmath>
#include <functional>

namespace chalkline::routing {

namespace {

constexpr double rayClearance = clearance - 0.1;
constexpr std::size_t mostExpansions = 20'000;
constexpr std::size_t mostWhileMoving = 4'000;
constexpr std::size_t mostForExact = 80; // lines
constexpr std::size_t manyLines = 400;   // above that a good way soon is better than the best way late
constexpr double same = 0.01;

std::size_t index(int value) {
    return static_cast<std::size_t>(value);
}

Point onward(Point from, Side side, double distance) {
    const double by = signOf(side) * distance;
    return isAcross(side) ? Point{from.x + by, from.y} : Point{from.x, from.y + by};
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
    , mostExpansions_(mostExpansions)
    , states_(lanes_.crossings().size() * 2) {
    const bool many = scene.lines.size() > manyLines;
    haste_ = many ? 1.2 : 1;
    crossing_ = crossingCost;
    exact_ = scene.lines.size() <= mostForExact;
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
    if (exact_) gatherOthers(number);
    tryStraight(line);
    rays_.clear();
    hits_.clear();
    crossings_.clear();
    castRays(line, true);
    startRays_ = rays_.size();
    castRays(line, false);
    tryCorners();
    markGoals();
    if (startGates_ > 0 && startGates_ < gates_.size()) {
        begin();
        search();
    }
    if (best_.cost > 1e17) return {};
    return traced();
}

void LaneSearch::setMoving(std::vector<MovingBox> boxes) {
    moving_ = std::move(boxes);
    mostExpansions_ = mostWhileMoving;
    ++movingRun_;
    for (const Way way : {Way::Down, Way::Across}) {
        std::vector<std::uint32_t>& met = met_[slotOf(way)];
        met.resize(lanes_.stretches(way), 0);
        const std::vector<Lane>& lanes = lanes_.of(way);
        for (const MovingBox& moving : moving_) {
            const Rect area = moving.box.grown(rayClearance);
            const Interval over = overOf(way, area);
            const Interval along = alongOf(way, area);
            for (auto it = std::ranges::upper_bound(lanes, over.low, {}, &Lane::at);
                 it != lanes.end() && it->at < over.high; ++it) {
                if (it->span.high <= along.low || it->span.low >= along.high) continue;
                const int lane = static_cast<int>(it - lanes.begin());
                const int last = lanes_.stretchOn(way, lane, along.high);
                for (int stretch = lanes_.stretchOn(way, lane, along.low); stretch <= last; ++stretch)
                    met[index(stretch)] = movingRun_;
            }
        }
    }
}

/// False where a moving box stands on the way between two places of a stretch.
bool LaneSearch::isFree(Way way, int lane, int stretch, double from, double to) const {
    if (moving_.empty() || met_[slotOf(way)][index(stretch)] != movingRun_) return true;
    const double at = lanes_.lane(way, lane).at;
    const Rect leg = rectOf(way, {at, at}, {std::min(from, to), std::max(from, to)}).grown(rayClearance);
    return std::ranges::none_of(moving_, [&](const MovingBox& moving) { return moving.box.overlaps(leg); });
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
        if (!isFree(way, hit.lane, stretch, along, overOf(ray.way, ray.port))) continue;
        const double length = std::abs(overOf(ray.way, ray.port) - along);
        const double total =
            cost + length + bendCost + hit.cost + crossedOn(way, hit.lane, along, overOf(ray.way, ray.port));
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
        if (next < 0 || !isFree(way, hit.lane, hit.stretch, along, alongOf(way, lanes_.pointOf(next))))
            continue;
        const double length = std::abs(alongOf(way, lanes_.pointOf(next)) - along);
        push(next, way,
             cost + length + busyCost(way, hit.stretch, length) +
                 crossedOn(way, hit.lane, along, alongOf(way, lanes_.pointOf(next))),
             -2 - gate);
    }
}

/// Crossings on a part of a stretch; on large sheets nobody looks.
double LaneSearch::crossedOn(Way way, int lane, double from, double to) const {
    if (!exact_) return 0;
    return crossing_ * crossed(way, lanes_.lane(way, lane).at, {std::min(from, to), std::max(from, to)});
}

/// What the lines that run there already cost: much where there is no room beside them.
double LaneSearch::busyCost(Way way, int stretch, double length) const {
    const int lines = traffic_.runs(way, stretch);
    return sharedCost * length * lines + fullCost * std::max(0, lines + 1 - lanes_.room(way, stretch));
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
    for (std::size_t count = 0; !queue_.empty() && count < mostExpansions_; ++count) {
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
        const int lane = lanes_.crossing(crossing).lane[slotOf(way)];
        if (next < 0 || !isFree(way, lane, stretch, here, alongOf(way, lanes_.pointOf(next)))) continue;
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
