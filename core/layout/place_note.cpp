#include "layout/place_note.h"

#include <algorithm>
#include <cmath>
#include <optional>

namespace chalkline {

namespace {

constexpr double gap = 24;       // px to what the note is about
constexpr double clearance = 12; // px to everything else
constexpr double below = 32;     // px under the whole design

using Boxes = std::unordered_map<Ref, Rect>;

double onGrid(double value) {
    return std::round(value / 8) * 8;
}

/// The anchor's box, or that of the outermost boundary around it.
Rect surroundings(const Tables& tables, const Boxes& boxes, Ref anchor) {
    Rect around = boxes.at(anchor);
    BoundaryId boundary;
    if (const Node* node = anchor.type == RecordType::Node ? tables.find(NodeId{anchor.id}) : nullptr)
        boundary = node->boundary;
    if (const Boundary* inner =
            anchor.type == RecordType::Boundary ? tables.find(BoundaryId{anchor.id}) : nullptr)
        boundary = inner->parent;
    // A parent chain is never longer than there are boundaries.
    for (std::size_t i = 0; boundary && i <= tables.of<Boundary>().size(); ++i) {
        if (const auto box = boxes.find({RecordType::Boundary, boundary.value}); box != boxes.end())
            around = around.united(box->second);
        const Boundary* record = tables.find(boundary);
        boundary = record ? record->parent : BoundaryId{};
    }
    return around;
}

std::optional<Point> beside(const Tables& tables, const Boxes& boxes, Ref anchor, Size size) {
    const Rect& box = boxes.at(anchor);
    const Rect around = surroundings(tables, boxes, anchor);
    for (const Point at : {Point{box.x, around.bottom() + gap}, Point{box.x, around.y - gap - size.h},
                           Point{around.right() + gap, box.y}, Point{around.x - gap - size.w, box.y}}) {
        const Rect place{onGrid(at.x), onGrid(at.y), size.w, size.h};
        const Rect wide = place.grown(clearance);
        if (std::ranges::none_of(boxes, [&](const auto& other) { return other.second.overlaps(wide); }))
            return Point{place.x, place.y};
    }
    return std::nullopt;
}

Point placeForCard(const Tables& tables, SheetId sheet, Ref card, Size size) {
    Boxes boxes = boxesOf(tables, sheet);
    boxes.erase(card);
    const Ref anchor = cardAnchor(tables, card);
    if (boxes.contains(anchor))
        if (const auto place = beside(tables, boxes, anchor, size)) return *place;
    if (boxes.empty()) return {0, 0};
    Rect all = boxes.begin()->second;
    for (const auto& [ref, box] : boxes)
        all = all.united(box);
    return {all.x, all.bottom() + below};
}

} // namespace

Ref cardAnchor(const Tables& tables, Ref card) {
    if (card.type == RecordType::Note) {
        const Note* note = tables.find(NoteId{card.id});
        return note ? note->anchor : Ref{};
    }
    for (const Link& link : tables.of<Link>()) {
        if (link.from != card && link.to != card) continue;
        const Ref other = link.from == card ? link.to : link.from;
        if (other.type == RecordType::Node || other.type == RecordType::Edge ||
            other.type == RecordType::Boundary)
            return other;
    }
    return {};
}

Point placeForNote(const Tables& tables, SheetId sheet, const Note& note) {
    return placeForCard(tables, sheet, refOf(note), fittedNoteSize(note));
}

Point placeForEstimate(const Tables& tables, SheetId sheet, const Estimate& estimate) {
    return placeForCard(tables, sheet, refOf(estimate), fittedEstimateSize(estimate));
}

} // namespace chalkline
