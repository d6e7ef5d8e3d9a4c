#include "text/statement_line.h"

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
bool takePrefix(std::string_view& line, RequirementSort& sort) {
    const std::size_t colon = line.find(':');
    if (colon == std::string_view::npos) return false;
    RequirementSort read = sort;
    const std::string prefix = lower(trimmed(line.substr(0, colon)));
    bool any = false;
    for (const std::string_view word : splitAt(prefix, " ")) {
        any = true;
        if (word == "must")
            read.priority = Priority::Must;
        else if (word == "good")
            read.priority = Priority::Good;
        else if (word == "wont" || word == "won't" || word == "out")
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

std::string joined(std::span<const std::string_view> parts, std::string_view between) {
    std::string result;
    for (const std::string_view part : parts) {
        if (!result.empty()) result += between;
        result += part;
    }
    return result;
}

/// `Kafka over RabbitMQ: replay` and `SQL | NoSQL -> NoSQL because key lookups`, after `pick:`.
TradeOff readPick(std::string_view line) {
    TradeOff result;
    std::string_view named = line;
    if (const std::size_t arrow = line.find(" -> "); arrow != std::string_view::npos) {
        named = trimmed(line.substr(0, arrow));
        std::string_view chosen = trimmed(line.substr(arrow + 4));
        const std::size_t because = lower(chosen).find(" because ");
        if (because != std::string::npos) {
            result.justification = trimmed(chosen.substr(because + 9));
            chosen = trimmed(chosen.substr(0, because));
        }
        result.choice = chosen;
    } else if (const std::size_t colon = line.find(": "); colon != std::string_view::npos) {
        named = trimmed(line.substr(0, colon));
        result.justification = trimmed(line.substr(colon + 2));
    }
    auto options = splitAt(named, " over ");
    if (options.size() >= 2 && result.choice.empty()) result.choice = options.front();
    if (options.size() < 2) options = alternatives(named);
    if (options.empty()) options.push_back(named);
    if (options.size() == 1 && result.choice.empty()) result.choice = options.front();
    if (!result.choice.empty() && std::ranges::find(options, result.choice) == options.end())
        options.push_back(result.choice);
    result.title = joined(options, " vs ");
    result.options = joined(options, "\n");
    result.state = result.choice.empty()          ? TradeOffState::NotDiscussed
                   : result.justification.empty() ? TradeOffState::Discussed
                                                  : TradeOffState::Decided;
    return result;
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

void readMeasure(std::string_view words, Requirement& into) {
    constexpr std::array<std::pair<std::string_view, std::string_view>, 7> comparators{
        {{"<=", "<="}, {"≤", "<="}, {">=", ">="}, {"≥", ">="}, {"<", "<"}, {">", ">"}, {"=", "="}}};
    for (const auto& [written, meant] : comparators) {
        const std::size_t at = words.find(written);
        if (at == std::string_view::npos) continue;
        std::string_view after = trimmed(words.substr(at + written.size()));
        double target = 0;
        const auto [end, error] = std::from_chars(after.data(), after.data() + after.size(), target);
        if (error != std::errc{} || target < 0) return;
        into.metric = lastWord(words.substr(0, at));
        into.comparator = meant;
        into.target = target;
        after = trimmed(after.substr(static_cast<std::size_t>(end - after.data())));
        into.unit = after.substr(0, std::min(after.find_first_of(" ,;"), after.size()));
        return;
    }
}

std::optional<Requirement> readRequirement(std::string_view line, RequirementSort given) {
    line = trimmed(line);
    while (takePrefix(line, given)) {
    }
    if (line.empty()) return std::nullopt;
    Requirement result;
    result.kind = given.kind;
    result.priority = given.priority;
    result.title = line;
    if (result.kind == RequirementKind::NonFunctional) readMeasure(line, result);
    return result;
}

std::optional<TradeOff> readTradeOff(std::string_view line) {
    line = trimmed(line);
    if (lower(line.substr(0, 5)) == "pick:") {
        line = trimmed(line.substr(5));
        if (line.empty()) return std::nullopt;
        return readPick(line);
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
