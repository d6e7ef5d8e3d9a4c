// What a person types or pastes into the lists of requirements and trade-offs, read into the values of a
// record: `must: shorten a URL`, `nfr good: redirect p99 < 100 ms`, `SQL vs NoSQL`, `pick: Kafka over
// RabbitMQ: replay`. Any text is accepted; what carries no prefix takes the kind and priority given. UTF-8.
#pragma once

#include "model/records.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace chalkline::text {

struct RequirementSort {
    RequirementKind kind = RequirementKind::Functional;
    Priority priority = Priority::Must;
};

struct RequirementLine {
    Requirement record;
    bool saysPriority = false; // by a prefix; else it is the given one
};
struct PickLine {
    TradeOff record;
    bool saysTitle = false; // else the title is its options
};

/// Title, kind, priority, and for a non-functional one what its words measure; or none if only blanks (or a
/// prefix) are there. A prefix that names no kind keeps the given one. A title in quotes is taken as it is.
[[nodiscard]] std::optional<RequirementLine> readRequirementLine(std::string_view line,
                                                                 RequirementSort given);
[[nodiscard]] std::optional<Requirement> readRequirement(std::string_view line, RequirementSort given);

/// Title, options, choice and justification, or none if there are no words.
[[nodiscard]] std::optional<TradeOff> readTradeOff(std::string_view line);
/// What stands behind `pick:`. `title: a | b -> b because words`, of which any may be left out; `a over b:
/// words`; `a vs b`. Each of these may be in quotes. A choice without words is discussed, with words decided.
[[nodiscard]] PickLine readPick(std::string_view line);
/// The whole line that says the same, or "" if there is nothing to say.
[[nodiscard]] std::string writePick(const TradeOff& tradeOff);

/// Metric, comparator, target and unit of `redirect p99 < 100 ms`; what is not said stays as it is. Numbers
/// may have commas between thousands and end in k, M, G or T.
void readMeasure(std::string_view words, Requirement& into);

/// The lines of a pasted list without bullets, numbers, check boxes and empty lines.
[[nodiscard]] std::vector<std::string> listedLines(std::string_view text);

/// The options of a trade-off, one a line, without blanks around and without empty ones.
[[nodiscard]] std::vector<std::string> optionsOf(const TradeOff& tradeOff);

} // namespace chalkline::text
