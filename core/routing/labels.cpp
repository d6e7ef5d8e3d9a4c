#include "routing/labels.h"

#include <cmath>
#include <optional>

namespace chalkline::routing {

namespace {

constexpr double bendReach = 6;     // px
constexpr double step = 4;          // px between two places tried
constexpr double nearestReach = 35; // px beside a line at which a label is still its own
constexpr double besideGap = 4;     // px between a line and a label beside it
constexpr std::size_t mostForTwoRounds = 400;

// What makes a place bad, on one scale with px from the best place.
constexpr double onNode = 20'000;
constexpr double onLabel = 12'000;
constexpr double onTitle = 5'000;
constexpr double onHead = 900;
constexpr double onForeignLine = 700;
constexpr double onOwnHead = 500;
constexpr double onOwnLine = 350;
constexpr double onBend = 400;
constexpr double onWall = 30;
constexpr double hidesSegment = 120;
constexpr double beside = 160;
constexpr double otherSegment = 30;
constexpr double goodEnough = onOwnLine;

std::size_t index(int value) {
    return static_cast<std::size_t>(value);
}

Rect around(Point a, Point b, double by) {
    return Rect{std::min(a.x, b.x), std::min(a.y, b.y), std::abs(a.x - b.x), std::abs(a.y - b.y)}.grown(by);
}

double lengthOf(Point a, Point b) {
    return std::hypot(a.x - b.x, a.y - b.y);
}

Rect centred(Point at, double width) {
    return {at.x - width / 2, at.y - labelHeight / 2, width, labelHeight};
}

/// Labels that have a place, in coarse cells.
class Placed {
public:
    explicit Placed(const Rect& area)
        : area_(area)
        , cell_(std::max({smallestCell, area.w / mostCells, area.h / mostCells}))
        , columns_(static_cast<std::size_t>(area.w / cell_) + 1)
        , rows_(static_cast<std::size_t>(area.h / cell_) + 1)
        , cells_(columns_ * rows_) {}

    void change(const Rect& box, int by) {
        (void)any(box, [&](std::vector<Rect>& held) {
            if (by > 0)
                held.push_back(box);
            else if (const auto at = std::ranges::find(held, box); at != held.end())
                held.erase(at);
            return false;
        });
    }
    [[nodiscard]] bool isHit(const Rect& box) {
        return any(box, [&](const std::vector<Rect>& held) {
            return std::ranges::any_of(held, [&](const Rect& other) { return other.overlaps(box); });
        });
    }

private:
    static constexpr double smallestCell = 192; // px
    static constexpr double mostCells = 256;    // along one axis

    [[nodiscard]] std::size_t cellOf(double value, std::size_t count) const {
        return static_cast<std::size_t>(std::clamp(value / cell_, 0.0, static_cast<double>(count - 1)));
    }
    template <class Visit>
    bool any(const Rect& box, Visit&& visit) {
        const std::size_t right = cellOf(box.right() - area_.x, columns_);
        const std::size_t bottom = cellOf(box.bottom() - area_.y, rows_);
        for (std::size_t row = cellOf(box.y - area_.y, rows_); row <= bottom; ++row)
            for (std::size_t column = cellOf(box.x - area_.x, columns_); column <= right; ++column)
                if (visit(cells_[row * columns_ + column])) return true;
        return false;
    }

    Rect area_;
    double cell_;
    std::size_t columns_;
    std::size_t rows_;
    std::vector<std::vector<Rect>> cells_;
};

class LabelPlacer {
public:
    explicit LabelPlacer(Scene& scene)
        : scene_(scene) {
        std::vector<Rect> segments;
        std::vector<Rect> marks;
        for (std::size_t i = 0; i < scene.lines.size(); ++i) {
            const std::vector<Point>& points = scene.lines[i].points;
            for (std::size_t k = 0; k + 1 < points.size(); ++k) {
                segments.push_back(around(points[k], points[k + 1], 0));
                segmentOwner_.push_back(static_cast<int>(i));
            }
            for (const Rect& mark : marksOf(scene.lines[i])) {
                marks.push_back(mark);
                markOwner_.push_back(static_cast<int>(i));
            }
        }
        segments_ = BoxIndex(segments);
        placed_.emplace(segments_.area());
        marks_ = BoxIndex(marks);
        titles_ = BoxIndex(scene.titles);
    }

