// Which of two parallel stretches has to run on which side for their lines not to cross: follows both lines
// from the common stretch to where they part, at either end. Used by nudge.
#pragma once

#include "routing/scene.h"

namespace chalkline::routing {

/// -1 if segment `a` of line `first` (points a, a + 1) belongs at the smaller coordinate, 1 if that of
/// `second` does, 0 if it does not matter. Both run the same way, down or across.
[[nodiscard]] int trackOrder(const Line& first, int a, const Line& second, int b);

} // namespace chalkline::routing
