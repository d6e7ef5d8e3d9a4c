#include "interview/stages.h"

#include <QtTest>

#include <numeric>
#include <set>

using namespace chalkline;
using namespace chalkline::interview;

namespace {

QString codes(std::span<const Step> steps) {
    QStringList names;
    for (const Step step : steps)
        names += QString::fromUtf8(textOf(step).code.data(), static_cast<int>(textOf(step).code.size()));
    return names.join(QLatin1Char(' '));
}

} // namespace

class StagesTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void sixStagesAndElevenStepsHaveTexts() {
        QCOMPARE(allStages().size(), std::size_t{6});
        QCOMPARE(allSteps().size(), std::size_t{11});
        std::set<std::string_view> texts;
        for (const StageText& text : allStages()) {
            QCOMPARE(&textOf(text.stage), &text);
            QVERIFY(!text.key.empty() && !text.title.empty() && text.title.size() <= 14);
            QVERIFY(!text.says.empty() && text.says.size() <= 110);
            texts.insert(text.key);
        }
        for (const StepText& text : allSteps()) {
            QCOMPARE(&textOf(text.step), &text);
            QVERIFY(!text.title.empty() && !text.says.empty() && text.says.size() <= 110);
            texts.insert(text.code);
        }
        QCOMPARE(texts.size(), std::size_t{17});
    }

    void topDownStartsWithThePictureAndBottomUpWithTheTables() {
        QCOMPARE(codes(stepOrder(Approach::TopDown)), QStringLiteral("S1 S2 S3 S4 S5 S6 S7 S8 S9 S10 S11"));
        QCOMPARE(codes(stepOrder(Approach::BottomUp)), QStringLiteral("S1 S2 S3 S7 S6 S8 S5 S4 S9 S10 S11"));
        QCOMPARE(codes(stepOrder(Approach::Unstated)), codes(stepOrder(Approach::TopDown)));
    }

    void bothOrdersHoldEveryStepOnceStageByStage() {
        for (const Approach approach : {Approach::TopDown, Approach::BottomUp}) {
            const auto order = stepOrder(approach);
            QCOMPARE(std::set(order.begin(), order.end()).size(), std::size_t{11});
            std::vector<Step> together;
            for (const Stage stage : stageOrder(approach))
                for (const Step step : stepsOf(stage, approach))
                    together.push_back(step);
            QVERIFY(std::ranges::equal(together, order));
        }
    }

    void theLowLevelComesThirdWhenStartingBelow() {
        QCOMPARE(stageOrder(Approach::TopDown)[2], Stage::HighLevel);
        QCOMPARE(stageOrder(Approach::BottomUp)[2], Stage::LowLevel);
        QCOMPARE(codes(stepsOf(Stage::LowLevel, Approach::BottomUp)), QStringLiteral("S7 S6 S8"));
    }

    void numbersBelongToRequirementsAndTheSummaryToTheLastStage() {
        QCOMPARE(codes(stepsOf(Stage::Requirements, Approach::TopDown)), QStringLiteral("S2 S3"));
        QCOMPARE(codes(stepsOf(Stage::Scale, Approach::TopDown)), QStringLiteral("S10 S11"));
        QCOMPARE(numberOf(Stage::Clarify), 1);
        QCOMPARE(numberOf(Stage::Scale), 6);
    }

    void everySplitOfTheTimeFillsTheInterview() {
        for (const Approach approach : {Approach::TopDown, Approach::BottomUp})
            for (const Difficulty difficulty : {Difficulty::Easy, Difficulty::Medium, Difficulty::Hard}) {
                int minutes = 0;
                for (const StepText& text : allSteps())
                    minutes += minutesOf(text.step, difficulty, approach);
                QCOMPARE(minutes, interviewMinutes);
            }
        QCOMPARE(minutesOf(Step::Diagram, Difficulty::Hard, Approach::TopDown), 11);
        QCOMPARE(minutesOf(Step::DataModel, Difficulty::Easy, Approach::BottomUp), 7);
        QCOMPARE(minutesOf(Stage::Requirements, Difficulty::Medium, Approach::TopDown), 7);
    }
};

QTEST_APPLESS_MAIN(StagesTest)
#include "stages_test.moc"