    void run() {
        std::vector<int> wanted;
        for (const int i : scene_.order) {
            Line& line = scene_.lines[index(i)];
            if (line.labelWidth <= 0) continue;
            if (placeByHand(line)) continue;
            wanted.push_back(i);
        }
        std::ranges::stable_sort(wanted, {}, [&](int i) { return roomOf(scene_.lines[index(i)]); });
        for (const int i : wanted)
            place(i);
        if (wanted.size() > mostForTwoRounds) return;
        for (const int i : wanted) {
            placed_->change(*scene_.lines[index(i)].label, -1);
            place(i);
        }
    }

private:
    struct Candidate {
        Rect box;
        double cost = 0;
    };
    /// One stretch of a line, for labels.
    struct Leg {
        Point a;
        Point b;
        double length = 0;
        bool across = false;
        double cost = 0; // of any label on it
    };

    /// Less room, earlier turn.
    static double roomOf(const Line& line) {
        double most = 0;
        for (std::size_t k = 0; k + 1 < line.points.size(); ++k) {
            const Point& a = line.points[k];
            const Point& b = line.points[k + 1];
            most = std::max(most, std::abs(a.x - b.x) - line.labelWidth + std::abs(a.y - b.y));
        }
        return most;
    }

    /// Where a person put it.
    bool placeByHand(Line& line) {
        if (!line.shape) return false;
        const EdgeShape& shape = *line.shape;
        if (!shape.label_position && shape.label_offset_x == 0 && shape.label_offset_y == 0) return false;
        double total = 0;
        for (std::size_t k = 0; k + 1 < line.points.size(); ++k)
            total += lengthOf(line.points[k], line.points[k + 1]);
        double rest = total * std::clamp(shape.label_position.value_or(0.5), 0.0, 1.0);
        Point at = line.points.back();
        for (std::size_t k = 0; k + 1 < line.points.size(); ++k) {
            const double length = lengthOf(line.points[k], line.points[k + 1]);
            if (rest <= length) {
                at = towards(line.points[k], line.points[k + 1], rest);
                break;
            }
            rest -= length;
        }
        line.label = centred({at.x + shape.label_offset_x, at.y + shape.label_offset_y}, line.labelWidth);
        placed_->change(*line.label, 1);
        return true;
    }

    void place(int number) {
        Line& line = scene_.lines[index(number)];
        findLegs(line);
        Candidate best{centred(line.points.front(), line.labelWidth), 1e18};
        for (const Leg& leg : legs_)
            tryOn(number, leg, best);
        for (const double distance : {0.0, 12.0, 24.0, nearestReach, 60.0, 96.0, 140.0}) {
            if (best.cost < goodEnough + distance) break;
            // Further off only to get away from nodes and labels.
            if (distance > nearestReach && best.cost < onLabel) break;
            for (const Leg& leg : legs_)
                tryBeside(number, leg, distance, best);
        }
        line.label = best.box;
        placed_->change(best.box, 1);
    }

    /// Cheapest first.
    void findLegs(const Line& line) {
        legs_.clear();
        double longest = 0;
        for (std::size_t k = 0; k + 1 < line.points.size(); ++k) {
            Leg leg{line.points[k], line.points[k + 1]};
            leg.length = lengthOf(leg.a, leg.b);
            leg.across = std::abs(leg.a.y - leg.b.y) < std::abs(leg.a.x - leg.b.x);
            longest = std::max(longest, leg.length);
            legs_.push_back(leg);
        }
        for (Leg& leg : legs_) {
            const double size = leg.across ? line.labelWidth : labelHeight;
            if (leg.length < longest - 1)
                leg.cost = otherSegment + std::min(60.0, (longest - leg.length) / 8);
            if (size + 12 > leg.length) leg.cost += hidesSegment;
        }
        std::ranges::stable_sort(legs_, {}, &Leg::cost);
    }

