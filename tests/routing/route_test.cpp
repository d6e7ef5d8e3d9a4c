#include "routing/sketch.h"
#include "support/picture_faults.h"

#include <QtTest>

#include <random>

using namespace chalkline;
using namespace chalkline::test;

namespace {

EdgeShape shapeOf(EdgeId edge) {
    EdgeShape shape;
    shape.edge = edge;
    return shape;
}

Node stackOf(std::int64_t instances) {
    Node node;
    node.kind = "compute.service";
    node.name = "service";
    node.instances_min = node.instances_max = instances;
    return node;
}

/// Boxes on a grid of 220 x 120 with jitter, so that none overlap, and edges between any of them.
Sketch randomSketch(unsigned seed, const std::vector<int>& order) {
    std::mt19937 random(seed);
    const auto below = [&](unsigned n) { return static_cast<int>(random() % n); };
    struct Wish {
        int from, to, kind;
        bool label;
    };
    const int count = static_cast<int>(order.size());
    std::vector<Rect> boxes;
    for (int i = 0; i < count; ++i)
        boxes.push_back({i % 5 * 230.0 + below(50), i / 5 * 130.0 + below(40), 144.0 + below(5) * 8, 56});
    std::vector<Wish> wishes;
    for (int e = 0; e < count * 3 / 2; ++e)
        wishes.push_back({below(static_cast<unsigned>(count)), below(static_cast<unsigned>(count)), below(3),
                          below(3) == 0});
    Sketch sketch;
    std::vector<NodeId> ids(boxes.size());
    for (const int i : order) {
        const Rect& at = boxes[static_cast<std::size_t>(i)];
        ids[static_cast<std::size_t>(i)] = sketch.box(at.x, at.y, at.w, at.h);
    }
    for (std::size_t e = 0; e < wishes.size(); ++e) {
        const Wish& wish = wishes[e];
        sketch.edge(ids[static_cast<std::size_t>(wish.from)], ids[static_cast<std::size_t>(wish.to)],
                    wish.label ? "label " + std::to_string(e) : "", static_cast<EdgeKind>(wish.kind));
    }
    return sketch;
}

std::vector<int> numbers(int count) {
    std::vector<int> all(static_cast<std::size_t>(count));
    for (int i = 0; i < count; ++i)
        all[static_cast<std::size_t>(i)] = i;
    return all;
}

} // namespace

class RouteTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void alignedBoxesAreJoinedByOneStraightLineBetweenTheirMiddles() {
        Sketch sketch;
        const EdgeId edge = sketch.edge(sketch.box(0, 0), sketch.box(300, 0));
        QCOMPARE(textOf(sketch.route(edge).points), QStringLiteral("160,28 300,28"));
    }
    void boxesOneAboveTheOtherAreJoinedFromBottomToTop() {
        Sketch sketch;
        const EdgeId edge = sketch.edge(sketch.box(0, 0), sketch.box(0, 200));
        QCOMPARE(textOf(sketch.route(edge).points), QStringLiteral("80,56 80,200"));
    }
    void anOffsetTargetIsReachedWithTwoBendsInTheMiddleOfTheGap() {
        Sketch sketch;
        const EdgeId edge = sketch.edge(sketch.box(0, 0), sketch.box(320, 200));
        QCOMPARE(textOf(sketch.route(edge).points), QStringLiteral("160,28 240,28 240,228 320,228"));
    }
    void aBoxInTheWayIsGoneRound() {
        Sketch sketch;
        const NodeId from = sketch.box(0, 0);
        const NodeId middle = sketch.box(300, 0);
        const EdgeId edge = sketch.edge(from, sketch.box(600, 0));
        const Route route = sketch.route(edge);
        QVERIFY(isOrthogonal(route));
        QVERIFY2(keepsOff(route, sketch.routed().boxes.at({RecordType::Node, middle.value}).grown(6)),
                 qPrintable(textOf(route.points)));
    }
    void reservedBoxesAreGoneRoundToo() {
        Sketch sketch;
        const EdgeId edge = sketch.edge(sketch.box(0, 0), sketch.box(0, 300));
        const Rect chip{20, 58, 120, 14};
        const RoutedSheet sheet = sketch.routed({&chip, 1});
        QCOMPARE(sheet.routes.front().edge, edge);
        QVERIFY2(keepsOff(sheet.routes.front(), chip), qPrintable(textOf(sheet.routes.front().points)));
    }
    void aSelfLoopLeavesAtTheRightAndComesBackFromBelow() {
        Sketch sketch;
        const NodeId node = sketch.box(0, 0);
        const Route route = sketch.route(sketch.edge(node, node));
        QCOMPARE(textOf(route.points), QStringLiteral("160,28 184,28 184,82 80,82 80,56"));
    }
    void parallelEdgesRunTwelvePixelsApart() {
        Sketch sketch;
        const NodeId a = sketch.box(0, 0);
        const NodeId b = sketch.box(300, 0);
        sketch.edge(a, b);
        sketch.edge(a, b);
        sketch.edge(b, a);
        QCOMPARE(pictureFaults(sketch.tables(), sketch.routed()).smallestGap, 12.0);
        QCOMPARE(pictureFaults(sketch.tables(), sketch.routed()).bends, 0);
    }
    void aFanOutHasNoCrossings() {
        Sketch sketch;
        const NodeId hub = sketch.box(0, 240);
        for (int i = 0; i < 6; ++i)
            sketch.edge(hub, sketch.box(400, i * 96.0));
        const PictureFaults faults = pictureFaults(sketch.tables(), sketch.routed());
        QCOMPARE(faults.crossings, 0);
        QVERIFY2(faults.smallestGap >= 4, qPrintable(QString::number(faults.smallestGap)));
    }
    /// The painter carries the line on to the outermost body.
    void aStackIsLeftAtItsBox() {
        Sketch sketch;
        const NodeId stack = sketch.place(stackOf(12), {0, 0, 160, 56});
        const EdgeId right = sketch.edge(stack, sketch.box(300, 0));
        QCOMPARE(sketch.route(right).points.front().x, 160.0);
    }
    void anEdgeToABoundaryEndsOnItsBorder() {
        Sketch sketch;
        const BoundaryId boundary = sketch.boundary("vpc");
        sketch.member(boundary, 400, 100);
        Edge edge;
        edge.from_node = sketch.box(0, 100);
        edge.to_boundary = boundary;
        const EdgeId id = sketch.edge(edge);
        const Rect box = sketch.routed().boxes.at({RecordType::Boundary, boundary.value});
        QCOMPARE(sketch.route(id).points.back().x, box.x);
        QVERIFY(keepsOff(sketch.route(id), box));
    }
    void anEdgeFromABoundaryToItsOwnMemberStaysInside() {
        Sketch sketch;
        const BoundaryId boundary = sketch.boundary("vpc");
        Edge edge;
        edge.from_boundary = boundary;
        edge.to_node = sketch.member(boundary, 400, 100);
        sketch.member(boundary, 700, 100);
        const EdgeId id = sketch.edge(edge);
        const Rect box = sketch.routed().boxes.at({RecordType::Boundary, boundary.value});
        for (const Point& point : sketch.route(id).points)
            QVERIFY2(box.contains(point), qPrintable(textOf(sketch.route(id).points)));
        QVERIFY(isOrthogonal(sketch.route(id)));
    }
    void aLineKeepsOffTheTitleOfABoundary() {
        Sketch sketch;
        const BoundaryId boundary = sketch.boundary("a name that is long enough to stand in the way");
        const NodeId inside = sketch.member(boundary, 0, 200);
        const EdgeId edge = sketch.edge(sketch.box(0, 0), inside);
        const RoutedSheet sheet = sketch.routed();
        QCOMPARE(pictureFaults(sketch.tables(), sheet).linesThroughTitles, 0);
        QVERIFY(isOrthogonal(sketch.route(edge)));
    }
    void waypointsAreKept() {
        Sketch sketch;
        const EdgeId edge = sketch.edge(sketch.box(0, 0), sketch.box(600, 0));
        EdgeShape shape = shapeOf(edge);
        shape.waypoints = {{240, 28}, {240, 160}, {400, 160}};
        sketch.shape(shape);
        const Route route = sketch.route(edge);
        for (const Point& point : shape.waypoints)
            QVERIFY2(std::ranges::count(route.points, point) == 1, qPrintable(textOf(route.points)));
        QVERIFY(isOrthogonal(route));
    }
    void aStraightEdgeIsOneStretch() {
        Sketch sketch;
        const EdgeId edge = sketch.edge(sketch.box(0, 0), sketch.box(600, 300));
        EdgeShape shape = shapeOf(edge);
        shape.style = EdgeStyle::Straight;
        sketch.shape(shape);
        QCOMPARE(sketch.route(edge).points.size(), std::size_t{2});
    }
    void aCurvedEdgeBendsWidelyWhereNothingIsInTheWay() {
        Sketch sketch;
        const EdgeId edge = sketch.edge(sketch.box(0, 0), sketch.box(600, 400));
        EdgeShape shape = shapeOf(edge);
        shape.style = EdgeStyle::Curved;
        sketch.shape(shape);
        QCOMPARE(sketch.route(edge).bend, 64.0);
        QVERIFY(isOrthogonal(sketch.route(edge)));
    }
    void aCurvedEdgeCutsNoBoxAtItsBend() {
        Sketch sketch;
        const EdgeId edge = sketch.edge(sketch.box(0, 0), sketch.box(600, 400));
        sketch.box(180, 70); // inside the bend
        EdgeShape shape = shapeOf(edge);
        shape.style = EdgeStyle::Curved;
        sketch.shape(shape);
        QVERIFY2(sketch.route(edge).bend < 64, qPrintable(textOf(sketch.route(edge).points)));
    }
    void anEdgeNobodyShapedHasSmallBends() {
        Sketch sketch;
        QCOMPARE(sketch.route(sketch.edge(sketch.box(0, 0), sketch.box(600, 400))).bend, bendRadius);
    }
    void aLabelStandsInTheMiddleOfItsStraightLine() {
        Sketch sketch;
        const Route route = sketch.route(sketch.edge(sketch.box(0, 0), sketch.box(300, 0), "ask"));
        QVERIFY(route.label);
        QCOMPARE(route.label->centre().x, 230.0);
        QCOMPARE(route.label->centre().y, 28.0);
        QCOMPARE(route.label->h, 19.0);
    }
    void aLabelMovedByHandStaysThere() {
        Sketch sketch;
        const EdgeId edge = sketch.edge(sketch.box(0, 0), sketch.box(360, 0), "ask");
        EdgeShape shape = shapeOf(edge);
        shape.label_position = 0.25;
        shape.label_offset_y = -30;
        sketch.shape(shape);
        const Route route = sketch.route(edge);
        QCOMPARE(route.label->centre().x, 210.0);
        QCOMPARE(route.label->centre().y, -2.0);
    }
    void whereLinesCrossTheVerticalOneBreaks() {
        Sketch sketch;
        const EdgeId across = sketch.edge(sketch.box(0, 200), sketch.box(600, 200));
        const EdgeId down = sketch.edge(sketch.box(300, 0), sketch.box(300, 400));
        QCOMPARE(textOf(sketch.route(down).breaks), QStringLiteral("380,228"));
        QVERIFY(sketch.route(across).breaks.empty());
    }
    void overlappingBoxesStillGetALine() {
        Sketch sketch;
        const NodeId a = sketch.box(0, 0);
        const NodeId b = sketch.box(40, 20);
        const NodeId c = sketch.box(40, 20);
        for (const EdgeId edge : {sketch.edge(a, b), sketch.edge(b, c), sketch.edge(c, a)})
            QVERIFY(isOrthogonal(sketch.route(edge)) || sketch.route(edge).points.size() == 2);
    }
    void boxesWithoutASizeOrFarAwayDoNotHang() {
        Sketch sketch;
        const NodeId a = sketch.place(stackOf(1), {0, 0, 0.001, 0.001});
        const NodeId b = sketch.box(9e6, -9e6);
        const NodeId c = sketch.box(1e12, 0);
        sketch.edge(a, b, "far");
        sketch.edge(b, c);
        QCOMPARE(sketch.routed().routes.size(), std::size_t{1}); // c is out of this world
    }
    void noLineRunsThroughAForeignBoxWhateverTheBoxes() {
        const unsigned first = std::random_device{}();
        for (unsigned seed = first; seed < first + 60; ++seed) {
            const Sketch sketch = randomSketch(seed, numbers(5 + static_cast<int>(seed % 20)));
            const PictureFaults faults = pictureFaults(sketch.tables(), sketch.routed());
            const QString text = QStringLiteral("seed %1: through %2, labels on nodes %3, on labels %4")
                                     .arg(seed)
                                     .arg(faults.linesThroughNodes)
                                     .arg(faults.labelsOnNodes)
                                     .arg(faults.labelsOnLabels);
            QVERIFY2(faults.nodeOverlaps == 0, qPrintable(text));
            QVERIFY2(faults.grave() == 0, qPrintable(text));
            for (const Route& route : sketch.routed().routes)
                QVERIFY2(isOrthogonal(route), qPrintable(text));
        }
    }
    void theOrderInWhichBoxesWereMadeDoesNotMatter() {
        const unsigned seed = std::random_device{}();
        std::mt19937 random(seed);
        std::vector<int> order = numbers(18);
        const RoutedSheet first = randomSketch(seed, order).routed();
        std::ranges::shuffle(order, random);
        const RoutedSheet second = randomSketch(seed, order).routed();
        QCOMPARE(first.routes.size(), second.routes.size());
        for (std::size_t i = 0; i < first.routes.size(); ++i) {
            const QString text = QStringLiteral("seed %1, edge %2").arg(seed).arg(i);
            QVERIFY2(first.routes[i].points == second.routes[i].points, qPrintable(text));
            QVERIFY2(first.routes[i].label == second.routes[i].label, qPrintable(text));
        }
    }
};

QTEST_APPLESS_MAIN(RouteTest)
#include "route_test.moc"
