#include "routing/nudge.h"

#include "routing/track_order.h"
#include "routing/tracks.h"

#include <cmath>
#include <limits>

namespace chalkline::routing {

namespace {

constexpr double same = 0.01;
constexpr double softClearance = 14; // px to a foreign box where there is room
constexpr double wallClearance = 9;  // px to a border
constexpr double softWallClearance = 12;
constexpr double corridorReach = 120; // px that a track looks for obstacles
constexpr double shortestStub = 8;
constexpr double ownGap = 16;          // px between two stretches of one line
constexpr double labelledStretch = 60; // px side by side on which both labels want to stand
constexpr double closest = 4;          // px between any two stretches side by side
constexpr int mostRepairs = 8;
constexpr double tightClearance = 3.5; // px to a foreign box where lines have no room otherwise
constexpr double worthIt = 0.9;        // what another repair has to leave at most of the crowding
constexpr double endReach = 6;         // px beyond its ends within which a track minds others

std::size_t index(int value) {
    return static_cast<std::size_t>(value);
}

/// One direction at a time: `down` tracks have an x to find, the others a y.
class Pass {
public:
    /// `keep`: px to foreign boxes.
    Pass(Scene& scene, bool down, double keep = clearance)
        : scene_(scene)
        , down_(down)
        , keep_(keep)
        , used_(scene.ends.size()) {
        for (const Line& line : scene.lines) {
            ++used_[index(line.from)][static_cast<std::size_t>(line.leaves)];
            ++used_[index(line.to)][static_cast<std::size_t>(line.enters)];
        }
    }

    void run() {
        findMarks();
        for (std::size_t i = 0; i < scene_.lines.size(); ++i)
            addTracks(static_cast<int>(i));
        addPairs();
        const std::vector<double> places = settled(tracks_, pairs_);
        for (std::size_t i = 0; i < tracks_.size(); ++i) {
            if (!tracks_[i].movable) continue;
            std::vector<Point>& points = scene_.lines[index(tracks_[i].line)].points;
            for (const int end : {0, 1}) {
                Point& point = points[index(tracks_[i].segment + end)];
                (down_ ? point.x : point.y) = places[i];
            }
        }
    }

private:
    [[nodiscard]] double over(Point p) const { return down_ ? p.x : p.y; }
    [[nodiscard]] double along(Point p) const { return down_ ? p.y : p.x; }
    [[nodiscard]] Interval over(const Rect& box) const {
        return down_ ? Interval{box.x, box.right()} : Interval{box.y, box.bottom()};
    }
    [[nodiscard]] Interval along(const Rect& box) const {
        return down_ ? Interval{box.y, box.bottom()} : Interval{box.x, box.right()};
    }
    [[nodiscard]] Rect rect(Interval overRange, Interval alongRange) const {
        return down_ ? Rect{overRange.low, alongRange.low, overRange.length(), alongRange.length()}
                     : Rect{alongRange.low, overRange.low, alongRange.length(), overRange.length()};
    }

    void addTracks(int number) {
        const Line& line = scene_.lines[index(number)];
        for (int i = 0; i + 1 < static_cast<int>(line.points.size()); ++i) {
            const Point& a = line.points[index(i)];
            const Point& b = line.points[index(i + 1)];
            if (std::abs(over(a) - over(b)) > same) continue;
            if (std::abs(along(a) - along(b)) < same && line.points.size() > 2) continue;
            Track track;
            track.line = number;
            track.segment = i;
            track.at = track.wish = over(a);
            track.extent = {std::min(along(a), along(b)), std::max(along(a), along(b))};
            track.soft = track.hard = {track.at, track.at};
            track.movable = !line.fixed;
            if (track.movable) {
                findCorridor(track);
                limitByNeighbours(track);
                limitByPorts(track);
                track.wish = std::clamp(wishOf(track), track.soft.low, track.soft.high);
                track.firm = isFirst(track) && isLast(track);
            }
            tracks_.push_back(track);
        }
    }

    /// The queue mark needs a longer one.
    static double firstStub(const Line& line) {
        return line.edge->kind == EdgeKind::Async ? queueStub : stub;
    }

