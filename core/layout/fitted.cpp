// A layout that suits a view: several layered layouts are made, in both directions and folded to fewer and
// narrower ranks, and the one that reads best is taken.
#include "layout/layout.h"

#include <algorithm>
#include <cmath>

namespace chalkline {

namespace {

constexpr std::size_t mostToFold = 60; // nodes; more can never be read at once
constexpr double firstShare = 0.1;     // of the work, told as progress
constexpr double searchShare = 0.8;
constexpr double crossingCost = 0.12; // of a scale too small by a tenth
constexpr double foldCost = 0.15;     // for each rank folded away
constexpr double stripCost = 0.6;     // for each cut into strips
constexpr double turnCost = 0.3;      // for the other direction
constexpr double throughCost = 0.25;  // a straight line between two boxes that a third one is in the way of
constexpr double stayBonus = 0.8;     // for the picture that is there already
constexpr double smallCost = 10;      // for each tenth of a scale too small

std::size_t index(int value) {
    return static_cast<std::size_t>(value);
}

struct Segment {
    Point from;
    Point to;
    LayoutEnd a;
    LayoutEnd b;
};

bool same(const LayoutEnd& a, const LayoutEnd& b) {
    return a.node == b.node && a.group == b.group;
}

double side(Point a, Point b, Point c) {
    return (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x);
}

bool cross(const Segment& s, const Segment& t) {
    if (same(s.a, t.a) || same(s.a, t.b) || same(s.b, t.a) || same(s.b, t.b)) return false;
    return side(s.from, s.to, t.from) * side(s.from, s.to, t.to) < 0 &&
           side(t.from, t.to, s.from) * side(t.from, t.to, s.to) < 0;
}

bool passes(const Segment& s, const Rect& box) {
    const Point corners[] = {
        {box.x, box.y}, {box.right(), box.y}, {box.right(), box.bottom()}, {box.x, box.bottom()}};
    for (int i = 0; i < 4; ++i) {
        const Point a = corners[i];
        const Point b = corners[(i + 1) % 4];
        if (side(s.from, s.to, a) * side(s.from, s.to, b) < 0 && side(a, b, s.from) * side(a, b, s.to) < 0)
            return true;
    }
    return false;
}

class Candidate {
public:
    Candidate(const LayoutGraph& graph, LayoutResult layout)
        : graph_(graph)
        , layout_(std::move(layout)) {}

    [[nodiscard]] Rect area() const {
        std::optional<Rect> area;
        for (std::size_t n = 0; n < graph_.nodes.size(); ++n)
            area = area ? area->united(boxOf({static_cast<int>(n), -1})) : boxOf({static_cast<int>(n), -1});
        for (const Rect& group : layout_.groups)
            area = area ? area->united(group) : group;
        return area.value_or(Rect{});
    }

    /// Of straight lines between the middles: a forecast of what the routed lines will look like.
    [[nodiscard]] double tangle() const {
        std::vector<Segment> segments;
        for (const LayoutEdge& edge : graph_.edges)
            segments.push_back({boxOf(edge.from).centre(), boxOf(edge.to).centre(), edge.from, edge.to});
        double cost = 0;
        for (std::size_t i = 0; i < segments.size(); ++i) {
            for (std::size_t j = i + 1; j < segments.size(); ++j)
                cost += cross(segments[i], segments[j]) ? crossingCost : 0;
            for (std::size_t n = 0; n < graph_.nodes.size(); ++n) {
                const LayoutEnd end{static_cast<int>(n), -1};
                if (same(end, segments[i].a) || same(end, segments[i].b)) continue;
                cost += passes(segments[i], boxOf(end)) ? throughCost : 0;
            }
        }
        return cost;
    }

    /// True if the nodes stand to each other as their positions say.
    [[nodiscard]] bool isAsPlaced() const {
        std::optional<Point> shift;
        for (std::size_t n = 0; n < graph_.nodes.size(); ++n) {
            if (!graph_.nodes[n].position) return false;
            const Point by{layout_.nodes[n].x - graph_.nodes[n].position->x,
                           layout_.nodes[n].y - graph_.nodes[n].position->y};
            if (shift && !(*shift == by)) return false;
            shift = by;
        }
        return true;
    }

    LayoutResult take() { return std::move(layout_); }

private:
    [[nodiscard]] Rect boxOf(const LayoutEnd& end) const {
        if (end.node < 0) return end.group < 0 ? Rect{} : layout_.groups[index(end.group)];
        const Point at = layout_.nodes[index(end.node)];
        const Size size = graph_.nodes[index(end.node)].size;
        return {at.x, at.y, size.w, size.h};
    }

    const LayoutGraph& graph_;
    LayoutResult layout_;
};

class Fitter {
public:
    Fitter(LayoutGraph graph, LayoutOptions options, const LayoutView& view,
           const std::function<void(double)>& progress)
        : graph_(std::move(graph))
        , options_(std::move(options))
        , view_(view)
        , progress_(progress)
        , natural_(graph_.orientation) {}

