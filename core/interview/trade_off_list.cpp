#include "interview/trade_off_list.h"

#include "edit/guided_operations.h"
#include "interview/archetype_acts.h"
#include "interview/archetypes.h"
#include "interview/coverage.h"

#include <algorithm>

namespace chalkline::interview {

std::vector<TradeOffRow> tradeOffRows(const Tables& tables) {
    auto records = inOrder<TradeOff>(tables);
    std::vector<TradeOffRow> rows;
    for (const std::string_view key : tradeOffOrder(kindsOf(tables))) {
        const TradeOffTopic* topic = findTopic(key);
        const auto about = std::ranges::stable_partition(
            records, [&](const TradeOff* record) { return !isAbout(*record, *topic); });
        for (const TradeOff* record : about)
            rows.push_back({topic, record->id, record->state});
        if (about.empty()) rows.push_back({topic, {}, TradeOffState::NotDiscussed});
        records.erase(about.begin(), about.end());
    }
    for (const TradeOff* record : records)
        rows.push_back({nullptr, record->id, record->state});
    return rows;
}

std::size_t undiscussedTopics(const Tables& tables) {
    std::vector<const TradeOffTopic*> open;
    for (const TradeOffTopic& topic : tradeOffTopics())
        open.push_back(&topic);
    for (const TradeOffRow& row : tradeOffRows(tables))
        if (row.state != TradeOffState::NotDiscussed) std::erase(open, row.topic);
    return open.size();
}

Expected<TradeOffId> takeTopic(Transaction& edit, const TradeOffTopic& topic) {
    for (const TradeOff* record : inOrder<TradeOff>(edit.document().tables()))
        if (isAbout(*record, topic)) return record->id;
    return takeTradeOff(edit, newTradeOff(topic));
}

} // namespace chalkline::interview
