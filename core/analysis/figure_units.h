// Quantities and pieces of formulas that figures are made of; for this folder alone.
#pragma once

#include "base/quantity.h"

#include <initializer_list>
#include <string>

namespace chalkline::analysis {

inline const std::string over = " \u00F7 ";

[[nodiscard]] inline Quantity count(double value, std::string noun = {}) {
    Quantity made{value, {}};
    made.unit.noun = std::move(noun);
    return made;
}
[[nodiscard]] inline Quantity bytes(double value) {
    Quantity made{value, {}};
    made.unit.bytes = 1;
    return made;
}
[[nodiscard]] inline Quantity bits(double value) {
    Quantity made{value, {}};
    made.unit.bits = 1;
    return made;
}
[[nodiscard]] inline Quantity each(Quantity quantity, TimeUnit unit) {
    quantity.unit.of(unit) = -1;
    return quantity;
}
[[nodiscard]] inline Quantity perSecond(Quantity quantity) {
    return each(std::move(quantity), TimeUnit::Second);
}
[[nodiscard]] inline std::string rateText(double perSecondValue) {
    return shortText(perSecond(count(perSecondValue)));
}

/// " × " between.
[[nodiscard]] inline std::string product(std::initializer_list<std::string> factors) {
    std::string text;
    for (const std::string& factor : factors) {
        if (!text.empty()) text += " \u00D7 ";
        text += factor;
    }
    return text;
}

} // namespace chalkline::analysis
