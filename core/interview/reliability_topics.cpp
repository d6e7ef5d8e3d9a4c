#include "interview/reliability_topics.h"

#include <array>

namespace chalkline::interview {

namespace {

constexpr std::array<ReliabilityTopicText, 7> topics{{
    {ReliabilityTopic::Scaling, "Scaling", "How does it grow with the load, and what is added at each step?",
     "least and most instances, the load one of them takes"},
    {ReliabilityTopic::Failover, "Failover",
     "What takes over when it fails, how is that noticed, and how soon?",
     "copies that stand ready, time to notice and to take over"},
    {ReliabilityTopic::Caching, "Caching",
     "What is cached, for how long, and how does it become fresh again?",
     "hit ratio, time to live, size of what is read often"},
    {ReliabilityTopic::LoadBalancing, "Load balancing",
     "How is load spread, and how is a sick instance left out?",
     "algorithm, health check, where sessions live"},
    {ReliabilityTopic::Replication, "Replication",
     "How many copies are there and where, and how far may they lag behind?",
     "number of copies, synchronous or not, lag, data that may be lost"},
    {ReliabilityTopic::Backup, "Backup",
     "From what is it restored after a mistake or a disaster, and how long does that take?",
     "interval, place, time of the last restore that was tried"},
    {ReliabilityTopic::Observability, "Observability",
     "Which numbers and alarms show that it works, before a user complains?",
     "metrics with thresholds, logs, traces, who is called"},
}};

std::string_view groupOf(std::string_view kindId) {
    const Kind* kind = findKind(kindId);
    return kind ? kind->group : std::string_view("compute");
}

bool keepsData(std::string_view group) {
    return group == "store" || group == "search" || group == "analytics";
}

bool isOurs(std::string_view group) {
    return group != "client" && group != "ext" && group != "obs";
}

} // namespace

std::span<const ReliabilityTopicText> reliabilityTopics() {
    return topics;
}

const ReliabilityTopicText& textOf(ReliabilityTopic topic) {
    return topics[static_cast<std::size_t>(topic)];
}

bool concerns(ReliabilityTopic topic, std::string_view kindId) {
    const std::string_view group = groupOf(kindId);
    switch (topic) {
    case ReliabilityTopic::Scaling:
    case ReliabilityTopic::Failover:
        return isOurs(group);
    case ReliabilityTopic::Caching:
        return group == "cache" || kindId == "edge.cdn";
    case ReliabilityTopic::LoadBalancing:
        return group == "edge" && (kindId.starts_with("edge.lb") || kindId == "edge.global_lb" ||
                                   kindId == "edge.api_gateway" || kindId == "edge.ws_gateway");
    case ReliabilityTopic::Replication:
        return keepsData(group) || group == "msg" || group == "cache";
    case ReliabilityTopic::Backup:
        return keepsData(group);
    case ReliabilityTopic::Observability:
        return isOurs(group);
    }
    return false;
}

std::vector<ReliabilityTopic> topicsFor(std::string_view kindId) {
    std::vector<ReliabilityTopic> asked;
    for (const ReliabilityTopicText& text : topics)
        if (concerns(text.topic, kindId)) asked.push_back(text.topic);
    return asked;
}

} // namespace chalkline::interview
