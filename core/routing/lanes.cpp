#include "routing/lanes.h"

#include "routing/path_costs.h"

#include <bit>
#include <cmath>
#include <tuple>

namespace chalkline::routing {

namespace {

constexpr double laneClearance = clearance - 0.1;
constexpr double gapReach = 300; // px that a box looks for its neighbour
constexpr double sideReach = 16; // px beyond its corners
constexpr double wideGap = 120;  // px; wider ones get a lane at each side
constexpr double sideLane = 30;  // px from the box to that lane
constexpr double wallLane = 12;  // px from a border to the lane beside it
constexpr double wallReach = 6;  // px within which a line runs along a border
constexpr double laneReach = 60; // px beside a lane that count as its room
constexpr double leastTrack = 5; // px between lines where it is crowded
constexpr double sameLane = 40;  // px within which lanes of one gap are one

std::size_t index(int value) {
    return static_cast<std::size_t>(value);
}

class LaneFinder {
public:
    LaneFinder(const Scene& scene, Way way)
        : scene_(scene)
        , way_(way) {
        if (scene.obstacles.size() == 0 && scene.walls.size() == 0) return;
        all_ = scene.obstacles.size() > 0 ? scene.obstacles.area() : scene.walls.area();
        if (scene.walls.size() > 0) all_ = all_.united(scene.walls.area());
        all_ = all_.grown(2 * sideLane);
        const Interval over = overOf(way, all_);
        buckets_.resize(static_cast<std::size_t>(std::clamp(over.length() / bucket, 1.0, 4096.0)) + 1);
        perBucket_ = static_cast<double>(buckets_.size() - 1) / std::max(1.0, over.length());
    }

    std::vector<Lane> run() {
        if (buckets_.empty()) return {};
        for (std::size_t i = 0; i < scene_.obstacles.size(); ++i)
            lookBeside(scene_.obstacles.box(static_cast<int>(i)));
        for (std::size_t i = 0; i < scene_.walls.size(); ++i) {
            const Rect& wall = scene_.walls.box(static_cast<int>(i));
            const Interval over = overOf(way_, wall);
            const Interval along = alongOf(way_, wall);
            for (const double at :
                 {over.low - wallLane, over.low + wallLane, over.high - wallLane, over.high + wallLane})
                add(at, {at - wallLane / 2, at + wallLane / 2}, along.middle());
        }
        const Interval over = overOf(way_, all_);
        const Interval along = alongOf(way_, all_);
        for (const double at : {over.low + sideLane, over.high - sideLane})
            add(at, {at - sideLane / 2, at + sideLane / 2}, along.middle());
        makeLanes();
        std::ranges::sort(lanes_, {}, [](const Lane& lane) { return std::pair(lane.at, lane.span.low); });
        return std::move(lanes_);
    }

private:
    static constexpr double bucket = 64; // px

    struct Wanted {
        double width; // of the gap
        double at;
        double seed; // a coordinate along the lane that it passes
        Interval gap;
    };

    /// The gaps on both sides of a box, up to the next box.
    void lookBeside(const Rect& box) {
        const Interval over = overOf(way_, box);
        const Interval along = alongOf(way_, box);
        const Interval reach{along.low - sideReach, along.high + sideReach};
        double low = over.low - gapReach;
        double high = over.high + gapReach;
        scene_.obstacles.forEach(rectOf(way_, {low, high}, reach), [&](int other) {
            const Interval its = overOf(way_, scene_.obstacles.box(other));
            if (its.low >= over.high) high = std::min(high, its.low);
            if (its.high <= over.low) low = std::max(low, its.high);
        });
        addGap({low, over.low}, along.middle(), low > over.low - gapReach, true);
        addGap({over.high, high}, along.middle(), true, high < over.high + gapReach);
    }

