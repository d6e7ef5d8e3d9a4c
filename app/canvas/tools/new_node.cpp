#include "canvas/tools/new_node.h"

#include "edit/edge_operations.h"
#include "edit/node_operations.h"
#include "edit/placement_operations.h"

#include <cmath>

namespace chalkline {

namespace {

constexpr double grid = 8;         // px of the scene
constexpr double clearance = 24;   // px around a new component
constexpr int mostSteps = 30;      // half boxes each way
constexpr double sidewaysCost = 3; // of a px out of the column, or row

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

Point freePlace(const RoutedSheet& sheet, Size size, Point wanted, AwayCost away) {
    const auto isFree = [&](Point at) {
        const Rect box = Rect{at.x, at.y, size.w, size.h}.grown(clearance - 1);
        return std::ranges::none_of(sheet.boxes, [&](const auto& entry) {
            return entry.first.type != RecordType::Boundary && entry.second.overlaps(box);
        });
    };
    const Point start = onGrid(wanted);
    struct Place {
        double cost;
        Point at;
    };
    std::vector<Place> places;
    for (int column = -mostSteps; column <= mostSteps; ++column)
        for (int row = -mostSteps; row <= mostSteps; ++row) {
            const double dx = column * (size.w + clearance) / 2;
            const double dy = row * (size.h + clearance) / 2;
            const double cost = std::abs(dx) * away.across + std::abs(dy) * away.down;
            // Of two as near, the lower and the right one.
            places.push_back(
                {cost - (row > 0 ? 0.2 : 0) - (column > 0 ? 0.1 : 0), onGrid({start.x + dx, start.y + dy})});
        }
    std::ranges::sort(places, {}, &Place::cost);
    for (const Place& place : places)
        if (isFree(place.at)) return place.at;
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

Expected<Connected> addConnected(Transaction& edit, const RoutedSheet& routed, Ref source, BoxSide side,
                                 const Node& node, EdgeKind kind) {
    const auto found = routed.boxes.find(source);
    if (found == routed.boxes.end())
        return failure(ErrorCode::NotFound, "the component is not on this sheet");
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
    const bool inRow = side == BoxSide::Top || side == BoxSide::Bottom;
    const AwayCost away = inRow ? AwayCost{1, sidewaysCost} : AwayCost{sidewaysCost, 1};
    const auto made = addNodeAt(edit, routed, node, freePlace(routed, size, at, away));
    if (!made) return std::unexpected(made.error());
    const auto edge = connect(edit, {source, *made, kind, Direction::Forward, ""});
    if (!edge) return std::unexpected(edge.error());
    return Connected{*made, {RecordType::Edge, edge->value}};
}

} // namespace chalkline
