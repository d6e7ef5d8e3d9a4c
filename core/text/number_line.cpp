#include "text/number_line.h"

#include "base/text.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

namespace chalkline::text {

namespace {

constexpr double daysPerMonth = 30;
constexpr std::string_view blanks = " \t";

std::string_view trimmed(std::string_view text) {
    const std::size_t first = text.find_first_not_of(blanks);
    if (first == std::string_view::npos) return {};
    return text.substr(first, text.find_last_not_of(blanks) - first + 1);
}

std::unexpected<Error> wrong(std::string message, int column = 0) {
    return failure(ErrorCode::Invalid, std::move(message),
                   column > 0 ? "column " + std::to_string(column) : "");
}

/// The sizes that a person may mean when two stand in a line: in, then out.
struct Token {
    std::string text;
    std::size_t at; // byte in the line
};

/// Parted at blanks, at commas before a blank, and around * and ×.
std::vector<Token> tokensOf(std::string_view line, std::size_t from) {
    constexpr std::string_view times = "\u00D7";
    std::vector<Token> tokens;
    bool fresh = true;
    const auto put = [&](std::string_view text, std::size_t at) {
        if (fresh) tokens.push_back({"", at});
        tokens.back().text += text;
        fresh = false;
    };
    for (std::size_t at = from; at < line.size();) {
        const char c = line[at];
        const bool comma = c == ',' && (at + 1 == line.size() || blanks.contains(line[at + 1]));
        if (blanks.contains(c) || comma) {
            fresh = true;
            ++at;
        } else if (c == '*' || line.substr(at).starts_with(times)) {
            fresh = true;
            put("*", at);
            fresh = true;
            at += c == '*' ? 1 : times.size();
        } else {
            put(line.substr(at, 1), at);
            ++at;
        }
    }
    return tokens;
}

bool isDigit(char c) {
    return c >= '0' && c <= '9';
}
bool startsNumber(std::string_view text) {
    return !text.empty() && (isDigit(text[0]) || text[0] == '.' || text[0] == '-' || text[0] == '+' ||
                             text.starts_with("\u2212"));
}

enum class Word { None, Read, Write, In, Out, Peak, By, Times };

Word wordOf(std::string_view text) {
    const std::string folded = foldName(text);
    if (folded == "read" || folded == "reads") return Word::Read;
    if (folded == "write" || folded == "writes") return Word::Write;
    if (folded == "in") return Word::In;
    if (folded == "out") return Word::Out;
    if (folded == "peak") return Word::Peak;
    if (folded == "by") return Word::By;
    if (folded == "*") return Word::Times;
    return Word::None;
}

/// "x3", "x2.5".
std::optional<double> peakOf(std::string_view text) {
    if (text.size() < 2 || (text[0] != 'x' && text[0] != 'X')) return std::nullopt;
    const auto read = parseQuantity(text.substr(1));
    return read && read->unit.plain() ? std::optional(read->value) : std::nullopt;
}

/// In a day; none if it is no rate of time.
std::optional<double> perDay(const Quantity& rate) {
    if (rate.unit.timePower() != -1) return std::nullopt;
    if (rate.unit.of(TimeUnit::Day) == -1) return rate.value;
    if (rate.unit.of(TimeUnit::Month) == -1) return rate.value / daysPerMonth;
    if (rate.unit.of(TimeUnit::Year) == -1) return rate.value / 365;
    return inSeconds(rate).value * 86'400;
}

bool isSize(const Quantity& quantity) {
    const Measure measure = measureOf(quantity.unit);
    return measure == Measure::Bytes || measure == Measure::Bits;
}
double inBytes(const Quantity& size) {
    return measureOf(size.unit) == Measure::Bits ? size.value / 8 : size.value;
}

/// What a name says where the line does not.
WorkloadDirection directionOf(std::string_view name) {
    constexpr std::array writing{"write", "creat", "post",  "short", "upload", "send",  "sent",  "insert",
                                 "add",   "sav",   "store", "order", "pay",    "publi", "ingest"};
    const std::string folded = foldName(name);
    const bool writes = std::ranges::any_of(writing, [&](const char* word) { return folded.contains(word); });
    return writes ? WorkloadDirection::Write : WorkloadDirection::Read;
}

/// Reads what stands behind the name of a workload.
class WorkloadReader {
public:
    WorkloadReader(std::string_view line, std::size_t from, Workload start)
        : line_(line)
        , tokens_(tokensOf(line, from)) {
        made_.record = std::move(start);
    }

