#include "base/unit.h"

#include <algorithm>
#include <numeric>

namespace chalkline {

namespace {

constexpr double minuteSeconds = 60;
constexpr double hourSeconds = 3600;
constexpr double daySeconds = 86'400;
constexpr double monthDays = 30; // of traffic
constexpr double yearDays = 365;
constexpr double yearMonths = 12;
constexpr double priceMonthHours = 730; // 8760 h a year by 12

double exactSeconds(TimeUnit unit, bool price) {
    switch (unit) {
    case TimeUnit::Second:
        return 1;
    case TimeUnit::Minute:
        return minuteSeconds;
    case TimeUnit::Hour:
        return hourSeconds;
    case TimeUnit::Day:
        return daySeconds;
    case TimeUnit::Month:
        return price ? priceMonthHours * hourSeconds : monthDays * daySeconds;
    case TimeUnit::Year:
        return yearDays * daySeconds;
    }
    return 1;
}

double roughSeconds(TimeUnit unit) {
    switch (unit) {
    case TimeUnit::Second:
    case TimeUnit::Minute:
    case TimeUnit::Hour:
        return exactSeconds(unit, false);
    case TimeUnit::Day:
        return 1e5;
    case TimeUnit::Month:
        return 2.5e6;
    case TimeUnit::Year:
        return 3e7;
    }
    return 1;
}

Measure timed(Measure still, Measure rate, int timePower) {
    if (timePower == 0) return still;
    return timePower == -1 ? rate : Measure::Other;
}

} // namespace

int Unit::timePower() const {
    return std::accumulate(time.begin(), time.end(), 0);
}

bool Unit::plain() const {
    return bytes == 0 && bits == 0 && money == 0 && std::ranges::all_of(time, [](int n) { return n == 0; });
}

Measure measureOf(const Unit& unit) {
    const int time = unit.timePower();
    const bool mixed = (unit.bytes != 0) + (unit.bits != 0) + (unit.money != 0) > 1;
    if (mixed) return Measure::Other;
    if (unit.bytes == 1) return timed(Measure::Bytes, Measure::ByteRate, time);
    if (unit.bits == 1) return timed(Measure::Bits, Measure::BitRate, time);
    if (unit.money == 1) return timed(Measure::Money, Measure::MoneyRate, time);
    if (unit.bytes != 0 || unit.bits != 0 || unit.money != 0) return Measure::Other;
    if (unit.plain()) return unit.share == Share::None ? Measure::Count : Measure::Fraction;
    if (time == 1) return Measure::Time;
    return timed(Measure::Count, Measure::CountRate, time);
}

bool addsUp(const Unit& left, const Unit& right) {
    return left.dataPower() == right.dataPower() && left.money == right.money &&
           left.timePower() == right.timePower() && left.currency == right.currency;
}

double unitsIn(TimeUnit fine, TimeUnit coarse, Precision precision, bool price) {
    if (coarse == TimeUnit::Year && fine == TimeUnit::Month) return yearMonths;
    if (fine == TimeUnit::Second && precision == Precision::Rough && !price) return roughSeconds(coarse);
    return exactSeconds(coarse, price) / exactSeconds(fine, price);
}

bool isRough(TimeUnit fine, TimeUnit coarse) {
    return fine == TimeUnit::Second && coarse >= TimeUnit::Day;
}

std::string_view timeSymbol(TimeUnit unit) {
    static constexpr std::array<std::string_view, timeUnitCount> symbols{"s", "min", "h", "d", "month", "y"};
    return symbols[static_cast<std::size_t>(unit)];
}

} // namespace chalkline
