// A small valid design with at least one record of every type, for tests of rules that hold for all types.
#pragma once

#include "model/chip.h"
#include "support/test_session.h"

namespace chalkline::test {

struct RichDesign {
    TestSession host;
    BoundaryId outer = host.boundary("outer");
    BoundaryId inner = host.boundary("inner", outer);
    NodeId orders = host.placedNode("orders", 0, 0, inner);
    NodeId store = host.placedNode("store", 300, 0);
    EdgeId edge = host.edge(refTo(orders), refTo(store), EdgeKind::Sync, "writes");
    EdgeShapeId shape = host.put(shapeOf(edge));
    PropertyId property = host.put(propertyOf(orders));
    NoteId note = host.put(noteAt(store));
    PlacementId notePlace = host.placeAt(refTo(note), 0, 200);
    StrokeId stroke = host.put(line());
    PlacementId strokePlace = host.placeAt(refTo(stroke), 50, 50);
    FlowId flow = host.edit([](Transaction& edit) { return addFlow(edit, "order"); });
    FlowStepId step = host.edit([&](Transaction& edit) { return addFlowStep(edit, flow, edge, "pay"); });
    RequirementId requirement = host.edit([](Transaction& edit) {
        return addRequirement(edit, RequirementKind::Functional, Priority::Must, "take orders");
    });
    TradeOffId tradeOff = host.edit([](Transaction& edit) { return addTradeOff(edit, "SQL or not"); });
    LinkId link = host.edit([&](Transaction& edit) {
        return chalkline::link(edit, refTo(requirement), refTo(orders), "met by");
    });
    BriefId brief = host.put(Brief{{}, "Too many orders", "Keep selling", Approach::TopDown, {}});
    ScopeItemId scopeItem = host.put(ScopeItem{{}, "analytics", false, 0, {}});
    QuestionId question = host.put(questionOf("how many users?"));
    ExpectationId expectation = host.put(expectationOf("knows CAP"));
    ArchetypeId archetype = host.put(Archetype{});
    WorkloadId workload = host.put(workloadOf("browse"));
    ConstantId constant = host.put(Constant{{}, "retention", 5, "y", ConstantSource::Assumed, "law", 0, {}});
    EstimateId estimate = host.put(Estimate{{}, "storage", "500M/month * 500 B * 5 y", 0, {}});
    PlacementId estimatePlace = host.placeAt(refTo(estimate), 0, 300);
    PropertyId chip = host.put(chipOf(store, estimate));
    BuyInId buyIn = host.put(BuyIn{{}, BuyInStage::Scope, BuyInState::Confirmed, 7, "yes", "abc", {}});
    SummaryId summary = host.put(Summary{{}, "features", "takes orders", "def", true, {}});
    ReliabilityItemId reliabilityItem = host.put(reliabilityOf(store));

private:
    EdgeShape shapeOf(EdgeId of) const {
        EdgeShape record;
        record.sheet = host.sheet;
        record.edge = of;
        record.waypoints = {{10, 20}};
        return record;
    }
    static Property propertyOf(NodeId owner) {
        Property record;
        record.owner = refTo(owner);
        record.key = "capacity_rps";
        record.value = "100";
        return record;
    }
    static Property chipOf(NodeId owner, EstimateId shown) {
        Property record;
        record.owner = refTo(owner);
        record.key = chipKey;
        record.value = chipValue(shown);
        return record;
    }
    static Question questionOf(std::string text) {
        Question record;
        record.text = std::move(text);
        return record;
    }
    static Expectation expectationOf(std::string text) {
        Expectation record;
        record.text = std::move(text);
        return record;
    }
    static Workload workloadOf(std::string name) {
        Workload record;
        record.name = std::move(name);
        record.users_per_day = 1e6;
        return record;
    }
    static ReliabilityItem reliabilityOf(NodeId node) {
        ReliabilityItem record;
        record.topic = ReliabilityTopic::Backup;
        record.node = node;
        record.statement = "nightly";
        return record;
    }
    static Note noteAt(NodeId anchor) {
        Note record;
        record.text = "why?";
        record.anchor = refTo(anchor);
        return record;
    }
    static Stroke line() {
        Stroke record;
        record.points = {{0, 0}, {5, 5}};
        return record;
    }
};

} // namespace chalkline::test