    [[nodiscard]] bool isFirst(const Track& track) const { return track.segment == 0; }
    [[nodiscard]] bool isLast(const Track& track) const {
        return index(track.segment) + 2 == scene_.lines[index(track.line)].points.size();
    }

    static void keepOff(Track& track, Interval box, double hard, double soft) {
        if (box.high <= track.at + same) {
            track.hard.low = std::max(track.hard.low, std::min(track.at, box.high + hard));
            track.soft.low = std::max(track.soft.low, box.high + soft);
        } else if (box.low >= track.at - same) {
            track.hard.high = std::min(track.hard.high, std::max(track.at, box.low - hard));
            track.soft.high = std::min(track.soft.high, box.low - soft);
        } else {
            track.hard = {track.at, track.at};
        }
    }

    /// Where no box, border or title is in the way of the whole stretch.
    void findCorridor(Track& track) const {
        const Line& line = scene_.lines[index(track.line)];
        track.hard = {track.at - corridorReach, track.at + corridorReach};
        track.soft = track.hard;
        const Interval reach{track.extent.low - keep_, track.extent.high + keep_};
        const Rect area = rect(track.hard, reach);
        scene_.obstacles.forEach(area, [&](int i) {
            const Rect& box = scene_.obstacles.box(i);
            const int owner = scene_.owner[index(i)];
            if ((isFirst(track) && owner == line.from) || (isLast(track) && owner == line.to)) return;
            if (area.overlaps(box)) keepOff(track, over(box), keep_, softClearance);
        });
        scene_.walls.forEach(area, [&](int i) {
            const Rect& box = scene_.walls.box(i);
            const Interval span = along(box);
            if (span.low > track.extent.high || span.high < track.extent.low) return;
            const Interval borders = over(box);
            for (const double border : {borders.low, borders.high})
                if (std::abs(border - track.at) > same)
                    keepOff(track, {border, border}, wallClearance, softWallClearance);
        });
        for (const Rect& title : scene_.titles)
            if (area.overlaps(title)) {
                const Interval band = over(title);
                if (band.high <= track.at || band.low >= track.at) keepOff(track, band, 3, 6);
            }
        fix(track);
        keepOffMarks(track, rect(track.hard, reach));
        fix(track);
    }

    /// Heads and queue marks of lines that run the other way.
    void findMarks() {
        std::vector<Rect> marks;
        for (std::size_t i = 0; i < scene_.lines.size(); ++i)
            for (const Rect& mark : marksOf(scene_.lines[i])) {
                if ((mark.w > mark.h) != down_) continue;
                marks.push_back(mark);
                markOwner_.push_back(static_cast<int>(i));
            }
        marks_ = BoxIndex(marks);
    }

    /// A mark stands at its box, so the corridor beyond it is what is left.
    void keepOffMarks(Track& track, const Rect& area) const {
        constexpr double gap = 4;
        marks_.forEach(area, [&](int i) {
            if (markOwner_[index(i)] == track.line || !area.overlaps(marks_.box(i))) return;
            const Interval mark = over(marks_.box(i));
            const Line& other = scene_.lines[index(markOwner_[index(i)])];
            const auto isAt = [&](Point port) { return std::abs(over(port) - mark.low) < 1; };
            const bool boxLow = isAt(other.points.front()) || isAt(other.points.back());
            if (boxLow && track.at > mark.low && mark.high + gap < track.hard.high)
                track.soft.low = std::max(track.soft.low, mark.high + gap);
            else if (!boxLow && track.at < mark.high && mark.low - gap > track.hard.low)
                track.soft.high = std::min(track.soft.high, mark.low - gap);
        });
    }

    /// The soft corridor inside the hard one, neither empty.
    static void fix(Track& track) {
        if (track.hard.low > track.hard.high) track.hard = {track.at, track.at};
        if (track.soft.low > track.soft.high) {
            const double middle = track.soft.middle();
            track.soft = {middle, middle};
        }
        track.soft.low = std::clamp(track.soft.low, track.hard.low, track.hard.high);
        track.soft.high = std::clamp(track.soft.high, track.hard.low, track.hard.high);
    }

