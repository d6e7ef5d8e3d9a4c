#include "support/settled.h"
#include "window/stage_strip.h"

#include "edit/guided_operations.h"
#include "edit/statement_operations.h"
#include "support/window_driver.h"

#include <QtTest>

#include <QLabel>
#include <QLineEdit>
#include <QTabBar>
#include <QToolButton>

using namespace chalkline;
using namespace chalkline::test;

namespace {

using interview::Stage;

constexpr Stage all[] = {Stage::Clarify,  Stage::Requirements, Stage::HighLevel,
                         Stage::LowLevel, Stage::TradeOffs,    Stage::Scale};

struct Driver : WindowDriver {
    StageStrip& strip() { return part<StageStrip>("stages"); }
    QString stateOf(Stage stage) { return strip().button(stage)->accessibleDescription(); }
    void setMode(Mode mode) { window.settings().setMode(mode); }
    void mustHave() {
        edit([](Transaction& open) {
            return addRequirement(open, RequirementKind::Functional, Priority::Must, "Shorten a URL");
        });
    }
    void addSheets(int count) {
        for (int i = 0; i < count; ++i)
            edit([&](Transaction& open) -> Expected<SheetId> {
                Sheet sheet;
                sheet.id = open.newId<Sheet>();
                sheet.name = "Sheet of the region " + std::to_string(i + 2);
                sheet.sort_order = i + 1;
                open.put(sheet);
                return sheet.id;
            });
    }
    /// Parts of the strip that overlap, leave it, or are narrower than their words.
    QStringList faults() {
        QStringList found;
        const QWidget& row = part<QWidget>("strip");
        QList<QWidget*> parts;
        for (QWidget* child : row.findChildren<QWidget*>(QString(), Qt::FindDirectChildrenOnly))
            if (child->isVisible()) parts += child;
        std::ranges::sort(parts, {}, &QWidget::x);
        for (int i = 0; i < parts.size(); ++i) {
            const int end = i + 1 < parts.size() ? parts[i + 1]->x() : row.width();
            if (parts[i]->geometry().right() >= end)
                found += QStringLiteral("%1 ends at %2, room to %3")
                             .arg(parts[i]->objectName())
                             .arg(parts[i]->geometry().right())
                             .arg(end);
        }
        for (const Stage stage : all) {
            const QToolButton* button = strip().button(stage);
            const int words = button->fontMetrics().horizontalAdvance(button->text()) +
                              (button->icon().isNull() ? 0 : button->iconSize().width() + 4);
            if (button->width() < words + 4) found += button->text();
            if (button->geometry().right() >= strip().width()) found += button->text() + " is cut";
        }
        return found;
    }
};

} // namespace

class StageStripTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { beginWindowTests(); }
    void init() { QFile::remove(settingsPath()); }
    void theStatesComeFromWhatIsThere();
    void aKeyOpensThePageOfTheStage_data();
    void aKeyOpensThePageOfTheStage();
    void aClickOpensThePageOfTheStage();
    void drawingMovesTheStripAndNothingElse();
    void theTabOfAPageSetsTheStageAgain();
    void modesAreRemembered();
    void interviewModeLooksLikeNoHelp();
    void nothingIsCutOff_data();
    void nothingIsCutOff();
    void theCurrentStageDoesNotMoveTheOthers();
};

