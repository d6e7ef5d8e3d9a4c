#include "interview/progress.h"

#include "interview/summary.h"
#include "model/chip.h"

#include <algorithm>

namespace chalkline::interview {

namespace {

/// Beginnings of the keys that say how a component scales or survives.
constexpr std::string_view scaleKeys[] = {
    "scal",   "stateful", "failover", "detect",  "promote",   "rpo",       "rto",    "strategy",
    "evict",  "ttl",      "invalid",  "stamped", "algorithm", "layer",     "health", "sticky",
    "replic", "topology", "lag",      "shard",   "backup",    "read_from_"};

Stage stageOfProperty(const Property& property) {
    if (isChip(property)) return Stage::Requirements;
    const auto begins = [&](std::string_view start) { return property.key.starts_with(start); };
    return std::ranges::any_of(scaleKeys, begins) ? Stage::Scale : Stage::HighLevel;
}

std::optional<Stage> stageOfLink(const Link& link, const Tables& tables) {
    for (const Ref end : {link.from, link.to})
        if (end.type != RecordType::Link)
            if (const auto stage = stageOf(end, tables)) return stage;
    return std::nullopt;
}

std::optional<Stage> stageOfType(RecordType type) {
    switch (type) {
    case RecordType::None:
    case RecordType::Placement:
    case RecordType::EdgeShape:
    case RecordType::Sheet:
    case RecordType::Note:
    case RecordType::Stroke:
    case RecordType::Property:
    case RecordType::Link:
    case RecordType::BuyIn:
    case RecordType::Summary:
        return std::nullopt;
    case RecordType::Node:
    case RecordType::Edge:
    case RecordType::Boundary:
    case RecordType::Flow:
    case RecordType::FlowStep:
        return Stage::HighLevel;
    case RecordType::Brief:
    case RecordType::ScopeItem:
    case RecordType::Question:
    case RecordType::Expectation:
    case RecordType::Archetype:
        return Stage::Clarify;
    case RecordType::Requirement:
    case RecordType::Workload:
    case RecordType::Constant:
    case RecordType::Estimate:
        return Stage::Requirements;
    case RecordType::TradeOff:
        return Stage::TradeOffs;
    case RecordType::ReliabilityItem:
        return Stage::Scale;
    }
    return std::nullopt;
}

bool isDrawing(RecordType type) {
    return type == RecordType::Node || type == RecordType::Edge || type == RecordType::Boundary;
}

} // namespace

std::optional<Stage> stageOf(const Record& record, const Tables& tables) {
    if (const Property* property = std::get_if<Property>(&record)) return stageOfProperty(*property);
    if (const Link* link = std::get_if<Link>(&record)) return stageOfLink(*link, tables);
    if (const BuyIn* buyIn = std::get_if<BuyIn>(&record))
        return buyIn->stage == BuyInStage::Scope ? Stage::Requirements : Stage::HighLevel;
    if (const Summary* summary = std::get_if<Summary>(&record))
        return isOfRequirements(summary->section) ? Stage::Requirements : Stage::Scale;
    return stageOfType(refOf(record).type);
}

std::optional<Stage> stageOf(Ref ref, const Tables& tables) {
    const RecordPtr record = tables.find(ref);
    return record ? stageOf(*record, tables) : stageOfType(ref.type);
}

std::optional<Stage> stageOf(const ChangeSet& changes, const Tables& tables) {
    for (const auto& [ref, change] : changes.changes())
        if (isDrawing(ref.type) && (!change.before || !change.after)) return Stage::HighLevel;
    std::optional<Stage> linked;
    for (const auto& [ref, change] : changes.changes()) {
        const Record& record = change.after ? *change.after : *change.before;
        const auto stage = stageOf(record, tables);
        if (stage && ref.type != RecordType::Link) return stage;
        if (!linked) linked = stage;
    }
    return linked;
}

} // namespace chalkline::interview
