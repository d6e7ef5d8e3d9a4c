// The silhouette of a node: one closed path per family, the same for bounds, hit shape and drawing. Unit: px.
#pragma once

#include "geometry/rect.h"
#include "model/catalogue.h"

#include <string_view>
#include <vector>

namespace chalkline {

enum class Step { Move, Line, Cubic, Close };

struct PathStep {
    Step step = Step::Move;
    Point to;
    Point first;  // Cubic only
    Point second; // Cubic only
};

using Path = std::vector<PathStep>;

/// The body of a node of this kind.
[[nodiscard]] Path bodyOutline(std::string_view kindId, const Rect& box);
/// Lines drawn on the body: a cylinder's lid, a tube's end, an external thing's inner line. Empty for others.
[[nodiscard]] Path bodyDetail(std::string_view kindId, const Rect& box);
/// Where the straight line from `at`, a point on one side of `box`, inward across the box first meets the
/// body: `at` itself for straight sides, further in for points, arcs and cut corners. `at` if it never does.
[[nodiscard]] Point bodyPoint(std::string_view kindId, const Rect& box, Point at);
[[nodiscard]] Path roundedRect(const Rect& box, double radius);

} // namespace chalkline