    /// `lowBox`, `highBox`: a box bounds the gap there.
    void addGap(Interval gap, double seed, bool lowBox, bool highBox) {
        if (gap.length() < 2 * laneClearance) return;
        if (gap.length() <= wideGap) return addOffWalls(gap.middle(), gap, seed);
        if (lowBox) addOffWalls(gap.low + sideLane, {gap.low, gap.low + 2 * sideLane}, seed);
        if (highBox) addOffWalls(gap.high - sideLane, {gap.high - 2 * sideLane, gap.high}, seed);
    }

    /// A lane on a border goes to both sides of it.
    void addOffWalls(double at, Interval gap, double seed) {
        double border = 0;
        const bool near =
            scene_.walls.isAny(rectOf(way_, {at - wallReach, at + wallReach}, {seed, seed}), [&](int i) {
                const Interval its = overOf(way_, scene_.walls.box(i));
                border = std::abs(its.low - at) < wallReach ? its.low : its.high;
                return std::abs(border - at) < wallReach;
            });
        if (!near) return add(at, gap, seed);
        for (const double side : {border - wallLane, border + wallLane})
            if (side - gap.low >= laneClearance && gap.high - side >= laneClearance)
                add(side, {side - 1, side + 1}, seed);
    }

    void add(double at, Interval gap, double seed) { wanted_.push_back({gap.length(), at, seed, gap}); }

    /// Narrow gaps first; what is done must not depend on the order of boxes.
    void makeLanes() {
        std::ranges::sort(wanted_, {}, [](const Wanted& wanted) {
            return std::tuple(wanted.width, wanted.at, wanted.seed, wanted.gap.low);
        });
        for (const Wanted& wanted : wanted_)
            make(wanted.at, wanted.gap, wanted.seed);
    }

    /// Nothing if a lane of this gap passes the seed already.
    void make(double at, Interval gap, double seed) {
        const Interval same{std::max(gap.low + laneClearance, at - sameLane),
                            std::min(gap.high - laneClearance, at + sameLane)};
        for (std::size_t i = bucketOf(same.low); i <= bucketOf(same.high); ++i)
            for (const int held : buckets_[i]) {
                const Lane& lane = lanes_[index(held)];
                const bool inGap =
                    std::abs(lane.at - at) < 1 || (lane.at >= same.low && lane.at <= same.high);
                if (inGap && lane.span.low < seed && seed < lane.span.high) return;
            }
        Lane lane;
        lane.at = at;
        const Interval ends = alongOf(way_, all_);
        lane.span = {ends.low, ends.high};
        const Rect strip = rectOf(way_, {at - laneClearance, at + laneClearance}, ends);
        bool free = true;
        scene_.obstacles.forEach(strip, [&](int i) {
            const Rect& box = scene_.obstacles.box(i);
            if (!box.overlaps(strip)) return;
            const Interval its = alongOf(way_, box);
            if (its.high + laneClearance <= seed)
                lane.span.low = std::max(lane.span.low, its.high + laneClearance);
            else if (its.low - laneClearance >= seed)
                lane.span.high = std::min(lane.span.high, its.low - laneClearance);
            else
                free = false;
        });
        if (!free || lane.span.length() < 1) return;
        buckets_[bucketOf(at)].push_back(static_cast<int>(lanes_.size()));
        lanes_.push_back(lane);
    }

    [[nodiscard]] std::size_t bucketOf(double at) const {
        const double place = (at - overOf(way_, all_).low) * perBucket_;
        return static_cast<std::size_t>(std::clamp(place, 0.0, static_cast<double>(buckets_.size() - 1)));
    }

