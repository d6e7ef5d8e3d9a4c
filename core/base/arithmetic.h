// What an `est:` line says, worked out: numbers with units, names, + - * / ^ and parentheses, with units that
// have to fit. Prints the formula with its numbers put in. Never throws, loops or overflows in silence.
#pragma once

#include "base/quantity.h"

#include <expected>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace chalkline {

/// The value of a name, or why there is none ("" = nobody knows the name). It is asked again each time; one
/// that works out other expressions has to break circles itself.
using NamedValues = std::function<std::expected<Quantity, std::string>(std::string_view)>;

struct Arithmetic {
    Quantity result;          // settled; still per month if it was written per month
    bool rough = false;       // a rough figure took part in it (Precision::Rough)
    std::string symbols;      // "DAU × writes ÷ 1 d", as typed with tidy signs
    std::string numbers;      // "50M × 0.1 ÷ 1 d"; the same as `symbols` where there are no names
    std::string value;        // "15 TB", "20G/day"
    std::string perSecond;    // "231.5k/s" of a rate that is not per second already; else ""
    bool roughSecond = false; // `perSecond` is rough
    std::vector<Misread> warnings;

    /// symbols = numbers = value = perSecond, leaving out what would stand there twice; "≈" before what is
    /// rough.
    [[nodiscard]] std::string text() const;
};

inline constexpr std::size_t expressionLimit = 1000; // bytes
inline constexpr int nestingLimit = 50;

/// Grammar: sum of products of powers. A number takes its unit along ("5 MB/s" is one value if no blank
/// stands beside the "/"); × ÷ − are read too; "±" is not. A unit by itself is one of it ("/ day"); names are
/// letters, digits, "_" and ".", or anything in double quotes. Words of time and data are never names; words
/// that are counted ("users") are units only where no name is known.
[[nodiscard]] std::expected<Arithmetic, Misread>
evaluate(std::string_view expression, Precision precision = Precision::Exact, const NamedValues& names = {});

} // namespace chalkline
