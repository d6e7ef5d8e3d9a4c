// The sub-command route of chalkline-bench: the time of routing a sheet and how good the picture is.
#pragma once

#include "graph_file.h"
#include "measure.h"

namespace chalkline::bench {

/// Times the full routing, then prints crossings, bends, lengths, overlaps and labels of the result.
[[nodiscard]] int benchRoute(const Options& options, const Graph& graph);

} // namespace chalkline::bench
