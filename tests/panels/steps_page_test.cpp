#include "panels/stages/steps_page.h"
#include "support/settled.h"

#include "edit/guided_operations.h"
#include "panels/stages/buy_in_bar.h"
#include "panels/stages/coverage_list.h"
#include "panels/statements/statement_row.h"
#include "support/test_session.h"
#include "window/style.h"

#include <QtTest>

#include <QApplication>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>

using namespace chalkline;
using namespace chalkline::test;

namespace {

using interview::Stage;

struct Driver {
    explicit Driver(Stage stage)
        : page(stage) {
        page.setStyleSheet(styleSheetOf(themeOf(ThemeName::Light)));
        page.resize(304, 620);
        page.showSession(&host.session);
        page.show();
        page.activateWindow();
        (void)QTest::qWaitForWindowActive(&page);
    }
    ~Driver() { page.showSession(nullptr); }

    TestSession host;
    StepsPage page;

    /// The words of all lines of that name.
    QStringList lines(const char* name) {
        QStringList found;
        for (const QLabel* label : page.findChildren<QLabel*>(QLatin1String(name)))
            if (label->isVisible()) found += label->text();
        return found;
    }
    QPushButton* button(const QString& text) {
        for (QPushButton* found : page.findChildren<QPushButton*>())
            if (found->isVisible() && found->text() == text) return found;
        return nullptr;
    }
    NodeId node(const char* name) {
        return host.edit([&](Transaction& open) { return addNode(open, {name, "compute.service", "", {}}); });
    }
    EdgeId edge(NodeId from, NodeId to, EdgeKind kind = EdgeKind::Sync) {
        return host.edit([&](Transaction& open) {
            return connect(open, {refTo(from), refTo(to), kind, Direction::Forward, ""});
        });
    }
    RequirementId requirement(const char* title, Priority priority = Priority::Must) {
        return host.edit([&](Transaction& open) {
            return addRequirement(open, RequirementKind::Functional, priority, title);
        });
    }
    void tie(Ref from, Ref to) {
        host.edit([&](Transaction& open) { return link(open, from, to); });
    }
    StatementRow* row(const QString& code) {
        for (StatementRow* row : page.findChild<CoverageList*>()->rows())
            if (row->face().code == code) return row;
        return nullptr;
    }
    void settle() { QTRY_VERIFY(isSettled(page)); }
};

} // namespace

class StepsPageTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatHoldsAndWhatIsOpenAreListed();
    void practiceTellsWhatIsOpenWhenAsked();
    void interviewModeAssessesNothing();
    void callsAreCountedAndLitUpByKind();
    void aMustHaveShowsWhatMeetsIt();
    void theSelectionMarksItsMustHaves();
    void keysAloneReadTheMustHaves();
    void aLostComponentIsNamed();
    void leavingThePageEndsTheLight();
    void theLowLevelSaysWhatIsNotThereYet();
    void theDesignIsConfirmedAndRemarked();
};

void StepsPageTest::whatHoldsAndWhatIsOpenAreListed() {
    Driver driver(Stage::HighLevel);
    QCOMPARE(driver.lines("step"), (QStringList{"Diagram and interactions", "Storage and extendability"}));
    QCOMPARE(driver.lines("fact"), QStringList());
    QVERIFY(driver.lines("todo").contains("Draw the main components, beginning with the client."));
    const NodeId a = driver.node("a");
    const NodeId b = driver.node("b");
    const NodeId c = driver.node("c");
    driver.edge(a, b);
    driver.edge(b, c);
    QTRY_COMPARE(driver.lines("fact"), (QStringList{"Three components or more", "Each one is connected"}));
    QVERIFY(!driver.lines("todo").contains("Draw the main components, beginning with the client."));
}

void StepsPageTest::practiceTellsWhatIsOpenWhenAsked() {
    Driver driver(Stage::HighLevel);
    driver.page.setMode(Mode::Practice);
    QCOMPARE(driver.lines("todo"), QStringList());
    QVERIFY(driver.button("What is open?"));
    driver.button("What is open?")->click();
    QVERIFY(!driver.lines("todo").isEmpty());
    QVERIFY(!driver.button("What is open?"));
}

