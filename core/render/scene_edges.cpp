// Lines with their heads, queue marks, labels and the steps of a flow.
#include "render/scene_painter.h"

#include "base/text.h"
#include "geometry/chips.h"
#include "model/words.h"
#include "render/line_shapes.h"

#include <algorithm>
#include <cmath>

namespace chalkline {

namespace {

constexpr double headGap = 2;      // px between tip and outline
constexpr double lineWidth = 1.75; // px
constexpr double breakGap = 5;     // px a vertical line leaves out on each side of a crossing
constexpr double bandWidth = 8;    // px of a flow's band
constexpr double bandOpacity = 0.28;
constexpr double discRadius = 9;   // px
constexpr double labelZoom = 0.35; // below it there are no labels

/// The line in pieces, interrupted where it is crossed.
std::vector<std::vector<Point>> piecesOf(const std::vector<Point>& points, const std::vector<Point>& breaks) {
    std::vector<std::vector<Point>> pieces{{points.front()}};
    for (std::size_t i = 0; i + 1 < points.size(); ++i) {
        const Point& a = points[i];
        const Point& b = points[i + 1];
        std::vector<Point> here;
        for (const Point& at : breaks)
            if (std::abs(at.x - a.x) < 0.5 && std::abs(at.x - b.x) < 0.5 &&
                at.y - breakGap > std::min(a.y, b.y) && at.y + breakGap < std::max(a.y, b.y))
                here.push_back(at);
        std::ranges::sort(
            here, [&](const Point& p, const Point& q) { return std::abs(p.y - a.y) < std::abs(q.y - a.y); });
        for (const Point& at : here) {
            const double sign = b.y > a.y ? 1 : -1;
            // Two crossings close together make one interruption.
            const double before = at.y - sign * breakGap;
            if ((before - pieces.back().back().y) * sign > 0.5) {
                pieces.back().push_back({at.x, before});
                pieces.push_back({{at.x, at.y + sign * breakGap}});
            } else {
                pieces.back().back() = {at.x, at.y + sign * breakGap};
            }
        }
        pieces.back().push_back(b);
    }
    return pieces;
}

std::string_view phrase(EdgeKind kind) {
    switch (kind) {
    case EdgeKind::Sync:
        return "Synchronous";
    case EdgeKind::Async:
        return "Asynchronous";
    case EdgeKind::Data:
        return "Data";
    }
    return "";
}

std::string nameOf(const Tables& tables, Ref ref) {
    if (ref.type == RecordType::Boundary) {
        const Boundary* boundary = tables.find(BoundaryId{ref.id});
        return boundary ? oneLine(boundary->name) : std::string();
    }
    const Node* node = tables.find(NodeId{ref.id});
    return node ? oneLine(node->name) : std::string();
}

/// "Asynchronous, from shorten service to kafka".
std::string describe(const Tables& tables, const Edge& edge) {
    const std::string_view between = edge.direction == Direction::Forward ? ", from " : ", between ";
    const std::string_view and_ = edge.direction == Direction::Forward ? " to " : " and ";
    return std::string(phrase(edge.kind)) + std::string(between) + nameOf(tables, edge.from()) +
           std::string(and_) + nameOf(tables, edge.to());
}

} // namespace

/// Carries a point on the bounding box on to what is drawn there: the body, an instance behind it that
/// stands further out, or the number chip.
Point ScenePainter::onOutline(Ref end, Point at) const {
    const Node* node = end.type == RecordType::Node ? tables_.find(NodeId{end.id}) : nullptr;
    if (!node) return at;
    const Rect& box = sheet_.boxes.at(end);
    const bool atRight = std::abs(at.x - box.right()) < 0.5;
    const bool atTop = std::abs(at.y - box.y) < 0.5;
    if (const auto chip = options_.chips.find(node->id);
        chip != options_.chips.end() && std::abs(at.y - box.bottom()) < 0.5) {
        const Rect place = chipBox(chip->second, box);
        if (at.x > place.x && at.x < place.right()) return {at.x, place.bottom()};
    }
    const int behind = node->instances_max > 2 ? 2 : node->instances_max > 1 ? 1 : 0;
    if (behind > 0 && (atRight || atTop)) {
        const Rect last{box.x + 5 * behind, box.y - 5 * behind, box.w, box.h};
        const bool covers = atRight ? at.y < last.bottom() - 4 : at.x > last.x + 4;
        if (covers)
            return bodyPoint(node->kind, last, atRight ? Point{last.right(), at.y} : Point{at.x, last.y});
    }
    return bodyPoint(node->kind, box, at);
}

void ScenePainter::paintEdge(Surface& surface, const Edge& edge, const Route& route) const {
    surface.beginGroup({"e" + std::to_string(edge.id.value), "edge " + std::string(word(edge.kind)),
                        oneLine(edge.label), surface.keepsWords() ? describe(tables_, edge) : std::string()});
    std::vector<Point> points = route.points;
    points.front() = onOutline(route.from, points.front());
    points.back() = onOutline(route.to, points.back());
    const bool lit = isLit(refOf(edge));
    if (options_.flow && lit) {
        // A band of one colour over the ground; as a path it may be translucent where a line may not.
        const std::vector<Point> left = beside(points, -bandWidth / 2);
        std::vector<Point> right = beside(points, bandWidth / 2);
        Path band = roundedPolyline(left, route.bend);
        std::ranges::reverse(right);
        Path back = roundedPolyline(right, route.bend);
        back.front().step = Step::Line;
        band.insert(band.end(), back.begin(), back.end());
        band.push_back({Step::Close, {}, {}, {}});
        surface.path(band, {theme_.accent, bandOpacity}, {});
    }
    paintLine(surface, themeFor(refOf(edge)), edge.kind, edge.direction, std::move(points), route.breaks,
              route.bend);
    surface.endGroup();
}

/// An edge's line with its heads and queue mark.
void ScenePainter::paintLine(Surface& surface, const Theme& theme, EdgeKind kind, Direction direction,
                             std::vector<Point> points, const std::vector<Point>& breaks, double bend) const {
    const std::string& colour = kind == EdgeKind::Async ? theme.async : theme.sync;
    const Head head = kind == EdgeKind::Async ? Head::Open : Head::Filled;
    const Point beforeTip = points[points.size() - 2];
    const Point afterTail = points[1];
    const Point tip = towards(points.back(), beforeTip, headGap);
    const Point tail = towards(points.front(), afterTail, headGap);
    const bool atEnd = direction != Direction::None;
    const bool atStart = direction == Direction::Both;
    // The line stops inside a filled head, so that its tip stays sharp.
    const double inside = head == Head::Filled ? 8 : 1;
    if (atEnd) points.back() = towards(points.back(), beforeTip, headGap + inside);
    if (atStart) points.front() = towards(points.front(), afterTail, headGap + inside);
    for (const std::vector<Point>& piece : piecesOf(points, breaks)) {
        switch (kind) {
        case EdgeKind::Data:
            for (const double side : {-1.5, 1.5})
                surface.polyline(beside(piece, side), bend, {colour, 1, {}});
            break;
        case EdgeKind::Sync:
            surface.polyline(piece, bend, {colour, lineWidth, {}});
            break;
        case EdgeKind::Async:
            surface.polyline(piece, bend, {colour, lineWidth, {8, 5}});
            break;
        }
    }
    if (kind == EdgeKind::Async) paintQueueMark(surface, points[0], points[1], colour);
    if (atEnd) surface.arrowhead(head, beforeTip, tip, colour);
    if (atStart) surface.arrowhead(head, afterTail, tail, colour);
}

/// Three bars near the source, on a solid stretch: what leaves here waits in a queue.
void ScenePainter::paintQueueMark(Surface& surface, Point start, Point next, std::string_view colour) const {
    const Pen pen{colour, lineWidth, {}};
    const double straight = std::hypot(next.x - start.x, next.y - start.y);
    surface.polyline({start, towards(start, next, std::min(28.0, straight))}, 0, pen);
    const bool across = std::abs(next.x - start.x) > std::abs(next.y - start.y);
    constexpr double half = 4.5;
    for (const double distance : {14.0, 18.0, 22.0}) {
        if (distance > straight) break;
        const Point at = towards(start, next, distance);
        surface.polyline({across ? Point{at.x, at.y - half} : Point{at.x - half, at.y},
                          across ? Point{at.x, at.y + half} : Point{at.x + half, at.y}},
                         0, pen);
    }
}

void ScenePainter::paintLabel(Surface& surface, const Edge& edge, const Route& route) const {
    Rect box = *route.label;
    if (options_.zoom < labelZoom) return;
    const Theme& theme = themeFor(refOf(edge));
    const std::string& colour = edge.kind == EdgeKind::Async ? theme.async : theme.sync;
    const Font font = labelFont(edge.label);
    surface.path(roundedRect(box, 4), {theme.canvas, 1}, {});
    if (const auto chip = edgeChips_.find(edge.id); chip != edgeChips_.end() && route.stands == 1) {
        const std::string label = labelText(edge, route.stands);
        const double own = label.empty() ? 0 : std::min(std::ceil(textWidth(label, font)) + 8, box.w);
        paintEdgeChip(surface, edge, {box.x + own, box.y, box.w - own, box.h});
        box.w = own;
        if (label.empty()) return;
    }
    surface.text({box.centre().x, box.centre().y + 4}, elided(labelText(edge, route.stands), font, box.w - 8),
                 styleOf(font), Anchor::Middle, colour);
}

/// As wide as its text, within the room beside the label.
void ScenePainter::paintEdgeChip(Surface& surface, const Edge& edge, const Rect& room) const {
    const Theme& theme = themeFor(refOf(edge));
    const std::string text = elided(edgeChips_.at(edge.id), Font::Mono, room.w - 14);
    const double width = std::min(std::ceil(textWidth(text, Font::Mono)) + 12, room.w);
    const bool alone = edge.label.empty();
    const Rect at{alone ? room.centre().x - width / 2 : room.x, room.centre().y - chipHeight / 2, width,
                  chipHeight};
    surface.path(roundedRect(at, 4), {theme.card, 1}, {theme.controlBorder, 1, {}});
    surface.text({at.x + 6, at.y + 13}, text, styleOf(Font::Mono), Anchor::Start, theme.ink);
}

/// A place for a step's disc on the line: in the middle of the longest stretch, if need be nearer to its
/// ends, clear of the label and the boxes; above the label where there is none.
Rect ScenePainter::stepPlace(const Route& route, double width) const {
    const auto boxAt = [&](Point at) {
        return Rect{at.x - width / 2, at.y - discRadius, width, 2 * discRadius};
    };
    const auto isClear = [&](const Rect& box) {
        if (route.label && route.label->grown(0.5).overlaps(box)) return false;
        return std::ranges::none_of(sheet_.boxes, [&](const auto& other) {
            return other.first.type != RecordType::Boundary && other.second.overlaps(box);
        });
    };
    std::optional<Rect> best;
    double bestLength = 0;
    for (std::size_t i = 0; i + 1 < route.points.size(); ++i) {
        const Point& a = route.points[i];
        const Point& b = route.points[i + 1];
        const double length = std::hypot(b.x - a.x, b.y - a.y);
        if (length <= bestLength) continue;
        for (double off = 0; off < length / 2 - discRadius; off += 2) {
            const Rect before = boxAt(towards(a, b, length / 2 - off));
            const Rect after = boxAt(towards(a, b, length / 2 + off));
            if (!isClear(before) && !isClear(after)) continue;
            best = isClear(before) ? before : after;
            bestLength = length;
            break;
        }
    }
    if (best) return *best;
    if (!route.label) return boxAt(route.points[route.points.size() / 2]);
    return boxAt({route.label->centre().x, route.label->y - discRadius - 1});
}

void ScenePainter::paintStep(Surface& surface, const Route& route, const std::string& text) const {
    const double width = std::max(2 * discRadius, std::ceil(textWidth(text, Font::Step)) + 10);
    const Rect place = stepPlace(route, width);
    surface.path(roundedRect(place, discRadius), {theme_.accent, 1}, {});
    surface.text({place.centre().x, place.centre().y + 4}, text, styleOf(Font::Step), Anchor::Middle,
                 theme_.card);
}

} // namespace chalkline
