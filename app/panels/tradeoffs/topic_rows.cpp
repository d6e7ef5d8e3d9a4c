#include "panels/tradeoffs/topic_rows.h"

#include "interview/archetype_acts.h"
#include "interview/coverage.h"
#include "model/catalogue.h"

#include <algorithm>

namespace chalkline {

Ref topicRef(const TradeOffTopic& topic) {
    return {RecordType::TradeOff, -1 - (&topic - tradeOffTopics().data())};
}

const TradeOffTopic* topicOf(Ref ref) {
    const auto index = static_cast<std::size_t>(-1 - ref.id);
    const bool known = ref.type == RecordType::TradeOff && ref.id < 0 && index < tradeOffTopics().size();
    return known ? &tradeOffTopics()[index] : nullptr;
}

const TradeOffTopic* topicOf(const TradeOff& tradeOff) {
    for (const TradeOffTopic& topic : tradeOffTopics())
        if (isAbout(tradeOff, topic)) return &topic;
    return nullptr;
}

std::vector<TopicRow> topicRows(const Tables& tables) {
    std::vector<const TradeOff*> left = interview::inOrder<TradeOff>(tables);
    std::vector<TopicRow> rows;
    for (const std::string_view key : interview::tradeOffOrder(interview::kindsOf(tables))) {
        const TradeOffTopic* topic = findTopic(key);
        const auto about = std::ranges::stable_partition(
            left, [&](const TradeOff* record) { return !isAbout(*record, *topic); });
        const auto general =
            std::ranges::find_if(about, [](const TradeOff* record) { return !record->node; });
        const TradeOff* first = general == about.end() ? nullptr : *general;
        rows.push_back({topic, first, topicRef(*topic)});
        for (const TradeOff* record : about)
            if (record != first) rows.push_back({topic, record, {}});
        left.erase(about.begin(), about.end());
    }
    for (const TradeOff* record : left)
        rows.push_back({nullptr, record, {}});
    return rows;
}

bool isStore(const Node& node) {
    const Kind* kind = findKind(node.kind);
    return kind && (kind->group == "store" || kind->group == "cache" || kind->group == "search" ||
                    kind->group == "analytics");
}

} // namespace chalkline
