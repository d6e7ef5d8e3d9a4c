// What a quantity is measured in: powers of byte, bit, money and the six units of time, and the words that
// were counted ("users", per "request"). Time keeps the units it was written in, because "500M/month" over
// "5 y" has to be 60 months although "500M/month" a second goes by 30 days; settling cancels them.
#pragma once

#include <array>
#include <string>
#include <string_view>

namespace chalkline {

enum class TimeUnit { Second, Minute, Hour, Day, Month, Year };
inline constexpr int timeUnitCount = 6;

/// Rough: 100 000 s a day, 2 500 000 s a month, 30 000 000 s a year, as people reckon in their heads. Only
/// the step to seconds differs: a year has 365 days and 12 months, a month 30 days in both.
enum class Precision { Exact, Rough };

/// How a fraction was written, and so how it is shown. The value is a fraction from 0 to 1 in each.
enum class Share { None, Percent, Nines };

struct Unit {
    int bytes = 0; // powers
    int bits = 0;
    int money = 0;
    std::array<int, timeUnitCount> time{}; // by TimeUnit
    std::string noun;                      // plural: "users"
    std::string per;                       // singular: "user" of "40 messages/user"
    std::string currency;                  // ISO code, "USD"
    Share share = Share::None;

    friend bool operator==(const Unit&, const Unit&) = default;

    [[nodiscard]] int& of(TimeUnit unit) { return time[static_cast<std::size_t>(unit)]; }
    [[nodiscard]] int of(TimeUnit unit) const { return time[static_cast<std::size_t>(unit)]; }
    /// The power of time, whatever its units: -1 for a rate.
    [[nodiscard]] int timePower() const;
    /// Bits and bytes are one kind of thing.
    [[nodiscard]] int dataPower() const { return bytes + bits; }
    /// A number, count or fraction: nothing that could fail to add up.
    [[nodiscard]] bool plain() const;
};

enum class Measure {
    Count,
    CountRate,
    Bytes,
    ByteRate,
    Bits,
    BitRate,
    Time,
    Money,
    MoneyRate,
    Fraction,
    Other // B·y, $/GB ...
};
[[nodiscard]] Measure measureOf(const Unit& unit);
/// For messages: "bytes", "a rate", "B·y".
[[nodiscard]] std::string measureName(const Unit& unit);

/// Powers of time and data that two quantities share when they can be added: nouns do not count.
[[nodiscard]] bool addsUp(const Unit& left, const Unit& right);

/// How many of `fine` make one `coarse`. In prices a month is 730 h and a year 8760 h, as bills are written.
[[nodiscard]] double unitsIn(TimeUnit fine, TimeUnit coarse, Precision precision, bool price);
[[nodiscard]] bool isRough(TimeUnit fine, TimeUnit coarse);

/// "s", "min", "h", "d", "month", "y".
[[nodiscard]] std::string_view timeSymbol(TimeUnit unit);

} // namespace chalkline
