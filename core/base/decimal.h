// Decimal numbers as text, in the C locale whatever the process has: read and written with the power of ten
// moved in the text, so that "1.27 kB" and "99.99 %" are rounded once. Used by quantities and arithmetic.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace chalkline {

/// digits × 10^shift; digits are an unsigned decimal number, perhaps with exponent ("1.27", "1e6"). nullopt
/// where the result is no normal double.
[[nodiscard]] std::optional<double> decimalValue(std::string_view digits, int shift = 0);

/// The shortest text that decimalValue() reads as value × 10^shift if it read the value exactly; shifting
/// back by decimalValue(text, -shift) gives the value itself. Plain digits where they are short, else
/// "1.5e-9".
[[nodiscard]] std::string decimalText(double value, int shift = 0);

/// At most so many decimals, without trailing zeros; never "-0".
[[nodiscard]] std::string roundedText(double value, int decimals);

/// Three significant digits as "1.5e21".
[[nodiscard]] std::string scientificText(double value);

} // namespace chalkline
