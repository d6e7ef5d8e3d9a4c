#include "base/quantity.h"

#include "base/unit_words.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>

namespace chalkline {

namespace {

constexpr std::array allTimes{TimeUnit::Second, TimeUnit::Minute, TimeUnit::Hour,
                              TimeUnit::Day,    TimeUnit::Month,  TimeUnit::Year};

/// value × factor^power, dividing where the power is negative: whole factors stay exact.
double scaled(double value, double factor, int power) {
    for (int i = 0; i < std::abs(power); ++i)
        value = power > 0 ? value * factor : value / factor;
    return value;
}

/// Moves `count` powers of `from` over to `to`, the finer unit.
void move(Quantity& quantity, TimeUnit from, TimeUnit to, int count, Precision precision, bool* rough) {
    const double factor = unitsIn(to, from, precision, quantity.unit.money != 0);
    quantity.value = scaled(quantity.value, factor, count);
    quantity.unit.of(from) -= count;
    quantity.unit.of(to) += count;
    if (rough != nullptr && count != 0 && precision == Precision::Rough && isRough(to, from)) *rough = true;
}

/// As many powers as `power` and `other` can cancel, with the sign of `power`.
int cancelling(int power, int other) {
    if (power > 0 && other < 0) return std::min(power, -other);
    if (power < 0 && other > 0) return -std::min(-power, other);
    return 0;
}

bool sameThing(const std::string& plural, const std::string& singular) {
    return !plural.empty() && singularOf(plural) == singular;
}

Unit added(const Unit& left, const Unit& right, int sign) {
    Unit sum = left;
    sum.bytes += sign * right.bytes;
    sum.bits += sign * right.bits;
    sum.money += sign * right.money;
    for (std::size_t i = 0; i < sum.time.size(); ++i)
        sum.time[i] += sign * right.time[i];
    if (sum.currency.empty()) sum.currency = right.currency;
    if (sum.money == 0) sum.currency.clear();
    return sum;
}

Share productShare(const Unit& left, const Unit& right) {
    return left.share != Share::None && right.share != Share::None ? Share::Percent : Share::None;
}

/// "users" by "message/user": what both name goes; of two nouns the later stays. Bytes, money and time of
/// users are bytes, money and time.
void multiplyNouns(Unit& product, Unit left, Unit right) {
    if (sameThing(left.noun, right.per)) {
        left.noun.clear();
        right.per.clear();
    }
    if (sameThing(right.noun, left.per)) {
        right.noun.clear();
        left.per.clear();
    }
    product.noun = right.noun.empty() ? left.noun : right.noun;
    product.per = right.per.empty() ? left.per : right.per;
    if (product.dataPower() != 0 || product.money != 0 || product.timePower() > 0) product.noun.clear();
}

/// The finest unit of time that either has; seconds at worst.
TimeUnit finest(const Unit& left, const Unit& right) {
    for (const TimeUnit unit : allTimes)
        if (left.of(unit) != 0 || right.of(unit) != 0) return unit;
    return TimeUnit::Second;
}

Quantity inUnit(Quantity quantity, TimeUnit target, Precision precision, bool* rough) {
    for (const TimeUnit unit : allTimes)
        if (unit > target) move(quantity, unit, target, quantity.unit.of(unit), precision, rough);
    return quantity;
}

Quantity inBytes(Quantity quantity) {
    quantity.value = scaled(quantity.value, 8, -quantity.unit.bits);
    quantity.unit.bytes += quantity.unit.bits;
    quantity.unit.bits = 0;
    return quantity;
}

} // namespace

Quantity settled(Quantity quantity, Precision precision, bool* rough) {
    if (const int bytes = cancelling(quantity.unit.bytes, quantity.unit.bits); bytes != 0) {
        quantity.value = scaled(quantity.value, 8, bytes);
        quantity.unit.bytes -= bytes;
        quantity.unit.bits += bytes;
    }
    for (int fine = timeUnitCount - 2; fine >= 0; --fine)
        for (int coarse = fine + 1; coarse < timeUnitCount; ++coarse) {
            const auto from = static_cast<TimeUnit>(coarse);
            const auto to = static_cast<TimeUnit>(fine);
            move(quantity, from, to, cancelling(quantity.unit.of(from), quantity.unit.of(to)), precision,
                 rough);
        }
    return quantity;
}

Quantity inSeconds(Quantity quantity, Precision precision, bool* rough) {
    return inUnit(settled(std::move(quantity), precision, rough), TimeUnit::Second, precision, rough);
}

Quantity times(const Quantity& left, const Quantity& right) {
    Quantity product{left.value * right.value, added(left.unit, right.unit, 1)};
    multiplyNouns(product.unit, left.unit, right.unit);
    product.unit.share = productShare(left.unit, right.unit);
    return product;
}

Quantity over(const Quantity& left, const Quantity& right) {
    Quantity quotient{left.value / right.value, added(left.unit, right.unit, -1)};
    Unit divisor;
    divisor.noun = right.unit.per.empty() ? "" : right.unit.per + 's';
    if (const auto noun = knownNoun(right.unit.per)) divisor.noun = noun->plural;
    divisor.per = right.unit.noun.empty() ? "" : singularOf(right.unit.noun);
    multiplyNouns(quotient.unit, left.unit, divisor);
    quotient.unit.share = Share::None;
    if (right.unit.plain() && right.unit.noun.empty() && right.unit.share == Share::None &&
        left.unit.share != Share::None)
        quotient.unit.share = Share::Percent;
    return quotient;
}

Quantity plus(const Quantity& left, const Quantity& right, Precision precision, bool* rough) {
    Quantity a = settled(left, precision, rough);
    Quantity b = settled(right, precision, rough);
    if (a.unit.bits != b.unit.bits) {
        a = inBytes(std::move(a));
        b = inBytes(std::move(b));
    }
    if (a.unit.time != b.unit.time) {
        const TimeUnit target = finest(a.unit, b.unit);
        a = inUnit(std::move(a), target, precision, rough);
        b = inUnit(std::move(b), target, precision, rough);
    }
    a.value += b.value;
    if (a.unit.noun.empty()) a.unit.noun = b.unit.noun;
    if (!b.unit.noun.empty() && a.unit.noun != b.unit.noun) a.unit.noun.clear();
    if (a.unit.per != b.unit.per) a.unit.per.clear();
    const bool shares = a.unit.share != Share::None && b.unit.share != Share::None;
    a.unit.share = shares ? Share::Percent : Share::None;
    return a;
}

Quantity negated(Quantity quantity) {
    if (quantity.value != 0) quantity.value = -quantity.value;
    if (quantity.unit.share == Share::Nines) quantity.unit.share = Share::Percent;
    return quantity;
}

Quantity power(const Quantity& base, double exponent) {
    Quantity result{std::pow(base.value, exponent), {}};
    if (base.unit.plain()) return result;
    const int whole = static_cast<int>(exponent);
    result.unit.bytes = base.unit.bytes * whole;
    result.unit.bits = base.unit.bits * whole;
    result.unit.money = base.unit.money * whole;
    for (std::size_t i = 0; i < result.unit.time.size(); ++i)
        result.unit.time[i] = base.unit.time[i] * whole;
    if (result.unit.money != 0) result.unit.currency = base.unit.currency;
    return result;
}

double ninesOf(double fraction) {
    return -std::log10(1 - fraction);
}

double downtimeSecondsPerYear(double availability) {
    return (1 - availability) * unitsIn(TimeUnit::Second, TimeUnit::Year, Precision::Exact, false);
}

} // namespace chalkline
