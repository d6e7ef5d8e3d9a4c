#include "route_bench.h"

#include "result_file.h"
#include "routing/drag_routing.h"
#include "support/picture_faults.h"

#include <cstdio>

namespace chalkline::bench {

namespace {

void printQuality(const Options& options, const test::PictureFaults& faults) {
    const double edges = std::max(1, faults.edges);
    std::printf(
        "{\"bench\":\"route\",\"what\":\"quality\",\"nodes\":%zu,\"edges\":%d,\"crossings\":%d,\"bends\":%d,"
        "\"bends_per_edge\":%.3f,\"total_length\":%.0f,\"length_per_edge\":%.1f,"
        "\"edges_through_boxes\":%d,\"collinear_overlaps\":%d,\"closer_than_4\":%d,"
        "\"label_node_overlaps\":%d,\"label_label_overlaps\":%d,\"label_line_overlaps\":%d,"
        "\"farthest_label\":%.1f,\"smallest_gap\":%.2f}\n",
        options.nodes, faults.edges, faults.crossings, faults.bends, faults.bends / edges, faults.length,
        faults.length / edges, faults.linesThroughNodes, faults.collinearOverlaps, faults.closeStretches,
        faults.labelsOnNodes, faults.labelsOnLabels, faults.labelsOnLines, faults.farthestLabel,
        faults.smallestGap > 1e8 ? 0 : faults.smallestGap);
}

/// Drags forty nodes, one after the other, each over thirty places. Printed are the single steps, and what
/// the first step of a drag costs more.
void benchDrags(const Options& options, const Tables& tables, const RoutedSheet& routed) {
    std::vector<Ref> nodes;
    for (const Node& node : tables.of<Node>())
        nodes.push_back(refOf(node));
    std::vector<double> begins;
    std::vector<double> steps;
    constexpr std::size_t dragged = 40;
    constexpr int places = 30;
    for (std::size_t i = 0; i < std::min(dragged, nodes.size()); ++i) {
        const Ref ref = nodes[i * nodes.size() / std::min(dragged, nodes.size())];
        RoutedSheet sheet = routed;
        const Rect box = sheet.boxes.at(ref);
        const double begin = now();
        const auto drag = DragRouting::of(tables, firstSheet(tables), sheet, {ref});
        begins.push_back(now() - begin);
        if (!drag) continue;
        for (int k = 1; k <= places; ++k) {
            const double start = now();
            drag->step({{ref, {box.x + 7.0 * k, box.y + 5.0 * k}}});
            steps.push_back(now() - start);
        }
    }
    report(options, "the first step of a drag, besides the step", begins, 0);
    report(options, "one dragged node", steps, 0);
    std::printf(
        "{\"bench\":\"route\",\"what\":\"one dragged node, longest step\",\"nodes\":%zu,\"max_ms\":%.4f}\n",
        options.nodes, steps.empty() ? 0 : std::ranges::max(steps));
}

} // namespace

int benchRoute(const Options& options, const Graph& graph) {
    const Tables& tables = graph.document.tables();
    const SheetId sheet = firstSheet(tables);
    RoutedSheet routed;
    measure(options, "route every edge of the sheet", [&] { routed = routeSheet(tables, sheet); });
    printQuality(options, test::pictureFaults(tables, routed));
    benchDrags(options, tables, routed);
    return options.output.empty() ? 0 : writeResult(options.output, tables, routed, graph.ids);
}

} // namespace chalkline::bench
