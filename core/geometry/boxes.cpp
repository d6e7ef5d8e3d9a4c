#include "geometry/boxes.h"

#include "base/arithmetic.h"
#include "base/text.h"
#include "base/text_advance.h"
#include "model/catalogue.h"

#include <cmath>
#include <functional>
#include <set>

namespace chalkline {

namespace {

constexpr double narrowest = 144; // px
constexpr double widest = 240;    // px
constexpr double noteWidth = 200; // px
constexpr int deepest = 1000;     // boundaries in boundaries

/// A name may be parted at a blank, which goes, or behind one of -_/.: and before a capital, which stay.
bool canPartAt(std::string_view name, std::size_t at) {
    const auto isLower = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); };
    const char before = name[at - 1];
    const char here = name[at];
    if (here == ' ') return true;
    return std::string_view("-_/.:").contains(before) || (isLower(before) && here >= 'A' && here <= 'Z');
}

/// Where the longer of the two parts is shortest; a blank is worth some width. 0 if there is no such place.
std::size_t partingPlace(std::string_view name) {
    constexpr double blankIsWorth = 24; // px
    std::size_t best = 0;
    double bestWidth = 1e9;
    for (std::size_t at = 1; at + 1 < name.size(); ++at) {
        if (!canPartAt(name, at)) continue;
        const bool blank = name[at] == ' ';
        const double width = std::max(textWidth(name.substr(0, at), Font::Name),
                                      textWidth(name.substr(at + (blank ? 1 : 0)), Font::Name)) -
                             (blank ? blankIsWorth : 0);
        if (width >= bestWidth) continue;
        best = at;
        bestWidth = width;
    }
    return best;
}

} // namespace

double textRight(std::string_view kindId) {
    const Family family = familyOf(kindId);
    return family == Family::Edge || family == Family::Messaging ? 24 : 14;
}

std::vector<std::string> nameLines(const Node& node, double room) {
    const std::string_view name = node.name;
    std::size_t at = name.find('\n');
    const double most = widest - textLeft - textRight(node.kind);
    if (at == std::string_view::npos && textWidth(name, Font::Name) > most)
        if (const std::size_t place = partingPlace(name); place > 0) at = place;
    if (at == std::string_view::npos) return {elided(name, Font::Name, room)};
    const bool gap = name[at] == '\n' || name[at] == ' ';
    return {elided(name.substr(0, at), Font::Name, room),
            elided(oneLine(std::string(name.substr(at + (gap ? 1 : 0)))), Font::Name, room)};
}

Size fittedNodeSize(const Node& node) {
    const Family family = familyOf(node.kind);
    const double right = textRight(node.kind);
    const std::vector<std::string> lines = nameLines(node, widest - textLeft - right);
    double wide = textWidth(node.second_line.empty() ? node.technology : node.second_line, Font::SecondLine);
    for (const std::string& line : lines)
        wide = std::max(wide, textWidth(line, Font::Name));
    const double width = std::clamp(std::ceil((textLeft + wide + right) / 8) * 8, narrowest, widest);
    return {width, (lines.size() > 1 ? 72.0 : 56.0) + (family == Family::Store ? 4.0 : 0.0)};
}

namespace {

std::vector<std::string> cardLines(std::string_view text, Font font, double width) {
    std::vector<std::string> lines = wrapped(text, font, width - noteIndent);
    if (lines.size() <= mostNoteLines) return lines;
    lines.resize(mostNoteLines);
    lines.back() = elided(lines.back() + " …", font, width - noteIndent);
    return lines;
}

double cardHeight(std::size_t lines) {
    return static_cast<double>(lines) * noteLineHeight + 6;
}

} // namespace

std::vector<std::string> noteLines(const Note& note, double width) {
    return cardLines(note.text, Font::SecondLine, width);
}

Size fittedNoteSize(const Note& note) {
    return {noteWidth, cardHeight(noteLines(note, noteWidth).size())};
}

std::string estimateText(const Estimate& estimate) {
    const std::string name = estimate.name.empty() ? "" : oneLine(estimate.name) + " = ";
    const auto made = evaluate(estimate.expression);
    return name + (made ? made->text() : oneLine(estimate.expression));
}

std::vector<std::string> estimateLines(std::string_view text, double width, std::size_t most) {
    std::vector<std::string> lines = cardLines(text, Font::Mono, width);
    if (most == 0 || lines.size() <= most) return lines;
    lines.resize(most);
    lines.back() = elided(lines.back() + " …", Font::Mono, width - noteIndent);
    return lines;
}

Size fittedEstimateSize(const Estimate& estimate) {
    constexpr double least = 120;
    constexpr double most = 360;
    constexpr std::string_view room = " = 000.0k/day 000.0"; // what a result takes as a rule
    std::string text = estimateText(estimate);
    if (!evaluate(estimate.expression)) text += room;
    const double wide = noteIndent + textWidth(text, Font::Mono) + 2;
    const double width = std::clamp(std::ceil(wide / 8) * 8, least, most);
    return {width, cardHeight(estimateLines(text, width).size())};
}

