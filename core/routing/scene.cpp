#include "routing/scene.h"

#include "base/text.h"
#include "base/text_advance.h"
#include "geometry/chips.h"
#include "model/catalogue.h"
#include "model/words.h"

#include <cmath>
#include <map>
#include <tuple>

namespace chalkline::routing {

namespace {

constexpr double lowerEdge = 2;  // px of the body drawn below a node
constexpr double stackStep = 5;  // px between the bodies of several instances
constexpr double pillHigh = 17;  // px of the pill above the box
constexpr double pillRight = 10; // px of the pill right of the box
constexpr double labelPadding = 4;
constexpr double headLength = 14;  // px at the end that the head takes
constexpr double queueLength = 28; // px at the source that the queue mark takes
constexpr double markHalf = 6;     // px beside the line that head and mark take
constexpr double farthest = 1e7;   // px; what lies beyond is not routed around

double pillWidth(const Node& node) {
    if (node.instances_max <= 1) return 0;
    std::string text = "×" + std::to_string(node.instances_min);
    if (node.instances_max != node.instances_min) text += "–" + std::to_string(node.instances_max);
    return std::ceil(textWidth(text, Font::Pill)) + 14;
}

Rect pillBox(const Node& node, const Rect& box) {
    const double width = pillWidth(node);
    return {box.right() + pillRight - width, box.y - pillHigh, width, 18};
}

int bodiesBehind(const Node& node) {
    return node.instances_max > 2 ? 2 : node.instances_max > 1 ? 1 : 0;
}

bool isUsable(const Rect& box) {
    for (const double value : {box.x, box.y, box.w, box.h})
        if (!std::isfinite(value) || std::abs(value) > farthest) return false;
    return box.w >= 0 && box.h >= 0;
}

std::string upper(std::string text) {
    std::ranges::transform(text, text.begin(),
                           [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c; });
    return text;
}

class SceneBuilder {
public:
    SceneBuilder(const Tables& tables, SheetId sheet, const RoutedSheet& routed, const std::set<Ref>& moving)
        : tables_(tables)
        , sheet_(sheet)
        , boxes_(routed.boxes)
        , folding_(routed.folding)
        , moving_(moving)
        , chips_(chipsOf(tables)) {}

    Scene build(std::span<const Rect> reserved) {
        addNodes();
        addBoundaries();
        addCards<Note>();
        addCards<Estimate>();
        for (const Rect& box : reserved)
            if (isUsable(box)) addObstacle(box, -1);
        addLines();
        scene_.obstacles = BoxIndex(obstacles_);
        scene_.drawn = BoxIndex(drawn_);
        scene_.walls = BoxIndex(walls_);
        orient();
        orderLines();
        return std::move(scene_);
    }

private:
    void addObstacle(const Rect& box, int owner) {
        obstacles_.push_back(box);
        if (owner < 0) drawn_.push_back(box);
        scene_.owner.push_back(owner);
    }

    template <class R>
    void addCards() {
        for (const R& card : tables_.of<R>())
            if (const auto found = boxes_.find(refOf(card));
                found != boxes_.end() && isUsable(found->second) && !moving_.contains(refOf(card)))
                addObstacle(found->second, -1);
    }

    void addNodes() {
        for (const Node& node : tables_.of<Node>()) {
            const auto found = boxes_.find(refOf(node));
            if (found == boxes_.end() || !isUsable(found->second)) continue;
            const End end = endOf(node, found->second);
            if (!moving_.contains(end.ref)) {
                drawn_.push_back(end.extent);
                for (const Rect& box : obstaclesOf(node, found->second))
                    addObstacle(box, static_cast<int>(scene_.ends.size()));
                if (const auto pinned = chips_.find(end.ref); pinned != chips_.end())
                    addObstacle(chipRoomBelow(found->second, pinned->second), -1);
            }
            addEnd(end);
        }
    }

    void addBoundaries() {
        for (const Boundary& boundary : tables_.of<Boundary>()) {
            const auto found = boxes_.find(refOf(boundary));
            if (found == boxes_.end() || !isUsable(found->second)) continue;
            End end;
            end.ref = refOf(boundary);
            end.box = end.body = end.extent = found->second;
            if (folding_.collapsed.contains(end.ref)) {
                addObstacle(end.box, static_cast<int>(scene_.ends.size()));
                drawn_.push_back(end.box);
                addEnd(end);
                continue;
            }
            end.boundary = true;
            end.title = titleBox(boundary, end.box);
            if (end.title.w > 0) scene_.titles.push_back(end.title);
            walls_.push_back(end.box);
            scene_.wallOwner.push_back(static_cast<int>(scene_.ends.size()));
            addEnd(end);
        }
    }

