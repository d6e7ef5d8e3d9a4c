#include "text/statement_line.h"

#include "text/parts.h"
#include "text/print.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <span>

namespace chalkline::text {

namespace {

constexpr std::string_view blanks = " \t\r\n";

std::string_view trimmed(std::string_view text) {
    const std::size_t first = text.find_first_not_of(blanks);
    if (first == std::string_view::npos) return {};
    return text.substr(first, text.find_last_not_of(blanks) - first + 1);
}

std::string lower(std::string_view text) {
    std::string result(text);
    std::ranges::transform(result, result.begin(),
                           [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    return result;
}

std::vector<std::string_view> splitAt(std::string_view text, std::string_view separator) {
    std::vector<std::string_view> parts;
    const std::string folded = lower(text);
    std::size_t from = 0;
    for (std::size_t at = folded.find(separator); at != std::string::npos;
         at = folded.find(separator, from)) {
        parts.push_back(trimmed(text.substr(from, at - from)));
        from = at + separator.size();
    }
    parts.push_back(trimmed(text.substr(from)));
    std::erase(parts, std::string_view{});
    return parts;
}

bool hasBlank(std::string_view text) {
    return text.find_first_of(blanks) != std::string_view::npos;
}

bool isShort(std::string_view option) {
    return std::ranges::count(option, ' ') < 4;
}

/// The words before a line's first colon, if every one of them is a prefix.
bool takePrefix(std::string_view& line, RequirementSort& sort, bool& saysPriority) {
    const std::size_t colon = line.find(':');
    if (colon == std::string_view::npos) return false;
    RequirementSort read = sort;
    bool priority = false;
    const std::string prefix = lower(trimmed(line.substr(0, colon)));
    bool any = false;
    for (const std::string_view word : splitAt(prefix, " ")) {
        any = true;
        priority = priority || word == "must" || word == "good" || word == "wont" || word == "won't";
        if (word == "must")
            read.priority = Priority::Must;
        else if (word == "good")
            read.priority = Priority::Good;
        else if (word == "wont" || word == "won't")
            read.priority = Priority::Wont;
        else if (word == "nfr")
            read.kind = RequirementKind::NonFunctional;
        else if (word == "fr")
            read.kind = RequirementKind::Functional;
        else
            return false;
    }
    if (!any) return false;
    sort = read;
    saysPriority = saysPriority || priority;
    line = trimmed(line.substr(colon + 1));
    return true;
}

bool looksLikeChoice(std::span<const std::string_view> parts) {
    return parts.size() >= 2 && std::ranges::all_of(parts, isShort);
}

/// The alternatives a text names, or none: a vs b, a | b, a / b, a/b of single words, short lists a, b.
std::vector<std::string_view> alternatives(std::string_view text) {
    for (const std::string_view separator : {" vs. ", " vs ", " versus ", " | ", " / "})
        if (auto parts = splitAt(text, separator); parts.size() >= 2) return parts;
    if (!hasBlank(text))
        if (auto parts = splitAt(text, "/"); parts.size() >= 2) return parts;
    if (auto parts = splitAt(text, ", "); looksLikeChoice(parts)) return parts;
    return {};
}

/// `SQL`, `SQL over NoSQL`, `SQL vs NoSQL`: what one part that is not in quotes names.
std::vector<std::string> optionsIn(const std::string& named, std::string& choice) {
    std::vector<std::string_view> parts = splitAt(named, " over ");
    if (parts.size() >= 2 && choice.empty()) choice = parts.front();
    if (parts.size() < 2) parts = alternatives(named);
    if (!parts.empty()) return {parts.begin(), parts.end()};
    if (choice.empty()) choice = named;
    return {named};
}

constexpr std::array<std::string_view, 4> afterTitle{": ", " | ", " -> ", " because "};
constexpr std::array<std::string_view, 3> afterOption{" | ", " -> ", " because "};

/// Options are kept one a line.
std::string onOneLine(std::string text) {
    std::ranges::replace(text, '\n', ' ');
    return std::string(trimmed(text));
}

template <class Text>
std::string joined(const std::vector<Text>& parts, std::string_view between) {
    std::string result;
    for (const Text& part : parts) {
        if (&part != &parts.front()) result += between;
        result += part;
    }
    return result;
}

void add(std::vector<std::string>& options, std::string option) {
    if (!option.empty() && std::ranges::find(options, option) == options.end())
        options.push_back(std::move(option));
}

TradeOffState stateOf(const TradeOff& tradeOff) {
    return tradeOff.choice.empty()          ? TradeOffState::NotDiscussed
           : tradeOff.justification.empty() ? TradeOffState::Discussed
                                            : TradeOffState::Decided;
}

/// "- ", "* ", "12. ", "3) ", "[x] " and typographic bullets at the start.
std::string_view withoutBullet(std::string_view line) {
    line = trimmed(line);
    for (const std::string_view bullet : {"- ", "* ", "+ ", "• ", "– ", "— ", "· "}) {
        if (line == trimmed(bullet)) return {};
        if (!line.starts_with(bullet)) continue;
        line = trimmed(line.substr(bullet.size()));
        break;
    }
    const std::size_t digits = std::min(line.find_first_not_of("0123456789"), line.size());
    if (digits > 0 && digits < 4 && digits + 1 < line.size() &&
        (line[digits] == '.' || line[digits] == ')') && line[digits + 1] == ' ')
        line = trimmed(line.substr(digits + 2));
    for (const std::string_view box : {"[ ] ", "[x] ", "[X] "})
        if (line.starts_with(box)) return trimmed(line.substr(box.size()));
    return line;
}

/// p99, availability, rps ...: the word just before the comparator or number.
std::string lastWord(std::string_view text) {
    text = trimmed(text);
    const std::size_t blank = text.find_last_of(blanks);
    return std::string(blank == std::string_view::npos ? text : text.substr(blank + 1));
}

} // namespace

namespace {

/// The number that begins the text, which moves behind it: "1,000", "100k", "99.95"; none if it is no number.
std::optional<double> takeNumber(std::string_view& text) {
    std::string digits;
    std::size_t at = 0;
    for (; at < text.size() && std::string_view("0123456789.,").contains(text[at]); ++at) {
        const bool inNumber =
            text[at] != ',' || (at + 1 < text.size() && text[at + 1] >= '0' && text[at + 1] <= '9');
        if (!inNumber) break;
        if (text[at] != ',') digits += text[at];
    }
    double number = 0;
    const char* const last = digits.data() + digits.size();
    const auto [end, error] = std::from_chars(digits.data(), last, number);
    if (error != std::errc{} || end != last) return std::nullopt;
    constexpr std::array<std::pair<char, double>, 5> prefixes{
        {{'k', 1e3}, {'K', 1e3}, {'M', 1e6}, {'G', 1e9}, {'T', 1e12}}};
    const auto isLetter = [](char c) { return (c | 0x20) >= 'a' && (c | 0x20) <= 'z'; };
    for (const auto& [letter, factor] : prefixes)
        if (at < text.size() && text[at] == letter && (at + 1 == text.size() || !isLetter(text[at + 1]))) {
            number *= factor;
            ++at;
            break;
        }
    text.remove_prefix(at);
    return number;
}

} // namespace

void readMeasure(std::string_view words, Requirement& into) {
    constexpr std::array<std::pair<std::string_view, std::string_view>, 7> comparators{
        {{"<=", "<="}, {"≤", "<="}, {">=", ">="}, {"≥", ">="}, {"<", "<"}, {">", ">"}, {"=", "="}}};
    for (const auto& [written, meant] : comparators) {
        const std::size_t at = words.find(written);
        if (at == std::string_view::npos) continue;
        std::string_view after = trimmed(words.substr(at + written.size()));
        const auto target = takeNumber(after);
        if (!target) return;
        into.metric = lastWord(words.substr(0, at));
        into.comparator = meant;
        into.target = *target;
        after = trimmed(after);
        into.unit = after.substr(0, std::min(after.find_first_of(" ,;"), after.size()));
        return;
    }
}

std::optional<RequirementLine> readRequirementLine(std::string_view line, RequirementSort given) {
    line = trimmed(line);
    RequirementLine result;
    while (takePrefix(line, given, result.saysPriority)) {
    }
    result.record.title = wholePart(line);
    if (result.record.title.empty()) return std::nullopt;
    result.record.kind = given.kind;
    result.record.priority = given.priority;
    if (given.kind == RequirementKind::NonFunctional) readMeasure(result.record.title, result.record);
    return result;
}

std::optional<Requirement> readRequirement(std::string_view line, RequirementSort given) {
    auto read = readRequirementLine(line, given);
    if (!read) return std::nullopt;
    return std::move(read->record);
}

PickLine readPick(std::string_view line) {
    PickLine result;
    TradeOff& record = result.record;
    PartScanner scanner(line);
    Part part = scanner.take(afterTitle);
    if (part.end == ": ") {
        result.saysTitle = scanner.atEnd() || scanner.beginsWithQuote() || scanner.beginsWith(" because ") ||
                           scanner.holds({" | ", " -> "});
        if (result.saysTitle) {
            record.title = std::move(part.text);
            part = scanner.take(afterOption);
        } else {
            record.justification = scanner.take({}).text; // Kafka over RabbitMQ: replay
        }
    }
    std::vector<std::string> options;
    bool named = part.quoted; // one option that is a choice by itself, or several in one
    add(options, onOneLine(part.text));
    while (part.end == " | ") {
        part = scanner.take(afterOption);
        add(options, onOneLine(part.text));
        named = true;
    }
    if (part.end == " -> ") {
        part = scanner.take({" because "});
        record.choice = onOneLine(part.text);
    }
    if (part.end == " because ") record.justification = scanner.take({}).text;
    if (options.size() == 1 && !named) options = optionsIn(options.front(), record.choice);
    add(options, record.choice);
    if (!result.saysTitle) record.title = joined(options, " vs ");
    record.options = joined(options, "\n");
    record.state = stateOf(record);
    return result;
}

std::string writePick(const TradeOff& tradeOff) {
    std::vector<std::string> options;
    for (std::string& option : optionsOf(tradeOff))
        add(options, std::move(option));
    const std::string choice = onOneLine(tradeOff.choice);
    add(options, choice);
    if (options.empty() && tradeOff.title.empty()) return {};
    std::string body;
    for (const std::string& option : options) {
        std::string none = choice;
        const bool splits = options.size() == 1 && (choice.empty() || optionsIn(option, none).size() > 1);
        body += (body.empty() ? "" : " | ") + (splits ? writeQuoted(option) : writePart(option, afterTitle));
    }
    if (!choice.empty()) body += " -> " + writePart(choice, {" because "});
    if (!tradeOff.justification.empty())
        body += (body.empty() ? "because " : " because ") + writePart(tradeOff.justification);
    if (!options.empty() && tradeOff.title == joined(options, " vs ")) return "pick: " + body;
    return "pick: " + writePart(tradeOff.title, afterTitle) + ":" + (body.empty() ? "" : " " + body);
}

std::optional<TradeOff> readTradeOff(std::string_view line) {
    line = trimmed(line);
    if (lower(line.substr(0, 5)) == "pick:") {
        line = trimmed(line.substr(5));
        if (line.empty()) return std::nullopt;
        return readPick(line).record;
    }
    if (line.empty()) return std::nullopt;
    TradeOff result;
    result.title = line;
    std::string_view named = line;
    if (const std::size_t colon = line.find(": "); colon != std::string_view::npos) {
        const std::string_view before = trimmed(line.substr(0, colon));
        const std::string_view after = trimmed(line.substr(colon + 2));
        if (!alternatives(before).empty()) {
            named = before;
            result.title = before;
            result.justification = after;
        } else if (!alternatives(after).empty()) {
            named = after;
            result.title = before;
        }
    }
    result.options = joined(alternatives(named), "\n");
    return result;
}

std::vector<std::string> listedLines(std::string_view text) {
    std::vector<std::string> lines;
    for (const std::string_view line : splitAt(text, "\n"))
        if (const std::string_view words = withoutBullet(line); !words.empty()) lines.emplace_back(words);
    return lines;
}

std::vector<std::string> optionsOf(const TradeOff& tradeOff) {
    std::vector<std::string> options;
    for (const std::string_view option : splitAt(tradeOff.options, "\n"))
        options.emplace_back(option);
    return options;
}

} // namespace chalkline::text
