#include "edit/guided_operations.h"
#include "interview/archetypes.h"
#include "model/trade_off_topics.h"
#include "panels/trade_offs_driver.h"

#include <QMenu>
#include <QSlider>

using namespace chalkline;
using namespace chalkline::test;

using Driver = TradeOffsDriver;

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
    void topicsWaitQuietlyInTheOrderOfTheKindOfSystem();
    void aTopicBecomesARecordWithTheFirstEdit();
    void undoMakesTheTopicQuietAgain();
    void aTypedChoiceFillsItsTopic();
    void aPickIsLinkedToTheSelection();
    void whatHelpsDependsOnTheMode();
    void capListsTheStoresOfTheDesign();
    void aDecisionWithoutARequirementIsSaid();
    void decisionRecordsAreCopied();
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
    driver.enter("ledger");
    driver.unfold("ledger");
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

void TradeOffsPanelTest::topicsWaitQuietlyInTheOrderOfTheKindOfSystem() {
    Driver driver(Mode::Work);
    QCOMPARE(driver.quietTitles().size(), qsizetype(tradeOffTopics().size()));
    QCOMPARE(driver.quietTitles().front(), "Consistency");
    QCOMPARE(driver.row("Consistency")->accessibleName(), "Consistency, not discussed");
    QVERIFY(driver.host.document().all<TradeOff>().empty());
    const ArchetypeKind chat[] = {ArchetypeKind::ChatRealtime};
    driver.host.edit([&](Transaction& edit) { return setArchetypes(edit, chat); });
    const std::string_view first = interview::tradeOffOrder(chat).front();
    QCOMPARE(driver.quietTitles().front().toStdString(), std::string(findTopic(first)->title));
    driver.page.setMode(Mode::Practice);
    QCOMPARE(driver.quietTitles().size(), qsizetype(tradeOffTopics().size()));
    driver.page.setMode(Mode::Interview);
    QVERIFY(driver.list()->rows().empty());
}

void TradeOffsPanelTest::aTopicBecomesARecordWithTheFirstEdit() {
    Driver driver(Mode::Work);
    driver.unfold("Consistency");
    QVERIFY(driver.host.document().all<TradeOff>().empty());
    QVERIFY(!driver.field<QPlainTextEdit>("Options")->toPlainText().isEmpty());
    auto* why = driver.field<QPlainTextEdit>("Why");
    why->setFocus();
    driver.type("a stale link is harmless");
    driver.page.finishEditing();
    QCOMPARE(driver.host.document().all<TradeOff>().size(), 1u);
    QCOMPARE(only(driver.host).topic_key, "consistency");
    QCOMPARE(only(driver.host).justification, "a stale link is harmless");
    QCOMPARE(only(driver.host).state, TradeOffState::Discussed);
    QCOMPARE(driver.steps(), 1u);
    // The row is the same row, still open, and the field still has the focus.
    QVERIFY(driver.list()->isUnfolded());
    QVERIFY(why->hasFocus() && why->isVisible());
    QVERIFY(!driver.row("Consistency")->face().quiet);
    driver.field<QPushButton>("Choose Eventual consistency")->click();
    QCOMPARE(only(driver.host).choice, "Eventual consistency");
    QCOMPARE(only(driver.host).state, TradeOffState::Decided);
    QCOMPARE(driver.host.document().all<TradeOff>().size(), 1u);
}

void TradeOffsPanelTest::undoMakesTheTopicQuietAgain() {
    Driver driver(Mode::Work);
    driver.unfold("Consistency");
    driver.field<QPushButton>("Choose Strong consistency")->click();
    QVERIFY(driver.host.undo());
    QVERIFY(driver.row("Consistency")->face().quiet);
    QVERIFY(driver.list()->isUnfolded());
    QVERIFY(!driver.field<QPushButton>("Choose Strong consistency")->isChecked());
    QVERIFY(driver.host.redo());
    QVERIFY(!driver.row("Consistency")->face().quiet);
    driver.focus("Consistency");
    driver.key(Qt::Key_Delete);
    QVERIFY(driver.row("Consistency")->face().quiet);
    const std::size_t before = driver.steps();
    driver.key(Qt::Key_Delete);
    QCOMPARE(driver.steps(), before);
    driver.key(Qt::Key_Space);
    QCOMPARE(only(driver.host).state, TradeOffState::Discussed);
}

