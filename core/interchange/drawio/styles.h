// The style texts of draw.io cells, of shapes that every draw.io has. Used by write_drawio.cpp only.
#pragma once

#include "interchange/outgoing.h"

#include <QString>

namespace chalkline::drawio {

[[nodiscard]] QString nodeStyle(std::string_view kind);
[[nodiscard]] QString boundaryStyle(BoundaryType type);
[[nodiscard]] QString noteStyle();

/// Where an edge leaves or enters: shares of the shape's width and height.
struct Port {
    double x = 0.5;
    double y = 0.5;
};

[[nodiscard]] QString edgeStyle(const Edge& edge, Port exit, Port entry, bool orthogonal);

} // namespace chalkline::drawio
