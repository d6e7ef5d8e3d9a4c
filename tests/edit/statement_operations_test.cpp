#include "support/property.h"
#include "support/rich_design.h"

using namespace chalkline;
using namespace chalkline::test;

namespace {

RequirementId require(TestSession& host, std::string title,
                      RequirementKind kind = RequirementKind::Functional) {
    return host.edit([&](Transaction& edit) { return addRequirement(edit, kind, Priority::Must, title); });
}

void moveTo(TestSession& host, Ref subject, std::size_t index) {
    host.edit([&](Transaction& edit) { return reorder(edit, subject, index); });
}

/// Texts in the order a person sees, with their places.
template <class R>
std::string inOrder(const TestSession& host, std::string R::* text) {
    std::map<std::int64_t, std::string> found;
    for (const R& record : host.document().all<R>())
        found[record.sort_order] += record.*text;
    std::string joined;
    for (const auto& [place, word] : found)
        joined += word + std::to_string(place) + " ";
    return joined;
}

} // namespace

class StatementOperationsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void codesCountPerKind();
    void codesStayWhenTheOrderChanges();
    void aCodeIsFreeOfThoseInUse();
    void reorderingRenumbersFromNought();
    void everyOrderedTypeCanBeReordered();
    void stepsAreReorderedWithinTheirFlow();
    void editingReplacesUnderTheSameId();
    void aTradeOffHasItsOptions();
    void addingTakesAllValuesButIdCodeAndPlace();
    void priorityIsSetAlone();
    void anotherKindBringsItsNextCode();
    void aChoiceIsAnOption();
    void stepsFollowEachOther();
    void theSameLinkIsMadeOnce();
    void linksNeedBothEnds();
};

void StatementOperationsTest::codesCountPerKind() {
    TestSession host;
    const RequirementId first = require(host, "a");
    const RequirementId quality = require(host, "b", RequirementKind::NonFunctional);
    const RequirementId second = require(host, "c");
    QCOMPARE(host.at(first).code, "FR-1");
    QCOMPARE(host.at(quality).code, "NFR-1");
    QCOMPARE(host.at(second).code, "FR-2");
    QVERIFY(host.at(quality).kind == RequirementKind::NonFunctional);
    QVERIFY(host.at(first).state == RequirementState::Open);
    QCOMPARE(inOrder(host, &Requirement::title), "a0 b1 c2 ");
}

void StatementOperationsTest::codesStayWhenTheOrderChanges() {
    TestSession host;
    const RequirementId first = require(host, "a");
    require(host, "b");
    require(host, "c");
    moveTo(host, refTo(first), 2);
    QCOMPARE(inOrder(host, &Requirement::title), "b0 c1 a2 ");
    QCOMPARE(inOrder(host, &Requirement::code), "FR-20 FR-31 FR-12 ");
}

void StatementOperationsTest::aCodeIsFreeOfThoseInUse() {
    TestSession host;
    const RequirementId first = require(host, "a");
    const RequirementId second = require(host, "b");
    host.edit([&](Transaction& edit) { return remove(edit, {refTo(first)}); });
    QCOMPARE(host.at(require(host, "c")).code, "FR-3");
    Requirement changed = host.at(second);
    for (const char* odd : {"FR-x", "FR-", "FR-99999999999999999999", "FR-9223372036854775807"}) {
        changed.code = odd;
        host.edit([&](Transaction& edit) { return editRequirement(edit, changed); });
        const std::string code = host.at(require(host, "d")).code;
        QVERIFY2(code.starts_with("FR-") && !code.starts_with("FR--"), code.c_str());
    }
}

void StatementOperationsTest::reorderingRenumbersFromNought() {
    TestSession host;
    require(host, "a");
    const RequirementId gone = require(host, "b");
    const RequirementId third = require(host, "c");
    require(host, "d");
    host.edit([&](Transaction& edit) { return remove(edit, {refTo(gone)}); });
    QCOMPARE(inOrder(host, &Requirement::title), "a0 c2 d3 ");
    moveTo(host, refTo(third), 0);
    QCOMPARE(inOrder(host, &Requirement::title), "c0 a1 d2 ");
    moveTo(host, refTo(third), 99);
    QCOMPARE(inOrder(host, &Requirement::title), "a0 d1 c2 ");
    const std::size_t steps = host.session.history().steps().size();
    moveTo(host, refTo(third), 2);
    QCOMPARE(host.session.history().steps().size(), steps);
}

