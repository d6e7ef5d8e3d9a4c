#include <QtTest>

#include "edit/delete_operation.h"
#include "panels/outline/outline_model.h"
#include "panels/outline/outline_panel.h"
#include "support/property.h"
#include "support/random_run.h"
#include "window/style.h"

#include <QAbstractItemModelTester>
#include <QLineEdit>
#include <QTreeView>

using namespace chalkline;
using namespace chalkline::test;

namespace {

/// client -> cache (get) in boundary "eu", client ~> kafka outside; a note and a requirement.
struct OutlineBench {
    TestSession host;
    BoundaryId eu = host.boundary("eu");
    NodeId client = host.node("client", {}, "client.web");
    NodeId cache = host.node("sessions", eu, "cache.distributed");
    NodeId kafka = host.node("kafka", {}, "msg.log");
    EdgeId get = host.edge(refTo(client), refTo(cache), EdgeKind::Sync, "GET");
    EdgeId clicks = host.edge(refTo(client), refTo(kafka), EdgeKind::Async, "clicks");
    NoteId note = host.edit([](Transaction& edit) { return addNote(edit, "ask about TTL"); });
    RequirementId fast = host.edit([](Transaction& edit) {
        return addRequirement(edit, RequirementKind::Functional, Priority::Must, "Log in");
    });
    OutlinePanel panel;
    QAbstractItemModelTester tester{&panel.model(), QAbstractItemModelTester::FailureReportingMode::Fatal};

    OutlineBench() {
        panel.setStyleSheet(styleSheetOf(themeOf(ThemeName::Light)));
        panel.resize(304, 700);
        panel.showSession(&host.session);
        panel.show();
        (void)QTest::qWaitForWindowActive(&panel);
    }
    ~OutlineBench() { panel.showSession(nullptr); }

    [[nodiscard]] QTreeView& tree() { return panel.tree(); }
    /// The lines that are there, indented by two blanks a level, unfolded or not.
    [[nodiscard]] QStringList lines(const QModelIndex& parent = {}, int depth = 0) {
        QStringList found;
        const QAbstractItemModel& model = *tree().model();
        for (int row = 0; row < model.rowCount(parent); ++row) {
            const QModelIndex index = model.index(row, 0, parent);
            found << QString(2 * depth, ' ') + index.data().toString() << lines(index, depth + 1);
        }
        return found;
    }
    void key(Qt::Key key) { QTest::keyClick(&tree(), key); }
    /// Puts the tree's cursor on a line and chooses it, as clicking does.
    void go(Ref ref) {
        tree().setFocus();
        tree().setCurrentIndex(panel.indexOf(ref));
    }
    [[nodiscard]] std::size_t steps() const { return host.session.history().cursor(); }
};

} // namespace

class OutlineTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void expectation_62_theOutlineListsComponentsAndConnections();
    void expectation_62_theOutlineIsEditedByKeyboard();
    void choosingALineChoosesOnTheCanvasAndAsksToShowIt();
    void theCanvasSelectionIsFollowed();
    void aRequirementHighlightsWhatItSpeaksOf();
    void searchFindsNamesKindsTechnologiesAndLabels();
    void endingASearchBringsBackWhatWasUnfolded();
    void enterInTheSearchGoesToTheFirstLineMeant();
    void aNewComponentIsOneInsertedRow();
    void movingIntoABoundaryKeepsSelectionAndUnfolding();
    void reconnectingMovesTheLine();
    void twoBoundariesMaySwapPlaces();
    void deletingABoundaryKeepsItsMembers();
    void theLastOfAGroupTakesTheHeadingAlong();
    void renamingTellsTheLinesThatLeadThere();
    void aNoteOfSeveralLinesIsNotJoinedByLookingAtIt();
    void afterAnyEditsTheOutlineIsAsIfBuiltAnew();
    void aThousandComponentsAreFollowedWithoutARebuild();
    void everyLineIsSpoken();
};

void OutlineTest::expectation_62_theOutlineListsComponentsAndConnections() {
    OutlineBench bench;
    const QStringList wanted{
        "eu",    "  sessions", "client",          "  → sessions: GET", "  ⇢ kafka: clicks",
        "kafka", "Notes",      "  ask about TTL", "Requirements",      "  FR-1 Log in"};
    QCOMPARE(bench.lines(), wanted);
    QCOMPARE(bench.panel.indexOf(refTo(bench.cache)).parent(), bench.panel.indexOf(refTo(bench.eu)));
    QVERIFY(!bench.panel.indexOf(refTo(bench.cache)).data(Qt::DecorationRole).value<QIcon>().isNull());
}

