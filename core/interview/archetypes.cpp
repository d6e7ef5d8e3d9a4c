#include "interview/archetypes.h"

#include "interview/tables.h"
#include "model/trade_off_topics.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <map>

namespace chalkline::interview {

namespace {

/// Two digits that count, more only before the point: 1.5, 19, 193.
std::string rounded(double value) {
    char text[32];
    std::snprintf(text, sizeof text, value < 9.95 ? "%.1f" : "%.0f", value);
    std::string result = text;
    if (result.ends_with(".0")) result.resize(result.size() - 2);
    return result;
}

std::vector<std::string_view> joined(std::span<const ArchetypeKind> kinds,
                                     std::span<const std::string_view> ArchetypeProfile::* list) {
    std::vector<std::string_view> all;
    for (const ArchetypeKind kind : kinds)
        for (const std::string_view text : profileOf(kind).*list)
            if (std::ranges::find(all, text) == all.end()) all.push_back(text);
    return all;
}

} // namespace

std::span<const ArchetypeProfile> archetypeProfiles() {
    return tables::profiles;
}

const ArchetypeProfile& profileOf(ArchetypeKind kind) {
    return tables::profiles[static_cast<std::size_t>(kind)];
}

std::vector<WorkloadRow> workloadRows(std::span<const ArchetypeKind> kinds) {
    std::vector<WorkloadRow> all;
    for (const ArchetypeKind kind : kinds)
        for (const WorkloadRow& row : profileOf(kind).workloads)
            if (std::ranges::find(all, row.name, &WorkloadRow::name) == all.end()) all.push_back(row);
    return all;
}

std::vector<std::string_view> patternsFirst(std::span<const ArchetypeKind> kinds) {
    return joined(kinds, &ArchetypeProfile::patterns);
}

std::vector<std::string_view> tradeOffOrder(std::span<const ArchetypeKind> kinds) {
    std::vector<std::string_view> order;
    for (const TradeOffTopic& topic : tradeOffTopics())
        order.push_back(topic.key);
    std::map<std::string_view, std::size_t> places;
    for (const ArchetypeKind kind : kinds) {
        const auto& topics = profileOf(kind).trade_offs;
        for (std::size_t i = 0; i < topics.size(); ++i)
            places[topics[i]] += i;
    }
    std::ranges::stable_sort(order, {}, [&](std::string_view key) { return places[key]; });
    return order;
}

std::vector<std::string_view> suggestedTargets(std::span<const ArchetypeKind> kinds) {
    return joined(kinds, &ArchetypeProfile::targets);
}

Workload newWorkload(const WorkloadRow& row) {
    Workload workload;
    workload.name = row.name;
    workload.actor = row.actor;
    workload.direction = row.direction;
    workload.per_user_per_day = row.per_user_per_day;
    (row.direction == WorkloadDirection::Write ? workload.payload_in_bytes : workload.payload_out_bytes) =
        row.payload_bytes;
    workload.peak_factor = row.peak_factor;
    return workload;
}

std::optional<ArchetypeKind> derivedArchetype(double reads, double writes) {
    if (!(reads >= 0) || !(writes >= 0) || !(reads + writes > 0) || !std::isfinite(reads + writes))
        return std::nullopt;
    if (reads >= heavyRatio * writes) return ArchetypeKind::ReadHeavy;
    if (writes >= heavyRatio * reads) return ArchetypeKind::WriteHeavy;
    return ArchetypeKind::Balanced;
}

std::string ratioText(double reads, double writes) {
    if (!derivedArchetype(reads, writes)) return {};
    if (writes == 0) return "reads only";
    if (reads == 0) return "writes only";
    return reads >= writes ? rounded(reads / writes) + ":1" : "1:" + rounded(writes / reads);
}

std::string derivedBadge(double reads, double writes) {
    const auto kind = derivedArchetype(reads, writes);
    if (!kind) return {};
    const std::string ratio = ratioText(reads, writes);
    return reads > 0 && writes > 0 ? std::string(profileOf(*kind).badge) + " " + ratio : ratio;
}

bool agrees(const ArchetypeProfile& profile, ArchetypeKind derived) {
    switch (profile.load) {
    case ExpectedLoad::Any:
        return true;
    case ExpectedLoad::Reads:
        return derived == ArchetypeKind::ReadHeavy;
    case ExpectedLoad::Writes:
        return derived == ArchetypeKind::WriteHeavy;
    case ExpectedLoad::Balanced:
        return derived == ArchetypeKind::Balanced;
    }
    return true;
}

} // namespace chalkline::interview
