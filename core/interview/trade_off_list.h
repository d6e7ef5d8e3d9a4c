// The list of trade-offs as it is shown: the topics every design should speak about, those not discussed yet
// too, in the order that suits the kind of system, and then the free ones. Used by the page "Trade-offs" and
// the report.
#pragma once

#include "edit/transaction.h"
#include "model/trade_off_topics.h"

#include <vector>

namespace chalkline::interview {

struct TradeOffRow {
    const TradeOffTopic* topic = nullptr; // null: a free one
    TradeOffId record;                    // none: nothing was said about the topic yet
    TradeOffState state = TradeOffState::NotDiscussed;
};

/// Every record once; a topic with several records (CAP for each store) has as many rows.
[[nodiscard]] std::vector<TradeOffRow> tradeOffRows(const Tables& tables);
/// How many topics are not discussed yet.
[[nodiscard]] std::size_t undiscussedTopics(const Tables& tables);

/// The record of a topic: the first there is, or a new one with the topic's options and no choice.
[[nodiscard]] Expected<TradeOffId> takeTopic(Transaction& edit, const TradeOffTopic& topic);

} // namespace chalkline::interview
