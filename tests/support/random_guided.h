// The operations on the records of the guided design, as entries of the list that property tests draw from
// (random_operations.h).
#pragma once

#include "edit/guided_operations.h"
#include "support/random_operation.h"

namespace chalkline::test {

template <class R>
[[nodiscard]] R withText(Dice& dice, std::string R::* text) {
    R record;
    record.*text = dice.text("words");
    return record;
}

inline QuestionId anyQuestion(Transaction& edit, Dice& dice) {
    const QuestionId held = anyOf<Question>(edit.document(), dice);
    return held ? held : addQuestion(edit, withText(dice, &Question::text)).value();
}

inline EstimateId anyEstimate(Transaction& edit, Dice& dice) {
    const EstimateId held = anyOf<Estimate>(edit.document(), dice);
    if (held) return held;
    return addEstimate(edit, withText(dice, &Estimate::expression)).value();
}

inline Workload anyWorkload(Dice& dice) {
    Workload workload = withText(dice, &Workload::name);
    if (dice.oneIn(2)) workload.users_per_day = static_cast<double>(dice.below(1'000'000));
    workload.payload_in_bytes = static_cast<double>(dice.below(5000));
    workload.direction = dice.oneOf<WorkloadDirection>();
    workload.peak_factor = 1 + static_cast<double>(dice.below(10));
    return workload;
}

/// Moves some record of R, or makes one.
template <class R, class Make>
[[nodiscard]] Expected<void> reorderOrMake(Transaction& edit, Dice& dice, const Make& make) {
    const Id<R> held = anyOf<R>(edit.document(), dice);
    if (held) return reorder(edit, refTo(held), dice.below(10));
    return done(make());
}

inline constexpr std::array guidedOperations{
    RandomOperation{"setBrief",
                    [](Transaction& edit, Dice& dice) {
                        Brief brief = briefOf(edit.document().tables());
                        brief.problem = dice.text("problem");
                        brief.approach = dice.oneOf<Approach>();
                        return done(setBrief(edit, std::move(brief)));
                    }},
    RandomOperation{"addScopeItem",
                    [](Transaction& edit, Dice& dice) {
                        ScopeItem item = withText(dice, &ScopeItem::text);
                        item.in_scope = dice.oneIn(2);
                        return done(addScopeItem(edit, std::move(item)));
                    }},
    RandomOperation{"reorder scope item",
                    [](Transaction& edit, Dice& dice) {
                        return reorderOrMake<ScopeItem>(
                            edit, dice, [&] { return addScopeItem(edit, withText(dice, &ScopeItem::text)); });
                    }},
    RandomOperation{"addQuestion",
                    [](Transaction& edit, Dice& dice) {
                        Question question = withText(dice, &Question::text);
                        question.category = dice.oneOf<QuestionCategory>();
                        question.state = dice.oneOf<QuestionState>();
                        return done(addQuestion(edit, std::move(question)));
                    }},
    RandomOperation{"setAnswer",
                    [](Transaction& edit, Dice& dice) {
                        return setAnswer(edit, anyQuestion(edit, dice), dice.text("answer"));
                    }},
    RandomOperation{"convertToRequirement",
                    [](Transaction& edit, Dice& dice) {
                        return done(convertToRequirement(edit, anyQuestion(edit, dice)));
                    }},
    RandomOperation{"addExpectation",
                    [](Transaction& edit, Dice& dice) {
                        Expectation expectation = withText(dice, &Expectation::text);
                        expectation.focus = dice.oneOf<Focus>();
                        return done(addExpectation(edit, std::move(expectation)));
                    }},
    RandomOperation{"setArchetypes",
                    [](Transaction& edit, Dice& dice) {
                        const std::array kinds{dice.oneOf<ArchetypeKind>(), dice.oneOf<ArchetypeKind>()};
                        return setArchetypes(edit, kinds);
                    }},
    RandomOperation{"addArchetype",
                    [](Transaction& edit, Dice& dice) {
                        return done(
                            addArchetype(edit, dice.oneOf<ArchetypeKind>(), dice.oneOf<ArchetypeOrigin>()));
                    }},
    RandomOperation{"addWorkload",
                    [](Transaction& edit, Dice& dice) { return done(addWorkload(edit, anyWorkload(dice))); }},
    RandomOperation{"editWorkload",
                    [](Transaction& edit, Dice& dice) -> Expected<void> {
                        Workload changed = anyWorkload(dice);
                        changed.id = anyOf<Workload>(edit.document(), dice);
                        if (!changed.id) return done(addWorkload(edit, std::move(changed)));
                        return editWorkload(edit, std::move(changed));
                    }},
    RandomOperation{"addConstant",
                    [](Transaction& edit, Dice& dice) {
                        Constant constant = withText(dice, &Constant::key);
                        constant.value = dice.length();
                        constant.source = dice.oneOf<ConstantSource>();
                        return done(addConstant(edit, std::move(constant)));
                    }},
    RandomOperation{"addEstimate",
                    [](Transaction& edit, Dice& dice) -> Expected<void> {
                        const auto made = addEstimate(edit, withText(dice, &Estimate::expression));
                        if (!made) return done(made);
                        return done(place(edit, anySheet(edit, dice), refTo(*made), dice.length(), 0));
                    }},
    RandomOperation{"editEstimate",
                    [](Transaction& edit, Dice& dice) {
                        Estimate changed = *edit.document().find(anyEstimate(edit, dice));
                        changed.name = dice.text("storage");
                        return editEstimate(edit, std::move(changed));
                    }},
    RandomOperation{"pinChip",
                    [](Transaction& edit, Dice& dice) {
                        const Ref owner =
                            dice.oneIn(2) ? refTo(anyNode(edit, dice)) : refTo(anyEdge(edit, dice));
                        const std::string value =
                            dice.oneIn(2) ? chipValue(anyEstimate(edit, dice)) : dice.text("result");
                        return done(pinChip(edit, owner, value));
                    }},
    RandomOperation{"unpinChip",
                    [](Transaction& edit, Dice& dice) -> Expected<void> {
                        for (const Property& held : edit.document().all<Property>())
                            if (isChip(held)) return unpinChip(edit, held.owner, held.value);
                        return done(pinChip(edit, refTo(anyNode(edit, dice)), "peak_rps"));
                    }},
    RandomOperation{"confirmBuyIn",
                    [](Transaction& edit, Dice& dice) {
                        return done(confirmBuyIn(edit, dice.oneOf<BuyInStage>(), dice.text("hash"), "yes"));
                    }},
    RandomOperation{"reopenBuyIn",
                    [](Transaction& edit, Dice& dice) -> Expected<void> {
                        const auto stage = dice.oneOf<BuyInStage>();
                        const BuyIn* held = findBuyIn(edit.document().tables(), stage);
                        if (held && held->state == BuyInState::Confirmed) return reopenBuyIn(edit, stage);
                        return done(confirmBuyIn(edit, stage, dice.text("hash")));
                    }},
    RandomOperation{"setSummary",
                    [](Transaction& edit, Dice& dice) {
                        Summary summary = withText(dice, &Summary::text);
                        summary.section = dice.oneIn(2) ? "must" : "performance";
                        return done(setSummary(edit, std::move(summary)));
                    }},
    RandomOperation{"takeTradeOff",
                    [](Transaction& edit, Dice& dice) {
                        TradeOff values = withText(dice, &TradeOff::title);
                        values.topic_key = "topic " + std::to_string(dice.below(40));
                        if (dice.oneIn(3)) values.node = anyNode(edit, dice);
                        return done(takeTradeOff(edit, std::move(values)));
                    }},
    RandomOperation{"addReliabilityItem",
                    [](Transaction& edit, Dice& dice) {
                        ReliabilityItem item = withText(dice, &ReliabilityItem::statement);
                        item.topic = dice.oneOf<ReliabilityTopic>();
                        item.node = dice.oneIn(2) ? anyNode(edit, dice) : NodeId{};
                        return done(addReliabilityItem(edit, std::move(item)));
                    }},
    RandomOperation{"remove guidance",
                    [](Transaction& edit, Dice& dice) {
                        const std::array<Ref, 4> things{refTo(anyQuestion(edit, dice)),
                                                        refTo(anyEstimate(edit, dice)),
                                                        refTo(anyOf<ScopeItem>(edit.document(), dice)),
                                                        refTo(anyOf<ReliabilityItem>(edit.document(), dice))};
                        return remove(edit, {things[dice.below(4)], things[dice.below(2)]});
                    }},
};

} // namespace chalkline::test
