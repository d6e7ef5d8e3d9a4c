// The trade-offs that every design should speak about (consistency, CAP, SQL or NoSQL ...), each with its
// options, what speaks for and against them, and the words by which a typed choice is recognised. Used by the
// text language (`pick: SQL | NoSQL -> NoSQL`), the page "Trade-offs" and the report. Static tables compiled
// from resources/interview/trade_offs.json; keys are in people's files. Texts are UTF-8 of one line.
#pragma once

#include "model/records.h"

#include <span>
#include <string>
#include <string_view>

namespace chalkline {

struct TopicOption {
    std::string_view name;
    std::string_view pro;                      // one line
    std::string_view con;                      // one line
    std::span<const std::string_view> aliases; // word forms, the name's first
};

struct TradeOffTopic {
    std::string_view key; // TradeOff::topic_key
    std::string_view title;
    std::span<const std::string_view> names;   // word forms, the title's first
    std::span<const std::string_view> ask;     // what to ask oneself
    std::span<const std::string_view> drivers; // values of TradeOff::driver, the likeliest first
    std::span<const TopicOption> options;      // from one end of the scale to the other
};

[[nodiscard]] std::span<const TradeOffTopic> tradeOffTopics();
/// Null if there is no topic of that key.
[[nodiscard]] const TradeOffTopic* findTopic(std::string_view key);

/// The topic that a typed trade-off is about: its title is one of a topic's names, or every option is an
/// option of the topic and at least two of them differ. Null: a free one.
[[nodiscard]] const TradeOffTopic* topicOf(std::string_view title, std::span<const std::string> options);
/// The option a person means by these words ("NoSQL", "key-value", "Cassandra on three nodes"), or null.
[[nodiscard]] const TopicOption* optionOf(const TradeOffTopic& topic, std::string_view words);

/// A trade-off of that topic as it begins: title and options, nothing chosen. `topic` must be in the tables.
[[nodiscard]] TradeOff newTradeOff(const TradeOffTopic& topic);
/// True if the record is about the topic: it carries its key, or has none and its words say so.
[[nodiscard]] bool isAbout(const TradeOff& tradeOff, const TradeOffTopic& topic);

/// What a verdict on a store means, as one sentence; "" for Unstated.
[[nodiscard]] std::string_view capMeaning(CapMode mode);
[[nodiscard]] std::string_view elseMeaning(ElseMode mode);

/// "CP", "AP", "CA"; of PACELC "EL", "EC"; "" for Unstated.
[[nodiscard]] std::string_view letters(CapMode mode);
[[nodiscard]] std::string_view letters(ElseMode mode);

/// The table the generator writes.
namespace topics {
extern const std::span<const TradeOffTopic> all;
}

} // namespace chalkline
