#include "support/property.h"
#include "support/rich_design.h"

using namespace chalkline;
using namespace chalkline::test;

namespace {

/// a -> b with a label, and c.
struct Triangle {
    TestSession host;
    NodeId a = host.node("a");
    NodeId b = host.node("b");
    NodeId c = host.node("c");
    EdgeId edge = host.edge(refTo(a), refTo(b), EdgeKind::Async, "orders");

    template <class Operation>
    auto edit(Operation operation) {
        return host.edit(operation);
    }
    [[nodiscard]] const Edge& now() const { return host.at(edge); }
};

} // namespace

class EdgeOperationsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void connectingKeepsWhatWasGiven();
    void selfLoopsParallelEdgesAndBoundaryEndsAreLegal();
    void onlyNodesAndBoundariesAreJoined();
    void eachEndIsReconnectedAlone();
    void kindAndDirectionAreSetAndToggled();
    void reversingSwapsTheEndsOfBothTypes();
    void editingAnEdgeReplacesEveryValueAndKeepsItsEnds();
    void anEdgeThatIsGoneOrEndsNowhereIsNotEdited();
    void insertingANodeKeepsTheFirstHalf();
    void aShapeComesAndGoesWithWhatThereIsToSay();
    void aShapeWithAMovedLabelStays();
    void shapesArePerSheet();
};

void EdgeOperationsTest::connectingKeepsWhatWasGiven() {
    const Triangle t;
    Edge expected;
    expected.id = t.edge;
    expected.from_node = t.a;
    expected.to_node = t.b;
    expected.kind = EdgeKind::Async;
    expected.label = "orders";
    QVERIFY(t.now() == expected);
}

void EdgeOperationsTest::selfLoopsParallelEdgesAndBoundaryEndsAreLegal() {
    Triangle t;
    const EdgeId loop = t.host.edge(t.a, t.a);
    const EdgeId parallel = t.host.edge(t.a, t.b);
    QVERIFY(t.host.at(loop).from() == t.host.at(loop).to());
    QVERIFY(parallel != t.edge);
    const BoundaryId boundary = t.host.boundary("eu");
    const EdgeId outer = t.host.edge(refTo(boundary), refTo(t.a));
    QVERIFY(t.host.at(outer).from_boundary == boundary);
    QVERIFY(!t.host.at(outer).from_node);
    QVERIFY(validate(t.host.document().tables()).empty());
}

void EdgeOperationsTest::onlyNodesAndBoundariesAreJoined() {
    Triangle t;
    const auto refused = [&](Ref from, Ref to) {
        return t.host
            .attempt([&](Transaction& edit) {
                return chalkline::connect(edit, NewEdge{.from = from, .to = to, .label = {}});
            })
            .error()
            .text();
    };
    QCOMPARE(refused(refTo(t.a), refTo(t.host.sheet)), "an edge joins nodes or boundaries, not a sheet");
    QCOMPARE(refused(refTo(t.a), {RecordType::Node, 99}), "there is no node 99");
}

void EdgeOperationsTest::eachEndIsReconnectedAlone() {
    Triangle t;
    const BoundaryId boundary = t.host.boundary("eu");
    t.edit([&](Transaction& edit) { return reconnect(edit, t.edge, EdgeEnd::To, refTo(boundary)); });
    QVERIFY(t.now().from() == refTo(t.a));
    QVERIFY(t.now().to() == refTo(boundary));
    QVERIFY(!t.now().to_node);
    t.edit([&](Transaction& edit) { return reconnect(edit, t.edge, EdgeEnd::From, refTo(t.c)); });
    QVERIFY(t.now().from() == refTo(t.c));
    QVERIFY(t.now().to() == refTo(boundary));
    QCOMPARE(t.now().label, "orders");
    const auto refused = t.host.attempt(
        [&](Transaction& edit) { return reconnect(edit, t.edge, EdgeEnd::From, refTo(t.edge)); });
    QVERIFY(refused.error().code == ErrorCode::Invalid);
    const auto missing = t.host.attempt(
        [&](Transaction& edit) { return reconnect(edit, EdgeId{99}, EdgeEnd::From, refTo(t.a)); });
    QCOMPARE(missing.error().text(), "there is no edge 99");
}

void EdgeOperationsTest::kindAndDirectionAreSetAndToggled() {
    Triangle t;
    t.edit([&](Transaction& edit) { return toggleSyncAsync(edit, t.edge); });
    QVERIFY(t.now().kind == EdgeKind::Sync);
    t.edit([&](Transaction& edit) { return toggleSyncAsync(edit, t.edge); });
    QVERIFY(t.now().kind == EdgeKind::Async);
    t.edit([&](Transaction& edit) { return setEdgeKind(edit, t.edge, EdgeKind::Data); });
    t.edit([&](Transaction& edit) { return toggleSyncAsync(edit, t.edge); });
    QVERIFY(t.now().kind == EdgeKind::Data);
    t.edit([&](Transaction& edit) { return setDirection(edit, t.edge, Direction::Both); });
    QVERIFY(t.now().direction == Direction::Both);
    t.edit([&](Transaction& edit) { return setLabel(edit, t.edge, "payments"); });
    QCOMPARE(t.now().label, "payments");
}

