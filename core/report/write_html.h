// Blocks as one HTML document that needs nothing else: its style and pictures are in it, and it has no script
// and no reference to anything outside. It is well-formed XML, too. Used by report.h.
#pragma once

#include "report/blocks.h"

#include <string>
#include <string_view>

namespace chalkline::report {

/// The first heading of level 1 is the title; each of level 2 begins a chapter that the contents link to.
[[nodiscard]] std::string asHtml(const Blocks& blocks);

/// For paper and screen, light and dark.
[[nodiscard]] std::string_view pageStyle();

} // namespace chalkline::report
