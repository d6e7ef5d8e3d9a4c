// Takes small jogs out of lines after nudging: two bends that a few px of port would spare. Unit: px.
#pragma once

#include "routing/scene.h"

namespace chalkline::routing {

/// Only where the line stays clear of boxes and keeps its distance from others.
void straighten(Scene& scene);

} // namespace chalkline::routing
