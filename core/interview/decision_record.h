// A trade-off as a decision record in Markdown, to paste into a document: what was weighed, which way was
// taken, why and at what price. Used by the page "Trade-offs". Pure functions of the records.
#pragma once

#include "model/document.h"

#include <string>
#include <vector>

namespace chalkline::interview {

/// Ends in a line break. What is not said is left out.
[[nodiscard]] std::string decisionRecord(const Document& document, const TradeOff& tradeOff);
/// All that are more than a title, in the person's order, a blank line between them.
[[nodiscard]] std::string decisionRecords(const Document& document);

/// The requirements a trade-off is linked to, in either direction, in id order.
[[nodiscard]] std::vector<RequirementId> reasonsOf(const Document& document, TradeOffId tradeOff);

} // namespace chalkline::interview