    /// A stub keeps its direction and, where there is room, its length.
    void limitByNeighbours(Track& track) const {
        const Line& line = scene_.lines[index(track.line)];
        const auto limit = [&](bool terminal, Point far, double length) {
            const double from = over(far);
            if (!terminal || std::abs(from - track.at) < same) return;
            if (from < track.at) {
                track.hard.low = std::max(track.hard.low, std::min(track.at, from + shortestStub));
                track.soft.low = std::max(track.soft.low, from + length);
            } else {
                track.hard.high = std::min(track.hard.high, std::max(track.at, from - shortestStub));
                track.soft.high = std::min(track.soft.high, from - length);
            }
        };
        if (!isFirst(track))
            limit(track.segment == 1, line.points[index(track.segment - 1)], firstStub(line));
        if (!isLast(track))
            limit(index(track.segment) + 3 == line.points.size(), line.points[index(track.segment + 2)],
                  stub);
        fix(track);
    }

    void limitByPorts(Track& track) const {
        const Line& line = scene_.lines[index(track.line)];
        const auto limit = [&](const End& end, Side side) {
            if (isAcross(side) == down_) return;
            constexpr double nearCorner = 0.4;
            const Interval soft = portRange(end, side);
            const Interval hard = portRange(end, side, nearCorner);
            track.hard = {std::max(track.hard.low, hard.low), std::min(track.hard.high, hard.high)};
            track.soft = {std::max(track.soft.low, soft.low), std::min(track.soft.high, soft.high)};
        };
        if (isFirst(track)) limit(scene_.ends[index(line.from)], line.leaves);
        if (isLast(track)) limit(scene_.ends[index(line.to)], line.enters);
        fix(track);
    }

    [[nodiscard]] double wishOf(const Track& track) const {
        const Line& line = scene_.lines[index(track.line)];
        const double first = bestPort(scene_.ends[index(line.from)], line.leaves);
        const double last = bestPort(scene_.ends[index(line.to)], line.enters);
        if (isFirst(track) && isLast(track)) return (first + last) / 2;
        if (isFirst(track)) return first;
        if (isLast(track)) return last;
        const double before = over(line.points[index(track.segment - 1)]);
        const double after = over(line.points[index(track.segment + 2)]);
        if (before <= track.at && after <= track.at) return track.soft.low;
        if (before >= track.at && after >= track.at) return track.soft.high;
        const bool fromPort = track.segment == 1;
        const bool toPort = index(track.segment) + 3 == line.points.size();
        if (line.labelWidth > 0 && !down_) return (before + after) / 2;
        if (line.labelWidth > 0 && (fromPort || toPort)) {
            // The label stands where lines of one box have parted: near the many ends.
            const double sign = after > before ? 1 : -1;
            const int out = used_[index(line.from)][static_cast<std::size_t>(line.leaves)];
            const int in = used_[index(line.to)][static_cast<std::size_t>(line.enters)];
            if (fromPort && (!toPort || out >= in)) return before + sign * firstStub(line);
            return after - sign * stub;
        }
        return (before + after) / 2;
    }

    void addPairs() {
        std::vector<Rect> areas;
        for (const Track& track : tracks_)
            areas.push_back(rect({track.hard.low - trackGap / 2, track.hard.high + trackGap / 2},
                                 {track.extent.low - endReach / 2, track.extent.high + endReach / 2}));
        const BoxIndex near(areas);
        for (std::size_t i = 0; i < tracks_.size(); ++i)
            near.forEach(areas[i], [&](int j) {
                if (index(j) > i && areas[i].overlaps(areas[index(j)])) addPair(static_cast<int>(i), j);
            });
    }

