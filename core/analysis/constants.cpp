#include "analysis/constants.h"

#include "analysis/figure.h"
#include "base/text.h"

#include <array>
#include <cmath>
#include <limits>

namespace chalkline::analysis {

namespace {

constexpr std::optional<double> open; // nothing to start from

constexpr std::array keys{
    ConstantKey{"retention_years", "Kept for", "y", 5, 0, 1000, false, "how long what is written is kept"},
    ConstantKey{"replication", "Copies", "", 1, 1, 1000, false, "of everything stored"},
    ConstantKey{"overhead_factor", "Overhead", "", 1.3, 1, 100, false, "indexes and free space"},
    ConstantKey{"days_per_year", "Days a year", "", 365, 360, 366, true,
                "360 where numbers are given by the month: 12 of 30 days"},
    ConstantKey{"hot_fraction", "Hot share", "", 0.2, 0, 1, false,
                "of a day's reads that a cache holds; 80/20 is a rule of thumb"},
    ConstantKey{"unique_factor", "Distinct share", "", 1, 0, 1, false,
                "of objects among the reads; 1 is the usual overestimate"},
    ConstantKey{"qps_per_server", "Each server takes", "/s", open, 1e-6, 1e9, false,
                "requests a second of one server, as measured or assumed"},
    ConstantKey{"target_utilisation", "Utilisation", "", 0.6, 0.01, 1, false,
                "of servers at the peak; waiting times explode near 1"},
    ConstantKey{"spare", "Spare servers", "", 0, 0, 1e6, true, "on top of those needed"},
    ConstantKey{"zones", "Zones", "", open, 1, 1000, true, "with one of them lost the rest has to do"},
    ConstantKey{"hold_s", "Each held for", "s", open, 1e-9, 1e9, false,
                "how long a request or connection stays open"},
    ConstantKey{"pool_utilisation", "Pool utilisation", "", 0.75, 0.01, 1, false,
                "share of a pool in use on average"},
    ConstantKey{"per_server", "Connections a server", "", open, 1, 1e9, true, "that one server holds"},
    ConstantKey{"bytes_per_connection", "Memory each", "B", open, 0, 1e12, false, "of an open connection"},
    ConstantKey{"alphabet", "Alphabet", "", 62, 2, 2e6, true, "digits and letters of both cases"},
    ConstantKey{"length", "Key length", "", 7, 1, 1000, true, "characters of a key"},
    ConstantKey{"ids_total", "Keys needed", "", open, 0, 1e18, false, "in all; else what is kept"},
};

std::size_t placeOf(std::string_view form) {
    std::size_t place = 0;
    while (place < keys.size() && keys[place].key != form)
        ++place;
    return place;
}

std::string expected(const ConstantKey& key) {
    if (key.unit == "y") return "expected a time, such as 5 y";
    if (key.unit == "s") return "expected a time, such as 200 ms";
    if (key.unit == "/s") return "expected a rate, such as 1000/s";
    if (key.unit == "B") return "expected a size, such as 10 KB";
    return "expected a number";
}

std::string rangeOf(const ConstantKey& key) {
    return "expected " + shortNumber(key.least) + " to " + shortNumber(key.most);
}

} // namespace

std::span<const ConstantKey> constantKeys() {
    return keys;
}

std::string keyForm(std::string_view key) {
    std::string form = foldName(key);
    for (char& c : form)
        if (c == ' ' || c == '-') c = '_';
    return form;
}

const ConstantKey* constantKey(std::string_view key) {
    const std::size_t place = placeOf(keyForm(key));
    return place == keys.size() ? nullptr : &keys[place];
}

Quantity quantityOf(const Constant& constant) {
    if (constant.unit.empty()) return {constant.value, {}};
    const bool rate = constant.unit.starts_with('/');
    auto one = parseQuantity((rate ? "1" : "1 ") + constant.unit);
    if (!one) return {constant.value, {}};
    one->value *= constant.value;
    return *one;
}

std::expected<double, std::string> valueFor(const ConstantKey& key, const Quantity& quantity) {
    double value = quantity.value;
    const Unit& unit = quantity.unit;
    const auto only = [&](Measure measure) { return measureOf(unit) == measure || unit.plain(); };
    bool fits = unit.plain();
    if (key.unit == "y") {
        fits = only(Measure::Time);
        if (fits && unit.of(TimeUnit::Month) == 1)
            value /= 12;
        else if (fits && unit.of(TimeUnit::Year) != 1 && !unit.plain())
            value = inSeconds(quantity).value / 31'536'000;
    } else if (key.unit == "s") {
        fits = only(Measure::Time);
        if (fits && !unit.plain()) value = inSeconds(quantity).value;
    } else if (key.unit == "/s") {
        fits = only(Measure::CountRate);
        if (fits && !unit.plain()) value = inSeconds(quantity).value;
    } else if (key.unit == "B") {
        fits = only(Measure::Bytes) || measureOf(unit) == Measure::Bits;
        if (measureOf(unit) == Measure::Bits) value /= 8;
    }
    if (!fits) return std::unexpected(expected(key) + ", not " + measureName(unit));
    if (!std::isfinite(value) || value < key.least || value > key.most)
        return std::unexpected(rangeOf(key) + ", not " + shortNumber(value));
    if (key.whole && value != std::floor(value)) return std::unexpected("expected a whole number");
    return value;
}

ConstantValues::ConstantValues(const Tables& tables)
    : held_(keys.size()) {
    for (std::size_t i = 0; i < keys.size(); ++i)
        held_[i].value = keys[i].preset;
    for (const Constant& constant : tables.of<Constant>()) {
        const std::size_t place = placeOf(keyForm(constant.key));
        if (place == keys.size() || held_[place].record) continue;
        const auto value = valueFor(keys[place], quantityOf(constant));
        if (!value) wrong_.push_back({constant.id, value.error()});
        if (value) held_[place] = {*value, constant.id};
    }
}

std::optional<double> ConstantValues::find(std::string_view key) const {
    const std::size_t place = placeOf(key);
    return place == keys.size() ? std::nullopt : held_[place].value;
}

ConstantId ConstantValues::recordOf(std::string_view key) const {
    const std::size_t place = placeOf(key);
    return place == keys.size() ? ConstantId{} : held_[place].record;
}

} // namespace chalkline::analysis