Rect boundaryAround(const Rect& placed, std::span<const Rect> members) {
    Rect box{placed.x, placed.y, placed.w > 0 ? placed.w : emptyBoundary.w,
             placed.h > 0 ? placed.h : emptyBoundary.h};
    bool any = placed.w > 0;
    for (const Rect& member : members) {
        Rect around = member.grown(boundaryPadding);
        around.y -= boundaryTitleBand;
        around.h += boundaryTitleBand;
        box = any ? box.united(around) : around;
        any = true;
    }
    return box;
}

int Folding::hiddenIn(Ref boundary) const {
    return static_cast<int>(
        std::ranges::count_if(hidden, [&](const auto& thing) { return thing.second == boundary; }));
}

Folding foldingOf(const Tables& tables, SheetId sheet) {
    Folding folding;
    std::set<Ref> placed;
    for (const Placement& placement : tables.of<Placement>()) {
        if (placement.sheet != sheet || placement.hidden) continue;
        placed.insert(placement.subject);
        if (placement.collapsed && placement.subject.type == RecordType::Boundary)
            folding.collapsed.insert(placement.subject);
    }
    if (folding.collapsed.empty()) return folding;
    const auto add = [&](Ref ref, BoundaryId around) {
        if (!placed.contains(ref)) return;
        for (int depth = 0; around && depth < deepest; ++depth) {
            if (const Ref fold{RecordType::Boundary, around.value}; folding.collapsed.contains(fold))
                folding.hidden[ref] = fold;
            const Boundary* boundary = tables.find(around);
            around = boundary ? boundary->parent : BoundaryId{};
        }
    };
    for (const Node& node : tables.of<Node>())
        add(refOf(node), node.boundary);
    for (const Boundary& boundary : tables.of<Boundary>())
        add(refOf(boundary), boundary.parent);
    return folding;
}

Size foldedSize(const Boundary& boundary) {
    constexpr double least = 144;
    constexpr double most = 240;
    constexpr double step = 8;
    const double width = textWidth(oneLine(boundary.name), Font::Name) + 2 * 18;
    return {std::clamp(std::ceil(width / step) * step, least, most), foldedHeight};
}

namespace {

/// Of a node, note or estimate; others have no size of their own.
std::optional<Size> fittedSize(const Tables& tables, Ref subject) {
    if (subject.type == RecordType::Node)
        if (const Node* node = tables.find(NodeId{subject.id})) return fittedNodeSize(*node);
    if (subject.type == RecordType::Note)
        if (const Note* note = tables.find(NoteId{subject.id})) return fittedNoteSize(*note);
    if (subject.type == RecordType::Estimate)
        if (const Estimate* estimate = tables.find(EstimateId{subject.id}))
            return fittedEstimateSize(*estimate);
    return std::nullopt;
}

} // namespace

std::unordered_map<Ref, Rect> boxesOf(const Tables& tables, SheetId sheet, Folds folds) {
    std::unordered_map<Ref, Rect> boxes;
    std::set<Ref> collapsed;
    std::unordered_map<Ref, Rect> boundaryRects; // as placed
    for (const Placement& placement : tables.of<Placement>()) {
        if (placement.sheet != sheet || placement.hidden) continue;
        Rect box{placement.x, placement.y, placement.w, placement.h};
        if (placement.subject.type == RecordType::Boundary) {
            boundaryRects[placement.subject] = box;
            if (placement.collapsed && folds == Folds::AsSeen) collapsed.insert(placement.subject);
            continue;
        }
        if (box.w <= 0)
            if (const auto size = fittedSize(tables, placement.subject)) {
                box.w = size->w;
                box.h = size->h;
            }
        boxes[placement.subject] = box;
    }
    std::unordered_map<std::int64_t, std::vector<Ref>> members;
    for (const Node& node : tables.of<Node>())
        if (node.boundary && boxes.contains(refOf(node))) members[node.boundary.value].push_back(refOf(node));
    for (const Boundary& boundary : tables.of<Boundary>())
        if (boundary.parent && boundaryRects.contains(refOf(boundary)))
            members[boundary.parent.value].push_back(refOf(boundary));
    const std::function<void(Ref)> derive = [&](Ref ref) {
        if (boxes.contains(ref) || ref.type != RecordType::Boundary) return;
        std::vector<Rect> inside;
        for (const Ref& member : members[ref.id]) {
            derive(member);
            inside.push_back(boxes.at(member));
        }
        Rect box = boundaryAround(boundaryRects[ref], inside);
        if (const Boundary* boundary = tables.find(BoundaryId{ref.id}); boundary && collapsed.contains(ref)) {
            const Size size = foldedSize(*boundary);
            box = {box.centre().x - size.w / 2, box.centre().y - size.h / 2, size.w, size.h};
        }
        boxes[ref] = box;
    };
    for (const auto& [ref, rect] : boundaryRects)
        derive(ref);
    if (!collapsed.empty())
        for (const auto& [ref, around] : foldingOf(tables, sheet).hidden)
            boxes.erase(ref);
    return boxes;
}

std::vector<Ref> stackingOf(const Tables& tables, SheetId sheet) {
    std::vector<const Placement*> placed;
    for (const Placement& placement : tables.of<Placement>())
        if (placement.sheet == sheet && !placement.hidden) placed.push_back(&placement);
    std::ranges::stable_sort(placed, {}, [](const Placement* placement) { return placement->z; });
    std::vector<Ref> order;
    for (const Placement* placement : placed)
        order.push_back(placement->subject);
    return order;
}

} // namespace chalkline
