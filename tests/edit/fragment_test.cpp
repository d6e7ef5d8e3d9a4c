#include "support/property.h"
#include "support/rich_design.h"

using namespace chalkline;
using namespace chalkline::test;

namespace {

Fragment copied(const RichDesign& design, const std::set<Ref>& subjects) {
    return copy(design.host.document(), design.host.sheet, subjects);
}

std::map<RecordType, int> countsOf(const Fragment& fragment) {
    std::map<RecordType, int> counts;
    for (const Record& record : fragment.records)
        ++counts[refOf(record).type];
    return counts;
}

IdMap pasted(TestSession& host, const Fragment& fragment, SheetId sheet, double dx = 0, double dy = 0) {
    const IdMap ids = host.edit([&](Transaction& edit) { return paste(edit, fragment, sheet, dx, dy); });
    const auto errors = validate(host.document().tables());
    if (!errors.empty()) qFatal("%s", errors.front().text().c_str());
    return ids;
}

template <class R>
Id<R> newId(const IdMap& ids, Id<R> old) {
    return Id<R>{ids.at(refTo(old))};
}

} // namespace

class FragmentTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aPieceHoldsWhatBelongsToTheChosen();
    void edgesComeAlongOnlyWithBothEnds();
    void boundariesBringTheirMembers();
    void statementsAndSheetsAreNoPartOfThePicture();
    void referencesInsideAPieceStayInside();
    void aParentOutsideIsKeptWhileItExists();
    void aGoneParentIsLeftOut();
    void aNoteWithoutItsAnchorStandsAlone();
    void pastedThingsAreMovedAndStandInFront();
    void pastingOnAnotherSheetPutsEverythingThere();
    void pastingTwiceMakesTwo();
    void cuttingTakesMembersAndPastingBringsThemBack();
    void duplicatingLeavesTheOriginal();
    void pastingNeedsASheet();
};

void FragmentTest::aPieceHoldsWhatBelongsToTheChosen() {
    const RichDesign design;
    const auto counts = countsOf(copied(design, {refTo(design.orders), refTo(design.store)}));
    QVERIFY((counts == std::map<RecordType, int>{{RecordType::Node, 2},
                                                 {RecordType::Edge, 1},
                                                 {RecordType::Placement, 2},
                                                 {RecordType::EdgeShape, 1},
                                                 {RecordType::Property, 2}}));
}

void FragmentTest::edgesComeAlongOnlyWithBothEnds() {
    const RichDesign design;
    const auto counts = countsOf(copied(design, {refTo(design.orders), refTo(design.edge)}));
    QVERIFY(!counts.contains(RecordType::Edge));
    QVERIFY(!counts.contains(RecordType::EdgeShape));
}

void FragmentTest::boundariesBringTheirMembers() {
    const RichDesign design;
    const auto counts = countsOf(copied(design, {refTo(design.outer)}));
    QCOMPARE(counts.at(RecordType::Boundary), 2);
    QCOMPARE(counts.at(RecordType::Node), 1);
}

void FragmentTest::statementsAndSheetsAreNoPartOfThePicture() {
    RichDesign design;
    const Fragment fragment =
        copied(design, {refTo(design.requirement), refTo(design.flow), refTo(design.host.sheet),
                        refTo(design.tradeOff), refTo(design.link), refTo(design.notePlace)});
    QVERIFY(fragment.records.empty());
}

void FragmentTest::referencesInsideAPieceStayInside() {
    RichDesign design;
    const IdMap ids =
        pasted(design.host, copied(design, {refTo(design.outer), refTo(design.store), refTo(design.note)}),
               design.host.sheet);
    const TestSession& host = design.host;
    const NodeId orders = newId(ids, design.orders);
    const NodeId store = newId(ids, design.store);
    QVERIFY(orders != design.orders);
    const Edge& edge = host.at(newId(ids, design.edge));
    QVERIFY(edge.from() == refTo(orders));
    QVERIFY(edge.to() == refTo(store));
    QCOMPARE(edge.label, "writes");
    QVERIFY(host.at(orders).boundary == newId(ids, design.inner));
    QVERIFY(host.at(newId(ids, design.inner)).parent == newId(ids, design.outer));
    QVERIFY(host.at(newId(ids, design.note)).anchor == refTo(store));
    QVERIFY(host.at(newId(ids, design.property)).owner == refTo(orders));
    QVERIFY(host.at(newId(ids, design.shape)).edge == newId(ids, design.edge));
    for (const auto& [old, id] : ids)
        QVERIFY(id != old.id && host.document().contains({old.type, id}));
}

void FragmentTest::aParentOutsideIsKeptWhileItExists() {
    RichDesign design;
    const IdMap ids = pasted(design.host, copied(design, {refTo(design.orders)}), design.host.sheet);
    QVERIFY(design.host.at(newId(ids, design.orders)).boundary == design.inner);
}

