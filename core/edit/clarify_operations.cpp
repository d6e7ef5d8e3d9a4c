#include "edit/clarify_operations.h"

#include "base/text.h"
#include "edit/node_operations.h"
#include "model/validate.h"

#include <algorithm>
#include <array>

namespace chalkline {

namespace {

constexpr std::size_t sentenceWords = 4; // from which an answer says it alone

std::size_t lengthOf(std::string_view text) {
    return static_cast<std::size_t>(std::ranges::count_if(
        text, [](char byte) { return (static_cast<unsigned char>(byte) & 0xC0) != 0x80; }));
}

/// One trimmed line that says something.
Expected<std::string> lineOf(std::string_view text) {
    std::string line = oneLine(std::string(text));
    const std::size_t first = line.find_first_not_of(" \t");
    if (first == std::string::npos) return failure(ErrorCode::Invalid, "there are no words in it");
    line = line.substr(first, line.find_last_not_of(" \t") - first + 1);
    if (auto good = checkLength(line, longestNote); !good) return std::unexpected(good.error());
    return line;
}

/// "how many users" is "How many users?"; signs within count, "reads > writes" is not "reads < writes".
std::string comparable(std::string_view text) {
    std::string form = foldName(text);
    const std::size_t last = form.find_last_not_of("?!. ");
    return last == std::string::npos ? form : form.substr(0, last + 1);
}

template <class R, class Counts>
const R* sayingTheSame(const Document& document, std::string_view text, const Counts& counts) {
    const std::string wanted = comparable(text);
    for (const R& record : document.all<R>())
        if (counts(record) && comparable(record.text) == wanted) return &record;
    return nullptr;
}

template <class R>
const R* sayingTheSame(const Document& document, std::string_view text) {
    return sayingTheSame<R>(document, text, [](const R&) { return true; });
}

template <class R>
Expected<Noted> noted(Expected<Id<R>> id) {
    if (!id) return std::unexpected(id.error());
    return Noted{{RecordTraits<R>::type, id->value}, Noting::New};
}

Expected<Noted> moved(Ref ref, Expected<void> done) {
    if (!done) return std::unexpected(done.error());
    return Noted{ref, Noting::Moved};
}

/// Other words for a record, unless another one has them.
template <class R>
Expected<R> reworded(const Transaction& edit, Id<R> id, const std::string& line) {
    auto held = fetch(edit, id);
    if (!held) return held;
    const R* same = sayingTheSame<R>(edit.document(), line, [id](const R& other) { return other.id != id; });
    if (same) return failure(ErrorCode::Invalid, "the same stands there already");
    held->text = line;
    return held;
}

QuestionState livelyState(const Question& question) {
    return question.answer.empty() ? QuestionState::Open : QuestionState::Answered;
}

} // namespace

Expected<void> checkLength(std::string_view text, std::size_t limit) {
    const std::size_t length = lengthOf(text);
    if (length <= limit) return {};
    return failure(ErrorCode::Invalid, "too long: " + std::to_string(length) + " characters, at most " +
                                           std::to_string(limit) + " fit here");
}

Expected<Noted> noteScope(Transaction& edit, std::string_view text, bool inScope) {
    auto line = lineOf(text);
    if (!line) return std::unexpected(line.error());
    if (const ScopeItem* held = sayingTheSame<ScopeItem>(edit.document(), *line)) {
        const Ref ref = refOf(*held);
        if (held->in_scope == inScope) return Noted{ref, Noting::Same};
        return moved(ref, nextState(edit, ref));
    }
    ScopeItem item;
    item.text = std::move(*line);
    item.in_scope = inScope;
    return noted(addScopeItem(edit, std::move(item)));
}

Expected<Noted> noteQuestion(Transaction& edit, std::string_view text) {
    auto line = lineOf(text);
    if (!line) return std::unexpected(line.error());
    if (const Question* held = sayingTheSame<Question>(edit.document(), *line))
        return Noted{refOf(*held), Noting::Same};
    Question question;
    question.category = categoryOf(*line);
    question.text = std::move(*line);
    return noted(addQuestion(edit, std::move(question)));
}

Expected<Noted> noteAssumption(Transaction& edit, std::string_view text) {
    auto line = lineOf(text);
    if (!line) return std::unexpected(line.error());
    if (const Question* held = sayingTheSame<Question>(edit.document(), *line)) {
        const Ref ref = refOf(*held);
        if (held->state == QuestionState::Assumed || held->state == QuestionState::Answered)
            return Noted{ref, Noting::Same};
        Question changed = *held;
        changed.state = QuestionState::Assumed;
        return moved(ref, editQuestion(edit, std::move(changed)));
    }
    Question assumption;
    assumption.category = categoryOf(*line);
    assumption.text = std::move(*line);
    assumption.state = QuestionState::Assumed;
    return noted(addQuestion(edit, std::move(assumption)));
}

Expected<Noted> noteExpectation(Transaction& edit, std::string_view text) {
    auto line = lineOf(text);
    if (!line) return std::unexpected(line.error());
    if (const Expectation* held = sayingTheSame<Expectation>(edit.document(), *line))
        return Noted{refOf(*held), Noting::Same};
    Expectation expectation;
    expectation.text = std::move(*line);
    return noted(addExpectation(edit, std::move(expectation)));
}

Expected<void> rephrase(Transaction& edit, Ref ref, std::string_view text) {
    const auto line = lineOf(text);
    if (!line) return std::unexpected(line.error());
    const auto put = [&](auto record, auto replace) -> Expected<void> {
        if (!record) return std::unexpected(record.error());
        return replace(edit, std::move(*record));
    };
    if (ref.type == RecordType::ScopeItem)
        return put(reworded(edit, ScopeItemId{ref.id}, *line), editScopeItem);
    if (ref.type == RecordType::Question) return put(reworded(edit, QuestionId{ref.id}, *line), editQuestion);
    if (ref.type == RecordType::Expectation)
        return put(reworded(edit, ExpectationId{ref.id}, *line), editExpectation);
    return failure(ErrorCode::Invalid, "only what was noted can be rephrased");
}

Expected<void> answerQuestion(Transaction& edit, QuestionId question, std::string_view answer) {
    if (auto good = checkLength(answer, longestNote); !good) return good;
    const auto held = fetch(edit, question);
    if (!held) return std::unexpected(held.error());
    if (held->state != QuestionState::Assumed) return setAnswer(edit, question, std::string(answer));
    Question changed = *held;
    changed.answer = answer;
    return editQuestion(edit, std::move(changed));
}

Expected<void> nextState(Transaction& edit, Ref ref) {
    if (ref.type == RecordType::ScopeItem) {
        auto item = fetch(edit, ScopeItemId{ref.id});
        if (!item) return std::unexpected(item.error());
        item->in_scope = !item->in_scope;
        return editScopeItem(edit, std::move(*item));
    }
    if (ref.type == RecordType::Expectation) {
        auto expectation = fetch(edit, ExpectationId{ref.id});
        if (!expectation) return std::unexpected(expectation.error());
        expectation->confirmed = !expectation->confirmed;
        return editExpectation(edit, std::move(*expectation));
    }
    auto question = fetch(edit, QuestionId{ref.id});
    if (!question) return std::unexpected(question.error());
    switch (question->state) {
    case QuestionState::Open:
    case QuestionState::Answered:
        question->state = QuestionState::Assumed;
        break;
    case QuestionState::Assumed:
        question->state = QuestionState::Parked;
        break;
    case QuestionState::Parked:
        question->state = livelyState(*question);
        break;
    }
    return editQuestion(edit, std::move(*question));
}

Expected<void> setProblem(Transaction& edit, std::string_view text) {
    if (auto good = checkLength(text, longestBrief); !good) return good;
    Brief brief = briefOf(edit.document().tables());
    brief.problem = text;
    const auto done = setBrief(edit, std::move(brief));
    return done ? Expected<void>() : std::unexpected(done.error());
}

Expected<void> setGoal(Transaction& edit, std::string_view text) {
    if (auto good = checkLength(text, longestNote); !good) return good;
    Brief brief = briefOf(edit.document().tables());
    brief.goal = oneLine(std::string(text));
    const auto done = setBrief(edit, std::move(brief));
    return done ? Expected<void>() : std::unexpected(done.error());
}

QuestionCategory categoryOf(std::string_view question) {
    static constexpr std::array constraints{"budget", "deadline", "comply", "compliance", "gdpr",
                                            "cost",   "license",  "legal",  "existing"};
    static constexpr std::array amounts{"how many", "how much",  "how fast", "how often",    "how long",
                                        "latency",  "available", "uptime",   "availability", "per second",
                                        "peak",     "p99",       "ratio",    "throughput",   "reads",
                                        "writes",   "traffic",   "dau",      "qps"};
    const std::string form = " " + wordForm(question) + " ";
    const auto holds = [&](std::string_view word) {
        return form.find(" " + std::string(word) + " ") != std::string::npos;
    };
    if (std::ranges::any_of(constraints, holds)) return QuestionCategory::Constraint;
    if (std::ranges::any_of(amounts, holds)) return QuestionCategory::NonFunctional;
    return QuestionCategory::Functional;
}

Requirement requirementFrom(const Question& question) {
    Requirement values;
    if (question.category == QuestionCategory::NonFunctional ||
        question.category == QuestionCategory::Constraint)
        values.kind = RequirementKind::NonFunctional;
    const std::string answer = oneLine(question.answer);
    const auto said = words(answer);
    const std::string first = said.empty() ? "" : foldName(said.front());
    const bool isSentence = said.size() >= sentenceWords && first != "yes" && first != "no" &&
                            !(first.front() >= '0' && first.front() <= '9');
    if (answer.empty()) {
        values.title = question.text;
    } else if (isSentence) {
        values.title = answer;
        values.detail = question.text;
    } else {
        const std::size_t last = question.text.find_last_not_of("?!. ");
        values.title = question.text.substr(0, last + 1) + ": " + answer;
    }
    return values;
}

RequirementId requirementOf(const Document& document, QuestionId question) {
    for (const LinkId id : document.referrers<Link>(Ref{RecordType::Question, question.value})) {
        const Link* link = document.find(id);
        if (link && link->role == "from" && link->from.type == RecordType::Requirement)
            return RequirementId{link->from.id};
    }
    return {};
}

} // namespace chalkline
