// A number chip: a result shown on a node or an edge. It is a Property of that thing whose key begins with
// "chip" and whose value names what it shows, either a key of the computed results or "estimate:ID".
#pragma once

#include "model/guided_records.h"

#include <string>
#include <string_view>

namespace chalkline {

inline constexpr std::string_view chipKey = "chip";

[[nodiscard]] inline bool isChip(const Property& property) {
    return property.key.starts_with(chipKey);
}

/// The value of a chip that shows an estimate.
[[nodiscard]] inline std::string chipValue(EstimateId estimate) {
    return "estimate:" + std::to_string(estimate.value);
}

} // namespace chalkline