void StepsPageTest::interviewModeAssessesNothing() {
    Driver driver(Stage::HighLevel);
    driver.node("a");
    driver.requirement("Redirect");
    driver.page.setMode(Mode::Interview);
    driver.settle();
    QCOMPARE(driver.lines("fact"), QStringList());
    QCOMPARE(driver.lines("todo"), QStringList());
    QCOMPARE(driver.lines("step"), QStringList());
    QVERIFY(!driver.button("What is open?"));
    QVERIFY(driver.row("FR-1"));
    QCOMPARE(driver.row("FR-1")->face().mark, "");
    QCOMPARE(driver.lines("coverageCount"), QStringList());
    driver.page.setMode(Mode::Work);
    QCOMPARE(driver.row("FR-1")->face().mark, "not linked yet");
    QCOMPARE(driver.lines("coverageCount"), QStringList{"0 of 1 linked"});
}

void StepsPageTest::callsAreCountedAndLitUpByKind() {
    Driver driver(Stage::HighLevel);
    const NodeId a = driver.node("a");
    const NodeId b = driver.node("b");
    driver.edge(a, b);
    const EdgeId slow = driver.edge(b, a, EdgeKind::Async);
    QTRY_VERIFY(driver.button("1 asynchronous"));
    QVERIFY(driver.button("1 synchronous"));
    QVERIFY(!driver.button("0 data or replication")->isEnabled());
    driver.button("1 asynchronous")->click();
    QCOMPARE(driver.host.session.highlighted(), std::set<Ref>{refTo(slow)});
    driver.button("1 asynchronous")->click();
    QVERIFY(driver.host.session.highlighted().empty());
}

void StepsPageTest::aMustHaveShowsWhatMeetsIt() {
    Driver driver(Stage::HighLevel);
    const NodeId api = driver.node("api");
    const NodeId redis = driver.node("redis");
    const EdgeId get = driver.edge(api, redis);
    const Ref redirect = refTo(driver.requirement("Redirect"));
    driver.requirement("Shorten");
    driver.requirement("Statistics", Priority::Good);
    const Ref choice =
        refTo(driver.host.edit([](Transaction& open) { return addTradeOff(open, "SQL vs NoSQL"); }));
    driver.tie(redirect, refTo(redis));
    driver.tie(redirect, refTo(get));
    driver.tie(choice, redirect);
    QTRY_VERIFY(driver.row("FR-1") && driver.row("FR-1")->face().chips.size() == 3);
    QCOMPARE(driver.row("FR-1")->face().chips, (QStringList{"redis", "api → redis", "SQL vs NoSQL"}));
    QCOMPARE(driver.row("FR-2")->face().mark, "not linked yet");
    QVERIFY(!driver.row("FR-3"));
    QSignalSpy revealed(&driver.page, &PanelPage::revealAsked);
    QTest::mouseClick(driver.row("FR-1"), Qt::LeftButton);
    QCOMPARE(driver.host.session.highlighted(), (std::set<Ref>{refTo(redis), refTo(get)}));
    QCOMPARE(revealed.size(), 1);
    QTest::mouseClick(driver.row("FR-1"), Qt::LeftButton);
    QVERIFY(driver.host.session.highlighted().empty());
}

void StepsPageTest::theSelectionMarksItsMustHaves() {
    Driver driver(Stage::HighLevel);
    const Ref api = refTo(driver.node("api"));
    driver.tie(refTo(driver.requirement("Redirect")), api);
    driver.requirement("Shorten");
    driver.settle();
    driver.host.session.select({api});
    QVERIFY(driver.row("FR-1")->isLinked());
    QVERIFY(!driver.row("FR-2")->isLinked());
    driver.host.session.select({});
    QVERIFY(!driver.row("FR-1")->isLinked());
}

void StepsPageTest::keysAloneReadTheMustHaves() {
    Driver driver(Stage::HighLevel);
    const Ref api = refTo(driver.node("api"));
    driver.tie(refTo(driver.requirement("Redirect")), api);
    driver.requirement("Shorten");
    driver.settle();
    driver.row("FR-2")->setFocus();
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Up);
    QVERIFY(driver.row("FR-1")->hasFocus());
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
    QCOMPARE(driver.host.session.highlighted(), std::set<Ref>{api});
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape);
    QVERIFY(driver.host.session.highlighted().empty());
    QCOMPARE(driver.row("FR-1")->accessibleName(), "FR-1 Redirect: api");
    QCOMPARE(driver.row("FR-2")->accessibleName(), "FR-2 Shorten, not linked yet");
}

