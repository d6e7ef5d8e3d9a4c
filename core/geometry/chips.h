// The room of number chips: what is pinned to a node stands on its bottom edge, what is pinned to an edge
// beside its label. The room depends on the presence of a chip alone and not on its text, which nobody below
// the figures of the project knows. Used by layout, routing and drawing. Unit: px.
#pragma once

#include "geometry/rect.h"
#include "model/document.h"

#include <unordered_map>

namespace chalkline {

inline constexpr double chipRoom = 84; // of one chip: ten characters; more is elided
inline constexpr double chipHeight = 18;
inline constexpr double chipOverlap = 5; // of it stand on the node, so 13 px are needed below

/// How many chips stand on each node and edge that has any.
[[nodiscard]] std::unordered_map<Ref, int> chipsOf(const Tables& tables);

/// The room of a node's chips, below which ports keep off.
[[nodiscard]] Rect chipRoomBelow(const Rect& node, int chips);
/// What an edge's label is wider for its chips, and how wide these are themselves.
[[nodiscard]] double chipRoomBeside(int chips);

} // namespace chalkline
