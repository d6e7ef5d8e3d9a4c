// Lines whose way a person gave: straight ones and those through waypoints; and the plain way that is left
// where nothing can be searched. Used before the other lines are routed. Unit: px.
#pragma once

#include "routing/scene.h"

namespace chalkline::routing {

/// Gives the line points and marks it fixed if its shape says how it runs; else leaves it alone.
void routeByHand(Scene& scene, Line& line);

} // namespace chalkline::routing
