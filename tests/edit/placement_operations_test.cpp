#include "support/property.h"

using namespace chalkline;
using namespace chalkline::test;

namespace {

/// Nodes a, b, c of 100 x 50, 200 x 100 and 50 x 20 px.
struct Three {
    TestSession host;
    Ref a = refTo(host.placedNode("a", 0, 0));
    Ref b = refTo(host.placedNode("b", 150, 300));
    Ref c = refTo(host.placedNode("c", 450, 100));

    template <class Operation>
    auto edit(Operation operation) {
        return host.edit(operation);
    }
    [[nodiscard]] std::vector<PlacedBox> boxes() const {
        return {box(a, 100, 50), box(b, 200, 100), box(c, 50, 20)};
    }
    [[nodiscard]] PlacedBox box(Ref subject, double w, double h) const {
        const Point at = where(subject);
        return {subject, at.x, at.y, w, h};
    }
    [[nodiscard]] Point where(Ref subject) const {
        const Placement* held = host.placement(subject);
        return {held->x, held->y};
    }
    void setTo(Ref subject, PlacementFlag flag, bool on) {
        edit([&](Transaction& edit) { return setFlag(edit, host.sheet, {subject}, flag, on); });
    }
    void order(std::set<Ref> subjects, ZMove move) {
        edit([&](Transaction& edit) { return changeOrder(edit, host.sheet, subjects, move); });
    }
    /// From back to front, by name.
    [[nodiscard]] std::string stacking() const {
        std::map<std::int64_t, std::string> names;
        for (const Placement& placement : host.document().all<Placement>())
            names[placement.z] += host.at(NodeId{placement.subject.id}).name;
        std::string found;
        for (const auto& [z, name] : names)
            found += name;
        return found;
    }
};

} // namespace

class PlacementOperationsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void placingAgainMoves();
    void placingNeedsSubjectAndSheet();
    void placedThingsStackInOrder();
    void movingTakesMembersOnceAndLeavesLockedThings();
    void movingALockedBoundaryMovesNothing();
    void resizingSetsTheWholeRectangle();
    void aligningMovesToTheCommonLine_data();
    void aligningMovesToTheCommonLine();
    void distributingMakesEqualGaps();
    void distributingKeepsFirstAndLastExactly();
    void aMemberOfAnAlignedBoundaryMovesOnce();
    void tooFewThingsAreRefused();
    void orderMovesOneStepOrAllTheWay();
    void flagsAreSetWhereThingsStand();
};

void PlacementOperationsTest::placingAgainMoves() {
    Three t;
    const PlacementId first = t.host.placement(t.a)->id;
    const PlacementId again = t.host.placeAt(t.a, 8, 16);
    QVERIFY(first == again);
    QVERIFY((t.where(t.a) == Point{8, 16}));
    QCOMPARE(t.host.document().all<Placement>().size(), 3u);
}

void PlacementOperationsTest::placingNeedsSubjectAndSheet() {
    Three t;
    const auto refused = [&](SheetId sheet, Ref subject) {
        const auto made = t.host.attempt([&](Transaction& e) { return place(e, sheet, subject, 0, 0); });
        return made ? std::string() : made.error().message;
    };
    QCOMPARE(refused(SheetId{99}, t.a), "there is no such sheet");
    QCOMPARE(refused(t.host.sheet, {RecordType::Node, 99}), "there is no node 99");
    QCOMPARE(refused(t.host.sheet, refTo(t.host.sheet)),
             "only nodes, boundaries, notes, strokes and estimates are placed");
}

void PlacementOperationsTest::placedThingsStackInOrder() {
    Three t;
    QCOMPARE(t.stacking(), "abc");
    QCOMPARE(highestZ(t.host.document(), t.host.sheet), 3);
    const NodeId d = t.host.node("d");
    const NodeId e = t.host.node("e");
    std::vector<Placement> placements(2);
    placements[0].subject = refTo(e);
    placements[1].subject = refTo(d);
    for (Placement& placement : placements)
        placement.sheet = t.host.sheet;
    t.edit([&](Transaction& edit) -> Expected<void> {
        placeAll(edit, placements);
        return {};
    });
    QCOMPARE(t.stacking(), "abced");
    QCOMPARE(highestZ(t.host.document(), SheetId{99}), 0);
}

