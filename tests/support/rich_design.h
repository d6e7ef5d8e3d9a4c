// A small valid design with at least one record of every type, for tests of rules that hold for all types.
#pragma once

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
