#include "panels/inspector/amount.h"

#include <QCoreApplication>
#include <QLocale>

#include <array>
#include <charconv>
#include <cmath>

namespace chalkline {

namespace {

struct Scale {
    const char* word;
    double factor;
};

constexpr std::array<Scale, 9> prefixes{{{"Ki", 1024.0},
                                         {"Mi", 1024.0 * 1024},
                                         {"Gi", 1024.0 * 1024 * 1024},
                                         {"Ti", 1024.0 * 1024 * 1024 * 1024},
                                         {"k", 1e3},
                                         {"K", 1e3},
                                         {"M", 1e6},
                                         {"G", 1e9},
                                         {"T", 1e12}}};
constexpr std::array<Scale, 5> times{
    {{"ms", 1}, {"min", 60'000}, {"s", 1'000}, {"h", 3'600'000}, {"d", 86'400'000}}}; // in ms

std::unexpected<Error> notANumber(const QString& text) {
    return failure(ErrorCode::Invalid,
                   QCoreApplication::translate("chalkline::InspectorPanel", "“%1” is not a number")
                       .arg(text.size() > 40 ? text.left(40) + QChar(0x2026) : text)
                       .toStdString());
}

std::unexpected<Error> wrong(const char* message) {
    return failure(ErrorCode::Invalid,
                   QCoreApplication::translate("chalkline::InspectorPanel", message).toStdString());
}

/// What stands after the digits, as a factor; nothing if it means nothing here.
std::optional<double> factorOf(QString rest, const QString& unit) {
    if (rest == QLatin1String("%")) return unit.isEmpty() ? std::optional(0.01) : std::nullopt;
    if (unit == QLatin1String("ms") || unit == QLatin1String("s"))
        for (const Scale& time : times)
            if (rest == QLatin1String(time.word)) return unit.size() == 2 ? time.factor : time.factor / 1'000;
    if (!unit.isEmpty() && rest.endsWith(unit)) rest = rest.chopped(unit.size()).trimmed();
    if (rest.isEmpty()) return 1.0;
    for (const Scale& prefix : prefixes)
        if (rest == QLatin1String(prefix.word)) return prefix.factor;
    return std::nullopt;
}

} // namespace

Expected<double> parseAmount(const QString& text, const QString& unit) {
    const std::string typed = text.trimmed().toStdString();
    double value = 0;
    const char* const end = typed.data() + typed.size();
    const auto [next, bad] = std::from_chars(typed.data(), end, value);
    if (bad != std::errc() || !std::isfinite(value)) return notANumber(text.trimmed());
    const auto factor = factorOf(QString::fromUtf8(next, end - next).trimmed(), unit);
    if (!factor) return notANumber(text.trimmed());
    if (*factor < 1)
        value /= std::round(1 / *factor); // 95 % is 0.95 and not a little more
    else
        value *= *factor;
    if (value < 0) return wrong(QT_TRANSLATE_NOOP("chalkline::InspectorPanel", "must not be negative"));
    if (!std::isfinite(value)) return notANumber(text.trimmed());
    return value;
}

Expected<std::int64_t> parseCount(const QString& text) {
    const auto value = parseAmount(text);
    if (!value) return std::unexpected(value.error());
    if (*value != std::floor(*value))
        return wrong(QT_TRANSLATE_NOOP("chalkline::InspectorPanel", "must be a whole number"));
    if (*value > 9e15) return wrong(QT_TRANSLATE_NOOP("chalkline::InspectorPanel", "is too large"));
    return static_cast<std::int64_t>(*value);
}

QString amountText(double value) {
    if (value == std::floor(value) && std::abs(value) < 1e15) return QString::number(value, 'f', 0);
    return QString::number(value, 'g', QLocale::FloatingPointShortest);
}

} // namespace chalkline