    /// Calls visit(place, cost) for the places on the leg, from its middle to its ends, until it says no.
    template <class Visit>
    static void eachPlace(const Leg& leg, Visit&& visit) {
        const double stride = std::max(step, leg.length / 96);
        for (double away = 0; away <= std::max(leg.length / 2, 1.0); away += stride)
            for (const double sign : {1.0, -1.0}) {
                if (away == 0 && sign < 0) continue;
                const double cost = leg.cost + away / 6 + (sign < 0 ? 0.01 : 0);
                if (!visit(towards(leg.a, leg.b, leg.length / 2 + sign * away), cost)) return;
            }
    }

    void tryPlace(int number, Point at, double cost, Candidate& best) {
        const Rect box = centred(at, scene_.lines[index(number)].labelWidth);
        const double all = cost + costOf(number, box, best.cost - cost);
        if (all < best.cost) best = {box, all};
    }

    void tryOn(int number, const Leg& leg, Candidate& best) {
        eachPlace(leg, [&](Point at, double cost) {
            if (cost >= best.cost) return false;
            tryPlace(number, at, cost, best);
            return true;
        });
    }

    /// `distance` more than must be.
    void tryBeside(int number, const Leg& leg, double distance, Candidate& best) {
        const double width = scene_.lines[index(number)].labelWidth;
        const double aside = besideGap + distance + (leg.across ? labelHeight : width) / 2;
        eachPlace(leg, [&](Point at, double cost) {
            const double here = cost + beside + distance * 3;
            if (here - 1 >= best.cost) return false;
            for (const double side : {-1.0, 1.0}) {
                const Point off{at.x + (leg.across ? 0 : side * aside),
                                at.y + (leg.across ? side * aside : 0)};
                if (here + side < best.cost) tryPlace(number, off, here + side, best);
            }
            return true;
        });
    }

    /// What the place covers; gives up above the limit.
    [[nodiscard]] double costOf(int number, const Rect& box, double limit) {
        const Line& line = scene_.lines[index(number)];
        double cost = 0;
        for (std::size_t k = 1; k + 1 < line.points.size(); ++k)
            if (box.grown(bendReach).contains(line.points[k])) cost += onBend;
        if (cost >= limit) return cost;
        if (placed_->isHit(box.grown(0.5))) cost += onLabel;
        if (scene_.drawn.isHit(box.grown(3))) cost += onNode;
        if (titles_.isHit(box.grown(2))) cost += onTitle;
        if (cost >= limit) return cost;
        marks_.forEach(box.grown(1),
                       [&](int i) { cost += markOwner_[index(i)] == number ? onOwnHead : onHead; });
        int own = 0;
        segments_.forEach(box.grown(2), [&](int i) {
            if (segmentOwner_[index(i)] == number)
                ++own;
            else if (isCrossed(segments_.box(i), box))
                cost += onForeignLine;
        });
        cost += onOwnLine * std::max(0, own - 1);
        scene_.walls.forEach(box, [&](int i) {
            const Rect& wall = scene_.walls.box(i);
            const bool inside = box.x > wall.x && box.right() < wall.right() && box.y > wall.y &&
                                box.bottom() < wall.bottom();
            if (!inside && wall.overlaps(box)) cost += onWall;
        });
        return cost;
    }

    /// Lines that a person drew straight need more than their bounding box.
    static bool isCrossed(const Rect& segment, const Rect& box) {
        return segment.w < 1 || segment.h < 1 || segment.overlaps(box);
    }

    Scene& scene_;
    BoxIndex segments_;
    std::vector<int> segmentOwner_;
    BoxIndex marks_;
    std::vector<int> markOwner_;
    BoxIndex titles_;
    std::vector<Leg> legs_;
    std::optional<Placed> placed_;
};

} // namespace

void placeLabels(Scene& scene) {
    LabelPlacer(scene).run();
}

} // namespace chalkline::routing