    void addPair(int i, int j) {
        const Track& a = tracks_[index(i)];
        const Track& b = tracks_[index(j)];
        if (!a.movable && !b.movable) return;
        const double common = std::min(a.extent.high, b.extent.high) - std::max(a.extent.low, b.extent.low);
        const bool labelled = !down_ && common > labelledStretch &&
                              scene_.lines[index(a.line)].labelWidth > 0 &&
                              scene_.lines[index(b.line)].labelWidth > 0;
        double gap = labelled ? labelHeight + 1 : trackGap;
        int order = 0;
        if (a.line == b.line) {
            if (std::abs(a.at - b.at) < same) return;
            gap = std::min(ownGap, std::abs(a.at - b.at));
        } else if (a.movable && b.movable) {
            order =
                trackOrder(scene_.lines[index(a.line)], a.segment, scene_.lines[index(b.line)], b.segment);
        }
        if (order == 0 && std::abs(a.at - b.at) > same) order = a.at < b.at ? -1 : 1;
        if (order == 0 && std::abs(a.wish - b.wish) > same) order = a.wish < b.wish ? -1 : 1;
        if (order == 0) order = rankOf(a.line) < rankOf(b.line) ? -1 : 1;
        const double room = order < 0 ? b.hard.high - a.hard.low : a.hard.high - b.hard.low;
        const double otherRoom = order < 0 ? a.hard.high - b.hard.low : b.hard.high - a.hard.low;
        if (room < closest && otherRoom > room) order = -order;
        pairs_.push_back(order < 0 ? Apart{i, j, gap} : Apart{j, i, gap});
    }

    [[nodiscard]] int rankOf(int line) {
        if (ranks_.empty()) {
            ranks_.resize(scene_.lines.size());
            for (std::size_t i = 0; i < scene_.order.size(); ++i)
                ranks_[index(scene_.order[i])] = static_cast<int>(i);
        }
        return ranks_[index(line)];
    }

    Scene& scene_;
    bool down_;
    double keep_;
    std::vector<std::array<int, 4>> used_; // per end and side: lines
    std::vector<Track> tracks_;
    std::vector<Apart> pairs_;
    std::vector<int> ranks_;
    BoxIndex marks_;
    std::vector<int> markOwner_;
};

/// How much too close stretches of this direction lie side by side, in px over all pairs.
double crowding(const Scene& scene, bool down) {
    struct Stretch {
        double at;
        Interval extent;
        int line;
    };
    std::vector<Stretch> stretches;
    for (std::size_t i = 0; i < scene.lines.size(); ++i)
        for (std::size_t k = 0; k + 1 < scene.lines[i].points.size(); ++k) {
            const Rect leg = between(scene.lines[i].points[k], scene.lines[i].points[k + 1]);
            if ((down ? leg.w : leg.h) > same) continue;
            stretches.push_back({down ? leg.x : leg.y,
                                 down ? Interval{leg.y, leg.bottom()} : Interval{leg.x, leg.right()},
                                 static_cast<int>(i)});
        }
    std::ranges::sort(stretches, {}, &Stretch::at);
    double missing = 0;
    for (std::size_t i = 0; i < stretches.size(); ++i)
        for (std::size_t j = i + 1; j < stretches.size() && stretches[j].at - stretches[i].at < closest;
             ++j) {
            const Stretch& a = stretches[i];
            const Stretch& b = stretches[j];
            const bool fixed = scene.lines[index(a.line)].fixed && scene.lines[index(b.line)].fixed;
            if (a.line != b.line && !fixed &&
                std::min(a.extent.high, b.extent.high) > std::max(a.extent.low, b.extent.low))
                missing += closest - (b.at - a.at);
        }
    return missing;
}

} // namespace

void nudge(Scene& scene, int passes) {
    for (int pass = 0; pass < passes; ++pass)
        for (const bool down : {scene.tall, !scene.tall})
            Pass(scene, down).run();
}

void partCrowded(Scene& scene) {
    double least = std::numeric_limits<double>::max();
    std::vector<std::vector<Point>> best;
    double keep = clearance;
    for (int round = 0, worse = 0; worse < 4 && round <= mostRepairs; ++round) {
        const double down = crowding(scene, true);
        const double across = crowding(scene, false);
        if (down + across == 0) return;
        // Where order and room are at odds, nearer to the boxes.
        if (down + across > least * worthIt && ++worse == 2) keep = tightClearance;
        if (down + across < least) {
            least = down + across;
            best.clear();
            for (const Line& line : scene.lines)
                best.push_back(line.points);
        }
        if (down > 0) Pass(scene, true, keep).run();
        if (across > 0) Pass(scene, false, keep).run();
    }
    for (std::size_t i = 0; i < scene.lines.size(); ++i)
        scene.lines[i].points = best[i];
}

} // namespace chalkline::routing
