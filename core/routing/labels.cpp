#include "routing/labels.h"

#include <cmath>
#include <map>

namespace chalkline::routing {

namespace {

constexpr double bendReach = 6; // px
constexpr double step = 4;      // px between two places tried
constexpr double besideGap = 4; // px between a line and a label beside it
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
    void change(const Rect& box, int by) {
        each(box, [&](std::vector<Rect>& held) {
            if (by > 0)
                held.push_back(box);
            else if (const auto at = std::ranges::find(held, box); at != held.end())
                held.erase(at);
        });
    }
    [[nodiscard]] bool isHit(const Rect& box) {
        bool hit = false;
        each(box, [&](std::vector<Rect>& held) {
            hit = hit || std::ranges::any_of(held, [&](const Rect& other) { return other.overlaps(box); });
        });
        return hit;
    }

private:
    template <class Visit>
    void each(const Rect& box, Visit&& visit) {
        constexpr double cell = 192;
        for (double row = std::floor(box.y / cell); row <= std::floor(box.bottom() / cell); ++row)
            for (double column = std::floor(box.x / cell); column <= std::floor(box.right() / cell); ++column)
                visit(cells_[{static_cast<std::int64_t>(column), static_cast<std::int64_t>(row)}]);
    }
    std::map<std::pair<std::int64_t, std::int64_t>, std::vector<Rect>> cells_;
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
            placed_.change(*scene_.lines[index(i)].label, -1);
            place(i);
        }
    }

private:
    struct Candidate {
        Rect box;
        double cost = 0; // of the place alone
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
        placed_.change(*line.label, 1);
        return true;
    }

    void place(int number) {
        Line& line = scene_.lines[index(number)];
        Candidate best{centred(line.points.front(), line.labelWidth), 1e18};
        for (const double distance : {0.0, 12.0, 24.0, 40.0, 64.0, 96.0, 140.0}) {
            for (const Candidate& candidate : candidatesOf(line, distance)) {
                if (candidate.cost >= best.cost) break;
                const double cost =
                    candidate.cost + costOf(number, candidate.box, best.cost - candidate.cost);
                if (cost < best.cost) best = {candidate.box, cost};
            }
            if (best.cost < goodEnough + distance) break;
        }
        line.label = best.box;
        placed_.change(best.box, 1);
    }

    /// Cheapest first: on the segments, and beside them by `distance` more than must be.
    static std::vector<Candidate> candidatesOf(const Line& line, double distance) {
        std::vector<Candidate> all;
        double longest = 0;
        for (std::size_t k = 0; k + 1 < line.points.size(); ++k)
            longest = std::max(longest, lengthOf(line.points[k], line.points[k + 1]));
        for (std::size_t k = 0; k + 1 < line.points.size(); ++k) {
            const Point& a = line.points[k];
            const Point& b = line.points[k + 1];
            const double length = lengthOf(a, b);
            const bool across = std::abs(a.y - b.y) < std::abs(a.x - b.x);
            const double size = across ? line.labelWidth : labelHeight;
            double cost = length < longest - 1 ? otherSegment + std::min(60.0, (longest - length) / 8) : 0;
            if (size + 12 > length) cost += hidesSegment;
            const double aside = besideGap + distance + (across ? labelHeight : line.labelWidth) / 2;
            for (double away = 0; away <= std::max(length / 2, 1.0); away += std::max(step, length / 96))
                for (const double sign : {1.0, -1.0}) {
                    if (away == 0 && sign < 0) continue;
                    const Point at = towards(a, b, length / 2 + sign * away);
                    const double here = cost + away / 6 + (sign < 0 ? 0.01 : 0);
                    if (distance == 0) all.push_back({centred(at, line.labelWidth), here});
                    for (const double side : {-1.0, 1.0}) {
                        const Point off{at.x + (across ? 0 : side * aside),
                                        at.y + (across ? side * aside : 0)};
                        all.push_back({centred(off, line.labelWidth), here + beside + distance * 3 + side});
                    }
                }
        }
        std::ranges::stable_sort(all, {}, &Candidate::cost);
        return all;
    }

    /// What the place covers; gives up above the limit.
    [[nodiscard]] double costOf(int number, const Rect& box, double limit) {
        const Line& line = scene_.lines[index(number)];
        double cost = 0;
        for (std::size_t k = 1; k + 1 < line.points.size(); ++k)
            if (box.grown(bendReach).contains(line.points[k])) cost += onBend;
        if (cost >= limit) return cost;
        if (placed_.isHit(box.grown(0.5))) cost += onLabel;
        if (scene_.obstacles.isHit(box.grown(3))) cost += onNode;
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
    Placed placed_;
};

} // namespace

void placeLabels(Scene& scene) {
    LabelPlacer(scene).run();
}

} // namespace chalkline::routing
