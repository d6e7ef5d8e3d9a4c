// How the report calls things: components, connections, requirements, targets, times. Plain UTF-8 of one line
// unless said otherwise. Used by the sections.
#pragma once

#include "model/document.h"
#include "report/blocks.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace chalkline::report {

/// "redis cache", "api → url database: insert", "FR-1 Shorten a URL", "SQL or NoSQL"; "" for what is not
/// there.
[[nodiscard]] std::string nameOf(const Tables& tables, Ref ref);
template <class R>
[[nodiscard]] std::string nameOf(const Tables& tables, Id<R> id) {
    return nameOf(tables, Ref{RecordTraits<R>::type, id.value});
}
template <class R>
[[nodiscard]] std::string namesOf(const Tables& tables, const std::vector<Id<R>>& ids) {
    std::string text;
    for (const Id<R> id : ids)
        if (const std::string name = nameOf(tables, id); !name.empty())
            text += (text.empty() ? "" : ", ") + name;
    return text;
}
/// "FR-1, NFR-2"
[[nodiscard]] std::string codesOf(const Tables& tables, const std::vector<RequirementId>& ids);

/// "p99 < 100 ms", "availability ≥ 99.99 %"; "" where nothing is measurable.
[[nodiscard]] std::string targetText(const Requirement& requirement);
/// Of an availability: "3153.6 s = 52.56 min down a year"; "" of everything else.
[[nodiscard]] std::string downtimeText(const Requirement& requirement);

/// "2026-11-30 14:12 UTC"
[[nodiscard]] std::string timeText(std::int64_t ms);
/// "not_discussed" becomes "not discussed".
[[nodiscard]] std::string inWords(std::string_view word);
/// The first letter large.
[[nodiscard]] std::string sentence(std::string text);
/// A number of a record, short: "100", "0.9", "500M".
[[nodiscard]] std::string numberText(double value);
/// The lines of a text that are not blank.
[[nodiscard]] std::vector<std::string> linesOf(std::string_view text);

/// Joins with ", " what is not empty.
[[nodiscard]] std::string listed(const std::vector<std::string>& parts);
/// Adds the rows that say something.
void addFact(Facts& facts, std::string_view name, std::string says);
/// A table without the columns in which nothing stands, unless it has no rows.
void addTable(Blocks& blocks, Table table);
void append(Blocks& blocks, Blocks more);

} // namespace chalkline::report
