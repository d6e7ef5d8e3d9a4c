// Sheets for tests of layout: graphs in rows from a seed, with or without nested boundaries, and designs
// tidied through a session. The same on every machine.
#pragma once

#include "edit/boundary_operations.h"
#include "edit/edge_operations.h"
#include "edit/node_operations.h"
#include "edit/placement_operations.h"
#include "layout/tidy.h"
#include "support/dice.h"
#include "support/projects.h"

#include <algorithm>
#include <cmath>

namespace chalkline::test {

struct SheetPlan {
    std::size_t nodes = 12;
    std::size_t boundaries = 0; // every second one inside the one before
    bool placed = true;         // in rows, on the sheet; else nothing stands yet
};

/// About 1.3 edges a node, most of them from one row to the next ones, 3 % across all.
[[nodiscard]] inline Project randomSheet(const SheetPlan& plan, Dice& dice) {
    static const std::vector<std::string> labels{"HTTP", "gRPC", "events", "SQL", "GET /orders/{id}"};
    static const std::vector<std::string> kinds{"compute.service", "store.relational", "cache.distributed",
                                                "msg.log", "edge.api_gateway"};
    Project project;
    Transaction edit(*project.session, "Make");
    std::vector<BoundaryId> boundaries;
    for (std::size_t b = 0; b < plan.boundaries; ++b)
        boundaries.push_back(*addBoundary(edit, BoundaryType::Group, "group " + std::to_string(b),
                                          b % 2 == 1 ? boundaries.back() : BoundaryId{}));
    const auto columns =
        std::max<std::size_t>(3, static_cast<std::size_t>(std::sqrt(static_cast<double>(plan.nodes) * 1.3)));
    std::vector<NodeId> nodes;
    for (std::size_t i = 0; i < plan.nodes; ++i) {
        NewNode node;
        node.name = "service " + std::to_string(i);
        node.kind = kinds[dice.below(kinds.size())];
        // Stretches of nodes that follow each other, and here and there one that does not.
        if (!boundaries.empty() && i % 3 != 0)
            node.boundary =
                boundaries[(dice.oneIn(12) ? dice.below(plan.nodes) : i) * boundaries.size() / plan.nodes];
        nodes.push_back(*addNode(edit, node));
        if (plan.placed)
            (void)place(edit, edit.session().sheet(), {RecordType::Node, nodes.back().value},
                        static_cast<double>(i % columns * 280), static_cast<double>(i / columns * 160));
    }
    for (std::size_t e = 0; e * 10 < plan.nodes * 13; ++e) {
        const std::size_t from = dice.below(plan.nodes);
        const std::size_t row = from / columns + 1 + dice.below(3);
        const std::size_t column = dice.oneIn(33) ? dice.below(columns) : from % columns + dice.below(9);
        const std::size_t near = std::min(columns - 1, column < 4 ? 0 : column - 4);
        const std::size_t to = row * columns + near;
        if (to >= plan.nodes || to == from) continue;
        (void)connect(edit, {{RecordType::Node, nodes[from].value},
                             {RecordType::Node, nodes[to].value},
                             dice.oneIn(3) ? EdgeKind::Async : EdgeKind::Sync,
                             Direction::Forward,
                             dice.oneIn(4) ? labels[dice.below(labels.size())] : ""});
    }
    for (const BoundaryId boundary : boundaries)
        if (plan.placed)
            (void)place(edit, edit.session().sheet(), {RecordType::Boundary, boundary.value}, 0, 0);
    (void)edit.commit();
    return project;
}

/// As Ctrl+L does; the number of placements that changed, -1 if it was stopped.
inline int tidy(Project& project, TidyRequest request = {}) {
    request.sheet = project.session->sheet();
    const auto moves = tidySheet(project.document().tables(), request);
    if (!moves) return -1;
    Transaction edit(*project.session, "Tidy up");
    for (const Placement& placement : *moves)
        edit.put(placement);
    (void)edit.commit();
    return static_cast<int>(moves->size());
}

} // namespace chalkline::test
