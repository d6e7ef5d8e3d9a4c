#include "routing/straighten.h"

#include <cmath>

namespace chalkline::routing {

namespace {

constexpr double longestJog = 18; // px
constexpr double leastGap = 7.9;  // px to a parallel line
constexpr double same = 0.01;

class Straightener {
public:
    explicit Straightener(Scene& scene)
        : scene_(scene) {}

    void run() {
        for (const int i : scene_.order) {
            Line& line = scene_.lines[static_cast<std::size_t>(i)];
            if (line.fixed) continue;
            for (std::size_t k = 0; k + 3 < line.points.size();)
                if (!mend(line, k)) ++k;
        }
    }

private:
    /// Points k .. k + 3 as one stretch, if its middle leg is a jog.
    bool mend(Line& line, std::size_t k) {
        const Point a = line.points[k];
        const Point b = line.points[k + 1];
        const Point c = line.points[k + 2];
        const Point d = line.points[k + 3];
        const bool across = std::abs(a.y - b.y) < same;
        if (across != (std::abs(c.y - d.y) < same)) return false;
        const double first = across ? a.y : a.x;
        const double second = across ? d.y : d.x;
        if (std::abs(first - second) > longestJog) return false;
        const double sense = across ? (b.x - a.x) * (d.x - c.x) : (b.y - a.y) * (d.y - c.y);
        if (sense < 0) return false;
        for (const double at : {first, second, (first + second) / 2}) {
            const Point from = across ? Point{a.x, at} : Point{at, a.y};
            const Point to = across ? Point{d.x, at} : Point{at, d.y};
            if (!isFree(line, k, from, to, across)) continue;
            line.points[k] = from;
            line.points[k + 3] = to;
            line.points.erase(line.points.begin() + static_cast<std::ptrdiff_t>(k) + 1,
                              line.points.begin() + static_cast<std::ptrdiff_t>(k) + 3);
            return true;
        }
        return false;
    }

    [[nodiscard]] bool fitsPort(int end, Side side, double at) const {
        constexpr double nearCorner = 0.6;
        const Interval range = portRange(scene_.ends[static_cast<std::size_t>(end)], side, nearCorner);
        return at >= range.low - same && at <= range.high + same;
    }

    [[nodiscard]] bool isFree(const Line& line, std::size_t k, Point from, Point to, bool across) const {
        const double at = across ? from.y : from.x;
        const bool first = k == 0;
        const bool last = k + 4 == line.points.size();
        if (first && !fitsPort(line.from, line.leaves, at)) return false;
        if (last && !fitsPort(line.to, line.enters, at)) return false;
        // The neighbours that get longer or shorter must not turn round.
        if (!first && !keepsSense(line.points[k - 1], line.points[k], from)) return false;
        if (!last && !keepsSense(line.points[k + 4], line.points[k + 3], to)) return false;
        const Rect band = Rect{std::min(from.x, to.x), std::min(from.y, to.y), std::abs(from.x - to.x),
                               std::abs(from.y - to.y)}
                              .grown(clearance - 0.5);
        bool free = true;
        scene_.obstacles.forEach(band, [&](int i) {
            const int owner = scene_.owner[static_cast<std::size_t>(i)];
            if ((first && owner == line.from) || (last && owner == line.to)) return;
            free = free && !scene_.obstacles.box(i).overlaps(band);
        });
        for (const Rect& title : scene_.titles)
            free = free && !title.overlaps(band);
        return free && keepsDistance(line, from, to, across);
    }

    static bool keepsSense(Point before, Point old, Point now) {
        return (old.x - before.x) * (now.x - before.x) >= 0 && (old.y - before.y) * (now.y - before.y) >= 0 &&
               std::abs(now.x - before.x) + std::abs(now.y - before.y) > 2 * clearance;
    }

    [[nodiscard]] bool keepsDistance(const Line& line, Point from, Point to, bool across) const {
        for (const Line& other : scene_.lines) {
            if (&other == &line) continue;
            for (std::size_t i = 0; i + 1 < other.points.size(); ++i) {
                const Point& p = other.points[i];
                const Point& q = other.points[i + 1];
                const double distance = across ? std::max(std::abs(p.y - from.y), std::abs(q.y - from.y))
                                               : std::max(std::abs(p.x - from.x), std::abs(q.x - from.x));
                const bool beside = across ? std::max(p.x, q.x) > std::min(from.x, to.x) &&
                                                 std::min(p.x, q.x) < std::max(from.x, to.x)
                                           : std::max(p.y, q.y) > std::min(from.y, to.y) &&
                                                 std::min(p.y, q.y) < std::max(from.y, to.y);
                if (beside && distance < leastGap) return false;
            }
        }
        return true;
    }

    Scene& scene_;
};

} // namespace

void straighten(Scene& scene) {
    Straightener(scene).run();
}

} // namespace chalkline::routing
