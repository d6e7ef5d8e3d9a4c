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

class DrawingTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aDiscDraggedToAComponentConnects();
    void aDiscDraggedWithShiftConnectsAsynchronously();
    void aDiscDraggedToEmptyCanvasMakesAndNamesOne();
    void aClickOnADiscAsksForAKind();
    void aDropIntoABoundaryJoinsItAndOutOfItLeaves();
    void aStretchOfALineIsDraggedSideways();
    void aLabelIsDraggedAlongItsLine();
    void aFrameMakesABoundaryAroundWhatIsInside();
    void aNoteThatStaysEmptyIsGone();
};

void DrawingTest::aDiscDraggedToAComponentConnects() {
    Two t;
    t.hover(t.centre(t.a));
    const Rect box = t.box(refTo(t.a));
    t.drag({box.right() + 20, box.centre().y}, t.centre(t.b));
    QCOMPARE(t.host.document().all<Edge>().size(), 1u);
    const Edge& edge = *t.host.document().all<Edge>().begin();
    QVERIFY(edge.from() == refTo(t.a) && edge.to() == refTo(t.b));
    QCOMPARE(edge.kind, EdgeKind::Sync);
    QCOMPARE(t.steps(), 5u);
}

void DrawingTest::aDiscDraggedWithShiftConnectsAsynchronously() {
    Two t;
    t.hover(t.centre(t.a));
    const Rect box = t.box(refTo(t.a));
    t.drag({box.centre().x, box.bottom() + 20}, t.centre(t.b), Qt::ShiftModifier);
    QCOMPARE(t.host.document().all<Edge>().begin()->kind, EdgeKind::Async);
}

void DrawingTest::aDiscDraggedToEmptyCanvasMakesAndNamesOne() {
    Two t;
    t.hover(t.centre(t.a));
    const Rect box = t.box(refTo(t.a));
    t.drag({box.right() + 20, box.centre().y}, {600, 112});
    QCOMPARE(t.host.document().all<Node>().size(), 3u);
    QCOMPARE(t.host.document().all<Edge>().size(), 1u);
    QVERIFY(t.editor());
    t.type("billing");
    QTest::keyClick(t.editor(), Qt::Key_Return);
    QCOMPARE(QString::fromStdString(t.host.at(NodeId{t.host.session.selection().begin()->id}).name),
             QString("billing"));
}

void DrawingTest::aClickOnADiscAsksForAKind() {
    Two t;
    QSignalSpy asked(&t.canvas, &Canvas::kindMenuAsked);
    t.hover(t.centre(t.a));
    const Rect box = t.box(refTo(t.a));
    t.click({box.right() + 20, box.centre().y});
    QTRY_COMPARE(asked.size(), 1);
    t.canvas.connectNew(refTo(t.a), BoxSide::Right, "msg.log", EdgeKind::Async);
    const Edge& edge = *t.host.document().all<Edge>().begin();
    QCOMPARE(edge.kind, EdgeKind::Async);
    QCOMPARE(t.host.at(edge.to_node).kind, std::string("msg.log"));
    QCOMPARE(t.box(edge.to()).x, box.right() + 72);
}

void DrawingTest::aDropIntoABoundaryJoinsItAndOutOfItLeaves() {
    Two t;
    const BoundaryId zone = t.host.boundary("zone");
    t.host.placeAt(refTo(zone), 0, 0);
    const NodeId c = t.host.placedNode("gamma", 480, 80, zone);
    const NodeId d = t.host.placedNode("delta", 480, 180, zone);
    Q_UNUSED(d);
    const std::size_t steps = t.steps();
    t.drag(t.centre(t.a), {640, 150});
    QVERIFY(t.host.at(t.a).boundary == zone);
    QCOMPARE(t.steps(), steps + 1);
    t.drag(t.centre(c), {100, 500});
    QVERIFY(!t.host.at(c).boundary);
}

void DrawingTest::aStretchOfALineIsDraggedSideways() {
    Two t;
    const EdgeId edge = t.host.edge(t.a, t.b);
    t.host.session.select({refTo(edge)});
    const std::vector<Point> points = t.route(edge).points;
    std::size_t down = 0;
    while (points[down].x != points[down + 1].x)
        ++down;
    const Point middle{points[down].x, (points[down].y + points[down + 1].y) / 2};
    t.drag(middle, {middle.x + 40, middle.y});
    QCOMPARE(t.host.document().all<EdgeShape>().size(), 1u);
    const double now = std::round((middle.x + 40) / 8) * 8;
    QVERIFY(std::ranges::any_of(t.route(edge).points, [&](Point point) { return point.x == now; }));
    QVERIFY(t.host.undo());
    QVERIFY(t.host.document().all<EdgeShape>().empty());
}

void DrawingTest::aLabelIsDraggedAlongItsLine() {
    Two t;
    const NodeId c = t.host.placedNode("gamma", 600, 80);
    const EdgeId edge = t.host.edge(refTo(t.a), refTo(c), EdgeKind::Sync, "get");
    const Rect label = *t.route(edge).label;
    t.drag(label.centre(), {label.centre().x + 60, label.centre().y + 3});
    QCOMPARE(t.route(edge).label->centre().x, label.centre().x + 60);
    QCOMPARE(t.route(edge).label->centre().y, t.route(edge).points.front().y);
}

void DrawingTest::aFrameMakesABoundaryAroundWhatIsInside() {
    Two t;
    t.canvas.startTool('f');
    t.drag({40, 40}, {360, 200});
    QCOMPARE(t.host.document().all<Boundary>().size(), 1u);
    const BoundaryId zone = t.host.document().all<Boundary>().begin()->id;
    QVERIFY(t.host.at(t.a).boundary == zone);
    QVERIFY(!t.host.at(t.b).boundary);
    QVERIFY(t.editor());
    t.type("VPC");
    QTest::keyClick(t.editor(), Qt::Key_Return);
    QCOMPARE(t.host.at(zone).name, std::string("VPC"));
}

void DrawingTest::aNoteThatStaysEmptyIsGone() {
    Two t;
    t.canvas.startTool('t');
    t.click({300, 500});
    QCOMPARE(t.host.document().all<Note>().size(), 1u);
    QTest::keyClick(t.editor(), Qt::Key_Escape);
    QCOMPARE(t.host.document().all<Note>().size(), 0u);
}

QTEST_MAIN(DrawingTest)
#include "drawing_test.moc"
