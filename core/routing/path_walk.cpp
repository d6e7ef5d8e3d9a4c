// The search itself: A* over (crossing of the grid, direction of travel).
#include "routing/lane_search.h"
#include "routing/path_costs.h"
#include "routing/path_search.h"

#include <cmath>
#include <functional>

namespace chalkline::routing {

namespace {

constexpr int stepX[] = {-1, 0, 1, 0};
constexpr int stepY[] = {0, -1, 0, 1};
constexpr std::size_t mostExpansions = 200'000;

std::size_t index(int value) {
    return static_cast<std::size_t>(value);
}

} // namespace

Point PathSearch::at(int cell) const {
    return {xs_[index(cell) % xs_.size()], ys_[index(cell) / xs_.size()]};
}

/// The cost of going one step; next is -1 at the rim.
double PathSearch::stepCost(int cell, int direction, int& next) const {
    const int columns = static_cast<int>(xs_.size());
    const int column = cell % columns + stepX[direction];
    const int row = cell / columns + stepY[direction];
    next = -1;
    if (column < 0 || column >= columns || row < 0 || row >= static_cast<int>(ys_.size())) return 0;
    next = row * columns + column;
    const bool across = direction == 0 || direction == 2;
    const Mark& mark = (across ? right_ : down_)[index(std::min(cell, next))];
    const double length = across ? std::abs(xs_[index(column)] - xs_[index(cell % columns)])
                                 : std::abs(ys_[index(row)] - ys_[index(cell / columns)]);
    double cost =
        length + uglyCost * mark.ugly + crossing_ * mark.crossings + sharedCost * length * mark.shared;
    if (mark.along) cost += alongCost * length;
    if (mark.blocked) cost += blockedCost + blockedCost / 100 * length;
    return cost;
}

double PathSearch::stillToGo(int state, const Rect& target) const {
    const Point from = at(state / 4);
    const double across = std::max({target.x - from.x, from.x - target.right(), 0.0});
    const double down = std::max({target.y - from.y, from.y - target.bottom(), 0.0});
    const bool sideways = state % 2 == 0;
    const bool bends = (across > 0 && down > 0) || (across > 0 && !sideways) || (down > 0 && sideways);
    return across + down + (bends ? bendCost : 0);
}

void PathSearch::push(int state, double cost, int from, const Rect& target) {
    Node& node = nodes_[index(state)];
    if (node.run == run_ && (node.closed || node.cost <= static_cast<float>(cost))) return;
    node = {static_cast<float>(cost), from, run_, false};
    queue_.emplace_back(static_cast<float>(cost + haste_ * stillToGo(state, target)), state);
    std::ranges::push_heap(queue_, std::greater{});
}

void PathSearch::expand(int state, const Rect& target) {
    const float cost = nodes_[index(state)].cost;
    const int cell = state / 4;
    const int direction = state % 4;
    for (const int turn : {0, 1, 3}) {
        const int heading = (direction + turn) % 4;
        int next = -1;
        const double step = stepCost(cell, heading, next);
        if (next >= 0)
            push(next * 4 + heading, cost + step + (turn == 0 ? 0 : bendCost + lateBendCost * cost), state,
                 target);
    }
}

bool PathSearch::search(const Line& line, const std::vector<Start>& starts, const std::vector<Start>& goals,
                        Found& found) {
    const std::size_t states = xs_.size() * ys_.size() * 4;
    if (nodes_.size() < states) nodes_.resize(states);
    ++run_;
    queue_.clear();
    const Rect& target = end(line.to).box;
    for (const Start& start : starts)
        push(start.cell * 4 + start.direction, start.cost, -1, target);
    isGoal_.assign(states / 4, false);
    for (const Start& goal : goals)
        isGoal_[index(goal.cell)] = true;
    double best = 1e18;
    int bestState = -1;
    std::size_t bestGoal = 0;
    for (std::size_t count = 0; !queue_.empty() && count < mostExpansions; ++count) {
        std::ranges::pop_heap(queue_, std::greater{});
        const auto [estimate, state] = queue_.back();
        queue_.pop_back();
        if (estimate >= best) break;
        Node& node = nodes_[index(state)];
        if (node.closed) continue;
        node.closed = true;
        if (isGoal_[index(state / 4)])
            for (std::size_t i = 0; i < goals.size(); ++i) {
                const int turn = (goals[i].direction - state % 4) & 3;
                if (goals[i].cell != state / 4 || turn == 2) continue;
                const double cost = node.cost + goals[i].cost + (turn == 0 ? 0 : bendCost);
                if (cost >= best) continue;
                best = cost;
                bestState = state;
                bestGoal = i;
            }
        expand(state, target);
    }
    if (bestState < 0) return false;
    blocked_ = best >= blockedCost;
    found = traced(bestState, goals[bestGoal], starts);
    return true;
}

PathSearch::Found PathSearch::traced(int state, const Start& goal, const std::vector<Start>& starts) const {
    std::vector<int> cells;
    for (int at = state; at >= 0; at = nodes_[index(at)].from) {
        cells.push_back(at / 4);
        state = at;
    }
    Found found;
    found.enters = goal.side;
    double cheapest = 1e18;
    for (const Start& start : starts)
        if (start.cell * 4 + start.direction == state && start.cost < cheapest) {
            cheapest = start.cost;
            found.leaves = start.side;
            found.points = {start.port};
        }
    for (auto cell = cells.rbegin(); cell != cells.rend(); ++cell)
        addPoint(found.points, at(*cell));
    addPoint(found.points, goal.port);
    return found;
}

} // namespace chalkline::routing