void TradeOffsPanelTest::aTypedChoiceFillsItsTopic() {
    Driver driver(Mode::Work);
    driver.enter("pick: SQL | NoSQL -> NoSQL because key lookups only");
    QCOMPARE(only(driver.host).topic_key, "sql_nosql");
    QCOMPARE(only(driver.host).state, TradeOffState::Decided);
    QVERIFY(!driver.quietTitles().contains("SQL or NoSQL"));
    driver.enter("pick: SQL | NoSQL -> NoSQL because key lookups only");
    QCOMPARE(driver.steps(), 1u);
    driver.enter("pick: SQL | NoSQL -> SQL because joins after all");
    QCOMPARE(driver.host.document().all<TradeOff>().size(), 1u);
    QCOMPARE(only(driver.host).choice, "SQL");
    QCOMPARE(only(driver.host).justification, "joins after all");
    driver.enter("monolith vs microservices");
    QCOMPARE(driver.row("monolith vs microservices")->face().mark, "open");
    QVERIFY(!driver.quietTitles().contains("Monolith or microservices"));
}

void TradeOffsPanelTest::aPickIsLinkedToTheSelection() {
    Driver driver;
    const NodeId db = driver.host.node("url db", {}, "store.keyvalue");
    driver.host.session.select({refTo(db)});
    driver.enter("pick: SQL | NoSQL -> NoSQL because key lookups only");
    QCOMPARE(driver.host.document().all<Link>().size(), 1u);
    QVERIFY(driver.host.document().all<Link>().begin()->to == refTo(db));
    QCOMPARE(driver.host.document().all<Link>().begin()->role, "concerns");
    QVERIFY(driver.row("SQL vs NoSQL")->isLinked());
    QCOMPARE(driver.steps(), 2u); // the node, and the choice with its link
    driver.enter("push vs pull");
    QCOMPARE(driver.host.document().all<Link>().size(), 1u);
}

void TradeOffsPanelTest::whatHelpsDependsOnTheMode() {
    Driver driver(Mode::Work);
    driver.enter("pick: SQL | NoSQL -> NoSQL because key lookups only");
    driver.unfold("SQL vs NoSQL");
    QVERIFY(driver.shown().contains("+ Scales out by key"));
    QVERIFY(driver.shown().contains("not analysed yet"));
    QVERIFY(driver.shown().contains("no requirement is the reason"));
    driver.page.setMode(Mode::Practice);
    QVERIFY(!driver.shown().contains("+ Scales out by key"));
    QVERIFY(!driver.shown().contains("no requirement is the reason"));
    driver.field<QPushButton>("Show a hint")->click();
    QVERIFY(driver.shown().contains("+ Scales out by key"));
    driver.page.setMode(Mode::Interview);
    QVERIFY(driver.list()->isUnfolded());
    const QString shown = driver.shown();
    for (const char* help : {"+ Scales out", "not analysed yet", "no requirement is the reason", "Hint"})
        QVERIFY2(!shown.contains(help), help);
    for (const QPushButton* button : driver.page.findChildren<QPushButton*>())
        QVERIFY(!button->isVisible() || button->text() != "Hint");
}

