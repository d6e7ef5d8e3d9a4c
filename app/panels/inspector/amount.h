// Numbers as people type them into a field and as the inspector shows them: C locale, decimal prefixes k M G
// T, binary ones Ki Mi Gi Ti, a percent sign, and the unit of the field or another one of time (ms s min h
// d).
#pragma once

#include "base/error.h"

#include <QString>

namespace chalkline {

/// "20k", "1.5 M", "4 KiB", "90 %", "2 s" in a field of ms. `unit`: that of the field. The result is in this
/// unit, finite and not negative; an error says what is wrong with the text.
[[nodiscard]] Expected<double> parseAmount(const QString& text, const QString& unit = {});
/// The same for a number without a fraction.
[[nodiscard]] Expected<std::int64_t> parseCount(const QString& text);
/// The shortest text that reads back as the same number; no prefixes.
[[nodiscard]] QString amountText(double value);

} // namespace chalkline
