#include <QtTest>

#include "routing/live_routes.h"
#include "sketch.h"
#include "support/dice.h"
#include "support/property.h"

using namespace chalkline;
using namespace chalkline::test;

namespace {

constexpr std::size_t columns = 8;
constexpr std::size_t nodes = 48;

/// A sheet so large that a drag is not routed whole: a grid of boxes out of line, edges between near ones.
struct Plan {
    explicit Plan(Dice& dice) {
        for (std::size_t i = 0; i < nodes; ++i)
            boxes.push_back(sketch.box(static_cast<double>(i % columns * 260 + dice.below(50)),
                                       static_cast<double>(i / columns * 150 + dice.below(40))));
        for (std::size_t i = 0; i < 70; ++i)
            join(dice);
    }

    void join(Dice& dice) {
        const std::size_t from = dice.below(nodes);
        const std::size_t far = 1 + dice.below(2) + columns * dice.below(2);
        const std::size_t to = from + far < nodes ? from + far : from - far;
        const EdgeKind kind = dice.oneIn(3) ? EdgeKind::Async : EdgeKind::Sync;
        edges.push_back(sketch.edge(boxes[from], boxes[to], dice.oneIn(3) ? "call" : "", kind));
    }
    [[nodiscard]] Point placeOf(NodeId node) const {
        const Rect box = boxesOf(sketch.tables(), sketch.sheet).at({RecordType::Node, node.value});
        return {box.x, box.y};
    }

    Sketch sketch;
    std::vector<NodeId> boxes;
    std::vector<EdgeId> edges;
};

QString differenceBetween(const RoutedSheet& a, const RoutedSheet& b) {
    if (a.boxes != b.boxes) return QStringLiteral("boxes differ");
    if (a.routes.size() != b.routes.size()) return QStringLiteral("another number of routes");
    for (std::size_t i = 0; i < a.routes.size(); ++i) {
        const QString edge = QStringLiteral("edge %1: ").arg(a.routes[i].edge.value);
        if (a.routes[i].edge != b.routes[i].edge) return edge + "another edge";
        if (a.routes[i].points != b.routes[i].points)
            return edge + textOf(a.routes[i].points) + " and " + textOf(b.routes[i].points);
        if (a.routes[i].label != b.routes[i].label) return edge + "labels differ";
        if (a.routes[i].breaks != b.routes[i].breaks) return edge + "breaks differ";
    }
    return {};
}

/// A route of a drag that no one would draw, or "".
QString faultOf(const Plan& plan, const RoutedSheet& sheet) {
    for (const Route& route : sheet.routes) {
        const Edge& edge = *plan.sketch.tables().find(route.edge);
        const QString name = QStringLiteral("edge %1 ").arg(route.edge.value) + textOf(route.points);
        if (!isOrthogonal(route)) return name + " is not orthogonal";
        const auto isOnBorder = [](const Rect& box, Point p) {
            return box.grown(0.1).contains(p) && !box.grown(-2.1).contains(p);
        };
        if (!isOnBorder(sheet.boxes.at(edge.from()), route.points.front()))
            return name + " begins off its box";
        if (!isOnBorder(sheet.boxes.at(edge.to()), route.points.back())) return name + " ends off its box";
        if (route.label.has_value() == edge.label.empty()) return name + " has no label or one too many";
    }
    return {};
}

} // namespace

class DragTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void whatADragDoesNotTouchStaysAsItIs() {
        Dice dice(5);
        Plan plan(dice);
        LiveRoutes live;
        const RoutedSheet before = live.of(plan.sketch.tables(), plan.sketch.sheet);
        const Ref node{RecordType::Node, plan.boxes[0].value};
        plan.sketch.moveTo(plan.boxes[0], {-300, -200});
        live.moved({{node, {-300, -200}}});
        const RoutedSheet& during = live.of(plan.sketch.tables(), plan.sketch.sheet);
        QVERIFY(live.isProvisional());
        QCOMPARE(during.boxes.at(node).x, -300.0);
        int same = 0;
        for (std::size_t i = 0; i < before.routes.size(); ++i) {
            const Edge& edge = *plan.sketch.tables().find(before.routes[i].edge);
            const bool touched = edge.from() == node || edge.to() == node;
            if (!touched) QCOMPARE(textOf(during.routes[i].points), textOf(before.routes[i].points));
            same += !touched;
        }
        QVERIFY(same > 50);
    }

    void aLineMakesWayForWhatIsDraggedOntoItAndComesBack() {
        Dice dice(6);
        Plan plan(dice);
        const NodeId left = plan.sketch.box(-2000, 0);
        const NodeId right = plan.sketch.box(-1000, 0);
        const EdgeId edge = plan.sketch.edge(left, right);
        const NodeId moved = plan.sketch.box(-1600, 400);
        LiveRoutes live;
        const auto routeOf = [&] {
            for (const Route& route : live.of(plan.sketch.tables(), plan.sketch.sheet).routes)
                if (route.edge == edge) return route;
            return Route{};
        };
        const Route before = routeOf();
        QCOMPARE(before.points.size(), std::size_t{2});
        live.moved({{{RecordType::Node, moved.value}, {-1580, 10}}});
        const Route during = routeOf();
        QVERIFY(keepsOff(during, {-1580, 10, 160, 56}));
        QVERIFY(during.points.size() > 2);
        live.moved({{{RecordType::Node, moved.value}, {-1600, 300}}});
        QCOMPARE(textOf(routeOf().points), textOf(before.points));
    }

    void breaksFollowTheLinesOfADrag() {
        Dice dice(7);
        Plan plan(dice);
        const EdgeId across = plan.sketch.edge(plan.sketch.box(-2000, 0), plan.sketch.box(-1000, 0));
        const NodeId top = plan.sketch.box(-1600, -400);
        const NodeId bottom = plan.sketch.box(-1600, 400);
        const EdgeId down = plan.sketch.edge(top, bottom);
        LiveRoutes live;
        const auto breaksOf = [&](EdgeId id) {
            for (const Route& route : live.of(plan.sketch.tables(), plan.sketch.sheet).routes)
                if (route.edge == id) return route.breaks;
            return std::vector<Point>{};
        };
        QCOMPARE(textOf(breaksOf(down)), QStringLiteral("-1520,28"));
        live.moved({{{RecordType::Node, bottom.value}, {-1600, -250}}});
        QCOMPARE(textOf(breaksOf(down)), QString());
        live.moved({{{RecordType::Node, bottom.value}, {-1600, 300}}});
        QCOMPARE(textOf(breaksOf(down)), QStringLiteral("-1520,28"));
        QVERIFY(breaksOf(across).empty());
    }

    void aSmallSheetIsRoutedWholeWhileDragging() {
        Sketch sketch;
        const NodeId a = sketch.box(0, 0);
        sketch.edge(a, sketch.box(600, 0));
        LiveRoutes live;
        (void)live.of(sketch.tables(), sketch.sheet);
        sketch.moveTo(a, {0, 300});
        live.moved({{{RecordType::Node, a.value}, {0, 300}}});
        QCOMPARE(differenceBetween(live.of(sketch.tables(), sketch.sheet), sketch.routed()), QString());
        QVERIFY(!live.isProvisional());
    }

    /// Two thousand drags, cancelled or not, with other edits between them.
    void afterEachDragTheRoutesAreThoseOfTheWholeSheet() {
        const std::uint64_t seed = freshSeed();
        qInfo("seed %llu", static_cast<unsigned long long>(seed));
        Dice dice(seed);
        int provisional = 0;
        for (int project = 0; project < 40; ++project) {
            Plan plan(dice);
            LiveRoutes live;
            for (int sequence = 0; sequence < 50; ++sequence) {
                (void)live.of(plan.sketch.tables(), plan.sketch.sheet);
                std::map<NodeId, Point> from;
                for (std::size_t i = 0, count = 1 + dice.below(3); i < count; ++i) {
                    const NodeId node = plan.boxes[dice.below(nodes)];
                    from[node] = plan.placeOf(node);
                }
                const Point by{static_cast<double>(dice.below(400)) - 200,
                               static_cast<double>(dice.below(300)) - 150};
                for (const double part : {0.4, 1.0}) {
                    Moves moves;
                    for (const auto& [node, place] : from) {
                        const Point at{place.x + part * by.x, place.y + part * by.y};
                        plan.sketch.moveTo(node, at);
                        moves[{RecordType::Node, node.value}] = at;
                    }
                    live.moved(moves);
                    const RoutedSheet& during = live.of(plan.sketch.tables(), plan.sketch.sheet);
                    provisional += live.isProvisional();
                    QCOMPARE(faultOf(plan, during), QString());
                }
                if (!dice.oneIn(4))
                    for (const auto& [node, place] : from)
                        plan.sketch.moveTo(node, place);
                if (plan.edges.size() < 74 && dice.oneIn(3)) plan.join(dice);
                if (plan.edges.size() > 66 && dice.oneIn(3)) {
                    const std::size_t at = dice.below(plan.edges.size());
                    plan.sketch.remove(plan.edges[at]);
                    plan.edges.erase(plan.edges.begin() + static_cast<std::ptrdiff_t>(at));
                }
                live.changed();
                const RoutedSheet& after = live.of(plan.sketch.tables(), plan.sketch.sheet);
                QCOMPARE(differenceBetween(after, plan.sketch.routed()), QString());
            }
        }
        QVERIFY2(provisional > 2000, "the drags were not routed apart");
    }
};

QTEST_APPLESS_MAIN(DragTest)
#include "drag_test.moc"
