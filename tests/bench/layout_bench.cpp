#include "layout_bench.h"

#include "layout/sheet_graph.h"
#include "layout/tidy.h"
#include "result_file.h"
#include "support/picture_faults.h"

#include <cstdio>

namespace chalkline::bench {

namespace {

Document placed(const Document& document, const SheetGraph& sheet, const LayoutResult& layout) {
    Document result = document;
    const Tables& tables = document.tables();
    for (const Placement& placement : tables.of<Placement>()) {
        Placement moved = placement;
        const Point at = layout.nodes[static_cast<std::size_t>(sheet.nodeOf.at(placement.subject))];
        moved.x = at.x;
        moved.y = at.y;
        result.put(std::make_shared<const Record>(moved));
    }
    return result;
}

void printQuality(const Options& options, const test::PictureFaults& faults, const Rect& area) {
    std::printf("{\"bench\":\"layout\",\"what\":\"%s\",\"nodes\":%zu,\"edges\":%d,\"crossings\":%d,"
                "\"total_length\":%.0f,\"width\":%.0f,\"height\":%.0f,\"node_overlaps\":%d,"
                "\"foreign_in_boundary\":%d,\"boundary_overlaps\":%d,\"edges_through_boxes\":%d,\"bends\":%d,"
                "\"collinear_overlaps\":%d,\"closer_than_4\":%d,\"nodesep\":%.1f,\"ranksep\":%.1f,"
                "\"rankdir\":\"%s\"}\n",
                options.quality ? "picture, quality" : "picture, fast", options.nodes, faults.edges,
                faults.crossings, faults.length, area.w, area.h, faults.nodeOverlaps,
                faults.strangersInBoundaries, faults.boundaryOverlaps, faults.linesThroughNodes, faults.bends,
                faults.collinearOverlaps, faults.closeStretches, options.nodesep,
                options.ranksep > 0 ? options.ranksep : LayoutOptions().labelRankGap,
                options.across ? "LR" : "TB");
}

} // namespace

int benchLayout(const Options& options, const Graph& graph) {
    const SheetId sheet = firstSheet(graph.document.tables());
    SheetGraph made = sheetGraph(graph.document.tables(), sheet);
    made.graph.orientation = options.across ? Orientation::LeftToRight : Orientation::TopToBottom;
    LayoutOptions how;
    how.effort = options.quality ? Effort::Quality : Effort::Fast;
    how.nodeGap = options.nodesep;
    if (options.ranksep > 0) how.rankGap = how.labelRankGap = options.ranksep;
    LayoutResult layout;
    measure(options, options.quality ? "layout, quality" : "layout, fast",
            [&] { layout = layeredLayout(made.graph, how); });
    const Document result = placed(graph.document, made, layout);
    TidyRequest request;
    request.sheet = sheet;
    request.view = Size{928, 656};
    measure(options, "tidy up, as the window asks for it",
            [&] { (void)tidySheet(graph.document.tables(), request); });
    const RoutedSheet routed = routeSheet(result.tables(), sheet);
    Rect area;
    for (std::size_t i = 0; i < made.nodes.size(); ++i) {
        const Rect& box = routed.boxes.at(made.nodes[i]);
        area = i == 0 ? box : area.united(box);
    }
    printQuality(options, test::pictureFaults(result.tables(), routed), area);
    return options.output.empty() ? 0 : writeResult(options.output, result.tables(), routed, graph.ids);
}

} // namespace chalkline::bench
