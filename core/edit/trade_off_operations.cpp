#include "edit/trade_off_operations.h"

#include "base/text.h"
#include "edit/statement_operations.h"
#include "model/trade_off_topics.h"

#include <algorithm>
#include <vector>

namespace chalkline {

namespace {

std::vector<std::string> linesOf(const std::string& text) {
    std::vector<std::string> lines;
    for (std::size_t from = 0; from < text.size();) {
        const std::size_t end = std::min(text.find('\n', from), text.size());
        if (std::string line = text.substr(from, end - from); !wordForm(line).empty())
            lines.push_back(std::move(line));
        from = end + 1;
    }
    return lines;
}

bool isCalled(const TopicOption& option, const std::string& words) {
    return std::ranges::find(option.aliases, wordForm(words)) != option.aliases.end();
}

/// "NoSQL" and "nosql" are one option, as are two words that the topic knows for it.
bool isSameOption(const TradeOffTopic* topic, const std::string& a, const std::string& b) {
    if (wordForm(a) == wordForm(b)) return true;
    return topic && std::ranges::any_of(topic->options, [&](const TopicOption& option) {
               return isCalled(option, a) && isCalled(option, b);
           });
}

std::string joinedOptions(const TradeOffTopic* topic, const std::string& held, const std::string& more) {
    std::vector<std::string> lines = linesOf(held);
    for (const std::string& line : linesOf(more))
        if (std::ranges::none_of(lines,
                                 [&](const std::string& there) { return isSameOption(topic, there, line); }))
            lines.push_back(line);
    std::string joined;
    for (const std::string& line : lines)
        joined += (joined.empty() ? "" : "\n") + line;
    return joined;
}

/// The choice in the words of the options, so that it is marked there.
std::string asOffered(const TradeOffTopic* topic, const std::string& options, const std::string& choice) {
    const std::vector<std::string> lines = linesOf(options);
    const auto exact = std::ranges::find_if(
        lines, [&](const std::string& line) { return wordForm(line) == wordForm(choice); });
    if (exact != lines.end()) return *exact;
    const auto same = [&](const std::string& line) { return isSameOption(topic, line, choice); };
    const auto found = std::ranges::find_if(lines, same);
    return std::ranges::count_if(lines, same) == 1 ? *found : choice;
}

void takeOver(std::string& held, const std::string& said) {
    if (!said.empty()) held = said;
}

const TradeOff* heldFor(const Tables& tables, const TradeOff& values) {
    const TradeOffTopic* topic = findTopic(values.topic_key);
    for (const TradeOff& record : tables.of<TradeOff>()) {
        if (record.node != values.node) continue;
        if (topic ? isAbout(record, *topic)
                  : record.topic_key.empty() && wordForm(record.title) == wordForm(values.title))
            return &record;
    }
    return nullptr;
}

bool saysMore(const TradeOff& before, const TradeOff& after) {
    const auto more = [](const auto& held, const auto& now) {
        return now != held && now != std::remove_cvref_t<decltype(now)>{};
    };
    return more(before.choice, after.choice) || more(before.position, after.position) ||
           more(before.pros, after.pros) || more(before.cons, after.cons) ||
           more(before.justification, after.justification) || more(before.consequence, after.consequence) ||
           more(before.cap_mode, after.cap_mode) || more(before.else_mode, after.else_mode) ||
           more(before.cap_note, after.cap_note);
}

} // namespace

TradeOffState stateAfter(const TradeOff& before, const TradeOff& after) {
    if (!saysMore(before, after)) return after.state;
    const bool decided = !after.justification.empty() && !after.choice.empty();
    if (decided && (before.choice != after.choice || before.justification.empty()))
        return TradeOffState::Decided;
    return after.state == TradeOffState::NotDiscussed ? TradeOffState::Discussed : after.state;
}

Expected<TradeOffId> sayTradeOff(Transaction& edit, TradeOff values) {
    if (values.topic_key.empty())
        if (const TradeOffTopic* topic = topicOf(values.title, linesOf(values.options)))
            values.topic_key = topic->key;
    const TradeOffTopic* topic = findTopic(values.topic_key);
    const TradeOff* held = heldFor(edit.document().tables(), values);
    if (!held) {
        if (topic && linesOf(values.options).size() < 2) {
            values.title = topic->title;
            values.options = joinedOptions(topic, newTradeOff(*topic).options, values.options);
        }
        values.choice = asOffered(topic, values.options, values.choice);
        return addTradeOff(edit, std::move(values));
    }
    TradeOff changed = *held;
    changed.topic_key = values.topic_key;
    changed.options = joinedOptions(topic, changed.options, values.options);
    takeOver(changed.choice, asOffered(topic, changed.options, values.choice));
    takeOver(changed.justification, values.justification);
    takeOver(changed.driver, values.driver);
    takeOver(changed.consequence, values.consequence);
    changed.state = std::max(stateAfter(*held, changed), values.state);
    const TradeOffId id = changed.id;
    if (changed != *held) edit.put(std::move(changed));
    return id;
}

const TradeOff* verdictOn(const Tables& tables, NodeId store) {
    TradeOff values;
    values.topic_key = capTopic;
    values.node = store;
    return heldFor(tables, values);
}

Expected<TradeOffId> setVerdict(Transaction& edit, NodeId store, CapMode mode, ElseMode otherwise) {
    const TradeOff* held = verdictOn(edit.document().tables(), store);
    const TradeOff before = held ? *held : newTradeOff(*findTopic(capTopic));
    TradeOff changed = before;
    changed.node = store;
    changed.cap_mode = mode;
    changed.else_mode = otherwise;
    changed.state = stateAfter(before, changed);
    if (!held) return addTradeOff(edit, std::move(changed));
    const TradeOffId id = changed.id;
    if (changed != before) edit.put(std::move(changed));
    return id;
}

} // namespace chalkline
