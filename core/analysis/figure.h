// What every calculation of this layer gives beside its numbers: figures with the formula they came by, for a
// person to check, and remarks on fields that look wrong. Panels, number chips, the report and the review
// read them. Keys are stable: files hold them.
#pragma once

#include "base/error.h"
#include "base/quantity.h"

#include <string>
#include <string_view>

namespace chalkline::analysis {

/// One result: `write_qps_avg`, 57.9/s, "DAU × writes/day ÷ 86 400 = 50M × 0.1 ÷ 86 400 = 57.9/s".
struct Figure {
    std::string_view key;
    Quantity value;
    std::string formula;
};

/// Something hard to believe about an input or a result, which is worked with all the same.
struct FieldWarning {
    std::string field; // of the inputs or results struct
    std::string message;

    friend bool operator==(const FieldWarning&, const FieldWarning&) = default;
};

/// Whole things needed for x, where x may be a hair above a whole number by rounding: ceil(x - 1e-12), the
/// hair growing with x as the rounding does. Never negative.
[[nodiscard]] double wholeUp(double x);

inline constexpr double largestInput = 1e18;

/// Finite, from `least` to largestInput; else Invalid with the field as its place.
[[nodiscard]] Expected<void> checkInput(std::string_view field, double value, double least = 0);
/// As checkInput, and above zero.
[[nodiscard]] Expected<void> checkPositive(std::string_view field, double value);

/// "symbols = numbers = result", "≈" before the result where a rough figure took part.
[[nodiscard]] Figure figure(std::string_view key, Quantity value, std::string_view symbols,
                            std::string_view numbers, bool rough = false);

} // namespace chalkline::analysis
