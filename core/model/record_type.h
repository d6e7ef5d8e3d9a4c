// The record types of a project and a typed reference to any one record. The numbers are written into
// histories: never renumber, never reuse.
#pragma once

#include "base/id.h"

#include <array>
#include <compare>
#include <cstdint>
#include <functional>
#include <string_view>

namespace chalkline {

enum class RecordType : int {
    None = 0,
    Node = 1,
    Edge = 2,
    Boundary = 3,
    Placement = 4,
    EdgeShape = 5,
    Property = 6,
    Sheet = 7,
    Note = 8,
    Stroke = 9,
    Flow = 10,
    FlowStep = 11,
    Requirement = 12,
    TradeOff = 13,
    Link = 14,
    Brief = 15,
    ScopeItem = 16,
    Question = 17,
    Expectation = 18,
    Archetype = 19,
    Workload = 20,
    Constant = 21,
    Estimate = 22,
    BuyIn = 23,
    Summary = 24,
    ReliabilityItem = 25,
};

/// A record of any type; id 0 with type None is "nothing".
struct Ref {
    RecordType type = RecordType::None;
    std::int64_t id = 0;

    [[nodiscard]] constexpr bool valid() const { return id != 0; }
    friend constexpr auto operator<=>(const Ref&, const Ref&) = default;
};

} // namespace chalkline

template <>
struct std::hash<chalkline::Ref> {
    std::size_t operator()(const chalkline::Ref& ref) const noexcept {
        return std::hash<std::int64_t>{}(ref.id * 32 + static_cast<int>(ref.type));
    }
};
