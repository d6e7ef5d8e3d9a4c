// The rows of the page "Trade-offs": what was weighed, and the topics every design should speak about that
// nobody spoke of yet. A topic without a record is a row of its own with a ref that stands for no record.
#pragma once

#include "model/document.h"
#include "model/trade_off_topics.h"

#include <vector>

namespace chalkline {

/// The ref of the row of a topic that has no record yet.
[[nodiscard]] Ref topicRef(const TradeOffTopic& topic);
/// Null unless it is such a ref.
[[nodiscard]] const TradeOffTopic* topicOf(Ref ref);
/// The topic of a record; null for a free one.
[[nodiscard]] const TradeOffTopic* topicOf(const TradeOff& tradeOff);

struct TopicRow {
    const TradeOffTopic* topic = nullptr; // null: a free one
    const TradeOff* record = nullptr;     // null: nothing was said yet
    Ref origin = {};                      // that of the topic's row, for the record that took its place
};

/// The topics in the order that suits the kind of system, each with its records (CAP has one for each store),
/// then the free ones as a person ordered them.
[[nodiscard]] std::vector<TopicRow> topicRows(const Tables& tables);

/// True for what holds data and so can be judged CP or AP.
[[nodiscard]] bool isStore(const Node& node);

} // namespace chalkline
