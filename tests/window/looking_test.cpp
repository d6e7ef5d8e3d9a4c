#include <QtTest>

#include "support/designs.h"
#include "support/window_driver.h"
#include "window/canvas_pill.h"
#include "window/find_bar.h"

#include <QLineEdit>
#include <QTabBar>

using namespace chalkline;
using namespace chalkline::test;

namespace {

void draw(WindowDriver& w, const char* design) {
    text::Interpreter interpreter(w.session());
    if (const auto done = interpreter.runAll(design); !done) qFatal("%s", done.error().text().c_str());
    w.window.canvas().fitAll();
}

Ref named(WindowDriver& w, const char* name) {
    const auto found = w.document().named(name);
    return found.empty() ? Ref{} : found.front();
}

SheetId addSecondSheet(WindowDriver& w) {
    const SheetId first = w.session().sheet();
    if (!w.window.commands().run("insert.sheet")) qFatal("no second sheet");
    const SheetId second = w.session().sheet();
    w.session().showSheet(first);
    return second;
}

QString pillText(WindowDriver& w) {
    QStringList texts;
    for (const CanvasPill* pill : w.window.findChildren<CanvasPill*>())
        if (!pill->text().isEmpty()) texts.append(pill->text());
    return texts.join('|');
}

/// Whether a pixel of the picture at the middle of something has the ink it has when nothing is dimmed.
QImage pictureOf(WindowDriver& w) {
    return w.window.canvas().grab().toImage();
}

} // namespace

class LookingTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { beginWindowTests(); }

    void aFilterDimsTheRestAndIsNamedOnTheCanvas() {
        WindowDriver w;
        draw(w, urlShortener);
        const QImage before = pictureOf(w);
        const std::size_t steps = w.steps();
        QVERIFY(w.window.commands().run("filter.async"));
        QCOMPARE(pillText(w), "Only asynchronous");
        const QImage filtered = pictureOf(w);
        const QPoint cdn = w.window.canvas().viewBox(named(w, "cdn")).toRect().topLeft();
        const QPoint kafka = w.window.canvas().viewBox(named(w, "kafka")).toRect().topLeft();
        const QSize corner(40, 40);
        QVERIFY(before.copy({cdn, corner}) != filtered.copy({cdn, corner}));
        QVERIFY(before.copy({kafka, corner}) == filtered.copy({kafka, corner}));
        QVERIFY(w.window.commands().run("filter.async"));
        QVERIFY(pictureOf(w) == before);
        QCOMPARE(pillText(w), "");
        QCOMPARE(w.steps(), steps);
    }

    void downstreamNamesWhereItBegins() {
        WindowDriver w;
        draw(w, urlShortener);
        w.session().select({named(w, "redirect service")});
        QVERIFY(w.window.commands().run("filter.downstream"));
        QCOMPARE(pillText(w), "Downstream of redirect service");
        w.session().select({});
        QCOMPARE(w.window.canvas().filter().roots, std::set<Ref>{named(w, "redirect service")});
        QVERIFY(w.window.commands().run("filter.all"));
        QCOMPARE(w.window.canvas().filter(), SheetFilter{});
    }

    void aThingChosenInABoundaryFiltersThatBoundary() {
        WindowDriver w;
        draw(w, urlShortener);
        w.session().select({named(w, "kafka")});
        QVERIFY(w.window.commands().run("filter.boundary"));
        QCOMPARE(pillText(w), "Only in backend");
        w.session().select({named(w, "web client")});
        QVERIFY(w.window.commands().run("filter.all"));
        QVERIFY(!w.window.commands().run("filter.boundary"));
    }

    void presentingLeavesNothingButTheSheet() {
        WindowDriver w;
        draw(w, urlShortener);
        const Camera before = w.window.canvas().camera();
        QVERIFY(w.window.commands().run("view.present"));
        QVERIFY(w.window.isFullScreen());
        for (const char* name : {"strip", "status", "sidePanel"})
            QVERIFY2(!w.part<QWidget>(name).isVisible(), name);
        w.key(Qt::Key_Escape);
        QVERIFY(!w.window.isFullScreen());
        for (const char* name : {"strip", "status", "sidePanel"})
            QVERIFY2(w.part<QWidget>(name).isVisible(), name);
        QCOMPARE(w.window.canvas().camera(), before);
    }

    void arrowsGoFromSheetToSheetWhilePresenting() {
        WindowDriver w;
        draw(w, urlShortener);
        const SheetId first = w.session().sheet();
        const SheetId second = addSecondSheet(w);
        const std::size_t steps = w.steps();
        QVERIFY(w.window.commands().run("view.present"));
        w.key(Qt::Key_Right);
        QCOMPARE(w.session().sheet(), second);
        QVERIFY(pillText(w).contains("2 of 2"));
        w.key(Qt::Key_PageUp);
        QCOMPARE(w.session().sheet(), first);
        w.key(Qt::Key_Space);
        QCOMPARE(w.session().sheet(), second);
        QCOMPARE(w.steps(), steps);
        QVERIFY(w.window.commands().run("view.present"));
    }

    void whilePresentingADragMovesTheViewAndNothingElse() {
        WindowDriver w;
        draw(w, urlShortener);
        QVERIFY(w.window.commands().run("view.present"));
        const std::size_t steps = w.steps();
        const Point origin = w.window.canvas().camera().origin();
        const QPoint at = w.window.canvas().viewBox(named(w, "kafka")).center().toPoint();
        WindowDriver::press(w.window.canvas(), at);
        WindowDriver::move(w.window.canvas(), at + QPoint(30, 20));
        WindowDriver::release(w.window.canvas(), at + QPoint(30, 20));
        QCOMPARE(w.steps(), steps);
        QVERIFY(w.window.canvas().camera().origin() != origin);
    }

    void theLaserFollowsThePointerAndFades() {
        WindowDriver w;
        QVERIFY(w.window.commands().run("view.laser"));
        QVERIFY(w.window.canvas().hasLaser());
        const QImage before = pictureOf(w);
        for (int i = 0; i < 8; ++i)
            WindowDriver::move(w.window.canvas(), {100 + 20 * i, 200});
        const QImage lit = pictureOf(w);
        QVERIFY(lit.pixel(200, 200) != before.pixel(200, 200));
        QTRY_VERIFY(pictureOf(w).pixel(200, 200) == before.pixel(200, 200));
        QVERIFY(pictureOf(w).pixel(240, 200) != before.pixel(240, 200)); // the dot stays
        w.key(Qt::Key_Escape);
        QVERIFY(!w.window.canvas().hasLaser());
    }

    void expectation_65_tidiedThingsJumpWhenMotionIsReduced() {
        WindowDriver w;
        draw(w, "client > api > orders service > orders db");
        for (const Node& node : w.document().all<Node>())
            w.edit([&](Transaction& open) {
                return moveBy(open, w.session().sheet(), {refOf(node)}, 0,
                              37.0 * static_cast<double>(node.id.value % 3));
            });
        w.window.settings().setReducedMotion(true);
        const std::size_t before = w.steps();
        QVERIFY(w.window.commands().run("arrange.tidy"));
        QTRY_COMPARE(w.steps(), before + 1);
        QVERIFY(!w.window.canvas().isGliding());
        w.window.settings().setReducedMotion(false);
    }

    void expectation_65_theLaserDragsNothingBehindItWhenMotionIsReduced() {
        WindowDriver w;
        w.window.settings().setReducedMotion(true);
        QVERIFY(w.window.commands().run("view.laser"));
        const QImage before = pictureOf(w);
        for (int i = 0; i < 8; ++i)
            WindowDriver::move(w.window.canvas(), {100 + 20 * i, 200});
        QCOMPARE(pictureOf(w).pixel(200, 200), before.pixel(200, 200));
        w.window.settings().setReducedMotion(false);
    }

    void theCompactWindowStaysOnTopAndComesBack() {
        WindowDriver w;
        draw(w, urlShortener);
        const QSize before = w.window.size();
        QVERIFY(w.window.commands().run("view.compact"));
        QVERIFY(w.window.windowFlags() & Qt::WindowStaysOnTopHint);
        QTRY_VERIFY(w.window.width() < 600);
        QVERIFY(!w.part<QWidget>("strip").isVisible());
        QVERIFY(w.window.commands().run("view.compact"));
        QVERIFY(!(w.window.windowFlags() & Qt::WindowStaysOnTopHint));
        QTRY_COMPARE(w.window.size(), before);
        QVERIFY(w.part<QWidget>("strip").isVisible());
    }

    void theWayBackLeadsToWhereOneLooked() {
        WindowDriver w;
        draw(w, urlShortener);
        const SheetId first = w.session().sheet();
        const SheetId second = addSecondSheet(w);
        w.window.canvas().zoomTo(1);
        const Camera here = w.window.canvas().camera();
        QVERIFY(w.window.commands().run("view.forward")); // leads nowhere, but the view comes to rest
        w.session().showSheet(second);
        w.window.canvas().zoomTo(3);
        const Camera there = w.window.canvas().camera();
        QVERIFY(w.window.commands().run("view.back"));
        QCOMPARE(w.session().sheet(), first);
        QCOMPARE(w.window.canvas().camera(), here);
        QVERIFY(w.window.commands().run("view.forward"));
        QCOMPARE(w.session().sheet(), second);
        QCOMPARE(w.window.canvas().camera(), there);
    }

    void findGoesThroughAllSheets() {
        WindowDriver w;
        draw(w, "client > order cache: get");
        const SheetId first = w.session().sheet();
        const SheetId second = addSecondSheet(w);
        w.session().showSheet(second);
        draw(w, "order queue ~> worker: order made");
        w.session().showSheet(first);
        w.key(Qt::Key_F, Qt::ControlModifier);
        QTest::keyClicks(QApplication::focusWidget(), "order");
        QCOMPARE(w.session().selection(), std::set<Ref>{named(w, "order cache")});
        w.window.canvas().setFocus();
        w.key(Qt::Key_F3);
        QCOMPARE(w.session().sheet(), second);
        QCOMPARE(w.session().selection(), std::set<Ref>{named(w, "order queue")});
        w.key(Qt::Key_F3);
        QCOMPARE(w.session().selection().begin()->type, RecordType::Edge);
        w.key(Qt::Key_F3);
        QCOMPARE(w.session().sheet(), first);
        w.key(Qt::Key_F3, Qt::ShiftModifier);
        QCOMPARE(w.session().sheet(), second);
    }
};

QTEST_MAIN(LookingTest)
#include "looking_test.moc"
