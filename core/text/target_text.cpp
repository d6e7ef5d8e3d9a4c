#include "text/target_text.h"

#include "base/text.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstdio>
#include <vector>

namespace chalkline::text {

namespace {

constexpr std::string_view blanks = " \t\r\n";
constexpr std::size_t longestQuantity = 4; // words: "2.5 million users / day" is written closer

std::string_view trimmed(std::string_view text) {
    const std::size_t first = text.find_first_not_of(blanks);
    if (first == std::string_view::npos) return {};
    return text.substr(first, text.find_last_not_of(blanks) - first + 1);
}

std::string plainNumber(double value) {
    char text[40];
    const auto [end, error] = std::to_chars(text, text + sizeof text, value);
    return error == std::errc{} ? std::string(text, end) : std::string();
}

struct NumberAndUnit {
    double number = 0;
    std::string unit;
};

/// Parts what exactText() prints: the sign of a currency, a number, a multiplier right behind it, the unit.
NumberAndUnit parted(const Quantity& quantity) {
    const std::string exact = exactText(quantity);
    const std::size_t digits = std::min(exact.find_first_of("0123456789."), exact.size());
    NumberAndUnit result;
    const auto [end, error] =
        std::from_chars(exact.data() + digits, exact.data() + exact.size(), result.number);
    std::string_view rest = std::string_view(exact).substr(static_cast<std::size_t>(end - exact.data()));
    constexpr std::string_view multipliers = "kMGTP";
    const std::size_t power = rest.empty() ? std::string_view::npos : multipliers.find(rest.front());
    if (power != std::string_view::npos) {
        result.number = quantity.value;
        rest.remove_prefix(1);
    }
    result.unit = trimmed(rest);
    if (digits > 0 && !quantity.unit.currency.empty()) result.unit = quantity.unit.currency + result.unit;
    return result;
}

std::string written(double number, std::string_view unit) {
    const std::string digits = plainNumber(number);
    return unit.empty() || unit.starts_with('/') ? digits + std::string(unit)
                                                 : digits + " " + std::string(unit);
}

std::optional<Quantity> quantityOf(const Requirement& requirement) {
    if (!requirement.target) return std::nullopt;
    const auto read = parseQuantity(written(*requirement.target, requirement.unit));
    return read ? std::optional(*read) : std::nullopt;
}

bool isAmong(std::string_view words, std::initializer_list<std::string_view> beginnings) {
    const std::string form = " " + wordForm(words);
    return std::ranges::any_of(beginnings, [&](std::string_view begin) {
        return form.find(" " + std::string(begin)) != std::string::npos;
    });
}

struct Comparison {
    std::size_t at = std::string_view::npos;
    std::size_t end = 0;
    std::string_view meant;
};

Comparison comparisonIn(std::string_view words) {
    constexpr std::array<std::pair<std::string_view, std::string_view>, 7> signs{
        {{"<=", "<="}, {"≤", "<="}, {">=", ">="}, {"≥", ">="}, {"<", "<"}, {">", ">"}, {"=", "="}}};
    for (const auto& [sign, meant] : signs)
        if (const std::size_t at = words.find(sign); at != std::string_view::npos)
            return {at, at + sign.size(), meant};
    return {};
}

/// Begins of words in `text` from `from` on.
std::vector<std::size_t> wordsIn(std::string_view text, std::size_t from) {
    std::vector<std::size_t> begins;
    for (std::size_t at = text.find_first_not_of(blanks, from); at != std::string_view::npos;
         at = text.find_first_not_of(blanks, std::min(text.find_first_of(blanks, at), text.size())))
        begins.push_back(at);
    return begins;
}

/// Words that go on with the sentence after a number without a unit.
bool isJoint(std::string_view word) {
    constexpr std::array<std::string_view, 16> joints{"for", "at", "on", "in", "with", "when", "per", "and",
                                                      "or",  "of", "to", "as", "from", "by",   "a",   "the"};
    return std::ranges::find(joints, word) != joints.end();
}

std::string_view wordAt(std::string_view text, std::size_t from) {
    return text.substr(from, std::min(text.find_first_of(blanks, from), text.size()) - from);
}

/// "100 mss" is not 100: a word after a number that does not go on with the sentence was meant as its unit.
bool lacksItsUnit(std::string_view number, std::string_view next) {
    return !number.empty() && number.back() >= '0' && number.back() <= '9' && !next.empty() && !isJoint(next);
}

/// The longest quantity that begins at a byte, in whole words without a comma or stop at their end.
std::expected<Quantity, Misread> quantityAt(std::string_view text, std::size_t from) {
    const auto begins = wordsIn(text, from);
    std::expected<Quantity, Misread> read = parseQuantity(trimmed(text.substr(from)));
    for (std::size_t count = std::min(begins.size(), longestQuantity); !read && count > 0; --count) {
        const std::size_t end = count < begins.size() ? begins[count] : text.size();
        std::string_view some = trimmed(text.substr(from, end - from));
        const std::string_view next =
            count < begins.size() ? wordAt(text, begins[count]) : std::string_view();
        if (count == 1 && lacksItsUnit(some, next)) break;
        while (some.ends_with(',') || some.ends_with('.') || some.ends_with(';') || some.ends_with(')'))
            some.remove_suffix(1);
        const auto tried = parseQuantity(some);
        if (tried || count <= 2) read = tried;
    }
    return read;
}

/// p99, availability, rps ...: the word before the comparator or the number, but no preposition.
std::string metricBefore(std::string_view words) {
    for (words = trimmed(words); !words.empty();) {
        const std::size_t blank = words.find_last_of(blanks);
        const std::string_view last = blank == std::string_view::npos ? words : words.substr(blank + 1);
        constexpr std::array<std::string_view, 9> fillers{"of",    "at",    "is",   "to", "under",
                                                          "below", "least", "most", ":"};
        if (std::ranges::find(fillers, last) == fillers.end()) return std::string(last);
        words = trimmed(words.substr(0, words.size() - last.size()));
    }
    return {};
}

/// What a number without a comparator is meant as; none if it is no target, such as the 2 of "2 clicks".
std::optional<std::string_view> impliedComparator(const Quantity& quantity, std::string_view words) {
    switch (measureOf(quantity.unit)) {
    case Measure::Time:
    case Measure::Money:
    case Measure::MoneyRate:
        return "<=";
    case Measure::CountRate:
    case Measure::ByteRate:
    case Measure::BitRate:
        return ">=";
    case Measure::Fraction:
        return isAmong(words, {"error", "loss", "fail"}) ? "<=" : ">=";
    case Measure::Count:
    case Measure::Bytes:
    case Measure::Bits:
    case Measure::Other:
        return std::nullopt;
    }
    return std::nullopt;
}

void put(Requirement& into, const Quantity& quantity) {
    NumberAndUnit parts = parted(quantity);
    into.target = parts.number;
    into.unit = std::move(parts.unit);
}

std::expected<void, Misread> findMeasure(std::string_view words, Requirement& into) {
    if (const Comparison sign = comparisonIn(words); sign.at != std::string_view::npos) {
        const auto read = quantityAt(words, sign.end);
        if (!read)
            return std::unexpected(
                Misread{columnOf(words, sign.end) + read.error().column, read.error().message});
        if (read->value < 0)
            return std::unexpected(Misread{columnOf(words, sign.end) + 1, "a target is not negative"});
        into.metric = metricBefore(words.substr(0, sign.at));
        into.comparator = sign.meant;
        put(into, *read);
        return {};
    }
    for (const std::size_t at : wordsIn(words, 0)) {
        if (!std::string_view("0123456789.$€£").contains(words[at])) continue;
        const auto read = quantityAt(words, at);
        const auto comparator = read ? impliedComparator(*read, words) : std::nullopt;
        if (!comparator || read->value < 0) continue;
        into.metric = metricBefore(words.substr(0, at));
        into.comparator = *comparator;
        put(into, *read);
        return {};
    }
    return {};
}

} // namespace

std::expected<void, Misread> setTarget(Requirement& into, std::string_view text) {
    text = trimmed(text);
    if (text.empty()) {
        into.target.reset();
        into.unit.clear();
        return {};
    }
    const auto read = parseQuantity(text);
    if (!read) return std::unexpected(read.error());
    if (read->value < 0) return std::unexpected(Misread{1, "a target is not negative"});
    put(into, *read);
    return {};
}

std::string targetText(const Requirement& requirement) {
    if (!requirement.target) return {};
    const auto quantity = quantityOf(requirement);
    return quantity ? exactText(*quantity) : written(*requirement.target, requirement.unit);
}

std::string measureText(const Requirement& requirement) {
    std::string text;
    for (const std::string& part : {requirement.metric, requirement.comparator, targetText(requirement)})
        if (!part.empty()) text += (text.empty() ? "" : " ") + part;
    return text;
}

std::expected<void, Misread> findTarget(std::string_view words, Requirement& into) {
    auto found = findMeasure(words, into);
    if (into.category.empty()) into.category = categoryOf(into);
    return found;
}

std::string_view categoryOf(const Requirement& requirement) {
    const std::string words = requirement.metric + " " + requirement.title;
    if (isAmong(words, {"availab", "uptime", "downtime", "nines"})) return "availability";
    if (isAmong(words, {"consisten", "stale", "read your writes", "linearizab"})) return "consistency";
    if (isAmong(words, {"durab", "lost", "loss", "lose"})) return "durability";
    if (isAmong(words, {"budget", "cost", "price"})) return "budget";
    if (isAmong(words, {"latency", "p50", "p90", "p95", "p99", "response"})) return "latency";
    if (isAmong(words, {"encrypt", "auth", "gdpr", "secur", "privacy"})) return "security";
    if (const auto quantity = quantityOf(requirement)) {
        switch (measureOf(quantity->unit)) {
        case Measure::Time:
            return "latency";
        case Measure::Money:
        case Measure::MoneyRate:
            return "budget";
        case Measure::CountRate:
        case Measure::ByteRate:
        case Measure::BitRate:
            return "throughput";
        case Measure::Bytes:
        case Measure::Bits:
            return "storage";
        case Measure::Count:
        case Measure::Fraction:
        case Measure::Other:
            break;
        }
    }
    if (isAmong(words, {"throughput", "rps", "qps", "requests"})) return "throughput";
    if (isAmong(words, {"scal", "users", "grow"})) return "scalability";
    if (isAmong(words, {"reliab", "failover", "recover"})) return "reliability";
    return {};
}

std::string downtimeText(const Requirement& requirement) {
    const auto quantity = quantityOf(requirement);
    if (!quantity || measureOf(quantity->unit) != Measure::Fraction || quantity->value > 1) return {};
    const std::string words = requirement.category + " " + requirement.metric + " " + requirement.title;
    if (!isAmong(words, {"availab", "uptime", "nines"})) return {};
    const double seconds = downtimeSecondsPerYear(quantity->value);
    char text[80];
    if (seconds < 120)
        std::snprintf(text, sizeof text, "%.4g s", seconds);
    else if (seconds < 7200)
        std::snprintf(text, sizeof text, "%.5g s = %.4g min", seconds, seconds / 60);
    else if (seconds < 172800)
        std::snprintf(text, sizeof text, "%.4g h", seconds / 3600);
    else
        std::snprintf(text, sizeof text, "%.4g days", seconds / 86400);
    return std::string(text) + " down a year";
}

} // namespace chalkline::text
