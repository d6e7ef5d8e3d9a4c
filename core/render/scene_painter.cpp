#include "render/scene_painter.h"

#include "base/text.h"
#include "model/words.h"
#include "render/glyphs.h"

#include <algorithm>
#include <cmath>

namespace chalkline {

namespace {

constexpr double headGap = 2; // px between tip and outline
constexpr Size legendSize{196, 0};
constexpr double legendRow = 26;

std::string upper(std::string text) {
    std::ranges::transform(text, text.begin(),
                           [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c; });
    return text;
}

std::string instancesText(const Node& node) {
    std::string text = "×" + std::to_string(node.instances_min);
    if (node.instances_max != node.instances_min) text += "–" + std::to_string(node.instances_max);
    return text;
}

Rect moved(Rect box, double dx, double dy) {
    box.x += dx;
    box.y += dy;
    return box;
}

} // namespace

Rect ScenePainter::contents() const {
    bool any = false;
    Rect all{0, 0, 320, 160};
    const auto add = [&](const Rect& box) {
        all = any ? all.united(box) : box;
        any = true;
    };
    for (const auto& [ref, box] : sheet_.boxes)
        add(ref.type == RecordType::Boundary ? box : Rect{box.x - 2, box.y - 12, box.w + 14, box.h + 16});
    for (const Route& route : sheet_.routes) {
        for (const Point& point : route.points)
            add({point.x - 4, point.y - 4, 8, 8});
        if (route.label) add(*route.label);
    }
    return all;
}

Rect ScenePainter::legendBox() const {
    const Rect all = contents();
    int rows = 0;
    for (const EdgeKind kind : {EdgeKind::Sync, EdgeKind::Async, EdgeKind::Data})
        rows +=
            std::ranges::any_of(tables_.of<Edge>(), [kind](const Edge& edge) { return edge.kind == kind; });
    if (!options_.legend || rows == 0) return {all.x, all.bottom(), 0, 0};
    return {all.x, all.bottom() + 24, legendSize.w, 16 + rows * legendRow};
}

Rect ScenePainter::bounds() const {
    const Rect legend = legendBox();
    return legend.h > 0 ? contents().united(legend) : contents();
}

void ScenePainter::paint(Surface& surface) const {
    std::vector<const Boundary*> boundaries;
    for (const Boundary& boundary : tables_.of<Boundary>())
        if (sheet_.boxes.contains(refOf(boundary))) boundaries.push_back(&boundary);
    std::ranges::stable_sort(boundaries, [&](const Boundary* a, const Boundary* b) {
        const Rect& first = sheet_.boxes.at(refOf(*a));
        const Rect& second = sheet_.boxes.at(refOf(*b));
        return first.w * first.h > second.w * second.h;
    });
    for (const Boundary* boundary : boundaries)
        paintBoundary(surface, *boundary, sheet_.boxes.at(refOf(*boundary)));
    for (const Route& route : sheet_.routes)
        if (const Edge* edge = tables_.find(route.edge)) paintEdge(surface, *edge, route);
    for (const Node& node : tables_.of<Node>())
        if (const auto box = sheet_.boxes.find(refOf(node)); box != sheet_.boxes.end())
            paintNode(surface, node, box->second);
    for (const Route& route : sheet_.routes)
        if (const Edge* edge = tables_.find(route.edge); edge && route.label)
            paintLabel(surface, *edge, *route.label);
    for (const Note& note : tables_.of<Note>())
        if (const auto box = sheet_.boxes.find(refOf(note)); box != sheet_.boxes.end())
            paintNote(surface, note, box->second);
    if (legendBox().h > 0) paintLegend(surface);
}

void ScenePainter::paintBoundary(Surface& surface, const Boundary& boundary, const Rect& box) const {
    const bool trust = boundary.type == BoundaryType::Trust;
    surface.beginGroup("b" + std::to_string(boundary.id.value),
                       "boundary " + std::string(word(boundary.type)), boundary.name);
    surface.path(roundedRect(box, 10), {theme_.ink, 0.025}, {theme_.boundaryLine, 1, {}});
    const double arm = std::min({22.0, box.w / 3, box.h / 3});
    const std::string& corner = trust ? theme_.error : theme_.boundaryTitle;
    for (const int right : {0, 1})
        for (const int low : {0, 1}) {
            const double x = right ? box.right() : box.x;
            const double y = low ? box.bottom() : box.y;
            const double dx = right ? -1 : 1;
            const double dy = low ? -1 : 1;
            surface.polyline({{x, y + dy * arm}, {x, y}, {x + dx * arm, y}}, 10, {corner, 3, {}});
        }
    std::string title = upper(oneLine(boundary.name));
    if (boundary.type != BoundaryType::Group && upper(std::string(word(boundary.type))) != title)
        title = upper(std::string(word(boundary.type))) + " · " + title;
    title = elided(title, Font::BoundaryTitle, box.w - 72);
    if (!title.empty()) {
        const double width = textWidth(title, Font::BoundaryTitle) + 12;
        surface.path(roundedRect({box.x + 30, box.y - 9, width, 18}, 4), {theme_.canvas, 1}, {});
        surface.text({box.x + 36, box.y + 4}, title, Font::BoundaryTitle, Anchor::Start, corner);
    }
    surface.endGroup();
}

void ScenePainter::paintNode(Surface& surface, const Node& node, const Rect& box) const {
    const FamilyColours& colours = theme_.of(familyOf(node.kind));
    surface.beginGroup("n" + std::to_string(node.id.value), "node " + node.kind, oneLine(node.name));
    const Pen outline{colours.line, 1.5, {}};
    const int behind = node.instances_max > 2 ? 2 : node.instances_max > 1 ? 1 : 0;
    for (int i = behind; i > 0; --i)
        surface.path(bodyOutline(node.kind, moved(box, 5 * i, -5 * i)), {theme_.card, 1}, outline);
    surface.path(bodyOutline(node.kind, moved(box, 0, 2)), {colours.line, 1}, outline);
    surface.path(bodyOutline(node.kind, box), {theme_.card, 1}, outline);
    if (const Path detail = bodyDetail(node.kind, box); !detail.empty()) surface.path(detail, {}, outline);
    const Point centre{box.x + 33, box.y + box.h / 2 + (familyOf(node.kind) == Family::Store ? 3 : 0)};
    surface.circle(centre, 17, {colours.tint, 1}, {});
    surface.glyph({centre.x - 11, centre.y - 11}, 22, glyphOf(node.kind, GlyphSize::Full24),
                  GlyphSize::Full24, colours.line);
    paintNodeText(surface, node, box);
    if (node.instances_max > 1) {
        const std::string text = instancesText(node);
        const double width = std::ceil(textWidth(text, Font::Pill)) + 14;
        const Rect pill{box.right() + 10 - width, box.y - 17, width, 18};
        surface.path(roundedRect(pill, 9), {colours.line, 1}, {});
        surface.text({pill.centre().x, pill.y + 13}, text, Font::Pill, Anchor::Middle, theme_.card);
    }
    surface.endGroup();
}

void ScenePainter::paintNodeText(Surface& surface, const Node& node, const Rect& box) const {
    const Family family = familyOf(node.kind);
    const double room = box.w - 58 - (family == Family::Edge || family == Family::Messaging ? 24 : 14);
    const double middle = box.y + box.h / 2 + (family == Family::Store ? 4 : 0);
    const std::string second = oneLine(node.second_line.empty() ? node.technology : node.second_line);
    const std::size_t lineBreak = node.name.find('\n');
    const bool twoLines = lineBreak != std::string::npos;
    double baseline = middle + (second.empty() ? 5 : -2) - (twoLines ? 9 : 0);
    const std::string first = node.name.substr(0, lineBreak);
    surface.text({box.x + 58, baseline}, elided(first, Font::Name, room), Font::Name, Anchor::Start,
                 theme_.ink);
    if (twoLines) {
        baseline += 18;
        surface.text({box.x + 58, baseline},
                     elided(oneLine(node.name.substr(lineBreak + 1)), Font::Name, room), Font::Name,
                     Anchor::Start, theme_.ink);
    }
    if (!second.empty())
        surface.text({box.x + 58, baseline + 17}, elided(second, Font::SecondLine, room), Font::SecondLine,
                     Anchor::Start, theme_.ink2);
}

/// Carries a point on the bounding box's left or right on to a hexagon's or tube's slanted side.
Point ScenePainter::onOutline(Ref end, Point at) const {
    if (end.type != RecordType::Node) return at;
    const Node* node = tables_.find(NodeId{end.id});
    const Rect& box = sheet_.boxes.at(end);
    const double share = box.h > 0 ? std::abs(at.y - box.centre().y) / (box.h / 2) : 0;
    double inset = 0;
    const Family family = familyOf(node->kind);
    if (family == Family::Edge) inset = 12 * share;
    if (family == Family::Messaging) inset = 9 * (1 - std::sqrt(std::max(0.0, 1 - share * share)));
    if (family == Family::Cache) inset = std::max(0.0, 11 - (1 - share) * box.h / 2);
    if (node->kind.starts_with("client."))
        inset = box.h / 2 * (1 - std::sqrt(std::max(0.0, 1 - share * share)));
    if (std::abs(at.x - box.x) < 0.5) return {at.x + inset, at.y};
    if (std::abs(at.x - box.right()) < 0.5) return {at.x - inset, at.y};
    return at;
}

void ScenePainter::paintEdge(Surface& surface, const Edge& edge, const Route& route) const {
    surface.beginGroup("e" + std::to_string(edge.id.value), "edge " + std::string(word(edge.kind)),
                       oneLine(edge.label));
    std::vector<Point> points = route.points;
    points.front() = onOutline(edge.from(), points.front());
    points.back() = onOutline(edge.to(), points.back());
    paintLine(surface, edge.kind, edge.direction, std::move(points), theme_.canvas);
    surface.endGroup();
}

/// An edge's line with its heads and queue mark; `ground` is the colour it lies on.
void ScenePainter::paintLine(Surface& surface, EdgeKind kind, Direction direction, std::vector<Point> points,
                             const std::string& ground) const {
    const std::string& colour = kind == EdgeKind::Async ? theme_.async : theme_.sync;
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
    switch (kind) {
    case EdgeKind::Data:
        surface.polyline(points, 8, {colour, 4, {}});
        surface.polyline(points, 8, {ground, 2, {}});
        break;
    case EdgeKind::Sync:
        surface.polyline(points, 8, {colour, 1.75, {}});
        break;
    case EdgeKind::Async:
        surface.polyline(points, 8, {colour, 1.75, {8, 5}});
        paintQueueMark(surface, points[0], points[1], colour);
        break;
    }
    if (atEnd) surface.arrowhead(head, beforeTip, tip, colour);
    if (atStart) surface.arrowhead(head, afterTail, tail, colour);
}

/// Three bars near the source, on a solid stretch: what leaves here waits in a queue.
void ScenePainter::paintQueueMark(Surface& surface, Point start, Point next,
                                  const std::string& colour) const {
    const Pen pen{colour, 1.75, {}};
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

void ScenePainter::paintLabel(Surface& surface, const Edge& edge, const Rect& box) const {
    const std::string& colour = edge.kind == EdgeKind::Async ? theme_.async : theme_.sync;
    const Font font = labelFont(edge.label);
    surface.path(roundedRect(box, 4), {theme_.canvas, 1}, {});
    surface.text({box.centre().x, box.centre().y + 4}, elided(oneLine(edge.label), font, box.w - 8), font,
                 Anchor::Middle, colour);
}

void ScenePainter::paintNote(Surface& surface, const Note& note, const Rect& box) const {
    surface.beginGroup("t" + std::to_string(note.id.value), "note", "");
    surface.path({{Step::Move, {box.x, box.y}, {}, {}}, {Step::Line, {box.x, box.bottom()}, {}, {}}}, {},
                 {theme_.accent, 2, {}});
    std::string rest = note.text;
    double baseline = box.y + 14;
    for (int line = 0; line < 3 && !rest.empty(); ++line) {
        const std::size_t end = rest.find('\n');
        surface.text({box.x + 10, baseline}, elided(rest.substr(0, end), Font::SecondLine, box.w - 12),
                     Font::SecondLine, Anchor::Start, theme_.ink);
        baseline += 17;
        rest = end == std::string::npos ? "" : rest.substr(end + 1);
    }
    surface.endGroup();
}

void ScenePainter::paintLegend(Surface& surface) const {
    const Rect box = legendBox();
    surface.beginGroup("legend", "legend", "");
    surface.path(roundedRect(box, 6), {theme_.card, 1}, {theme_.controlBorder, 1, {}});
    constexpr std::string_view names[] = {"synchronous", "asynchronous", "data"};
    double y = box.y + 8 + legendRow / 2;
    for (const EdgeKind kind : {EdgeKind::Sync, EdgeKind::Async, EdgeKind::Data}) {
        const auto count =
            std::ranges::count_if(tables_.of<Edge>(), [kind](const Edge& edge) { return edge.kind == kind; });
        if (count == 0) continue;
        // Long enough for the queue mark, the dashes and the head.
        paintLine(surface, kind, Direction::Forward, {{box.x + 14, y}, {box.x + 70, y}}, theme_.card);
        surface.text({box.x + 84, y + 4},
                     std::string(names[static_cast<int>(kind)]) + " · " + std::to_string(count), Font::Label,
                     Anchor::Start, theme_.ink);
        y += legendRow;
    }
    surface.endGroup();
}

} // namespace chalkline
