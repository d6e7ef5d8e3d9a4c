#include "analysis/figure.h"

#include <algorithm>
#include <cmath>

namespace chalkline::analysis {

double wholeUp(double x) {
    constexpr double hair = 1e-12;
    constexpr double relativeHair = 1e-15;
    return std::max(0.0, std::ceil(x - std::max(hair, relativeHair * x)));
}

Expected<void> checkInput(std::string_view field, double value, double least) {
    const std::string place(field);
    if (!std::isfinite(value)) return failure(ErrorCode::Invalid, "expected a number", place);
    if (value < least)
        return failure(ErrorCode::Invalid,
                       "expected at least " + shortNumber(least) + ", not " + shortNumber(value), place);
    if (value > largestInput)
        return failure(ErrorCode::Invalid, "expected at most " + shortNumber(largestInput), place);
    return {};
}

Expected<void> checkPositive(std::string_view field, double value) {
    if (auto valid = checkInput(field, value); !valid) return valid;
    if (value <= 0) return failure(ErrorCode::Invalid, "expected more than 0", std::string(field));
    return {};
}

Figure figure(std::string_view key, Quantity value, std::string_view symbols, std::string_view numbers,
              bool rough) {
    std::string formula(symbols);
    formula += " = ";
    formula += numbers;
    formula += rough ? " \u2248 " : " = ";
    formula += shortText(value);
    return {key, std::move(value), std::move(formula)};
}

} // namespace chalkline::analysis
