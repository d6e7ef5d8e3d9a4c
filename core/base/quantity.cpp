#include "base/quantity.h"

#include "base/decimal.h"
#include "base/unit_words.h"

#include <algorithm>
#include <cmath>

namespace chalkline {

namespace {

constexpr std::string_view minusSign = "\u2212";
constexpr int mostNines = 12;
constexpr int mostDenominators = 6;

bool isBlank(char c) {
    return c == ' ' || c == '\t';
}
bool isDigit(char c) {
    return c >= '0' && c <= '9';
}
bool isLetter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/// The bytes of the character that begins here, as far as they are there.
std::size_t characterLength(std::string_view rest) {
    std::size_t length = 1;
    while (length < rest.size() && (static_cast<unsigned char>(rest[length]) & 0xC0) == 0x80)
        ++length;
    return length;
}

/// Reads one quantity. Every step returns what is wrong, if anything.
class Reader {
public:
    Reader(std::string_view text, std::size_t from, const std::function<bool(std::string_view)>* isName)
        : text_(text)
        , at_(from)
        , isName_(isName) {}

    std::optional<Misread> read();
    [[nodiscard]] Quantity quantity() const { return {value_, unit_}; }
    [[nodiscard]] std::size_t end() const { return end_; }

private:
    using Problem = std::optional<Misread>;

    [[nodiscard]] std::string_view rest() const { return text_.substr(at_); }
    [[nodiscard]] bool done() const { return at_ >= text_.size(); }
    [[nodiscard]] Misread wrong(std::size_t at, std::string message) const {
        return {columnOf(text_, at), std::move(message)};
    }
    void skipBlanks() {
        while (!done() && isBlank(text_[at_]))
            ++at_;
    }
    [[nodiscard]] std::string_view wordHere() const;

    Problem readSign();
    Problem readNumber();
    Problem readFraction();
    Problem readUnit();
    Problem takeUnit(const UnitWord& word);
    Problem readNoun(std::string_view word);
    Problem readDenominators();
    bool takePer();
    Problem readDenominator();
    Problem settleValue();

