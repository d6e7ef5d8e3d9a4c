#include "panels/statement_driver.h"
#include "panels/tradeoffs/trade_offs_panel.h"

#include <QMenu>
#include <QSlider>

using namespace chalkline;
using namespace chalkline::test;

namespace {

using Driver = StatementDriver<TradeOffsPanel>;

const TradeOff& only(const TestSession& host) {
    return *host.document().all<TradeOff>().begin();
}

} // namespace

class TradeOffsPanelTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void versusMakesTwoOptions();
    void pickMakesADecision();
    void pastedLinesAreOneStep();
    void aClickOnAnOptionChoosesIt();
    void textsCommitUnderTheirFields();
    void leaningIsOptional();
    void keysMarkMoveAndDelete();
    void linksToSelectionAndRequirement();
    void theVerdictNamesAStore();
    void rowsTellOfTheSelection();
    void vanishedRecordsDoNoHarm();
    void everyControlHasAName();
    void nothingIsClippedAtTwiceTheFont();
};

void TradeOffsPanelTest::versusMakesTwoOptions() {
    Driver driver;
    driver.enter("SQL vs NoSQL");
    QVERIFY(driver.entry()->hasFocus());
    QCOMPARE(only(driver.host).options, "SQL\nNoSQL");
    QCOMPARE(driver.row("SQL vs NoSQL")->face().chips, QStringList({"SQL", "NoSQL"}));
    QCOMPARE(driver.row("SQL vs NoSQL")->face().chosenChip, -1);
    QCOMPARE(driver.row("SQL vs NoSQL")->accessibleName(), "SQL vs NoSQL, open");
}

void TradeOffsPanelTest::pickMakesADecision() {
    Driver driver;
    driver.enter("pick: Kafka over RabbitMQ: replay");
    const StatementFace& face = driver.row("Kafka vs RabbitMQ")->face();
    QCOMPARE(face.chosenChip, 0);
    QCOMPARE(face.mark, "decided");
    QCOMPARE(only(driver.host).justification, "replay");
}

void TradeOffsPanelTest::pastedLinesAreOneStep() {
    Driver driver;
    QGuiApplication::clipboard()->setText(
        "1. SQL vs NoSQL\n2. push / pull\n3. c vs d\n4. e\n5. pick: f over g\n");
    driver.key(Qt::Key_V, Qt::ControlModifier);
    QCOMPARE(driver.titles(), "SQL vs NoSQL push / pull c vs d e f vs g");
    QCOMPARE(driver.steps(), 1u);
    QVERIFY(driver.host.undo());
    QVERIFY(driver.list()->rows().empty());
}

void TradeOffsPanelTest::aClickOnAnOptionChoosesIt() {
    Driver driver;
    driver.enter("a vs b");
    driver.unfold("a vs b");
    driver.field<QPushButton>("Choose b")->click();
    QCOMPARE(only(driver.host).choice, "b");
    QCOMPARE(driver.row("a vs b")->face().chosenChip, 1);
    QVERIFY(!driver.field<QPushButton>("Choose a")->isChecked());
    driver.field<QPushButton>("Choose b")->click();
    QCOMPARE(only(driver.host).choice, "");
    auto* options = driver.field<QPlainTextEdit>("Options");
    options->setFocus();
    options->setPlainText("a\nb\n\n c ");
    driver.entry()->setFocus();
    QCOMPARE(driver.row("a vs b")->face().chips, QStringList({"a", "b", "c"}));
    driver.field<QPushButton>("Choose c")->click();
    QCOMPARE(only(driver.host).choice, "c");
    QCOMPARE(only(driver.host).options, "a\nb\n\n c ");
}

void TradeOffsPanelTest::textsCommitUnderTheirFields() {
    Driver driver;
    driver.enter("a vs b");
    driver.unfold("a vs b");
    for (const char* name : {"Pros", "Cons", "Why"}) {
        driver.field<QPlainTextEdit>(name)->setFocus();
        driver.type(QString(name).toLower());
    }
    for (const char* name : {"Consequence", "Revisit when"}) {
        driver.field<QLineEdit>(name)->setFocus();
        driver.type(QString(name).toLower());
    }
    driver.page.finishEditing();
    const TradeOff& made = only(driver.host);
    QCOMPARE(made.pros, "pros");
    QCOMPARE(made.cons, "cons");
    QCOMPARE(made.justification, "why");
    QCOMPARE(made.consequence, "consequence");
    QCOMPARE(made.revisit_when, "revisit when");
    QCOMPARE(driver.steps(), 6u);
    driver.field<QComboBox>("Driver")->setFocus();
    for (int i = 0; i < 3; ++i)
        driver.key(Qt::Key_Down);
    QCOMPARE(only(driver.host).driver, "dev_speed");
}

void TradeOffsPanelTest::leaningIsOptional() {
    Driver driver;
    driver.enter("a vs b");
    driver.unfold("a vs b");
    auto* slider = driver.page.findChild<QSlider*>();
    QVERIFY(!only(driver.host).position);
    slider->setFocus();
    const std::size_t before = driver.steps();
    driver.key(Qt::Key_Right);
    driver.key(Qt::Key_Right);
    QCOMPARE(*only(driver.host).position, 52.0);
    QCOMPARE(driver.steps(), before + 1);
    driver.field<QToolButton>("No leaning")->click();
    QVERIFY(!only(driver.host).position);
}

