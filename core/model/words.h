// The words that enumerators are stored and printed as (SQL, CBOR, JSON, command line). Stable: they are
// in people's files.
#pragma once

#include "model/guided_records.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <string_view>

namespace chalkline {

template <class E>
struct Words;

template <>
struct Words<EdgeKind> {
    static constexpr std::array<std::string_view, 3> all{"sync", "async", "data"};
};
template <>
struct Words<Direction> {
    static constexpr std::array<std::string_view, 3> all{"forward", "both", "none"};
};
template <>
struct Words<Delivery> {
    static constexpr std::array<std::string_view, 4> all{"unstated", "at_most_once", "at_least_once",
                                                         "exactly_once"};
};
template <>
struct Words<BoundaryType> {
    static constexpr std::array<std::string_view, 6> all{"group", "region", "zone", "vpc", "team", "trust"};
};
template <>
struct Words<EdgeStyle> {
    static constexpr std::array<std::string_view, 3> all{"orthogonal", "straight", "curved"};
};
template <>
struct Words<RequirementKind> {
    static constexpr std::array<std::string_view, 2> all{"functional", "non_functional"};
};
template <>
struct Words<Priority> {
    static constexpr std::array<std::string_view, 3> all{"must", "good", "wont"};
};
template <>
struct Words<RequirementState> {
    static constexpr std::array<std::string_view, 4> all{"open", "agreed", "changed", "dropped"};
};
template <>
struct Words<TradeOffState> {
    static constexpr std::array<std::string_view, 3> all{"not_discussed", "discussed", "decided"};
};
template <>
struct Words<CapMode> {
    static constexpr std::array<std::string_view, 4> all{"unstated", "cp", "ap", "ca_single_node"};
};
template <>
struct Words<ElseMode> {
    static constexpr std::array<std::string_view, 3> all{"unstated", "latency", "consistency"};
};
template <>
struct Words<Approach> {
    static constexpr std::array<std::string_view, 3> all{"unstated", "top_down", "bottom_up"};
};
template <>
struct Words<QuestionCategory> {
    static constexpr std::array<std::string_view, 4> all{"functional", "non_functional", "constraint",
                                                         "expectation"};
};
template <>
struct Words<QuestionState> {
    static constexpr std::array<std::string_view, 4> all{"open", "answered", "assumed", "parked"};
};
template <>
struct Words<Focus> {
    static constexpr std::array<std::string_view, 7> all{"api",   "data", "scale", "reliability",
                                                         "depth", "cost", "other"};
};
template <>
struct Words<Strength> {
    static constexpr std::array<std::string_view, 2> all{"stated", "guessed"};
};
template <>
struct Words<ArchetypeKind> {
    static constexpr std::array<std::string_view, 10> all{
        "read_heavy",      "write_heavy",   "balanced", "chat_realtime", "streaming_media",
        "batch_analytics", "transactional", "search",   "geo",           "iot_ingest"};
};
template <>
struct Words<ArchetypeOrigin> {
    static constexpr std::array<std::string_view, 2> all{"user", "derived"};
};
template <>
struct Words<WorkloadDirection> {
    static constexpr std::array<std::string_view, 2> all{"read", "write"};
};
template <>
struct Words<ConstantSource> {
    static constexpr std::array<std::string_view, 3> all{"given", "assumed", "derived"};
};
template <>
struct Words<BuyInStage> {
    static constexpr std::array<std::string_view, 2> all{"scope", "hld"};
};
template <>
struct Words<BuyInState> {
    static constexpr std::array<std::string_view, 2> all{"pending", "confirmed"};
};
template <>
struct Words<ReliabilityTopic> {
    static constexpr std::array<std::string_view, 7> all{
        "scaling", "failover", "caching", "load_balancing", "replication", "backup", "observability"};
};
template <>
struct Words<ReliabilityState> {
    static constexpr std::array<std::string_view, 2> all{"open", "stated"};
};
template <>
struct Words<RecordType> {
    static constexpr std::array<std::string_view, 26> all{
        "none",     "node",     "edge",       "boundary", "placement",       "edge_shape",  "property",
        "sheet",    "note",     "stroke",     "flow",     "flow_step",       "requirement", "trade_off",
        "link",     "brief",    "scope_item", "question", "expectation",     "archetype",   "workload",
        "constant", "estimate", "buy_in",     "summary",  "reliability_item"};
};

template <class E>
[[nodiscard]] constexpr std::string_view word(E value) {
    return Words<E>::all[static_cast<std::size_t>(value)];
}

/// For messages: "a node", "an edge shape", "nothing".
[[nodiscard]] inline std::string withArticle(RecordType type) {
    if (type == RecordType::None) return "nothing";
    std::string name(word(type));
    std::ranges::replace(name, '_', ' ');
    return (std::string_view("aeiou").contains(name[0]) ? "an " : "a ") + name;
}

template <class E>
[[nodiscard]] constexpr std::optional<E> fromWord(std::string_view text) {
    for (std::size_t i = 0; i < Words<E>::all.size(); ++i)
        if (Words<E>::all[i] == text) return static_cast<E>(i);
    return std::nullopt;
}

} // namespace chalkline
