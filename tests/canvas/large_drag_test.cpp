#include <QtTest>

#include "support/canvas_driver.h"

using namespace chalkline;
using namespace chalkline::test;

namespace {

/// So many connections that a drag reroutes only what it touches.
struct LargeSheet : CanvasDriver {
    LargeSheet() {
        for (int i = 0; i < 72; ++i)
            nodes.push_back(host.placedNode("service " + std::to_string(i), i % 9 * 240, i / 9 * 160));
        for (std::size_t i = 0; i + 9 < nodes.size(); ++i)
            edges.push_back(host.edge(refTo(nodes[i]), refTo(nodes[i + 9]), EdgeKind::Sync, ""));
        (void)canvas.routed();
    }
    [[nodiscard]] RoutedSheet whole() const { return routeSheet(host.document().tables(), host.sheet); }

    std::vector<NodeId> nodes;
    std::vector<EdgeId> edges;
};

bool areEqual(const RoutedSheet& a, const RoutedSheet& b) {
    return a.boxes == b.boxes && std::ranges::equal(a.routes, b.routes, [](const Route& x, const Route& y) {
               return x.edge == y.edge && x.points == y.points && x.label == y.label && x.breaks == y.breaks;
           });
}

} // namespace

class LargeDragTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void linesFollowWhatIsDragged() {
        LargeSheet sheet;
        const Point from = sheet.centre(sheet.nodes[10]);
        sheet.begin(from, {from.x + 90, from.y + 40});
        const Rect box = sheet.box(refTo(sheet.nodes[10]));
        QVERIFY(box.contains({from.x + 90, from.y + 40}));
        QVERIFY(box.grown(0.1).contains(sheet.route(sheet.edges[10]).points.front()));
        QVERIFY(box.grown(0.1).contains(sheet.route(sheet.edges[1]).points.back()));
        sheet.key(Qt::Key_Escape);
    }
    void aDragThatIsTakenBackLeavesTheRoutesAsTheyWere() {
        LargeSheet sheet;
        const RoutedSheet before = sheet.canvas.routed();
        const Point from = sheet.centre(sheet.nodes[10]);
        sheet.begin(from, {from.x + 130, from.y + 60});
        (void)sheet.canvas.routed();
        sheet.key(Qt::Key_Escape);
        QVERIFY(areEqual(sheet.canvas.routed(), before));
    }
    void afterADragTheRoutesAreThoseOfTheWholeSheet() {
        LargeSheet sheet;
        const Point from = sheet.centre(sheet.nodes[10]);
        sheet.drag(from, {from.x + 130, from.y + 60});
        QVERIFY(areEqual(sheet.canvas.routed(), sheet.whole()));
        QCOMPARE(sheet.host.session.history().steps().back().label, std::string("Move"));
    }
};

QTEST_MAIN(LargeDragTest)
#include "large_drag_test.moc"
