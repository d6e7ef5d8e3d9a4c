#include "layout/place.h"

#include "layout/sheet_graph.h"

#include <set>

namespace chalkline {

namespace {

/// Two or three boxes below each other are not yet a direction.
Orientation directionOf(const LayoutGraph& graph) {
    constexpr int fewest = 4; // edges
    const SheetFlow flow = flowIn(graph);
    const bool down = flow.edges >= fewest && flow.down * 2 > flow.across * 3;
    return down ? Orientation::TopToBottom : Orientation::LeftToRight;
}

} // namespace

std::vector<Placement> placeNew(const Tables& tables, SheetId sheet, const std::vector<Ref>& subjects,
                                std::optional<Orientation> orientation,
                                const std::map<Ref, Orientation>& inner) {
    std::set<Ref> standing; // maybe hidden
    for (const Placement& placement : tables.of<Placement>())
        if (placement.sheet == sheet) standing.insert(placement.subject);
    std::vector<Ref> fresh;
    for (const Ref& ref : subjects)
        if (standing.insert(ref).second) fresh.push_back(ref);
    SheetGraph made = sheetGraph(tables, sheet, fresh);
    made.graph.orientation = orientation.value_or(directionOf(made.graph));
    for (const auto& [boundary, direction] : inner)
        if (const auto group = made.groupOf.find(boundary); group != made.groupOf.end())
            made.graph.groups[static_cast<std::size_t>(group->second)].orientation = direction;
    const LayoutResult layout = growLayout(made.graph);
    std::vector<Placement> placements;
    for (const Ref& ref : fresh) {
        Placement placement;
        placement.sheet = sheet;
        placement.subject = ref;
        Point at;
        if (const auto node = made.nodeOf.find(ref); node != made.nodeOf.end())
            at = layout.nodes[static_cast<std::size_t>(node->second)];
        else if (const auto group = made.groupOf.find(ref); group != made.groupOf.end())
            at = {layout.groups[static_cast<std::size_t>(group->second)].x,
                  layout.groups[static_cast<std::size_t>(group->second)].y};
        else
            continue;
        placement.x = at.x;
        placement.y = at.y;
        placements.push_back(placement);
    }
    return placements;
}

} // namespace chalkline
