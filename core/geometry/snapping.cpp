#include "geometry/snapping.h"

#include <array>
#include <optional>

namespace chalkline {

namespace {

constexpr double same = 0.5;     // px within which lines are one
constexpr double farthest = 400; // px between neighbours whose distance counts

/// A box seen along one axis.
struct Span {
    double low = 0;
    double high = 0;
    double crossLow = 0;
    double crossHigh = 0;

    [[nodiscard]] double size() const { return high - low; }
    [[nodiscard]] bool faces(const Span& other) const {
        return crossLow < other.crossHigh && other.crossLow < crossHigh;
    }
    [[nodiscard]] Span moved(double by, double across) const {
        return {low + by, high + by, crossLow + across, crossHigh + across};
    }
};

Span spanOf(const Rect& box, bool across) {
    if (across) return {box.x, box.right(), box.y, box.bottom()};
    return {box.y, box.bottom(), box.x, box.right()};
}

constexpr std::array shares{0.0, 0.5, 1.0};

double lineOf(const Span& span, double share) {
    return span.low + share * span.size();
}

/// What to add so that a side or middle stands on the same one of another.
std::optional<double> toLine(const Span& moving, std::span<const Span> others, double reach) {
    std::optional<double> best;
    for (const Span& other : others)
        for (const double share : shares) {
            const double off = lineOf(other, share) - lineOf(moving, share);
            if (std::abs(off) <= reach && (!best || std::abs(off) < std::abs(*best))) best = off;
        }
    return best;
}

struct Neighbours {
    const Span* before = nullptr; // nearest at the low side
    const Span* after = nullptr;
};

Neighbours neighboursOf(const Span& of, std::span<const Span> others, const Span* except = nullptr) {
    Neighbours found;
    for (const Span& other : others) {
        if (&other == except || !other.faces(of)) continue;
        if (other.high <= of.low && (!found.before || other.high > found.before->high)) found.before = &other;
        if (other.low >= of.high && (!found.after || other.low < found.after->low)) found.after = &other;
    }
    return found;
}

/// What to add so that the distance to a neighbour equals that between neighbours.
std::optional<double> toDistance(const Span& moving, std::span<const Span> others, double reach) {
    std::optional<double> best;
    const auto offer = [&](double off) {
        if (std::abs(off) <= reach && (!best || std::abs(off) < std::abs(*best))) best = off;
    };
    const auto [before, after] = neighboursOf(moving, others);
    if (before && after) offer((before->high + after->low - moving.low - moving.high) / 2);
    if (before)
        if (const Span* earlier = neighboursOf(*before, others, before).before)
            if (const double gap = before->low - earlier->high; gap <= farthest)
                offer(before->high + gap - moving.low);
    if (after)
        if (const Span* later = neighboursOf(*after, others, after).after)
            if (const double gap = later->low - after->high; gap <= farthest)
                offer(after->low - gap - moving.high);
    return best;
}

/// The empty stretch between two spans across the axis; nothing if they face each other.
void noteGap(Guide& guide, const Span& moving, const Span& other) {
    const bool before = other.crossHigh <= moving.crossLow;
    if (!before && other.crossLow < moving.crossHigh) return;
    const double from = before ? other.crossHigh : moving.crossHigh;
    const double to = before ? moving.crossLow : other.crossLow;
    if (guide.gapFrom != guide.gapTo && guide.gapTo - guide.gapFrom <= to - from) return;
    guide.gapFrom = from;
    guide.gapTo = to;
}

std::vector<Guide> guidesOf(const Span& moving, std::span<const Span> others, bool across) {
    std::vector<Guide> guides;
    for (const double share : shares) {
        const double at = lineOf(moving, share);
        Guide guide{across, at, moving.crossLow, moving.crossHigh};
        bool found = false;
        for (const Span& other : others) {
            if (std::abs(lineOf(other, share) - at) > same) continue;
            guide.from = std::min(guide.from, other.crossLow);
            guide.to = std::max(guide.to, other.crossHigh);
            noteGap(guide, moving, other);
            found = true;
        }
        if (found) guides.push_back(guide);
    }
    if (guides.size() == shares.size()) return {guides[1]};
    return guides;
}

EqualGap gapBetween(const Span& first, const Span& second, bool across) {
    const double middle =
        (std::max(first.crossLow, second.crossLow) + std::min(first.crossHigh, second.crossHigh)) / 2;
    if (across) return {{first.high, middle}, {second.low, middle}};
    return {{middle, first.high}, {middle, second.low}};
}

/// The distances that are equal now, two or three in a row.
void addGaps(const Span& moving, std::span<const Span> others, bool across, std::vector<EqualGap>& gaps) {
    const auto [before, after] = neighboursOf(moving, others);
    const auto equal = [](double a, double b) { return a > 0 && std::abs(a - b) <= same; };
    if (before && after && equal(moving.low - before->high, after->low - moving.high)) {
        gaps.push_back(gapBetween(*before, moving, across));
        gaps.push_back(gapBetween(moving, *after, across));
    }
    if (before)
        if (const Span* earlier = neighboursOf(*before, others, before).before;
            earlier && equal(before->low - earlier->high, moving.low - before->high)) {
            gaps.push_back(gapBetween(*earlier, *before, across));
            gaps.push_back(gapBetween(*before, moving, across));
        }
    if (after)
        if (const Span* later = neighboursOf(*after, others, after).after;
            later && equal(later->low - after->high, after->low - moving.high)) {
            gaps.push_back(gapBetween(moving, *after, across));
            gaps.push_back(gapBetween(*after, *later, across));
        }
}

double onGrid(double start, double shift, double grid) {
    return grid > 0 ? std::round((start + shift) / grid) * grid - start : shift;
}

} // namespace

Snapped snapMove(const Rect& start, std::span<const Rect> others, double dx, double dy,
                 const SnapRules& rules) {
    Snapped result{onGrid(start.x, dx, rules.grid), onGrid(start.y, dy, rules.grid), {}, {}};
    if (!rules.guides) return result;
    std::array<bool, 2> byDistance{};
    for (const bool across : {true, false}) {
        std::vector<Span> spans;
        for (const Rect& other : others)
            spans.push_back(spanOf(other, across));
        const Span asked = spanOf(start, across).moved(across ? dx : dy, across ? dy : dx);
        std::optional<double> off = toLine(asked, spans, rules.reach);
        if (!off) {
            off = toDistance(asked, spans, rules.reach);
            byDistance[across] = off.has_value();
        }
        if (off) (across ? result.dx : result.dy) = (across ? dx : dy) + *off;
    }
    for (const bool across : {true, false}) {
        std::vector<Span> spans;
        for (const Rect& other : others)
            spans.push_back(spanOf(other, across));
        const Span now =
            spanOf(start, across).moved(across ? result.dx : result.dy, across ? result.dy : result.dx);
        for (const Guide& guide : guidesOf(now, spans, across))
            result.guides.push_back(guide);
        if (byDistance[across]) addGaps(now, spans, across, result.gaps);
    }
    return result;
}

} // namespace chalkline
