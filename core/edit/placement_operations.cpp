#include "edit/placement_operations.h"

#include "edit/boundary_operations.h"

namespace chalkline {

namespace {

/// Changes the placement of a subject that stands on the sheet; others are left out.
template <class Change>
void update(Transaction& edit, SheetId sheet, Ref subject, Change&& change) {
    const Placement* held = placementOn(edit.document(), sheet, subject);
    if (!held) return;
    Placement placement = *held;
    change(placement);
    edit.put(std::move(placement));
}

std::unexpected<Error> notPlaced(Ref subject) {
    return failure(ErrorCode::NotFound, std::string(word(subject.type)) + " " + std::to_string(subject.id) +
                                            " does not stand on this sheet");
}

bool isLocked(const Document& document, SheetId sheet, Ref subject) {
    const Placement* placement = placementOn(document, sheet, subject);
    return placement && placement->locked;
}

/// Leaves out what moves along with a boundary among the boxes, lest it move twice.
std::vector<PlacedBox> outermost(const Document& document, SheetId sheet, std::span<const PlacedBox> boxes) {
    std::set<BoundaryId> moving;
    for (const PlacedBox& box : boxes)
        if (box.subject.type == RecordType::Boundary && !isLocked(document, sheet, box.subject))
            moving.insert(BoundaryId{box.subject.id});
    std::vector<PlacedBox> kept;
    for (const PlacedBox& box : boxes) {
        BoundaryId around = parentOf(document.tables(), box.subject);
        while (around && !moving.contains(around))
            around = parentOf(document.tables(), {RecordType::Boundary, around.value});
        if (!around) kept.push_back(box);
    }
    return kept;
}

void moveTo(Transaction& edit, SheetId sheet, const PlacedBox& box, double x, double y) {
    (void)moveBy(edit, sheet, {box.subject}, x - box.x, y - box.y);
}

} // namespace

std::int64_t highestZ(const Document& document, SheetId sheet) {
    std::int64_t z = 0;
    for (const PlacementId id : document.referrers<Placement>({RecordType::Sheet, sheet.value}))
        z = std::max(z, document.find(id)->z);
    return z;
}

Expected<PlacementId> place(Transaction& edit, SheetId sheet, Ref subject, double x, double y) {
    if (!edit.document().find(sheet)) return failure(ErrorCode::NotFound, "there is no such sheet");
    if (!edit.document().contains(subject))
        return failure(ErrorCode::NotFound,
                       "there is no " + std::string(word(subject.type)) + " " + std::to_string(subject.id));
    const Placement* held = placementOn(edit.document(), sheet, subject);
    Placement placement = held ? *held : Placement{};
    if (!held) {
        placement.id = edit.newId<Placement>();
        placement.sheet = sheet;
        placement.subject = subject;
        placement.z = highestZ(edit.document(), sheet) + 1;
    }
    placement.x = x;
    placement.y = y;
    const PlacementId id = placement.id;
    edit.put(std::move(placement));
    return id;
}

void placeAll(Transaction& edit, std::vector<Placement> placements) {
    if (placements.empty()) return;
    std::int64_t z = highestZ(edit.document(), placements.front().sheet);
    for (Placement& placement : placements) {
        placement.id = edit.newId<Placement>();
        placement.z = ++z;
        edit.put(std::move(placement));
    }
}

Expected<void> moveBy(Transaction& edit, SheetId sheet, const std::set<Ref>& subjects, double dx, double dy) {
    std::set<Ref> moving;
    for (const Ref& subject : subjects) {
        if (isLocked(edit.document(), sheet, subject)) continue;
        moving.insert(subject);
        if (subject.type != RecordType::Boundary) continue;
        for (const Ref& member : allMembersOf(edit.document(), BoundaryId{subject.id}))
            if (!isLocked(edit.document(), sheet, member)) moving.insert(member);
    }
    std::vector<EdgeShape> carried; // lines that run by hand between things that move
    for (const Ref& subject : moving)
        update(edit, sheet, subject, [&](Placement& placement) {
            placement.x += dx;
            placement.y += dy;
        });
    for (const EdgeShape& shape : edit.document().all<EdgeShape>()) {
        const Edge* edge = edit.document().find(shape.edge);
        if (shape.sheet == sheet && edge && !shape.waypoints.empty() && moving.contains(edge->from()) &&
            moving.contains(edge->to()))
            carried.push_back(shape);
    }
    for (EdgeShape& shape : carried) {
        for (Point& point : shape.waypoints)
            point = {point.x + dx, point.y + dy};
        edit.put(std::move(shape));
    }
    return {};
}

Expected<void> resize(Transaction& edit, SheetId sheet, Ref subject, double x, double y, double w, double h) {
    if (!placementOn(edit.document(), sheet, subject)) return notPlaced(subject);
    update(edit, sheet, subject, [&](Placement& placement) {
        placement.x = x;
        placement.y = y;
        placement.w = w;
        placement.h = h;
    });
    return {};
}

Expected<void> align(Transaction& edit, SheetId sheet, std::span<const PlacedBox> chosen,
                     Alignment alignment) {
    const std::vector<PlacedBox> boxes = outermost(edit.document(), sheet, chosen);
    if (boxes.size() < 2) return failure(ErrorCode::Invalid, "aligning needs two things");
    double left = boxes[0].x;
    double top = boxes[0].y;
    double right = left + boxes[0].w;
    double bottom = top + boxes[0].h;
    for (const PlacedBox& box : boxes) {
        left = std::min(left, box.x);
        top = std::min(top, box.y);
        right = std::max(right, box.x + box.w);
        bottom = std::max(bottom, box.y + box.h);
    }
    for (const PlacedBox& box : boxes) {
        double x = box.x;
        double y = box.y;
        switch (alignment) {
        case Alignment::Left:
            x = left;
            break;
        case Alignment::Centre:
            x = (left + right - box.w) / 2;
            break;
        case Alignment::Right:
            x = right - box.w;
            break;
        case Alignment::Top:
            y = top;
            break;
        case Alignment::Middle:
            y = (top + bottom - box.h) / 2;
            break;
        case Alignment::Bottom:
            y = bottom - box.h;
            break;
        }
        moveTo(edit, sheet, box, x, y);
    }
    return {};
}

Expected<void> distribute(Transaction& edit, SheetId sheet, std::vector<PlacedBox> boxes, Axis axis) {
    boxes = outermost(edit.document(), sheet, boxes);
    if (boxes.size() < 3) return failure(ErrorCode::Invalid, "distributing needs three things");
    const bool across = axis == Axis::Horizontal;
    const auto start = [&](const PlacedBox& box) { return across ? box.x : box.y; };
    const auto extent = [&](const PlacedBox& box) { return across ? box.w : box.h; };
    std::ranges::stable_sort(boxes, [&](const auto& a, const auto& b) { return start(a) < start(b); });
    double free = start(boxes.back()) + extent(boxes.back()) - start(boxes.front());
    for (const PlacedBox& box : boxes)
        free -= extent(box);
    const double gap = free / static_cast<double>(boxes.size() - 1);
    double at = start(boxes.front()) + extent(boxes.front()) + gap;
    for (std::size_t i = 1; i + 1 < boxes.size(); ++i) {
        const PlacedBox& box = boxes[i];
        moveTo(edit, sheet, box, across ? at : box.x, across ? box.y : at);
        at += extent(box) + gap;
    }
    return {};
}

Expected<void> changeOrder(Transaction& edit, SheetId sheet, const std::set<Ref>& subjects, ZMove move) {
    std::vector<Placement> order;
    for (const PlacementId id : edit.document().referrers<Placement>({RecordType::Sheet, sheet.value}))
        order.push_back(*edit.document().find(id));
    std::ranges::stable_sort(order, [](const auto& a, const auto& b) { return a.z < b.z; });
    const auto chosen = [&](const Placement& placement) { return subjects.contains(placement.subject); };
    switch (move) {
    case ZMove::ToBack:
        std::ranges::stable_partition(order, chosen);
        break;
    case ZMove::ToFront:
        std::ranges::stable_partition(order, std::not_fn(chosen));
        break;
    case ZMove::Back:
        for (std::size_t i = 1; i < order.size(); ++i)
            if (chosen(order[i]) && !chosen(order[i - 1])) std::swap(order[i], order[i - 1]);
        break;
    case ZMove::Front:
        for (std::size_t i = order.size(); i-- > 1;)
            if (chosen(order[i - 1]) && !chosen(order[i])) std::swap(order[i], order[i - 1]);
        break;
    }
    for (std::size_t i = 0; i < order.size(); ++i) {
        const auto z = static_cast<std::int64_t>(i) + 1;
        if (order[i].z == z) continue;
        order[i].z = z;
        edit.put(std::move(order[i]));
    }
    return {};
}

Expected<void> setFlag(Transaction& edit, SheetId sheet, const std::set<Ref>& subjects, PlacementFlag flag,
                       bool on) {
    for (const Ref& subject : subjects)
        update(edit, sheet, subject, [&](Placement& placement) {
            switch (flag) {
            case PlacementFlag::Locked:
                placement.locked = on;
                break;
            case PlacementFlag::Hidden:
                placement.hidden = on;
                break;
            case PlacementFlag::Collapsed:
                placement.collapsed = on;
                break;
            }
        });
    return {};
}

} // namespace chalkline
