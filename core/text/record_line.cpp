#include "text/record_line.h"

#include "base/text.h"
#include "text/parts.h"
#include "text/print.h"
#include "text/scan.h"

#include <algorithm>
#include <array>

namespace chalkline::text {

namespace {

constexpr std::array<RecordWord, 11> allWords{{{"must", "shorten a URL"},
                                               {"good", "custom alias"},
                                               {"wont", "analytics"},
                                               {"nfr", "redirect p99 < 100 ms"},
                                               {"ask", "how many users?"},
                                               {"assume", "100:1 reads"},
                                               {"in", "shorten and redirect"},
                                               {"out", "billing"},
                                               {"est", "500M/month * 500 B * 5 y"},
                                               {"pick", "SQL | NoSQL -> NoSQL because key lookups only"},
                                               {"won't", ""}}};

bool sortsRequirements(std::string_view word) {
    return word == "must" || word == "good" || word == "wont" || word == "won't" || word == "nfr";
}

/// One word of the list, or several that sort requirements.
bool isRecordWord(std::string_view prefix) {
    std::size_t count = 0;
    bool all = true;
    for (std::size_t at = 0; at < prefix.size();) {
        const std::size_t end = std::min(prefix.find(' ', at), prefix.size());
        const std::string_view word = prefix.substr(at, end - at);
        const bool only = count == 0 && end == prefix.size();
        const bool known = std::ranges::find(allWords, word, &RecordWord::word) != allWords.end();
        all = all && (sortsRequirements(word) || (only && known));
        ++count;
        at = end + 1;
    }
    return count > 0 && all;
}

Expected<RecordValues> readQuestion(const RecordLine& line) {
    QuestionLine question;
    PartScanner scanner(line.text);
    Part words = scanner.take({" -> "});
    question.record.text = std::move(words.text);
    question.assumes = line.word == "assume";
    question.record.state = question.assumes ? QuestionState::Assumed : QuestionState::Open;
    if (words.end.empty()) return question;
    question.record.answer = scanner.take({}).text;
    question.saysAnswer = true;
    if (!question.assumes && !question.record.answer.empty()) question.record.state = QuestionState::Answered;
    return question;
}

Expected<RecordValues> readEstimate(const RecordLine& line) {
    Estimate estimate;
    PartScanner scanner(line.text);
    Part first = scanner.take({" = "});
    if (first.end.empty()) {
        estimate.expression = std::move(first.text);
    } else {
        estimate.name = std::move(first.text);
        estimate.expression = scanner.take({}).text;
    }
    return estimate;
}

std::string_view wordOf(const Requirement& requirement) {
    const bool functional = requirement.kind == RequirementKind::Functional;
    switch (requirement.priority) {
    case Priority::Must:
        return functional ? "must: " : "nfr: ";
    case Priority::Good:
        return functional ? "good: " : "nfr good: ";
    case Priority::Wont:
        return functional ? "wont: " : "nfr wont: ";
    }
    return "must: ";
}

std::string written(const Requirement& requirement) {
    if (requirement.title.empty()) return {};
    const std::string word(wordOf(requirement));
    const auto read = readRequirement(word + requirement.title, {});
    // A title that begins with a word of its own would be sorted by it.
    const bool plain = read && read->title == requirement.title && read->kind == requirement.kind &&
                       read->priority == requirement.priority;
    return word + (plain ? writePart(requirement.title) : writeQuoted(requirement.title));
}

std::string written(const Question& question) {
    if (question.text.empty()) return {};
    std::string line = question.state == QuestionState::Assumed ? "assume: " : "ask: ";
    line += writePart(question.text, {" -> "});
    return question.answer.empty() ? line : line + " -> " + writePart(question.answer);
}

std::string written(const ScopeItem& item) {
    if (item.text.empty()) return {};
    return (item.in_scope ? "in: " : "out: ") + writePart(item.text);
}

std::string written(const Estimate& estimate) {
    if (estimate.expression.empty()) return {};
    if (estimate.name.empty()) return "est: " + writePart(estimate.expression, {" = "});
    return "est: " + writePart(estimate.name, {" = "}) + " = " + writePart(estimate.expression);
}

std::string written(const TradeOff& tradeOff) {
    return writePick(tradeOff);
}

template <class R>
std::string written(const R&) {
    return {};
}

} // namespace

std::span<const RecordWord> recordWords() {
    return std::span(allWords).first(allWords.size() - 1); // one spelling each
}

std::optional<RecordLine> recordLine(std::string_view line) {
    const std::size_t colon = line.find(':');
    if (colon == std::string_view::npos) return std::nullopt;
    const std::string word = collapsed(line.substr(0, colon));
    if (!isRecordWord(word)) return std::nullopt;
    Scanner scanner(line, 1);
    scanner.seek(colon + 1);
    scanner.skipBlanks();
    return RecordLine{word, std::string(line.substr(scanner.position())), scanner.column()};
}

Expected<RecordValues> readRecord(const RecordLine& line, int lineNumber) {
    const auto nothing = [&] {
        const auto known = std::ranges::find(allWords, line.word, &RecordWord::word);
        const std::string_view example = known == allWords.end() ? allWords[3].example : known->example;
        return failure(ErrorCode::Invalid,
                       "text is expected after " + line.word + ": such as \"" + line.word + ": " +
                           std::string(example) + "\"",
                       std::to_string(lineNumber) + ":" + std::to_string(line.column));
    };
    if (collapsed(line.text).empty() || wholePart(line.text).empty()) return nothing();
    if (line.word == "ask" || line.word == "assume") {
        auto question = readQuestion(line);
        if (std::get<QuestionLine>(*question).record.text.empty()) return nothing();
        return question;
    }
    if (line.word == "est") {
        auto estimate = readEstimate(line);
        if (std::get<Estimate>(*estimate).expression.empty()) return nothing();
        return estimate;
    }
    if (line.word == "in" || line.word == "out") {
        ScopeItem item;
        item.text = wholePart(line.text);
        item.in_scope = line.word == "in";
        return item;
    }
    if (line.word == "pick") return readPick(line.text);
    auto requirement = readRequirementLine(line.word + ": " + line.text, {});
    if (!requirement) return nothing();
    return std::move(*requirement);
}

std::string writeRecord(const Record& record) {
    return std::visit([](const auto& value) { return written(value); }, record);
}

std::string identityOf(const Requirement& requirement) {
    return std::string(word(requirement.kind)) + " " + foldName(requirement.title);
}

std::string identityOf(const Question& question) {
    return foldName(question.text);
}

std::string identityOf(const ScopeItem& item) {
    return foldName(item.text);
}

std::string identityOf(const Estimate& estimate) {
    return estimate.name.empty() ? "= " + estimate.expression : foldName(estimate.name);
}

} // namespace chalkline::text
