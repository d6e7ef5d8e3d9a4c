// Mermaid flowcharts in (graph, flowchart, flowchart-elk). A hand-written scanner, linear in the input. Other
// Mermaid diagrams are recognised and refused by name. Errors carry "file:line".
#pragma once

#include "base/error.h"
#include "interchange/foreign_diagram.h"

#include <string_view>

namespace chalkline {

inline constexpr std::size_t mermaidByteLimit = 1'000'000;
inline constexpr std::size_t mermaidNodeLimit = 5'000;
inline constexpr std::size_t mermaidEdgeLimit = 20'000;

[[nodiscard]] bool looksLikeMermaid(std::string_view text);
[[nodiscard]] Expected<ForeignDiagram>
readMermaidFlowchart(std::string_view text, const std::string& fileName, ImportReport& report);
[[nodiscard]] Expected<Census> mermaidCensus(std::string_view text, const std::string& fileName);

} // namespace chalkline
