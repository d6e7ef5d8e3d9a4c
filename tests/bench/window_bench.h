// Measurements of the window: the start to its first painted frame, and frames of the canvas.
#pragma once

#include "measure.h"
#include "model/document.h"

namespace chalkline::bench {

/// Starts the program, with `file` if it is not empty, on the platform of QT_QPA_PLATFORM (offscreen if that
/// is not set), until the first frame is painted; then its resident memory.
int benchWindowStart(const Options& options);
/// Panning, zooming and dragging one node at 1280x720.
int benchFrames(const Options& options, const Document& document);

} // namespace chalkline::bench