    Expected<WorkloadLine> read();

private:
    [[nodiscard]] std::unexpected<Error> wrongAt(std::size_t token, std::string message) const {
        const std::size_t byte = token < tokens_.size() ? tokens_[token].at : line_.size();
        return wrong(std::move(message), columnOf(line_, byte));
    }
    /// The number at the cursor with the words behind it that are its unit.
    Expected<Quantity> takeQuantity();
    Expected<void> take(const Quantity& quantity, std::size_t token);
    Expected<void> takeRate(const Quantity& quantity, std::size_t token);
    Expected<void> takeWord(Word word);
    Expected<void> finish();

    std::string_view line_;
    std::vector<Token> tokens_;
    std::size_t at_ = 0;
    WorkloadLine made_;
    std::vector<std::pair<double, Word>> sizes_;
    bool directed_ = false;
};

Expected<Quantity> WorkloadReader::takeQuantity() {
    const std::size_t first = at_;
    std::string text = tokens_[at_++].text;
    while (at_ < tokens_.size() && wordOf(tokens_[at_].text) == Word::None &&
           !startsNumber(tokens_[at_].text) && !peakOf(tokens_[at_].text))
        text += " " + tokens_[at_++].text;
    auto read = parseQuantity(text);
    if (read) return *read;
    const Misread& misread = read.error();
    return wrong(misread.message, columnOf(line_, tokens_[first].at) + misread.column - 1);
}

Expected<void> WorkloadReader::takeRate(const Quantity& quantity, std::size_t token) {
    Workload& workload = made_.record;
    const bool people = quantity.unit.noun == "users";
    const bool month = quantity.unit.of(TimeUnit::Month) == -1;
    if (people && month)
        return wrongAt(token, "users are counted a day: expected how many come each day, such as 150M users");
    const double daily = perDay(quantity).value_or(0);
    if (people) {
        workload.users_per_day = daily;
    } else if (workload.users_per_day) {
        workload.per_user_per_day = daily * workload.per_user_per_day.value_or(1);
    } else {
        workload.users_per_day = daily; // all of them together: each counts as one
        workload.per_user_per_day = 1;
    }
    made_.monthly = made_.monthly || month;
    return {};
}

Expected<void> WorkloadReader::take(const Quantity& quantity, std::size_t token) {
    Workload& workload = made_.record;
    if (quantity.value < 0) return wrongAt(token, "expected a number that is not negative");
    if (isSize(quantity)) {
        sizes_.emplace_back(inBytes(quantity), Word::None);
        return {};
    }
    if (quantity.unit.share != Share::None && workload.users_per_day) {
        *workload.users_per_day *= quantity.value; // 300M users * 50 %
        return {};
    }
    if (quantity.unit.timePower() == -1 && quantity.unit.dataPower() == 0 && quantity.unit.money == 0)
        return takeRate(quantity, token);
    if (!quantity.unit.plain())
        return wrongAt(token, "expected users, actions a day or a size, not " + measureName(quantity.unit));
    if (!workload.users_per_day)
        workload.users_per_day = quantity.value;
    else if (!workload.per_user_per_day)
        workload.per_user_per_day = quantity.value;
    else if (token > 0 && wordOf(tokens_[token - 1].text) == Word::Times)
        *workload.per_user_per_day *= quantity.value; // 500M/month * 100
    else
        return wrongAt(token, "expected read, write, a size such as 500 B, or x3 for the peak");
    return {};
}

Expected<void> WorkloadReader::takeWord(Word word) {
    const std::size_t here = at_++;
    switch (word) {
    case Word::Read:
    case Word::Write:
        made_.record.direction = word == Word::Read ? WorkloadDirection::Read : WorkloadDirection::Write;
        directed_ = true;
        break;
    case Word::In:
    case Word::Out:
        if (sizes_.empty()) return wrongAt(here, "expected a size before it, such as 500 B in");
        sizes_.back().second = word;
        break;
    case Word::Peak: {
        const auto factor = at_ < tokens_.size() ? peakOf(tokens_[at_].text) : std::nullopt;
        const auto plain = at_ < tokens_.size() ? parseQuantity(tokens_[at_].text) : Quantity{-1, {}};
        if (!factor && !(plain && plain->unit.plain() && plain->value >= 0))
            return wrongAt(at_, "expected how much more than on average, such as x3");
        made_.record.peak_factor = factor ? *factor : plain->value;
        ++at_;
        break;
    }
    case Word::By: {
        if (at_ == tokens_.size()) return wrongAt(here, "expected who does it");
        made_.record.actor = std::string(trimmed(line_.substr(tokens_[at_].at)));
        at_ = tokens_.size();
        break;
    }
    case Word::Times:
    case Word::None:
        break;
    }
    return {};
}

Expected<void> WorkloadReader::finish() {
    Workload& workload = made_.record;
    if (!directed_) workload.direction = directionOf(workload.name);
    if (sizes_.size() > 2) return wrong("expected at most two sizes, one in and one out");
    const bool write = workload.direction == WorkloadDirection::Write;
    const bool pair = sizes_.size() == 2 && sizes_[0].second == Word::None && sizes_[1].second == Word::None;
    for (std::size_t i = 0; i < sizes_.size(); ++i) {
        const auto [size, where] = sizes_[i];
        const bool in = where == Word::None ? (pair ? i == 0 : write) : where == Word::In;
        (in ? workload.payload_in_bytes : workload.payload_out_bytes) = size;
    }
    if (workload.users_per_day && !workload.per_user_per_day) workload.per_user_per_day = 1;
    return {};
}

Expected<WorkloadLine> WorkloadReader::read() {
    while (at_ < tokens_.size()) {
        const std::size_t here = at_;
        const std::string& text = tokens_[at_].text;
        if (const Word word = wordOf(text); word != Word::None) {
            if (auto done = takeWord(word); !done) return std::unexpected(done.error());
        } else if (const auto peak = peakOf(text)) {
            made_.record.peak_factor = *peak;
            ++at_;
        } else if (startsNumber(text)) {
            const auto quantity = takeQuantity();
            if (!quantity) return std::unexpected(quantity.error());
            if (auto done = take(*quantity, here); !done) return std::unexpected(done.error());
        } else {
            return wrongAt(here,
                           "expected a number such as 50M users, read, write or x3, not \"" + text + '"');
        }
    }
    if (auto done = finish(); !done) return std::unexpected(done.error());
    return std::move(made_);
}

/// The length of `word:` at the beginning, or 0.
std::size_t prefixLength(std::string_view line, std::string_view word) {
    const std::size_t colon = line.find(':');
    if (colon == std::string_view::npos || foldName(line.substr(0, colon)) != word) return 0;
    return colon + 1;
}

std::string countText(double value) {
    return exactText(Quantity{value, {}});
}
std::string sizeText(double bytes, bool shortened) {
    Quantity size{bytes, {}};
    size.unit.bytes = 1;
    return shortened ? shortText(size) : exactText(size);
}

} // namespace

Expected<std::optional<NumberLine>> readNumberLine(std::string_view line) {
    if (trimmed(line).empty()) return std::nullopt;
    if (const std::size_t length = prefixLength(line, "est")) {
        Estimate estimate;
        readEstimate(line.substr(length), estimate);
        if (estimate.expression.empty())
            return wrong("expected an estimate, such as 500M/month * 500 B * 5 y", 5);
        return NumberLine(estimate);
    }
    const std::size_t colon = line.find(':');
    const std::size_t equals = line.find('=');
    if (equals != std::string_view::npos && (colon == std::string_view::npos || equals < colon)) {
        Constant constant;
        constant.key = std::string(trimmed(line.substr(0, equals)));
        if (constant.key.empty()) return wrong("expected a name before the =", 1);
        const std::string_view value = trimmed(line.substr(equals + 1));
        if (const auto read = parseQuantity(value); !read) {
            const std::size_t byte =
                value.empty() ? line.size() : static_cast<std::size_t>(value.data() - line.data());
            return wrong(read.error().message, columnOf(line, byte) + read.error().column - 1);
        }
        if (auto done = readConstantValue(value, constant); !done) return std::unexpected(done.error());
        return NumberLine(constant);
    }
    Workload workload;
    std::size_t from = 0;
    if (colon != std::string_view::npos) {
        workload.name = std::string(trimmed(line.substr(0, colon)));
        from = colon + 1;
    } else {
        while (from < line.size() && !startsNumber(line.substr(from)))
            from += line.find_first_of(blanks, from) == std::string_view::npos
                        ? line.size() - from
                        : line.find_first_not_of(blanks, line.find_first_of(blanks, from)) - from;
        from = std::min(from, line.size());
        workload.name = std::string(trimmed(line.substr(0, from)));
    }
    auto made = WorkloadReader(line, from, std::move(workload)).read();
    if (!made) return std::unexpected(made.error());
    return NumberLine(std::move(*made));
}

std::string writeWorkload(const Workload& workload, bool shortened) {
    std::string text = workload.name.empty() ? "" : workload.name + ": ";
    const auto count = [&](double value) { return shortened ? shortNumber(value) : countText(value); };
    if (workload.users_per_day) text += count(*workload.users_per_day) + " users";
    if (workload.per_user_per_day) text += " * " + count(*workload.per_user_per_day) + "/day";
    text += workload.direction == WorkloadDirection::Read ? " read" : " write";
    if (workload.payload_in_bytes) text += " " + sizeText(*workload.payload_in_bytes, shortened) + " in";
    if (workload.payload_out_bytes) text += " " + sizeText(*workload.payload_out_bytes, shortened) + " out";
    text += " x" + count(workload.peak_factor);
    if (!workload.actor.empty()) text += " by " + workload.actor;
    return text;
}

Expected<void> readWorkloadField(std::string_view field, std::string_view typed, Workload& into) {
    const std::string_view text = trimmed(typed);
    const bool size = field == "payload_in_bytes" || field == "payload_out_bytes";
    std::optional<double> value;
    if (!text.empty()) {
        const auto read = parseQuantity(text);
        if (!read) return wrong(read.error().message, read.error().column);
        if (read->value < 0) return wrong("expected a number that is not negative");
        if (size) {
            if (!isSize(*read) && !read->unit.plain()) return wrong("expected a size, such as 500 B");
            value = isSize(*read) ? inBytes(*read) : read->value;
        } else if (field != "peak_factor" && perDay(*read)) {
            value = *perDay(*read);
        } else if (read->unit.plain()) {
            value = read->value;
        } else {
            return wrong(field == "users_per_day" ? "expected how many, such as 50M"
                         : field == "peak_factor" ? "expected a factor, such as 3"
                                                  : "expected how often, such as 10/day");
        }
    }
    if (field == "users_per_day") into.users_per_day = value;
    if (field == "per_user_per_day") into.per_user_per_day = value;
    if (field == "payload_in_bytes") into.payload_in_bytes = value;
    if (field == "payload_out_bytes") into.payload_out_bytes = value;
    if (field == "peak_factor") into.peak_factor = value.value_or(Workload{}.peak_factor);
    return {};
}

std::string workloadFieldText(std::string_view field, const Workload& workload) {
    const auto size = [](const std::optional<double>& bytes) {
        return bytes ? sizeText(*bytes, false) : std::string();
    };
    const auto count = [](const std::optional<double>& value) {
        return value ? countText(*value) : std::string();
    };
    if (field == "users_per_day") return count(workload.users_per_day);
    if (field == "per_user_per_day") return count(workload.per_user_per_day);
    if (field == "payload_in_bytes") return size(workload.payload_in_bytes);
    if (field == "payload_out_bytes") return size(workload.payload_out_bytes);
    return countText(workload.peak_factor);
}

Expected<void> readConstantValue(std::string_view typed, Constant& into) {
    const std::string_view text = trimmed(typed);
    const auto read = parseQuantity(text);
    if (!read) return wrong(read.error().message, read.error().column);
    into.value = read->value;
    Unit unit = read->unit;
    unit.share = Share::None; // a fraction is a plain number
    into.unit = unitText(unit);
    return {};
}

void readEstimate(std::string_view typed, Estimate& into) {
    const std::string_view text = trimmed(typed);
    const std::size_t equals = text.find('=');
    into.name = equals == std::string_view::npos ? "" : std::string(trimmed(text.substr(0, equals)));
    into.expression = std::string(equals == std::string_view::npos ? text : trimmed(text.substr(equals + 1)));
}

} // namespace chalkline::text
