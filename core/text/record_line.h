// Record lines (`must: shorten a URL`, `est: 500M/month * 500 B`): the values that the words behind the colon
// stand for, and the line that says a record. One reader for the type line, `chalkline edit`, the outline and
// the quick entries of the panels.
#pragma once

#include "base/error.h"
#include "model/record.h"
#include "text/statement_line.h"
#include "text/syntax.h"

#include <optional>
#include <string>
#include <string_view>
#include <variant>

namespace chalkline::text {

/// ask: and assume:, with an answer behind " -> ".
struct QuestionLine {
    Question record;
    bool assumes = false;
    bool saysAnswer = false;
};

using RecordValues = std::variant<RequirementLine, QuestionLine, ScopeItem, Estimate, PickLine>;

/// The words that begin record lines and what stands behind them, for completion and help.
struct RecordWord {
    std::string_view word;    // "must"
    std::string_view example; // "shorten a URL"
};
[[nodiscard]] std::span<const RecordWord> recordWords();

/// The word and the rest if the line begins with such a word and a colon; "nfr good", "good nfr" count too.
[[nodiscard]] std::optional<RecordLine> recordLine(std::string_view line);

/// An error has "line:column" as its place.
[[nodiscard]] Expected<RecordValues> readRecord(const RecordLine& line, int lineNumber = 1);

/// The line that says the record; "" for records that no line says.
[[nodiscard]] std::string writeRecord(const Record& record);
/// What makes two records one for the language: a line that says one of them means the first such record.
/// Not for trade-offs, which are told by topic or title.
[[nodiscard]] std::string identityOf(const Requirement& requirement);
[[nodiscard]] std::string identityOf(const Question& question);
[[nodiscard]] std::string identityOf(const ScopeItem& item);
[[nodiscard]] std::string identityOf(const Estimate& estimate);

} // namespace chalkline::text
