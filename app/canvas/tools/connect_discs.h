// The four discs around a component that a new line is dragged from. Sizes in px of the widget.
#pragma once

#include "canvas/tools/tool.h"

#include <array>

namespace chalkline {

inline constexpr double discReach = 34; // px of the widget outside a box where its discs still count as it

/// In the order of BoxSide.
[[nodiscard]] std::array<Point, 4> discCentres(const Rect& box, double zoom);
/// The disc under a point of the scene.
[[nodiscard]] std::optional<BoxSide> discAt(const Rect& box, double zoom, Point at);
void paintDiscs(QPainter& painter, const Rect& box, double zoom, const Theme& theme);

} // namespace chalkline
