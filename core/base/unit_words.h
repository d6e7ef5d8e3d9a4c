// The words of units: which ones there are, what each means, and which one somebody meant who wrote another.
// For the reader of quantities. Decimal prefixes k M G T P E and Ki Mi Gi Ti Pi; B is bytes, b is bits.
#pragma once

#include "base/unit.h"

#include <optional>
#include <string>
#include <string_view>

namespace chalkline {

enum class WordSort { Multiplier, Unit, Noun };

/// A number before the word stands for number × 10^shift × factor in that unit.
struct UnitWord {
    WordSort sort = WordSort::Unit;
    int shift = 0;
    double factor = 1;
    Unit unit;
};

/// Symbols as they are written ("MB" is not "Mb"), words of three letters and more in any case.
[[nodiscard]] std::optional<UnitWord> unitWord(std::string_view word);

/// A known thing that is counted, "req" or "Users", as it is shown: "requests".
struct Noun {
    std::string plural;
    std::string singular;
};
[[nodiscard]] std::optional<Noun> knownNoun(std::string_view word);
/// A plural nobody knows yet ("seats"), unless it looks like a slip in a known word.
[[nodiscard]] std::optional<Noun> freshNoun(std::string_view word);
/// The same by its singular ("seat"), where one of them is meant: "1 seat", "/seat".
[[nodiscard]] std::optional<Noun> freshSingular(std::string_view word);
/// "users" to "user"; "queries" to "query" where the word is known.
[[nodiscard]] std::string singularOf(std::string_view plural);

/// The ISO code of "$", "€", "£", "¥" or of a code itself; "" for anything else.
[[nodiscard]] std::string_view currencyCode(std::string_view word);
/// "$" for "USD"; "" where a currency has no sign of its own here.
[[nodiscard]] std::string_view currencySign(std::string_view code);

/// What is wrong with a word that is no unit, with the nearest reading: `"mss" is no unit; did you mean ms?`
[[nodiscard]] std::string wordComplaint(std::string_view word);

} // namespace chalkline
