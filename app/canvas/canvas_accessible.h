// The canvas for screen readers and other tools: a child for each boundary, component, connection and note of
// the sheet in view, with a name a person understands, its place on the screen and the action to choose it.
#pragma once

namespace chalkline {

/// Once, before the first canvas is asked for.
void installCanvasAccessibility();

} // namespace chalkline
