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
/// What a px away from the place that was wanted costs.
struct AwayCost {
    double across = 1;
    double down = 1;
};

/// The top left, as near to `wanted` as a box of this size stands clear of nodes and notes.
[[nodiscard]] Point freePlace(const RoutedSheet& sheet, Size size, Point wanted, AwayCost away = {});
/// Adds and places it, in the boundary that holds its middle.
[[nodiscard]] Expected<Ref> addNodeAt(Transaction& edit, const RoutedSheet& routed, const Node& node,
                                      Point topLeft);
struct Connected {
    Ref node;
    Ref edge;
};

/// Beside a component at one side, connected from it.
[[nodiscard]] Expected<Connected> addConnected(Transaction& edit, const RoutedSheet& routed, Ref source,
                                               BoxSide side, const Node& node, EdgeKind kind);

} // namespace chalkline
