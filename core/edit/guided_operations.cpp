#include "edit/guided_operations.h"

#include "edit/ordering.h"
#include "edit/statement_operations.h"
#include "model/chip.h"
#include "model/validate.h"

#include <set>

namespace chalkline {

namespace {

/// Puts a record that breaks no rule.
template <class R>
Expected<void> putLegal(Transaction& edit, R record) {
    if (auto legal = validateRecord(edit.document(), Record(record)); !legal) return legal;
    edit.put(std::move(record));
    return {};
}

template <Ordered R>
Expected<Id<R>> append(Transaction& edit, R values) {
    values.id = edit.newId<R>();
    values.sort_order = lastPlace<R>(edit.document());
    const Id<R> id = values.id;
    if (auto done = putLegal(edit, std::move(values)); !done) return std::unexpected(done.error());
    return id;
}

template <class R>
Expected<void> replace(Transaction& edit, R changed) {
    if (auto known = fetch(edit, changed.id); !known) return std::unexpected(known.error());
    return putLegal(edit, std::move(changed));
}

/// The first record that matches, or null.
template <class R, class Matches>
const R* firstOf(const Tables& tables, const Matches& matches) {
    for (const R& record : tables.of<R>())
        if (matches(record)) return &record;
    return nullptr;
}

/// Puts a record of which there is one: in place of `held`, or as a new one.
template <class R>
Expected<Id<R>> putOnly(Transaction& edit, const R* held, R values) {
    values.id = held ? held->id : edit.newId<R>();
    const Id<R> id = values.id;
    if (auto done = putLegal(edit, std::move(values)); !done) return std::unexpected(done.error());
    return id;
}

const Archetype* findArchetype(const Tables& tables, ArchetypeKind kind) {
    return firstOf<Archetype>(tables, [kind](const Archetype& held) { return held.kind == kind; });
}

} // namespace

Expected<BriefId> setBrief(Transaction& edit, Brief values) {
    const Brief* held = firstOf<Brief>(edit.document().tables(), [](const Brief&) { return true; });
    return putOnly(edit, held, std::move(values));
}

Brief briefOf(const Tables& tables) {
    const Brief* held = firstOf<Brief>(tables, [](const Brief&) { return true; });
    return held ? *held : Brief{};
}

Expected<ScopeItemId> addScopeItem(Transaction& edit, ScopeItem values) {
    return append(edit, std::move(values));
}
Expected<QuestionId> addQuestion(Transaction& edit, Question values) {
    return append(edit, std::move(values));
}
Expected<ExpectationId> addExpectation(Transaction& edit, Expectation values) {
    return append(edit, std::move(values));
}
Expected<WorkloadId> addWorkload(Transaction& edit, Workload values) {
    return append(edit, std::move(values));
}
Expected<ConstantId> addConstant(Transaction& edit, Constant values) {
    return append(edit, std::move(values));
}
Expected<EstimateId> addEstimate(Transaction& edit, Estimate values) {
    return append(edit, std::move(values));
}
Expected<ReliabilityItemId> addReliabilityItem(Transaction& edit, ReliabilityItem values) {
    return append(edit, std::move(values));
}

Expected<void> editScopeItem(Transaction& edit, ScopeItem changed) {
    return replace(edit, std::move(changed));
}
Expected<void> editQuestion(Transaction& edit, Question changed) {
    return replace(edit, std::move(changed));
}
Expected<void> editExpectation(Transaction& edit, Expectation changed) {
    return replace(edit, std::move(changed));
}
Expected<void> editWorkload(Transaction& edit, Workload changed) {
    return replace(edit, std::move(changed));
}
Expected<void> editConstant(Transaction& edit, Constant changed) {
    return replace(edit, std::move(changed));
}
Expected<void> editEstimate(Transaction& edit, Estimate changed) {
    return replace(edit, std::move(changed));
}
Expected<void> editReliabilityItem(Transaction& edit, ReliabilityItem changed) {
    return replace(edit, std::move(changed));
}

Expected<void> setAnswer(Transaction& edit, QuestionId question, std::string answer) {
    auto changed = fetch(edit, question);
    if (!changed) return std::unexpected(changed.error());
    if (answer.empty())
        changed->state = QuestionState::Open;
    else if (changed->state != QuestionState::Assumed)
        changed->state = QuestionState::Answered;
    changed->answer = std::move(answer);
    return putLegal(edit, std::move(*changed));
}

Expected<RequirementId> convertToRequirement(Transaction& edit, QuestionId question, Requirement values) {
    const auto asked = fetch(edit, question);
    if (!asked) return std::unexpected(asked.error());
    for (const LinkId id : edit.document().referrers<Link>(refOf(*asked))) {
        const Link* held = edit.document().find(id);
        if (held->from.type == RecordType::Requirement && held->role == "from")
            return RequirementId{held->from.id};
    }
    if (values.title.empty()) {
        const bool assumed = asked->state == QuestionState::Assumed; // what is assumed is a statement
        values.title = asked->answer.empty() || assumed ? asked->text : asked->answer;
        if (values.detail.empty()) values.detail = values.title == asked->text ? asked->answer : asked->text;
    }
    if (asked->category == QuestionCategory::NonFunctional || asked->category == QuestionCategory::Constraint)
        values.kind = RequirementKind::NonFunctional;
    const auto made = addRequirement(edit, std::move(values));
    if (!made) return made;
    const auto linked = link(edit, {RecordType::Requirement, made->value}, refOf(*asked), "from");
    if (!linked) return std::unexpected(linked.error());
    return made;
}

Expected<void> setArchetypes(Transaction& edit, std::span<const ArchetypeKind> kinds) {
    const std::set<ArchetypeKind> chosen(kinds.begin(), kinds.end());
    std::vector<ArchetypeId> going;
    for (const Archetype& held : edit.document().all<Archetype>())
        if (!chosen.contains(held.kind)) going.push_back(held.id);
    for (const ArchetypeId id : going)
        edit.erase(id);
    std::int64_t place = 0;
    std::set<ArchetypeKind> done;
    for (const ArchetypeKind kind : kinds) {
        if (!done.insert(kind).second) continue;
        const Archetype* held = findArchetype(edit.document().tables(), kind);
        Archetype archetype = held ? *held : Archetype{};
        if (!held) archetype.id = edit.newId<Archetype>();
        archetype.kind = kind;
        archetype.origin = ArchetypeOrigin::User;
        archetype.sort_order = place++;
        edit.put(std::move(archetype));
    }
    return {};
}

Expected<ArchetypeId> addArchetype(Transaction& edit, ArchetypeKind kind, ArchetypeOrigin origin) {
    if (const Archetype* held = findArchetype(edit.document().tables(), kind)) {
        const ArchetypeId id = held->id;
        if (origin == ArchetypeOrigin::User && held->origin != origin) {
            Archetype changed = *held;
            changed.origin = origin;
            edit.put(std::move(changed));
        }
        return id;
    }
    Archetype archetype;
    archetype.kind = kind;
    archetype.origin = origin;
    return append(edit, std::move(archetype));
}

const BuyIn* findBuyIn(const Tables& tables, BuyInStage stage) {
    return firstOf<BuyIn>(tables, [stage](const BuyIn& held) { return held.stage == stage; });
}

Expected<BuyInId> confirmBuyIn(Transaction& edit, BuyInStage stage, std::string snapshot_hash,
                               std::string remark) {
    BuyIn values;
    values.stage = stage;
    values.state = BuyInState::Confirmed;
    values.confirmed_at_ms = edit.session().now();
    values.remark = std::move(remark);
    values.snapshot_hash = std::move(snapshot_hash);
    return putOnly(edit, findBuyIn(edit.document().tables(), stage), std::move(values));
}

Expected<void> reopenBuyIn(Transaction& edit, BuyInStage stage) {
    const BuyIn* held = findBuyIn(edit.document().tables(), stage);
    if (!held) return {};
    BuyIn changed = *held;
    changed.state = BuyInState::Pending;
    edit.put(std::move(changed));
    return {};
}

const Summary* findSummary(const Tables& tables, std::string_view section) {
    return firstOf<Summary>(tables, [section](const Summary& held) { return held.section == section; });
}

Expected<SummaryId> setSummary(Transaction& edit, Summary values) {
    const Summary* held = findSummary(edit.document().tables(), values.section);
    return putOnly(edit, held, std::move(values));
}

Expected<TradeOffId> takeTradeOff(Transaction& edit, TradeOff values) {
    if (!values.topic_key.empty()) {
        const TradeOff* held = firstOf<TradeOff>(edit.document().tables(), [&](const TradeOff& other) {
            return other.topic_key == values.topic_key && other.node == values.node;
        });
        if (held) return held->id;
    }
    return addTradeOff(edit, std::move(values));
}

Document withoutExpectations(const Document& document) {
    Document shared = document;
    for (const Expectation& expectation : document.all<Expectation>()) {
        for (const Ref& referrer : document.referrers(refOf(expectation)))
            shared.erase(referrer); // links and what else is nothing without it
        shared.erase(refOf(expectation));
    }
    return shared;
}

Expected<PropertyId> pinChip(Transaction& edit, Ref owner, std::string value) {
    if (owner.type != RecordType::Node && owner.type != RecordType::Edge)
        return failure(ErrorCode::Invalid, "a number stands on a component or a connection",
                       "property.owner");
    if (!edit.document().contains(owner))
        return failure(ErrorCode::NotFound,
                       "there is no " + std::string(word(owner.type)) + " " + std::to_string(owner.id));
    std::set<std::string> keys;
    for (const PropertyId id : edit.document().referrers<Property>(owner)) {
        const Property* held = edit.document().find(id);
        if (!isChip(*held)) continue;
        if (held->value == value) return id;
        keys.insert(held->key);
    }
    Property chip;
    chip.id = edit.newId<Property>();
    chip.owner = owner;
    chip.key = chipKey;
    for (int i = 2; keys.contains(chip.key); ++i)
        chip.key = std::string(chipKey) + " " + std::to_string(i);
    chip.value = std::move(value);
    const PropertyId id = chip.id;
    if (auto done = putLegal(edit, std::move(chip)); !done) return std::unexpected(done.error());
    return id;
}

Expected<void> unpinChip(Transaction& edit, Ref owner, std::string_view value) {
    for (const PropertyId id : edit.document().referrers<Property>(owner)) {
        const Property* held = edit.document().find(id);
        if (!isChip(*held) || held->value != value) continue;
        edit.erase(id);
        return {};
    }
    return {};
}

} // namespace chalkline