void OutlineTest::expectation_62_theOutlineIsEditedByKeyboard() {
    OutlineBench bench;
    bench.go(refTo(bench.cache));
    for (const Qt::Key start : {Qt::Key_F2, Qt::Key_Return}) {
        bench.key(start);
        auto* editor = qobject_cast<QLineEdit*>(QApplication::focusWidget());
        QVERIFY(editor && editor != &bench.panel.search());
        editor->selectAll();
        QTest::keyClicks(editor, start == Qt::Key_F2 ? "redis" : "Redis");
        QTest::keyClick(editor, Qt::Key_Return);
        QCoreApplication::processEvents();
    }
    QCOMPARE(bench.host.at(bench.cache).name, "Redis");
    QVERIFY(bench.lines().contains("  → Redis: GET"));
    const std::size_t before = bench.steps();
    bench.go(refTo(bench.clicks));
    bench.key(Qt::Key_Delete);
    QVERIFY(!bench.host.document().find(bench.clicks));
    QCOMPARE(bench.steps(), before + 1);
    QVERIFY(!bench.lines().contains("  ⇢ kafka: clicks"));
    QVERIFY(bench.host.undo());
    QVERIFY(bench.lines().contains("  ⇢ kafka: clicks"));
    bench.key(Qt::Key_Slash);
    QVERIFY(bench.panel.search().hasFocus());
}

void OutlineTest::choosingALineChoosesOnTheCanvasAndAsksToShowIt() {
    OutlineBench bench;
    QSignalSpy asked(&bench.panel, &PanelPage::revealAsked);
    bench.go(refTo(bench.eu));
    QCOMPARE(bench.host.session.selection(), std::set<Ref>{refTo(bench.eu)});
    bench.key(Qt::Key_Down);
    QCOMPARE(bench.host.session.selection(), std::set<Ref>{refTo(bench.cache)});
    QTest::keyClick(&bench.tree(), Qt::Key_Down, Qt::ShiftModifier);
    QCOMPARE(bench.host.session.selection(), (std::set<Ref>{refTo(bench.cache), refTo(bench.client)}));
    QCOMPARE(asked.size(), 3);
    QCOMPARE(asked.back().front().value<std::set<Ref>>(),
             (std::set<Ref>{refTo(bench.cache), refTo(bench.client)}));
}

void OutlineTest::theCanvasSelectionIsFollowed() {
    OutlineBench bench;
    QSignalSpy asked(&bench.panel, &PanelPage::revealAsked);
    bench.host.session.select({refTo(bench.get)});
    QCOMPARE(bench.panel.refAt(bench.tree().currentIndex()), refTo(bench.get));
    QVERIFY(bench.tree().isExpanded(bench.panel.indexOf(refTo(bench.client))));
    QCOMPARE(bench.tree().selectionModel()->selectedIndexes().size(), 1);
    bench.host.session.select({});
    QVERIFY(bench.tree().selectionModel()->selectedIndexes().isEmpty());
    QCOMPARE(asked.size(), 0);
}

void OutlineTest::aRequirementHighlightsWhatItSpeaksOf() {
    OutlineBench bench;
    bench.host.edit([&](Transaction& edit) { return link(edit, refTo(bench.fast), refTo(bench.cache)); });
    bench.go(refTo(bench.fast));
    QVERIFY(bench.host.session.selection().empty());
    QCOMPARE(bench.host.session.highlighted(), std::set<Ref>{refTo(bench.cache)});
    QCOMPARE(bench.panel.refAt(bench.tree().currentIndex()), refTo(bench.fast));
    QCOMPARE(bench.tree().selectionModel()->selectedIndexes().size(), 1);
}

void OutlineTest::searchFindsNamesKindsTechnologiesAndLabels() {
    OutlineBench bench;
    bench.host.edit([&](Transaction& edit) { return setTechnology(edit, bench.cache, "Valkey"); });
    for (const char* words : {"sessions cache", "VALKEY", "distributed cache"}) {
        bench.panel.search().setText(words);
        QVERIFY2(bench.lines().contains("  sessions"), words);
        QVERIFY2(!bench.lines().contains("kafka"), words);
    }
    bench.panel.search().setText("click");
    QCOMPARE(bench.lines(), (QStringList{"client", "  ⇢ kafka: clicks"}));
    QVERIFY(bench.tree().isExpanded(bench.panel.indexOf(refTo(bench.client))));
    bench.panel.search().setText("no such thing");
    QVERIFY(bench.lines().isEmpty());
}

