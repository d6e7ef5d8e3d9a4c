// A sheet as a Mermaid flowchart, in the part of the grammar that every Mermaid reads: brackets, quoted
// labels, subgraphs, plain arrows, classes for colour. Export uses it. What becomes of what is in
// docs/interchange.md. Same records, same bytes. No word of the project can become syntax, markup or a
// directive.
#pragma once

#include "model/document.h"

#include <string>

namespace chalkline {

[[nodiscard]] std::string writeMermaid(const Tables& tables, SheetId sheet);

} // namespace chalkline
