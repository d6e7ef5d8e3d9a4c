#include "model/trade_off_topics.h"

#include "base/text.h"

#include <algorithm>
#include <set>
#include <vector>

namespace chalkline {

namespace {

enum class Match { Whole, Beginning };

bool means(const TopicOption& option, const std::string& form, Match match) {
    return std::ranges::any_of(option.aliases, [&](std::string_view alias) {
        if (form == alias) return true;
        return match == Match::Beginning && form.starts_with(alias) && form[alias.size()] == ' ';
    });
}

const TopicOption* optionOf(const TradeOffTopic& topic, const std::string& form, Match match) {
    const auto found = std::ranges::find_if(
        topic.options, [&](const TopicOption& option) { return means(option, form, match); });
    return found == topic.options.end() ? nullptr : &*found;
}

bool offers(const TradeOffTopic& topic, const std::vector<std::string>& forms, Match match) {
    std::set<const TopicOption*> met;
    for (const std::string& form : forms) {
        const TopicOption* option = optionOf(topic, form, match);
        if (!option) return false;
        met.insert(option);
    }
    return met.size() >= 2;
}

std::vector<std::string> linesOf(std::string_view text) {
    std::vector<std::string> lines;
    for (std::size_t from = 0; from < text.size();) {
        const std::size_t end = std::min(text.find('\n', from), text.size());
        if (const std::string_view line = text.substr(from, end - from); !wordForm(line).empty())
            lines.emplace_back(line);
        from = end + 1;
    }
    return lines;
}

} // namespace

std::span<const TradeOffTopic> tradeOffTopics() {
    return topics::all;
}

const TradeOffTopic* findTopic(std::string_view key) {
    const auto found = std::ranges::find(topics::all, key, &TradeOffTopic::key);
    return found == topics::all.end() ? nullptr : &*found;
}

const TradeOffTopic* topicOf(std::string_view title, std::span<const std::string> options) {
    const std::string name = wordForm(title);
    for (const TradeOffTopic& topic : topics::all)
        if (std::ranges::find(topic.names, name) != topic.names.end()) return &topic;
    std::vector<std::string> forms;
    for (const std::string& option : options)
        forms.push_back(wordForm(option));
    // A whole alias counts more: "sync replication" is no synchronous call.
    for (const Match match : {Match::Whole, Match::Beginning})
        for (const TradeOffTopic& topic : topics::all)
            if (offers(topic, forms, match)) return &topic;
    return nullptr;
}

const TopicOption* optionOf(const TradeOffTopic& topic, std::string_view words) {
    const std::string form = wordForm(words);
    const TopicOption* whole = optionOf(topic, form, Match::Whole);
    return whole ? whole : optionOf(topic, form, Match::Beginning);
}

TradeOff newTradeOff(const TradeOffTopic& topic) {
    TradeOff tradeOff;
    tradeOff.topic_key = topic.key;
    tradeOff.title = topic.title;
    for (const TopicOption& option : topic.options) {
        if (!tradeOff.options.empty()) tradeOff.options += '\n';
        tradeOff.options += option.name;
    }
    return tradeOff;
}

bool isAbout(const TradeOff& tradeOff, const TradeOffTopic& topic) {
    if (!tradeOff.topic_key.empty()) return tradeOff.topic_key == topic.key;
    return topicOf(tradeOff.title, linesOf(tradeOff.options)) == &topic;
}

std::string_view capMeaning(CapMode mode) {
    switch (mode) {
    case CapMode::Unstated:
        return {};
    case CapMode::Cp:
        return "While the network is parted it refuses requests rather than answer wrongly.";
    case CapMode::Ap:
        return "While the network is parted it answers every request, perhaps with old data.";
    case CapMode::CaSingleNode:
        return "It is one machine: nothing can be parted, and nothing survives its loss.";
    }
    return {};
}

std::string_view elseMeaning(ElseMode mode) {
    switch (mode) {
    case ElseMode::Unstated:
        return {};
    case ElseMode::Latency:
        return "In normal operation it answers at once and lets copies catch up.";
    case ElseMode::Consistency:
        return "In normal operation it waits until its copies agree.";
    }
    return {};
}

std::string_view letters(CapMode mode) {
    switch (mode) {
    case CapMode::Unstated:
        return {};
    case CapMode::Cp:
        return "CP";
    case CapMode::Ap:
        return "AP";
    case CapMode::CaSingleNode:
        return "CA";
    }
    return {};
}

std::string_view letters(ElseMode mode) {
    switch (mode) {
    case ElseMode::Unstated:
        return {};
    case ElseMode::Latency:
        return "EL";
    case ElseMode::Consistency:
        return "EC";
    }
    return {};
}

} // namespace chalkline
