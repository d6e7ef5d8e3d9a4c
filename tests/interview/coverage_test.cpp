#include "interview/coverage.h"
#include "support/test_session.h"

#include <QtTest>

using namespace chalkline;
using namespace chalkline::interview;
using namespace chalkline::test;

namespace {

struct Design : TestSession {
    RequirementId require(std::string title, Priority priority = Priority::Must,
                          RequirementKind kind = RequirementKind::Functional) {
        return edit(
            [&](Transaction& open) { return addRequirement(open, kind, priority, std::move(title)); });
    }
    void tie(Ref from, Ref to) {
        edit([&](Transaction& open) { return link(open, from, to); });
    }
    [[nodiscard]] Coverage coverage() const { return coverageOf(document().tables()); }
    [[nodiscard]] RequirementLinks linksOf(RequirementId id) const { return *coverage().of(id); }
};

} // namespace

class CoverageTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void anEmptyProjectLacksNothing() {
        const Coverage coverage = Design().coverage();
        QVERIFY(coverage.requirements.empty() && coverage.uncovered.empty() &&
                coverage.without_reason.empty());
        QCOMPARE(coverage.must_haves, std::size_t{0});
    }

    void aMustHaveWithoutALinkIsUncovered() {
        Design design;
        const auto shorten = design.require("shorten a URL");
        const auto redirect = design.require("redirect");
        design.require("custom alias", Priority::Good);
        design.require("custom domains", Priority::Wont);
        design.tie(refTo(redirect), refTo(design.node("redirect service")));
        const Coverage coverage = design.coverage();
        QCOMPARE(coverage.must_haves, std::size_t{2});
        QCOMPARE(coverage.covered_must_haves, std::size_t{1});
        QCOMPARE(coverage.uncovered, std::vector{shorten});
        QCOMPARE(coverage.requirements.size(), std::size_t{3});
    }

    void bothDirectionsOfALinkCount() {
        Design design;
        const auto id = design.require("redirect");
        const NodeId service = design.node("service"), cache = design.node("cache");
        const EdgeId call = design.edge(service, cache);
        design.tie(refTo(id), refTo(service));
        design.tie(refTo(call), refTo(id));
        QCOMPARE(design.linksOf(id).nodes, std::vector{service});
        QCOMPARE(design.linksOf(id).edges, std::vector{call});
        QCOMPARE(interview::linksOf(design.document().tables(), refTo(call)).requirements, std::vector{id});
        QCOMPARE(interview::linksOf(design.document().tables(), refTo(service)).requirements,
                 std::vector{id});
    }

    void theFlowOfATargetAndTheNodeOfATradeOffAreLinksToo() {
        Design design;
        const auto id = design.require("p99 < 100 ms", Priority::Must, RequirementKind::NonFunctional);
        const FlowId flow = design.edit([](Transaction& open) { return addFlow(open, "redirect"); });
        Requirement requirement = design.at(id);
        requirement.flow = flow;
        design.put(requirement);
        QCOMPARE(design.linksOf(id).flows, std::vector{flow});
        QVERIFY(design.linksOf(id).covered);

        const NodeId store = design.node("db");
        TradeOff tradeOff;
        tradeOff.title = "CAP";
        tradeOff.node = store;
        const TradeOffId verdict = design.put(tradeOff);
        QCOMPARE(interview::linksOf(design.document().tables(), refTo(store)).trade_offs,
                 std::vector{verdict});
    }

    void aDecisionMeetsAQualityButNoFeature() {
        Design design;
        const auto feature = design.require("redirect");
        const auto quality =
            design.require("fresh within 5 s", Priority::Must, RequirementKind::NonFunctional);
        const auto choice = design.edit(
            [](Transaction& open) { return addTradeOff(open, "Consistency", "Strong\nEventual"); });
        design.tie(refTo(choice), refTo(feature));
        design.tie(refTo(choice), refTo(quality));
        QVERIFY(!design.linksOf(feature).covered);
        QVERIFY(design.linksOf(quality).covered);
        QCOMPARE(design.linksOf(feature).trade_offs, std::vector{choice});
    }

    void mustHavesComeFirstInTheOrderOfThePerson() {
        Design design;
        const auto good = design.require("alias", Priority::Good);
        const auto first = design.require("shorten"), second = design.require("redirect");
        design.edit([&](Transaction& open) { return reorder(open, refTo(second), 0); });
        std::vector<RequirementId> order;
        for (const RequirementLinks& links : design.coverage().requirements)
            order.push_back(links.requirement);
        QCOMPARE(order, (std::vector{second, first, good}));
    }

    void aComponentIsReachedThroughItsBoundaryItsCallsAndFlows() {
        Design design;
        const BoundaryId backend = design.boundary("backend");
        const NodeId inside = design.node("worker", backend), caller = design.node("web"),
                     called = design.node("api"), lonely = design.node("report job"),
                     stepped = design.node("db");
        const EdgeId call = design.edge(caller, called), query = design.edge(called, stepped);
        const auto id = design.require("redirect");
        QVERIFY(design.coverage().without_reason.empty());
        design.tie(refTo(id), refTo(backend));
        design.tie(refTo(id), refTo(call));
        QCOMPARE(design.coverage().without_reason, (std::vector{lonely, stepped}));
        const FlowId flow = design.edit([](Transaction& open) { return addFlow(open, "redirect"); });
        design.edit([&](Transaction& open) { return addFlowStep(open, flow, query); });
        design.tie(refTo(flow), refTo(id));
        QCOMPARE(design.coverage().without_reason, std::vector{lonely});
        QVERIFY(inside);
    }

    void clientsAndWhatWatchesNeedNoReason() {
        Design design;
        design.node("web", {}, "client.web");
        design.node("metrics", {}, "obs.metrics");
        const NodeId cdn = design.node("cdn", {}, "edge.cdn");
        design.tie(refTo(design.require("redirect")), refTo(design.node("service")));
        QCOMPARE(design.coverage().without_reason, std::vector{cdn});
    }

    void whatIsLinkedToADroppedRequirementStaysFindable() {
        Design design;
        const auto id = design.require("redirect");
        const NodeId service = design.node("service");
        design.tie(refTo(id), refTo(service));
        Requirement dropped = design.at(id);
        dropped.state = RequirementState::Dropped;
        design.put(dropped);
        QVERIFY(!design.coverage().of(id));
        QCOMPARE(interview::linksOf(design.document().tables(), refTo(service)).requirements,
                 std::vector{id});
    }

    void requirementsLinkedToEachOtherMeetNothing() {
        Design design;
        const auto a = design.require("a"), b = design.require("b");
        design.tie(refTo(a), refTo(b));
        QCOMPARE(design.coverage().uncovered, (std::vector{a, b}));
        QCOMPARE(design.linksOf(a).others, std::vector{refTo(b)});
        QCOMPARE(interview::linksOf(design.document().tables(), refTo(b)).requirements, std::vector{a});
    }
};

QTEST_APPLESS_MAIN(CoverageTest)
#include "coverage_test.moc"