void StatementOperationsTest::everyOrderedTypeCanBeReordered() {
    TestSession host;
    for (const char* name : {"p", "q"}) {
        host.edit([&](Transaction& edit) { return addTradeOff(edit, name); });
        host.edit([&](Transaction& edit) { return addFlow(edit, name); });
        host.edit([&](Transaction& edit) { return addSheet(edit, name); });
    }
    moveTo(host, refTo(host.document().all<TradeOff>().begin()->id), 1);
    moveTo(host, refTo(host.document().all<Flow>().begin()->id), 1);
    moveTo(host, refTo(host.sheet), 2);
    QCOMPARE(inOrder(host, &TradeOff::title), "q0 p1 ");
    QCOMPARE(inOrder(host, &Flow::name), "q0 p1 ");
    QCOMPARE(inOrder(host, &Sheet::name), "p0 q1 Sheet 12 ");
    const auto refused =
        host.attempt([](Transaction& edit) { return reorder(edit, {RecordType::Node, 1}, 0); });
    QCOMPARE(refused.error().message, "a node has no order");
    const auto missing =
        host.attempt([](Transaction& edit) { return reorder(edit, {RecordType::Flow, 99}, 0); });
    QCOMPARE(missing.error().text(), "there is no flow 99");
}

void StatementOperationsTest::stepsAreReorderedWithinTheirFlow() {
    RichDesign design;
    TestSession& host = design.host;
    const auto add = [&](FlowId flow, std::string note) {
        return host.edit([&](Transaction& edit) { return addFlowStep(edit, flow, design.edge, note); });
    };
    const FlowId other = host.edit([](Transaction& edit) { return addFlow(edit, "other"); });
    const FlowStepId foreign = add(other, "foreign");
    const FlowStepId ship = add(design.flow, "ship");
    const FlowStepId thank = add(design.flow, "thank");
    moveTo(host, refTo(thank), 0);
    QCOMPARE(host.at(thank).sort_order, 0);
    QCOMPARE(host.at(design.step).sort_order, 1);
    QCOMPARE(host.at(ship).sort_order, 2);
    QCOMPARE(host.at(foreign).sort_order, 0);
}

void StatementOperationsTest::editingReplacesUnderTheSameId() {
    RichDesign design;
    Requirement changed = design.host.at(design.requirement);
    changed.title = "take orders in 200 ms";
    changed.target = 200;
    changed.unit = "ms";
    design.host.edit([&](Transaction& edit) { return editRequirement(edit, changed); });
    QVERIFY(design.host.at(design.requirement) == changed);
    changed.id = RequirementId{999};
    const auto missing =
        design.host.attempt([&](Transaction& edit) { return editRequirement(edit, changed); });
    QCOMPARE(missing.error().text(), "there is no requirement 999");
    TradeOff tradeOff = design.host.at(design.tradeOff);
    tradeOff.state = TradeOffState::Decided;
    tradeOff.choice = "SQL";
    design.host.edit([&](Transaction& edit) { return editTradeOff(edit, tradeOff); });
    QCOMPARE(design.host.at(design.tradeOff).choice, "SQL");
    tradeOff.position = -1;
    const auto outside = design.host.attempt([&](Transaction& edit) { return editTradeOff(edit, tradeOff); });
    QCOMPARE(outside.error().message, "must be between 0 and 100");
}

void StatementOperationsTest::aTradeOffHasItsOptions() {
    TestSession host;
    const TradeOffId id =
        host.edit([](Transaction& edit) { return addTradeOff(edit, "Storage", "SQL\nNoSQL"); });
    QCOMPARE(host.at(id).title, "Storage");
    QCOMPARE(host.at(id).options, "SQL\nNoSQL");
    QVERIFY(host.at(id).state == TradeOffState::NotDiscussed);
    QVERIFY(!host.at(id).position);
}

void StatementOperationsTest::addingTakesAllValuesButIdCodeAndPlace() {
    TestSession host;
    require(host, "a", RequirementKind::NonFunctional);
    Requirement values;
    values.id = RequirementId{77};
    values.code = "X-9";
    values.sort_order = 40;
    values.kind = RequirementKind::NonFunctional;
    values.title = "p99 < 100 ms";
    values.target = 100;
    const RequirementId id = host.edit([&](Transaction& edit) { return addRequirement(edit, values); });
    QVERIFY(id != values.id);
    QCOMPARE(host.at(id).code, "NFR-2");
    QCOMPARE(host.at(id).sort_order, 1);
    QCOMPARE(*host.at(id).target, 100.0);
    TradeOff choice;
    choice.title = "Queue";
    choice.justification = "replay";
    const TradeOffId tradeOff = host.edit([&](Transaction& edit) { return addTradeOff(edit, choice); });
    QCOMPARE(host.at(tradeOff).justification, "replay");
    QCOMPARE(host.at(tradeOff).sort_order, 0);
}

