#include "edit/guided_operations.h"
#include "panels/scale/scale_page.h"
#include "panels/statement_driver.h"

#include <QMenu>

using namespace chalkline;
using namespace chalkline::test;

namespace {

/// A design of four components.
class Driver : public StatementDriver<ScalePage> {
public:
    explicit Driver(Mode mode = Mode::Interview) { page.setMode(mode); }

    NodeId browser = host.node("browser", {}, "client.web");
    NodeId balancer = host.node("balancer", {}, "edge.lb_l7");
    NodeId db = host.node("url database", {}, "store.relational");
    NodeId redis = host.node("redis", {}, "cache.distributed");
    std::size_t before = host.session.history().cursor();

    [[nodiscard]] std::size_t added() { return steps() - before; }
    const ReliabilityItem& only() { return *host.document().all<ReliabilityItem>().begin(); }
    [[nodiscard]] std::size_t items() { return host.document().all<ReliabilityItem>().size(); }
    /// The row of what was not said yet under a heading.
    StatementRow* gap(const QString& group) {
        for (StatementRow* row : list()->rows())
            if (row->face().quiet && row->face().group == group) return row;
        return nullptr;
    }
    QString shown() {
        QStringList texts;
        for (const QLabel* label : page.findChildren<QLabel*>())
            if (label->isVisible()) texts += label->text();
        return texts.join('\n');
    }
};

} // namespace

class ScalePageTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aLineMakesAStatementOfAComponent();
    void aPlainLineIsAboutTheTopicAndTheSelection();
    void pastedLinesAreOneStep();
    void theSameLineAgainChangesNothing();
    void anUnknownComponentIsSaidAndTheLineStays();
    void whatWasNotSaidWaitsQuietly();
    void aButtonBeginsTheLine();
    void choosingAStatementShowsItsComponentAndTheOtherWay();
    void fieldsAreEditedAndTheStateFollows();
    void theComponentsPropertiesStandBesideTheStatement();
    void inInterviewModeNothingHelps();
    void practiceShowsAHintWhenAsked();
    void aComponentThatGoesLeavesItsStatement();
    void keysEditMoveAndDelete();
    void everyControlHasAName();
    void nothingIsClippedAtTwiceTheFont();
};

void ScalePageTest::aLineMakesAStatementOfAComponent() {
    Driver driver;
    driver.enter("failover url database: replica promoted in 30 s");
    QCOMPARE(driver.only().topic, ReliabilityTopic::Failover);
    QVERIFY(driver.only().node == driver.db);
    QCOMPARE(driver.only().statement, "replica promoted in 30 s");
    QCOMPARE(driver.only().state, ReliabilityState::Stated);
    const StatementFace& face = driver.row("replica promoted in 30 s")->face();
    QCOMPARE(face.group, "FAILOVER");
    QCOMPARE(face.chips, QStringList{"url database"});
    QCOMPARE(face.mark, "stated");
    QVERIFY(driver.entry()->hasFocus());
}

void ScalePageTest::aPlainLineIsAboutTheTopicAndTheSelection() {
    Driver driver;
    driver.enter("backup: nightly, restored once a month");
    QVERIFY(!driver.only().node);
    driver.host.session.select({refTo(driver.db)});
    QVERIFY(driver.shown().contains("of url database"));
    driver.enter("and the log is kept for a week");
    const ReliabilityItem& second = *std::next(driver.host.document().all<ReliabilityItem>().begin());
    QCOMPARE(second.topic, ReliabilityTopic::Backup);
    QVERIFY(second.node == driver.db);
    driver.entry()->setFocus();
    driver.type("scaling redis: ");
    QVERIFY(driver.shown().contains("of redis"));
    QVERIFY(driver.field<QToolButton>("Topic: Scaling"));
}

void ScalePageTest::pastedLinesAreOneStep() {
    Driver driver;
    QGuiApplication::clipboard()->setText("- scaling balancer: 2 instances\n- backup: nightly\n");
    driver.entry()->setFocus();
    driver.key(Qt::Key_V, Qt::ControlModifier);
    QCOMPARE(driver.items(), 2u);
    QCOMPARE(driver.added(), 1u);
    QCOMPARE(driver.titles(), "2 instances nightly");
}

void ScalePageTest::theSameLineAgainChangesNothing() {
    Driver driver;
    driver.enter("backup: nightly");
    driver.enter("backup: Nightly");
    QCOMPARE(driver.items(), 1u);
    QCOMPARE(driver.added(), 1u);
}

