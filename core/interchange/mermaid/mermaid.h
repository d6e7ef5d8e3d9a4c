// Mermaid in: flowcharts (graph, flowchart, flowchart-elk) as diagrams, the other kinds as counts.
// Hand-written scanners, linear in the input, no recursion. Import, `chalkline info` and the corpus test use
// it. Errors carry "file:line:column"; nothing but the text given is read.
#pragma once

#include "base/error.h"
#include "interchange/foreign_diagram.h"

#include <string_view>

namespace chalkline {

inline constexpr std::size_t mermaidByteLimit = 1'000'000;
inline constexpr std::size_t mermaidLineLimit = 200'000; // bytes
inline constexpr std::size_t mermaidLabelLimit = 10'000; // bytes
inline constexpr std::size_t mermaidNodeLimit = 5'000;   // groups too
inline constexpr std::size_t mermaidEdgeLimit = 20'000;
inline constexpr std::size_t mermaidProductLimit = 2'500; // links of one a & b --> c & d
inline constexpr std::size_t mermaidDepthLimit = 60;      // of groups; a project takes 64

/// True if the text opens as a Mermaid diagram of any kind, readable or not.
[[nodiscard]] bool looksLikeMermaid(std::string_view text);

/// Other kinds of diagram are refused by name.
[[nodiscard]] Expected<ForeignDiagram> readMermaidFlowchart(std::string_view text, std::string_view fileName,
                                                            ImportReport& report);

/// Flowchart, sequence, er, class, c4 and architecture exactly as Mermaid counts, state and block nearly.
[[nodiscard]] Expected<Census> mermaidCensus(std::string_view text, std::string_view fileName);

} // namespace chalkline
