#include "edit/clarify_operations.h"
#include "support/test_session.h"

#include <QtTest>

using namespace chalkline;
using namespace chalkline::test;

namespace {

template <class R>
const R& only(const TestSession& host) {
    return *host.document().all<R>().begin();
}

Noting noting(TestSession& host, const std::function<Expected<Noted>(Transaction&)>& note) {
    const auto noted = host.attempt(note);
    if (!noted) qFatal("%s", noted.error().text().c_str());
    return noted->what;
}

} // namespace

class ClarifyOperationsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theSameWordsAreOneNote();
    void signsWithinANoteCount();
    void anItemMovesOutOfScope();
    void anOpenQuestionBecomesAnAssumption();
    void aNoteIsTrimmedToOneLine();
    void aLongTextIsRefusedWhole();
    void aNoteIsNotRephrasedToAnother();
    void statesGoRound();
    void anAssumptionStaysOneWithoutItsAnswer();
    void wordsShowTheCategory();
    void aRequirementSaysWhatWasAnswered();
};

void ClarifyOperationsTest::theSameWordsAreOneNote() {
    TestSession host;
    const auto ask = [](const char* text) {
        return [text](Transaction& edit) { return noteQuestion(edit, text); };
    };
    QCOMPARE(noting(host, ask("How many users?")), Noting::New);
    QCOMPARE(noting(host, ask("  how  MANY users ")), Noting::Same);
    QCOMPARE(host.document().all<Question>().size(), 1u);
    const auto expect = [](Transaction& edit) { return noteExpectation(edit, "depth in data"); };
    QCOMPARE(noting(host, expect), Noting::New);
    QCOMPARE(noting(host, expect), Noting::Same);
    QCOMPARE(host.session.history().cursor(), 2u);
}

void ClarifyOperationsTest::signsWithinANoteCount() {
    TestSession host;
    QCOMPARE(noting(host, [](Transaction& edit) { return noteAssumption(edit, "reads > writes"); }),
             Noting::New);
    QCOMPARE(noting(host, [](Transaction& edit) { return noteAssumption(edit, "reads < writes"); }),
             Noting::New);
}

void ClarifyOperationsTest::anItemMovesOutOfScope() {
    TestSession host;
    QCOMPARE(noting(host, [](Transaction& edit) { return noteScope(edit, "analytics", true); }), Noting::New);
    QCOMPARE(noting(host, [](Transaction& edit) { return noteScope(edit, "Analytics", false); }),
             Noting::Moved);
    QCOMPARE(host.document().all<ScopeItem>().size(), 1u);
    QVERIFY(!only<ScopeItem>(host).in_scope);
    QCOMPARE(noting(host, [](Transaction& edit) { return noteScope(edit, "analytics", false); }),
             Noting::Same);
}

void ClarifyOperationsTest::anOpenQuestionBecomesAnAssumption() {
    TestSession host;
    QCOMPARE(noting(host, [](Transaction& edit) { return noteQuestion(edit, "100:1 reads"); }), Noting::New);
    QCOMPARE(noting(host, [](Transaction& edit) { return noteAssumption(edit, "100:1 reads"); }),
             Noting::Moved);
    QCOMPARE(only<Question>(host).state, QuestionState::Assumed);
    QCOMPARE(noting(host, [](Transaction& edit) { return noteQuestion(edit, "100:1 reads"); }), Noting::Same);
    QCOMPARE(only<Question>(host).state, QuestionState::Assumed);
}

void ClarifyOperationsTest::aNoteIsTrimmedToOneLine() {
    TestSession host;
    QCOMPARE(noting(host, [](Transaction& edit) { return noteScope(edit, " a\nb ", true); }), Noting::New);
    QCOMPARE(only<ScopeItem>(host).text, "a b");
    const auto empty = host.attempt([](Transaction& edit) { return noteScope(edit, "  \n ", true); });
    QVERIFY(!empty);
    QCOMPARE(empty.error().message, "there are no words in it");
}

