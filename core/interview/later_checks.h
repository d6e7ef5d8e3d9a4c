// What the program does not reckon yet about growth, failure and trade-offs, although what it needs is kept:
// said openly instead of left out. Used by the pages "Trade-offs" and "Scale" and by the report.
#pragma once

#include "model/guided_records.h"

#include <string>
#include <string_view>

namespace chalkline::interview {

/// What would be checked for a trade-off of that topic, or for that side of growth and failure; "" if
/// nothing.
[[nodiscard]] std::string_view laterCheck(std::string_view tradeOffTopic);
[[nodiscard]] std::string_view laterCheck(ReliabilityTopic topic);
/// "Share of the busiest shard: not analysed yet"; "" for "".
[[nodiscard]] std::string notAnalysed(std::string_view check);

} // namespace chalkline::interview
