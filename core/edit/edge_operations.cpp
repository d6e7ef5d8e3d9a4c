#include "edit/edge_operations.h"

#include "edit/node_operations.h"

namespace chalkline {

namespace {

template <class Change>
Expected<void> update(Transaction& edit, EdgeId id, Change&& change) {
    auto edge = fetch(edit, id);
    if (!edge) return std::unexpected(edge.error());
    change(*edge);
    edit.put(std::move(*edge));
    return {};
}

Expected<void> checkEnd(const Transaction& edit, Ref end) {
    if (end.type != RecordType::Node && end.type != RecordType::Boundary)
        return failure(ErrorCode::Invalid, "an edge joins nodes or boundaries, not " + withArticle(end.type));
    if (!edit.document().contains(end))
        return failure(ErrorCode::NotFound,
                       "there is no " + std::string(word(end.type)) + " " + std::to_string(end.id));
    return {};
}

} // namespace

Expected<EdgeId> connect(Transaction& edit, NewEdge values) {
    for (const Ref end : {values.from, values.to})
        if (auto good = checkEnd(edit, end); !good) return std::unexpected(good.error());
    Edge edge;
    edge.id = edit.newId<Edge>();
    edge.setFrom(values.from);
    edge.setTo(values.to);
    edge.kind = values.kind;
    edge.direction = values.direction;
    edge.label = std::move(values.label);
    const EdgeId id = edge.id;
    edit.put(std::move(edge));
    return id;
}

Expected<void> reconnect(Transaction& edit, EdgeId edge, EdgeEnd end, Ref target) {
    if (auto good = checkEnd(edit, target); !good) return good;
    return update(edit, edge, [&](Edge& record) {
        if (end == EdgeEnd::From)
            record.setFrom(target);
        else
            record.setTo(target);
    });
}

Expected<void> setEdgeKind(Transaction& edit, EdgeId edge, EdgeKind kind) {
    return update(edit, edge, [&](Edge& record) { record.kind = kind; });
}

Expected<void> toggleSyncAsync(Transaction& edit, EdgeId edge) {
    return update(edit, edge, [](Edge& record) {
        switch (record.kind) {
        case EdgeKind::Sync:
            record.kind = EdgeKind::Async;
            break;
        case EdgeKind::Async:
            record.kind = EdgeKind::Sync;
            break;
        case EdgeKind::Data:
            break;
        }
    });
}

Expected<void> setDirection(Transaction& edit, EdgeId edge, Direction direction) {
    return update(edit, edge, [&](Edge& record) { record.direction = direction; });
}

Expected<void> reverse(Transaction& edit, EdgeId edge) {
    return update(edit, edge, [](Edge& record) {
        const Ref from = record.from();
        record.setFrom(record.to());
        record.setTo(from);
    });
}

Expected<void> setLabel(Transaction& edit, EdgeId edge, std::string label) {
    return update(edit, edge, [&](Edge& record) { record.label = std::move(label); });
}

Expected<void> editEdge(Transaction& edit, Edge changed) {
    if (auto known = fetch(edit, changed.id); !known) return std::unexpected(known.error());
    for (const Ref end : {changed.from(), changed.to()})
        if (auto good = checkEnd(edit, end); !good) return good;
    edit.put(std::move(changed));
    return {};
}

Expected<EdgeId> insertIntoEdge(Transaction& edit, EdgeId edge, NodeId node) {
    auto first = fetch(edit, edge);
    if (!first) return std::unexpected(first.error());
    const Ref middle{RecordType::Node, node.value};
    if (auto good = checkEnd(edit, middle); !good) return std::unexpected(good.error());
    const Ref target = first->to();
    const EdgeKind kind = first->kind;
    const Direction direction = first->direction;
    first->setTo(middle);
    edit.put(std::move(*first));
    return connect(edit, {middle, target, kind, direction, {}});
}

namespace {

/// The shape of an edge on a sheet, or one to begin with.
EdgeShape shapeOn(const Document& document, SheetId sheet, EdgeId edge) {
    for (const EdgeShapeId id : document.referrers<EdgeShape>({RecordType::Edge, edge.value}))
        if (document.find(id)->sheet == sheet) return *document.find(id);
    EdgeShape shape;
    shape.sheet = sheet;
    shape.edge = edge;
    return shape;
}

/// Kept only while it says something.
void keepShape(Transaction& edit, EdgeShape shape) {
    const bool labelMoved = shape.label_position || shape.label_offset_x != 0 || shape.label_offset_y != 0;
    if (shape.style == EdgeStyle::Orthogonal && shape.waypoints.empty() && !labelMoved) {
        if (shape.id) edit.erase(shape.id);
        return;
    }
    if (!shape.id) shape.id = edit.newId<EdgeShape>();
    edit.put(std::move(shape));
}

} // namespace

Expected<void> setEdgeShape(Transaction& edit, SheetId sheet, EdgeId edge, EdgeStyle style,
                            std::vector<Point> waypoints) {
    if (auto known = fetch(edit, edge); !known) return std::unexpected(known.error());
    EdgeShape shape = shapeOn(edit.document(), sheet, edge);
    shape.style = style;
    shape.waypoints = std::move(waypoints);
    keepShape(edit, std::move(shape));
    return {};
}

Expected<void> setLabelPlace(Transaction& edit, SheetId sheet, EdgeId edge, std::optional<double> position,
                             double dx, double dy) {
    if (auto known = fetch(edit, edge); !known) return std::unexpected(known.error());
    EdgeShape shape = shapeOn(edit.document(), sheet, edge);
    shape.label_position = position;
    shape.label_offset_x = position ? dx : 0;
    shape.label_offset_y = position ? dy : 0;
    keepShape(edit, std::move(shape));
    return {};
}

} // namespace chalkline
