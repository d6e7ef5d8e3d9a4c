// The measurable part of a requirement as a person writes it: "p99 < 100 ms", "99.99 %", "$20k/month". Stored
// are the number and a unit in which it can be read back; both come from base/quantity.h. Used by the entry
// line and the details of the page "Requirements", by summaries and the report.
#pragma once

#include "base/quantity.h"
#include "model/records.h"

#include <expected>
#include <optional>
#include <string>
#include <string_view>

namespace chalkline::text {

/// Number and unit of a target; "" takes them away. Nothing changes if the text does not read or is negative.
[[nodiscard]] std::expected<void, Misread> setTarget(Requirement& into, std::string_view text);

/// "100 ms", "99.99 %", "$20k/month", "19.3k/s"; "" without a number.
[[nodiscard]] std::string targetText(const Requirement& requirement);
/// The same with metric and comparator: "p99 <= 100 ms".
[[nodiscard]] std::string measureText(const Requirement& requirement);

/// Finds metric, comparator, target and unit in the words of a requirement ("redirect p99 < 100 ms",
/// "availability 99.99 %") and, where none is given, the category. An error if a comparator is there and what
/// follows it is no quantity; what could be read stays.
[[nodiscard]] std::expected<void, Misread> findTarget(std::string_view words, Requirement& into);

/// latency, availability, throughput, budget, storage ...: by metric, unit and title; "" if nothing tells.
[[nodiscard]] std::string_view categoryOf(const Requirement& requirement);

/// Of an availability: "3153.6 s = 52.56 min down a year"; "" of everything else.
[[nodiscard]] std::string downtimeText(const Requirement& requirement);

} // namespace chalkline::text
