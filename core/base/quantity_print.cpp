#include "base/quantity.h"

#include "base/decimal.h"
#include "base/unit_words.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>
#include <span>

namespace chalkline {

namespace {

struct Prefix {
    double factor;
    int shift; // powers of ten, 0 for binary ones
    std::string_view text;
};
constexpr std::array decimalPrefixes{Prefix{1, 0, ""},     Prefix{1e3, 3, "k"},   Prefix{1e6, 6, "M"},
                                     Prefix{1e9, 9, "G"},  Prefix{1e12, 12, "T"}, Prefix{1e15, 15, "P"},
                                     Prefix{1e18, 18, "E"}};
constexpr std::array binaryPrefixes{Prefix{1, 0, ""},
                                    Prefix{1024, 0, "Ki"},
                                    Prefix{1048576, 0, "Mi"},
                                    Prefix{1073741824, 0, "Gi"},
                                    Prefix{1099511627776, 0, "Ti"},
                                    Prefix{1125899906842624, 0, "Pi"}};
/// Counts go to P: "5E" would read as the beginning of 5E3.
constexpr std::span<const Prefix> countPrefixes = std::span(decimalPrefixes).first<6>();
constexpr std::array smallTimes{Prefix{1, 0, "s"}, Prefix{1e-3, 3, "ms"}, Prefix{1e-6, 6, "\u00B5s"},
                                Prefix{1e-9, 9, "ns"}};

constexpr double smallestPlain = 1e-6; // below this and above the last prefix numbers are 1.5e-9
constexpr int gigabyteShift = 9;       // prices per byte are shown per GB

/// Below 1000: one decimal from 10 on, two from 1 on, three digits below.
std::string digitsOf(double value) {
    const double size = std::abs(value);
    if (size >= 10) return roundedText(value, 1);
    if (size >= 1) return roundedText(value, 2);
    if (size == 0) return "0";
    return roundedText(value, 2 - static_cast<int>(std::floor(std::log10(size))));
}

struct Scaled {
    std::string number;
    std::string_view prefix;
};

Scaled scaled(double value, std::span<const Prefix> prefixes) {
    if (std::isnan(value)) return {"?", ""};
    if (std::isinf(value)) return {value < 0 ? "-\u221E" : "\u221E", ""};
    const double size = std::abs(value);
    if (size != 0 && size < smallestPlain) return {scientificText(value), ""};
    for (std::size_t i = 0; i < prefixes.size(); ++i) {
        const double step = i + 1 < prefixes.size() ? prefixes[i + 1].factor / prefixes[i].factor : 1000;
        const double there = size / prefixes[i].factor;
        if (there >= step || std::round(there * 10) / 10 >= step) continue;
        return {digitsOf(value / prefixes[i].factor), prefixes[i].text};
    }
    return {scientificText(value), ""};
}

/// Of the spellings that keep a digit before the point the one with the fewest digits, a prefix counted as
/// one.
Scaled exactly(double value, std::span<const Prefix> prefixes, int shift = 0) {
    const auto digits = [](std::string_view text) { return text.size() - (text.contains('.') ? 1 : 0); };
    Scaled best{decimalText(value, shift), ""};
    std::size_t fewest = digits(best.number);
    for (const Prefix& prefix : prefixes) {
        if (prefix.shift == 0 || std::abs(value) * std::pow(10, shift) < prefix.factor) continue;
        std::string number = decimalText(value, shift - prefix.shift);
        if (number.contains('e') || digits(number) + 1 > fewest) continue;
        fewest = digits(number) + 1;
        best = {std::move(number), prefix.text};
    }
    return best;
}

void addPower(std::string& text, std::string_view symbol, int count) {
    if (count <= 0) return;
    if (!text.empty()) text += "\u00B7";
    text += symbol;
    if (count == 2) text += "\u00B2";
    if (count == 3) text += "\u00B3";
    if (count > 3) text += '^' + std::to_string(count);
}

void addDivisor(std::string& text, std::string_view symbol, int count) {
    for (int i = 0; i < count; ++i) {
        text += '/';
        text += symbol;
    }
}

/// What stands after the number; `one`: the number is 1.
std::string suffix(const Unit& unit, std::string_view prefix, bool one, std::string_view perByte) {
    std::string text;
    addPower(text, std::string(prefix) + 'B', unit.bytes);
    addPower(text, (unit.bytes > 0 ? "" : std::string(prefix)) + 'b', unit.bits);
    const bool signedMoney = unit.money == 1 && !currencySign(unit.currency).empty();
    if (!signedMoney) addPower(text, unit.currency, unit.money);
    if (!unit.noun.empty()) addPower(text, one ? singularOf(unit.noun) : unit.noun, 1);
    for (int i = 0; i < timeUnitCount; ++i) {
        const auto time = static_cast<TimeUnit>(i);
        const bool plural = time == TimeUnit::Month && !one;
        addPower(text, plural ? "months" : timeSymbol(time), unit.of(time));
    }
    addDivisor(text, perByte, -unit.bytes);
    addDivisor(text, "b", -unit.bits);
    addDivisor(text, unit.currency, -unit.money);
    if (!unit.per.empty()) addDivisor(text, unit.per, 1);
    for (int i = 0; i < timeUnitCount; ++i) {
        const auto time = static_cast<TimeUnit>(i);
        addDivisor(text, time == TimeUnit::Day ? "day" : timeSymbol(time), -unit.of(time));
    }
    return text;
}

/// Number and what follows it; a prefix of a count stays at its number.
std::string joined(const Unit& unit, const Scaled& scaled, std::string_view perByte) {
    const bool data = unit.dataPower() > 0 || unit.bytes > 0;
    std::string number = scaled.number;
    if (unit.money == 1) {
        const std::string sign(currencySign(unit.currency));
        number = number.starts_with('-') ? '-' + sign + number.substr(1) : sign + number;
    }
    if (!data) number += scaled.prefix;
    const std::string after = suffix(unit, data ? scaled.prefix : "", number == "1", perByte);
    if (after.empty() || after.starts_with('/')) return number + after;
    return number + ' ' + after;
}

bool isDuration(const Unit& unit) {
    return measureOf(unit) == Measure::Time && unit.of(TimeUnit::Second) == 1 && unit.noun.empty();
}

/// "0.0001 y" says less than "52.6 min".
bool isPartOfLongUnit(const Quantity& quantity) {
    const bool time = measureOf(quantity.unit) == Measure::Time && quantity.unit.noun.empty();
    return time && quantity.value != 0 && std::abs(quantity.value) < 1;
}

std::string withPer(std::string text, const Unit& unit) {
    return unit.per.empty() ? text : text + '/' + unit.per;
}

std::string shortDuration(double seconds, const Unit& unit) {
    struct Step {
        double below;
        double length;
        std::string_view symbol;
    };
    static constexpr std::array steps{Step{60, 1, " s"}, Step{3600, 60, " min"}, Step{86'400, 3600, " h"},
                                      Step{31'536'000, 86'400, " d"}};
    const double size = std::abs(seconds);
    if (size > 0 && size < 0.9995)
        for (const Prefix& small : smallTimes)
            if (size >= small.factor * 0.9995 || small.shift == smallTimes.back().shift)
                return withPer(scaled(seconds / small.factor, std::span(decimalPrefixes).first<1>()).number +
                                   ' ' + std::string(small.text),
                               unit);
    for (const Step& step : steps)
        if (size < step.below)
            return withPer(digitsOf(seconds / step.length) + std::string(step.symbol), unit);
    const Scaled years = scaled(seconds / 31'536'000, countPrefixes);
    return withPer(years.number + std::string(years.prefix) + " y", unit);
}

/// 99.99 stays apart from 100: as many decimals as the distance to 1 needs.
std::string shortPercent(double fraction) {
    const double down = 1 - fraction;
    const double size = std::abs(fraction);
    if (size > 1e9 || (size != 0 && size < 1e-7)) return scientificText(fraction * 100) + " %";
    if (down <= 0 || down >= 0.1) return digitsOf(fraction * 100) + " %";
    const int decimals = static_cast<int>(std::ceil(-std::log10(down * 100))) + 2;
    return roundedText(fraction * 100, std::clamp(decimals, 2, 10)) + " %";
}

/// 350.40, but 350.
std::string centsText(double value) {
    std::string text = roundedText(value, 2);
    if (text.size() > 2 && text[text.size() - 2] == '.') text += '0';
    return text;
}

std::string shortShare(const Quantity& quantity) {
    const double nines = ninesOf(quantity.value);
    if (quantity.unit.share == Share::Nines && nines >= 0.95 && std::isfinite(nines))
        return roundedText(nines, 1) + (roundedText(nines, 1) == "1" ? " nine" : " nines");
    return shortPercent(quantity.value);
}

std::string exactShare(const Quantity& quantity) {
    if (quantity.unit.share == Share::Nines)
        for (std::size_t count = 1; count <= 12; ++count)
            if (decimalValue("0." + std::string(count, '9')) == quantity.value)
                return std::to_string(count) + (count == 1 ? " nine" : " nines");
    return decimalText(quantity.value, 2) + " %";
}

/// "/day", "/user": what follows a fraction.
std::string shareSuffix(Unit unit) {
    return suffix(unit, "", false, "B");
}

} // namespace

std::string unitText(const Unit& unit) {
    std::string text = suffix(unit, "", false, "B");
    if (unit.money == 1 && !currencySign(unit.currency).empty())
        text.insert(0, std::string(currencySign(unit.currency)));
    if (unit.share != Share::None) text.insert(0, "%");
    return text;
}

std::string measureName(const Unit& unit) {
    switch (measureOf(unit)) {
    case Measure::Count:
        return unit.noun.empty() ? "a plain number" : unit.noun;
    case Measure::CountRate:
        return "a rate";
    case Measure::Bytes:
        return "bytes";
    case Measure::ByteRate:
        return "bytes per time";
    case Measure::Bits:
        return "bits";
    case Measure::BitRate:
        return "bits per time";
    case Measure::Time:
        return "time";
    case Measure::Money:
        return "money";
    case Measure::MoneyRate:
        return "money per time";
    case Measure::Fraction:
        return "a fraction";
    case Measure::Other:
        break;
    }
    return unitText(unit);
}

std::string shortNumber(double value) {
    const Scaled number = scaled(value, countPrefixes);
    return number.number + std::string(number.prefix);
}

std::string shortText(const Quantity& quantity, Prefixes prefixes) {
    const Unit& unit = quantity.unit;
    if (!std::isfinite(quantity.value)) return joined(unit, scaled(quantity.value, countPrefixes), "B");
    if (unit.share != Share::None) return shortShare(quantity) + shareSuffix(unit);
    if (isDuration(unit) || isPartOfLongUnit(quantity)) return shortDuration(inSeconds(quantity).value, unit);
    if (unit.bytes == 1 && prefixes == Prefixes::Binary)
        return joined(unit, scaled(quantity.value, binaryPrefixes), "B");
    if (unit.bytes == 1 || unit.bits == 1) return joined(unit, scaled(quantity.value, decimalPrefixes), "B");
    if (unit.bytes == -1)
        return joined(unit, scaled(quantity.value * std::pow(10, gigabyteShift), countPrefixes), "GB");
    if (unit.money == 1 && std::abs(quantity.value) >= 1 && std::abs(quantity.value) < 1000)
        return joined(unit, {centsText(quantity.value), ""}, "B");
    return joined(unit, scaled(quantity.value, countPrefixes), "B");
}

std::string exactText(const Quantity& quantity) {
    const Unit& unit = quantity.unit;
    if (!std::isfinite(quantity.value)) return shortText(quantity);
    if (unit.share != Share::None) return exactShare(quantity) + shareSuffix(unit);
    if (isDuration(unit) && quantity.value != 0 && std::abs(quantity.value) < 1) {
        for (const Prefix& small : smallTimes)
            if (std::abs(quantity.value) >= small.factor)
                return withPer(decimalText(quantity.value, small.shift) + ' ' + std::string(small.text),
                               unit);
    }
    if (unit.bytes == 1 || unit.bits == 1) return joined(unit, exactly(quantity.value, decimalPrefixes), "B");
    if (unit.bytes == -1) return joined(unit, exactly(quantity.value, countPrefixes, gigabyteShift), "GB");
    return joined(unit, exactly(quantity.value, countPrefixes), "B");
}

} // namespace chalkline
