#include "interchange/build_project.h"

#include "edit/boundary_operations.h"
#include "edit/edge_operations.h"
#include "edit/node_operations.h"
#include "edit/placement_operations.h"
#include "layout/place.h"
#include "text/kind_inference.h"

namespace chalkline {

namespace {

/// Words decide; where they say nothing, the outline does.
std::string kindOf(const ForeignNode& node) {
    const std::string byName = inferKind(node.label).kindId;
    if (byName != "compute.service") return byName;
    switch (node.shape) {
    case ForeignShape::Cylinder:
        return "store.relational";
    case ForeignShape::Queue:
        return "msg.queue";
    case ForeignShape::Actor:
        return "client.web";
    case ForeignShape::Box:
    case ForeignShape::Rounded:
    case ForeignShape::Circle:
    case ForeignShape::Diamond:
    case ForeignShape::Hexagon:
    case ForeignShape::Other:
        return byName;
    }
    return byName;
}

Direction directionOf(const ForeignEdge& edge) {
    if (edge.headAtStart && edge.headAtEnd) return Direction::Both;
    return edge.headAtStart || edge.headAtEnd ? Direction::Forward : Direction::None;
}

} // namespace

Expected<void> buildProject(Transaction& edit, const ForeignDiagram& diagram, ImportReport& report) {
    std::vector<Ref> boundaries;
    std::vector<Ref> nodes;
    for (const ForeignGroup& group : diagram.groups) {
        const BoundaryId parent = group.parent < 0
                                      ? BoundaryId{}
                                      : BoundaryId{boundaries[static_cast<std::size_t>(group.parent)].id};
        const auto id = addBoundary(edit, BoundaryType::Group, group.title, parent);
        if (!id) return std::unexpected(id.error());
        boundaries.push_back({RecordType::Boundary, id->value});
    }
    for (const ForeignNode& node : diagram.nodes) {
        const BoundaryId boundary =
            node.group < 0 ? BoundaryId{} : BoundaryId{boundaries[static_cast<std::size_t>(node.group)].id};
        const auto id = addNode(edit, {node.label, kindOf(node), node.technology, boundary});
        if (!id) return std::unexpected(id.error());
        nodes.push_back({RecordType::Node, id->value});
    }
    const auto endOf = [&](const ForeignEnd& end) {
        return end.node >= 0 ? nodes[static_cast<std::size_t>(end.node)]
                             : boundaries[static_cast<std::size_t>(end.group)];
    };
    int dashed = 0;
    for (const ForeignEdge& edge : diagram.edges) {
        const bool back = edge.headAtStart && !edge.headAtEnd;
        dashed += edge.dashed;
        const EdgeKind kind = edge.dashed ? EdgeKind::Async : EdgeKind::Sync;
        const auto id = connect(edit, {endOf(back ? edge.to : edge.from), endOf(back ? edge.from : edge.to),
                                       kind, directionOf(edge), edge.label});
        if (!id) return std::unexpected(id.error());
    }
    if (dashed > 0)
        report.entries.push_back(
            {ImportReport::Kind::Guessed, std::to_string(dashed) + " dashed lines became asynchronous", 1});
    std::vector<Ref> all = boundaries;
    all.insert(all.end(), nodes.begin(), nodes.end());
    const SheetId sheet = edit.session().sheet();
    const bool down = diagram.direction == ForeignDirection::TopToBottom ||
                      diagram.direction == ForeignDirection::BottomToTop;
    const Orientation orientation = down ? Orientation::TopToBottom : Orientation::LeftToRight;
    placeAll(edit, placeNew(edit.document().tables(), sheet, all, orientation));
    return {};
}

} // namespace chalkline
