#include "support/property.h"

using namespace chalkline;
using namespace chalkline::test;

class DocumentTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void idsAreNeverHandedOutTwice();
    void referrersFollowPutAndErase();
    void aSelfLoopIsOneReferrer();
    void namesFollowRenaming();
    void equalityLeavesOutStampsAndTheCounter();
    void aSnapshotOfTheTablesStays();
    void theFirstSheetIsTheOneOfLowestOrder();
    void placementOnFindsTheSheetsOwn();
};

void DocumentTest::idsAreNeverHandedOutTwice() {
    TestSession host;
    const NodeId first = host.node("a");
    QVERIFY(host.undo());
    const NodeId second = host.node("b");
    QVERIFY(second.value > first.value);
    Document document = host.document();
    QCOMPARE(document.takeId(), host.document().nextId());
}

void DocumentTest::referrersFollowPutAndErase() {
    TestSession host;
    const NodeId a = host.node("a");
    const NodeId b = host.node("b");
    const NodeId c = host.node("c");
    QVERIFY(host.document().referrers(refTo(a)).empty()); // builds the index
    const EdgeId edge = host.edge(a, b);
    QVERIFY((host.document().referrers<Edge>(refTo(a)) == std::vector<EdgeId>{edge}));
    host.edit([&](Transaction& edit) { return reconnect(edit, edge, EdgeEnd::From, refTo(c)); });
    QVERIFY(host.document().referrers(refTo(a)).empty());
    QVERIFY((host.document().referrers<Edge>(refTo(c)) == std::vector<EdgeId>{edge}));
    QVERIFY(host.undo());
    QVERIFY((host.document().referrers<Edge>(refTo(a)) == std::vector<EdgeId>{edge}));
    QVERIFY(host.document().referrers(refTo(c)).empty());
    host.edit([&](Transaction& edit) { return remove(edit, {refTo(edge)}); });
    QVERIFY(host.document().referrers(refTo(a)).empty());
    QVERIFY(host.document().referrers(refTo(b)).empty());
}

void DocumentTest::aSelfLoopIsOneReferrer() {
    TestSession host;
    const NodeId a = host.node("a");
    const EdgeId loop = host.edge(a, a);
    const EdgeId again = host.edge(a, a);
    QVERIFY((host.document().referrers<Edge>(refTo(a)) == std::vector<EdgeId>{loop, again}));
    host.edit([&](Transaction& edit) { return remove(edit, {refTo(loop)}); });
    QVERIFY((host.document().referrers<Edge>(refTo(a)) == std::vector<EdgeId>{again}));
}

void DocumentTest::namesFollowRenaming() {
    TestSession host;
    const NodeId node = host.node("Orders API");
    const BoundaryId boundary = host.boundary("ORDERS api");
    QCOMPARE(host.document().named("orders api").size(), 2u);
    QVERIFY(host.document().named("orders api")[0] == refTo(node));
    host.edit([&](Transaction& edit) { return rename(edit, refTo(node), "Billing"); });
    QCOMPARE(host.document().named("orders api").size(), 1u);
    QVERIFY(host.document().named("orders api")[0] == refTo(boundary));
    QVERIFY(host.document().named("billing")[0] == refTo(node));
    QVERIFY(host.undo());
    QCOMPARE(host.document().named("orders api").size(), 2u);
    QVERIFY(host.document().named("billing").empty());
}

void DocumentTest::equalityLeavesOutStampsAndTheCounter() {
    TestSession early;
    TestSession late;
    late.time += 5000;
    early.node("a");
    late.node("a");
    QVERIFY(early.document() == late.document());
    early.node("b");
    QVERIFY(!(early.document() == late.document()));
    QVERIFY(early.undo());
    QVERIFY(early.document().nextId() != late.document().nextId());
    QVERIFY(early.document() == late.document());
}

void DocumentTest::aSnapshotOfTheTablesStays() {
    TestSession host;
    const NodeId a = host.node("a");
    const Snapshot snapshot = host.session.snapshot();
    host.edit([&](Transaction& edit) { return rename(edit, refTo(a), "z"); });
    host.node("b");
    QCOMPARE(snapshot.tables.find(a)->name, "a");
    QCOMPARE(snapshot.tables.size(), 2u);
    QCOMPARE(snapshot.revision + 2, host.session.revision());
    QCOMPARE(host.document().tables().size(), 3u);
}

void DocumentTest::theFirstSheetIsTheOneOfLowestOrder() {
    TestSession host;
    const SheetId second = host.edit([](Transaction& edit) { return addSheet(edit, "Sheet 2"); });
    QVERIFY(firstSheet(host.document().tables()) == host.sheet);
    host.edit([&](Transaction& edit) { return reorder(edit, refTo(second), 0); });
    QVERIFY(firstSheet(host.document().tables()) == second);
    QVERIFY(firstSheet(Tables{}) == SheetId{});
}

void DocumentTest::placementOnFindsTheSheetsOwn() {
    TestSession host;
    const SheetId second = host.edit([](Transaction& edit) { return addSheet(edit, "Sheet 2"); });
    const NodeId a = host.placedNode("a", 1, 2);
    host.edit([&](Transaction& edit) { return place(edit, second, refTo(a), 30, 40); });
    QCOMPARE(placementOn(host.document(), host.sheet, refTo(a))->x, 1.0);
    QCOMPARE(placementOn(host.document(), second, refTo(a))->x, 30.0);
    QVERIFY(!placementOn(host.document(), SheetId{99}, refTo(a)));
}

QTEST_APPLESS_MAIN(DocumentTest)
#include "document_test.moc"
