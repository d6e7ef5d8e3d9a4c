#include <QtTest>

#include "geometry/snapping.h"

using namespace chalkline;

class SnappingTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void withNothingNearTheGridDecides();
    void withoutGridTheMoveStaysAsAsked();
    void aSideWithinReachIsTakenOn();
    void aSideOutOfReachIsNot();
    void expectation_21_guidesShowTheLineAndItsExtent();
    void expectation_21_betweenTwoTheDistancesBecomeEqual();
    void expectation_21_behindTwoTheirDistanceIsRepeated();
    void aLineWinsOverADistance();
    void boxesOfOneSizeShareOneGuideAndItsGap();
    void guidesOffLeavesOnlyTheGrid();
};

namespace {

constexpr Rect moving{0, 0, 100, 50};
const SnapRules rules{};

} // namespace

void SnappingTest::withNothingNearTheGridDecides() {
    const Snapped snapped = snapMove(moving, {}, 13, 3, rules);
    QCOMPARE(snapped.dx, 16.0);
    QCOMPARE(snapped.dy, 0.0);
    QVERIFY(snapped.guides.empty());
}

void SnappingTest::withoutGridTheMoveStaysAsAsked() {
    const Snapped snapped = snapMove(moving, {}, 13, 3, {6, 0, true});
    QCOMPARE(snapped.dx, 13.0);
    QCOMPARE(snapped.dy, 3.0);
}

void SnappingTest::aSideWithinReachIsTakenOn() {
    const Rect other{203, 400, 60, 60};
    const Snapped snapped = snapMove(moving, std::vector{other}, 198, 100, rules);
    QCOMPARE(snapped.dx, 203.0);
}

void SnappingTest::aSideOutOfReachIsNot() {
    const Rect other{203, 400, 60, 60};
    const Snapped snapped = snapMove(moving, std::vector{other}, 196, 100, rules);
    QCOMPARE(snapped.dx, 200.0); // the middle is 16 away, the right side 33: the grid
}

void SnappingTest::expectation_21_guidesShowTheLineAndItsExtent() {
    const Rect other{203, 400, 60, 60};
    const Snapped snapped = snapMove(moving, std::vector{other}, 201, 100, rules);
    QCOMPARE(snapped.guides.size(), 1u);
    QVERIFY(snapped.guides[0].vertical);
    QCOMPARE(snapped.guides[0].at, 203.0);
    QCOMPARE(snapped.guides[0].from, 104.0); // the grid took 100 there
    QCOMPARE(snapped.guides[0].to, 460.0);
}

void SnappingTest::expectation_21_betweenTwoTheDistancesBecomeEqual() {
    const std::vector<Rect> others{{0, 5, 100, 80}, {347, 9, 100, 80}};
    const Snapped snapped = snapMove(moving, others, 171, 21, rules);
    QCOMPARE(snapped.dx, 173.5);
    QCOMPARE(snapped.gaps.size(), 2u);
    QCOMPARE(snapped.gaps[0].to.x - snapped.gaps[0].from.x, 73.5);
    QCOMPARE(snapped.gaps[1].to.x - snapped.gaps[1].from.x, 73.5);
}

void SnappingTest::expectation_21_behindTwoTheirDistanceIsRepeated() {
    const std::vector<Rect> others{{0, 5, 100, 80}, {137, 9, 100, 80}};
    const Snapped snapped = snapMove(moving, others, 270, 21, rules);
    QCOMPARE(snapped.dx, 274.0); // 237 + 37
    QCOMPARE(snapped.gaps.size(), 2u);
}

void SnappingTest::aLineWinsOverADistance() {
    const std::vector<Rect> others{{0, 5, 100, 80}, {137, 9, 100, 80}, {277, 300, 100, 50}};
    QCOMPARE(snapMove(moving, others, 274, 21, rules).dx, 277.0);
}

void SnappingTest::boxesOfOneSizeShareOneGuideAndItsGap() {
    const std::vector<Rect> others{{403, 96, 100, 50}, {703, 96, 100, 50}};
    const Snapped snapped = snapMove(moving, others, 200, 98, rules);
    QCOMPARE(snapped.guides.size(), 1u);
    QCOMPARE(snapped.guides[0].at, 121.0);
    QCOMPARE(snapped.guides[0].gapTo - snapped.guides[0].gapFrom, 103.0);
}

void SnappingTest::guidesOffLeavesOnlyTheGrid() {
    const Rect other{203, 400, 60, 60};
    QCOMPARE(snapMove(moving, std::vector{other}, 201, 100, {6, 8, false}).dx, 200.0);
}

QTEST_APPLESS_MAIN(SnappingTest)
#include "snapping_test.moc"