void StageStripTest::theStatesComeFromWhatIsThere() {
    Driver driver;
    for (const Stage stage : all)
        QCOMPARE(driver.stateOf(stage), "nothing yet");
    driver.mustHave();
    QTRY_COMPARE(driver.stateOf(Stage::Requirements), "begun");
    driver.node("api", 0, 0);
    QTRY_COMPARE(driver.stateOf(Stage::HighLevel), "begun");
    QCOMPARE(driver.stateOf(Stage::Scale), "nothing yet");
    driver.edit([](Transaction& open) {
        Brief brief;
        brief.problem = "Shorten URLs";
        return setBrief(open, brief);
    });
    for (int i = 0; i < 3; ++i)
        driver.edit([](Transaction& open) {
            Question question;
            question.text = "How many users?";
            question.answer = "1M";
            question.state = QuestionState::Answered;
            return addQuestion(open, question);
        });
    driver.edit([](Transaction& open) {
        ScopeItem item;
        item.text = "billing";
        item.in_scope = false;
        return addScopeItem(open, item);
    });
    QTRY_COMPARE(driver.stateOf(Stage::Clarify), "good enough");
    QVERIFY(driver.strip().button(Stage::Clarify)->toolTip().contains("good enough"));
}

void StageStripTest::aKeyOpensThePageOfTheStage_data() {
    QTest::addColumn<int>("digit");
    QTest::addColumn<QString>("page");
    QTest::newRow("requirements") << 2 << "requirements";
    QTest::newRow("trade-offs") << 5 << "tradeoffs";
}

void StageStripTest::aKeyOpensThePageOfTheStage() {
    QFETCH(int, digit);
    QFETCH(QString, page);
    Driver driver;
    driver.window.panel().hide();
    driver.key(static_cast<Qt::Key>(Qt::Key_0 + digit), Qt::ControlModifier);
    QVERIFY(driver.window.panel().isVisible());
    QCOMPARE(driver.window.panel().page(), page);
    QCOMPARE(interview::numberOf(driver.strip().current()), digit);
    QWidget* focused = QApplication::focusWidget();
    QVERIFY(driver.window.panel().pageOf(page)->isAncestorOf(focused));
    for (const Stage stage : all)
        QCOMPARE(driver.strip().button(stage)->isChecked(), interview::numberOf(stage) == digit);
}

void StageStripTest::aClickOpensThePageOfTheStage() {
    Driver driver;
    QTest::mouseClick(driver.strip().button(Stage::Requirements), Qt::LeftButton);
    QCOMPARE(driver.window.panel().page(), "requirements");
    QTest::mouseClick(driver.strip().button(Stage::TradeOffs), Qt::LeftButton);
    QCOMPARE(driver.window.panel().page(), "tradeoffs");
    QTest::mouseClick(driver.strip().button(Stage::TradeOffs), Qt::LeftButton);
    QVERIFY(driver.strip().button(Stage::TradeOffs)->isChecked());
}

void StageStripTest::drawingMovesTheStripAndNothingElse() {
    Driver driver;
    QVERIFY(driver.window.commands().run("stage.2"));
    QWidget* focused = QApplication::focusWidget();
    driver.node("api", 0, 0);
    QCOMPARE(driver.strip().current(), Stage::HighLevel);
    QCOMPARE(driver.window.panel().page(), "requirements");
    QCOMPARE(QApplication::focusWidget(), focused);
    driver.mustHave();
    QCOMPARE(driver.strip().current(), Stage::Requirements);
    driver.edit([](Transaction& open) { return addTradeOff(open, "SQL vs NoSQL"); });
    QCOMPARE(driver.strip().current(), Stage::TradeOffs);
    QCOMPARE(driver.window.panel().page(), "requirements");
    // Undoing is not working on something else.
    driver.window.commands().run("edit.undo");
    QCOMPARE(driver.strip().current(), Stage::TradeOffs);
}

void StageStripTest::theTabOfAPageSetsTheStageAgain() {
    Driver driver;
    QVERIFY(driver.window.commands().run("stage.2"));
    driver.node("api", 0, 0);
    QCOMPARE(driver.strip().current(), Stage::HighLevel);
    auto* tabs = driver.window.panel().findChild<QTabBar*>();
    QTest::mouseClick(tabs, Qt::LeftButton, {}, tabs->tabRect(0).center());
    QCOMPARE(driver.strip().current(), Stage::Requirements);
}

