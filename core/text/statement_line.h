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

/// Title, kind, priority, and for a non-functional one what its words measure; or none if only blanks (or a
/// prefix) are there. A prefix that names no kind keeps the given one.
[[nodiscard]] std::optional<Requirement> readRequirement(std::string_view line, RequirementSort given);

/// Title, options, choice and justification, or none if there are no words.
[[nodiscard]] std::optional<TradeOff> readTradeOff(std::string_view line);

/// Metric, comparator, target and unit of `redirect p99 < 100 ms`; what is not said stays as it is.
void readMeasure(std::string_view words, Requirement& into);

/// The lines of a pasted list without bullets, numbers, check boxes and empty lines.
[[nodiscard]] std::vector<std::string> listedLines(std::string_view text);

/// The options of a trade-off, one a line, without blanks around and without empty ones.
[[nodiscard]] std::vector<std::string> optionsOf(const TradeOff& tradeOff);

} // namespace chalkline::text
