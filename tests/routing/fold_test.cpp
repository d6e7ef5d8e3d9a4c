#include <QtTest>

#include "sketch.h"
#include "support/picture_faults.h"

using namespace chalkline;
using namespace chalkline::test;

namespace {

/// A client outside, a boundary with two services and a database, and calls from outside in.
struct Backend {
    Backend() {
        client = sketch.box(0, 0);
        backend = sketch.boundary("Backend");
        orders = sketch.member(backend, 400, 0);
        users = sketch.member(backend, 400, 120);
        database = sketch.member(backend, 700, 60);
        toOrders = sketch.edge(client, orders, "POST /orders");
        toUsers = sketch.edge(client, users, "GET /users");
        inside = sketch.edge(orders, database, "SQL");
    }
    [[nodiscard]] Ref ref() const { return {RecordType::Boundary, backend.value}; }

    Sketch sketch;
    NodeId client;
    BoundaryId backend;
    NodeId orders;
    NodeId users;
    NodeId database;
    EdgeId toOrders;
    EdgeId toUsers;
    EdgeId inside;
};

} // namespace

class FoldTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aCollapsedBoundaryHidesWhatIsInIt() {
        Backend made;
        made.sketch.collapse(made.backend);
        const RoutedSheet sheet = made.sketch.routed();
        QCOMPARE(sheet.boxes.size(), std::size_t{2});
        QCOMPARE(sheet.folding.hiddenIn(made.ref()), 3);
        QCOMPARE(sheet.boxes.at(made.ref()).h, foldedHeight);
    }
    void itStandsInTheMiddleOfWhereItStoodOpen() {
        Backend made;
        const Rect open = made.sketch.routed().boxes.at(made.ref());
        made.sketch.collapse(made.backend);
        const Rect folded = made.sketch.routed().boxes.at(made.ref());
        QCOMPARE(folded.centre().x, open.centre().x);
        QCOMPARE(folded.centre().y, open.centre().y);
    }
    void edgesInsideAreNotSeenAndThoseFromOutsideBecomeOne() {
        Backend made;
        made.sketch.collapse(made.backend);
        const RoutedSheet sheet = made.sketch.routed();
        QCOMPARE(sheet.routes.size(), std::size_t{1});
        const Route& route = sheet.routes.front();
        QCOMPARE(route.edge, made.toOrders);
        QCOMPARE(route.stands, 2);
        QVERIFY(route.to == made.ref());
        QVERIFY(sheet.boxes.at(made.ref()).grown(0.1).contains(route.points.back()));
        QCOMPARE(labelText(*made.sketch.tables().find(route.edge), route.stands),
                 std::string("POST /orders +1"));
    }
    void asynchronousEdgesStayApartFromSynchronousOnes() {
        Backend made;
        made.sketch.edge(made.client, made.users, "order placed", EdgeKind::Async);
        made.sketch.collapse(made.backend);
        QCOMPARE(made.sketch.routed().routes.size(), std::size_t{2});
    }
    void otherLinesGoRoundIt() {
        Backend made;
        made.sketch.collapse(made.backend);
        const Rect box = made.sketch.routed().boxes.at(made.ref());
        const EdgeId past =
            made.sketch.edge(made.sketch.box(box.x - 400, box.y), made.sketch.box(box.x + 500, box.y));
        QVERIFY2(keepsOff(made.sketch.route(past), box), qPrintable(textOf(made.sketch.route(past).points)));
    }
    void theOutermostCollapsedBoundaryCounts() {
        Backend made;
        const BoundaryId region = made.sketch.boundary("Region");
        const BoundaryId inner = made.sketch.boundary("Inner", region);
        const NodeId node = made.sketch.member(inner, 1200, 0);
        made.sketch.collapse(inner);
        made.sketch.collapse(region);
        const RoutedSheet sheet = made.sketch.routed();
        QVERIFY(
            (sheet.folding.seen({RecordType::Node, node.value}) == Ref{RecordType::Boundary, region.value}));
        QVERIFY(!sheet.boxes.contains({RecordType::Boundary, inner.value}));
    }
    void anOpenBoundaryAroundACollapsedOneHoldsItsSmallBox() {
        Sketch sketch;
        const BoundaryId region = sketch.boundary("Region");
        const BoundaryId inner = sketch.boundary("Inner", region);
        sketch.member(inner, 0, 0);
        sketch.member(inner, 900, 600);
        sketch.collapse(inner);
        const RoutedSheet sheet = sketch.routed();
        const Rect box = sheet.boxes.at({RecordType::Boundary, region.value});
        QCOMPARE(box.h, foldedHeight + 2 * boundaryPadding + boundaryTitleBand);
    }
    void exportsToOtherProgramsSeeItOpen() {
        Backend made;
        made.sketch.collapse(made.backend);
        const RoutedSheet sheet = routeSheet(made.sketch.tables(), made.sketch.sheet, {}, Folds::Open);
        QCOMPARE(sheet.boxes.size(), std::size_t{5});
        QCOMPARE(sheet.routes.size(), std::size_t{3});
    }
};

QTEST_APPLESS_MAIN(FoldTest)
#include "fold_test.moc"
