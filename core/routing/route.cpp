#include "routing/route.h"

#include "base/text_advance.h"
#include "geometry/boxes.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <map>

namespace chalkline {

namespace {

constexpr double stub = 24;         // px a line leaves its box straight
constexpr double parallelGap = 11;  // px between parallel lines
constexpr double labelPadding = 4;  // px left and right of the text
constexpr double labelHeight = 19;  // px with padding
constexpr double widestLabel = 168; // px

enum class Side { Left, Right, Top, Bottom };

bool isAcross(Side side) {
    return side == Side::Left || side == Side::Right;
}

struct Join {
    Ref from;
    Ref to;
    Side leaves = Side::Right;
    Side enters = Side::Left;
    Point start;
    Point end;
};

/// The sides that face each other; backward edges go round from bottom to bottom.
std::pair<Side, Side> facingSides(const Rect& from, const Rect& to) {
    const double right = to.x - from.right();
    const double left = from.x - to.right();
    const double below = to.y - from.bottom();
    const double above = from.y - to.bottom();
    if (right >= stub) return {Side::Right, Side::Left};
    if (below >= 0 && below >= left) return {Side::Bottom, Side::Top};
    if (above >= 0 && above >= left) return {Side::Top, Side::Bottom};
    if (left >= 0) return {Side::Left, Side::Right};
    return {Side::Bottom, Side::Bottom};
}

Point portAt(const Rect& box, Side side, double share) {
    switch (side) {
    case Side::Left:
        return {box.x, box.y + box.h * share};
    case Side::Right:
        return {box.right(), box.y + box.h * share};
    case Side::Top:
        return {box.x + box.w * share, box.y};
    case Side::Bottom:
        return {box.x + box.w * share, box.bottom()};
    }
    return box.centre();
}

class Router {
public:
    Router(const Tables& tables, SheetId sheet)
        : tables_(tables) {
        result_.boxes = boxesOf(tables, sheet);
        for (const EdgeShape& shape : tables.of<EdgeShape>())
            if (shape.sheet == sheet) shapes_[shape.edge] = &shape;
        for (const auto& [ref, box] : result_.boxes)
            if (ref.type == RecordType::Node) taken_.push_back(box);
    }

    RoutedSheet run() {
        for (const Edge& edge : tables_.of<Edge>())
            if (result_.boxes.contains(edge.from()) && result_.boxes.contains(edge.to())) addJoin(edge);
        spreadPorts();
        std::size_t index = 0;
        for (const auto& [id, join] : joins_) {
            Route route;
            route.edge = id;
            route.points = pathOf(id, join);
            placeLabel(*tables_.find(id), route, index++);
            result_.routes.push_back(std::move(route));
        }
        return std::move(result_);
    }

private:
    void addJoin(const Edge& edge) {
        Join join{edge.from(), edge.to(), Side::Right, Side::Left, {}, {}};
        const Rect& from = result_.boxes.at(join.from);
        const Rect& to = result_.boxes.at(join.to);
        std::tie(join.leaves, join.enters) = facingSides(from, to);
        if (join.from == join.to) std::tie(join.leaves, join.enters) = std::pair(Side::Right, Side::Bottom);
        joins_.emplace_back(edge.id, join);
    }

    /// Ports along each side in the order of the other ends, so that lines to them do not cross there.
    void spreadPorts() {
        struct Port {
            double key;
            std::size_t join;
            bool start;
        };
        std::map<std::pair<Ref, Side>, std::vector<Port>> sides;
        for (std::size_t i = 0; i < joins_.size(); ++i) {
            const Join& join = joins_[i].second;
            const Point from = result_.boxes.at(join.from).centre();
            const Point to = result_.boxes.at(join.to).centre();
            sides[{join.from, join.leaves}].push_back({isAcross(join.leaves) ? to.y : to.x, i, true});
            sides[{join.to, join.enters}].push_back({isAcross(join.enters) ? from.y : from.x, i, false});
        }
        for (auto& [place, ports] : sides) {
            std::ranges::stable_sort(ports, {}, &Port::key);
            const Rect& box = result_.boxes.at(place.first);
            for (std::size_t k = 0; k < ports.size(); ++k) {
                const double share = static_cast<double>(k + 1) / static_cast<double>(ports.size() + 1);
                const Point at = portAt(box, place.second, share);
                Join& join = joins_[ports[k].join].second;
                (ports[k].start ? join.start : join.end) = at;
            }
        }
    }

    std::vector<Point> pathOf(EdgeId id, const Join& join) {
        const auto shape = shapes_.find(id);
        if (shape != shapes_.end() && shape->second->style == EdgeStyle::Straight)
            return {join.start, join.end};
        if (shape != shapes_.end() && !shape->second->waypoints.empty()) {
            std::vector<Point> points{join.start};
            for (const Point& point : shape->second->waypoints) {
                if (points.back().x != point.x && points.back().y != point.y)
                    points.push_back({point.x, points.back().y});
                points.push_back(point);
            }
            if (points.back().x != join.end.x && points.back().y != join.end.y)
                points.push_back({join.end.x, points.back().y});
            points.push_back(join.end);
            return points;
        }
        return plainPath(join);
    }

