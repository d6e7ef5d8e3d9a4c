#include <QtTest>

#include "canvas/name_editor.h"
#include "support/canvas_driver.h"

using namespace chalkline;
using namespace chalkline::test;

namespace {

/// A grid that nothing snaps to but itself.
struct Two : CanvasDriver {
    Two() {
        a = host.placedNode("alpha", 80, 80);
        b = host.placedNode("beta", 480, 320);
    }
    NodeId a, b;

    [[nodiscard]] NameEditor* editor() { return canvas.findChild<NameEditor*>(); }
    void type(const QString& text) { QTest::keyClicks(editor(), text); }
};

} // namespace

class CanvasTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void expectation_06_zoomKeepsThePointUnderThePointer_data();
    void expectation_06_zoomKeepsThePointUnderThePointer();
    void expectation_07_theWheelScrollsAndFineStepsAddUp();
    void expectation_08_spaceAndMiddleDragPanAndGiveTheToolBack();
    void expectation_09_spaceInANameIsALetter();
    void expectation_10_aDroppedComponentHasItsCentreAtThePointerSnapped();
    void expectation_11_placingInTheViewNeverOverlaps();
    void expectation_13_doubleClickEditsAndEnterCommits();
    void expectation_13_shiftEnterMakesANewLine();
    void expectation_13_escCancelsTheName();
    void expectation_13_typingOpensTheTypeLine();
    void expectation_15_ctrlOrAltDragDuplicates_data();
    void expectation_15_ctrlOrAltDragDuplicates();
    void expectation_15_theModifierAtTheReleaseDecides();
    void expectation_18_shiftClickToggles();
    void expectation_18_theFrameAddsWithShift();
    void expectation_21_aMovedComponentSnapsToTheLineOfAnother();
    void expectation_22_holdingSSuspendsSnapping();
    void expectation_25_tabVisitsInReadingOrder();
    void expectation_26_anEndIsDraggedToAnotherComponent();
    void expectation_28_edgesAreHitWithinTheirWidthAtEveryZoom_data();
    void expectation_28_edgesAreHitWithinTheirWidthAtEveryZoom();
    void expectation_29_handlesAreHitWithin12PxAtEveryZoom_data();
    void expectation_29_handlesAreHitWithin12PxAtEveryZoom();
    void lockedThingsAreNotMovedByADrag();
    void theFrameTakesEdgesByATouch();
    void aDragAtTheEdgeScrolls();
    void fittingALargeSheetWhoseCornerIsEmptyShowsSomethingOfIt();
};

void CanvasTest::expectation_06_zoomKeepsThePointUnderThePointer_data() {
    QTest::addColumn<int>("angle");
    for (const int angle : {15, 120, -120, 1200, -3000})
        QTest::addRow("%d", angle) << angle;
}

void CanvasTest::expectation_06_zoomKeepsThePointUnderThePointer() {
    QFETCH(const int, angle);
    Two t;
    const QPointF at(333, 222);
    const Point before = t.canvas.camera().toScene(at);
    const double zoom = t.canvas.zoom();
    t.wheel(at, {0, angle}, Qt::ControlModifier);
    const QPointF after = t.view(before);
    QVERIFY(std::abs(after.x() - at.x()) < 1 && std::abs(after.y() - at.y()) < 1);
    QVERIFY(angle > 0 ? t.canvas.zoom() > zoom : t.canvas.zoom() < zoom);
}

void CanvasTest::expectation_07_theWheelScrollsAndFineStepsAddUp() {
    Two t;
    const Point start = t.canvas.camera().origin();
    for (int i = 0; i < 8; ++i)
        t.wheel({400, 300}, {0, -15});
    const double fine = t.canvas.camera().origin().y - start.y;
    t.wheel({400, 300}, {0, -120});
    QCOMPARE(t.canvas.camera().origin().y - start.y, 2 * fine);
    QVERIFY(fine > 0);
    QCOMPARE(t.canvas.camera().origin().x, start.x);
    t.wheel({400, 300}, {0, -120}, Qt::ShiftModifier);
    QCOMPARE(t.canvas.camera().origin().x - start.x, fine);
}

