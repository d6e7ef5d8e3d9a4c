#include "interchange/build_project.h"

#include "base/text.h"
#include "edit/boundary_operations.h"
#include "edit/edge_operations.h"
#include "edit/node_operations.h"
#include "edit/placement_operations.h"
#include "layout/place.h"
#include "model/catalogue.h"
#include "text/kind_inference.h"

namespace chalkline {

namespace {

struct Guess {
    std::string kind;
    std::string_view reason;
};

/// Words decide; where they say nothing, the outline does.
Guess guessOf(const ForeignNode& node) {
    const KindGuess byName = inferKind(node.label);
    if (byName.reason != KindReason::Nothing) return {byName.kindId, "by its name"};
    switch (node.shape) {
    case ForeignShape::Cylinder:
        return {"store.relational", "by its outline"};
    case ForeignShape::Queue:
        return {"msg.queue", "by its outline"};
    case ForeignShape::Actor:
        return {"client.web", "by its outline"};
    case ForeignShape::Box:
    case ForeignShape::Rounded:
    case ForeignShape::Circle:
    case ForeignShape::Diamond:
    case ForeignShape::Hexagon:
    case ForeignShape::Other:
        break;
    }
    return {byName.kindId, "as nothing says otherwise"};
}

Direction directionOf(const ForeignEdge& edge) {
    if (edge.headAtStart && edge.headAtEnd) return Direction::Both;
    return edge.headAtStart || edge.headAtEnd ? Direction::Forward : Direction::None;
}

/// Outer groups first: a group may come before the one it is in.
Expected<std::vector<Ref>> addGroups(Transaction& edit, const std::vector<ForeignGroup>& groups) {
    std::vector<Ref> added(groups.size());
    for (std::size_t start = 0; start < groups.size(); ++start) {
        std::vector<std::size_t> way;
        for (int g = static_cast<int>(start); g >= 0 && !added[static_cast<std::size_t>(g)].valid();
             g = groups[static_cast<std::size_t>(g)].parent)
            way.push_back(static_cast<std::size_t>(g));
        for (; !way.empty(); way.pop_back()) {
            const ForeignGroup& group = groups[way.back()];
            const BoundaryId parent = group.parent < 0
                                          ? BoundaryId{}
                                          : BoundaryId{added[static_cast<std::size_t>(group.parent)].id};
            const auto id = addBoundary(edit, BoundaryType::Group, group.title, parent);
            if (!id) return std::unexpected(id.error());
            added[way.back()] = {RecordType::Boundary, id->value};
        }
    }
    return added;
}

Expected<std::vector<Ref>> addNodes(Transaction& edit, const std::vector<ForeignNode>& nodes,
                                    const std::vector<Ref>& boundaries, ImportReport& report) {
    std::vector<Ref> added;
    for (const ForeignNode& node : nodes) {
        const BoundaryId boundary =
            node.group < 0 ? BoundaryId{} : BoundaryId{boundaries[static_cast<std::size_t>(node.group)].id};
        const Guess guess = guessOf(node);
        const auto id = addNode(edit, {node.label, guess.kind, node.technology, boundary});
        if (!id) return std::unexpected(id.error());
        added.push_back({RecordType::Node, id->value});
        const Kind* kind = findKind(guess.kind);
        report.entries.push_back({ImportReport::Kind::Guessed,
                                  "\"" + oneLine(node.label) + "\" is " +
                                      (kind ? std::string(kind->name) : guess.kind) + ", " +
                                      std::string(guess.reason),
                                  node.line});
    }
    return added;
}

Orientation orientationOf(ForeignDirection direction) {
    const bool down =
        direction == ForeignDirection::TopToBottom || direction == ForeignDirection::BottomToTop;
    return down ? Orientation::TopToBottom : Orientation::LeftToRight;
}

/// How many lines of a stroke there are, and where the first is.
struct StrokeCount {
    int count = 0;
    int line = 0;

    void add(bool drawnSo, int at) {
        if (drawnSo && count++ == 0) line = at;
    }
    void tell(ImportReport& report, const std::string& stroke, const std::string& meaning) const {
        if (count == 0) return;
        report.entries.push_back({ImportReport::Kind::Guessed,
                                  std::to_string(count) + " " + stroke +
                                      (count == 1 ? " line is " : " lines are ") + meaning +
                                      ", first on this line",
                                  line});
    }
};

Expected<void> addEdges(Transaction& edit, const std::vector<ForeignEdge>& edges,
                        const std::vector<Ref>& boundaries, const std::vector<Ref>& nodes,
                        ImportReport& report) {
    const auto endOf = [&](const ForeignEnd& end) {
        return end.node >= 0 ? nodes[static_cast<std::size_t>(end.node)]
                             : boundaries[static_cast<std::size_t>(end.group)];
    };
    StrokeCount dashed;
    StrokeCount thick;
    for (const ForeignEdge& edge : edges) {
        const bool back = edge.headAtStart && !edge.headAtEnd;
        dashed.add(edge.dashed, edge.line);
        thick.add(edge.thick, edge.line);
        const EdgeKind kind = edge.dashed ? EdgeKind::Async : EdgeKind::Sync;
        const auto id = connect(edit, {endOf(back ? edge.to : edge.from), endOf(back ? edge.from : edge.to),
                                       kind, directionOf(edge), edge.label});
        if (!id) return std::unexpected(id.error());
    }
    dashed.tell(report, "dashed", "asynchronous");
    thick.tell(report, "thick", "synchronous");
    return {};
}

} // namespace

Expected<void> buildProject(Transaction& edit, const ForeignDiagram& diagram, ImportReport& report) {
    const auto boundaries = addGroups(edit, diagram.groups);
    if (!boundaries) return std::unexpected(boundaries.error());
    const auto nodes = addNodes(edit, diagram.nodes, *boundaries, report);
    if (!nodes) return std::unexpected(nodes.error());
    if (auto done = addEdges(edit, diagram.edges, *boundaries, *nodes, report); !done) return done;
    std::vector<Ref> all = *boundaries;
    all.insert(all.end(), nodes->begin(), nodes->end());
    const SheetId sheet = edit.session().sheet();
    if (!diagram.title.empty())
        if (auto done = rename(edit, {RecordType::Sheet, sheet.value}, diagram.title); !done) return done;
    std::map<Ref, Orientation> inner;
    for (std::size_t g = 0; g < diagram.groups.size(); ++g)
        if (const auto& own = diagram.groups[g].direction) inner[(*boundaries)[g]] = orientationOf(*own);
    placeAll(edit, placeNew(edit.document().tables(), sheet, all, orientationOf(diagram.direction), inner));
    return {};
}

} // namespace chalkline
