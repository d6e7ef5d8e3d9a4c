// What was agreed on, as text: the summary of the requirements (core features first, qualities grouped as
// performance, scalability, reliability and other) and the page that is read aloud in the end. Made from the
// records; a section that a person has rewritten is a Summary record and stays until that person drops it.
// Used by the pages Requirements and Summary and by the report. Expectations of the interviewer are never in
// it.
#pragma once

#include "edit/transaction.h"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace chalkline::interview {

/// A part of the summary. Text is UTF-8 of lines, without bullets and markup.
struct SummarySection {
    std::string_view key; // Summary::section
    std::string_view title;
    std::string text;      // what is shown: the edited text if there is one
    std::string generated; // from the records of today
    bool edited = false;
    bool outdated = false; // edited, and what it was made from has changed since
};

/// Where a non-functional requirement stands in the summary.
enum class QualityGroup { Performance, Scalability, Reliability, Other };
/// By its category, else its metric, else the words of its title, else its unit.
[[nodiscard]] QualityGroup qualityOf(const Requirement& requirement);

/// problem, must, performance, scalability, reliability, other, good, out, assumed. Sections that say nothing
/// are left out.
[[nodiscard]] std::vector<SummarySection> requirementSummary(const Tables& tables);
/// Those, then numbers, design, trade_offs, scale and open: the whole answer to read aloud. `numbers` are
/// lines that somebody else worked out; without them the estimates stand there as they were typed.
[[nodiscard]] std::vector<SummarySection> onePage(const Tables& tables,
                                                  std::span<const std::string> numbers = {});
/// The sections as plain text, titles above their lines.
[[nodiscard]] std::string asText(std::span<const SummarySection> sections);

/// True for the sections of requirementSummary().
[[nodiscard]] bool isOfRequirements(std::string_view section);

/// Keeps a person's words for a section. The generated text itself, or nothing, drops the record.
[[nodiscard]] Expected<void> rewrite(Transaction& edit, std::string_view section, std::string text);
/// Back to what is generated.
[[nodiscard]] Expected<void> regenerate(Transaction& edit, std::string_view section);
/// Keeps the words although what they were made from has changed: no longer outdated.
[[nodiscard]] Expected<void> keepWords(Transaction& edit, std::string_view section);

} // namespace chalkline::interview
