// Counts of the Mermaid diagrams that are not imported yet, as Mermaid's own parser would count them: what is
// a node, an edge and a group of each kind is in docs/interchange.md. Used by mermaid.cpp only. Line by line,
// in linear time.
#pragma once

#include "base/error.h"
#include "interchange/foreign_diagram.h"
#include "interchange/mermaid/source.h"

#include <optional>

namespace chalkline {

[[nodiscard]] Expected<Census> countMermaidSequence(const MermaidSource& source);
[[nodiscard]] Expected<Census> countMermaidEr(const MermaidSource& source);
[[nodiscard]] Expected<Census> countMermaidClass(const MermaidSource& source);
[[nodiscard]] Expected<Census> countMermaidState(const MermaidSource& source);
[[nodiscard]] Expected<Census> countMermaidC4(const MermaidSource& source);
[[nodiscard]] Expected<Census> countMermaidArchitecture(const MermaidSource& source);
[[nodiscard]] Expected<Census> countMermaidBlock(const MermaidSource& source);

/// The lines behind the opening word, trimmed, empty ones left out.
class MermaidLines {
public:
    explicit MermaidLines(const MermaidSource& source);
    [[nodiscard]] bool next();
    [[nodiscard]] std::string_view line() const { return line_; }
    [[nodiscard]] std::size_t offset() const { return offset_; }
    [[nodiscard]] std::unexpected<Error> error(std::string message) const;
    /// Skips to behind the next line that holds `closer`; false if there is none.
    [[nodiscard]] bool skipPast(std::string_view closer);

private:
    const MermaidSource& source_;
    std::size_t at_;
    std::size_t offset_ = 0;
    std::string_view line_;
};

/// The word a line opens with, up to a blank or one of `stops`.
[[nodiscard]] std::string_view firstWord(std::string_view line, std::string_view stops = {});

/// What is behind `word` and blanks if the line opens with it, in any case of letters.
[[nodiscard]] std::optional<std::string_view> behindWord(std::string_view line, std::string_view word);

/// Titles, styles and descriptions, which every kind has and nobody counts. Takes all lines of one.
[[nodiscard]] bool skipsCommonLine(MermaidLines& lines);

} // namespace chalkline