void PlacementOperationsTest::movingTakesMembersOnceAndLeavesLockedThings() {
    Three t;
    const BoundaryId outer =
        t.edit([&](Transaction& edit) { return boundaryAround(edit, {t.a, t.b}, BoundaryType::Group, "g"); });
    t.host.placeAt(refTo(outer), 0, 0);
    t.setTo(t.b, PlacementFlag::Locked, true);
    t.edit([&](Transaction& edit) { return moveBy(edit, t.host.sheet, {refTo(outer), t.a, t.c}, 10, -5); });
    QVERIFY((t.where(refTo(outer)) == Point{10, -5}));
    QVERIFY((t.where(t.a) == Point{10, -5}));
    QVERIFY((t.where(t.b) == Point{150, 300}));
    QVERIFY((t.where(t.c) == Point{460, 95}));
}

void PlacementOperationsTest::movingALockedBoundaryMovesNothing() {
    Three t;
    const BoundaryId outer =
        t.edit([&](Transaction& edit) { return boundaryAround(edit, {t.a}, BoundaryType::Group, "g"); });
    t.host.placeAt(refTo(outer), 0, 0);
    t.setTo(refTo(outer), PlacementFlag::Locked, true);
    t.edit([&](Transaction& edit) { return moveBy(edit, t.host.sheet, {refTo(outer)}, 10, 10); });
    QVERIFY((t.where(refTo(outer)) == Point{0, 0}));
    QVERIFY((t.where(t.a) == Point{0, 0}));
}

void PlacementOperationsTest::resizingSetsTheWholeRectangle() {
    Three t;
    t.edit([&](Transaction& edit) { return resize(edit, t.host.sheet, t.a, 1, 2, 300, 400); });
    const Placement* held = t.host.placement(t.a);
    QVERIFY(held->x == 1 && held->y == 2 && held->w == 300 && held->h == 400);
    t.edit([&](Transaction& edit) { return resize(edit, t.host.sheet, t.a, 1, 2, 0, 0); });
    QCOMPARE(t.host.placement(t.a)->w, 0.0);
    const Ref lone = refTo(t.host.node("lone"));
    const auto refused =
        t.host.attempt([&](Transaction& edit) { return resize(edit, t.host.sheet, lone, 0, 0, 9, 9); });
    QVERIFY(refused.error().message.ends_with("does not stand on this sheet"));
    const auto negative =
        t.host.attempt([&](Transaction& edit) { return resize(edit, t.host.sheet, t.a, 0, 0, -1, 9); });
    QCOMPARE(negative.error().message, "must not be negative");
}

void PlacementOperationsTest::aligningMovesToTheCommonLine_data() {
    // The three boxes span 0..500 across and 0..400 down.
    QTest::addColumn<int>("alignment");
    QTest::addColumn<QList<double>>("expected"); // x or y of a, b, c
    const auto row = [](const char* name, Alignment alignment, QList<double> expected) {
        QTest::newRow(name) << static_cast<int>(alignment) << expected;
    };
    row("left", Alignment::Left, {0, 0, 0});
    row("centre", Alignment::Centre, {200, 150, 225});
    row("right", Alignment::Right, {400, 300, 450});
    row("top", Alignment::Top, {0, 0, 0});
    row("middle", Alignment::Middle, {175, 150, 190});
    row("bottom", Alignment::Bottom, {350, 300, 380});
}

void PlacementOperationsTest::aligningMovesToTheCommonLine() {
    QFETCH(const int, alignment);
    QFETCH(const QList<double>, expected);
    Three t;
    const bool across = alignment < static_cast<int>(Alignment::Top);
    t.edit([&](Transaction& edit) {
        return align(edit, t.host.sheet, t.boxes(), static_cast<Alignment>(alignment));
    });
    const std::array before{Point{0, 0}, Point{150, 300}, Point{450, 100}};
    const std::array subjects{t.a, t.b, t.c};
    for (std::size_t i = 0; i < subjects.size(); ++i) {
        const Point now = t.where(subjects[i]);
        QCOMPARE(across ? now.x : now.y, expected[static_cast<qsizetype>(i)]);
        QCOMPARE(across ? now.y : now.x, across ? before[i].y : before[i].x);
    }
}

void PlacementOperationsTest::distributingMakesEqualGaps() {
    Three t;
    // Across: 0..100, 150..350, 450..500; 150 px are free, so both gaps are 75.
    t.edit([&](Transaction& edit) { return distribute(edit, t.host.sheet, t.boxes(), Axis::Horizontal); });
    QVERIFY((t.where(t.a) == Point{0, 0}));
    QVERIFY((t.where(t.b) == Point{175, 300}));
    QVERIFY((t.where(t.c) == Point{450, 100}));
    // Down the order is a, c, b: 0..50, 100..120, 300..400; 230 px are free.
    t.edit([&](Transaction& edit) { return distribute(edit, t.host.sheet, t.boxes(), Axis::Vertical); });
    QVERIFY((t.where(t.c) == Point{450, 165}));
    QVERIFY((t.where(t.b) == Point{175, 300}));
}