void TradeOffsPanelTest::keysMarkMoveAndDelete() {
    Driver driver;
    driver.enter("a");
    driver.enter("b");
    driver.key(Qt::Key_Up);
    driver.key(Qt::Key_Space);
    QCOMPARE(driver.row("b")->face().mark, "discussed");
    driver.key(Qt::Key_Space);
    QCOMPARE(driver.row("b")->face().mark, "decided");
    driver.key(Qt::Key_Up, Qt::AltModifier);
    QCOMPARE(driver.titles(), "b a");
    driver.key(Qt::Key_F2);
    driver.type("c");
    driver.key(Qt::Key_Return);
    QCOMPARE(driver.titles(), "c a");
    driver.key(Qt::Key_Delete);
    QCOMPARE(driver.titles(), "a");
    driver.key(Qt::Key_Backspace);
    QVERIFY(driver.entry()->hasFocus());
    QVERIFY(driver.host.undo());
    QVERIFY(driver.host.undo());
    QCOMPARE(driver.titles(), "c a");
}

void TradeOffsPanelTest::linksToSelectionAndRequirement() {
    Driver driver;
    const NodeId redis = driver.host.node("Redis");
    driver.host.edit([](Transaction& edit) {
        return addRequirement(edit, RequirementKind::Functional, Priority::Must, "shorten");
    });
    driver.enter("a vs b");
    driver.unfold("a vs b");
    driver.key(Qt::Key_K, Qt::ControlModifier | Qt::ShiftModifier);
    QVERIFY(driver.host.document().all<Link>().empty());
    driver.host.session.select({refTo(redis)});
    driver.key(Qt::Key_K, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(driver.host.document().all<Link>().begin()->role, "concerns");
    QVERIFY(driver.field<QPushButton>("Link to a requirement")->isEnabled());
    auto* menu = driver.page.findChild<StatementDetail*>()->findChild<QMenu*>();
    Q_EMIT menu->aboutToShow();
    QCOMPARE(menu->actions().size(), 1);
    QCOMPARE(menu->actions().front()->text(), "FR-1  shorten");
    menu->actions().front()->trigger();
    QCOMPARE(driver.host.document().all<Link>().size(), 2u);
    QVERIFY(driver.field<QToolButton>("Unlink FR-1") != nullptr);
    QVERIFY(driver.host.session.highlighted() == std::set<Ref>{refTo(redis)});
}

void TradeOffsPanelTest::theVerdictNamesAStore() {
    Driver driver;
    const NodeId store = driver.host.node("Orders", {}, "store.relational");
    driver.host.node("Service");
    driver.enter("cap");
    driver.unfold("cap");
    driver.field<QToolButton>("More: verdict on a store")->click();
    auto* stores = driver.field<QComboBox>("Store");
    QCOMPARE(stores->count(), 2);
    stores->setFocus();
    driver.key(Qt::Key_Down);
    QVERIFY(only(driver.host).node == store);
    QVERIFY(driver.host.session.highlighted() == std::set<Ref>{refTo(store)});
    driver.field<QComboBox>("Under partition")->setFocus();
    driver.key(Qt::Key_Down);
    QVERIFY(only(driver.host).cap_mode == CapMode::Cp);
    driver.field<QComboBox>("Otherwise")->setFocus();
    driver.key(Qt::Key_Down);
    QVERIFY(only(driver.host).else_mode == ElseMode::Latency);
}

void TradeOffsPanelTest::rowsTellOfTheSelection() {
    Driver driver;
    const NodeId redis = driver.host.node("Redis");
    driver.enter("a");
    driver.host.session.select({refTo(redis)});
    driver.key(Qt::Key_Up);
    driver.key(Qt::Key_K, Qt::ControlModifier | Qt::ShiftModifier);
    QVERIFY(driver.row("a")->isLinked());
    driver.host.edit([&](Transaction& edit) { return remove(edit, {refTo(redis)}); });
    QVERIFY(!driver.row("a")->isLinked());
    QVERIFY(driver.host.document().all<Link>().empty());
}

void TradeOffsPanelTest::vanishedRecordsDoNoHarm() {
    Driver driver;
    driver.enter("a vs b");
    driver.enter("c vs d");
    driver.unfold("a vs b");
    driver.field<QPlainTextEdit>("Pros")->setFocus();
    driver.type("lost");
    const Ref ref = driver.list()->current();
    driver.host.edit([&](Transaction& edit) { return remove(edit, {ref}); });
    QCOMPARE(driver.titles(), "c vs d");
    driver.unfold("c vs d");
    QCOMPARE(driver.field<QPlainTextEdit>("Pros")->toPlainText(), "");
    QApplication::processEvents();
    driver.page.finishEditing();
    QCOMPARE(only(driver.host).pros, "");
}

void TradeOffsPanelTest::everyControlHasAName() {
    Driver driver;
    driver.enter("a vs b");
    driver.unfold("a vs b");
    driver.field<QToolButton>("More: verdict on a store")->click();
    QCOMPARE(driver.unnamed().join('\n'), QString());
}

void TradeOffsPanelTest::nothingIsClippedAtTwiceTheFont() {
    Driver driver;
    driver.enter("Consistency: strong on every read and write vs eventual vs bounded staleness of a minute");
    driver.unfold("Consistency");
    driver.field<QToolButton>("More: verdict on a store")->click();
    QApplication::processEvents();
    QCOMPARE(driver.clipped().join('\n'), QString());
    driver.doubleFont();
    QCOMPARE(driver.clipped().join('\n'), QString());
}

QTEST_MAIN(TradeOffsPanelTest)
#include "trade_offs_panel_test.moc"