/// Characters are counted, not bytes.
void ClarifyOperationsTest::aLongTextIsRefusedWhole() {
    TestSession host;
    std::string text;
    for (std::size_t i = 0; i < longestNote; ++i)
        text += "ü";
    QVERIFY(host.attempt([&](Transaction& edit) { return noteQuestion(edit, text); }).has_value());
    text += "ü";
    const auto refused = host.attempt([&](Transaction& edit) { return noteQuestion(edit, text); });
    QVERIFY(!refused);
    QCOMPARE(refused.error().message, "too long: 2001 characters, at most 2000 fit here");
    const std::string problem(longestBrief + 1, 'x');
    QVERIFY(!host.attempt([&](Transaction& edit) { return setProblem(edit, problem); }));
    QVERIFY(!host.attempt([&](Transaction& edit) { return setGoal(edit, text); }));
    const QuestionId id = only<Question>(host).id;
    QVERIFY(!host.attempt([&](Transaction& edit) { return answerQuestion(edit, id, text); }));
    QVERIFY(host.document().all<Brief>().empty());
    QCOMPARE(host.session.history().cursor(), 1u);
}

void ClarifyOperationsTest::aNoteIsNotRephrasedToAnother() {
    TestSession host;
    QCOMPARE(noting(host, [](Transaction& edit) { return noteScope(edit, "a", true); }), Noting::New);
    QCOMPARE(noting(host, [](Transaction& edit) { return noteScope(edit, "b", false); }), Noting::New);
    const Ref first = refOf(only<ScopeItem>(host));
    QVERIFY(!host.attempt([&](Transaction& edit) { return rephrase(edit, first, "B"); }));
    QVERIFY(host.attempt([&](Transaction& edit) { return rephrase(edit, first, "A"); }).has_value());
    QCOMPARE(only<ScopeItem>(host).text, "A");
}

void ClarifyOperationsTest::statesGoRound() {
    TestSession host;
    QCOMPARE(noting(host, [](Transaction& edit) { return noteQuestion(edit, "q"); }), Noting::New);
    const Ref ref = refOf(only<Question>(host));
    const auto next = [&] {
        if (!host.attempt([&](Transaction& edit) { return nextState(edit, ref); })) qFatal("refused");
        return only<Question>(host).state;
    };
    QCOMPARE(next(), QuestionState::Assumed);
    QCOMPARE(next(), QuestionState::Parked);
    QCOMPARE(next(), QuestionState::Open);
    QVERIFY(host.attempt([&](Transaction& edit) { return answerQuestion(edit, QuestionId{ref.id}, "yes"); })
                .has_value());
    QCOMPARE(only<Question>(host).state, QuestionState::Answered);
    QCOMPARE(next(), QuestionState::Assumed);
    QCOMPARE(next(), QuestionState::Parked);
    QCOMPARE(next(), QuestionState::Answered);
}

void ClarifyOperationsTest::anAssumptionStaysOneWithoutItsAnswer() {
    TestSession host;
    QCOMPARE(noting(host, [](Transaction& edit) { return noteAssumption(edit, "a?"); }), Noting::New);
    const QuestionId id = only<Question>(host).id;
    for (const char* text : {"b", ""})
        QVERIFY(host.attempt([&](Transaction& edit) { return answerQuestion(edit, id, text); }).has_value());
    QCOMPARE(only<Question>(host).state, QuestionState::Assumed);
    QCOMPARE(only<Question>(host).answer, "");
}

void ClarifyOperationsTest::wordsShowTheCategory() {
    QCOMPARE(categoryOf("How many users are there?"), QuestionCategory::NonFunctional);
    QCOMPARE(categoryOf("100:1 reads"), QuestionCategory::NonFunctional);
    QCOMPARE(categoryOf("What is the budget?"), QuestionCategory::Constraint);
    QCOMPARE(categoryOf("Who may delete a link?"), QuestionCategory::Functional);
}

void ClarifyOperationsTest::aRequirementSaysWhatWasAnswered() {
    Question question;
    question.text = "How many users?";
    question.category = QuestionCategory::NonFunctional;
    QCOMPARE(requirementFrom(question).title, "How many users?");
    question.answer = "10 M in a normal week";
    QCOMPARE(requirementFrom(question).title, "How many users: 10 M in a normal week");
    QCOMPARE(requirementFrom(question).kind, RequirementKind::NonFunctional);
    question.answer = "yes, but only the owner";
    QCOMPARE(requirementFrom(question).title, "How many users: yes, but only the owner");
    question.answer = "redirect p99 < 100 ms";
    QCOMPARE(requirementFrom(question).title, "redirect p99 < 100 ms");
    QCOMPARE(requirementFrom(question).detail, "How many users?");
}

QTEST_APPLESS_MAIN(ClarifyOperationsTest)
#include "clarify_operations_test.moc"
