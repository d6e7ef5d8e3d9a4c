// Sheets as a draw.io file: plain XML, a page for each sheet. Export uses it. What becomes of what is in
// docs/interchange.md. Same records, same bytes. Any text comes out as text: labels are no HTML, and the XML
// is escaped in one place.
#pragma once

#include "model/document.h"

#include <string>
#include <vector>

namespace chalkline {

/// Sheets that do not exist are left out.
[[nodiscard]] std::string writeDrawio(const Tables& tables, const std::vector<SheetId>& sheets);

} // namespace chalkline
