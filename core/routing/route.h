// The way each edge runs on a sheet and where its label stands: a function of boxes, kinds and waypoints and
// nothing else. First version: orthogonal lines of at most three bends between ports spread along the sides;
// the routing engine replaces it behind routeSheet. Unit: px.
#pragma once

#include "geometry/rect.h"
#include "model/document.h"

#include <optional>
#include <unordered_map>
#include <vector>

namespace chalkline {

struct Route {
    EdgeId edge;
    std::vector<Point> points; // from the bounding box of one end to that of the other
    std::optional<Rect> label; // where the label's chip stands
    std::vector<Point> breaks;
};

struct RoutedSheet {
    std::unordered_map<Ref, Rect> boxes; // nodes, boundaries, notes
    std::vector<Route> routes;           // by edge id
};

/// Edges with an end that does not stand on the sheet are left out.
[[nodiscard]] RoutedSheet routeSheet(const Tables& tables, SheetId sheet);

} // namespace chalkline
