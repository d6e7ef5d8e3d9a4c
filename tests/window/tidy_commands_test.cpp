#include <QtTest>

#include "edit/delete_operation.h"
#include "support/held_layout.h"
#include "support/window_driver.h"
#include "window/progress_card.h"

#include <QLabel>
#include <QProgressBar>
#include <QPushButton>

using namespace chalkline;
using namespace chalkline::test;

namespace {

/// A window on a sheet that is not tidy, with a layout that waits.
struct Held {
    HeldLayout layout; // outlives the window
    WindowDriver w;
    NodeId a = w.node("a", 80, 80);
    NodeId b = w.node("b", 90, 200);
    std::size_t before = 0; // steps

    Held() {
        w.edge(b, a);
        w.window.canvas().setMotion(false);
        tidying().setLayout(layout.layout());
        before = w.steps();
    }
    [[nodiscard]] Tidying& tidying() { return *w.window.findChild<Tidying*>(); }
    [[nodiscard]] ProgressCard& card() { return w.part<ProgressCard>("tidyCard"); }
    [[nodiscard]] Canvas& canvas() { return w.window.canvas(); }
    void tidy() { w.key(Qt::Key_L, Qt::ControlModifier); }
    /// Lets the layout go and sees to it that its result has come back.
    void arrive() {
        layout.go = true;
        QTRY_COMPARE(layout.ended.load(), layout.begun.load());
        QCoreApplication::processEvents();
        QCoreApplication::processEvents();
    }
    [[nodiscard]] bool says(const QString& text) {
        return std::ranges::any_of(w.window.findChildren<QLabel*>(),
                                   [&](const QLabel* label) { return label->text() == text; });
    }
    [[nodiscard]] QPoint viewOf(NodeId node) {
        return canvas().viewBox({RecordType::Node, node.value}).center().toPoint();
    }
    void beginDrag(NodeId node) {
        const QPoint at = viewOf(node);
        WindowDriver::press(canvas(), at);
        WindowDriver::move(canvas(), at + QPoint(30, 30));
        WindowDriver::move(canvas(), at + QPoint(64, 160));
    }
};

} // namespace

class TidyCommandsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { beginWindowTests(); }

    void whatIsQuickShowsNoCard();
    void beyondAMomentTheCardTellsHowFarItIs();
    void theCardIsReachedByF6AndSpaceCancels();
    void escOnTheCanvasCancelsAndChangesNothing();
    void escTakesBackADragBeforeItCancels();
    void escInTheTypeLineOnlyClosesIt();
    void aDragIsNotBrokenOff();
    void aNameThatIsTypedIsNotBrokenOff();
    void ctrlLWhileANameIsTypedKeepsTheName();
    void anEditMeanwhileIsTidiedToo();
    void undoMeanwhileIsNotTakenBack();
    void anotherSheetKeepsItsView();
    void aSheetThatIsDeletedMeanwhileIsNotTidied();
    void somethingChosenThatIsDeletedMeanwhileStaysDeleted();
    void ctrlLAgainReplacesTheFirst();
    void theWindowMayBeClosedMeanwhile();
    void openingAnotherProjectSaysNothingOfIt();
    void theCommandsAskForWhatTheySay();
    void oneNodeChosenMeansTheSheet();
    void aBoundaryChosenIsTidiedAlone();
    void allChosenMeansTheSheetAndIsFitted();
    void whatIsTidySaysSo();
    void whatIsPressedNextActsOnTheResult();
};

void TidyCommandsTest::whatIsQuickShowsNoCard() {
    Held t;
    t.layout.go = true;
    t.tidy();
    QCOMPARE(t.w.steps(), t.before + 1);
    QVERIFY(!t.card().isVisible());
    QVERIFY(!t.tidying().isRunning());
}

void TidyCommandsTest::beyondAMomentTheCardTellsHowFarItIs() {
    Held t;
    t.tidy();
    QVERIFY(!t.card().isVisible());
    QTRY_VERIFY(t.card().isVisible());
    QCOMPARE(t.card().findChild<QProgressBar*>()->value(), 40);
    QVERIFY(t.says(QStringLiteral("Tidying up … 40 %")));
    QVERIFY(t.canvas().rect().contains(t.card().geometry()));
    QCOMPARE(t.w.steps(), t.before);
    t.arrive();
    QTRY_COMPARE(t.w.steps(), t.before + 1);
    QVERIFY(!t.card().isVisible());
}

