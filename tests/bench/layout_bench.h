// The sub-command layout of chalkline-bench: the time of placing every node anew and how good the routed
// picture is.
#pragma once

#include "graph_file.h"
#include "measure.h"

namespace chalkline::bench {

/// Times the layout alone, then routes it and prints crossings, lengths, the size and overlaps.
[[nodiscard]] int benchLayout(const Options& options, const Graph& graph);

} // namespace chalkline::bench
