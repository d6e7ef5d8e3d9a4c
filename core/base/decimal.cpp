#include "base/decimal.h"

#include <array>
#include <charconv>
#include <cmath>

namespace chalkline {

namespace {

constexpr int longestPlain = 21; // digits before the point that are still written out
constexpr int deepestPlain = -7; // the smallest power of ten that is

/// "d.ddde±xx" taken apart.
struct Digits {
    std::string digits; // without point
    int exponent = 0;   // of the first digit
};

Digits digitsOf(std::string_view scientific) {
    Digits found;
    const std::size_t e = scientific.find('e');
    for (const char c : scientific.substr(0, e))
        if (c != '.') found.digits += c;
    std::string_view exponent = scientific.substr(e + 1);
    if (exponent.starts_with('+')) exponent.remove_prefix(1);
    std::from_chars(exponent.data(), exponent.data() + exponent.size(), found.exponent);
    while (found.digits.size() > 1 && found.digits.ends_with('0'))
        found.digits.pop_back();
    return found;
}

std::string written(Digits number) {
    const auto count = static_cast<int>(number.digits.size());
    if (number.exponent >= longestPlain || number.exponent < deepestPlain) {
        if (count > 1) number.digits.insert(1, ".");
        return number.digits + 'e' + std::to_string(number.exponent);
    }
    if (number.exponent < 0)
        return "0." + std::string(static_cast<std::size_t>(-number.exponent - 1), '0') + number.digits;
    if (number.exponent + 1 >= count)
        return number.digits + std::string(static_cast<std::size_t>(number.exponent + 1 - count), '0');
    return number.digits.insert(static_cast<std::size_t>(number.exponent + 1), ".");
}

std::string signedText(double value, std::string magnitude) {
    return value < 0 ? '-' + magnitude : magnitude;
}

} // namespace

std::optional<double> decimalValue(std::string_view digits, int shift) {
    int exponent = shift;
    const std::size_t e = digits.find_first_of("eE");
    if (e != std::string_view::npos) {
        std::string_view typed = digits.substr(e + 1);
        if (typed.starts_with('+')) typed.remove_prefix(1);
        int own = 0;
        const auto read = std::from_chars(typed.data(), typed.data() + typed.size(), own);
        if (read.ec != std::errc{} || read.ptr != typed.data() + typed.size() || std::abs(own) > 10'000)
            return {};
        exponent += own;
    }
    const std::string text = std::string(digits.substr(0, e)) + 'e' + std::to_string(exponent);
    double value = 0;
    const auto read = std::from_chars(text.data(), text.data() + text.size(), value);
    if (read.ec != std::errc{} || read.ptr != text.data() + text.size()) return {};
    if (value != 0 && !std::isnormal(value)) return {};
    return value;
}

std::string decimalText(double value, int shift) {
    if (value == 0) return "0";
    std::array<char, 64> buffer{};
    const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), std::abs(value),
                                   std::chars_format::scientific)
                         .ptr;
    Digits number = digitsOf({buffer.data(), end});
    number.exponent += shift;
    return signedText(value, written(std::move(number)));
}

std::string roundedText(double value, int decimals) {
    std::array<char, 400> buffer{};
    const auto end =
        std::to_chars(buffer.data(), buffer.data() + buffer.size(), value, std::chars_format::fixed, decimals)
            .ptr;
    std::string text(buffer.data(), end);
    if (text.find('.') != std::string::npos) {
        while (text.ends_with('0'))
            text.pop_back();
        if (text.ends_with('.')) text.pop_back();
    }
    return text == "-0" ? "0" : text;
}

std::string scientificText(double value) {
    std::array<char, 64> buffer{};
    const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), std::abs(value),
                                   std::chars_format::scientific, 2)
                         .ptr;
    Digits number = digitsOf({buffer.data(), end});
    if (number.digits.size() > 1) number.digits.insert(1, ".");
    return signedText(value, number.digits + 'e' + std::to_string(number.exponent));
}

} // namespace chalkline
