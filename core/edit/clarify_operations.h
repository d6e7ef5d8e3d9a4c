// What a person notes while the task is clarified: what is in scope and what is not, questions, assumptions,
// what the interviewer seems to look for. Notes are taken as they are typed: the same words again are the
// note that is there already, and a text beyond its limit is refused whole. Used by the page "Clarify".
#pragma once

#include "edit/guided_operations.h"

#include <string_view>

namespace chalkline {

inline constexpr std::size_t longestNote = 2'000;   // characters of one note, answer or goal
inline constexpr std::size_t longestBrief = 20'000; // characters of the problem

enum class Noting {
    New,
    Same,  // it was there: nothing changed
    Moved, // it was there and stood elsewhere: out of scope instead of in, assumed instead of open
};

struct Noted {
    Ref ref;
    Noting what = Noting::New;
};

/// An error that says how long the text is if it is longer.
[[nodiscard]] Expected<void> checkLength(std::string_view text, std::size_t limit = longestNote);

/// Texts are one line and trimmed; compared without case and the mark at the end.
[[nodiscard]] Expected<Noted> noteScope(Transaction& edit, std::string_view text, bool inScope);
/// Any state but Assumed is a question. A typed question gets the category that its words show.
[[nodiscard]] Expected<Noted> noteQuestion(Transaction& edit, std::string_view text);
/// A question of the same words that is open or parked becomes the assumption.
[[nodiscard]] Expected<Noted> noteAssumption(Transaction& edit, std::string_view text);
[[nodiscard]] Expected<Noted> noteExpectation(Transaction& edit, std::string_view text);

/// Other words for a scope item, question or expectation. Refused if another of its kind says the same.
[[nodiscard]] Expected<void> rephrase(Transaction& edit, Ref ref, std::string_view text);
/// As setAnswer(), but what is assumed stays assumed without an answer too.
[[nodiscard]] Expected<void> answerQuestion(Transaction& edit, QuestionId question, std::string_view answer);

/// One step on: in and out of scope; open or answered, assumed, parked; confirmed or not.
[[nodiscard]] Expected<void> nextState(Transaction& edit, Ref ref);

[[nodiscard]] Expected<void> setProblem(Transaction& edit, std::string_view text);
[[nodiscard]] Expected<void> setGoal(Transaction& edit, std::string_view text);

/// What a question's words ask about: amounts and times are non-functional, money and rules constraints.
[[nodiscard]] QuestionCategory categoryOf(std::string_view question);

/// Title, detail and kind of what a question leads to: an answer that is a sentence says it ("redirect p99 <
/// 100 ms"), another one needs the question ("How many users: 10 M"), and an assumption says it itself.
[[nodiscard]] Requirement requirementFrom(const Question& question);
/// The requirement that a question became, or none.
[[nodiscard]] RequirementId requirementOf(const Document& document, QuestionId question);

} // namespace chalkline