void ScalePageTest::anUnknownComponentIsSaidAndTheLineStays() {
    Driver driver;
    QSignalSpy said(&driver.page, &PanelPage::said);
    driver.entry()->setFocus();
    driver.type("failover moon base: never");
    QVERIFY(driver.shown().contains("there is no component “moon base”"));
    driver.key(Qt::Key_Return);
    QCOMPARE(said.back().front().toString(), "there is no component “moon base”");
    QCOMPARE(driver.entry()->text(), "failover moon base: never");
    QCOMPARE(driver.items(), 0u);
    driver.entry()->clear();
    driver.type("failover redis:");
    driver.key(Qt::Key_Return);
    QCOMPARE(said.back().front().toString(), "say something behind the colon");
    QCOMPARE(driver.items(), 0u);
}

void ScalePageTest::whatWasNotSaidWaitsQuietly() {
    Driver driver(Mode::Work);
    QCOMPARE(driver.list()->rows().size(), 7u);
    QCOMPARE(driver.gap("FAILOVER")->face().chips, (QStringList{"balancer", "url database", "redis"}));
    QCOMPARE(driver.gap("LOAD BALANCING")->face().chips, QStringList{"balancer"});
    QCOMPARE(driver.gap("FAILOVER")->accessibleName(),
             "Failover: not said yet of balancer, url database, redis");
    driver.enter("load balancing balancer: least connections");
    QVERIFY(!driver.gap("LOAD BALANCING"));
    driver.enter("failover redis: cold start is fine");
    QCOMPARE(driver.gap("FAILOVER")->face().chips, (QStringList{"balancer", "url database"}));
    for (int i = 0; i < 4; ++i)
        driver.host.node("service " + std::to_string(i));
    QCOMPARE(driver.gap("FAILOVER")->face().chips,
             (QStringList{"balancer", "url database", "service 0", "+3"}));
    QVERIFY(!driver.gap("FAILOVER")->isLinked());
    driver.host.session.select({refTo(driver.db)});
    QVERIFY(driver.gap("FAILOVER")->isLinked());
}

void ScalePageTest::aButtonBeginsTheLine() {
    Driver driver(Mode::Work);
    driver.list()->setCurrent(driver.gap("FAILOVER")->face().ref);
    driver.key(Qt::Key_Return);
    QVERIFY(driver.list()->isUnfolded());
    QVERIFY(driver.shown().contains("What takes over when it fails"));
    driver.field<QPushButton>("Say it for url database")->click();
    QCOMPARE(driver.entry()->text(), "failover url database: ");
    QVERIFY(driver.entry()->hasFocus());
    driver.type("a replica");
    driver.key(Qt::Key_Return);
    QCOMPARE(driver.only().statement, "a replica");
    QVERIFY(driver.only().node == driver.db);
    QCOMPARE(driver.added(), 1u);
}

void ScalePageTest::choosingAStatementShowsItsComponentAndTheOtherWay() {
    Driver driver;
    driver.enter("failover url database: replica");
    driver.enter("scaling redis: shards");
    driver.focus("replica");
    QVERIFY(driver.host.session.highlighted() == std::set<Ref>{refTo(driver.db)});
    driver.host.session.select({refTo(driver.redis)});
    QVERIFY(driver.row("shards")->isLinked());
    QVERIFY(!driver.row("replica")->isLinked());
    driver.focus("replica");
    driver.key(Qt::Key_K, Qt::ControlModifier | Qt::ShiftModifier);
    QVERIFY(driver.row("replica")->isLinked());
}

void ScalePageTest::fieldsAreEditedAndTheStateFollows() {
    Driver driver;
    driver.enter("failover url database: replica");
    driver.unfold("replica");
    auto* evidence = driver.field<QPlainTextEdit>("Evidence");
    evidence->setFocus();
    driver.type("drill of May");
    driver.page.finishEditing();
    QCOMPARE(driver.only().evidence, "drill of May");
    driver.field<QComboBox>("Topic")->setFocus();
    driver.key(Qt::Key_Down);
    QCOMPARE(driver.only().topic, ReliabilityTopic::Caching);
    QCOMPARE(driver.row("replica")->face().group, "CACHING");
    driver.field<QComboBox>("Component")->setFocus();
    driver.key(Qt::Key_Home);
    QVERIFY(!driver.only().node);
    QCOMPARE(driver.row("replica")->face().chips, QStringList{"whole system"});
    auto* statement = driver.field<QPlainTextEdit>("Statement");
    statement->setFocus();
    driver.key(Qt::Key_A, Qt::ControlModifier);
    driver.key(Qt::Key_Delete);
    driver.page.finishEditing();
    QCOMPARE(driver.only().state, ReliabilityState::Open);
    QCOMPARE(driver.row("Nothing stated")->face().mark, "open");
}