    void addEnd(const End& end) {
        index_[end.ref] = static_cast<int>(scene_.ends.size());
        scene_.ends.push_back(end);
    }

    void addLines() {
        std::map<EdgeId, const EdgeShape*> shapes;
        for (const EdgeShape& shape : tables_.of<EdgeShape>())
            if (shape.sheet == sheet_) shapes[shape.edge] = &shape;
        for (const Edge& edge : tables_.of<Edge>()) {
            const Ref seenFrom = folding_.seen(edge.from());
            const Ref seenTo = folding_.seen(edge.to());
            const bool folded = seenFrom != edge.from() || seenTo != edge.to();
            const auto from = index_.find(seenFrom);
            const auto to = index_.find(seenTo);
            if (from == index_.end() || to == index_.end() || (folded && seenFrom == seenTo)) continue;
            if (folded) {
                const std::tuple key{from->second, to->second, edge.kind, edge.direction};
                const auto [bundle, isNew] = bundles_.emplace(key, scene_.lines.size());
                if (!isNew) {
                    ++scene_.lines[bundle->second].stands;
                    continue;
                }
            }
            Line line;
            line.edge = &edge;
            line.from = from->second;
            line.to = to->second;
            if (const auto shape = shapes.find(edge.id); shape != shapes.end()) line.shape = shape->second;
            scene_.lines.push_back(std::move(line));
        }
        for (Line& line : scene_.lines) {
            if (const std::string text = labelText(*line.edge, line.stands); !text.empty())
                line.labelWidth = std::min(
                    std::ceil(textWidth(text, labelFont(line.edge->label))) + 2 * labelPadding, widestLabel);
            if (const auto pinned = chips_.find(refOf(*line.edge)); pinned != chips_.end())
                line.labelWidth += chipRoomBeside(pinned->second);
        }
    }

    /// The way most edges lead; a tie is left to right.
    void orient() {
        int right = 0;
        int down = 0;
        for (const Line& line : scene_.lines) {
            const Rect& from = end(line.from).box;
            const Rect& to = end(line.to).box;
            right += (to.x >= from.right()) - (from.x >= to.right());
            down += (to.y >= from.bottom()) - (from.y >= to.bottom());
        }
        scene_.tall = down > right;
    }

    /// Short lines first, as they have the least choice; nothing depends on the order of records.
    void orderLines() {
        const auto key = [this](int index) {
            const Line& line = scene_.lines[static_cast<std::size_t>(index)];
            const Rect& from = end(line.from).box;
            const Rect& to = end(line.to).box;
            const Point a = from.centre();
            const Point b = to.centre();
            return std::tuple(std::abs(a.x - b.x) + std::abs(a.y - b.y), from.y, from.x, to.y, to.x,
                              static_cast<int>(line.edge->kind), std::string_view(line.edge->label),
                              line.edge->id);
        };
        for (std::size_t i = 0; i < scene_.lines.size(); ++i)
            scene_.order.push_back(static_cast<int>(i));
        std::ranges::sort(scene_.order, {}, key);
    }

    [[nodiscard]] const End& end(int index) const { return scene_.ends[static_cast<std::size_t>(index)]; }

