// Moves the segments of routed lines apart inside the free corridors they run in: ports along sides, tracks
// in gaps, in the order that makes fewest crossings. Called after the ways are found; changes coordinates,
// never the shape of a line. Unit: px.
#pragma once

#include "routing/scene.h"

namespace chalkline::routing {

/// So many passes over both directions; boxes stay clear, neighbours get trackGap where there is room.
void nudge(Scene& scene, int passes);

/// Further passes while stretches of two lines lie closer than any two may, as far as that helps.
void partCrowded(Scene& scene);

} // namespace chalkline::routing