void EdgeOperationsTest::reversingSwapsTheEndsOfBothTypes() {
    Triangle t;
    const BoundaryId boundary = t.host.boundary("eu");
    t.edit([&](Transaction& edit) { return reconnect(edit, t.edge, EdgeEnd::To, refTo(boundary)); });
    t.edit([&](Transaction& edit) { return reverse(edit, t.edge); });
    QVERIFY(t.now().from() == refTo(boundary));
    QVERIFY(t.now().to() == refTo(t.a));
    QVERIFY(!t.now().from_node);
    QVERIFY(!t.now().to_boundary);
    const std::size_t steps = t.host.session.history().steps().size();
    const EdgeId loop = t.host.edge(t.a, t.a);
    t.edit([&](Transaction& edit) { return reverse(edit, loop); });
    QCOMPARE(t.host.session.history().steps().size(), steps + 1); // turning a loop changes nothing
}

void EdgeOperationsTest::editingAnEdgeReplacesEveryValueAndKeepsItsEnds() {
    Triangle t;
    Edge wanted = t.now();
    wanted.protocol = "gRPC";
    wanted.timeout_ms = 250;
    wanted.retries = 2;
    wanted.dlq_node = t.c;
    t.edit([&](Transaction& edit) { return editEdge(edit, wanted); });
    QVERIFY(t.now() == wanted);
    QVERIFY(t.host.undo());
    QVERIFY(!t.now().timeout_ms);
}

void EdgeOperationsTest::anEdgeThatIsGoneOrEndsNowhereIsNotEdited() {
    Triangle t;
    Edge wanted = t.now();
    wanted.to_node = NodeId{99};
    const auto nowhere = t.host.attempt([&](Transaction& edit) { return editEdge(edit, wanted); });
    QCOMPARE(nowhere.error().code, ErrorCode::NotFound);
    wanted = t.now();
    wanted.id = EdgeId{99};
    const auto gone = t.host.attempt([&](Transaction& edit) { return editEdge(edit, wanted); });
    QCOMPARE(gone.error().message, std::string("there is no edge 99"));
}

void EdgeOperationsTest::insertingANodeKeepsTheFirstHalf() {
    Triangle t;
    const EdgeId second = t.edit([&](Transaction& edit) { return insertIntoEdge(edit, t.edge, t.c); });
    QVERIFY(t.now().from() == refTo(t.a));
    QVERIFY(t.now().to() == refTo(t.c));
    QCOMPARE(t.now().label, "orders");
    QVERIFY(t.host.at(second).from() == refTo(t.c));
    QVERIFY(t.host.at(second).to() == refTo(t.b));
    QVERIFY(t.host.at(second).kind == EdgeKind::Async);
    QCOMPARE(t.host.at(second).label, "");
    QVERIFY(t.host.undo());
    QVERIFY(t.now().to() == refTo(t.b));
    QVERIFY(!t.host.document().find(second));
    const auto missing =
        t.host.attempt([&](Transaction& edit) { return insertIntoEdge(edit, t.edge, NodeId{99}); });
    QCOMPARE(missing.error().text(), "there is no node 99");
}

void EdgeOperationsTest::aShapeComesAndGoesWithWhatThereIsToSay() {
    Triangle t;
    const auto shape = [&](EdgeStyle style, std::vector<Point> waypoints) {
        t.edit([&](Transaction& edit) { return setEdgeShape(edit, t.host.sheet, t.edge, style, waypoints); });
    };
    shape(EdgeStyle::Orthogonal, {});
    QVERIFY(t.host.document().all<EdgeShape>().empty());
    shape(EdgeStyle::Curved, {});
    QCOMPARE(t.host.document().all<EdgeShape>().size(), 1u);
    const EdgeShapeId id = t.host.document().all<EdgeShape>().begin()->id;
    shape(EdgeStyle::Orthogonal, {{1, 2}, {3, 4}});
    QVERIFY((t.host.at(id).waypoints == std::vector<Point>{{1, 2}, {3, 4}}));
    QVERIFY(t.host.at(id).style == EdgeStyle::Orthogonal);
    shape(EdgeStyle::Orthogonal, {});
    QVERIFY(t.host.document().all<EdgeShape>().empty());
}

void EdgeOperationsTest::aShapeWithAMovedLabelStays() {
    Triangle t;
    EdgeShape moved;
    moved.sheet = t.host.sheet;
    moved.edge = t.edge;
    moved.label_offset_y = -12;
    const EdgeShapeId id = t.host.put(moved);
    t.edit([&](Transaction& edit) {
        return setEdgeShape(edit, t.host.sheet, t.edge, EdgeStyle::Orthogonal, {});
    });
    QCOMPARE(t.host.at(id).label_offset_y, -12.0);
}

void EdgeOperationsTest::shapesArePerSheet() {
    Triangle t;
    const SheetId second = t.edit([](Transaction& edit) { return addSheet(edit, "2"); });
    for (const SheetId sheet : {t.host.sheet, second})
        t.edit([&](Transaction& edit) { return setEdgeShape(edit, sheet, t.edge, EdgeStyle::Straight, {}); });
    QCOMPARE(t.host.document().all<EdgeShape>().size(), 2u);
    const auto nowhere = t.host.attempt(
        [&](Transaction& edit) { return setEdgeShape(edit, SheetId{99}, t.edge, EdgeStyle::Straight, {}); });
    QCOMPARE(nowhere.error().message, "names sheet 99, which does not exist");
}

QTEST_APPLESS_MAIN(EdgeOperationsTest)
#include "edge_operations_test.moc"
