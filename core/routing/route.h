// The way each edge runs on a sheet, where its label stands and where it gives way at crossings: a function
// of boxes, kinds, labels and waypoints and nothing else, whatever the order of edits. Used by drawing, hit
// test and export. Orthogonal but where a person chose otherwise; runs through no foreign box if there is any
// way round. Unit: px.
#pragma once

#include "geometry/boxes.h"
#include "model/document.h"

#include <optional>
#include <span>
#include <unordered_map>
#include <vector>

namespace chalkline {

inline constexpr double bendRadius = 8; // px

struct Route {
    EdgeId edge;
    Ref from; // as seen: the edge's own end, or the collapsed boundary that hides it
    Ref to;
    int stands = 1; // for so many edges of one kind and direction between the two; `edge` is the first
    std::vector<Point> points; // from the box of one end to that of the other
    std::optional<Rect> label; // where the label's chip stands
    std::vector<Point> breaks; // where a vertical stretch is interrupted for another line that crosses it
    double bend = bendRadius;  // radius of its bends, where its stretches are twice as long
};

struct RoutedSheet {
    std::unordered_map<Ref, Rect> boxes; // nodes, boundaries, notes
    std::vector<Ref> order;              // what is in boxes, from back to front
    std::vector<Route> routes;           // by edge id
    Folding folding;
};

/// What stands on the line: the edge's label, and how many more edges the line stands for.
[[nodiscard]] std::string labelText(const Edge& edge, int stands);

/// Edges with an end that does not stand on the sheet are left out. Lines and labels stay off the `reserved`
/// boxes as they stay off nodes.
[[nodiscard]] RoutedSheet routeSheet(const Tables& tables, SheetId sheet, std::span<const Rect> reserved = {},
                                     Folds folds = Folds::AsSeen);

} // namespace chalkline
