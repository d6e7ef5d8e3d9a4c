#include <QtTest>

#include "support/window_driver.h"

#include <QLineEdit>
#include <QMenu>
#include <QMenuBar>

using namespace chalkline;
using namespace chalkline::test;

class CommandsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void expectation_01_noTwoCommandsShareAKey();
    void expectation_03_ctrlGGroupsAndF3FindsNext();
    void expectation_04_redoHasBothItsKeys();
    void expectation_05_zoomKeys();
    void expectation_14_arrowsMoveByTheGridAndMergeIntoOneStep();
    void expectation_14_withSnappingOffAnArrowMovesOnePx();
    void expectation_19_deleteTakesTheEdgesAlongAndUndoBringsThemBack();
    void expectation_20_undoNamesWhatItTakesBack();
    void expectation_30_alignDistributeOrderLockAndGroupAreOneStepEach_data();
    void expectation_30_alignDistributeOrderLockAndGroupAreOneStepEach();
    void expectation_31_lockedThingsStayWhenAllIsMoved();
    void expectation_32_contextMenusDifferAndOpenByKey();
    void expectation_38_findGoesThroughNamesLabelsAndNotes();
    void expectation_52_theZoomFieldZooms();
    void expectation_64_f6CyclesThePanes();
    void everyCommandHasATitleAndAPlaceInAMenu();
    void takenKeysAreRefusedByTheNameOfTheirOwner();
    void sheetsAreAddedAndWalked();
    void syncBecomesAsyncByCtrlT();
    void tidyKeepsWhatIsLocked();
    void theKindTurnsThroughItsGroupAndBack();
    void altShowsTheMenuBar();
    void escTakesADragBackAndTheWindowHearsOfIt();
};

void CommandsTest::expectation_01_noTwoCommandsShareAKey() {
    for (const char* desktop : {"", "GNOME"}) {
        qputenv("XDG_CURRENT_DESKTOP", desktop);
        WindowDriver w;
        QCOMPARE(w.window.commands().sharedKey(), QString());
        QMap<QKeySequence, QString> seen;
        for (const QAction* action : w.window.findChildren<QAction*>())
            for (const QKeySequence& key : action->shortcuts()) {
                QVERIFY2(!seen.contains(key),
                         qPrintable(key.toString() + ": " + seen[key] + ", " + action->text()));
                seen[key] = action->text();
            }
        QVERIFY(seen.size() > 40);
    }
}

void CommandsTest::expectation_03_ctrlGGroupsAndF3FindsNext() {
    WindowDriver w;
    const NodeId a = w.node("orders one", 80, 80);
    const NodeId b = w.node("orders two", 400, 80);
    w.choose({a, b});
    w.key(Qt::Key_G, Qt::ControlModifier);
    QCOMPARE(w.document().all<Boundary>().size(), 1u);
    w.window.canvas().finishName(false);
    w.key(Qt::Key_F, Qt::ControlModifier);
    QTest::keyClicks(QApplication::focusWidget(), "orders");
    QVERIFY((w.session().selection() == std::set<Ref>{{RecordType::Node, a.value}}));
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_F3);
    QVERIFY((w.session().selection() == std::set<Ref>{{RecordType::Node, b.value}}));
}

