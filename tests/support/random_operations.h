// Every operation of core/edit as one entry of a list: its name and what it does with random arguments on an
// open transaction. The property tests draw from it; a new operation gets its entry here.
#pragma once

#include "support/random_guided.h"

namespace chalkline::test {

inline std::set<Ref> asSet(const std::vector<Ref>& refs) {
    return {refs.begin(), refs.end()};
}

inline constexpr std::array nodeOperations{
    RandomOperation{"addNode",
                    [](Transaction& edit, Dice& dice) -> Expected<void> {
                        const Ref made = refTo(freshNode(edit, dice));
                        return done(place(edit, anySheet(edit, dice), made, dice.length(), dice.length()));
                    }},
    RandomOperation{"rename node",
                    [](Transaction& edit, Dice& dice) {
                        return rename(edit, refTo(anyNode(edit, dice)), dice.text("Kassenbücher"));
                    }},
    RandomOperation{"rename boundary",
                    [](Transaction& edit, Dice& dice) {
                        return rename(edit, refTo(anyBoundary(edit, dice)), dice.text("region"));
                    }},
    RandomOperation{"rename sheet",
                    [](Transaction& edit, Dice& dice) {
                        return rename(edit, refTo(anySheet(edit, dice)), dice.text("sheet"));
                    }},
    RandomOperation{"rename flow",
                    [](Transaction& edit, Dice& dice) {
                        return rename(edit, refTo(anyFlow(edit, dice)), dice.text("flow"));
                    }},
    RandomOperation{"rename note",
                    [](Transaction& edit, Dice& dice) {
                        return rename(edit, refTo(anyNote(edit, dice)), dice.text("two\nlines"));
                    }},
    RandomOperation{"rename edge",
                    [](Transaction& edit, Dice& dice) {
                        return rename(edit, refTo(anyEdge(edit, dice)), dice.text("calls"));
                    }},
    RandomOperation{"setKind",
                    [](Transaction& edit, Dice& dice) {
                        constexpr std::array kinds{"compute.service", "store.relational", "store.cache",
                                                   "message.queue", "actor.user"};
                        return setKind(edit, anyNode(edit, dice), kinds[dice.below(kinds.size())]);
                    }},
    RandomOperation{"setTechnology",
                    [](Transaction& edit, Dice& dice) {
                        return setTechnology(edit, anyNode(edit, dice), dice.text("Postgres"));
                    }},
    RandomOperation{"setSecondLine",
                    [](Transaction& edit, Dice& dice) {
                        return setSecondLine(edit, anyNode(edit, dice), dice.text("reads"));
                    }},
    RandomOperation{"setInstances",
                    [](Transaction& edit, Dice& dice) {
                        const auto min = static_cast<std::int64_t>(dice.below(1000)) + 1;
                        const auto more = static_cast<std::int64_t>(dice.below(1000));
                        return setInstances(edit, anyNode(edit, dice), min, min + more);
                    }},
    RandomOperation{"setProperty",
                    [](Transaction& edit, Dice& dice) {
                        constexpr std::array keys{"capacity_rps", "availability", "cost_usd_month"};
                        return setProperty(edit, anyEnd(edit, dice), keys[dice.below(keys.size())],
                                           std::to_string(dice.below(100'000)), "measured");
                    }},
    RandomOperation{"setProperty to nothing",
                    [](Transaction& edit, Dice& dice) -> Expected<void> {
                        const PropertyId held = anyOf<Property>(edit.document(), dice);
                        if (!held) return setProperty(edit, anyEnd(edit, dice), "capacity_rps", "7");
                        const Property property = *edit.document().find(held);
                        return setProperty(edit, property.owner, property.key, "");
                    }},
    RandomOperation{"addNote",
                    [](Transaction& edit, Dice& dice) -> Expected<void> {
                        const Ref anchor = dice.oneIn(2) ? anyEnd(edit, dice) : Ref{};
                        const auto note = addNote(edit, dice.text("note"), anchor);
                        return done(place(edit, anySheet(edit, dice), refTo(*note), dice.length(), 0));
                    }},
    RandomOperation{"addSheet",
                    [](Transaction& edit, Dice& dice) { return done(addSheet(edit, dice.text("sheet"))); }},
};

inline constexpr std::array edgeOperations{
    RandomOperation{"connect",
                    [](Transaction& edit, Dice& dice) {
                        const Ref from = anyEnd(edit, dice);
                        return done(connect(edit, {from, anyEnd(edit, dice), dice.oneOf<EdgeKind>(),
                                                   dice.oneOf<Direction>(), dice.text("calls")}));
                    }},
    RandomOperation{"reconnect the source",
                    [](Transaction& edit, Dice& dice) {
                        return reconnect(edit, anyEdge(edit, dice), EdgeEnd::From, anyEnd(edit, dice));
                    }},
    RandomOperation{"reconnect the target",
                    [](Transaction& edit, Dice& dice) {
                        return reconnect(edit, anyEdge(edit, dice), EdgeEnd::To, anyEnd(edit, dice));
                    }},
    RandomOperation{"setEdgeKind",
                    [](Transaction& edit, Dice& dice) {
                        return setEdgeKind(edit, anyEdge(edit, dice), dice.oneOf<EdgeKind>());
                    }},
    RandomOperation{"toggleSyncAsync",
                    [](Transaction& edit, Dice& dice) { return toggleSyncAsync(edit, anyEdge(edit, dice)); }},
    RandomOperation{"setDirection",
                    [](Transaction& edit, Dice& dice) {
                        return setDirection(edit, anyEdge(edit, dice), dice.oneOf<Direction>());
                    }},
    RandomOperation{"reverse",
                    [](Transaction& edit, Dice& dice) { return reverse(edit, anyEdge(edit, dice)); }},
    RandomOperation{"setLabel",
                    [](Transaction& edit, Dice& dice) {
                        return setLabel(edit, anyEdge(edit, dice), dice.text("GET /orders"));
                    }},
    RandomOperation{"insertIntoEdge",
                    [](Transaction& edit, Dice& dice) {
                        const EdgeId edge = anyEdge(edit, dice);
                        return done(insertIntoEdge(edit, edge, freshNode(edit, dice)));
                    }},
    RandomOperation{"setEdgeShape",
                    [](Transaction& edit, Dice& dice) {
                        std::vector<Point> waypoints(dice.below(4));
                        for (Point& point : waypoints)
                            point = {dice.length(), dice.length()};
                        return setEdgeShape(edit, anySheet(edit, dice), anyEdge(edit, dice),
                                            dice.oneOf<EdgeStyle>(), waypoints);
                    }},
};

inline constexpr std::array placementOperations{
    RandomOperation{"place",
                    [](Transaction& edit, Dice& dice) {
                        return done(place(edit, anySheet(edit, dice), anyEnd(edit, dice), dice.length(),
                                          dice.length()));
                    }},
    RandomOperation{"placeAll",
                    [](Transaction& edit, Dice& dice) -> Expected<void> {
                        std::vector<Placement> placements(1 + dice.below(2));
                        const SheetId sheet = anySheet(edit, dice);
                        for (Placement& placement : placements) {
                            placement.sheet = sheet;
                            placement.subject = refTo(freshNode(edit, dice));
                            placement.x = dice.length();
                        }
                        placeAll(edit, std::move(placements));
                        return {};
                    }},
    RandomOperation{"moveBy",
                    [](Transaction& edit, Dice& dice) {
                        const SheetId sheet = anySheet(edit, dice);
                        const auto things = somePlaced(edit, dice, sheet, 1 + dice.below(3));
                        return moveBy(edit, sheet, asSet(things), dice.length() / 64, 8);
                    }},
    RandomOperation{"resize",
                    [](Transaction& edit, Dice& dice) {
                        const SheetId sheet = anySheet(edit, dice);
                        const Ref thing = somePlaced(edit, dice, sheet, 1).front();
                        return resize(edit, sheet, thing, dice.length(), dice.length(),
                                      static_cast<double>(dice.below(800)),
                                      static_cast<double>(dice.below(800)));
                    }},
    RandomOperation{"align",
                    [](Transaction& edit, Dice& dice) {
                        const SheetId sheet = anySheet(edit, dice);
                        const auto boxes = someBoxes(edit, dice, sheet, 2 + dice.below(3));
                        return align(edit, sheet, boxes, static_cast<Alignment>(dice.below(6)));
                    }},
    RandomOperation{"distribute",
                    [](Transaction& edit, Dice& dice) {
                        const SheetId sheet = anySheet(edit, dice);
                        auto boxes = someBoxes(edit, dice, sheet, 3 + dice.below(3));
                        return distribute(edit, sheet, std::move(boxes), static_cast<Axis>(dice.below(2)));
                    }},
    RandomOperation{"changeOrder",
                    [](Transaction& edit, Dice& dice) {
                        const SheetId sheet = anySheet(edit, dice);
                        const auto things = somePlaced(edit, dice, sheet, 2);
                        return changeOrder(edit, sheet, {things.front()}, static_cast<ZMove>(dice.below(4)));
                    }},
};

/// Turns a flag of one placed thing over.
template <PlacementFlag flag>
[[nodiscard]] Expected<void> turn(Transaction& edit, Dice& dice) {
    const SheetId sheet = anySheet(edit, dice);
    Ref thing = somePlaced(edit, dice, sheet, 1).front();
    for (const Placement& placement : edit.document().all<Placement>())
        if (flag == PlacementFlag::Locked && placement.locked && placement.sheet == sheet)
            thing = placement.subject; // unlock, lest everything ends up locked
    const Placement* held = placementOn(edit.document(), sheet, thing);
    const bool on = flag == PlacementFlag::Locked   ? held->locked
                    : flag == PlacementFlag::Hidden ? held->hidden
                                                    : held->collapsed;
    return setFlag(edit, sheet, {thing}, flag, !on);
}

inline constexpr std::array flagOperations{
    RandomOperation{"lock", turn<PlacementFlag::Locked>},
    RandomOperation{"hide", turn<PlacementFlag::Hidden>},
    RandomOperation{"collapse", turn<PlacementFlag::Collapsed>},
};

inline constexpr std::array boundaryOperations{
    RandomOperation{"addBoundary",
                    [](Transaction& edit, Dice& dice) {
                        const BoundaryId parent = dice.oneIn(2) ? anyBoundary(edit, dice) : BoundaryId{};
                        return done(
                            addBoundary(edit, dice.oneOf<BoundaryType>(), dice.text("boundary"), parent));
                    }},
    RandomOperation{
        "boundaryAround",
        [](Transaction& edit, Dice& dice) {
            const std::set<Ref> members{anyEnd(edit, dice), anyEnd(edit, dice), anyEnd(edit, dice)};
            return done(boundaryAround(edit, members, dice.oneOf<BoundaryType>(), dice.text("around")));
        }},
    RandomOperation{"dissolve",
                    [](Transaction& edit, Dice& dice) { return dissolve(edit, anyBoundary(edit, dice)); }},
    RandomOperation{"moveIntoBoundary",
                    [](Transaction& edit, Dice& dice) {
                        const Ref member = anyEnd(edit, dice);
                        return moveIntoBoundary(edit, member,
                                                dice.oneIn(3) ? BoundaryId{} : anyBoundary(edit, dice));
                    }},
    RandomOperation{"setBoundaryType",
                    [](Transaction& edit, Dice& dice) {
                        return setBoundaryType(edit, anyBoundary(edit, dice), dice.oneOf<BoundaryType>());
                    }},
    RandomOperation{"remove",
                    [](Transaction& edit, Dice& dice) {
                        const std::array<Ref, 8> things{
                            refTo(anyNode(edit, dice)),        refTo(anyNode(edit, dice)),
                            refTo(anyEdge(edit, dice)),        refTo(anyBoundary(edit, dice)),
                            refTo(anyNote(edit, dice)),        refTo(anyFlow(edit, dice)),
                            refTo(anyRequirement(edit, dice)), refTo(anyTradeOff(edit, dice))};
                        std::set<Ref> going{things[dice.below(8)], things[dice.below(8)]};
                        if (edit.document().all<Sheet>().size() > 3)
                            going.insert(refTo(anyOf<Sheet>(edit.document(), dice)));
                        return remove(edit, going);
                    }},
    RandomOperation{"duplicate",
                    [](Transaction& edit, Dice& dice) {
                        const SheetId sheet = anySheet(edit, dice);
                        const auto things = somePlaced(edit, dice, sheet, 1 + dice.below(2));
                        return done(duplicate(edit, sheet, asSet(things), 16, 16));
                    }},
    RandomOperation{"copy and paste",
                    [](Transaction& edit, Dice& dice) {
                        const SheetId sheet = anySheet(edit, dice);
                        const auto things = somePlaced(edit, dice, sheet, 1 + dice.below(3));
                        const Fragment fragment = copy(edit.document(), sheet, asSet(things));
                        return done(paste(edit, fragment, anySheet(edit, dice), 32, -32));
                    }},
    RandomOperation{"cut",
                    [](Transaction& edit, Dice& dice) -> Expected<void> {
                        const SheetId sheet = anySheet(edit, dice);
                        const auto things = somePlaced(edit, dice, sheet, 1 + dice.below(2));
                        const auto fragment = cut(edit, sheet, asSet(things));
                        if (!fragment || dice.oneIn(2)) return done(fragment);
                        return done(paste(edit, *fragment, anySheet(edit, dice), 0, 8));
                    }},
};

inline constexpr std::array statementOperations{
    RandomOperation{"addRequirement",
                    [](Transaction& edit, Dice& dice) {
                        return done(addRequirement(edit, dice.oneOf<RequirementKind>(),
                                                   dice.oneOf<Priority>(), dice.text("requirement")));
                    }},
    RandomOperation{"editRequirement",
                    [](Transaction& edit, Dice& dice) {
                        Requirement changed = *edit.document().find(anyRequirement(edit, dice));
                        changed.detail = dice.text("detail");
                        changed.target = dice.length();
                        if (dice.oneIn(2)) changed.flow = anyFlow(edit, dice);
                        return editRequirement(edit, std::move(changed));
                    }},
    RandomOperation{"reorder requirement",
                    [](Transaction& edit, Dice& dice) {
                        const Ref subject = refTo(anyRequirement(edit, dice));
                        return reorder(edit, subject, dice.below(40));
                    }},
    RandomOperation{"addTradeOff",
                    [](Transaction& edit, Dice& dice) {
                        return done(addTradeOff(edit, dice.text("trade-off"), "SQL\nNoSQL"));
                    }},
    RandomOperation{"editTradeOff",
                    [](Transaction& edit, Dice& dice) {
                        TradeOff changed = *edit.document().find(anyTradeOff(edit, dice));
                        changed.position = static_cast<double>(dice.below(101));
                        changed.cap_mode = dice.oneOf<CapMode>();
                        changed.pros = dice.text("pro");
                        if (dice.oneIn(2)) changed.node = anyNode(edit, dice);
                        return editTradeOff(edit, std::move(changed));
                    }},
    RandomOperation{"reorder trade-off",
                    [](Transaction& edit, Dice& dice) {
                        const Ref subject = refTo(anyTradeOff(edit, dice));
                        return reorder(edit, subject, dice.below(40));
                    }},
    RandomOperation{"reorder sheet",
                    [](Transaction& edit, Dice& dice) {
                        return reorder(edit, refTo(anyOf<Sheet>(edit.document(), dice)), dice.below(4));
                    }},
    RandomOperation{"addFlow",
                    [](Transaction& edit, Dice& dice) { return done(addFlow(edit, dice.text("flow"))); }},
    RandomOperation{"reorder flow",
                    [](Transaction& edit, Dice& dice) {
                        return reorder(edit, refTo(anyFlow(edit, dice)), dice.below(8));
                    }},
    RandomOperation{"reorder flow step",
                    [](Transaction& edit, Dice& dice) -> Expected<void> {
                        const FlowStepId held = anyOf<FlowStep>(edit.document(), dice);
                        if (held) return reorder(edit, refTo(held), dice.below(8));
                        return done(addFlowStep(edit, anyFlow(edit, dice), anyEdge(edit, dice), "step"));
                    }},
    RandomOperation{"addFlowStep",
                    [](Transaction& edit, Dice& dice) {
                        const FlowId flow = anyFlow(edit, dice);
                        return done(addFlowStep(edit, flow, anyEdge(edit, dice), dice.text("step")));
                    }},
    RandomOperation{"link",
                    [](Transaction& edit, Dice& dice) {
                        const Ref from = dice.oneIn(2) ? refTo(anyRequirement(edit, dice))
                                                       : refTo(anyTradeOff(edit, dice));
                        return done(link(edit, from, anyEnd(edit, dice), dice.text("met by")));
                    }},
    RandomOperation{"unlink",
                    [](Transaction& edit, Dice& dice) -> Expected<void> {
                        if (const LinkId held = anyOf<Link>(edit.document(), dice)) return unlink(edit, held);
                        return done(link(edit, refTo(anyRequirement(edit, dice)), anyEnd(edit, dice)));
                    }},
};

/// All of them, in one list.
[[nodiscard]] inline const std::vector<RandomOperation>& randomOperations() {
    static const std::vector<RandomOperation> all = [] {
        std::vector<RandomOperation> list;
        const auto add = [&](const auto& group) { list.insert(list.end(), group.begin(), group.end()); };
        add(nodeOperations);
        add(edgeOperations);
        add(placementOperations);
        add(flagOperations);
        add(boundaryOperations);
        add(statementOperations);
        add(guidedOperations);
        return list;
    }();
    return all;
}

} // namespace chalkline::test
