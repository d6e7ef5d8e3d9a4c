// Makes a component on the sheet where there is room: for the palette, the connect tool and the keyboard.
#pragma once

#include "canvas/tools/tool.h"
#include "edit/transaction.h"
#include "geometry/boxes.h"

namespace chalkline {

inline constexpr double newNodeGap = 72; // px between a component and the one made beside it

/// The record of a new component: named after its technology or kind.
[[nodiscard]] Node nodeOfKind(const std::string& kind, const std::string& technology);
/// On the grid of 8 px.
[[nodiscard]] Point onGrid(Point at);
/// The smallest boundary that holds the point, or none.
[[nodiscard]] BoundaryId boundaryAt(const RoutedSheet& sheet, Point at);
/// The top left, nearest to `wanted`, where a box of this size stands clear of nodes and notes.
[[nodiscard]] Point freePlace(const RoutedSheet& sheet, Size size, Point wanted);
/// Adds and places it, in the boundary that holds its middle.
[[nodiscard]] Expected<Ref> addNodeAt(Transaction& edit, const RoutedSheet& routed, const Node& node, Point topLeft);
/// Beside a component at one side, connected from it.
[[nodiscard]] Expected<Ref> addConnected(Transaction& edit, const RoutedSheet& routed, Ref source, BoxSide side,
                                         const Node& node, EdgeKind kind);

} // namespace chalkline