void CanvasTest::expectation_08_spaceAndMiddleDragPanAndGiveTheToolBack() {
    Two t;
    t.canvas.startTool('f');
    const Point start = t.canvas.camera().origin();
    t.press({300, 300}, {}, Qt::MiddleButton);
    t.move({340, 320});
    t.release({340, 320}, {}, Qt::MiddleButton);
    QCOMPARE(t.canvas.camera().origin().x, start.x - 40);
    QCOMPARE(t.canvas.toolPath(), QString("boundary"));
    QTest::keyPress(&t.canvas, Qt::Key_Space);
    t.press({300, 300});
    t.move({300, 250});
    t.release({300, 250});
    QTest::keyRelease(&t.canvas, Qt::Key_Space);
    QCOMPARE(t.canvas.camera().origin().y, start.y - 20 + 50);
    QCOMPARE(t.canvas.toolPath(), QString("boundary"));
    QCOMPARE(t.steps(), 4u); // those of the scene
}

void CanvasTest::expectation_09_spaceInANameIsALetter() {
    Two t;
    const Point start = t.canvas.camera().origin();
    t.doubleClick(t.centre(t.a));
    t.type("api gateway");
    QTest::keyClick(t.editor(), Qt::Key_Return);
    QCOMPARE(t.host.at(t.a).name, std::string("api gateway"));
    QCOMPARE(t.canvas.camera().origin(), start);
}

void CanvasTest::expectation_10_aDroppedComponentHasItsCentreAtThePointerSnapped() {
    Two t;
    t.canvas.setSnapping(true);
    t.canvas.beginPlacing("cache.distributed", "Redis");
    const QPoint at = t.canvas.mapToGlobal(t.view({303, 499}).toPoint());
    t.canvas.movePlacing(at);
    t.canvas.dropPlacing(at);
    QCOMPARE(t.host.session.selection().size(), 1u);
    const NodeId made{t.host.session.selection().begin()->id};
    QCOMPARE(t.host.at(made).kind, std::string("cache.distributed"));
    QCOMPARE(t.host.at(made).technology, std::string("Redis"));
    const Point centre = t.centre(made);
    QVERIFY(std::abs(centre.x - 303) <= 4 && std::abs(centre.y - 499) <= 4);
    QCOMPARE(std::fmod(t.box(refTo(made)).x, 8), 0.0);
    QCOMPARE(t.steps(), 5u);
}

void CanvasTest::expectation_11_placingInTheViewNeverOverlaps() {
    Two t;
    std::vector<Ref> made;
    for (int i = 0; i < 12; ++i) {
        t.canvas.placeInView("compute.service", "");
        made.push_back(*t.host.session.selection().begin());
    }
    for (const auto& [ref, box] : t.canvas.routed().boxes)
        for (const auto& [other, theirs] : t.canvas.routed().boxes)
            QVERIFY(ref == other || !box.overlaps(theirs));
    QVERIFY(t.canvas.camera().seen(t.canvas.size()).contains(t.box(made.front()).centre()));
}

void CanvasTest::expectation_13_doubleClickEditsAndEnterCommits() {
    Two t;
    t.doubleClick(t.centre(t.a));
    QVERIFY(t.editor());
    t.type("orders");
    QTest::keyClick(t.editor(), Qt::Key_Return);
    QVERIFY(!t.editor() || !t.editor()->isVisible());
    QCOMPARE(t.host.at(t.a).name, std::string("orders"));
    QCOMPARE(t.steps(), 5u);
}

void CanvasTest::expectation_13_shiftEnterMakesANewLine() {
    Two t;
    t.doubleClick(t.centre(t.a));
    t.type("order");
    QTest::keyClick(t.editor(), Qt::Key_Return, Qt::ShiftModifier);
    t.type("service");
    QTest::keyClick(t.editor(), Qt::Key_Return);
    QCOMPARE(t.host.at(t.a).name, std::string("order\nservice"));
}

void CanvasTest::expectation_13_escCancelsTheName() {
    Two t;
    t.doubleClick(t.centre(t.a));
    t.type("nonsense");
    QTest::keyClick(t.editor(), Qt::Key_Escape);
    QCOMPARE(t.host.at(t.a).name, std::string("alpha"));
    QCOMPARE(t.steps(), 4u);
}

void CanvasTest::expectation_13_typingOpensTheTypeLine() {
    Two t;
    QSignalSpy typed(&t.canvas, &Canvas::typed);
    QTest::keyClicks(&t.canvas, "r>");
    QCOMPARE(typed.size(), 2);
    QCOMPARE(typed[0][0].toString(), QString("r"));
    t.canvas.setTyping(false);
    QTest::keyClicks(&t.canvas, "r");
    QCOMPARE(typed.size(), 2);
}

void CanvasTest::expectation_15_ctrlOrAltDragDuplicates_data() {
    QTest::addColumn<int>("key");
    QTest::addRow("Ctrl") << static_cast<int>(Qt::ControlModifier);
    QTest::addRow("Alt") << static_cast<int>(Qt::AltModifier);
}