void ScalePageTest::theComponentsPropertiesStandBesideTheStatement() {
    Driver driver(Mode::Work);
    for (const auto& [key, value] : {std::pair("failover_mode", "active_passive"), {"detect_s", "10"}})
        driver.host.edit(
            [&](Transaction& edit) { return chalkline::setProperty(edit, refTo(driver.db), key, value); });
    driver.enter("failover url database: replica");
    QCOMPARE(driver.row("replica")->face().chips,
             (QStringList{"url database", "Failover: active-passive", "Noticed after: 10 s"}));
    driver.unfold("replica");
    QVERIFY(driver.shown().contains("Failover: active-passive · Noticed after: 10 s"));
    QVERIFY(driver.shown().contains("Downtime a year, and what stops while it is away: not analysed yet"));
    QSignalSpy asked(&driver.page, &ScalePage::inspectAsked);
    driver.field<QPushButton>("Properties of url database")->click();
    QCOMPARE(asked.size(), 1);
    QCOMPARE(asked.front().at(1).toString(), "Failover");
}

void ScalePageTest::inInterviewModeNothingHelps() {
    Driver driver(Mode::Interview);
    QVERIFY(driver.list()->rows().empty());
    driver.enter("failover url database: replica");
    driver.unfold("replica");
    const QString shown = driver.shown();
    for (const char* help : {"Not said yet", "What takes over", "What would show it", "not analysed yet"})
        QVERIFY2(!shown.contains(help), help);
    for (const QPushButton* button : driver.page.findChildren<QPushButton*>())
        QVERIFY(!button->isVisible() || button->text() != "Hint");
}

void ScalePageTest::practiceShowsAHintWhenAsked() {
    Driver driver(Mode::Practice);
    driver.list()->setCurrent(driver.gap("BACKUP")->face().ref);
    driver.list()->setUnfolded(true);
    QVERIFY(!driver.shown().contains("From what is it restored"));
    driver.field<QPushButton>("Show a hint")->click();
    QVERIFY(driver.shown().contains("From what is it restored"));
}

void ScalePageTest::aComponentThatGoesLeavesItsStatement() {
    Driver driver;
    driver.enter("failover url database: replica");
    driver.host.edit([&](Transaction& edit) { return remove(edit, {refTo(driver.db)}); });
    QCOMPARE(driver.items(), 1u);
    QVERIFY(driver.only().statement.find("replica") != std::string::npos);
    QVERIFY(!driver.only().node);
    QVERIFY(driver.host.undo());
    QVERIFY(driver.only().node == driver.db);
}

void ScalePageTest::keysEditMoveAndDelete() {
    Driver driver;
    driver.enter("backup: a");
    driver.enter("backup: b");
    driver.key(Qt::Key_Up);
    driver.key(Qt::Key_Up, Qt::AltModifier);
    QCOMPARE(driver.titles(), "b a");
    driver.key(Qt::Key_Return);
    driver.type("c");
    driver.key(Qt::Key_Return);
    QCOMPARE(driver.titles(), "c a");
    driver.key(Qt::Key_Delete);
    QCOMPARE(driver.titles(), "a");
    QVERIFY(driver.host.undo());
    QCOMPARE(driver.titles(), "c a");
}

void ScalePageTest::everyControlHasAName() {
    Driver driver(Mode::Work);
    driver.enter("failover url database: replica");
    driver.unfold("replica");
    QCOMPARE(driver.unnamed().join('\n'), QString());
    driver.list()->setCurrent(driver.gap("BACKUP")->face().ref);
    driver.list()->setUnfolded(true);
    QCOMPARE(driver.unnamed().join('\n'), QString());
}

void ScalePageTest::nothingIsClippedAtTwiceTheFont() {
    Driver driver(Mode::Work);
    driver.host.node("a service with a name that is rather long for a chip");
    driver.enter("failover url database: the replica of the other zone is promoted within half a minute");
    driver.list()->setCurrent(driver.list()->rows()[1]->face().ref);
    driver.list()->setUnfolded(true);
    driver.settle();
    QCOMPARE(driver.clipped().join('\n'), QString());
    driver.doubleFont();
    QCOMPARE(driver.clipped().join('\n'), QString());
    driver.list()->setCurrent(driver.gap("SCALING")->face().ref);
    driver.settle();
    QCOMPARE(driver.clipped().join('\n'), QString());
}

QTEST_MAIN(ScalePageTest)
#include "scale_page_test.moc"
