#include "base/arithmetic.h"

#include "base/unit_words.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>
#include <utility>

namespace chalkline {

namespace {

constexpr int powerLimit = 9;        // of any unit in a value on the way
constexpr double mostBytes = 1e24;   // a yottabyte: more than all there is
constexpr double mostCount = 1e24;   // and so for what is counted
constexpr double mostYears = 10'000; // retention, time to exhaust
constexpr double mostPerSecond = 1e15;
constexpr double mostMoney = 1e15;

bool isBlank(char c) {
    return c == ' ' || c == '\t';
}
bool isDigit(char c) {
    return c >= '0' && c <= '9';
}
bool isNameByte(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || isDigit(c) ||
           static_cast<unsigned char>(c) >= 0x80;
}

enum class Sign { Plus, Minus, Times, Over, Power, Open, Close };
struct SignText {
    std::string_view typed;
    Sign sign;
    std::string_view shown;
};
constexpr std::array signTexts{SignText{"+", Sign::Plus, " + "},
                               SignText{"-", Sign::Minus, " \u2212 "},
                               SignText{"\u2212", Sign::Minus, " \u2212 "},
                               SignText{"*", Sign::Times, " \u00D7 "},
                               SignText{"\u00D7", Sign::Times, " \u00D7 "},
                               SignText{"\u00B7", Sign::Times, " \u00D7 "},
                               SignText{"/", Sign::Over, " \u00F7 "},
                               SignText{"\u00F7", Sign::Over, " \u00F7 "},
                               SignText{"^", Sign::Power, "^"},
                               SignText{"(", Sign::Open, "("},
                               SignText{")", Sign::Close, ")"}};

/// Blanks at the ends go, others become one.
std::string tidy(std::string_view text) {
    std::string result;
    for (const char c : text) {
        if (isBlank(c) && (result.empty() || result.back() == ' ')) continue;
        result += isBlank(c) ? ' ' : c;
    }
    while (result.ends_with(' '))
        result.pop_back();
    return result;
}

bool fits(const Unit& unit) {
    const auto small = [](int power) { return std::abs(power) <= powerLimit; };
    return small(unit.bytes) && small(unit.bits) && small(unit.money) &&
           std::ranges::all_of(unit.time, small);
}

/// "10M/day / 86400": by the bare seconds of a day or month, where the day or month stays.
bool dividesTwice(const Quantity& rate, const Quantity& divisor) {
    const auto by = [&](TimeUnit unit) {
        return rate.unit.of(unit) == -1 &&
               divisor.value == unitsIn(TimeUnit::Second, unit, Precision::Exact, false);
    };
    return divisor.unit == Unit{} && (by(TimeUnit::Day) || by(TimeUnit::Month));
}

using Value = std::expected<Quantity, Misread>;

/// Recursive descent; writes the formula down as it goes along.
class Evaluator {
public:
    Evaluator(std::string_view text, Precision precision, const NamedValues& names)
        : text_(text)
        , precision_(precision)
        , names_(names) {}

    std::expected<Arithmetic, Misread> run();

private:
    [[nodiscard]] std::unexpected<Misread> wrong(std::size_t at, std::string message) const {
        return std::unexpected(Misread{columnOf(text_, at), std::move(message)});
    }
    void warn(std::size_t at, std::string message) {
        if (made_.warnings.size() < 20) made_.warnings.push_back({columnOf(text_, at), std::move(message)});
    }
    void write(std::string_view shown) {
        made_.symbols += shown;
        made_.numbers += shown;
    }
    void skipBlanks() {
        while (at_ < text_.size() && isBlank(text_[at_]))
            ++at_;
    }
    [[nodiscard]] const SignText* signAtCursor() const;
    [[nodiscard]] const SignText* signHere() {
        skipBlanks();
        return signAtCursor();
    }
    void take(const SignText& sign) {
        at_ += sign.typed.size();
        write(sign.shown);
    }

