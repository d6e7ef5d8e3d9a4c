#include "support/property.h"

using namespace chalkline;
using namespace chalkline::test;

namespace {

/// outer > inner > node; a second node and boundary outside.
struct Nested {
    TestSession host;
    BoundaryId outer = host.boundary("outer");
    BoundaryId inner = host.boundary("inner", outer);
    BoundaryId other = host.boundary("other");
    NodeId node = host.node("node", inner);
    NodeId lone = host.node("lone");

    [[nodiscard]] BoundaryId parent(Ref member) const { return parentOf(host.document().tables(), member); }
    template <class Operation>
    auto edit(Operation operation) {
        return host.edit(operation);
    }
    BoundaryId around(std::set<Ref> members) {
        return edit(
            [&](Transaction& edit) { return boundaryAround(edit, members, BoundaryType::Region, "around"); });
    }
    Expected<void> move(Ref member, BoundaryId target) {
        return host.attempt([&](Transaction& edit) { return moveIntoBoundary(edit, member, target); });
    }
};

} // namespace

class BoundaryOperationsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void membersAreFoundAtEveryDepth();
    void aBoundaryGoesAroundSiblingsInsideTheirParent();
    void aNestedSelectionMovesOnlyItsOutermost();
    void membersOfDifferentParentsLeaveThem();
    void aBoundaryAroundNothingIsRefused();
    void movingInAndOut();
    void movingIntoItselfOrItsOwnMemberIsRefused();
    void onlyNodesAndBoundariesAreMembers();
    void dissolvingMovesMembersUpAndTakesTheEdges();
    void theTypeIsSet();
};

void BoundaryOperationsTest::membersAreFoundAtEveryDepth() {
    const Nested n;
    QVERIFY((membersOf(n.host.document(), n.outer) == std::vector<Ref>{refTo(n.inner)}));
    QVERIFY((allMembersOf(n.host.document(), n.outer) == std::vector<Ref>{refTo(n.inner), refTo(n.node)}));
    QVERIFY(membersOf(n.host.document(), n.other).empty());
    QVERIFY(n.parent(refTo(n.host.sheet)) == BoundaryId{});
}

void BoundaryOperationsTest::aBoundaryGoesAroundSiblingsInsideTheirParent() {
    Nested n;
    const NodeId sibling = n.host.node("sibling", n.inner);
    const BoundaryId made = n.around({refTo(n.node), refTo(sibling), refTo(n.host.sheet)});
    QVERIFY(n.parent(refTo(n.node)) == made);
    QVERIFY(n.parent(refTo(sibling)) == made);
    QVERIFY(n.parent(refTo(made)) == n.inner);
    QVERIFY(n.host.at(made).type == BoundaryType::Region);
    QCOMPARE(n.host.at(made).name, "around");
}

void BoundaryOperationsTest::aNestedSelectionMovesOnlyItsOutermost() {
    Nested n;
    const BoundaryId made = n.around({refTo(n.outer), refTo(n.inner), refTo(n.node), refTo(n.lone)});
    QVERIFY(n.parent(refTo(n.outer)) == made);
    QVERIFY(n.parent(refTo(n.lone)) == made);
    QVERIFY(n.parent(refTo(n.inner)) == n.outer);
    QVERIFY(n.parent(refTo(n.node)) == n.inner);
    QVERIFY(n.parent(refTo(made)) == BoundaryId{});
}

void BoundaryOperationsTest::membersOfDifferentParentsLeaveThem() {
    Nested n;
    const BoundaryId made = n.around({refTo(n.node), refTo(n.lone)});
    QVERIFY(n.parent(refTo(n.node)) == made);
    QVERIFY(n.parent(refTo(made)) == BoundaryId{});
    QVERIFY(membersOf(n.host.document(), n.inner).empty());
}

void BoundaryOperationsTest::aBoundaryAroundNothingIsRefused() {
    Nested n;
    for (const std::set<Ref>& members : {std::set<Ref>{}, {refTo(n.host.sheet)}}) {
        const auto refused = n.host.attempt(
            [&](Transaction& edit) { return boundaryAround(edit, members, BoundaryType::Group, "x"); });
        QCOMPARE(refused.error().message, "a boundary goes around at least one component");
    }
    const auto missing = n.host.attempt([&](Transaction& edit) {
        return boundaryAround(edit, {{RecordType::Node, 99}}, BoundaryType::Group, "x");
    });
    QCOMPARE(missing.error().text(), "there is no node 99");
    QCOMPARE(n.host.document().all<Boundary>().size(), 3u);
}

void BoundaryOperationsTest::movingInAndOut() {
    Nested n;
    QVERIFY(n.move(refTo(n.lone), n.inner));
    QVERIFY(n.parent(refTo(n.lone)) == n.inner);
    QVERIFY(n.move(refTo(n.inner), n.other));
    QVERIFY(n.parent(refTo(n.inner)) == n.other);
    QVERIFY(n.parent(refTo(n.node)) == n.inner);
    QVERIFY(n.move(refTo(n.inner), {}));
    QVERIFY(n.parent(refTo(n.inner)) == BoundaryId{});
    QCOMPARE(n.move(refTo(n.lone), BoundaryId{99}).error().text(), "there is no boundary 99");
}

void BoundaryOperationsTest::movingIntoItselfOrItsOwnMemberIsRefused() {
    Nested n;
    const BoundaryId deep = n.host.boundary("deep", n.inner);
    for (const BoundaryId target : {n.outer, n.inner, deep})
        QCOMPARE(n.move(refTo(n.outer), target).error().message,
                 "boundary \"outer\" cannot be inside itself");
    QVERIFY(n.parent(refTo(n.outer)) == BoundaryId{});
    QVERIFY(n.move(refTo(deep), n.outer));
}

void BoundaryOperationsTest::onlyNodesAndBoundariesAreMembers() {
    Nested n;
    QCOMPARE(n.move(refTo(n.host.sheet), n.outer).error().message, "a sheet cannot be in a boundary");
}

void BoundaryOperationsTest::dissolvingMovesMembersUpAndTakesTheEdges() {
    Nested n;
    const EdgeId edge = n.host.edge(refTo(n.lone), refTo(n.inner));
    const Document before = n.host.document();
    n.edit([&](Transaction& edit) { return dissolve(edit, n.inner); });
    QVERIFY(!n.host.document().find(n.inner));
    QVERIFY(!n.host.document().find(edge));
    QVERIFY(n.parent(refTo(n.node)) == n.outer);
    QVERIFY(n.host.undo());
    QVERIFY(n.host.document() == before);
    const auto missing = n.host.attempt([](Transaction& edit) { return dissolve(edit, BoundaryId{99}); });
    QCOMPARE(missing.error().text(), "there is no boundary 99");
}

void BoundaryOperationsTest::theTypeIsSet() {
    Nested n;
    n.edit([&](Transaction& edit) { return setBoundaryType(edit, n.outer, BoundaryType::Trust); });
    QVERIFY(n.host.at(n.outer).type == BoundaryType::Trust);
    QCOMPARE(n.host.at(n.outer).name, "outer");
}

QTEST_APPLESS_MAIN(BoundaryOperationsTest)
#include "boundary_operations_test.moc"