void TidyCommandsTest::theCardIsReachedByF6AndSpaceCancels() {
    Held t;
    t.tidy();
    QTRY_VERIFY(t.card().isVisible());
    t.w.key(Qt::Key_F6);
    QWidget* focus = QApplication::focusWidget();
    QVERIFY(t.card().isAncestorOf(focus));
    QTest::keyClick(focus, Qt::Key_Space);
    QVERIFY(!t.tidying().isRunning());
    QVERIFY(!t.card().isVisible());
    QVERIFY(t.canvas().hasFocus());
    QTRY_COMPARE(t.layout.stopped.load(), 1);
    QCOMPARE(t.w.steps(), t.before);
}

void TidyCommandsTest::escOnTheCanvasCancelsAndChangesNothing() {
    for (const bool shown : {false, true}) {
        Held t;
        t.tidy();
        if (shown) QTRY_VERIFY(t.card().isVisible());
        t.w.choose({t.a});
        t.w.key(Qt::Key_Escape);
        QVERIFY(!t.tidying().isRunning());
        QVERIFY(!t.card().isVisible());
        QTRY_COMPARE(t.layout.stopped.load(), 1);
        QCOMPARE(t.w.session().selection().size(), std::size_t{1});
        QVERIFY(t.says(QStringLiteral("Tidying was cancelled")));
        QCoreApplication::processEvents();
        QCOMPARE(t.w.steps(), t.before);
        QCOMPARE(t.w.placement(t.b).x, 90.0);
    }
}

void TidyCommandsTest::escTakesBackADragBeforeItCancels() {
    Held t;
    t.tidy();
    QTRY_VERIFY(t.card().isVisible());
    t.beginDrag(t.a);
    QVERIFY(t.canvas().isDragging());
    t.w.key(Qt::Key_Escape);
    QVERIFY(!t.canvas().isDragging());
    QVERIFY(t.tidying().isRunning());
    t.w.key(Qt::Key_Escape);
    QVERIFY(!t.tidying().isRunning());
}

void TidyCommandsTest::escInTheTypeLineOnlyClosesIt() {
    Held t;
    t.tidy();
    QTRY_VERIFY(t.card().isVisible());
    QTest::keyClick(&t.canvas(), Qt::Key_X);
    QWidget* line = QApplication::focusWidget();
    QVERIFY(line != &t.canvas());
    QTest::keyClick(line, Qt::Key_Escape);
    QVERIFY(t.canvas().hasFocus());
    QVERIFY(t.tidying().isRunning());
}

void TidyCommandsTest::aDragIsNotBrokenOff() {
    Held t;
    t.tidy();
    t.beginDrag(t.a);
    t.arrive();
    QVERIFY(t.canvas().isDragging());
    QCOMPARE(t.w.steps(), t.before);
    WindowDriver::release(t.canvas(), t.viewOf(t.a));
    QCOMPARE(t.w.steps(), t.before + 1);
    QTRY_COMPARE(t.w.steps(), t.before + 2);
    QCOMPARE(t.layout.begun.load(), 2);
    QCOMPARE(t.w.session().history().steps().back().label, std::string("Tidy up"));
}

void TidyCommandsTest::aNameThatIsTypedIsNotBrokenOff() {
    Held t;
    t.tidy();
    t.w.choose({t.a});
    t.canvas().beginRename();
    QTest::keyClicks(QApplication::focusWidget(), "a name that makes it wider");
    t.arrive();
    QVERIFY(t.canvas().isNaming());
    QCOMPARE(t.w.steps(), t.before);
    t.canvas().finishName(true);
    QTRY_COMPARE(t.w.steps(), t.before + 2);
    QCOMPARE(t.layout.begun.load(), 2);
    QCOMPARE(t.w.document().find(t.a)->name, std::string("a name that makes it wider"));
}

