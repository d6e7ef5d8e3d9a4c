#include "text/reliability_line.h"

#include "base/text.h"

#include <algorithm>
#include <array>
#include <optional>

namespace chalkline::text {

namespace {

struct TopicWord {
    std::string_view words; // word form
    ReliabilityTopic topic;
};

/// Longer ones first.
constexpr std::array<TopicWord, 16> topicWords{{{"load balancing", ReliabilityTopic::LoadBalancing},
                                                {"load balancer", ReliabilityTopic::LoadBalancing},
                                                {"observability", ReliabilityTopic::Observability},
                                                {"monitoring", ReliabilityTopic::Observability},
                                                {"replication", ReliabilityTopic::Replication},
                                                {"alerting", ReliabilityTopic::Observability},
                                                {"balancing", ReliabilityTopic::LoadBalancing},
                                                {"fail over", ReliabilityTopic::Failover},
                                                {"failover", ReliabilityTopic::Failover},
                                                {"replicas", ReliabilityTopic::Replication},
                                                {"caching", ReliabilityTopic::Caching},
                                                {"scaling", ReliabilityTopic::Scaling},
                                                {"backup", ReliabilityTopic::Backup},
                                                {"scale", ReliabilityTopic::Scaling},
                                                {"cache", ReliabilityTopic::Caching},
                                                {"lb", ReliabilityTopic::LoadBalancing}}};

std::string_view trimmed(std::string_view text) {
    constexpr std::string_view blanks = " \t\r\n";
    const std::size_t first = text.find_first_not_of(blanks);
    if (first == std::string_view::npos) return {};
    return text.substr(first, text.find_last_not_of(blanks) - first + 1);
}

std::optional<NodeId> nodeNamed(const Document& document, std::string_view name) {
    for (const Ref& ref : document.named(foldName(name)))
        if (ref.type == RecordType::Node) return NodeId{ref.id};
    return std::nullopt;
}

bool isWhole(std::string_view name) {
    const std::string form = wordForm(name);
    return form == "whole" || form == "all" || form == "system" || form == "whole system";
}

/// The topic that a text begins with, taken off it.
const TopicWord* takeTopic(std::string_view& text) {
    for (const TopicWord& word : topicWords) {
        std::size_t length = 0; // of what stands for these words in the text
        std::string form;
        for (const std::string_view part : words(text)) {
            form += (form.empty() ? "" : " ") + wordForm(part);
            length = static_cast<std::size_t>(part.data() - text.data()) + part.size();
            if (form.size() >= word.words.size()) break;
        }
        if (form != word.words) continue;
        text = trimmed(text.substr(length));
        return &word;
    }
    return nullptr;
}

void splitEvidence(ReliabilityItem& item, std::string_view words) {
    const std::size_t mark = words.rfind(" -- ");
    item.statement = trimmed(words.substr(0, mark));
    if (mark != std::string_view::npos) item.evidence = trimmed(words.substr(mark + 4));
    item.state = item.statement.empty() ? ReliabilityState::Open : ReliabilityState::Stated;
}

} // namespace

Expected<ReliabilityItem> readReliability(const Document& document, std::string_view line,
                                          ReliabilitySubject given) {
    ReliabilityItem item;
    item.topic = given.topic;
    item.node = given.node;
    line = trimmed(line);
    const std::size_t colon = line.find(": ");
    const bool ends = colon == std::string_view::npos && line.ends_with(':');
    if (colon == std::string_view::npos && !ends) {
        splitEvidence(item, line);
        return item;
    }
    std::string_view head = trimmed(line.substr(0, ends ? line.size() - 1 : colon));
    const std::string_view words = ends ? std::string_view{} : trimmed(line.substr(colon + 2));
    std::optional<NodeId> node = nodeNamed(document, head);
    const TopicWord* topic = node ? nullptr : takeTopic(head);
    if (topic) {
        item.topic = topic->topic;
        item.node = {};
        if (!head.empty() && !isWhole(head)) node = nodeNamed(document, head);
        if (!head.empty() && !isWhole(head) && !node)
            return failure(ErrorCode::NotFound, "there is no component “" + std::string(head) + "”");
    } else if (isWhole(head)) {
        item.node = {};
    } else if (!node) {
        splitEvidence(item, line);
        return item;
    }
    if (node) item.node = *node;
    splitEvidence(item, words);
    return item;
}

} // namespace chalkline::text