void CommandsTest::expectation_04_redoHasBothItsKeys() {
    for (const auto& [key, modifiers] : {std::pair(Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier),
                                         std::pair(Qt::Key_Y, Qt::KeyboardModifiers(Qt::ControlModifier))}) {
        WindowDriver w;
        w.node("a", 80, 80);
        w.key(Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(w.document().all<Node>().size(), 0u);
        w.key(key, modifiers);
        QCOMPARE(w.document().all<Node>().size(), 1u);
    }
}

void CommandsTest::expectation_05_zoomKeys() {
    WindowDriver w;
    Canvas& canvas = w.window.canvas();
    const NodeId a = w.node("a", 80, 80);
    w.node("b", 4000, 80);
    w.key(Qt::Key_0, Qt::ControlModifier);
    QCOMPARE(canvas.zoom(), 1.0);
    w.key(Qt::Key_Equal, Qt::ControlModifier);
    QCOMPARE(canvas.zoom(), 1.25);
    w.key(Qt::Key_Plus, Qt::ControlModifier);
    QVERIFY(canvas.zoom() > 1.5);
    w.key(Qt::Key_Minus, Qt::ControlModifier);
    QCOMPARE(canvas.zoom(), 1.25);
    w.key(Qt::Key_1, Qt::ShiftModifier);
    QCOMPARE(canvas.zoom() * 14, 11.0); // names stay readable
    w.key(Qt::Key_1, Qt::ShiftModifier);
    QVERIFY(canvas.zoom() < 0.5);
    w.choose({a});
    w.key(Qt::Key_2, Qt::ShiftModifier);
    QCOMPARE(canvas.zoom(), 1.0);
}

void CommandsTest::expectation_14_arrowsMoveByTheGridAndMergeIntoOneStep() {
    WindowDriver w;
    const NodeId a = w.node("a", 80, 80);
    w.choose({a});
    const std::size_t steps = w.steps();
    w.key(Qt::Key_Right);
    w.key(Qt::Key_Right);
    w.key(Qt::Key_Down, Qt::ShiftModifier);
    QCOMPARE(w.placement(a).x, 96.0);
    QCOMPARE(w.placement(a).y, 160.0);
    QCOMPARE(w.steps(), steps + 1);
}

void CommandsTest::expectation_14_withSnappingOffAnArrowMovesOnePx() {
    WindowDriver w;
    const NodeId a = w.node("a", 80, 80);
    w.window.canvas().setSnapping(false);
    w.choose({a});
    w.key(Qt::Key_Left);
    QCOMPARE(w.placement(a).x, 79.0);
}

void CommandsTest::expectation_19_deleteTakesTheEdgesAlongAndUndoBringsThemBack() {
    WindowDriver w;
    const NodeId a = w.node("a", 80, 80);
    const NodeId b = w.node("b", 480, 80);
    const EdgeId edge = w.edge(a, b);
    w.edit([&](Transaction& open) -> Expected<bool> {
        (void)setEdgeShape(open, open.session().sheet(), edge, EdgeStyle::Orthogonal, {{300, 200}});
        return true;
    });
    const Tables before = w.document().tables();
    const std::size_t steps = w.steps();
    w.choose({a});
    w.key(Qt::Key_Delete);
    QCOMPARE(w.document().all<Edge>().size(), 0u);
    QCOMPARE(w.steps(), steps + 1);
    w.key(Qt::Key_Z, Qt::ControlModifier);
    QVERIFY(w.document().tables() == before);
}

void CommandsTest::expectation_20_undoNamesWhatItTakesBack() {
    WindowDriver w;
    const NodeId a = w.node("a", 80, 80);
    w.choose({a});
    w.key(Qt::Key_Right);
    QCOMPARE(w.window.commands().action("edit.undo")->text(), QString("Undo Move"));
    w.key(Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(w.window.commands().action("edit.redo")->text(), QString("Redo Move"));
}

void CommandsTest::expectation_30_alignDistributeOrderLockAndGroupAreOneStepEach_data() {
    QTest::addColumn<QString>("id");
    for (const char* id :
         {"alignLeft", "alignCentre", "alignRight", "alignTop", "alignMiddle", "alignBottom",
          "distributeAcross", "distributeDown", "toFront", "forward", "backward", "toBack", "lock", "group"})
        QTest::addRow("%s", id) << "arrange." + QString(id);
}

void CommandsTest::expectation_30_alignDistributeOrderLockAndGroupAreOneStepEach() {
    QFETCH(const QString, id);
    WindowDriver w;
    const NodeId a = w.node("a", 80, 80);
    const NodeId b = w.node("bee", 333, 245);
    const NodeId c = w.node("a longer name", 480, 520);
    w.choose({a, b, c});
    if (id.endsWith("orward") || id.endsWith("toFront")) w.choose({a});
    if (id.endsWith("ackward") || id.endsWith("toBack")) w.choose({c});
    QVERIFY(w.oneStep(id));
    w.window.canvas().finishName(false);
    QVERIFY(w.session().undo().value_or(false));
}

void CommandsTest::expectation_31_lockedThingsStayWhenAllIsMoved() {
    WindowDriver w;
    const NodeId a = w.node("a", 80, 80);
    const NodeId b = w.node("b", 480, 80);
    w.choose({a});
    QVERIFY(w.oneStep("arrange.lock"));
    w.key(Qt::Key_A, Qt::ControlModifier);
    w.key(Qt::Key_Right);
    QCOMPARE(w.placement(a).x, 80.0);
    QCOMPARE(w.placement(b).x, 488.0);
}

void CommandsTest::expectation_32_contextMenusDifferAndOpenByKey() {
    WindowDriver w;
    const NodeId a = w.node("a", 80, 80);
    const NodeId b = w.node("b", 480, 80);
    const EdgeId edge = w.edge(a, b);
    w.window.canvas().zoomTo(1);
    const auto menuFor = [&](const std::set<Ref>& chosen) {
        w.session().select(chosen);
        // As the Menu key and Shift+F10 ask for it.
        QContextMenuEvent asked(QContextMenuEvent::Keyboard, QPoint(300, 300),
                                w.window.canvas().mapToGlobal(QPoint(300, 300)));
        QApplication::sendEvent(&w.window.canvas(), &asked);
        auto* menu = qobject_cast<QMenu*>(QApplication::activePopupWidget());
        QStringList titles;
        for (const QAction* action : menu ? menu->actions() : QList<QAction*>())
            titles.append(action->text());
        if (menu) menu->close();
        return titles;
    };
    const QStringList node = menuFor({{RecordType::Node, a.value}});
    const QStringList line = menuFor({{RecordType::Edge, edge.value}});
    const QStringList canvas = menuFor({});
    QVERIFY(node.contains("Duplicate") && !node.contains("Reverse Direction"));
    QVERIFY(line.contains("Reverse Direction") && line.contains("Synchronous or Asynchronous"));
    QVERIFY(canvas.contains("Paste") && !canvas.contains("Delete"));
}

void CommandsTest::expectation_38_findGoesThroughNamesLabelsAndNotes() {
    WindowDriver w;
    const NodeId a = w.node("orders", 80, 80);
    const NodeId b = w.node("other", 480, 80);
    const EdgeId edge = w.edge(a, b);
    w.edit([&](Transaction& open) -> Expected<bool> {
        (void)setLabel(open, edge, "GET /orders");
        const auto note = addNote(open, "Orders are sharded");
        (void)place(open, open.session().sheet(), {RecordType::Note, note->value}, 80, 4000);
        return true;
    });
    w.key(Qt::Key_F, Qt::ControlModifier);
    QTest::keyClicks(QApplication::focusWidget(), "ORDERS");
    QVERIFY((w.session().selection() == std::set<Ref>{{RecordType::Node, a.value}}));
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
    QVERIFY((w.session().selection() == std::set<Ref>{{RecordType::Edge, edge.value}}));
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_F3);
    QCOMPARE(w.session().selection().begin()->type, RecordType::Note);
    const QRectF box = w.window.canvas().viewBox(*w.session().selection().begin());
    QVERIFY(QRectF(w.window.canvas().rect()).contains(box));
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape);
    QVERIFY(w.window.canvas().hasFocus());
}