void OutlineTest::endingASearchBringsBackWhatWasUnfolded() {
    OutlineBench bench;
    bench.tree().collapse(bench.panel.indexOf(refTo(bench.eu)));
    bench.panel.search().setText("s");
    QVERIFY(bench.tree().isExpanded(bench.panel.indexOf(refTo(bench.eu))));
    QTest::keyClick(&bench.panel.search(), Qt::Key_Escape);
    QCOMPARE(bench.panel.search().text(), QString());
    QVERIFY(!bench.tree().isExpanded(bench.panel.indexOf(refTo(bench.eu))));
    QVERIFY(!bench.tree().isExpanded(bench.panel.indexOf(refTo(bench.client))));
    QCOMPARE(bench.lines().size(), 10);
}

void OutlineTest::enterInTheSearchGoesToTheFirstLineMeant() {
    OutlineBench bench;
    bench.panel.search().setText("sessions");
    QTest::keyClick(&bench.panel.search(), Qt::Key_Return);
    QVERIFY(bench.tree().hasFocus());
    QCOMPARE(bench.host.session.selection(), std::set<Ref>{refTo(bench.cache)});
}

void OutlineTest::aNewComponentIsOneInsertedRow() {
    OutlineBench bench;
    QSignalSpy inserted(&bench.panel.model(), &QAbstractItemModel::rowsInserted);
    QSignalSpy reset(&bench.panel.model(), &QAbstractItemModel::modelReset);
    const NodeId made = bench.host.node("db", bench.eu, "store.relational");
    QCOMPARE(inserted.size(), 1);
    QCOMPARE(reset.size(), 0);
    QCOMPARE(bench.panel.indexOf(refTo(made)).row(), 1);
}

void OutlineTest::movingIntoABoundaryKeepsSelectionAndUnfolding() {
    OutlineBench bench;
    bench.tree().expand(bench.panel.indexOf(refTo(bench.client)));
    bench.host.session.select({refTo(bench.client)});
    bench.host.edit([&](Transaction& edit) { return moveIntoBoundary(edit, refTo(bench.client), bench.eu); });
    const QModelIndex moved = bench.panel.indexOf(refTo(bench.client));
    QCOMPARE(moved.parent(), bench.panel.indexOf(refTo(bench.eu)));
    QVERIFY(bench.tree().isExpanded(moved));
    QVERIFY(bench.tree().selectionModel()->isSelected(moved));
    QVERIFY(bench.tree().isExpanded(bench.panel.indexOf(refTo(bench.eu))));
    QCOMPARE(bench.host.session.selection(), std::set<Ref>{refTo(bench.client)});
}

void OutlineTest::reconnectingMovesTheLine() {
    OutlineBench bench;
    bench.host.edit(
        [&](Transaction& edit) { return reconnect(edit, bench.clicks, EdgeEnd::From, refTo(bench.eu)); });
    QCOMPARE(bench.panel.indexOf(refTo(bench.clicks)).parent(), bench.panel.indexOf(refTo(bench.eu)));
    QCOMPARE(bench.panel.indexOf(refTo(bench.clicks)).row(), 0);
}

void OutlineTest::twoBoundariesMaySwapPlaces() {
    OutlineBench bench;
    const BoundaryId inner = bench.host.boundary("zone", bench.eu);
    bench.host.edit([&](Transaction& edit) -> Expected<void> {
        if (auto out = moveIntoBoundary(edit, refTo(inner), {}); !out) return out;
        return moveIntoBoundary(edit, refTo(bench.eu), inner);
    });
    QCOMPARE(bench.panel.indexOf(refTo(bench.eu)).parent(), bench.panel.indexOf(refTo(inner)));
    QVERIFY(!bench.panel.indexOf(refTo(inner)).parent().isValid());
    QVERIFY(bench.host.undo());
    QCOMPARE(bench.panel.indexOf(refTo(inner)).parent(), bench.panel.indexOf(refTo(bench.eu)));
}

void OutlineTest::deletingABoundaryKeepsItsMembers() {
    OutlineBench bench;
    bench.host.edit([&](Transaction& edit) { return dissolve(edit, bench.eu); });
    QVERIFY(!bench.panel.indexOf(refTo(bench.eu)).isValid());
    QVERIFY(bench.panel.indexOf(refTo(bench.cache)).isValid());
    QVERIFY(!bench.panel.indexOf(refTo(bench.cache)).parent().isValid());
}

