#include "canvas/tools/new_node.h"

#include "edit/edge_operations.h"
#include "edit/node_operations.h"
#include "edit/placement_operations.h"

#include <cmath>

namespace chalkline {

namespace {

constexpr double grid = 8;       // px of the scene
constexpr double clearance = 24; // px around a new component
constexpr int mostRings = 60;

} // namespace

Node nodeOfKind(const std::string& kind, const std::string& technology) {
    const Kind* known = findKind(kind);
    Node node;
    node.kind = kind;
    node.technology = technology;
    node.name = !technology.empty() ? technology : known ? std::string(known->name) : kind;
    return node;
}

Point onGrid(Point at) {
    return {std::round(at.x / grid) * grid, std::round(at.y / grid) * grid};
}

BoundaryId boundaryAt(const RoutedSheet& sheet, Point at) {
    BoundaryId found;
    double smallest = 1e18;
    for (const auto& [ref, box] : sheet.boxes)
        if (ref.type == RecordType::Boundary && box.contains(at) && box.w * box.h < smallest) {
            found = BoundaryId{ref.id};
            smallest = box.w * box.h;
        }
    return found;
}

Point freePlace(const RoutedSheet& sheet, Size size, Point wanted) {
    const auto isFree = [&](Point at) {
        const Rect box = Rect{at.x, at.y, size.w, size.h}.grown(clearance - 1);
        return std::ranges::none_of(sheet.boxes, [&](const auto& entry) {
            return entry.first.type != RecordType::Boundary && entry.second.overlaps(box);
        });
    };
    const Point start = onGrid(wanted);
    if (isFree(start)) return start;
    // Rings around the wanted place, each a step further: below and above first, they keep the column.
    static constexpr std::array<Point, 8> ways{{{0, 1}, {0, -1}, {1, 0}, {-1, 0}, {1, 1}, {1, -1}, {-1, 1}, {-1, -1}}};
    for (int ring = 1; ring <= mostRings; ++ring)
        for (const Point& way : ways) {
            const Point at = onGrid({start.x + way.x * ring * (size.w + clearance) / 3, start.y + way.y * ring * (size.h + clearance) / 3});
            if (isFree(at)) return at;
        }
    return start;
}

Expected<Ref> addNodeAt(Transaction& edit, const RoutedSheet& routed, const Node& node, Point topLeft) {
    const Size size = fittedNodeSize(node);
    const BoundaryId home = boundaryAt(routed, {topLeft.x + size.w / 2, topLeft.y + size.h / 2});
    const auto made = addNode(edit, {node.name, node.kind, node.technology, home});
    if (!made) return std::unexpected(made.error());
    const Ref ref{RecordType::Node, made->value};
    if (const auto placed = place(edit, edit.session().sheet(), ref, topLeft.x, topLeft.y); !placed)
        return std::unexpected(placed.error());
    return ref;
}

Expected<Ref> addConnected(Transaction& edit, const RoutedSheet& routed, Ref source, BoxSide side, const Node& node,
                           EdgeKind kind) {
    const auto found = routed.boxes.find(source);
    if (found == routed.boxes.end()) return failure(ErrorCode::NotFound, "the component is not on this sheet");
    const Rect& box = found->second;
    const Size size = fittedNodeSize(node);
    Point at{box.centre().x - size.w / 2, box.centre().y - size.h / 2};
    switch (side) {
    case BoxSide::Right:
        at.x = box.right() + newNodeGap;
        break;
    case BoxSide::Left:
        at.x = box.x - newNodeGap - size.w;
        break;
    case BoxSide::Bottom:
        at.y = box.bottom() + newNodeGap;
        break;
    case BoxSide::Top:
        at.y = box.y - newNodeGap - size.h;
        break;
    }
    const auto made = addNodeAt(edit, routed, node, freePlace(routed, size, at));
    if (!made) return made;
    if (const auto edge = connect(edit, {source, *made, kind, Direction::Forward, ""}); !edge)
        return std::unexpected(edge.error());
    return made;
}

} // namespace chalkline