void PlacementOperationsTest::distributingKeepsFirstAndLastExactly() {
    Three t;
    const Ref d = refTo(t.host.placedNode("d", 1000.0 / 3, 0.1));
    auto boxes = t.boxes();
    boxes.push_back(t.box(d, 33.3, 10));
    t.edit([&](Transaction& edit) { return distribute(edit, t.host.sheet, boxes, Axis::Horizontal); });
    QVERIFY((t.where(t.a) == Point{0, 0}));
    QVERIFY((t.where(t.c) == Point{450, 100}));
    const std::size_t steps = t.host.session.history().steps().size();
    t.edit([&](Transaction& edit) {
        return distribute(edit, t.host.sheet, {t.box(t.a, 1, 1), t.box(t.c, 1, 1), t.box(t.b, 1, 1)},
                          Axis::Vertical);
    });
    QCOMPARE(t.host.session.history().steps().size(), steps + 1);
}

void PlacementOperationsTest::aMemberOfAnAlignedBoundaryMovesOnce() {
    Three t;
    const BoundaryId group =
        t.edit([&](Transaction& edit) { return boundaryAround(edit, {t.b}, BoundaryType::Group, "g"); });
    t.host.placeAt(refTo(group), 126, 272);
    const std::vector<PlacedBox> boxes{t.box(refTo(group), 248, 152), t.box(t.b, 200, 100),
                                       t.box(t.a, 100, 50)};
    t.edit([&](Transaction& edit) { return align(edit, t.host.sheet, boxes, Alignment::Left); });
    QVERIFY((t.where(refTo(group)) == Point{0, 272}));
    QVERIFY((t.where(t.b) == Point{24, 300}));
}

void PlacementOperationsTest::tooFewThingsAreRefused() {
    Three t;
    const std::vector<PlacedBox> one{t.box(t.a, 1, 1)};
    const auto aligned =
        t.host.attempt([&](Transaction& edit) { return align(edit, t.host.sheet, one, Alignment::Left); });
    QCOMPARE(aligned.error().message, "aligning needs two things");
    const auto distributed = t.host.attempt([&](Transaction& edit) {
        return distribute(edit, t.host.sheet, {t.box(t.a, 1, 1), t.box(t.b, 1, 1)}, Axis::Vertical);
    });
    QCOMPARE(distributed.error().message, "distributing needs three things");
}

void PlacementOperationsTest::orderMovesOneStepOrAllTheWay() {
    Three t;
    t.host.placedNode("d", 0, 0);
    QCOMPARE(t.stacking(), "abcd");
    t.order({t.a}, ZMove::Front);
    QCOMPARE(t.stacking(), "bacd");
    t.order({t.a, t.b}, ZMove::Front);
    QCOMPARE(t.stacking(), "cbad");
    t.order({t.a}, ZMove::ToFront);
    QCOMPARE(t.stacking(), "cbda");
    t.order({t.a, t.b}, ZMove::Back);
    QCOMPARE(t.stacking(), "bcad");
    t.order({t.a, t.c}, ZMove::ToBack);
    QCOMPARE(t.stacking(), "cabd");
    const std::size_t steps = t.host.session.history().steps().size();
    t.order({t.c}, ZMove::Back);
    t.order({t.c}, ZMove::ToBack);
    QCOMPARE(t.stacking(), "cabd");
    QCOMPARE(t.host.session.history().steps().size(), steps);
}

void PlacementOperationsTest::flagsAreSetWhereThingsStand() {
    Three t;
    const Ref lone = refTo(t.host.node("lone"));
    t.setTo(t.a, PlacementFlag::Locked, true);
    t.setTo(t.a, PlacementFlag::Hidden, true);
    t.setTo(t.a, PlacementFlag::Collapsed, true);
    const Placement* held = t.host.placement(t.a);
    QVERIFY(held->locked && held->hidden && held->collapsed);
    t.setTo(t.a, PlacementFlag::Hidden, false);
    held = t.host.placement(t.a);
    QVERIFY(held->locked && !held->hidden && held->collapsed);
    QVERIFY(!t.host.placement(t.b)->locked);
    t.setTo(lone, PlacementFlag::Locked, true);
    QVERIFY(!t.host.placement(lone));
}

QTEST_APPLESS_MAIN(PlacementOperationsTest)
#include "placement_operations_test.moc"