void OutlineTest::theLastOfAGroupTakesTheHeadingAlong() {
    OutlineBench bench;
    bench.host.edit([&](Transaction& edit) { return remove(edit, {refTo(bench.note)}); });
    QVERIFY(!bench.lines().contains("Notes"));
    QVERIFY(bench.host.undo());
    QVERIFY(bench.lines().contains("Notes"));
    QVERIFY(bench.lines().contains("  ask about TTL"));
}

void OutlineTest::renamingTellsTheLinesThatLeadThere() {
    OutlineBench bench;
    QSignalSpy told(&bench.panel.model(), &QAbstractItemModel::dataChanged);
    bench.host.edit([&](Transaction& edit) { return rename(edit, refTo(bench.kafka), "Redpanda"); });
    QCOMPARE(told.size(), 2);
    QVERIFY(bench.lines().contains("  ⇢ Redpanda: clicks"));
}

void OutlineTest::aNoteOfSeveralLinesIsNotJoinedByLookingAtIt() {
    OutlineBench bench;
    bench.host.edit([&](Transaction& edit) { return rename(edit, refTo(bench.note), "one\ntwo"); });
    const std::size_t before = bench.steps();
    bench.go(refTo(bench.note));
    bench.key(Qt::Key_F2);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
    QCoreApplication::processEvents();
    QCOMPARE(bench.host.at(bench.note).text, "one\ntwo");
    QCOMPARE(bench.steps(), before);
}

void OutlineTest::everyLineIsSpoken() {
    OutlineBench bench;
    QCOMPARE(bench.panel.indexOf(refTo(bench.clicks)).data(Qt::AccessibleTextRole).toString(),
             "Connection from client to kafka, asynchronous, clicks");
    QCOMPARE(bench.panel.indexOf(refTo(bench.cache)).data(Qt::AccessibleTextRole).toString(),
             "Component sessions, Distributed cache");
    QVERIFY(!bench.tree().accessibleName().isEmpty());
    QVERIFY(!bench.panel.search().accessibleName().isEmpty());
}

void OutlineTest::aThousandComponentsAreFollowedWithoutARebuild() {
    OutlineBench bench;
    std::vector<NodeId> made;
    bench.host.edit([&](Transaction& edit) -> Expected<void> {
        for (int i = 0; i < 1'000; ++i) {
            const auto id = addNode(edit, {"n" + std::to_string(i), "compute.service", "", {}});
            if (!id) return std::unexpected(id.error());
            made.push_back(*id);
        }
        return {};
    });
    QSignalSpy told(&bench.panel.model(), &QAbstractItemModel::dataChanged);
    QSignalSpy reset(&bench.panel.model(), &QAbstractItemModel::modelReset);
    bench.host.edit([&](Transaction& edit) { return rename(edit, refTo(made[500]), "middle"); });
    QCOMPARE(told.size(), 1);
    QCOMPARE(reset.size(), 0);
    QCOMPARE(bench.panel.indexOf(refTo(made[500])).data().toString(), "middle");
}

/// Texts of the whole tree.
static QStringList linesOf(const QAbstractItemModel& model, const QModelIndex& parent = {}, int depth = 0) {
    QStringList found;
    for (int row = 0; row < model.rowCount(parent); ++row) {
        const QModelIndex index = model.index(row, 0, parent);
        found << QString(depth, ' ') + index.data().toString() << linesOf(model, index, depth + 1);
    }
    return found;
}

void OutlineTest::afterAnyEditsTheOutlineIsAsIfBuiltAnew() {
    RandomRun run;
    OutlinePanel panel;
    panel.showSession(&run.host.session);
    const std::uint64_t seed = freshSeed();
    qInfo("seed %llu", static_cast<unsigned long long>(seed));
    Dice dice(seed);
    for (std::size_t i = 0; i < 600; ++i) {
        const std::string wrong = run.step({i, dice.next()});
        QVERIFY2(wrong.empty(), wrong.c_str());
        if (i % 7 != 0) continue;
        OutlineModel anew;
        anew.showSession(&run.host.session);
        QCOMPARE(linesOf(panel.model()), linesOf(anew));
    }
    while (run.host.undo())
        ;
    QCOMPARE(linesOf(panel.model()), QStringList());
    panel.showSession(nullptr);
}

QTEST_MAIN(OutlineTest)
#include "outline_test.moc"
