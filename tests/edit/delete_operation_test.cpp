#include "support/property.h"
#include "support/rich_design.h"

using namespace chalkline;
using namespace chalkline::test;

namespace {

void removeAll(TestSession& host, const std::set<Ref>& subjects) {
    host.edit([&](Transaction& edit) { return remove(edit, subjects); });
    const auto errors = validate(host.document().tables());
    QVERIFY2(errors.empty(), errors.empty() ? "" : errors.front().text().c_str());
}

} // namespace

class DeleteOperationTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aNodeTakesEdgesPlacementsPropertiesAndLinks();
    void aFlowStepKeepsItsWordsWithoutItsEdge();
    void aNoteLosesOnlyItsAnchor();
    void statementsLoseTheNodeTheyName();
    void aDeadLetterQueueIsNoReasonToLoseTheEdge();
    void membersMoveToTheParentOfADeletedBoundary();
    void aNoteOnADeletedBoundaryIsNotMovedToItsParent();
    void aBoundaryTakesItsOwnEdges();
    void nestedBoundariesGoTogether();
    void aFlowTakesItsStepsAndLeavesRequirements();
    void aSheetTakesPlacementsShapesAndWhatIsDrawnOnlyThere();
    void theLastSheetStays();
    void linksThatNameEachOtherEnd();
    void aStatementOnReliabilityOutlivesItsNode();
    void anEstimateTakesItsPlaceAndTheChipsThatShowIt();
    void aSheetLeavesTheEstimatesThatStoodOnIt();
    void aQuestionLeavesTheRequirementMadeOfIt();
    void whatIsNotThereIsNoError();
    void undoOfADeleteRestoresEverything();
};

void DeleteOperationTest::aNodeTakesEdgesPlacementsPropertiesAndLinks() {
    RichDesign design;
    removeAll(design.host, {refTo(design.orders)});
    const Document& document = design.host.document();
    QVERIFY(!document.find(design.orders));
    QVERIFY(!document.find(design.edge));
    QVERIFY(!document.find(design.shape));
    QVERIFY(!document.find(design.property));
    QVERIFY(!document.find(design.link));
    QVERIFY(!design.host.placement(refTo(design.orders)));
    QVERIFY(document.find(design.store));
    QVERIFY(document.find(design.requirement));
    QVERIFY(document.find(design.inner));
}

void DeleteOperationTest::aFlowStepKeepsItsWordsWithoutItsEdge() {
    RichDesign design;
    removeAll(design.host, {refTo(design.edge)});
    const FlowStep& step = design.host.at(design.step);
    QVERIFY(!step.edge);
    QVERIFY(step.flow == design.flow);
    QCOMPARE(step.note, "pay");
}

void DeleteOperationTest::aNoteLosesOnlyItsAnchor() {
    RichDesign design;
    removeAll(design.host, {refTo(design.store)});
    QVERIFY(design.host.at(design.note).anchor == Ref{});
    QCOMPARE(design.host.at(design.note).text, "why?");
    QVERIFY(design.host.document().find(design.notePlace));
}

void DeleteOperationTest::statementsLoseTheNodeTheyName() {
    RichDesign design;
    TradeOff tradeOff = design.host.at(design.tradeOff);
    tradeOff.node = design.store;
    Flow flow = design.host.at(design.flow);
    flow.start_node = design.store;
    design.host.put(tradeOff);
    design.host.put(flow);
    removeAll(design.host, {refTo(design.store)});
    QVERIFY(!design.host.at(design.tradeOff).node);
    QVERIFY(!design.host.at(design.flow).start_node);
}

void DeleteOperationTest::aDeadLetterQueueIsNoReasonToLoseTheEdge() {
    RichDesign design;
    const NodeId queue = design.host.node("dead letters", {}, "message.queue");
    Edge edge = design.host.at(design.edge);
    edge.dlq_node = queue;
    design.host.put(edge);
    removeAll(design.host, {refTo(queue)});
    QVERIFY(!design.host.at(design.edge).dlq_node);
    QVERIFY(design.host.at(design.edge).from() == refTo(design.orders));
}

void DeleteOperationTest::membersMoveToTheParentOfADeletedBoundary() {
    RichDesign design;
    removeAll(design.host, {refTo(design.inner)});
    QVERIFY(design.host.at(design.orders).boundary == design.outer);
    removeAll(design.host, {refTo(design.outer)});
    QVERIFY(!design.host.at(design.orders).boundary);
}

void DeleteOperationTest::aNoteOnADeletedBoundaryIsNotMovedToItsParent() {
    RichDesign design;
    const NoteId note =
        design.host.edit([&](Transaction& edit) { return addNote(edit, "here", refTo(design.inner)); });
    removeAll(design.host, {refTo(design.inner)});
    QVERIFY(design.host.at(note).anchor == Ref{});
}

void DeleteOperationTest::aBoundaryTakesItsOwnEdges() {
    RichDesign design;
    const EdgeId toBoundary = design.host.edge(refTo(design.store), refTo(design.inner));
    removeAll(design.host, {refTo(design.inner)});
    QVERIFY(!design.host.document().find(toBoundary));
    QVERIFY(design.host.document().find(design.edge));
}

void DeleteOperationTest::nestedBoundariesGoTogether() {
    RichDesign design;
    removeAll(design.host, {refTo(design.inner), refTo(design.outer)});
    QVERIFY(design.host.document().all<Boundary>().empty());
    QVERIFY(!design.host.at(design.orders).boundary);
}