    const Tables& tables_;
    SheetId sheet_;
    const std::unordered_map<Ref, Rect>& boxes_;
    const Folding& folding_;
    const std::set<Ref>& moving_;
    std::unordered_map<Ref, int> chips_;
    Scene scene_;
    std::unordered_map<Ref, int> index_;
    std::map<std::tuple<int, int, EdgeKind, Direction>, std::size_t> bundles_; // lines
    std::vector<Rect> obstacles_;
    std::vector<Rect> drawn_;
    std::vector<Rect> walls_;
};

} // namespace

Interval portRange(const End& end, Side side, double share) {
    constexpr double corner = 12;
    constexpr double wideCorner = 24;
    const Rect& body = end.body;
    const double behind = side == Side::Right || side == Side::Top ? body.y - end.box.y : 0;
    Interval range = isAcross(side) ? Interval{body.y - behind, body.bottom() - behind}
                                    : Interval{body.x + behind, body.right() + behind};
    const double margin = share * std::min(isAcross(side) ? corner : wideCorner, range.length() / 3);
    range = {range.low + margin, range.high - margin};
    if (side == Side::Top && end.pill > 0)
        range.high = std::max(range.low, std::min(range.high, end.box.right() - end.pill - corner));
    if (side == Side::Top && end.title.w > 0 && end.title.right() + corner < range.high)
        range.low = std::max(range.low, end.title.right() + corner);
    return range;
}

double sideAt(const Rect& box, Side side) {
    switch (side) {
    case Side::Left:
        return box.x;
    case Side::Top:
        return box.y;
    case Side::Right:
        return box.right();
    case Side::Bottom:
        return box.bottom();
    }
    return box.x;
}

double bestPort(const End& end, Side side) {
    const Interval range = portRange(end, side);
    const Point middle = end.body.centre();
    return std::clamp(isAcross(side) ? middle.y : middle.x, range.low, range.high);
}

Rect between(Point a, Point b) {
    return {std::min(a.x, b.x), std::min(a.y, b.y), std::abs(a.x - b.x), std::abs(a.y - b.y)};
}

std::vector<Rect> marksOf(const Line& line) {
    std::vector<Rect> marks;
    if (line.points.size() < 2) return marks;
    const auto zone = [&](Point end, Point next, double length) {
        Rect mark =
            between(end, towards(end, next, std::min(length, std::hypot(end.x - next.x, end.y - next.y))));
        const bool across = mark.w >= mark.h;
        (across ? mark.y : mark.x) -= markHalf;
        (across ? mark.h : mark.w) += 2 * markHalf;
        marks.push_back(mark);
    };
    const Point& first = line.points.front();
    const Point& second = line.points[1];
    const Point& last = line.points.back();
    const Point& beforeLast = line.points[line.points.size() - 2];
    if (line.edge->direction != Direction::None) zone(last, beforeLast, headLength);
    if (line.edge->kind == EdgeKind::Async)
        zone(first, second, queueLength);
    else if (line.edge->direction == Direction::Both)
        zone(first, second, headLength);
    return marks;
}

Scene sceneOf(const Tables& tables, SheetId sheet, const RoutedSheet& routed, std::span<const Rect> reserved,
              const std::set<Ref>& moving) {
    return SceneBuilder(tables, sheet, routed, moving).build(reserved);
}

End endOf(const Node& node, const Rect& box) {
    const double behind = stackStep * bodiesBehind(node);
    End end;
    end.ref = refOf(node);
    end.box = {box.x, box.y - behind, box.w + behind, box.h + behind + lowerEdge};
    end.body = box;
    end.extent = drawnExtent(node, box);
    end.pill = node.instances_max > 1 ? pillWidth(node) - pillRight + behind : 0;
    return end;
}

std::vector<Rect> obstaclesOf(const Node& node, const Rect& box) {
    std::vector<Rect> boxes{endOf(node, box).box};
    if (node.instances_max > 1) boxes.push_back(pillBox(node, box));
    return boxes;
}

Rect drawnExtent(const Node& node, const Rect& box) {
    Rect extent{box.x, box.y, box.w, box.h + lowerEdge};
    if (const double behind = stackStep * bodiesBehind(node); behind > 0) {
        extent = extent.united({box.x, box.y - behind, box.w + behind, box.h});
        extent = extent.united(pillBox(node, box));
    }
    return extent;
}

std::optional<Point> breakAt(Point a, Point b, const Rect& across, double bend) {
    constexpr double reach = 8; // px from an end of the stretch across
    const double own = std::min(bend, std::abs(a.y - b.y) / 2);
    const double top = std::min(a.y, b.y) + own;
    const double bottom = std::max(a.y, b.y) - own;
    if (across.y < top || across.y > bottom || a.x < across.x + reach || a.x > across.right() - reach)
        return {};
    return Point{a.x, across.y};
}

Rect titleBox(const Boundary& boundary, const Rect& box) {
    std::string title = upper(oneLine(boundary.name));
    if (boundary.type != BoundaryType::Group && upper(std::string(word(boundary.type))) != title)
        title = upper(std::string(word(boundary.type))) + " · " + title;
    title = elided(title, Font::BoundaryTitle, box.w - 72);
    if (title.empty()) return {box.x + 30, box.y - 9, 0, 18};
    return {box.x + 30, box.y - 9, textWidth(title, Font::BoundaryTitle) + 12, 18};
}

} // namespace chalkline::routing
