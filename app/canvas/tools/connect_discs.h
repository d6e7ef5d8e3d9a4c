// The four discs with a plus that stand around a hovered component: dragging from one draws a line.
#pragma once

#include "geometry/rect.h"
#include "render/theme.h"

#include <QPainter>

#include <array>

namespace chalkline {

inline constexpr double discReach = 34; // px of the widget from the component that the discs take up

/// Centres right, below, left, above; 10 px of the widget outside the box, 20 px wide.
[[nodiscard]] std::array<Point, 4> discCentres(const Rect& box, double zoom);
/// Whether the point is on one; they are hit 24 px wide.
[[nodiscard]] bool discAt(const Rect& box, double zoom, Point at);
void paintDiscs(QPainter& painter, const Rect& box, double zoom, const Theme& theme);

} // namespace chalkline
