#include "support/property.h"
#include "support/rich_design.h"

using namespace chalkline;
using namespace chalkline::test;

class NodeOperationsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aNewNodeHasWhatItWasGiven();
    void aNodeInAnUnknownBoundaryIsRefused();
    void everyNamedTypeCanBeRenamed();
    void whatHasNoNameIsNotRenamed();
    void whatIsNotThereIsNamedInTheError();
    void theFieldsOfANodeAreSetOneByOne();
    void aPropertyIsSetReplacedAndRemoved();
    void aPropertyNeedsItsOwner();
    void notesAndSheetsAreAdded();
    void aNoteIsTiedToAThingAndUntied();
};

void NodeOperationsTest::aNewNodeHasWhatItWasGiven() {
    TestSession host;
    const BoundaryId eu = host.boundary("eu-west-1");
    const NodeId id = host.edit(
        [&](Transaction& edit) { return addNode(edit, {"orders", "store.relational", "Postgres 16", eu}); });
    const Node& node = host.at(id);
    QCOMPARE(node.name, "orders");
    QCOMPARE(node.kind, "store.relational");
    QCOMPARE(node.technology, "Postgres 16");
    QCOMPARE(node.second_line, "");
    QVERIFY(node.boundary == eu);
    QCOMPARE(node.instances_min, 1);
    QCOMPARE(node.instances_max, 1);
    QVERIFY(host.undo());
    QVERIFY(!host.document().find(id));
}

void NodeOperationsTest::aNodeInAnUnknownBoundaryIsRefused() {
    TestSession host;
    const auto made =
        host.attempt([](Transaction& edit) { return addNode(edit, {"a", "compute.service", "", {99}}); });
    QVERIFY(made.error().message == "names boundary 99, which does not exist");
    QVERIFY(host.document().all<Node>().empty());
}

void NodeOperationsTest::everyNamedTypeCanBeRenamed() {
    RichDesign design;
    for (const Ref& subject : {refTo(design.orders), refTo(design.outer), refTo(design.host.sheet),
                               refTo(design.flow), refTo(design.note), refTo(design.edge)})
        design.host.edit([&](Transaction& edit) { return rename(edit, subject, "Ünïcode\nname"); });
    QCOMPARE(design.host.at(design.orders).name, "Ünïcode\nname");
    QCOMPARE(design.host.at(design.outer).name, "Ünïcode\nname");
    QCOMPARE(design.host.at(design.host.sheet).name, "Ünïcode\nname");
    QCOMPARE(design.host.at(design.flow).name, "Ünïcode\nname");
    QCOMPARE(design.host.at(design.note).text, "Ünïcode\nname");
    QCOMPARE(design.host.at(design.edge).label, "Ünïcode\nname");
    QVERIFY(design.host.at(design.note).anchor == refTo(design.store));
}

void NodeOperationsTest::whatHasNoNameIsNotRenamed() {
    RichDesign design;
    for (const Ref& subject :
         {refTo(design.notePlace), refTo(design.shape), refTo(design.property), refTo(design.stroke),
          refTo(design.step), refTo(design.requirement), refTo(design.tradeOff), refTo(design.link), Ref{}}) {
        const auto refused =
            design.host.attempt([&](Transaction& edit) { return rename(edit, subject, "x"); });
        QCOMPARE(refused.error().message, withArticle(subject.type) + " has no name");
    }
}

void NodeOperationsTest::whatIsNotThereIsNamedInTheError() {
    TestSession host;
    const auto missing = [&](auto operation) {
        return host.attempt([&](Transaction& edit) -> Expected<void> { return operation(edit); });
    };
    const NodeId nobody{99};
    QCOMPARE(missing([&](Transaction& e) { return rename(e, refTo(nobody), "x"); }).error().text(),
             "there is no node 99");
    QVERIFY(missing([&](Transaction& e) { return setKind(e, nobody, "x"); }).error().code ==
            ErrorCode::NotFound);
    QVERIFY(!missing([&](Transaction& e) { return setTechnology(e, nobody, "x"); }));
    QVERIFY(!missing([&](Transaction& e) { return setSecondLine(e, nobody, "x"); }));
    QVERIFY(!missing([&](Transaction& e) { return setInstances(e, nobody, 1, 2); }));
}

