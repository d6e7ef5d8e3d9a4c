// What explains a picture: notes, pen strokes, legend, title block and border.
#include "render/scene_painter.h"

#include "base/text.h"
#include "geometry/boxes.h"
#include "model/words.h"

#include <algorithm>
#include <cmath>

namespace chalkline {

namespace {

constexpr double legendRow = 26; // px
constexpr double padding = 14;   // px inside the title block

std::string counted(std::size_t count, std::string_view one, std::string_view many) {
    return std::to_string(count) + " " + std::string(count == 1 ? one : many);
}

/// A stroke's colour is a role of the theme, so that it follows light and dark.
const std::string& colourNamed(const Theme& theme, std::string_view role) {
    if (role == "accent") return theme.accent;
    if (role == "async") return theme.async;
    if (role == "error") return theme.error;
    if (role == "good") return theme.good;
    if (role == "warning") return theme.warning;
    return theme.ink;
}

/// The points of two boxes that are nearest to each other.
std::pair<Point, Point> nearestPoints(const Rect& a, const Rect& b) {
    const auto nearest = [](double low, double high, double otherLow, double otherHigh) {
        if (otherLow > high) return std::pair(high, otherLow);
        if (otherHigh < low) return std::pair(low, otherHigh);
        const double middle = (std::max(low, otherLow) + std::min(high, otherHigh)) / 2;
        return std::pair(middle, middle);
    };
    const auto [ax, bx] = nearest(a.x, a.right(), b.x, b.right());
    const auto [ay, by] = nearest(a.y, a.bottom(), b.y, b.bottom());
    return {{ax, ay}, {bx, by}};
}

} // namespace

void ScenePainter::paintNote(Surface& surface, const Note& note, const Rect& box) const {
    const Theme& theme = themeFor(refOf(note));
    surface.beginGroup({"t" + std::to_string(note.id.value), "note", "", ""});
    if (note.anchor.type != RecordType::None) paintNoteLine(surface, theme, note.anchor, box);
    surface.path(roundedRect({box.x, box.y, 3, box.h}, 1.5), {theme.accent, 1}, {});
    double baseline = box.y + 15;
    if (options_.zoom >= 0.35)
        for (const std::string& line : noteLines(note, box.w)) {
            surface.text({box.x + noteIndent, baseline}, line, styleOf(Font::SecondLine), Anchor::Start,
                         theme.ink);
            baseline += noteLineHeight;
        }
    surface.endGroup();
}

/// Like a note, in the type of code: the arithmetic with its result, in as many lines as the box has.
void ScenePainter::paintEstimate(Surface& surface, const Estimate& estimate, const Rect& box) const {
    const Theme& theme = themeFor(refOf(estimate));
    surface.beginGroup({"c" + std::to_string(estimate.id.value), "estimate", "", ""});
    surface.path(roundedRect({box.x, box.y, 3, box.h}, 1.5), {theme.accent, 1}, {});
    double baseline = box.y + 15;
    const auto known = options_.numbers.estimates.find(estimate.id);
    const std::string text =
        known == options_.numbers.estimates.end() ? estimateText(estimate) : known->second;
    const auto most = static_cast<std::size_t>(std::max((box.h - 6) / noteLineHeight, 1.0));
    if (options_.zoom >= 0.35)
        for (const std::string& line : estimateLines(text, box.w, most)) {
            surface.text({box.x + noteIndent, baseline}, line, styleOf(Font::Mono), Anchor::Start, theme.ink);
            baseline += noteLineHeight;
        }
    surface.endGroup();
}

/// A thin line to what the note is about, where it crosses nothing.
void ScenePainter::paintNoteLine(Surface& surface, const Theme& theme, Ref anchor, const Rect& note) const {
    const auto target = sheet_.boxes.find(anchor);
    if (target == sheet_.boxes.end()) return;
    const auto [from, to] = nearestPoints(note, target->second);
    const double length = std::hypot(to.x - from.x, to.y - from.y);
    if (length < 12 || length > 400) return;
    for (double at = 4; at < length - 4; at += 4) {
        const Point p = towards(from, to, at);
        for (const auto& [ref, box] : sheet_.boxes)
            if (ref.type != RecordType::Boundary && ref != anchor && box != note && box.contains(p)) return;
    }
    surface.polyline({from, towards(to, from, 4)}, 0, {theme.accent, 1, {}});
    surface.circle(towards(to, from, 2), 2.5, {theme.accent, 1}, {});
}

void ScenePainter::paintStroke(Surface& surface, const Stroke& stroke, const Rect& box) const {
    std::vector<Point> points;
    for (const Point& point : stroke.points)
        points.push_back({box.x + point.x, box.y + point.y});
    if (points.size() < 2) return;
    surface.beginGroup({"s" + std::to_string(stroke.id.value), "stroke", "", ""});
    surface.polyline(points, 6, {colourNamed(themeFor(refOf(stroke)), stroke.colour), stroke.width, {}});
    surface.endGroup();
}

double ScenePainter::legendHeight() const {
    if (!options_.legend) return 0;
    const auto rows =
        std::ranges::count_if(counts_, [](int count) { return count > 0; }) + (options_.flow ? 1 : 0);
    return rows == 0 ? 0 : 16 + static_cast<double>(rows) * legendRow;
}

void ScenePainter::paintLegend(Surface& surface) const {
    surface.beginGroup({"legend", "legend", "Legend", ""});
    surface.path(roundedRect(legend_, 6), {theme_.card, 1}, {theme_.controlBorder, 1, {}});
    constexpr std::string_view names[] = {"synchronous", "asynchronous", "data"};
    double y = legend_.y + 8 + legendRow / 2;
    const auto row = [&](const std::string& text) {
        surface.text({legend_.x + 84, y + 4}, elided(text, Font::Label, legend_.w - 92), styleOf(Font::Label),
                     Anchor::Start, theme_.ink);
        y += legendRow;
    };
    for (const EdgeKind kind : {EdgeKind::Sync, EdgeKind::Async, EdgeKind::Data}) {
        const int count = counts_[static_cast<std::size_t>(kind)];
        if (count == 0) continue;
        // Long enough for the queue mark, the dashes and the head.
        paintLine(surface, theme_, kind, Direction::Forward, {{legend_.x + 14, y}, {legend_.x + 70, y}}, {});
        row(std::string(names[static_cast<int>(kind)]) + " · " + std::to_string(count));
    }
    if (const Flow* flow = options_.flow ? tables_.find(options_.flow) : nullptr) {
        surface.path(roundedRect({legend_.x + 14, y - 4, 56, 8}, 4), {theme_.accent, 0.28}, {});
        surface.circle({legend_.x + 42, y}, 9, {theme_.accent, 1}, {});
        surface.text({legend_.x + 42, y + 4}, "1", styleOf(Font::Step), Anchor::Middle, theme_.card);
        row(oneLine(flow->name));
    }
    surface.endGroup();
}

std::string ScenePainter::subtitle() const {
    if (!options_.subtitle.empty()) return oneLine(options_.subtitle);
    std::size_t nodes = 0;
    for (const auto& [ref, box] : sheet_.boxes)
        nodes += ref.type == RecordType::Node;
    return counted(nodes, "component", "components") + " · " +
           counted(sheet_.routes.size(), "connection", "connections");
}

Size ScenePainter::titleSize() const {
    if (options_.title.empty()) return {};
    const double text =
        std::max(textWidth(oneLine(options_.title), Font::Name), textWidth(subtitle(), Font::SecondLine));
    return {std::clamp(std::ceil(text) + 2 * padding, 160.0, 420.0), 60};
}

void ScenePainter::paintTitle(Surface& surface) const {
    surface.beginGroup({"title", "title", "", ""});
    surface.path(roundedRect(title_, 6), {theme_.card, 1}, {theme_.controlBorder, 1, {}});
    const double room = title_.w - 2 * padding;
    surface.text({title_.x + padding, title_.y + 26}, elided(oneLine(options_.title), Font::Name, room),
                 styleOf(Font::Name), Anchor::Start, theme_.ink);
    surface.text({title_.x + padding, title_.y + 45}, elided(subtitle(), Font::SecondLine, room),
                 styleOf(Font::SecondLine), Anchor::Start, theme_.ink2);
    surface.endGroup();
}

/// A line around the page with the crop marks of a boundary.
void ScenePainter::paintBorder(Surface& surface) const {
    surface.beginGroup({"border", "border", "", ""});
    surface.path(roundedRect(bounds_, 10), {}, {theme_.boundaryLine, 1, {}});
    constexpr double arm = 22;
    for (const double side : {0.0, 1.0})
        for (const double level : {0.0, 1.0}) {
            const Point corner{bounds_.x + side * bounds_.w, bounds_.y + level * bounds_.h};
            surface.polyline({{corner.x, corner.y + (1 - 2 * level) * arm},
                              corner,
                              {corner.x + (1 - 2 * side) * arm, corner.y}},
                             10, {theme_.boundaryTitle, 3, {}});
        }
    surface.endGroup();
}

} // namespace chalkline
