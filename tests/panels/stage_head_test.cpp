#include "panels/stages/stage_head.h"
#include "support/settled.h"

#include "edit/guided_operations.h"
#include "support/test_session.h"

#include <QtTest>

#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>

using namespace chalkline;
using namespace chalkline::test;

namespace {

using interview::Stage;

struct Driver {
    Driver() {
        head.resize(304, 200);
        head.showSession(&host.session);
        head.showStage(Stage::Requirements);
        head.show();
    }
    ~Driver() { head.showSession(nullptr); }

    TestSession host;
    StageHead head{nullptr};

    /// What a person reads, from top to bottom.
    QStringList words() {
        QStringList found;
        for (const QLabel* label : head.findChildren<QLabel*>())
            if (label->isVisible() && !label->text().isEmpty()) found += label->text();
        return found;
    }
    QPushButton& button(const char* name) { return *head.findChild<QPushButton*>(QLatin1String(name)); }
    QString next() { return head.findChild<QLabel*>(QStringLiteral("nextThing"))->text(); }
    void settle() { QTRY_VERIFY(isSettled(head)); }
    void mustHave(const char* title) {
        host.edit([&](Transaction& edit) {
            return addRequirement(edit, RequirementKind::Functional, Priority::Must, title);
        });
    }
};

} // namespace

class StageHeadTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aStepSaysHowFarItIs();
    void theNextThingIsTheFirstThatIsMissing();
    void theChoiceOfTheApproachIsOneStepAndStays();
    void whatFollowsIsInTheOrderOfTheApproach();
    void interviewModeShowsNothingButTheChoice();
    void practiceModeHintsWhenAsked();
    void aPageThatTellsItsStepsLeavesTheHeadOut();
};

void StageHeadTest::aStepSaysHowFarItIs() {
    Driver driver;
    QVERIFY(driver.words().contains(QStringLiteral("Requirements")));
    QVERIFY(driver.words().contains(QStringLiteral("Numbers")));
    QVERIFY(!driver.words().contains(QStringLiteral("begun")));
    driver.mustHave("Shorten a URL");
    QTRY_VERIFY(driver.words().contains(QStringLiteral("begun")));
    QVERIFY(driver.host.undo());
    QTRY_VERIFY(!driver.words().contains(QStringLiteral("begun")));
}

void StageHeadTest::theNextThingIsTheFirstThatIsMissing() {
    Driver driver;
    QCOMPARE(driver.next(), "List what it must do.");
    driver.mustHave("Shorten a URL");
    QTRY_COMPARE(driver.next(), "Give one quality a number, such as p99 < 200 ms.");
}

void StageHeadTest::theChoiceOfTheApproachIsOneStepAndStays() {
    Driver driver;
    QVERIFY(!driver.button("topDown").isChecked());
    driver.button("bottomUp").click();
    QCOMPARE(briefOf(driver.host.document().tables()).approach, Approach::BottomUp);
    QCOMPARE(driver.host.session.history().cursor(), 1u);
    QVERIFY(driver.button("bottomUp").isChecked());
    driver.button("topDown").click();
    QCOMPARE(briefOf(driver.host.document().tables()).approach, Approach::TopDown);
    QVERIFY(!driver.button("bottomUp").isChecked());
    QVERIFY(driver.host.undo());
    driver.settle();
    QVERIFY(driver.button("bottomUp").isChecked());
}

void StageHeadTest::whatFollowsIsInTheOrderOfTheApproach() {
    Driver driver;
    QSignalSpy asked(&driver.head, &StageHead::stageAsked);
    QCOMPARE(driver.button("nextStage").text(), "Then: 3 High level");
    driver.button("bottomUp").click();
    QCOMPARE(driver.button("nextStage").text(), "Then: 4 Low level");
    driver.button("nextStage").click();
    QCOMPARE(asked.size(), 1);
    QCOMPARE(asked[0][0].value<Stage>(), Stage::LowLevel);
    driver.head.showStage(Stage::LowLevel);
    QCOMPARE(driver.button("nextStage").text(), "Then: 3 High level");
}

void StageHeadTest::interviewModeShowsNothingButTheChoice() {
    Driver driver;
    driver.mustHave("Shorten a URL");
    driver.head.setMode(Mode::Interview);
    driver.settle();
    QCOMPARE(driver.words(), QStringList{"Approach"});
    QVERIFY(driver.button("topDown").isVisible());
    QVERIFY(!driver.button("hintButton").isVisible());
    QVERIFY(!driver.button("nextStage").isVisible());
    driver.head.showStage(Stage::HighLevel);
    QVERIFY(!driver.head.isVisible());
}

void StageHeadTest::practiceModeHintsWhenAsked() {
    Driver driver;
    driver.head.setMode(Mode::Practice);
    QVERIFY(!driver.words().contains("List what it must do."));
    QVERIFY(driver.button("hintButton").isVisible());
    driver.button("hintButton").click();
    QVERIFY(driver.words().contains("List what it must do."));
    QVERIFY(!driver.button("hintButton").isVisible());
    driver.head.showStage(Stage::TradeOffs);
    QVERIFY(driver.button("hintButton").isVisible());
}

void StageHeadTest::aPageThatTellsItsStepsLeavesTheHeadOut() {
    Driver driver;
    driver.head.setShown(StageHead::Shown::Choice);
    QCOMPARE(driver.words(), QStringList{"Approach"});
    driver.head.showStage(Stage::HighLevel);
    QVERIFY(!driver.head.isVisible());
    driver.head.setShown(StageHead::Shown::Nothing);
    driver.head.showStage(Stage::Requirements);
    QVERIFY(!driver.head.isVisible());
}

QTEST_MAIN(StageHeadTest)
#include "stage_head_test.moc"
#include "support/settled.h"