    std::string_view text_;
    std::size_t at_;
    std::size_t end_ = 0; // after the last thing read
    std::size_t numberAt_ = 0;
    const std::function<bool(std::string_view)>* isName_; // null: the text is nothing but the quantity
    std::string digits_;
    int shift_ = 0;
    double factor_ = 1;
    bool negative_ = false;
    bool hasUnit_ = false;
    double value_ = 0;
    Unit unit_;
};

/// Letters; or a percent or currency sign by itself.
std::string_view Reader::wordHere() const {
    const std::string_view here = rest();
    if (here.empty()) return {};
    const std::string_view first = here.substr(0, characterLength(here));
    if (first == "%" || !currencyCode(first).empty()) return first;
    std::size_t length = 0;
    while (length < here.size()) {
        const std::string_view next = here.substr(length, characterLength(here.substr(length)));
        const bool outside = static_cast<unsigned char>(next[0]) >= 0x80;
        const bool sign = next == "\u00D7" || next == "\u00F7" || next == "\u00B7" || next == minusSign ||
                          next == "\u00A0" || !currencyCode(next).empty();
        if (sign || (!outside && !isLetter(next[0]))) break;
        length += next.size();
    }
    return here.substr(0, length);
}

Reader::Problem Reader::readSign() {
    skipBlanks();
    if (rest().starts_with('-') || rest().starts_with(minusSign)) {
        negative_ = true;
        at_ += rest().starts_with('-') ? 1 : minusSign.size();
        skipBlanks();
    }
    const std::string_view word = wordHere();
    if (const std::string_view code = currencyCode(word); !code.empty()) {
        unit_.money = 1;
        unit_.currency = code;
        at_ += word.size();
        skipBlanks();
    }
    return {};
}

Reader::Problem Reader::readFraction() {
    if (rest().starts_with('.')) {
        if (digits_.empty()) digits_ = "0";
        digits_ += '.';
        const std::size_t point = at_++;
        while (!done() && isDigit(text_[at_]))
            digits_ += text_[at_++];
        if (digits_.ends_with('.')) return wrong(point + 1, "expected a digit after the point");
        if (rest().starts_with('.')) return wrong(at_, "a number has one point");
    }
    std::size_t exponent = at_ + 1;
    if (done() || (text_[at_] != 'e' && text_[at_] != 'E')) return {};
    if (exponent < text_.size() && (text_[exponent] == '+' || text_[exponent] == '-')) ++exponent;
    if (exponent >= text_.size() || !isDigit(text_[exponent])) return {}; // "5 EB"
    digits_ += text_.substr(at_, exponent - at_);
    for (at_ = exponent; !done() && isDigit(text_[at_]); ++at_)
        digits_ += text_[at_];
    return {};
}

Reader::Problem Reader::readNumber() {
    numberAt_ = at_;
    if (done() || (!isDigit(text_[at_]) && text_[at_] != '.'))
        return wrong(at_, "expected a number, such as 100 ms or 500M/month");
    std::size_t group = 0; // digits since the last comma
    bool grouped = false;
    while (!done() && (isDigit(text_[at_]) || text_[at_] == ',')) {
        if (text_[at_] == ',') {
            if (group == 0 || group > 3 || (grouped && group != 3))
                return wrong(at_, "a comma stands only between thousands, as in 1,000,000");
            grouped = true;
            group = 0;
        } else {
            digits_ += text_[at_];
            ++group;
        }
        ++at_;
    }
    if (grouped && group != 3)
        return wrong(at_ - group - 1,
                     "a comma stands only between thousands, as in 1,000,000; decimals follow a point");
    if (auto problem = readFraction()) return problem;
    end_ = at_;
    return {};
}

Reader::Problem Reader::takeUnit(const UnitWord& word) {
    shift_ += word.shift;
    factor_ *= word.factor;
    if (word.sort == WordSort::Multiplier) return {};
    if (unit_.money != 0) return wrong(at_, "money is counted in " + unit_.currency + " alone");
    unit_ = word.unit;
    hasUnit_ = true;
    return {};
}

Reader::Problem Reader::readNoun(std::string_view word) {
    auto noun = knownNoun(word);
    if (!noun && end_ < at_) noun = freshNoun(word); // after a blank only: "5xs" is no count
    if (!noun && end_ < at_ && digits_ == "1" && shift_ == 0) noun = freshSingular(word);
    if (!noun || unit_.money != 0) return wrong(at_, wordComplaint(word));
    unit_.noun = noun->plural;
    hasUnit_ = true;
    return {};
}

/// Multiplier and unit after the number: "M users", "GB", "%", "".
Reader::Problem Reader::readUnit() {
    bool scaled = false;
    while (!hasUnit_) {
        skipBlanks();
        const std::string_view word = wordHere();
        if (word.empty() || word == "per") break;
        const auto meaning = unitWord(word);
        if (meaning && meaning->sort == WordSort::Multiplier && scaled)
            return wrong(at_, "expected a unit after the first multiplier");
        if (auto problem = meaning ? takeUnit(*meaning) : readNoun(word)) return problem;
        scaled = scaled || (meaning && meaning->sort == WordSort::Multiplier);
        at_ += word.size();
        end_ = at_;
    }
    at_ = end_;
    if (!hasUnit_ || unit_.dataPower() == 0 || shift_ != 0 || factor_ != 1) return {};
    skipBlanks();
    const std::string_view more = wordHere();
    if (!more.empty() && more != "per" && (knownNoun(more) || freshNoun(more)))
        return wrong(at_,
                     "expected / or the end: B is bytes; write bn or G for a billion " + std::string(more));
    at_ = end_;
    return {};
}

/// Steps over "/" or "per" if a unit of the same quantity follows.
bool Reader::takePer() {
    const std::size_t before = at_;
    skipBlanks();
    if (wordHere() == "per") {
        at_ += 3;
        skipBlanks();
        return true;
    }
    if (rest().starts_with('/') && (isName_ == nullptr || at_ == before)) {
        ++at_;
        if (isName_ == nullptr) skipBlanks();
        const std::string_view word = wordHere();
        if (isName_ == nullptr) return true;
        const bool nameGoesOn = at_ + word.size() < text_.size() &&
                                (isDigit(text_[at_ + word.size()]) || text_[at_ + word.size()] == '_' ||
                                 text_[at_ + word.size()] == '(');
        if (!word.empty() && !nameGoesOn && (unitWord(word) || (knownNoun(word) && !(*isName_)(word))))
            return true;
    }
    at_ = before;
    return false;
}

Reader::Problem Reader::readDenominator() {
    const std::string_view word = wordHere();
    if (word.empty()) return wrong(at_, "expected a unit after /, such as s, day or user");
    if (const auto meaning = unitWord(word)) {
        const bool share = meaning->unit.share != Share::None;
        if (share || meaning->unit.money != 0 || meaning->unit.timePower() < 0)
            return wrong(at_, "nothing can be counted per " + std::string(word));
        shift_ -= meaning->shift;
        factor_ /= meaning->factor;
        unit_.bytes -= meaning->unit.bytes;
        unit_.bits -= meaning->unit.bits;
        for (std::size_t i = 0; i < unit_.time.size(); ++i)
            unit_.time[i] -= meaning->unit.time[i];
        at_ += word.size();
        end_ = at_;
        if (meaning->sort != WordSort::Multiplier) return {};
        skipBlanks();
        const std::string_view counted = wordHere(); // "/million requests"
        if (counted.empty() || !knownNoun(counted)) {
            at_ = end_;
            return {};
        }
        return readDenominator();
    }
    auto noun = knownNoun(word);
    if (!noun) noun = freshNoun(word);
    if (!noun) noun = freshSingular(word);
    if (!noun) return wrong(at_, wordComplaint(word));
    if (!unit_.per.empty()) return wrong(at_, "counted per " + unit_.per + " already");
    unit_.per = noun->singular;
    at_ += word.size();
    end_ = at_;
    return {};
}

Reader::Problem Reader::readDenominators() {
    for (int count = 0; takePer(); ++count) {
        if (count == mostDenominators) return wrong(at_, "too many units below the line");
        if (auto problem = readDenominator()) return problem;
    }
    at_ = end_;
    return {};
}

Reader::Problem Reader::settleValue() {
    if (unit_.share == Share::Nines) {
        const auto count = decimalValue(digits_, shift_);
        if (negative_ || !count || *count != std::floor(*count) || *count < 1 || *count > mostNines)
            return wrong(numberAt_, "expected 1 to 12 nines, whole");
        digits_ = "0." + std::string(static_cast<std::size_t>(*count), '9');
        shift_ = 0;
    }
    const auto value = decimalValue(digits_, shift_);
    if (!value || !std::isfinite(*value * factor_))
        return wrong(numberAt_, "the number is too large or too small to reckon with");
    value_ = *value * factor_;
    if (negative_ && value_ != 0) value_ = -value_;
    return {};
}

std::optional<Misread> Reader::read() {
    if (auto problem = readSign()) return problem;
    if (auto problem = readNumber()) return problem;
    if (auto problem = readUnit()) return problem;
    if (auto problem = readDenominators()) return problem;
    return settleValue();
}

} // namespace

int columnOf(std::string_view text, std::size_t byte) {
    const std::string_view before = text.substr(0, byte);
    return 1 + static_cast<int>(std::ranges::count_if(
                   before, [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

std::expected<Quantity, Misread> parseQuantity(std::string_view text) {
    if (text.size() > quantityLimit)
        return std::unexpected(Misread{1, "a quantity has at most 200 characters"});
    Reader reader(text, 0, nullptr);
    if (auto problem = reader.read()) return std::unexpected(*problem);
    const std::size_t after = std::min(text.find_first_not_of(" \t", reader.end()), text.size());
    if (after < text.size())
        return std::unexpected(Misread{columnOf(text, after), "expected the end or / and a unit after " +
                                                                  exactText(reader.quantity())});
    return reader.quantity();
}

Quantity quantity(std::string_view text) {
    return parseQuantity(text).value_or(Quantity{});
}

std::expected<QuantityText, Misread> readQuantity(std::string_view text, std::size_t from,
                                                  const std::function<bool(std::string_view)>& isName) {
    Reader reader(text, from, &isName);
    if (auto problem = reader.read()) return std::unexpected(*problem);
    return QuantityText{reader.quantity(), reader.end()};
}

} // namespace chalkline