void NodeOperationsTest::theFieldsOfANodeAreSetOneByOne() {
    TestSession host;
    const NodeId id = host.node("orders");
    host.edit([&](Transaction& edit) { return setKind(edit, id, "store.cache"); });
    host.edit([&](Transaction& edit) { return setTechnology(edit, id, "Redis"); });
    host.edit([&](Transaction& edit) { return setSecondLine(edit, id, "sessions"); });
    host.edit([&](Transaction& edit) { return setInstances(edit, id, 2, 6); });
    Node expected;
    expected.id = id;
    expected.name = "orders";
    expected.kind = "store.cache";
    expected.technology = "Redis";
    expected.second_line = "sessions";
    expected.instances_min = 2;
    expected.instances_max = 6;
    QVERIFY(host.at(id) == expected);
    const auto empty = host.attempt([&](Transaction& edit) { return setKind(edit, id, ""); });
    QCOMPARE(empty.error().message, "is empty");
}

void NodeOperationsTest::aPropertyIsSetReplacedAndRemoved() {
    TestSession host;
    const Ref node = refTo(host.node("orders"));
    const auto set = [&](std::string key, std::string value) {
        host.edit(
            [&](Transaction& edit) { return chalkline::setProperty(edit, node, key, value, "measured"); });
    };
    set("capacity_rps", "100");
    set("availability", "0.999");
    const PropertyId first = findProperty(host.document(), node, "capacity_rps")->id;
    set("capacity_rps", "200");
    QCOMPARE(host.at(first).value, "200");
    QCOMPARE(host.at(first).source, "measured");
    QCOMPARE(host.document().all<Property>().size(), 2u);
    set("capacity_rps", "");
    QVERIFY(!findProperty(host.document(), node, "capacity_rps"));
    QCOMPARE(findProperty(host.document(), node, "availability")->value, "0.999");
    set("capacity_rps", "");
    QCOMPARE(host.document().all<Property>().size(), 1u);
}

void NodeOperationsTest::aPropertyNeedsItsOwner() {
    TestSession host;
    const auto refused = host.attempt([](Transaction& edit) {
        return chalkline::setProperty(edit, {RecordType::Edge, 9}, "timeout", "1");
    });
    QCOMPARE(refused.error().text(), "there is no edge 9");
}

void NodeOperationsTest::aNoteIsTiedToAThingAndUntied() {
    TestSession host;
    const NodeId node = host.node("a");
    const NoteId note = host.edit([](Transaction& edit) { return addNote(edit, "why?"); });
    host.edit([&](Transaction& edit) { return setAnchor(edit, note, refTo(node)); });
    QVERIFY(host.at(note).anchor == refTo(node));
    const auto gone =
        host.attempt([&](Transaction& edit) { return setAnchor(edit, note, {RecordType::Node, 99}); });
    QCOMPARE(gone.error().message, std::string("there is no node 99"));
    const auto itself = host.attempt([&](Transaction& edit) { return setAnchor(edit, note, refTo(note)); });
    QCOMPARE(itself.error().code, ErrorCode::Invalid);
    host.edit([&](Transaction& edit) { return setAnchor(edit, note, {}); });
    QVERIFY(!host.at(note).anchor.valid());
}

void NodeOperationsTest::notesAndSheetsAreAdded() {
    TestSession host;
    const NodeId node = host.node("a");
    const NoteId note = host.edit([&](Transaction& edit) { return addNote(edit, "why?", refTo(node)); });
    QCOMPARE(host.at(note).text, "why?");
    QVERIFY(host.at(note).anchor == refTo(node));
    const auto lost =
        host.attempt([](Transaction& edit) { return addNote(edit, "x", {RecordType::Node, 99}); });
    QCOMPARE(lost.error().message, "names node 99, which does not exist");
    const SheetId second = host.edit([](Transaction& edit) { return addSheet(edit, "Sheet 2"); });
    const SheetId third = host.edit([](Transaction& edit) { return addSheet(edit, "Sheet 3"); });
    QCOMPARE(host.at(second).sort_order, 1);
    QCOMPARE(host.at(third).sort_order, 2);
}

QTEST_APPLESS_MAIN(NodeOperationsTest)
#include "node_operations_test.moc"