void DeleteOperationTest::aFlowTakesItsStepsAndLeavesRequirements() {
    RichDesign design;
    Requirement requirement = design.host.at(design.requirement);
    requirement.flow = design.flow;
    design.host.put(requirement);
    removeAll(design.host, {refTo(design.flow)});
    QVERIFY(!design.host.document().find(design.step));
    QVERIFY(!design.host.at(design.requirement).flow);
    QVERIFY(design.host.document().find(design.edge));
}

void DeleteOperationTest::aSheetTakesPlacementsShapesAndWhatIsDrawnOnlyThere() {
    RichDesign design;
    TestSession& host = design.host;
    const SheetId second = host.edit([](Transaction& edit) { return addSheet(edit, "2"); });
    host.edit([&](Transaction& edit) { return place(edit, second, refTo(design.note), 5, 5); });
    removeAll(host, {refTo(host.sheet)});
    QVERIFY(host.document().find(design.orders));
    QVERIFY(host.document().find(design.edge));
    QVERIFY(!host.document().find(design.shape));
    QVERIFY(!host.document().find(design.stroke)); // stood nowhere else
    QVERIFY(host.document().find(design.note));    // stands on the second sheet too
    QCOMPARE(host.document().all<Placement>().size(), 1u);
}

void DeleteOperationTest::theLastSheetStays() {
    TestSession host;
    const auto refused = host.attempt([&](Transaction& edit) { return remove(edit, {refTo(host.sheet)}); });
    QCOMPARE(refused.error().text(), "the last sheet cannot be deleted");
    const SheetId second = host.edit([](Transaction& edit) { return addSheet(edit, "2"); });
    const auto both =
        host.attempt([&](Transaction& edit) { return remove(edit, {refTo(host.sheet), refTo(second)}); });
    QVERIFY(!both);
    QCOMPARE(host.document().all<Sheet>().size(), 2u);
}

void DeleteOperationTest::linksThatNameEachOtherEnd() {
    TestSession host;
    Transaction edit(host.session, "links in a circle");
    Link a;
    Link b;
    a.id = edit.newId<Link>();
    b.id = edit.newId<Link>();
    a.from = a.to = refTo(b.id);
    b.from = b.to = refTo(a.id);
    edit.put(a);
    edit.put(b);
    QCOMPARE(edit.commit().value(), true);
    removeAll(host, {refTo(a.id)});
    QVERIFY(host.document().all<Link>().empty());
}

void DeleteOperationTest::aStatementOnReliabilityOutlivesItsNode() {
    RichDesign design;
    removeAll(design.host, {refTo(design.store)});
    const ReliabilityItem& item = design.host.at(design.reliabilityItem);
    QVERIFY(!item.node);
    QCOMPARE(item.statement, "nightly");
    QVERIFY(item.topic == ReliabilityTopic::Backup);
    QVERIFY(!design.host.document().find(design.chip));
    QVERIFY(design.host.document().find(design.estimate));
}

void DeleteOperationTest::anEstimateTakesItsPlaceAndTheChipsThatShowIt() {
    RichDesign design;
    Property other = design.host.at(design.chip);
    other.id = {};
    other.owner = refTo(design.orders);
    other.value = "storage_bytes";
    const PropertyId computed = design.host.put(other);
    other.id = {};
    other.key = "capacity_note"; // says the same and is no chip
    other.value = chipValue(design.estimate);
    const PropertyId text = design.host.put(other);
    removeAll(design.host, {refTo(design.estimate)});
    const Document& document = design.host.document();
    QVERIFY(!document.find(design.estimate));
    QVERIFY(!document.find(design.estimatePlace));
    QVERIFY(!document.find(design.chip));
    QVERIFY(document.find(computed));
    QVERIFY(document.find(text));
}

void DeleteOperationTest::aSheetLeavesTheEstimatesThatStoodOnIt() {
    RichDesign design;
    design.host.edit([](Transaction& edit) { return addSheet(edit, "Second"); });
    removeAll(design.host, {refTo(design.host.sheet)});
    QVERIFY(!design.host.document().find(design.estimatePlace));
    QVERIFY(!design.host.document().find(design.note));
    QCOMPARE(design.host.at(design.estimate).expression, "500M/month * 500 B * 5 y");
}

void DeleteOperationTest::aQuestionLeavesTheRequirementMadeOfIt() {
    RichDesign design;
    design.host.edit([&](Transaction& edit) {
        return chalkline::link(edit, refTo(design.requirement), refTo(design.question), "from");
    });
    const Requirement before = design.host.at(design.requirement);
    removeAll(design.host, {refTo(design.question)});
    QVERIFY(design.host.at(design.requirement) == before);
    QVERIFY(design.host.document().referrers<Link>(refTo(design.requirement)).size() == 1);
}

void DeleteOperationTest::whatIsNotThereIsNoError() {
    RichDesign design;
    const std::size_t steps = design.host.session.history().steps().size();
    removeAll(design.host, {{RecordType::Node, 999}, {RecordType::None, 0}, {RecordType::Sheet, 999}});
    QCOMPARE(design.host.session.history().steps().size(), steps);
}

void DeleteOperationTest::undoOfADeleteRestoresEverything() {
    RichDesign design;
    const Document before = design.host.document();
    for (const Ref& subject : {refTo(design.orders), refTo(design.inner), refTo(design.flow),
                               refTo(design.store), refTo(design.estimate), refTo(design.question)}) {
        removeAll(design.host, {subject});
        QVERIFY(!(design.host.document() == before));
        QVERIFY(design.host.undo());
        QVERIFY(design.host.document() == before);
    }
}

QTEST_APPLESS_MAIN(DeleteOperationTest)
#include "delete_operation_test.moc"
