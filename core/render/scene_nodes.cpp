// Components and boundaries.
#include "render/scene_painter.h"

#include "base/text.h"
#include "geometry/boxes.h"
#include "geometry/chips.h"
#include "model/words.h"

#include <algorithm>
#include <cmath>

namespace chalkline {

namespace {

constexpr double chipBarWidth = 26;  // px
constexpr double chipBarHeight = 6;  // px
constexpr double busy = 0.6;         // share of capacity from which a bar warns
constexpr double full = 0.85;        // and from which it is bad
constexpr double noSecondLine = 0.6; // zoom below which the name stands alone
constexpr double glyphOnly = 0.35;   // zoom below which only the glyph is left
constexpr double silhouetteOnly = 0.15;

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

std::string secondLine(const Node& node) {
    return oneLine(node.second_line.empty() ? node.technology : node.second_line);
}

/// "Relational database, PostgreSQL, ×3".
std::string describe(const Node& node) {
    const Kind* kind = findKind(node.kind);
    std::string text(kind ? kind->name : std::string_view(node.kind));
    if (!node.technology.empty()) text += ", " + oneLine(node.technology);
    if (!node.second_line.empty()) text += ", " + oneLine(node.second_line);
    if (node.instances_max > 1) text += ", " + instancesText(node);
    return text;
}

/// A class name has no dot: "node store relational".
std::string classesOf(const Node& node) {
    std::string text = "node " + node.kind;
    std::ranges::replace(text, '.', ' ');
    return text;
}

Path shield(Point at) {
    const auto p = [at](double x, double y) { return Point{at.x + x, at.y + y}; };
    return {{Step::Move, p(5, 0), {}, {}},
            {Step::Line, p(10, 2), {}, {}},
            {Step::Line, p(10, 6), {}, {}},
            {Step::Cubic, p(5, 12), p(10, 9), p(8, 11)},
            {Step::Cubic, p(0, 6), p(2, 11), p(0, 9)},
            {Step::Line, p(0, 2), {}, {}},
            {Step::Close, {}, {}, {}}};
}

} // namespace

Rect chipBox(const NumberChip& chip, const Rect& box) {
    const double bar = chip.utilisation ? chipBarWidth + 4 : 0;
    const double text = std::ceil(textWidth(chip.text, Font::Mono)) + 14;
    const double width = std::min(text + bar, std::max(box.w - 8, text > 0 ? 40.0 : 0.0));
    return {box.centre().x - width / 2, box.bottom() - chipOverlap, width, chipHeight};
}

void ScenePainter::paintBoundaries(Surface& surface, const std::optional<Rect>& view) const {
    std::vector<const Boundary*> boundaries;
    for (const Boundary& boundary : tables_.of<Boundary>())
        if (const auto box = sheet_.boxes.find(refOf(boundary));
            box != sheet_.boxes.end() && isDrawn(refOf(boundary)) &&
            (!view || drawnBox(box->first, box->second).overlaps(*view)))
            boundaries.push_back(&boundary);
    std::ranges::stable_sort(boundaries, [&](const Boundary* a, const Boundary* b) {
        const Rect& first = sheet_.boxes.at(refOf(*a));
        const Rect& second = sheet_.boxes.at(refOf(*b));
        return first.w * first.h > second.w * second.h;
    });
    for (const Boundary* boundary : boundaries)
        paintBoundary(surface, themeFor(refOf(*boundary)), *boundary, sheet_.boxes.at(refOf(*boundary)));
}

void ScenePainter::paintBoundary(Surface& surface, const Theme& theme, const Boundary& boundary,
                                 const Rect& box) const {
    const std::string type(word(boundary.type));
    surface.beginGroup({"b" + std::to_string(boundary.id.value), "boundary " + type, oneLine(boundary.name),
                        surface.keepsWords() ? "Boundary: " + type : std::string()});
    const bool folded = sheet_.folding.collapsed.contains(refOf(boundary));
    surface.path(roundedRect(box, 10), folded ? Fill{theme.card, 1} : Fill{theme.ink, theme.boundaryFill},
                 {theme.boundaryLine, 1, {}});
    const bool trust = boundary.type == BoundaryType::Trust;
    const double arm = std::min({boundary.parent ? 14.0 : 22.0, box.w / 3, box.h / 3});
    const std::string& corner = trust ? theme.error : theme.boundaryTitle;
    for (const int right : {0, 1})
        for (const int low : {0, 1}) {
            const double x = right ? box.right() : box.x;
            const double y = low ? box.bottom() : box.y;
            const double dx = right ? -1 : 1;
            const double dy = low ? -1 : 1;
            surface.polyline({{x, y + dy * arm}, {x, y}, {x + dx * arm, y}}, 10, {corner, 3, {}});
        }
    if (options_.zoom >= glyphOnly) {
        if (folded)
            paintFolded(surface, theme, boundary, box);
        else
            paintBoundaryTitle(surface, theme, boundary, box);
    }
    surface.endGroup();
}

/// A collapsed boundary: its name, and how much it hides.
void ScenePainter::paintFolded(Surface& surface, const Theme& theme, const Boundary& boundary,
                               const Rect& box) const {
    const double room = box.w - 32;
    const int hidden = sheet_.folding.hiddenIn(refOf(boundary));
    surface.text({box.centre().x, box.centre().y - 3}, elided(oneLine(boundary.name), Font::Name, room),
                 styleOf(Font::Name), Anchor::Middle, theme.ink);
    surface.text({box.centre().x, box.centre().y + 14},
                 elided(std::string(word(boundary.type)) + " · " + std::to_string(hidden) + " inside",
                        Font::SecondLine, room),
                 styleOf(Font::SecondLine), Anchor::Middle, theme.ink2);
}

/// «REGION · EU-WEST», breaking the top line 30 px in.
void ScenePainter::paintBoundaryTitle(Surface& surface, const Theme& theme, const Boundary& boundary,
                                      const Rect& box) const {
    std::string title = upper(oneLine(boundary.name));
    const std::string type = upper(std::string(word(boundary.type)));
    if (boundary.type != BoundaryType::Group && type != title) title = type + " · " + title;
    const bool trust = boundary.type == BoundaryType::Trust;
    const double shieldRoom = trust ? 16 : 0;
    title = elided(title, Font::BoundaryTitle, box.w - 72 - shieldRoom);
    if (title.empty()) return;
    const std::string& colour = trust ? theme.error : theme.boundaryTitle;
    const double width = textWidth(title, Font::BoundaryTitle) + 12 + shieldRoom;
    surface.path(roundedRect({box.x + 30, box.y - 9, width, 18}, 4), {theme.canvas, 1}, {});
    if (trust) surface.path(shield({box.x + 36, box.y - 6}), {colour, 0.18}, {colour, 1.5, {}});
    surface.text({box.x + 36 + shieldRoom, box.y + 4}, title, styleOf(Font::BoundaryTitle), Anchor::Start,
                 colour);
}

void ScenePainter::paintNode(Surface& surface, const Theme& theme, const Node& node, const Rect& box) const {
    const FamilyColours& colours = theme.of(familyOf(node.kind));
    surface.beginGroup({"n" + std::to_string(node.id.value), classesOf(node), oneLine(node.name),
                        surface.keepsWords() ? describe(node) : std::string()});
    if (options_.zoom < silhouetteOnly) {
        paintSilhouette(surface, colours, node, box);
        surface.endGroup();
        return;
    }
    const Pen outline{colours.line, 1.5, {}};
    const int behind = node.instances_max > 2 ? 2 : node.instances_max > 1 ? 1 : 0;
    for (int i = behind; i > 0; --i)
        surface.path(bodyOutline(node.kind, moved(box, 5 * i, -5 * i)), {theme.card, 1}, outline);
    surface.path(bodyOutline(node.kind, moved(box, 0, 2)), {colours.line, 1}, outline);
    surface.path(bodyOutline(node.kind, box), {theme.card, 1}, outline);
    if (const Path detail = bodyDetail(node.kind, box); !detail.empty()) surface.path(detail, {}, outline);
    const bool alone = options_.zoom < glyphOnly;
    const double lower = familyOf(node.kind) == Family::Store ? 3 : 0;
    const Point centre{alone ? box.centre().x : box.x + 33, box.centre().y + lower};
    const double size = alone ? 30 : 22;
    if (!alone) surface.circle(centre, 17, {colours.tint, 1}, {});
    surface.glyph({centre.x - size / 2, centre.y - size / 2}, size, glyphOf(node.kind, GlyphSize::Full24),
                  GlyphSize::Full24, colours.line);
    if (!alone) {
        paintNodeText(surface, theme, node, box);
        paintInstances(surface, theme, node, box);
        const auto chip = options_.chips.find(node.id);
        if (chip != options_.chips.end() && options_.zoom >= noSecondLine)
            paintChip(surface, theme, chip->second, box);
    }
    surface.endGroup();
}

void ScenePainter::paintSilhouette(Surface& surface, const FamilyColours& colours, const Node& node,
                                   const Rect& box) const {
    surface.path(bodyOutline(node.kind, box), {colours.line, 1}, {});
}

void ScenePainter::paintNodeText(Surface& surface, const Theme& theme, const Node& node,
                                 const Rect& box) const {
    const double room = box.w - textLeft - textRight(node.kind);
    const double middle = box.centre().y + (familyOf(node.kind) == Family::Store ? 4 : 0);
    const std::string second = options_.zoom < noSecondLine ? std::string() : secondLine(node);
    const std::vector<std::string> names = nameLines(node, room);
    double baseline = middle + (second.empty() ? 5 : -2) - (names.size() > 1 ? 9 : 0);
    for (const std::string& name : names) {
        surface.text({box.x + textLeft, baseline}, name, styleOf(Font::Name), Anchor::Start, theme.ink);
        baseline += 18;
    }
    if (second.empty()) return;
    surface.text({box.x + textLeft, baseline - 1}, elided(second, Font::SecondLine, room),
                 styleOf(Font::SecondLine), Anchor::Start, theme.ink2);
}

/// The pill «×12» on the top right corner.
void ScenePainter::paintInstances(Surface& surface, const Theme& theme, const Node& node,
                                  const Rect& box) const {
    if (node.instances_max <= 1) return;
    const std::string text = instancesText(node);
    const double width = std::ceil(textWidth(text, Font::Pill)) + 14;
    const Rect pill{box.right() + 10 - width, box.y - 17, width, 18};
    surface.path(roundedRect(pill, 9), {theme.of(familyOf(node.kind)).line, 1}, {});
    surface.text({pill.centre().x, pill.y + 13}, text, styleOf(Font::Pill), Anchor::Middle, theme.card);
}

void ScenePainter::paintChip(Surface& surface, const Theme& theme, const NumberChip& chip,
                             const Rect& box) const {
    const Rect at = chipBox(chip, box);
    surface.path(roundedRect(at, 4), {theme.card, 1}, {theme.controlBorder, 1, {}});
    const double room = at.w - 14 - (chip.utilisation ? chipBarWidth + 4 : 0);
    surface.text({at.x + 7, at.y + 13}, elided(chip.text, Font::Mono, room + 1), styleOf(Font::Mono),
                 Anchor::Start, theme.ink);
    if (!chip.utilisation) return;
    const double used = *chip.utilisation;
    const Rect bar{at.right() - chipBarWidth - 6, at.y + 6, chipBarWidth, chipBarHeight};
    const double share = std::clamp(used, 0.0, 1.0);
    const std::string& colour = used >= full ? theme.error : used >= busy ? theme.warning : theme.good;
    if (share > 0)
        surface.path(roundedRect({bar.x, bar.y, std::max(1.0, bar.w * share), bar.h}, 1), {colour, 1}, {});
    surface.path(roundedRect(bar, 1), {}, {theme.controlBorder, 1, {}});
}

} // namespace chalkline
