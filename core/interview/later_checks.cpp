#include "interview/later_checks.h"

#include <algorithm>
#include <array>

namespace chalkline::interview {

namespace {

struct TopicCheck {
    std::string_view topic;
    std::string_view check;
};

constexpr std::array<TopicCheck, 9> checks{{
    {"consistency", "Latency of a quorum against one copy, writes with one copy or a majority"},
    {"cap", "Quorums of each store against its verdict"},
    {"sql_nosql", "Stores that fit the queries, the consistency, the scale and the schema"},
    {"latency_throughput", "Waiting time by utilisation, and where it bends"},
    {"scal_avail", "Availability before and after sharding"},
    {"vert_horiz", "One machine of four times the size against four"},
    {"replication", "Lag of the copies, and what they add to reads"},
    {"sharding", "Share of the busiest shard"},
    {"sync_async", "Latency and availability with a queue in between"},
}};

} // namespace

std::string_view laterCheck(std::string_view tradeOffTopic) {
    const auto found = std::ranges::find(checks, tradeOffTopic, &TopicCheck::topic);
    return found == checks.end() ? std::string_view{} : found->check;
}

std::string_view laterCheck(ReliabilityTopic topic) {
    switch (topic) {
    case ReliabilityTopic::Scaling:
        return "Instances needed now and at twice the load";
    case ReliabilityTopic::Failover:
        return "Downtime a year, and what stops while it is away";
    case ReliabilityTopic::Caching:
        return "Hit ratio from the size and the skew of the keys";
    case ReliabilityTopic::LoadBalancing:
        return "Sessions lost with an instance";
    case ReliabilityTopic::Replication:
        return "Data lost with the leader, from the lag of its copies";
    case ReliabilityTopic::Backup:
    case ReliabilityTopic::Observability:
        break;
    }
    return {};
}

std::string notAnalysed(std::string_view check) {
    return check.empty() ? std::string{} : std::string(check) + ": not analysed yet";
}

} // namespace chalkline::interview