    std::vector<Point> plainPath(const Join& join) {
        const Point a = join.start;
        const Point b = join.end;
        if (join.from == join.to) {
            const Rect& box = result_.boxes.at(join.from);
            return {a,
                    {box.right() + stub, a.y},
                    {box.right() + stub, box.bottom() + stub},
                    {b.x, box.bottom() + stub},
                    b};
        }
        if (join.leaves == Side::Bottom && join.enters == Side::Bottom) {
            const double below = std::max(a.y, b.y) + stub;
            return {a, {a.x, below}, {b.x, below}, b};
        }
        if (isAcross(join.leaves)) {
            if (std::abs(a.y - b.y) < 0.5) return {a, b};
            const double middle = freeColumn(a, b);
            columns_.push_back(
                {middle - parallelGap / 2, std::min(a.y, b.y), parallelGap, std::abs(a.y - b.y)});
            return {a, {middle, a.y}, {middle, b.y}, b};
        }
        if (std::abs(a.x - b.x) < 0.5) return {a, b};
        const double middle = (a.y + b.y) / 2;
        return {a, {a.x, middle}, {b.x, middle}, b};
    }

    /// A column between the two ends whose three segments touch the fewest boxes and other columns.
    [[nodiscard]] double freeColumn(Point a, Point b) const {
        double best = (a.x + b.x) / 2;
        std::size_t fewest = SIZE_MAX;
        const double sign = b.x > a.x ? 1 : -1;
        const double span = std::abs(b.x - a.x) - 2 * stub;
        for (double step = 0; step <= std::max(span, 0.0); step += 12) {
            const double x = b.x - sign * (stub + step);
            const std::array<Rect, 3> legs{Rect{std::min(a.x, x), a.y - 4, std::abs(x - a.x), 8},
                                           Rect{x - 4, std::min(a.y, b.y), 8, std::abs(a.y - b.y)},
                                           Rect{std::min(x, b.x), b.y - 4, std::abs(b.x - x), 8}};
            std::size_t hits = 0;
            for (const Rect& box : taken_)
                for (const Rect& leg : legs)
                    hits += 8 * box.grown(-1).overlaps(leg);
            const Rect column{x - parallelGap / 2, legs[1].y, parallelGap, legs[1].h};
            for (const Rect& other : columns_)
                hits += other.overlaps(column);
            if (hits < fewest) {
                fewest = hits;
                best = x;
            }
        }
        return best;
    }

    /// The longest segments first; the first place on the line that hits nothing, else the middle.
    void placeLabel(const Edge& edge, Route& route, std::size_t) {
        if (edge.label.empty()) return;
        const double text = textWidth(edge.label, labelFont(edge.label));
        const double width = std::min(std::ceil(text) + 2 * labelPadding, widestLabel);
        std::vector<std::size_t> order;
        const auto length = [&](std::size_t i) {
            const Point& p = route.points[i];
            const Point& q = route.points[i + 1];
            return std::abs(p.x - q.x) + std::abs(p.y - q.y);
        };
        for (std::size_t i = 0; i + 1 < route.points.size(); ++i)
            order.push_back(i);
        std::ranges::stable_sort(order, [&](std::size_t x, std::size_t y) { return length(x) > length(y); });
        const Point& first = route.points[order[0]];
        const Point& second = route.points[order[0] + 1];
        Rect best{(first.x + second.x - width) / 2, (first.y + second.y - labelHeight) / 2, width,
                  labelHeight};
        if (!findPlace(route, order, width, best)) findBeside(route, order, width, best);
        route.label = best;
        labels_.push_back(best);
    }

    [[nodiscard]] bool isFree(const Rect& box) const {
        const auto hit = [&](const Rect& other) { return other.overlaps(box); };
        return std::ranges::none_of(taken_, hit) && std::ranges::none_of(labels_, hit);
    }

    bool findPlace(const Route& route, const std::vector<std::size_t>& order, double width,
                   Rect& best) const {
        for (const std::size_t i : order) {
            const Point& p = route.points[i];
            const Point& q = route.points[i + 1];
            for (const double share : {0.5, 0.4, 0.6, 0.3, 0.7, 0.2, 0.8}) {
                const Point at{p.x + (q.x - p.x) * share, p.y + (q.y - p.y) * share};
                const Rect box{at.x - width / 2, at.y - labelHeight / 2, width, labelHeight};
                if (!isFree(box)) continue;
                best = box;
                return true;
            }
        }
        return false;
    }

    void findBeside(const Route& route, const std::vector<std::size_t>& order, double width,
                    Rect& best) const {
        for (const std::size_t i : order)
            for (const double shift : {-14.0, 14.0, -26.0, 26.0, -40.0, 40.0}) {
                const Point& p = route.points[i];
                const Point& q = route.points[i + 1];
                const Rect box{(p.x + q.x - width) / 2, (p.y + q.y - labelHeight) / 2 + shift, width,
                               labelHeight};
                if (!isFree(box)) continue;
                best = box;
                return;
            }
    }

    const Tables& tables_;
    RoutedSheet result_;
    std::map<EdgeId, const EdgeShape*> shapes_;
    std::vector<std::pair<EdgeId, Join>> joins_;
    std::vector<Rect> taken_;
    std::vector<Rect> labels_;
    std::vector<Rect> columns_; // of lines routed so far
};

} // namespace

RoutedSheet routeSheet(const Tables& tables, SheetId sheet) {
    return Router(tables, sheet).run();
}

} // namespace chalkline
