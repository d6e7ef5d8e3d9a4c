// The sub-commands export and route of chalkline-bench.
#pragma once

#include "measure.h"
#include "model/document.h"

namespace chalkline::bench {

/// A picture from the records to the bytes: routing alone, drawing and writing with the routes given, and the
/// whole. --write FILE.svg|.png|.pdf puts the last result out.
[[nodiscard]] int benchExport(const Options& options, const Document& document);

} // namespace chalkline::bench