void CanvasTest::expectation_15_ctrlOrAltDragDuplicates() {
    QFETCH(const int, key);
    Two t;
    const Rect before = t.box(refTo(t.a));
    t.drag(t.centre(t.a), {t.centre(t.a).x, 480}, Qt::KeyboardModifiers(key));
    QCOMPARE(t.host.document().all<Node>().size(), 3u);
    QCOMPARE(t.box(refTo(t.a)), before);
    const NodeId copy{t.host.session.selection().begin()->id};
    QVERIFY(copy != t.a);
    QCOMPARE(t.host.at(copy).name, std::string("alpha"));
    QVERIFY(t.box(refTo(copy)).y > before.y + 300);
    QCOMPARE(t.steps(), 5u);
}

void CanvasTest::expectation_15_theModifierAtTheReleaseDecides() {
    Two t;
    t.begin(t.centre(t.a), {200, 480}, Qt::ControlModifier);
    t.release({200, 480});
    QCOMPARE(t.host.document().all<Node>().size(), 2u);
    QVERIFY(t.box(refTo(t.a)).y > 400);
}

void CanvasTest::expectation_18_shiftClickToggles() {
    Two t;
    t.click(t.centre(t.a));
    t.click(t.centre(t.b), Qt::ShiftModifier);
    QVERIFY((t.host.session.selection() == std::set<Ref>{refTo(t.a), refTo(t.b)}));
    t.click(t.centre(t.a), Qt::ShiftModifier);
    QVERIFY((t.host.session.selection() == std::set<Ref>{refTo(t.b)}));
}

void CanvasTest::expectation_18_theFrameAddsWithShift() {
    Two t;
    t.click(t.centre(t.b));
    t.drag({20, 20}, {400, 200}, Qt::ShiftModifier);
    QVERIFY((t.host.session.selection() == std::set<Ref>{refTo(t.a), refTo(t.b)}));
    t.drag({20, 20}, {400, 200});
    QVERIFY((t.host.session.selection() == std::set<Ref>{refTo(t.a)}));
}

void CanvasTest::expectation_21_aMovedComponentSnapsToTheLineOfAnother() {
    Two t;
    const Point from = t.centre(t.a);
    const double wanted = t.box(refTo(t.b)).y;
    t.drag(from, {from.x, from.y + wanted - 80 - 5}); // 5 px above the line
    QCOMPARE(t.box(refTo(t.a)).y, wanted);
}

void CanvasTest::expectation_22_holdingSSuspendsSnapping() {
    Two t;
    const Point from = t.centre(t.a);
    t.begin(from, {from.x + 40, from.y + 40});
    QTest::keyPress(&t.canvas, Qt::Key_S);
    t.move({from.x + 43, from.y + 41});
    t.release({from.x + 43, from.y + 41});
    QTest::keyRelease(&t.canvas, Qt::Key_S);
    QCOMPARE(t.box(refTo(t.a)).x, 123.0);
    QCOMPARE(t.box(refTo(t.a)).y, 121.0);
}

void CanvasTest::expectation_25_tabVisitsInReadingOrder() {
    Two t;
    const NodeId right = t.host.placedNode("right of alpha", 2400, 80);
    t.key(Qt::Key_Tab);
    QVERIFY((t.host.session.selection() == std::set<Ref>{refTo(t.a)}));
    t.key(Qt::Key_Tab);
    QVERIFY((t.host.session.selection() == std::set<Ref>{refTo(right)}));
    const Rect seen = t.canvas.camera().seen(t.canvas.size());
    QVERIFY(seen.contains({t.box(refTo(right)).x, 80}) && seen.contains({t.box(refTo(right)).right(), 136}));
    t.key(Qt::Key_Tab);
    QVERIFY((t.host.session.selection() == std::set<Ref>{refTo(t.b)}));
    t.key(Qt::Key_Backtab, Qt::ShiftModifier);
    QVERIFY((t.host.session.selection() == std::set<Ref>{refTo(right)}));
}

void CanvasTest::expectation_26_anEndIsDraggedToAnotherComponent() {
    Two t;
    const NodeId c = t.host.placedNode("gamma", 80, 480);
    const EdgeId edge = t.host.edge(t.a, t.b);
    t.host.session.select({refTo(edge)});
    t.drag(t.route(edge).points.back(), t.centre(c));
    QVERIFY(t.host.at(edge).to() == refTo(c));
    QVERIFY(t.host.at(edge).from() == refTo(t.a));
    t.drag(t.route(edge).points.front(), t.centre(t.b));
    QVERIFY(t.host.at(edge).from() == refTo(t.b));
}

