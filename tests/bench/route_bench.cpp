#include "route_bench.h"

#include "routing/route.h"
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

} // namespace

int benchRoute(const Options& options, const Document& document) {
    const Tables& tables = document.tables();
    const SheetId sheet = firstSheet(tables);
    RoutedSheet routed;
    measure(options, "route every edge of the sheet", [&] { routed = routeSheet(tables, sheet); });
    printQuality(options, test::pictureFaults(tables, routed));
    return 0;
}

} // namespace chalkline::bench
