// Blocks as GitHub-flavoured Markdown that is pleasant to read as text, too: only what would be taken for
// markup is escaped. Used by report.h.
#pragma once

#include "report/blocks.h"

#include <string>
#include <string_view>

namespace chalkline::report {

/// Pictures become links to `pictureStem`-1.svg, -2.svg ... in order; without a stem a remark.
[[nodiscard]] std::string asMarkdown(const Blocks& blocks, const std::string& pictureStem);

/// Text that Markdown shows as it is: no markup, no HTML, no link, whatever it says. For one line of a
/// paragraph, a list item or a table cell.
[[nodiscard]] std::string markdownText(std::string_view text);

} // namespace chalkline::report
