#include "routing/path_search.h"

#include "routing/path_costs.h"

#include <cmath>
#include <functional>

namespace chalkline::routing {

namespace {

constexpr double boxMargin = 14;  // px from a box to the coordinate beside it
constexpr double wallMargin = 12; // px from a boundary's border
constexpr double wallReach = 6;   // px within which a line runs along a border
constexpr double ownClearance = 3.9;
constexpr double foreignClearance = clearance - 0.1;
constexpr double laneReach = 300; // px between boxes whose gap gets a lane
constexpr double nearestTurn = 4; // px from a side
constexpr std::size_t smallSheet = 40;
constexpr std::size_t manyLines = 400;  // above that a good way soon is better than the best way late
constexpr std::size_t mostForAll = 500; // obstacles, above that the last window is limited too

std::size_t index(int value) {
    return static_cast<std::size_t>(value);
}

int opposite(int direction) {
    return direction ^ 2;
}

bool isInside(const Rect& inner, const Rect& outer) {
    return inner.x >= outer.x && inner.y >= outer.y && inner.right() <= outer.right() &&
           inner.bottom() <= outer.bottom();
}

void sortUnique(std::vector<double>& values) {
    std::ranges::sort(values);
    const auto close = [](double a, double b) { return b - a < 0.75; };
    values.erase(std::unique(values.begin(), values.end(), close), values.end());
}

} // namespace

PathSearch::PathSearch(const Scene& scene, const SideUse& use)
    : scene_(scene)
    , use_(use)
    , glances_(scene.lines.size(), 0) {
    const bool many = scene.lines.size() > manyLines;
    haste_ = many ? 1.8 : 1;
    crossing_ = many ? crossingCost / 2 : crossingCost;
    addLanes();
    bool any = false;
    for (const End& end : scene.ends) {
        all_ = any ? all_.united(end.extent) : end.extent;
        any = true;
    }
    for (std::size_t i = 0; i < scene.obstacles.size(); ++i)
        all_ = all_.united(scene.obstacles.box(static_cast<int>(i)));
    all_ = all_.grown(120);
    coarse_ = std::max({256.0, all_.w / 128, all_.h / 128});
    columns_ = static_cast<std::size_t>(all_.w / coarse_) + 1;
    rows_ = static_cast<std::size_t>(all_.h / coarse_) + 1;
    traffic_.resize(columns_ * rows_);
}

/// The middle of the gap to the next box right and below.
void PathSearch::addLanes() {
    std::vector<Rect> across;
    std::vector<Rect> down;
    constexpr double sideReach = 16;
    for (std::size_t i = 0; i < scene_.obstacles.size(); ++i) {
        const Rect& box = scene_.obstacles.box(static_cast<int>(i));
        double right = laneReach;
        double below = laneReach;
        const Rect toRight{box.right(), box.y - sideReach, laneReach, box.h + 2 * sideReach};
        scene_.obstacles.forEach(toRight, [&](int other) {
            const double gap = scene_.obstacles.box(other).x - box.right();
            if (gap > 0) right = std::min(right, gap);
        });
        const Rect toBelow{box.x - sideReach, box.bottom(), box.w + 2 * sideReach, laneReach};
        scene_.obstacles.forEach(toBelow, [&](int other) {
            const double gap = scene_.obstacles.box(other).y - box.bottom();
            if (gap > 0) below = std::min(below, gap);
        });
        if (right < laneReach) down.push_back({box.right() + right / 2, toRight.y, 0, toRight.h});
        const auto near = [&](const Rect& area) {
            bool any = false;
            scene_.obstacles.forEach(area, [&](int other) {
                any = any || (other != static_cast<int>(i) && !scene_.obstacles.box(other).overlaps(box));
            });
            return any;
        };
        hasLanes_.push_back(right < laneReach && below < laneReach &&
                            near({box.x - laneReach, box.y, laneReach - 1, box.h}) &&
                            near({box.x, box.y - laneReach, box.w, laneReach - 1}));
        if (below < laneReach) across.push_back({toBelow.x, box.bottom() + below / 2, toBelow.w, 0});
    }
    lanesX_ = BoxIndex(down);
    lanesY_ = BoxIndex(across);
}

template <class Visit>
void PathSearch::eachCoarse(const Rect& area, Visit&& visit) const {
    const auto cell = [this](double value, std::size_t count) {
        return static_cast<std::size_t>(
            std::clamp(std::floor(value / coarse_), 0.0, static_cast<double>(count - 1)));
    };
    const std::size_t left = cell(area.x - all_.x, columns_);
    const std::size_t right = cell(area.right() - all_.x, columns_);
    for (std::size_t row = cell(area.y - all_.y, rows_); row <= cell(area.bottom() - all_.y, rows_); ++row)
        for (std::size_t column = left; column <= right; ++column)
            visit(row * columns_ + column);
}

void PathSearch::note(int line, int change) {
    const Line& noted = scene_.lines[index(line)];
    for (std::size_t i = 0; i + 1 < noted.points.size(); ++i) {
        const Point& a = noted.points[i];
        const Point& b = noted.points[i + 1];
        const Rect area{std::min(a.x, b.x), std::min(a.y, b.y), std::abs(a.x - b.x), std::abs(a.y - b.y)};
        eachCoarse(area, [&](std::size_t cell) {
            std::vector<int>& held = traffic_[cell];
            if (change > 0)
                held.push_back(line);
            else
                std::erase(held, line);
        });
    }
}

Rect PathSearch::windowOf(const Line& line, int attempt) const {
    const Rect both = end(line.from).extent.united(end(line.to).extent);
    const std::size_t count = scene_.obstacles.size();
    if (count <= smallSheet || (attempt == 2 && count <= mostForAll)) return all_.united(both.grown(60));
    return both.grown(attempt == 0 ? (haste_ > 1 ? 90 : 120) : attempt == 1 ? 400 : 1500);
}

/// One straight line between sides that face each other, if nothing stands between them.
bool PathSearch::findStraight(const Line& line, Found& found) const {
    const End& from = end(line.from);
    const End& to = end(line.to);
    for (const Side side : sides) {
        const Side facing = static_cast<Side>(opposite(static_cast<int>(side)));
        const double start = sideAt(from.box, side);
        const double finish = sideAt(to.box, facing);
        if (from.boundary || to.boundary || (finish - start) * signOf(side) < stub) continue;
        const Interval a = portRange(from, side);
        const Interval b = portRange(to, facing);
        const Interval both{std::max(a.low, b.low), std::min(a.high, b.high)};
        if (both.length() < 0) continue;
        const double at = std::clamp((bestPort(from, side) + bestPort(to, facing)) / 2, both.low, both.high);
        const Point first = isAcross(side) ? Point{start, at} : Point{at, start};
        const Point last = isAcross(side) ? Point{finish, at} : Point{at, finish};
        bool free = true;
        const Rect band = between(first, last).grown(clearance);
        scene_.obstacles.forEach(band, [&](int i) {
            const int owner = scene_.owner[index(i)];
            free =
                free && (owner == line.from || owner == line.to || !scene_.obstacles.box(i).overlaps(band));
        });
        for (const Rect& title : scene_.titles)
            free = free && !title.overlaps(band);
        if (!free) continue;
        found = {{first, last}, side, facing};
        return true;
    }
    return false;
}

PathSearch::Found PathSearch::find(int line) {
    const Line& wanted = scene_.lines[index(line)];
    Found found;
    if (haste_ > 1 && findStraight(wanted, found)) return found;
    for (int attempt = 0; attempt < 3; ++attempt) {
        const Rect window = windowOf(wanted, attempt);
        collectCoordinates(wanted, window);
        markSteps(wanted, line, window);
        const std::vector<Start> starts = portsOf(wanted, true);
        const std::vector<Start> goals = portsOf(wanted, false);
        if (search(wanted, starts, goals, found) && !blocked_) break;
        if (scene_.obstacles.size() <= smallSheet) break;
    }
    if (!found.points.empty()) return found;
    found.leaves = scene_.tall ? Side::Bottom : Side::Right;
    found.enters = scene_.tall ? Side::Top : Side::Left;
    const Rect& from = end(wanted.from).box;
    const Rect& to = end(wanted.to).box;
    found.points = scene_.tall ? std::vector<Point>{{from.centre().x, from.bottom()}, {to.centre().x, to.y}}
                               : std::vector<Point>{{from.right(), from.centre().y}, {to.x, to.centre().y}};
    return found;
}

void PathSearch::collectCoordinates(const Line& line, const Rect& window) {
    xs_ = {window.x, window.right()};
    ys_ = {window.y, window.bottom()};
    const auto add = [&](const Rect& box, double margin) {
        for (const double x : {box.x - margin, box.right() + margin})
            if (x > window.x && x < window.right()) xs_.push_back(x);
        for (const double y : {box.y - margin, box.bottom() + margin})
            if (y > window.y && y < window.bottom()) ys_.push_back(y);
    };
    scene_.obstacles.forEach(window, [&](int i) {
        // The middle of a gap will do where time matters.
        const bool both = haste_ > 1 && hasLanes_[index(i)];
        if (!both) add(scene_.obstacles.box(i), boxMargin);
    });
    scene_.walls.forEach(window, [&](int i) { add(scene_.walls.box(i), wallMargin); });
    lanesX_.forEach(window, [&](int i) { xs_.push_back(lanesX_.box(i).x); });
    lanesY_.forEach(window, [&](int i) { ys_.push_back(lanesY_.box(i).y); });
    const End& from = end(line.from);
    const End& to = end(line.to);
    for (const End* own : {&from, &to}) {
        add(own->box, stub);
        for (const Side side : sides)
            (isAcross(side) ? ys_ : xs_).push_back(bestPort(*own, side));
    }
    // Where both ends can be met by one straight line.
    for (const Side side : sides) {
        const Interval a = portRange(from, side);
        const Interval b = portRange(to, static_cast<Side>(opposite(static_cast<int>(side))));
        const Interval both{std::max(a.low, b.low), std::min(a.high, b.high)};
        if (both.length() >= 0) (isAcross(side) ? ys_ : xs_).push_back(both.middle());
    }
    sortUnique(xs_);
    sortUnique(ys_);
}

/// Calls change(mark) for each step of the grid that runs through the inside of the area.
template <class Change>
void PathSearch::eachStepIn(const Rect& area, Change&& change) {
    const auto first = [](const std::vector<double>& values, double limit) {
        return static_cast<std::size_t>(std::ranges::upper_bound(values, limit) - values.begin());
    };
    const std::size_t left = first(xs_, area.x);
    const std::size_t top = first(ys_, area.y);
    const std::size_t columns = xs_.size();
    for (std::size_t row = top; row < ys_.size() && ys_[row] < area.bottom(); ++row)
        for (std::size_t i = left > 0 ? left - 1 : 0; i + 1 < columns && xs_[i] < area.right(); ++i)
            change(right_[row * columns + i]);
    for (std::size_t column = left; column < columns && xs_[column] < area.right(); ++column)
        for (std::size_t i = top > 0 ? top - 1 : 0; i + 1 < ys_.size() && ys_[i] < area.bottom(); ++i)
            change(down_[i * columns + column]);
}

void PathSearch::markSteps(const Line& line, int self, const Rect& window) {
    const std::size_t cells = xs_.size() * ys_.size();
    right_.assign(cells, {});
    down_.assign(cells, {});
    scene_.obstacles.forEach(window, [&](int i) {
        const int owner = scene_.owner[index(i)];
        const bool own = owner >= 0 && (owner == line.from || owner == line.to);
        eachStepIn(scene_.obstacles.box(i).grown(own ? ownClearance : foreignClearance),
                   [](Mark& mark) { mark.blocked = true; });
    });
    scene_.walls.forEach(window, [&](int i) { markWall(scene_.walls.box(i)); });
    for (const Rect& title : scene_.titles)
        if (title.overlaps(window))
            eachStepIn(title.grown(3), [](Mark& mark) {
                mark.ugly = static_cast<std::uint8_t>(std::min(250, mark.ugly + titleUgliness));
            });
    ++glance_;
    eachCoarse(window, [&](std::size_t cell) {
        for (const int other : traffic_[cell]) {
            if (other == self || glances_[index(other)] == glance_) continue;
            glances_[index(other)] = glance_;
            const std::vector<Point>& points = scene_.lines[index(other)].points;
            for (std::size_t i = 0; i + 1 < points.size(); ++i)
                markSegment(points[i], points[i + 1]);
        }
    });
}

/// A border costs a little to cross and much to run along.
void PathSearch::markWall(const Rect& box) {
    const auto side = [this](const Rect& band, bool down) {
        const auto first = [](const std::vector<double>& values, double limit) {
            return static_cast<std::size_t>(std::ranges::upper_bound(values, limit) - values.begin());
        };
        const std::vector<double>& along = down ? ys_ : xs_;
        const std::vector<double>& over = down ? xs_ : ys_;
        const double border = down ? band.x + wallReach : band.y + wallReach;
        const double begin = down ? band.y : band.x;
        const double end = down ? band.bottom() : band.right();
        const std::size_t near = first(over, border);
        for (std::size_t i = first(along, begin); i < along.size() && along[i] < end; ++i) {
            if (near == 0 || near >= over.size()) continue;
            Mark& mark = down ? right_[i * xs_.size() + near - 1] : down_[(near - 1) * xs_.size() + i];
            mark.ugly = static_cast<std::uint8_t>(std::min(250, mark.ugly + 1));
        }
        for (std::size_t k = first(over, border - wallReach); k < over.size() && over[k] < border + wallReach;
             ++k)
            for (std::size_t i = 0; i + 1 < along.size(); ++i)
                if (along[i] < end && along[i + 1] > begin)
                    (down ? down_[i * xs_.size() + k] : right_[k * xs_.size() + i]).along = true;
    };
    side({box.x - wallReach, box.y, 2 * wallReach, box.h}, true);
    side({box.right() - wallReach, box.y, 2 * wallReach, box.h}, true);
    side({box.x, box.y - wallReach, box.w, 2 * wallReach}, false);
    side({box.x, box.bottom() - wallReach, box.w, 2 * wallReach}, false);
}

/// Counts a line routed before at the steps that cross it or run on it.
void PathSearch::markSegment(Point a, Point b) {
    const bool down = std::abs(a.x - b.x) < 0.5;
    if (!down && std::abs(a.y - b.y) >= 0.5) return; // drawn straight by a person
    if (std::max(a.x, b.x) < xs_.front() || std::min(a.x, b.x) > xs_.back() ||
        std::max(a.y, b.y) < ys_.front() || std::min(a.y, b.y) > ys_.back())
        return;
    const auto first = [](const std::vector<double>& values, double limit) {
        return static_cast<std::size_t>(std::ranges::upper_bound(values, limit) - values.begin());
    };
    const std::vector<double>& along = down ? ys_ : xs_;
    const std::vector<double>& over = down ? xs_ : ys_;
    const double at = down ? a.x : a.y;
    const double begin = (down ? std::min(a.y, b.y) : std::min(a.x, b.x)) + 1;
    const double end = (down ? std::max(a.y, b.y) : std::max(a.x, b.x)) - 1;
    const std::size_t next = first(over, at);
    const std::size_t columns = xs_.size();
    const auto bump = [](std::uint8_t& count) { count = static_cast<std::uint8_t>(count + (count < 250)); };
    if (next == 0) return;
    const std::size_t from = first(along, begin);
    for (std::size_t i = from; i < along.size() && along[i] < end && next < over.size(); ++i)
        bump((down ? right_[i * columns + next - 1] : down_[(next - 1) * columns + i]).crossings);
    for (std::size_t k = next - 1; k < over.size() && over[k] < at + 4; ++k) {
        if (over[k] < at - 4) continue;
        for (std::size_t i = from > 0 ? from - 1 : 0; i + 1 < along.size() && along[i] < end; ++i)
            bump((down ? down_[i * columns + k] : right_[k * columns + i]).shared);
    }
}

void PathSearch::addPort(std::vector<Start>& ports, const Line& line, bool start, Side side,
                         double at) const {
    const End& own = end(start ? line.from : line.to);
    const End& other = end(start ? line.to : line.from);
    const bool inward = own.boundary && line.from != line.to && isInside(other.box, own.box);
    const double border = sideAt(own.box, side);
    const std::vector<double>& along = isAcross(side) ? xs_ : ys_;
    const std::vector<double>& over = isAcross(side) ? ys_ : xs_;
    const int outward = inward ? opposite(static_cast<int>(side)) : static_cast<int>(side);
    const double sign = (inward ? -1 : 1) * signOf(side);
    const int columns = static_cast<int>(xs_.size());
    const int line0 = static_cast<int>(std::ranges::lower_bound(over, at - 0.01) - over.begin());
    double cost = use_.sideCost(line, start, side) + use_.portCost(start ? line.from : line.to, side, at);
    const int count = static_cast<int>(along.size());
    int k = static_cast<int>(std::ranges::lower_bound(along, border) - along.begin());
    if (sign < 0) --k;
    for (; k >= 0 && k < count; k += sign < 0 ? -1 : 1) {
        const double distance = std::abs(along[index(k)] - border);
        if (distance < nearestTurn) continue;
        Start port;
        port.cell = isAcross(side) ? line0 * columns + k : k * columns + line0;
        port.direction = start ? outward : opposite(outward);
        port.cost = cost + distance + std::max(0.0, stub - distance) * shortStubCost;
        port.port = isAcross(side) ? Point{border, at} : Point{at, border};
        port.side = side;
        ports.push_back(port);
        if (distance >= stub) break;
        int next = 0;
        const double step = stepCost(port.cell, outward, next);
        if (next < 0) break;
        const Point a = this->at(port.cell);
        const Point b = this->at(next);
        cost += step - std::abs(a.x - b.x) - std::abs(a.y - b.y); // its length counts as distance
    }
}

std::vector<PathSearch::Start> PathSearch::portsOf(const Line& line, bool start) const {
    std::vector<Start> ports;
    const End& own = end(start ? line.from : line.to);
    for (const Side side : sides) {
        const Interval range = portRange(own, side);
        const std::vector<double>& over = isAcross(side) ? ys_ : xs_;
        for (auto at = std::ranges::lower_bound(over, range.low - 0.01);
             at != over.end() && *at <= range.high + 0.01; ++at)
            addPort(ports, line, start, side, *at);
    }
    return ports;
}

} // namespace chalkline::routing