void TidyCommandsTest::ctrlLWhileANameIsTypedKeepsTheName() {
    Held t;
    t.layout.go = true;
    t.w.choose({t.a});
    t.canvas().beginRename();
    QTest::keyClicks(QApplication::focusWidget(), "orders");
    QVERIFY(t.w.window.commands().run("arrange.tidy"));
    QVERIFY(!t.canvas().isNaming());
    QCOMPARE(t.w.document().find(t.a)->name, std::string("orders"));
    QCOMPARE(t.w.steps(), t.before + 2);
}

void TidyCommandsTest::anEditMeanwhileIsTidiedToo() {
    Held t;
    t.tidy();
    const NodeId c = t.w.node("c", 95, 90);
    t.w.edge(t.a, c);
    const std::size_t edited = t.w.steps();
    t.arrive();
    QTRY_COMPARE(t.w.steps(), edited + 1);
    QCOMPARE(t.layout.begun.load(), 2);
    const Rect first = t.w.sheet().boxes.at({RecordType::Node, t.a.value});
    QVERIFY(!first.overlaps(t.w.sheet().boxes.at({RecordType::Node, c.value})));
}

void TidyCommandsTest::undoMeanwhileIsNotTakenBack() {
    Held t;
    const NodeId c = t.w.node("c", 95, 90);
    t.tidy();
    QVERIFY(t.w.window.commands().run("edit.undo")); // its place
    t.arrive();
    QTRY_VERIFY(!t.tidying().isRunning());
    QVERIFY(!t.w.document().find(c) ||
            !placementOn(t.w.document(), t.w.session().sheet(), {RecordType::Node, c.value}));
    QCOMPARE(t.layout.begun.load(), 2);
    QCOMPARE(t.w.session().history().steps().back().label, std::string("Tidy up"));
}

void TidyCommandsTest::anotherSheetKeepsItsView() {
    Held t;
    const SheetId first = t.w.session().sheet();
    QVERIFY(t.w.window.commands().run("insert.sheet"));
    const SheetId second = t.w.session().sheet();
    t.w.session().showSheet(first);
    t.tidy();
    t.w.session().showSheet(second);
    t.canvas().zoomTo(0.5);
    const Camera camera = t.canvas().camera();
    const std::size_t steps = t.w.steps();
    t.arrive();
    QTRY_COMPARE(t.w.steps(), steps + 1);
    QVERIFY(t.w.session().sheet() == second);
    QVERIFY(t.canvas().camera() == camera);
    QVERIFY(placementOn(t.w.document(), first, {RecordType::Node, t.a.value})->x != 80);
}

void TidyCommandsTest::aSheetThatIsDeletedMeanwhileIsNotTidied() {
    Held t;
    const SheetId first = t.w.session().sheet();
    QVERIFY(t.w.window.commands().run("insert.sheet"));
    t.w.session().showSheet(first);
    t.tidy();
    QVERIFY(t.w.window.commands().run("insert.removeSheet"));
    const std::size_t steps = t.w.steps();
    t.arrive();
    QTRY_VERIFY(!t.tidying().isRunning());
    QCOMPARE(t.w.steps(), steps);
    QCOMPARE(t.layout.begun.load(), 1);
    QVERIFY(t.says(QStringLiteral("Tidying was cancelled")));
}

void TidyCommandsTest::somethingChosenThatIsDeletedMeanwhileStaysDeleted() {
    Held t;
    const NodeId c = t.w.node("c", 700, 90);
    t.w.choose({t.a, t.b});
    t.tidy();
    QVERIFY(t.w.window.commands().run("edit.delete"));
    const std::size_t steps = t.w.steps();
    t.arrive();
    QTRY_VERIFY(!t.tidying().isRunning());
    QCOMPARE(t.w.steps(), steps);
    QCOMPARE(t.w.document().all<Node>().size(), std::size_t{1});
    QCOMPARE(t.w.placement(c).x, 700.0);
}

void TidyCommandsTest::ctrlLAgainReplacesTheFirst() {
    Held t;
    t.tidy();
    t.tidy();
    QTRY_COMPARE(t.layout.stopped.load(), 1);
    t.arrive();
    QTRY_COMPARE(t.w.steps(), t.before + 1);
    QCOMPARE(t.layout.begun.load(), 2);
}