void StatementOperationsTest::priorityIsSetAlone() {
    TestSession host;
    const RequirementId id = require(host, "a");
    Requirement expected = host.at(id);
    expected.priority = Priority::Good;
    host.edit([&](Transaction& edit) { return setPriority(edit, id, Priority::Good); });
    QVERIFY(host.at(id) == expected);
    const auto missing =
        host.attempt([](Transaction& edit) { return setPriority(edit, RequirementId{99}, Priority::Must); });
    QCOMPARE(missing.error().text(), "there is no requirement 99");
}

void StatementOperationsTest::anotherKindBringsItsNextCode() {
    TestSession host;
    require(host, "n", RequirementKind::NonFunctional);
    const RequirementId id = require(host, "a");
    const auto become = [&](RequirementKind kind) {
        host.edit([&](Transaction& edit) { return setKind(edit, id, kind); });
    };
    become(RequirementKind::Functional);
    QCOMPARE(host.at(id).code, "FR-1");
    become(RequirementKind::NonFunctional);
    QCOMPARE(host.at(id).code, "NFR-2");
    become(RequirementKind::Functional);
    QCOMPARE(host.at(id).code, "FR-1");
}

void StatementOperationsTest::aChoiceIsAnOption() {
    TestSession host;
    const TradeOffId id =
        host.edit([](Transaction& edit) { return addTradeOff(edit, "Storage", "SQL\nNoSQL"); });
    const auto choose = [&](std::string choice) {
        host.edit([&](Transaction& edit) { return setChoice(edit, id, choice); });
    };
    choose("NoSQL");
    QCOMPARE(host.at(id).options, "SQL\nNoSQL");
    QCOMPARE(host.at(id).choice, "NoSQL");
    choose("NewSQL");
    QCOMPARE(host.at(id).options, "SQL\nNoSQL\nNewSQL");
    TradeOff blanks = host.at(id);
    blanks.options = "SQL\n  NoSQL \nNewSQL";
    host.edit([&](Transaction& edit) { return editTradeOff(edit, blanks); });
    choose("NoSQL");
    QCOMPARE(host.at(id).options, "SQL\n  NoSQL \nNewSQL");
    choose("");
    QCOMPARE(host.at(id).choice, "");
    QCOMPARE(host.at(id).options, blanks.options);
}

void StatementOperationsTest::stepsFollowEachOther() {
    RichDesign design;
    const FlowStepId next = design.host.edit(
        [&](Transaction& edit) { return addFlowStep(edit, design.flow, design.edge, "ship"); });
    QCOMPARE(design.host.at(design.step).sort_order, 0);
    QCOMPARE(design.host.at(next).sort_order, 1);
    QCOMPARE(design.host.at(next).note, "ship");
    const auto noFlow =
        design.host.attempt([&](Transaction& edit) { return addFlowStep(edit, FlowId{999}, design.edge); });
    QCOMPARE(noFlow.error().text(), "there is no flow 999");
    const auto noEdge =
        design.host.attempt([&](Transaction& edit) { return addFlowStep(edit, design.flow, EdgeId{999}); });
    QCOMPARE(noEdge.error().text(), "there is no edge 999");
}

void StatementOperationsTest::theSameLinkIsMadeOnce() {
    RichDesign design;
    TestSession& host = design.host;
    const auto join = [&](std::string role) {
        return host.edit([&](Transaction& edit) {
            return link(edit, refTo(design.requirement), refTo(design.orders), role);
        });
    };
    QVERIFY(join("met by") == design.link);
    const LinkId other = join("tested by");
    QVERIFY(other != design.link);
    QCOMPARE(host.document().all<Link>().size(), 2u);
    host.edit([&](Transaction& edit) { return unlink(edit, other); });
    QVERIFY(!host.document().find(other));
    const auto again = host.attempt([&](Transaction& edit) { return unlink(edit, other); });
    QVERIFY(again.error().code == ErrorCode::NotFound);
}

void StatementOperationsTest::linksNeedBothEnds() {
    RichDesign design;
    const auto refused = design.host.attempt(
        [&](Transaction& edit) { return link(edit, refTo(design.requirement), {RecordType::Node, 999}); });
    QCOMPARE(refused.error().text(), "there is no node 999");
}

QTEST_APPLESS_MAIN(StatementOperationsTest)
#include "statement_operations_test.moc"
