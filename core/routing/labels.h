// Finds a place for every label: on its own line if that stays clear of boxes, other labels, other lines,
// bends, heads and queue marks, else beside it. Called last, when the lines stand. Unit: px.
#pragma once

#include "routing/scene.h"

namespace chalkline::routing {

/// Sets Line::label of every line with a label.
void placeLabels(Scene& scene);

} // namespace chalkline::routing