void FragmentTest::aGoneParentIsLeftOut() {
    RichDesign design;
    const Fragment fragment = copied(design, {refTo(design.orders)});
    design.host.edit([&](Transaction& edit) { return dissolve(edit, design.inner); });
    const IdMap ids = pasted(design.host, fragment, design.host.sheet);
    QVERIFY(!design.host.at(newId(ids, design.orders)).boundary);
}

void FragmentTest::aNoteWithoutItsAnchorStandsAlone() {
    RichDesign design;
    const Fragment fragment = copied(design, {refTo(design.note)});
    const IdMap kept = pasted(design.host, fragment, design.host.sheet);
    QVERIFY(design.host.at(newId(kept, design.note)).anchor == refTo(design.store));
    design.host.edit([&](Transaction& edit) { return remove(edit, {refTo(design.store)}); });
    const IdMap alone = pasted(design.host, fragment, design.host.sheet);
    QVERIFY(design.host.at(newId(alone, design.note)).anchor == Ref{});
}

void FragmentTest::pastedThingsAreMovedAndStandInFront() {
    RichDesign design;
    const std::int64_t front = highestZ(design.host.document(), design.host.sheet);
    const IdMap ids = pasted(design.host, copied(design, {refTo(design.orders), refTo(design.store)}),
                             design.host.sheet, 16, -8);
    const Placement* orders = design.host.placement(refTo(newId(ids, design.orders)));
    const Placement* store = design.host.placement(refTo(newId(ids, design.store)));
    QVERIFY(orders->x == 16 && orders->y == -8);
    QVERIFY(store->x == 316 && store->y == -8);
    QCOMPARE(orders->z, front + 1);
    QCOMPARE(store->z, front + 2);
    QVERIFY((design.host.at(newId(ids, design.shape)).waypoints == std::vector<Point>{{26, 12}}));
}

void FragmentTest::pastingOnAnotherSheetPutsEverythingThere() {
    RichDesign design;
    const SheetId second = design.host.edit([](Transaction& edit) { return addSheet(edit, "2"); });
    const IdMap ids =
        pasted(design.host, copied(design, {refTo(design.orders), refTo(design.store)}), second);
    QVERIFY(placementOn(design.host.document(), second, refTo(newId(ids, design.orders))));
    QVERIFY(!design.host.placement(refTo(newId(ids, design.orders))));
    QVERIFY(design.host.at(newId(ids, design.shape)).sheet == second);
}

void FragmentTest::pastingTwiceMakesTwo() {
    RichDesign design;
    const Fragment fragment = copied(design, {refTo(design.orders)});
    const IdMap first = pasted(design.host, fragment, design.host.sheet);
    const IdMap second = pasted(design.host, fragment, design.host.sheet);
    QVERIFY(newId(first, design.orders) != newId(second, design.orders));
    QCOMPARE(design.host.document().all<Node>().size(), 4u);
    QVERIFY(design.host.undo());
    QVERIFY(design.host.undo());
    QCOMPARE(design.host.document().all<Node>().size(), 2u);
}

void FragmentTest::cuttingTakesMembersAndPastingBringsThemBack() {
    RichDesign design;
    const Document before = design.host.document();
    const Fragment fragment = design.host.edit(
        [&](Transaction& edit) { return cut(edit, design.host.sheet, {refTo(design.outer)}); });
    QVERIFY(!design.host.document().find(design.orders));
    QVERIFY(design.host.document().all<Boundary>().empty());
    QVERIFY(design.host.document().find(design.store));
    const IdMap ids = pasted(design.host, fragment, design.host.sheet);
    QCOMPARE(design.host.at(newId(ids, design.orders)).name, "orders");
    QVERIFY(design.host.at(newId(ids, design.orders)).boundary == newId(ids, design.inner));
    QVERIFY(design.host.undo());
    QVERIFY(design.host.undo());
    QVERIFY(design.host.document() == before);
}

void FragmentTest::duplicatingLeavesTheOriginal() {
    RichDesign design;
    const Node original = design.host.at(design.orders);
    const IdMap ids = design.host.edit([&](Transaction& edit) {
        return duplicate(edit, design.host.sheet, {refTo(design.orders)}, 24, 24);
    });
    QVERIFY(design.host.at(design.orders) == original);
    Node expected = original;
    expected.id = newId(ids, design.orders);
    QVERIFY(design.host.at(expected.id) == expected);
    QCOMPARE(findProperty(design.host.document(), refTo(expected.id), "capacity_rps")->value, "100");
    QCOMPARE(design.host.document().all<Link>().size(), 1u);
}

void FragmentTest::pastingNeedsASheet() {
    RichDesign design;
    const auto refused =
        design.host.attempt([&](Transaction& edit) { return paste(edit, Fragment{}, SheetId{999}, 0, 0); });
    QVERIFY(refused.error().code == ErrorCode::NotFound);
}

QTEST_APPLESS_MAIN(FragmentTest)
#include "fragment_test.moc"
