// What a person types into the quick entry of the numbers: a workload (`redirects: 50M users * 10/day read
// 500 B x3`), a constant (`retention = 5 y`) or an estimate (`est: 500M/month * 500 B * 5 y`, `est: daily = 2
// TB/day`), read into the values of its record and written back. UTF-8, C locale.
#pragma once

#include "base/error.h"
#include "base/quantity.h"
#include "model/guided_records.h"

#include <optional>
#include <string>
#include <string_view>
#include <variant>

namespace chalkline::text {

/// `monthly`: the amount was given by the month, so that a year has 12 of 30 days.
struct WorkloadLine {
    Workload record;
    bool monthly = false;
};

using NumberLine = std::variant<WorkloadLine, Constant, Estimate>;

/// An error is Invalid, its place "column N". Blank lines give nothing.
[[nodiscard]] Expected<std::optional<NumberLine>> readNumberLine(std::string_view line);

/// `redirects: 50M users * 10/day read 500 B x3`; reads back as the same values, exact or `shortened` for
/// people.
[[nodiscard]] std::string writeWorkload(const Workload& workload, bool shortened = false);

/// One field of a workload from what is typed into it. `field` is a column of Workload; blank text is
/// "unknown" (peak_factor: 3). An error is Invalid and says what was expected.
[[nodiscard]] Expected<void> readWorkloadField(std::string_view field, std::string_view text, Workload& into);
/// What stands in that field: "50M", "10", "500 B"; reads back as the same value.
[[nodiscard]] std::string workloadFieldText(std::string_view field, const Workload& workload);

/// Value and unit of a constant from its text: "5 y", "1000/s", "20 %", "62".
[[nodiscard]] Expected<void> readConstantValue(std::string_view text, Constant& into);

/// Name and expression of an estimate from `name = expression` or the expression alone.
void readEstimate(std::string_view text, Estimate& into);

} // namespace chalkline::text