void StepsPageTest::aLostComponentIsNamed() {
    Driver driver(Stage::HighLevel);
    const Ref api = refTo(driver.node("api"));
    driver.tie(refTo(driver.requirement("Redirect")), api);
    driver.settle();
    driver.host.edit([&](Transaction& open) -> Expected<bool> {
        if (const auto done = remove(open, {api}); !done) return std::unexpected(done.error());
        return true;
    });
    QTRY_COMPARE(driver.row("FR-1")->face().chips, QStringList{"was linked to api"});
    QCOMPARE(driver.row("FR-1")->face().mark, "not linked yet");
}

void StepsPageTest::leavingThePageEndsTheLight() {
    Driver driver(Stage::HighLevel);
    const Ref api = refTo(driver.node("api"));
    driver.tie(refTo(driver.requirement("Redirect")), api);
    driver.settle();
    QTest::mouseClick(driver.row("FR-1"), Qt::LeftButton);
    QVERIFY(!driver.host.session.highlighted().empty());
    driver.page.hide();
    QVERIFY(driver.host.session.highlighted().empty());
    driver.page.show();
    QCOMPARE(driver.host.session.highlighted(), std::set<Ref>{api});
}

void StepsPageTest::theLowLevelSaysWhatIsNotThereYet() {
    Driver driver(Stage::LowLevel);
    QCOMPARE(driver.lines("step"), (QStringList{"Interfaces", "Data model", "Internal logic"}));
    QCOMPARE(driver.lines("later").size(), 3);
    QCOMPARE(driver.lines("says").size(), 3);
    QVERIFY(!driver.page.findChild<QLineEdit*>());
    driver.host.edit([](Transaction& open) {
        Brief brief;
        brief.approach = Approach::BottomUp;
        return setBrief(open, brief);
    });
    QTRY_COMPARE(driver.lines("step"), (QStringList{"Data model", "Interfaces", "Internal logic"}));
    driver.page.setMode(Mode::Interview);
    QCOMPARE(driver.lines("says"), QStringList());
    QCOMPARE(driver.lines("later").size(), 3);
}

void StepsPageTest::theDesignIsConfirmedAndRemarked() {
    Driver driver(Stage::HighLevel);
    auto* confirm = driver.page.findChild<QPushButton*>("confirm");
    auto* state = driver.page.findChild<QLabel*>("buyInState");
    auto* remark = driver.page.findChild<QLineEdit*>("remark");
    QSignalSpy said(&driver.page, &PanelPage::said);
    confirm->click();
    QCOMPARE(said.size(), 1);
    QCOMPARE(said[0][0].toString(), "there are no components to agree on yet");
    const NodeId api = driver.node("api");
    confirm->click();
    QCOMPARE(state->text(), "✓ Design confirmed " + timeOfDay(startTime));
    QVERIFY(!confirm->isVisible());
    remark->setFocus();
    QTest::keyClicks(remark, "one region");
    QTest::keyClick(remark, Qt::Key_Return);
    QCOMPARE(findBuyIn(driver.host.document().tables(), BuyInStage::Hld)->remark, "one region");
    driver.host.edit([&](Transaction& open) -> Expected<bool> {
        if (const auto done = rename(open, refTo(api), "gateway"); !done)
            return std::unexpected(done.error());
        return true;
    });
    QTRY_COMPARE(state->text(), "Changed since " + timeOfDay(startTime));
    QVERIFY(driver.lines("buyInChanges").first().contains("gateway"));
    QVERIFY(confirm->isVisible());
    QVERIFY(driver.host.undo());
    QTRY_COMPARE(state->text(), "✓ Design confirmed " + timeOfDay(startTime));
    driver.page.findChild<QPushButton*>("withdraw")->click();
    QVERIFY(!state->isVisible());
    QCOMPARE(remark->text(), "one region");
}

QTEST_MAIN(StepsPageTest)
#include "steps_page_test.moc"
#include "support/settled.h"
