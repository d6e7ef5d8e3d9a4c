#include "interview/archetypes.h"
#include "interview/question_bank.h"

#include <QtTest>

#include <map>

using namespace chalkline;
using namespace chalkline::interview;

namespace {

std::vector<std::string_view> keysOf(const std::vector<const BankQuestion*>& questions, std::size_t limit) {
    std::vector<std::string_view> keys;
    for (const BankQuestion* question : questions)
        if (keys.size() < limit) keys.push_back(question->key);
    return keys;
}

std::size_t placeOf(const std::vector<const BankQuestion*>& order, std::string_view key) {
    return static_cast<std::size_t>(std::ranges::find(order, key, &BankQuestion::key) - order.begin());
}

} // namespace

class QuestionBankTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void thereAreManyQuestionsAndNoneTwice() {
        std::set<std::string_view> keys, texts;
        for (const BankQuestion& question : questionBank()) {
            keys.insert(question.key);
            texts.insert(question.text);
        }
        QVERIFY(questionBank().size() >= 90);
        QCOMPARE(keys.size(), questionBank().size());
        QCOMPARE(texts.size(), questionBank().size());
    }

    void aTextIsOneShortQuestion() {
        for (const BankQuestion& question : questionBank()) {
            QVERIFY2(!question.text.empty() && question.text.size() <= 110, question.text.data());
            QVERIFY2(question.text.ends_with('?'), question.text.data());
            QVERIFY2(question.text.find('\n') == std::string_view::npos, question.text.data());
        }
    }

    void everyTopicHasSeveralQuestionsAndEveryQuestionATopic() {
        std::map<std::string_view, int> counts;
        for (const BankQuestion& question : questionBank())
            ++counts[question.topic];
        QCOMPARE(questionTopics().size(), std::size_t{12});
        for (const QuestionTopic& topic : questionTopics()) {
            QVERIFY2(counts[topic.key] >= 5, topic.key.data());
            QVERIFY(!topic.title.empty());
        }
        QCOMPARE(counts.size(), questionTopics().size());
    }

    void everyCategoryAndEveryKindOfSystemIsAskedAbout() {
        std::map<QuestionCategory, int> categories;
        std::map<ArchetypeKind, int> kinds;
        for (const BankQuestion& question : questionBank()) {
            ++categories[question.category];
            for (const ArchetypeKind kind : question.first)
                ++kinds[kind];
        }
        QCOMPARE(categories.size(), std::size_t{4});
        for (const auto& [category, count] : categories)
            QVERIFY(count >= 8);
        for (const ArchetypeProfile& profile : archetypeProfiles())
            QVERIFY2(kinds[profile.kind] >= 8, profile.title.data());
    }

    void anyInterviewOpensWithWhoWhatAndHowMuch() {
        const auto order = questionsFor({});
        QCOMPARE(order.size(), questionBank().size());
        const std::vector<std::string_view> expected{"users.who",     "features.must", "features.out",
                                                     "users.daily",   "users.actions", "users.ratio",
                                                     "latency.target"};
        QCOMPARE(keysOf(order, 7), expected);
    }

    void theKindOfSystemBringsItsOwnQuestionsForward() {
        const auto plain = questionsFor({});
        const auto chat = questionsFor({ArchetypeKind::ChatRealtime});
        for (const std::string_view key : {"features.groups", "features.presence", "features.receipts"}) {
            QVERIFY(placeOf(chat, key) < 14);
            QVERIFY(placeOf(plain, key) > placeOf(chat, key));
        }
        QCOMPARE(keysOf(chat, 3), keysOf(plain, 3));
        QVERIFY(placeOf(chat, "features.reserve") > 24);
    }

    void aQuestionForTwoKindsComesBeforeOneForASingleKind() {
        const auto order = questionsFor({ArchetypeKind::ChatRealtime, ArchetypeKind::StreamingMedia});
        QVERIFY(placeOf(order, "users.concurrent") < placeOf(order, "features.groups"));
        QVERIFY(placeOf(order, "users.concurrent") < placeOf(order, "features.media"));
    }

    void whatWasAskedIsLeftOut() {
        const auto order = questionsFor({}, {"users.who", "features.out"});
        QCOMPARE(order.size(), questionBank().size() - 2);
        QCOMPARE(order.front()->key, std::string_view("features.must"));
        QCOMPARE(order[1]->key, std::string_view("users.daily"));
    }

    void anOrderHoldsEveryQuestionOnce() {
        for (const ArchetypeProfile& profile : archetypeProfiles()) {
            const auto order = questionsFor({profile.kind});
            QCOMPARE(std::set(order.begin(), order.end()).size(), questionBank().size());
        }
    }

    void aTakenQuestionRemembersWhereItIsFrom() {
        const Question question = newQuestion(*findQuestion("availability.target"));
        QCOMPARE(question.text, std::string("How much downtime a year is acceptable?"));
        QCOMPARE(question.category, QuestionCategory::NonFunctional);
        QCOMPARE(question.state, QuestionState::Open);
        QCOMPARE(question.template_key, std::string("availability.target"));
        QVERIFY(!findQuestion("availability.none"));
    }
};

QTEST_APPLESS_MAIN(QuestionBankTest)
#include "question_bank_test.moc"