    Value sum();
    Value product();
    Value signedPower();
    Value powered();
    Value atom();
    Value group();
    Value number();
    Value word();
    Value quotedName();
    Value named(std::size_t at, std::string_view name, std::string_view shown);
    Value combined(const Quantity& left, Sign sign, std::size_t at, const Quantity& right);
    Value added(const Quantity& left, const Quantity& right, std::size_t at, bool minus);
    Value raised(const Quantity& base, const Quantity& exponent, std::size_t at);
    Value checked(Quantity value, std::size_t at, bool mayVanish);
    [[nodiscard]] std::unexpected<Misread> twoCurrencies(const Quantity& left, const Quantity& right,
                                                         std::size_t at) const {
        return wrong(at, left.unit.currency + " and " + right.unit.currency + " are two currencies");
    }
    [[nodiscard]] bool knows(std::string_view name) const;
    void warnOfResult();
    void describeResult();

    std::string_view text_;
    Precision precision_;
    const NamedValues& names_;
    std::size_t at_ = 0;
    int depth_ = 0;
    Arithmetic made_;
};

const SignText* Evaluator::signAtCursor() const {
    for (const SignText& sign : signTexts)
        if (text_.substr(at_).starts_with(sign.typed)) return &sign;
    return nullptr;
}

bool Evaluator::knows(std::string_view name) const {
    if (!names_) return false;
    const auto found = names_(name);
    return found || !found.error().empty();
}

/// A result is a normal number of a sane unit, or 0 where a zero took part.
Value Evaluator::checked(Quantity value, std::size_t at, bool mayVanish) {
    if (std::isnan(value.value)) return wrong(at, "this has no value among the real numbers");
    if (std::isinf(value.value)) return wrong(at, "the result is too large to reckon with");
    if (value.value != 0 ? !std::isnormal(value.value) : !mayVanish)
        return wrong(at, "the result is too small to reckon with");
    if (!fits(value.unit)) return wrong(at, "too many powers of one unit");
    return value;
}

Value Evaluator::added(const Quantity& left, const Quantity& right, std::size_t at, bool minus) {
    if (!left.unit.currency.empty() && !right.unit.currency.empty() &&
        left.unit.currency != right.unit.currency)
        return twoCurrencies(left, right, at);
    if (!addsUp(left.unit, right.unit)) {
        std::string what = minus ? "cannot subtract " : "cannot add ";
        what += shortText(right) + (minus ? " from " : " to ") + shortText(left) + ": ";
        return wrong(at, what + measureName(left.unit) + " and " + measureName(right.unit) + " do not match");
    }
    if (!left.unit.noun.empty() && !right.unit.noun.empty() && left.unit.noun != right.unit.noun)
        warn(at, left.unit.noun + " and " + right.unit.noun + " are counted together");
    return checked(plus(left, minus ? negated(right) : right, precision_, &made_.rough), at, true);
}

Value Evaluator::raised(const Quantity& base, const Quantity& exponent, std::size_t at) {
    if (!exponent.unit.plain()) return wrong(at, "an exponent is a plain number");
    const bool whole = exponent.value == std::floor(exponent.value);
    if (!base.unit.plain() && (!whole || std::abs(exponent.value) > powerLimit))
        return wrong(at, "a quantity with a unit has whole powers up to " + std::to_string(powerLimit));
    if (base.value == 0 && exponent.value < 0) return wrong(at, "zero has no negative power");
    return checked(power(base, exponent.value), at, base.value == 0);
}

Value Evaluator::combined(const Quantity& left, Sign sign, std::size_t at, const Quantity& right) {
    if (sign == Sign::Plus || sign == Sign::Minus) return added(left, right, at, sign == Sign::Minus);
    if (sign == Sign::Power) return raised(left, right, at);
    if (!left.unit.currency.empty() && !right.unit.currency.empty() &&
        left.unit.currency != right.unit.currency)
        return twoCurrencies(left, right, at);
    if (sign == Sign::Over && right.value == 0) return wrong(at, "division by zero");
    if (sign == Sign::Over && dividesTwice(left, right))
        warn(at, "the rate has its unit of time already, so this divides twice: write the number with s");
    const Quantity result = sign == Sign::Over ? over(left, right) : times(left, right);
    return checked(result, at, left.value == 0 || right.value == 0);
}

Value Evaluator::sum() {
    Value left = product();
    while (left) {
        const SignText* sign = signHere();
        if (sign == nullptr || (sign->sign != Sign::Plus && sign->sign != Sign::Minus)) break;
        const std::size_t at = at_;
        take(*sign);
        Value right = product();
        if (!right) return right;
        left = combined(*left, sign->sign, at, *right);
    }
    return left;
}

Value Evaluator::product() {
    Value left = signedPower();
    while (left) {
        const SignText* sign = signHere();
        if (sign == nullptr || (sign->sign != Sign::Times && sign->sign != Sign::Over)) break;
        const std::size_t at = at_;
        take(*sign);
        Value right = signedPower();
        if (!right) return right;
        left = combined(*left, sign->sign, at, *right);
    }
    return left;
}

/// -2^2 is -(2^2).
Value Evaluator::signedPower() {
    bool minus = false;
    int signs = 0;
    for (const SignText* sign = signHere(); sign != nullptr; sign = signHere()) {
        if (sign->sign != Sign::Minus) break;
        if (++signs > 2) return wrong(at_, "expected a number after the minus");
        at_ += sign->typed.size();
        write("\u2212");
        minus = !minus;
    }
    Value value = powered();
    return value && minus ? Value(negated(*value)) : value;
}

/// 2^3^2 is 2^(3^2).
Value Evaluator::powered() {
    Value base = atom();
    const SignText* sign = base ? signHere() : nullptr;
    if (sign == nullptr || sign->sign != Sign::Power) return base;
    const std::size_t at = at_;
    take(*sign);
    if (++depth_ > nestingLimit) return wrong(at, "nested too deeply");
    Value exponent = signedPower();
    --depth_;
    return exponent ? raised(*base, *exponent, at) : exponent;
}

Value Evaluator::group() {
    const std::size_t opened = at_;
    take(*signHere());
    if (++depth_ > nestingLimit) return wrong(opened, "nested too deeply");
    Value inside = sum();
    --depth_;
    if (!inside) return inside;
    const SignText* sign = signHere();
    if (sign == nullptr || sign->sign != Sign::Close)
        return wrong(at_, "expected ) for the ( at column " + std::to_string(columnOf(text_, opened)));
    take(*sign);
    return inside;
}

Value Evaluator::number() {
    auto read = readQuantity(text_, at_, [this](std::string_view name) { return knows(name); });
    if (!read) return std::unexpected(read.error());
    write(tidy(text_.substr(at_, read->end - at_)));
    at_ = read->end;
    return std::move(read->quantity);
}

Value Evaluator::named(std::size_t at, std::string_view name, std::string_view shown) {
    std::expected<Quantity, std::string> value = std::unexpected(std::string());
    if (names_) value = names_(name);
    if (value) {
        made_.symbols += shown;
        made_.numbers += shortText(*value);
        return checked(std::move(*value), at, true);
    }
    if (!value.error().empty()) return wrong(at, value.error());
    return wrong(at, '"' + std::string(name) + "\" is neither a unit nor a name known here");
}

Value Evaluator::quotedName() {
    const std::size_t begin = at_ + 1;
    const std::size_t end = text_.find('"', begin);
    if (end == std::string_view::npos) return wrong(at_, "expected a closing quote");
    const std::size_t from = std::exchange(at_, end + 1);
    return named(from, text_.substr(begin, end - begin), text_.substr(begin, end - begin));
}

/// A name, or a unit by itself.
Value Evaluator::word() {
    const std::size_t begin = at_;
    while (at_ < text_.size() && signAtCursor() == nullptr && (isNameByte(text_[at_]) || text_[at_] == '.'))
        ++at_;
    const std::string_view name = text_.substr(begin, at_ - begin);
    const auto unit = unitWord(name);
    const bool dimension =
        unit && unit->sort == WordSort::Unit && !unit->unit.plain() && unit->unit.money == 0;
    const bool counted = !unit && knownNoun(name) && !knows(name);
    if (!dimension && !counted) return named(begin, name, name);
    const auto read = parseQuantity("1 " + std::string(name));
    write(name);
    return read ? Value(*read) : wrong(begin, read.error().message);
}

Value Evaluator::atom() {
    const SignText* sign = signHere();
    if (sign != nullptr && sign->sign == Sign::Open) return group();
    if (sign != nullptr || at_ >= text_.size())
        return wrong(at_, "expected a number, such as 500 B, a name or (");
    if (text_[at_] == '"') return quotedName();
    const std::string_view rest = text_.substr(at_);
    const bool money = std::ranges::any_of(std::array{1, 2, 3}, [&](int length) {
        const std::string_view head = rest.substr(0, static_cast<std::size_t>(length));
        return !currencyCode(head).empty() && currencySign(currencyCode(head)) == head;
    });
    if (isDigit(text_[at_]) || text_[at_] == '.' || money) return number();
    if (isNameByte(text_[at_])) return word();
    return wrong(at_, "expected a number, such as 500 B, a name or (");
}

void Evaluator::warnOfResult() {
    const Quantity& result = made_.result;
    const Quantity steady = inSeconds(result);
    const double size = std::abs(steady.value);
    constexpr double year = 31'536'000;
    if (result.value < 0) warn(0, "the result is negative");
    switch (measureOf(result.unit)) {
    case Measure::Count:
        if (size > mostCount) warn(0, "more than 1e24 of anything is hard to believe");
        break;
    case Measure::Bytes:
    case Measure::Bits:
        if (size > mostBytes) warn(0, "more than 1e24 B is more than there is");
        break;
    case Measure::CountRate:
    case Measure::ByteRate:
    case Measure::BitRate:
        if (size > mostPerSecond) warn(0, "more than 1e15 a second is hard to believe");
        break;
    case Measure::Time:
        if (size > mostYears * year) warn(0, "more than 10 000 years is hard to believe");
        break;
    case Measure::Money:
    case Measure::MoneyRate:
        if (size > mostMoney) warn(0, "that is more money than there is");
        break;
    case Measure::Fraction:
        if (result.value > 1) warn(0, "more than 100 %");
        break;
    case Measure::Other:
        if (result.unit.money == 0) warn(0, "the result is in " + unitText(result.unit));
        break;
    }
}

void Evaluator::describeResult() {
    made_.value = shortText(made_.result);
    const Unit& unit = made_.result.unit;
    if (unit.timePower() != -1 || unit.of(TimeUnit::Second) == -1 || unit.money != 0) return;
    made_.roughSecond = made_.rough;
    made_.perSecond = shortText(inSeconds(made_.result, precision_, &made_.roughSecond));
}

std::expected<Arithmetic, Misread> Evaluator::run() {
    Value value = sum();
    if (!value) return std::unexpected(value.error());
    const SignText* sign = signHere();
    if (sign != nullptr && sign->sign == Sign::Close) return wrong(at_, "this ) closes nothing");
    if (at_ < text_.size()) return wrong(at_, "expected an operator (+ - * / ^) or the end");
    value = checked(settled(*value, precision_, &made_.rough), 0, value->value == 0);
    if (!value) return std::unexpected(value.error());
    made_.result = *value;
    warnOfResult();
    describeResult();
    return std::move(made_);
}

} // namespace

std::string Arithmetic::text() const {
    std::string line = symbols;
    if (numbers != symbols) line += " = " + numbers;
    if (value != numbers) line += (rough ? " \u2248 " : " = ") + value;
    if (!perSecond.empty()) line += (roughSecond ? " \u2248 " : " = ") + perSecond;
    return line;
}

std::expected<Arithmetic, Misread> evaluate(std::string_view expression, Precision precision,
                                            const NamedValues& names) {
    if (expression.size() > expressionLimit)
        return std::unexpected(
            Misread{static_cast<int>(expressionLimit) + 1, "an estimate has at most 1000 characters"});
    return Evaluator(expression, precision, names).run();
}

} // namespace chalkline
