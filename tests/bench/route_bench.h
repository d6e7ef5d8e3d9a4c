// The sub-command route of chalkline-bench: the time of routing a sheet and how good the picture is.
#pragma once

#include "measure.h"
#include "model/document.h"

namespace chalkline::bench {

/// Times the full routing, then prints crossings, bends, lengths, overlaps and labels of the result.
[[nodiscard]] int benchRoute(const Options& options, const Document& document);

} // namespace chalkline::bench