void CommandsTest::expectation_52_theZoomFieldZooms() {
    WindowDriver w;
    auto* zoom = w.window.findChild<QLineEdit*>("zoom");
    zoom->setText("150");
    QTest::keyClick(zoom, Qt::Key_Return);
    QCOMPARE(w.window.canvas().zoom(), 1.5);
    QCOMPARE(zoom->text(), QString("150 %"));
    zoom->setText("much");
    QTest::keyClick(zoom, Qt::Key_Return);
    QCOMPARE(w.window.canvas().zoom(), 1.5);
    QCOMPARE(zoom->text(), QString("150 %"));
}

void CommandsTest::expectation_64_f6CyclesThePanes() {
    WindowDriver w;
    w.key(Qt::Key_F6);
    QVERIFY(w.window.panel().isAncestorOf(QApplication::focusWidget()));
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_F6);
    QVERIFY(!w.window.panel().isAncestorOf(QApplication::focusWidget()));
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_F6);
    QVERIFY(w.window.canvas().hasFocus());
    w.key(Qt::Key_F6, Qt::ShiftModifier);
    QVERIFY(!w.window.canvas().hasFocus());
}

void CommandsTest::everyCommandHasATitleAndAPlaceInAMenu() {
    WindowDriver w;
    QSet<QAction*> inMenus;
    for (const QAction* menu : w.window.menuBar()->actions())
        for (QAction* action : menu->menu()->actions())
            inMenus.insert(action);
    for (const WindowCommand& command : w.window.commands().commands()) {
        QVERIFY(!plainTitle(command.text).isEmpty());
        QVERIFY2(inMenus.contains(w.window.commands().action(command.id)), qPrintable(command.id));
    }
}

