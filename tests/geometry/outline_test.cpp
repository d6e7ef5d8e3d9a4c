#include <QtTest>

#include "geometry/outline.h"

using namespace chalkline;

namespace {

constexpr Rect box{100, 200, 160, 60};

bool isNear(Point a, Point b) {
    return std::abs(a.x - b.x) < 0.15 && std::abs(a.y - b.y) < 0.15;
}

} // namespace

/// Where a line that comes straight at a side of the bounding box meets the body.
class OutlineTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aRectangleIsMetAtItsSide() {
        for (const Point at : {Point{100, 230}, Point{260, 230}, Point{180, 200}, Point{180, 260}})
            QVERIFY(isNear(bodyPoint("compute.service", box, at), at));
    }
    void aHexagonIsMetOnItsSlant() {
        QVERIFY(isNear(bodyPoint("edge.lb_l7", box, {100, 230}), {100, 230}));
        QVERIFY(isNear(bodyPoint("edge.lb_l7", box, {100, 215}), {106, 215}));
        QVERIFY(isNear(bodyPoint("edge.lb_l7", box, {260, 245}), {254, 245}));
    }
    void aCylinderIsMetOnItsLid() {
        QVERIFY(isNear(bodyPoint("store.relational", box, {180, 200}), {180, 200}));
        // Half way out on an ellipse 7 high: 7 * (1 - sqrt(3)/2) lower.
        QVERIFY(isNear(bodyPoint("store.relational", box, {140, 200}), {140, 200.94}));
        QVERIFY(isNear(bodyPoint("store.relational", box, {140, 260}), {140, 259.06}));
    }
    void aChipIsMetOnItsCutCorner() {
        QVERIFY(isNear(bodyPoint("cache.distributed", box, {100, 205}), {106, 205}));
        QVERIFY(isNear(bodyPoint("cache.distributed", box, {104, 200}), {104, 207}));
    }
    void aPillIsMetOnItsRoundEnd() {
        // On a circle of radius 30 round (130, 230), 15 above its centre.
        QVERIFY(isNear(bodyPoint("client.web", box, {100, 215}), {104.02, 215}));
    }
    void aTubeIsMetOnItsArcs() {
        QVERIFY(isNear(bodyPoint("msg.log", box, {100, 230}), {100, 230}));
        QVERIFY(isNear(bodyPoint("msg.log", box, {100, 215}), {101.21, 215}));
    }
};

QTEST_APPLESS_MAIN(OutlineTest)
#include "outline_test.moc"