void CanvasTest::expectation_28_edgesAreHitWithinTheirWidthAtEveryZoom_data() {
    QTest::addColumn<double>("zoom");
    for (const double zoom : {0.25, 0.5, 1.0, 2.0, 4.0})
        QTest::addRow("%g", zoom) << zoom;
}

void CanvasTest::expectation_28_edgesAreHitWithinTheirWidthAtEveryZoom() {
    QFETCH(const double, zoom);
    Two t;
    const NodeId c = t.host.placedNode("gamma", 480, 80);
    const EdgeId edge = t.host.edge(t.a, c);
    const Point line = t.route(edge).points.front();
    Camera camera;
    camera.zoomAt({0, 0}, zoom);
    camera.pan(QPointF(450, 300) - camera.toView({line.x + 60, line.y}));
    t.canvas.setCamera(camera);
    for (const double off : {-4.0, 0.0, 4.0}) { // 8 px wide at least
        t.host.session.select({});
        t.click({line.x + 60, line.y + off / zoom});
        QVERIFY((t.host.session.selection() == std::set<Ref>{refTo(edge)}));
    }
    t.click({line.x + 60, line.y + 12 / zoom});
    QVERIFY(t.host.session.selection().empty());
}

void CanvasTest::expectation_29_handlesAreHitWithin12PxAtEveryZoom_data() {
    expectation_28_edgesAreHitWithinTheirWidthAtEveryZoom_data();
}

void CanvasTest::expectation_29_handlesAreHitWithin12PxAtEveryZoom() {
    QFETCH(const double, zoom);
    Two t;
    Camera camera;
    const Rect box = t.box(refTo(t.a));
    camera.zoomAt({0, 0}, zoom);
    camera.pan(QPointF(450, 300) - camera.toView({box.right(), box.bottom()}));
    t.canvas.setCamera(camera);
    t.host.session.select({refTo(t.a)});
    t.hover(box.centre());
    const Point corner{box.right() + 4 + 8 / zoom, box.bottom() + 4 + 8 / zoom};
    t.begin(corner, {corner.x + 80, corner.y + 40});
    QCOMPARE(t.canvas.toolPath(), QString("select/resize"));
    t.release({corner.x + 80, corner.y + 40});
    QVERIFY(t.box(refTo(t.a)).w > box.w);
}

void CanvasTest::lockedThingsAreNotMovedByADrag() {
    Two t;
    t.host.edit([&](Transaction& edit) {
        return setFlag(edit, t.host.sheet, {refTo(t.a)}, PlacementFlag::Locked, true);
    });
    t.host.session.select({refTo(t.a), refTo(t.b)});
    const Rect before = t.box(refTo(t.a));
    t.drag(t.centre(t.b), {t.centre(t.b).x, 480});
    QCOMPARE(t.box(refTo(t.a)), before);
    QVERIFY(t.box(refTo(t.b)).y > 400);
}

void CanvasTest::theFrameTakesEdgesByATouch() {
    Two t;
    const NodeId c = t.host.placedNode("gamma", 600, 80);
    const EdgeId edge = t.host.edge(t.a, c);
    const Point at = t.route(edge).points.front();
    t.drag({at.x + 40, at.y - 30}, {at.x + 60, at.y + 30});
    QVERIFY((t.host.session.selection() == std::set<Ref>{refTo(edge)}));
}

void CanvasTest::aDragAtTheEdgeScrolls() {
    Two t;
    const Point start = t.canvas.camera().origin();
    t.begin(t.centre(t.a), {895, 300});
    QTRY_VERIFY(t.canvas.camera().origin().x > start.x + 100);
    t.release({t.canvas.camera().toScene({600, 300})});
    const double stopped = t.canvas.camera().origin().x;
    QApplication::processEvents();
    QCOMPARE(t.canvas.camera().origin().x, stopped);
}

void CanvasTest::fittingALargeSheetWhoseCornerIsEmptyShowsSomethingOfIt() {
    CanvasDriver d;
    const NodeId start = d.host.placedNode("start", 0, 3'000);
    (void)d.host.placedNode("end", 9'000, 0);
    d.canvas.fitReadable();
    QCOMPARE(d.canvas.zoom() * 14, 11.0);
    const QRectF box = d.canvas.viewBox(refTo(start));
    QVERIFY(QRectF(d.canvas.rect()).contains(box));
    QVERIFY(std::abs(box.center().y() - d.canvas.height() / 2.0) < 1);
}

QTEST_MAIN(CanvasTest)
#include "canvas_test.moc"
