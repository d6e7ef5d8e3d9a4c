// A layout that suits a view: several layered layouts are made, in both directions and folded to fewer and
// narrower ranks, and the one that reads best is taken.
#include "layout/layout.h"

#include <algorithm>
#include <cmath>

namespace chalkline {

namespace {

constexpr std::size_t mostToFold = 60; // nodes; more can never be read at once
constexpr double crossingCost = 0.12;  // of a scale too small by a tenth
constexpr double foldCost = 0.15;      // for each rank folded away
constexpr double stripCost = 0.6;      // for each cut into strips
constexpr double turnCost = 0.3;       // for the other direction
constexpr double throughCost = 0.25;   // a straight line between two boxes that a third one is in the way of
constexpr double smallCost = 10;       // for each tenth of a scale too small

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
        tryOne(natural_, 0, options_.byTiers ? acrossOf(natural_) : 0, 0);
        if (best_.scale >= view_.least || options_.stop.stop_requested()) return std::move(best_);
        const Orientation turned =
            natural_ == Orientation::LeftToRight ? Orientation::TopToBottom : Orientation::LeftToRight;
        if (view_.mayTurn) tryOne(turned, 0, options_.byTiers ? acrossOf(turned) : 0, turnCost);
        if (graph_.nodes.size() > mostToFold || options_.byTiers) return std::move(best_);
        for (const bool turn : {false, true})
            for (int strips = 2; strips <= 4 && (!turn || view_.mayTurn); ++strips)
                tryOne(turn ? turned : natural_, 0, 0, stripCost * (strips - 1) + (turn ? turnCost : 0),
                       strips);
        double done = 0;
        for (const bool turn : {false, true}) {
            if (turn && !view_.mayTurn) continue;
            const Orientation orientation = turn ? turned : natural_;
            const bool tall = orientation == Orientation::TopToBottom;
            const double along = (tall ? view_.room.h : view_.room.w) / view_.least;
            const double across = acrossOf(orientation);
            const int most = static_cast<int>(along / (tall ? 104 : 208)) + 1; // ranks that could be narrow
            for (int ranks = std::max(2, most - 3); ranks <= most; ++ranks)
                for (const double width : {1.0, 0.85, 0.7}) {
                    if (options_.stop.stop_requested()) return std::move(best_);
                    tryOne(orientation, ranks, across * width,
                           (turn ? turnCost : 0) + foldCost * std::max(0, most - ranks));
                    done += 1.0 / 24;
                    if (progress_) progress_(done);
                }
        }
        return std::move(best_);
    }

private:
    [[nodiscard]] double acrossOf(Orientation orientation) const {
        return (orientation == Orientation::TopToBottom ? view_.room.w : view_.room.h) / view_.least;
    }

    void tryOne(Orientation orientation, int ranks, double across, double cost, int strips = 1) {
        graph_.orientation = orientation;
        LayoutOptions options = options_;
        options.mostRanks = ranks;
        options.mostAcross = across;
        options.strips = strips;
        options.asStood = options_.asStood && orientation == natural_;
        Candidate candidate(graph_, layeredLayout(graph_, options));
        const Rect area = candidate.area();
        const double scale =
            std::min({1.0, view_.room.w / std::max(area.w, 1.0), view_.room.h / std::max(area.h, 1.0)});
        cost += smallCost * std::max(0.0, view_.least - scale) * 10;
        if (graph_.nodes.size() <= mostToFold) cost += candidate.tangle();
        if (tried_ && cost >= least_) return;
        tried_ = true;
        least_ = cost;
        best_ = {candidate.take(), orientation, scale};
    }

    LayoutGraph graph_;
    LayoutOptions options_;
    LayoutView view_;
    const std::function<void(double)>& progress_;
    Orientation natural_;
    bool tried_ = false;
    double least_ = 0;
    FittedLayout best_;
};

} // namespace

FittedLayout fittedLayout(LayoutGraph graph, LayoutOptions options, const LayoutView& view,
                          const std::function<void(double)>& progress) {
    return Fitter(std::move(graph), std::move(options), view, progress).run();
}

} // namespace chalkline