void TradeOffsPanelTest::capListsTheStoresOfTheDesign() {
    Driver driver(Mode::Work);
    const NodeId db = driver.host.node("url db", {}, "store.relational");
    driver.host.node("redis", {}, "cache.distributed");
    driver.host.node("service");
    driver.unfold("CAP: CP or AP");
    const auto choose = [&](const char* name, int times) {
        driver.field<QComboBox>(name)->setFocus();
        for (int i = 0; i < times; ++i)
            driver.key(Qt::Key_Down);
    };
    choose("url db: under partition", 1);
    QCOMPARE(driver.host.document().all<TradeOff>().size(), 1u);
    QVERIFY(only(driver.host).node == db);
    QCOMPARE(only(driver.host).cap_mode, CapMode::Cp);
    choose("url db: otherwise", 2);
    QCOMPARE(only(driver.host).else_mode, ElseMode::Consistency);
    choose("redis: under partition", 2);
    choose("The whole system: under partition", 2);
    QCOMPARE(driver.host.document().all<TradeOff>().size(), 3u);
    QCOMPARE(driver.quietTitles().contains("CAP: CP or AP"), false);
    int verdicts = 0;
    for (StatementRow* row : driver.list()->rows())
        if (row->face().chips == QStringList({"url db", "CP", "EC"}) && row->face().chosenChip == 1)
            ++verdicts;
    QCOMPARE(verdicts, 1);
    QCOMPARE(driver.field<QComboBox>("url db: under partition")->itemData(1, Qt::ToolTipRole).toString(),
             QString::fromUtf8(capMeaning(CapMode::Cp).data(), qsizetype(capMeaning(CapMode::Cp).size())));
    driver.page.setMode(Mode::Interview);
    QCOMPARE(driver.field<QComboBox>("url db: under partition")->itemData(1, Qt::ToolTipRole).toString(),
             QString());
    QCOMPARE(driver.unnamed().join('\n'), QString());
}

void TradeOffsPanelTest::aDecisionWithoutARequirementIsSaid() {
    Driver driver(Mode::Work);
    const RequirementId fast = driver.host.edit([](Transaction& edit) {
        return addRequirement(edit, RequirementKind::NonFunctional, Priority::Must, "19k reads/s");
    });
    driver.enter("pick: push | pull -> pull because fan-out is dear");
    driver.unfold("push vs pull");
    QVERIFY(driver.shown().contains("no requirement is the reason"));
    const Ref ref = driver.list()->current();
    driver.host.edit([&](Transaction& edit) { return link(edit, ref, refTo(fast), "justified by"); });
    QVERIFY(!driver.shown().contains("no requirement is the reason"));
}

void TradeOffsPanelTest::decisionRecordsAreCopied() {
    Driver driver;
    QSignalSpy said(&driver.page, &PanelPage::said);
    driver.field<QToolButton>("Copy all as decision records")->click();
    QCOMPARE(said.back().front().toString(), "Nothing was discussed yet");
    driver.enter("pick: Kafka over RabbitMQ: replay");
    driver.enter("pick: a over b: c");
    driver.unfold("a vs b");
    driver.field<QPushButton>("Copy as decision record")->click();
    QString copied = QGuiApplication::clipboard()->text();
    QVERIFY(copied.startsWith("## a vs b\n") && copied.contains("- **a** (chosen)"));
    QVERIFY(!copied.contains("Kafka"));
    driver.field<QToolButton>("Copy all as decision records")->click();
    copied = QGuiApplication::clipboard()->text();
    QVERIFY(copied.contains("## Kafka vs RabbitMQ\n") && copied.contains("## a vs b\n"));
}

void TradeOffsPanelTest::everyControlHasAName() {
    Driver driver(Mode::Work);
    driver.enter("a vs b");
    driver.unfold("a vs b");
    driver.field<QToolButton>("More: verdict on a store")->click();
    QCOMPARE(driver.unnamed().join('\n'), QString());
}

void TradeOffsPanelTest::nothingIsClippedAtTwiceTheFont() {
    Driver driver(Mode::Work);
    driver.host.node("a store with a name that is long", {}, "store.relational");
    driver.enter("Consistency: strong on every read and write vs eventual vs bounded staleness of a minute");
    driver.unfold("Consistency");
    driver.field<QToolButton>("More: verdict on a store")->click();
    driver.settle();
    QCOMPARE(driver.clipped().join('\n'), QString());
    driver.doubleFont();
    QCOMPARE(driver.clipped().join('\n'), QString());
    driver.unfold("CAP: CP or AP");
    driver.settle();
    QCOMPARE(driver.clipped().join('\n'), QString());
}

QTEST_MAIN(TradeOffsPanelTest)
#include "trade_offs_panel_test.moc"
