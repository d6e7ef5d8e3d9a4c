// A number with its unit: "100 ms", "500M/month", "1.27 KB", "99.99 %", "$20k/month". Read from text, printed
// short for people or exactly for reading back, and reckoned with. Values are in bytes, bits, the currency,
// counts or fractions, and in the units of time they were written in (unit.h); text is in the C locale.
#pragma once

#include "base/unit.h"

#include <expected>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace chalkline {

struct Quantity {
    double value = 0; // 1.27e3 with bytes = 1; 5e8 with month = -1; 0.9999 with share = Percent
    Unit unit;

    friend bool operator==(const Quantity&, const Quantity&) = default;
};

/// Where a text stopped making sense, in characters from 1, and what was expected there.
struct Misread {
    int column = 1;
    std::string message;

    friend bool operator==(const Misread&, const Misread&) = default;
};

inline constexpr std::size_t quantityLimit = 200; // bytes of text

/// The whole text is one quantity. Decimal prefixes k M G T P (E with bytes), binary Ki Mi Gi Ti Pi, B bytes,
/// b bits; "/" or "per" before the unit of a rate; commas only between thousands.
[[nodiscard]] std::expected<Quantity, Misread> parseQuantity(std::string_view text);

/// As parseQuantity where the text is known to read: a number for the source, not for what somebody typed.
/// Text that does not read gives 0.
[[nodiscard]] Quantity quantity(std::string_view text);

struct QuantityText {
    Quantity quantity;
    std::size_t end = 0; // byte after it
};
/// The quantity that begins at byte `from`, as a term of a formula: a "/" binds a unit to its number only
/// where no blank is beside it, and not to what `isName` knows.
[[nodiscard]] std::expected<QuantityText, Misread>
readQuantity(std::string_view text, std::size_t from, const std::function<bool(std::string_view)>& isName);

/// The column of a byte.
[[nodiscard]] int columnOf(std::string_view text, std::size_t byte);

enum class Prefixes { Decimal, Binary }; // kB or KiB; bytes only

/// Three or four significant digits: "19.3k/s", "15 TB", "9.65 MB/s", "166.7 GB", "99.99 %", "$20k/month".
[[nodiscard]] std::string shortText(const Quantity& quantity, Prefixes prefixes = Prefixes::Decimal);
/// A bare number: "57.9", "50M".
[[nodiscard]] std::string shortNumber(double value);
/// parseQuantity() of it gives the quantity back, for every quantity that parseQuantity() can give.
[[nodiscard]] std::string exactText(const Quantity& quantity);
/// What follows the number, without prefix: "B/s", "users/day", "".
[[nodiscard]] std::string unitText(const Unit& unit);

/// Bits cancel bytes (8), and units of time that stand above and below the line cancel: month and year by 12,
/// day and year by 365, day and month by 30 (all before seconds by 86 400 and so on). Sets `rough`, if given,
/// where a rough figure was used.
[[nodiscard]] Quantity settled(Quantity quantity, Precision precision = Precision::Exact,
                               bool* rough = nullptr);
/// All time in seconds: 500M/month becomes 192.9/s (rough: 200/s), 5 y 157 680 000 s.
[[nodiscard]] Quantity inSeconds(Quantity quantity, Precision precision = Precision::Exact,
                                 bool* rough = nullptr);

/// Nouns: "users" times "messages/user" is messages; otherwise the right-hand one stays.
[[nodiscard]] Quantity times(const Quantity& left, const Quantity& right);
[[nodiscard]] Quantity over(const Quantity& left, const Quantity& right);
/// In the unit of the left side if both have the same, otherwise in the finer one. addsUp() must hold.
[[nodiscard]] Quantity plus(const Quantity& left, const Quantity& right, Precision precision,
                            bool* rough = nullptr);
[[nodiscard]] Quantity negated(Quantity quantity);
/// Powers of the unit go along, so `exponent` is whole unless the unit is plain.
[[nodiscard]] Quantity power(const Quantity& base, double exponent);

/// How many nines: 4 for 0.9999; infinite for 1.
[[nodiscard]] double ninesOf(double fraction);
/// Seconds down in a year of 365 days: 3153.6 for 0.9999.
[[nodiscard]] double downtimeSecondsPerYear(double availability);

} // namespace chalkline
