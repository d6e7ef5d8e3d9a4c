// One line of type-to-draw to what it says (syntax.h). Knows no project. Errors carry "line:column" as place
// and say what was expected.
#pragma once

#include "base/error.h"
#include "text/syntax.h"

#include <string_view>

namespace chalkline::text {

struct ParseContext {
    int lineNumber = 1;
    bool hasSubject = false; // the canvas has a selection: `x3`, `(kind)`, `@vpc`, `: text` apply to it
};

inline constexpr std::size_t lineLimit = 100'000; // bytes

[[nodiscard]] Expected<Line> parseLine(std::string_view line, const ParseContext& context = {});

/// The six words that make a boundary line.
[[nodiscard]] std::optional<BoundaryType> boundaryType(std::string_view word);
/// The reserved word or form (`must:`, `table orders:`, `api GET /x`) that a line begins with, or "".
[[nodiscard]] std::string reservedRecord(std::string_view line);

} // namespace chalkline::text
