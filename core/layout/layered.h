// One level of layered layout: boxes and edges between them, no groups. Used by compound layout for the
// inside of each boundary and for the sheet. Deterministic. Unit: px.
#pragma once

#include "geometry/rect.h"

#include <vector>

namespace chalkline {

struct LayerItem {
    Size size;
};

struct LayerEdge {
    int from = 0;
    int to = 0;
    double labelWidth = 0; // px, 0 = none
};

struct LayerPlan {
    std::vector<Point> positions; // top left, the whole at (0, 0)
    Size size;
};

/// Ranks by longest path left to right, order by median sweeps, rows straightened, components packed.
[[nodiscard]] LayerPlan layerItems(const std::vector<LayerItem>& items, const std::vector<LayerEdge>& edges);

} // namespace chalkline