    FittedLayout run() {
        tryOne({natural_, 0, options_.byTiers ? acrossOf(natural_) : 0, 1}, 0);
        tell(firstShare);
        if (best_.scale < view_.least && !options_.stop.stop_requested()) search();
        tell(searchShare);
        if (options_.asStood) settle();
        return std::move(best_);
    }

private:
    struct Attempt {
        Orientation orientation = Orientation::LeftToRight;
        int ranks = 0;
        double across = 0;
        int strips = 1;
    };

    void tell(double share) {
        told_ = std::max(told_, share);
        if (progress_) progress_(told_);
    }

    void search() {
        const Orientation turned =
            natural_ == Orientation::LeftToRight ? Orientation::TopToBottom : Orientation::LeftToRight;
        bool turnedFits = false;
        if (view_.mayTurn)
            turnedFits = tryOne({turned, 0, options_.byTiers ? acrossOf(turned) : 0, 1}, turnCost);
        if (graph_.nodes.size() > mostToFold || options_.byTiers) return;
        // What can be read in one piece is not folded.
        const bool both = view_.mayTurn && !turnedFits;
        const double share = (searchShare - firstShare) / (both ? 2 : 1);
        searchFolds(natural_, 0, firstShare, share);
        if (both) searchFolds(turned, turnCost, firstShare + share, share);
    }

    void searchFolds(Orientation orientation, double cost, double done, double share) {
        for (int strips = 2; strips <= 4; ++strips)
            tryOne({orientation, 0, 0, strips}, cost + stripCost * (strips - 1));
        const bool tall = orientation == Orientation::TopToBottom;
        const double along = (tall ? view_.room.h : view_.room.w) / view_.least;
        const double across = acrossOf(orientation);
        const int most = static_cast<int>(along / (tall ? 104 : 208)) + 1; // ranks that could be narrow
        const int fewest = std::max(2, most - 3);
        const double step = share / (3 * (most - fewest + 1));
        for (int ranks = fewest; ranks <= most; ++ranks)
            for (const double width : {1.0, 0.85, 0.7}) {
                if (options_.stop.stop_requested()) return;
                tryOne({orientation, ranks, across * width, 1}, cost + foldCost * (most - ranks));
                tell(done += step);
            }
    }

    [[nodiscard]] double acrossOf(Orientation orientation) const {
        return (orientation == Orientation::TopToBottom ? view_.room.w : view_.room.h) / view_.least;
    }

    [[nodiscard]] LayoutResult layOut(const Attempt& attempt, bool asStood) {
        graph_.orientation = attempt.orientation;
        LayoutOptions options = options_;
        options.mostRanks = attempt.ranks;
        options.mostAcross = attempt.across;
        options.strips = attempt.strips;
        options.asStood = asStood;
        return layeredLayout(graph_, options);
    }

    /// True if it can be read.
    bool tryOne(const Attempt& attempt, double cost) {
        Candidate candidate(graph_, layOut(attempt, options_.asStood && attempt.orientation == natural_));
        const Rect area = candidate.area();
        const double scale =
            std::min({1.0, view_.room.w / std::max(area.w, 1.0), view_.room.h / std::max(area.h, 1.0)});
        cost += smallCost * std::max(0.0, view_.least - scale) * 10;
        if (graph_.nodes.size() <= mostToFold) cost += candidate.tangle();
        if (options_.asStood && candidate.isAsPlaced()) cost -= stayBonus;
        if (!tried_ || cost < least_) {
            tried_ = true;
            least_ = cost;
            attempt_ = attempt;
            best_ = {candidate.take(), attempt.orientation, scale};
        }
        return scale >= view_.least;
    }

    /// Laid out again from where things are now until nothing moves, so that tidying twice is tidying once;
    /// on large sheets only nearly.
    void settle() {
        const int rounds = graph_.nodes.size() <= 300 ? 5 : graph_.nodes.size() <= 2'000 ? 2 : 0;
        for (int round = 0; round < rounds && !options_.stop.stop_requested(); ++round) {
            for (std::size_t n = 0; n < graph_.nodes.size(); ++n)
                graph_.nodes[n].position = best_.layout.nodes[n];
            Candidate again(graph_, layOut(attempt_, true));
            if (again.isAsPlaced()) return;
            best_.layout = again.take();
            tell(searchShare + (1 - searchShare) * (round + 1) / rounds);
        }
    }

    LayoutGraph graph_;
    LayoutOptions options_;
    LayoutView view_;
    const std::function<void(double)>& progress_;
    Orientation natural_;
    double told_ = 0;
    bool tried_ = false;
    Attempt attempt_; // that gave best_
    double least_ = 0;
    FittedLayout best_;
};

} // namespace

FittedLayout fittedLayout(LayoutGraph graph, LayoutOptions options, const LayoutView& view,
                          const std::function<void(double)>& progress) {
    return Fitter(std::move(graph), std::move(options), view, progress).run();
}

} // namespace chalkline
