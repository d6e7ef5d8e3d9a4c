// The questions that come with the program: what a good candidate asks before drawing, by topic, category and
// kind of system. Used by the page "Clarify" and the practice problems. Static tables compiled from
// resources/interview/questions.json; keys are in people's files (Question::template_key). UTF-8 of one line.
#pragma once

#include "model/guided_records.h"

#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace chalkline::interview {

struct QuestionTopic {
    std::string_view key;
    std::string_view title;
};

struct BankQuestion {
    std::string_view key;   // begins with the topic and a dot
    std::string_view topic; // key of a QuestionTopic
    QuestionCategory category;
    std::string_view text;
    int opens;                            // 1, 2 ...: its place among those that open any interview; 0: none
    std::span<const ArchetypeKind> first; // the kinds of system for which it comes before the others
};

[[nodiscard]] std::span<const QuestionTopic> questionTopics();
[[nodiscard]] std::span<const BankQuestion> questionBank();
/// Null if there is no question of that key.
[[nodiscard]] const BankQuestion* findQuestion(std::string_view key);

/// All questions but those asked (by key), the most relevant first: three that open any interview; then those
/// of the kinds of system (of more kinds first) in turn with the other openings; then the rest in the order
/// of the bank.
[[nodiscard]] std::vector<const BankQuestion*>
questionsFor(const std::set<ArchetypeKind>& kinds, const std::set<std::string, std::less<>>& asked = {});

/// A question for the log, open and tied to the bank by its key.
[[nodiscard]] Question newQuestion(const BankQuestion& question);

} // namespace chalkline::interview
