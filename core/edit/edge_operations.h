// Edits of edges. An edge keeps its identity through every change; self-loops and parallel edges are legal.
#pragma once

#include "edit/transaction.h"

namespace chalkline {

enum class EdgeEnd { From, To };

struct NewEdge {
    Ref from; // node or boundary
    Ref to;
    EdgeKind kind = EdgeKind::Sync;
    Direction direction = Direction::Forward;
    std::string label;
};

[[nodiscard]] Expected<EdgeId> connect(Transaction& edit, NewEdge values);
/// Moves one end to another node or boundary.
[[nodiscard]] Expected<void> reconnect(Transaction& edit, EdgeId edge, EdgeEnd end, Ref target);
[[nodiscard]] Expected<void> setEdgeKind(Transaction& edit, EdgeId edge, EdgeKind kind);
/// Sync becomes async, async becomes sync; data stays data.
[[nodiscard]] Expected<void> toggleSyncAsync(Transaction& edit, EdgeId edge);
[[nodiscard]] Expected<void> setDirection(Transaction& edit, EdgeId edge, Direction direction);
/// Swaps the two ends.
[[nodiscard]] Expected<void> reverse(Transaction& edit, EdgeId edge);
[[nodiscard]] Expected<void> setLabel(Transaction& edit, EdgeId edge, std::string label);
/// Replaces an edge that exists, keeping its id; for the values that have no operation of their own.
[[nodiscard]] Expected<void> editEdge(Transaction& edit, Edge changed);
/// Puts a node into an edge: from -> node keeps id, kind and label; node -> to is new, of the same kind.
[[nodiscard]] Expected<EdgeId> insertIntoEdge(Transaction& edit, EdgeId edge, NodeId node);
/// How an edge runs on a sheet; creates its shape record, or removes it when nothing is left to say.
[[nodiscard]] Expected<void> setEdgeShape(Transaction& edit, SheetId sheet, EdgeId edge, EdgeStyle style,
                                          std::vector<Point> waypoints);
/// Where the label stands: at `position` (0 at the source .. 1 at the target) of the way, moved by (dx, dy)
/// px; nothing = where the routing puts it.
[[nodiscard]] Expected<void> setLabelPlace(Transaction& edit, SheetId sheet, EdgeId edge,
                                           std::optional<double> position, double dx = 0, double dy = 0);

} // namespace chalkline
