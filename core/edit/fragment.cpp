#include "edit/fragment.h"

#include "edit/boundary_operations.h"
#include "edit/delete_operation.h"
#include "edit/placement_operations.h"
#include "model/chip.h"

#include <cmath>

namespace chalkline {

namespace {

/// Statements and sheets are no part of the picture.
bool isDrawn(RecordType type) {
    return type == RecordType::Node || type == RecordType::Boundary || type == RecordType::Note ||
           type == RecordType::Stroke || type == RecordType::Estimate;
}

std::set<Ref> withMembers(const Document& document, const std::set<Ref>& subjects) {
    std::set<Ref> chosen = subjects;
    for (const Ref& subject : subjects) {
        if (subject.type != RecordType::Boundary) continue;
        const auto members = allMembersOf(document, BoundaryId{subject.id});
        chosen.insert(members.begin(), members.end());
    }
    for (const Edge& edge : document.all<Edge>())
        if (chosen.contains(edge.from()) && chosen.contains(edge.to())) chosen.insert(refOf(edge));
    std::erase_if(chosen, [&](const Ref& ref) {
        if (ref.type != RecordType::Edge) return !isDrawn(ref.type);
        const Edge* edge = document.find(EdgeId{ref.id});
        return !edge || !chosen.contains(edge->from()) || !chosen.contains(edge->to());
    });
    return chosen;
}

/// References out of the piece: gone where the target is no more.
void remap(const Document& document, const IdMap& ids, Record& record) {
    std::visit(
        [&](auto& value) {
            forEachReference(value, [&](RecordType type, std::int64_t& id) {
                if (const auto found = ids.find({type, id}); found != ids.end())
                    id = found->second;
                else if (!document.contains({type, id}))
                    id = 0;
            });
        },
        record);
    if (auto* note = std::get_if<Note>(&record); note && note->anchor.id == 0) note->anchor = {};
    if (auto* property = std::get_if<Property>(&record); property && isChip(*property))
        for (const auto& [old, id] : ids)
            if (old.type == RecordType::Estimate && property->value == chipValue(EstimateId{old.id})) {
                property->value = chipValue(EstimateId{id});
                break;
            }
}

/// 1 for the rearmost placement of the piece, and so on.
std::map<Ref, std::int64_t> stackingOrder(const Fragment& fragment) {
    std::vector<const Placement*> placements;
    for (const Record& record : fragment.records)
        if (const auto* placement = std::get_if<Placement>(&record)) placements.push_back(placement);
    std::ranges::stable_sort(placements, {}, &Placement::z);
    std::map<Ref, std::int64_t> order;
    for (const Placement* placement : placements)
        order.emplace(refOf(*placement), static_cast<std::int64_t>(order.size()) + 1);
    return order;
}

} // namespace

Fragment copy(const Document& document, SheetId sheet, const std::set<Ref>& subjects) {
    Fragment fragment;
    const std::set<Ref> chosen = withMembers(document, subjects);
    for (const Ref& ref : chosen)
        if (const RecordPtr record = document.find(ref)) fragment.records.push_back(*record);
    for (const Ref& ref : chosen) {
        for (const Ref& referrer : document.referrers(ref)) {
            const RecordPtr record = document.find(referrer);
            const auto* placement = std::get_if<Placement>(record.get());
            const auto* shape = std::get_if<EdgeShape>(record.get());
            const bool here = (placement && placement->sheet == sheet) || (shape && shape->sheet == sheet);
            if (here || std::holds_alternative<Property>(*record)) fragment.records.push_back(*record);
        }
    }
    return fragment;
}

Expected<Fragment> cut(Transaction& edit, SheetId sheet, const std::set<Ref>& subjects) {
    Fragment fragment = copy(edit.document(), sheet, subjects);
    std::set<Ref> going = subjects;
    for (const Record& record : fragment.records) {
        const Ref ref = refOf(record);
        if (ref.type == RecordType::Node || ref.type == RecordType::Boundary) going.insert(ref);
    }
    if (auto gone = remove(edit, going); !gone) return std::unexpected(gone.error());
    return fragment;
}

Expected<IdMap> paste(Transaction& edit, const Fragment& fragment, SheetId sheet, double dx, double dy) {
    if (!edit.document().find(sheet)) return failure(ErrorCode::NotFound, "there is no such sheet");
    IdMap ids;
    for (const Record& record : fragment.records) {
        const Ref old = refOf(record);
        ids[old] = edit.newId<Node>().value;
    }
    const auto order = stackingOrder(fragment);
    const std::int64_t front = highestZ(edit.document(), sheet);
    for (const Record& source : fragment.records) {
        Record record = source;
        remap(edit.document(), ids, record);
        std::visit([&](auto& value) { value.id.value = ids.at(refOf(source)); }, record);
        if (auto* placement = std::get_if<Placement>(&record)) {
            placement->sheet = sheet;
            placement->x += dx;
            placement->y += dy;
            placement->z = front + order.at(refOf(source));
        }
        if (auto* shape = std::get_if<EdgeShape>(&record)) {
            shape->sheet = sheet;
            for (Point& point : shape->waypoints) {
                point.x += dx;
                point.y += dy;
            }
        }
        edit.putRecord(std::move(record));
    }
    return ids;
}

Expected<IdMap> duplicate(Transaction& edit, SheetId sheet, const std::set<Ref>& subjects, double dx,
                          double dy) {
    return paste(edit, copy(edit.document(), sheet, subjects), sheet, dx, dy);
}

Document asDocument(const Document& source, const Fragment& fragment, SheetId sheet) {
    std::int64_t highest = sheet.value;
    std::set<Ref> inside{{RecordType::Sheet, sheet.value}};
    for (const Record& record : fragment.records) {
        inside.insert(refOf(record));
        highest = std::max(highest, refOf(record).id);
    }
    Document piece({}, highest + 1, source.uuid());
    if (const RecordPtr own = source.find({RecordType::Sheet, sheet.value})) piece.put(own);
    for (const Record& original : fragment.records) {
        Record record = original;
        std::visit(
            [&](auto& value) {
                forEachReference(value, [&](RecordType type, std::int64_t& id) {
                    if (!inside.contains({type, id})) id = 0;
                });
            },
            record);
        if (auto* note = std::get_if<Note>(&record); note && note->anchor.id == 0) note->anchor = {};
        piece.put(std::make_shared<const Record>(std::move(record)));
    }
    return piece;
}

Fragment wholeOf(const Document& piece) {
    std::set<Ref> all;
    const SheetId sheet = firstSheet(piece.tables());
    for (const Placement& placement : piece.all<Placement>())
        if (placement.sheet == sheet) all.insert(placement.subject);
    return copy(piece, sheet, all);
}

Expected<std::set<Ref>> pasteAt(Transaction& edit, const Fragment& fragment, SheetId sheet, Point at) {
    double left = 1e18;
    double top = 1e18;
    double right = -1e18;
    double bottom = -1e18;
    for (const Record& record : fragment.records) {
        const auto* placement = std::get_if<Placement>(&record);
        // Boundaries that fit their members say nothing of where they are.
        if (!placement || (placement->subject.type == RecordType::Boundary && placement->w == 0)) continue;
        left = std::min(left, placement->x);
        top = std::min(top, placement->y);
        right = std::max(right, placement->x + std::max(placement->w, 144.0));
        bottom = std::max(bottom, placement->y + std::max(placement->h, 56.0));
    }
    if (left > right) left = right = top = bottom = 0;
    const auto onGrid = [](double value) { return std::round(value / 8) * 8; };
    const auto ids =
        paste(edit, fragment, sheet, onGrid(at.x - (left + right) / 2), onGrid(at.y - (top + bottom) / 2));
    if (!ids) return std::unexpected(ids.error());
    std::set<Ref> made;
    for (const auto& [old, id] : *ids)
        if (isDrawn(old.type) || old.type == RecordType::Edge) made.insert({old.type, id});
    return made;
}

} // namespace chalkline