void CommandsTest::takenKeysAreRefusedByTheNameOfTheirOwner() {
    WindowDriver w;
    QCOMPARE(w.window.commands().setKeys("view.grid", {"Ctrl+Z"}), QString("Undo"));
    QCOMPARE(w.window.commands().keysOf("view.grid"), QStringList{"Ctrl+'"});
    QCOMPARE(w.window.commands().setKeys("view.grid", {"Ctrl+Alt+G"}), QString());
    QCOMPARE(w.window.commands().keysOf("view.grid"), QStringList{"Ctrl+Alt+G"});
}

void CommandsTest::sheetsAreAddedAndWalked() {
    WindowDriver w;
    const SheetId first = w.session().sheet();
    QVERIFY(w.oneStep("insert.sheet"));
    QVERIFY(w.session().sheet() != first);
    w.key(Qt::Key_PageUp, Qt::ControlModifier);
    QVERIFY(w.session().sheet() == first);
    w.node("a", 80, 80);
    w.key(Qt::Key_PageDown, Qt::ControlModifier);
    w.key(Qt::Key_Z, Qt::ControlModifier);
    QVERIFY(w.session().sheet() == first); // undo shows where something changed
    QVERIFY(w.oneStep("insert.removeSheet"));
    QCOMPARE(w.document().all<Sheet>().size(), 1u);
    QVERIFY(!w.window.commands().run("insert.removeSheet"));
}

void CommandsTest::syncBecomesAsyncByCtrlT() {
    WindowDriver w;
    const EdgeId edge = w.edge(w.node("a", 80, 80), w.node("b", 480, 80));
    w.session().select({{RecordType::Edge, edge.value}});
    w.key(Qt::Key_T, Qt::ControlModifier);
    QCOMPARE(w.document().find(edge)->kind, EdgeKind::Async);
}

void CommandsTest::theKindTurnsThroughItsGroupAndBack() {
    WindowDriver w;
    const NodeId a = w.node("a", 80, 80);
    w.choose({a});
    const std::string before = w.document().find(a)->kind;
    w.key(Qt::Key_I, Qt::ControlModifier);
    const std::string after = w.document().find(a)->kind;
    QVERIFY(after != before && after.starts_with("compute."));
    w.key(Qt::Key_I, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(w.document().find(a)->kind, before);
}

void CommandsTest::tidyKeepsWhatIsLocked() {
    WindowDriver w;
    const NodeId a = w.node("a", 80, 80);
    const NodeId b = w.node("b", 90, 90);
    const NodeId c = w.node("c", 1000, 1000);
    w.edge(a, b);
    w.choose({c});
    QVERIFY(w.oneStep("arrange.lock"));
    QVERIFY(w.oneStep("arrange.tidy"));
    QCOMPARE(w.placement(c).x, 1000.0);
    const auto& boxes = w.window.canvas().routed().boxes;
    QVERIFY(!boxes.at({RecordType::Node, a.value}).overlaps(boxes.at({RecordType::Node, b.value})));
}

void CommandsTest::altShowsTheMenuBar() {
    WindowDriver w;
    QVERIFY(!w.window.menuBar()->isVisible());
    QTest::keyClick(&w.window.canvas(), Qt::Key_Alt);
    QVERIFY(w.window.menuBar()->isVisible());
}

void CommandsTest::escTakesADragBackAndTheWindowHearsOfIt() {
    WindowDriver w;
    const NodeId a = w.node("a", 80, 80);
    w.window.canvas().zoomTo(1);
    const Tables before = w.document().tables();
    const QPoint at = w.window.canvas().viewBox({RecordType::Node, a.value}).center().toPoint();
    QTest::mousePress(&w.window.canvas(), Qt::LeftButton, {}, at);
    for (const int step : {10, 40, 90})
        QTest::mouseMove(&w.window.canvas(), at + QPoint(step, step));
    QVERIFY(!(w.document().tables() == before));
    QVERIFY(w.window.commands().action("edit.undo")->isEnabled());
    w.key(Qt::Key_Escape);
    QVERIFY(w.document().tables() == before);
    QTest::mouseRelease(&w.window.canvas(), Qt::LeftButton, {}, at);
    QVERIFY(w.document().tables() == before);
}

int main(int argc, char** argv) {
    const OwnFolders folders;
    QApplication application(argc, argv);
    CommandsTest test;
    return QTest::qExec(&test, argc, argv);
}
#include "commands_test.moc"