void StageStripTest::modesAreRemembered() {
    {
        Driver driver;
        QCOMPARE(driver.window.settings().mode(), Mode::Work);
        QVERIFY(driver.window.commands().run("mode.interview"));
        QCOMPARE(driver.window.settings().mode(), Mode::Interview);
    }
    Driver again;
    QCOMPARE(again.window.settings().mode(), Mode::Interview);
    QCOMPARE(again.stateOf(Stage::Clarify), QString());
    QVERIFY(again.window.commands().run("mode.practice"));
    QCOMPARE(again.window.settings().mode(), Mode::Practice);
    QVERIFY(again.window.commands().action("mode.practice")->isChecked());
    QVERIFY(!again.window.commands().action("mode.interview")->isChecked());
}

void StageStripTest::interviewModeLooksLikeNoHelp() {
    Driver driver;
    driver.mustHave();
    driver.setMode(Mode::Interview);
    QTRY_VERIFY(isSettled(driver.strip()));
    for (const Stage stage : all) {
        const QToolButton* button = driver.strip().button(stage);
        QVERIFY(button->icon().isNull());
        QCOMPARE(button->accessibleDescription(), QString());
        QCOMPARE(button->toolTip(), QStringLiteral("Ctrl+%1").arg(interview::numberOf(stage)));
    }
    for (int digit = 1; digit <= 6; ++digit) {
        QVERIFY(driver.window.commands().run(QStringLiteral("stage.%1").arg(digit)));
        for (const QLabel* label : driver.part<QWidget>("stageHead").findChildren<QLabel*>())
            QVERIFY2(!label->isVisible() || label->text() == "Approach", qPrintable(label->text()));
    }
}

void StageStripTest::nothingIsCutOff_data() {
    QTest::addColumn<int>("width");
    QTest::addColumn<int>("mode");
    QTest::addColumn<int>("sheets");
    QTest::addColumn<bool>("isShort");
    QTest::newRow("1280, one sheet") << 1280 << 2 << 0 << false;
    QTest::newRow("1280, five sheets") << 1280 << 2 << 4 << false;
    QTest::newRow("1280, interview") << 1280 << 0 << 4 << false;
    QTest::newRow("800, one sheet") << 800 << 2 << 0 << true;
    QTest::newRow("800, five sheets") << 800 << 2 << 4 << true;
    QTest::newRow("800, interview") << 800 << 0 << 4 << true;
}

void StageStripTest::nothingIsCutOff() {
    QFETCH(int, width);
    QFETCH(int, mode);
    QFETCH(int, sheets);
    QFETCH(bool, isShort);
    Driver driver;
    driver.setMode(static_cast<Mode>(mode));
    driver.addSheets(sheets);
    driver.window.resize(width, 600);
    driver.part<QLabel>("title").setText(
        "A design whose title is far longer than any strip of any window has room "
        "for, whatever else there is beside it");
    QApplication::processEvents();
    QCOMPARE(driver.window.width(), width);
    QTRY_COMPARE(driver.faults().join("; "), QString());
    QCOMPARE(driver.strip().isShort(), isShort);
    QVERIFY(driver.part<QLabel>("title").width() >= 48);
    QCOMPARE(driver.part<QTabBar>("sheets").isVisible(), sheets > 0);
    if (sheets > 0) QVERIFY(driver.part<QTabBar>("sheets").width() >= 96);
    QVERIFY(driver.window.commands().run("stage.5"));
    QTRY_COMPARE(driver.faults().join("; "), QString());
}

void StageStripTest::theCurrentStageDoesNotMoveTheOthers() {
    Driver driver;
    QList<int> before;
    for (const Stage stage : all)
        before += driver.strip().button(stage)->x();
    QVERIFY(driver.window.commands().run("stage.5"));
    for (const Stage stage : all)
        QCOMPARE(driver.strip().button(stage)->x(), before[static_cast<int>(stage)]);
}

QTEST_MAIN(StageStripTest)
#include "stage_strip_test.moc"
#include "support/settled.h"