    const Scene& scene_;
    Way way_;
    Rect all_;
    double perBucket_ = 0;
    std::vector<std::vector<int>> buckets_; // lanes by place
    std::vector<Wanted> wanted_;
    std::vector<Lane> lanes_;
};

/// A set of small numbers of which the members between two can be listed.
class Bits {
public:
    explicit Bits(std::size_t size)
        : words_((size + 63) / 64, 0) {}
    void set(std::size_t at) { words_[at / 64] |= std::uint64_t{1} << (at % 64); }
    void clear(std::size_t at) { words_[at / 64] &= ~(std::uint64_t{1} << (at % 64)); }
    template <class Visit>
    void forEach(std::size_t begin, std::size_t end, Visit&& visit) const {
        for (std::size_t word = begin / 64; word * 64 < end; ++word) {
            std::uint64_t held = words_[word];
            if (word == begin / 64) held &= ~std::uint64_t{0} << (begin % 64);
            for (; held != 0; held &= held - 1) {
                const std::size_t at = word * 64 + static_cast<std::size_t>(std::countr_zero(held));
                if (at >= end) return;
                visit(at);
            }
        }
    }

private:
    std::vector<std::uint64_t> words_;
};

} // namespace

double furnitureCost(const Scene& scene, Way way, double over, Interval along) {
    double cost = 0;
    scene.walls.forEach(rectOf(way, {over - wallReach, over + wallReach}, along), [&](int i) {
        const Interval its = overOf(way, scene.walls.box(i));
        const Interval ends = alongOf(way, scene.walls.box(i));
        if (its.low < over && over < its.high)
            for (const double border : {ends.low, ends.high})
                if (along.low < border && border <= along.high) cost += uglyCost;
        const double beside = std::min(ends.high, along.high) - std::max(ends.low, along.low);
        if (beside > 0 && std::min(std::abs(its.low - over), std::abs(its.high - over)) < wallReach)
            cost += alongCost * beside;
    });
    for (const Rect& title : scene.titles) {
        const Interval its = overOf(way, title);
        const Interval ends = alongOf(way, title);
        if (its.low - 3 < over && over < its.high + 3 && ends.low - 3 < along.high &&
            along.low < ends.high + 3)
            cost += uglyCost * titleUgliness;
    }
    return cost;
}

Lanes::Lanes(const Scene& scene) {
    for (const Way way : {Way::Down, Way::Across})
        lanes_[slotOf(way)] = LaneFinder(scene, way).run();
    cross();
    for (const Way way : {Way::Down, Way::Across}) {
        weigh(scene, way);
        measure(scene, way);
    }
}

/// Sweeps from left to right over the lanes across that are open.
void Lanes::cross() {
    std::vector<Lane>& down = lanes_[slotOf(Way::Down)];
    std::vector<Lane>& across = lanes_[slotOf(Way::Across)];
    std::vector<std::pair<double, int>> opening;
    std::vector<std::pair<double, int>> closing;
    for (std::size_t i = 0; i < across.size(); ++i) {
        opening.emplace_back(across[i].span.low, static_cast<int>(i));
        closing.emplace_back(across[i].span.high, static_cast<int>(i));
    }
    std::ranges::sort(opening);
    std::ranges::sort(closing);
    Bits open(across.size() + 1);
    std::size_t opened = 0;
    std::size_t closed = 0;
    for (std::size_t i = 0; i < down.size(); ++i) {
        Lane& lane = down[i];
        for (; opened < opening.size() && opening[opened].first < lane.at; ++opened)
            open.set(index(opening[opened].second));
        for (; closed < closing.size() && closing[closed].first <= lane.at; ++closed)
            open.clear(index(closing[closed].second));
        const auto from = std::ranges::upper_bound(across, lane.span.low, {}, &Lane::at) - across.begin();
        const auto to = std::ranges::lower_bound(across, lane.span.high, {}, &Lane::at) - across.begin();
        lane.first = static_cast<int>(crossings_.size());
        if (from < to)
            open.forEach(static_cast<std::size_t>(from), static_cast<std::size_t>(to),
                         [&](std::size_t other) {
                             ++across[other].count;
                             const int id = static_cast<int>(crossings_.size());
                             crossings_.push_back({{static_cast<int>(i), static_cast<int>(other)}, {id, 0}});
                             order_[slotOf(Way::Down)].push_back(id);
                         });
        lane.count = static_cast<int>(crossings_.size()) - lane.first;
    }
    int first = 0;
    for (Lane& lane : across) {
        lane.first = first;
        first += lane.count;
        lane.count = 0;
    }
    std::vector<int>& order = order_[slotOf(Way::Across)];
    order.resize(crossings_.size());
    for (std::size_t id = 0; id < crossings_.size(); ++id) {
        Lane& lane = across[index(crossings_[id].lane[1])];
        crossings_[id].place[1] = lane.first + lane.count++;
        order[index(crossings_[id].place[1])] = static_cast<int>(id);
    }
}

void Lanes::weigh(const Scene& scene, Way way) {
    std::vector<float>& costs = costs_[slotOf(way)];
    costs.assign(stretches(way), 0);
    if (scene.walls.size() == 0 && scene.titles.empty()) return;
    for (std::size_t i = 0; i < of(way).size(); ++i) {
        const Lane& lane = of(way)[i];
        double from = lane.span.low;
        for (int k = 0; k <= lane.count; ++k) {
            const double to = k < lane.count
                                  ? alongOf(way, pointOf(order_[slotOf(way)][index(lane.first + k)]))
                                  : lane.span.high;
            costs[index(lane.first + k) + i] =
                static_cast<float>(furnitureCost(scene, way, lane.at, {from, to}));
            from = to;
        }
    }
}

/// How wide the gap is along each stretch.
void Lanes::measure(const Scene& scene, Way way) {
    std::vector<std::uint8_t>& rooms = rooms_[slotOf(way)];
    rooms.assign(stretches(way), mostLines);
    std::vector<Interval> free;
    for (std::size_t i = 0; i < of(way).size(); ++i) {
        const Lane& lane = of(way)[i];
        free.assign(index(lane.count) + 1, {lane.at - laneReach, lane.at + laneReach});
        scene.obstacles.forEach(rectOf(way, free.front(), lane.span), [&](int obstacle) {
            const Interval over = overOf(way, scene.obstacles.box(obstacle));
            const Interval along = alongOf(way, scene.obstacles.box(obstacle));
            const int base = lane.first + static_cast<int>(i);
            const int first = stretchOn(way, static_cast<int>(i), along.low) - base;
            const int last = stretchOn(way, static_cast<int>(i), along.high) - base;
            for (int k = first; k <= last; ++k) {
                if (over.high <= lane.at) free[index(k)].low = std::max(free[index(k)].low, over.high);
                if (over.low >= lane.at) free[index(k)].high = std::min(free[index(k)].high, over.low);
            }
        });
        for (std::size_t k = 0; k < free.size(); ++k) {
            const double room = (free[k].length() - 2 * clearance) / leastTrack + 1;
            rooms[index(lane.first) + i + k] =
                static_cast<std::uint8_t>(std::clamp(room, 1.0, static_cast<double>(mostLines)));
        }
    }
}

Point Lanes::pointOf(int crossing) const {
    const Crossing& at = this->crossing(crossing);
    return {lane(Way::Down, at.lane[0]).at, lane(Way::Across, at.lane[1]).at};
}

int Lanes::next(int crossing, Way way, int step) const {
    const Crossing& at = this->crossing(crossing);
    const Lane& on = lane(way, at.lane[slotOf(way)]);
    const int place = at.place[slotOf(way)] + step;
    if (place < on.first || place >= on.first + on.count) return -1;
    return order_[slotOf(way)][index(place)];
}

int Lanes::stretchOn(Way way, int laneIndex, double along) const {
    const Lane& on = lane(way, laneIndex);
    const auto begin = order_[slotOf(way)].begin() + on.first;
    const auto found = std::upper_bound(begin, begin + on.count, along, [&](double value, int crossing) {
        return value < alongOf(way, pointOf(crossing));
    });
    return on.first + static_cast<int>(found - begin) + laneIndex;
}

int Lanes::endOf(Way way, int laneIndex, int stretch, int step) const {
    const Lane& on = lane(way, laneIndex);
    const int place = stretch - laneIndex - (step < 0 ? 1 : 0);
    if (place < on.first || place >= on.first + on.count) return -1;
    return order_[slotOf(way)][index(place)];
}

} // namespace chalkline::routing