void TidyCommandsTest::theWindowMayBeClosedMeanwhile() {
    Held t;
    t.tidy();
    QTRY_VERIFY(t.card().isVisible());
    QVERIFY(t.w.window.close());
    QTRY_COMPARE(t.layout.stopped.load(), 1);
    QVERIFY(!t.tidying().isRunning());
    QCoreApplication::processEvents();
}

void TidyCommandsTest::openingAnotherProjectSaysNothingOfIt() {
    Held t;
    t.tidy();
    QTRY_VERIFY(t.card().isVisible());
    QVERIFY(t.w.window.openNew());
    QVERIFY(!t.card().isVisible());
    QVERIFY(!t.says(QStringLiteral("Tidying was cancelled")));
    QCoreApplication::processEvents();
    QCOMPARE(t.w.steps(), std::size_t{0});
}

void TidyCommandsTest::theCommandsAskForWhatTheySay() {
    Held t;
    t.layout.go = true;
    const auto ask = [&](const char* id) {
        if (!t.w.window.commands().run(id)) qFatal("%s cannot run", id);
        return t.layout.last();
    };
    TidyRequest asked = ask("arrange.tidy");
    QVERIFY(asked.style == TidyStyle::Layers && !asked.orientation && asked.chosen.empty());
    QVERIFY(asked.view.has_value());
    QCOMPARE(asked.view->w, static_cast<double>(t.canvas().width()));
    QCOMPARE(asked.view->h, static_cast<double>(t.canvas().height()));
    asked = ask("arrange.tidyAcross");
    QVERIFY(asked.style == TidyStyle::Layers && asked.orientation == Orientation::LeftToRight);
    asked = ask("arrange.tidyDown");
    QVERIFY(asked.style == TidyStyle::Layers && asked.orientation == Orientation::TopToBottom);
    asked = ask("arrange.tidyTiers");
    QVERIFY(asked.style == TidyStyle::Tiers && !asked.orientation);
}

void TidyCommandsTest::oneNodeChosenMeansTheSheet() {
    Held t;
    t.layout.go = true;
    t.w.choose({t.a});
    t.tidy();
    QVERIFY(t.layout.last().chosen.empty());
}

void TidyCommandsTest::aBoundaryChosenIsTidiedAlone() {
    Held t;
    t.layout.go = true;
    (void)t.w.node("c", 700, 500);
    t.w.choose({t.a, t.b});
    t.w.key(Qt::Key_G, Qt::ControlModifier);
    t.canvas().finishName(false);
    const Ref boundary{RecordType::Boundary, t.w.document().all<Boundary>().begin()->id.value};
    t.w.session().select({boundary});
    t.tidy();
    QVERIFY(t.layout.last().chosen == std::set<Ref>{boundary});
    QVERIFY(!t.layout.last().view.has_value());
}

void TidyCommandsTest::allChosenMeansTheSheetAndIsFitted() {
    Held t;
    t.layout.go = true;
    NodeId last = t.a;
    for (int i = 0; i < 6; ++i) {
        const NodeId next = t.w.node("service " + std::to_string(i), 100, 100);
        t.w.edge(last, next);
        last = next;
    }
    t.w.key(Qt::Key_A, Qt::ControlModifier);
    t.tidy();
    QVERIFY(t.layout.last().chosen.empty());
    for (const auto& [ref, box] : t.w.sheet().boxes)
        QVERIFY(QRectF(t.canvas().rect()).contains(t.canvas().viewBox(ref)));
}

void TidyCommandsTest::whatIsTidySaysSo() {
    Held t;
    t.layout.go = true;
    t.tidy();
    t.tidy();
    QCOMPARE(t.w.steps(), t.before + 1);
    QVERIFY(t.says(QStringLiteral("Already tidy")));
}

void TidyCommandsTest::whatIsPressedNextActsOnTheResult() {
    Held t;
    t.layout.go = true;
    t.canvas().setMotion(true);
    t.tidy();
    t.w.choose({t.b});
    const double x = t.w.placement(t.b).x;
    QVERIFY(x != 90);
    t.w.key(Qt::Key_Right);
    QCOMPARE(t.w.placement(t.b).x, x + 8);
    QCOMPARE(t.w.steps(), t.before + 2);
}

QTEST_MAIN(TidyCommandsTest)
#include "tidy_commands_test.moc"
