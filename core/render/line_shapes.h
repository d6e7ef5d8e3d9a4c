// The shapes that lines are made of, as paths: rounded polylines and arrowheads. Every surface draws these,
// so that they cannot differ. Unit: px.
#pragma once

#include "render/surface.h"

namespace chalkline {

/// Corners rounded by at most `radius`, less where a segment is short. Needs two points.
[[nodiscard]] Path roundedPolyline(const std::vector<Point>& points, double radius);

/// The line `distance` px beside an other one, to its right where it runs; corners are mitred.
[[nodiscard]] std::vector<Point> beside(const std::vector<Point>& points, double distance);

/// Tip at `tip`, coming from `from`: filled 10 long and 9 wide, closed; open 10 by 10. Empty for None.
[[nodiscard]] Path arrowheadShape(Head head, Point from, Point tip);

} // namespace chalkline
