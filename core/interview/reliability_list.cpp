#include "interview/reliability_list.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <map>
#include <set>

namespace chalkline::interview {

namespace {

bool isBlank(std::string_view text) {
    return text.find_first_not_of(" \t\r\n") == std::string_view::npos;
}

std::string number(double value) {
    std::array<char, 32> text{};
    std::snprintf(text.data(), text.size(), "%.4g", value);
    return text.data();
}

std::string instancesText(const Node& node) {
    if (node.instances_max <= 1) return {};
    const std::string most = std::to_string(node.instances_max);
    return (node.instances_min == node.instances_max ? most
                                                     : std::to_string(node.instances_min) + " to " + most) +
           " instances";
}

std::string valueText(const PropertyKey& key, const std::string& value) {
    if (key.type == PropertyType::Boolean) return value == "true" ? "yes" : "no";
    const double figure = std::strtod(value.c_str(), nullptr);
    if (key.type == PropertyType::Number && key.unit == "s") return secondsText(figure);
    if (key.type == PropertyType::Number && key.unit == "ms" && figure >= 1000)
        return secondsText(figure / 1000);
    std::string text(valueLabel(key, value));
    if (!key.unit.empty()) text += " " + std::string(key.unit);
    return text;
}

} // namespace

ReliabilityState stateOf(const ReliabilityItem& item) {
    return isBlank(item.statement) ? ReliabilityState::Open : ReliabilityState::Stated;
}

std::vector<const ReliabilityItem*> itemsOf(const Tables& tables, ReliabilityTopic topic) {
    std::vector<const ReliabilityItem*> items;
    for (const ReliabilityItem& item : tables.of<ReliabilityItem>())
        if (item.topic == topic) items.push_back(&item);
    std::ranges::stable_sort(items, {}, [](const ReliabilityItem* item) { return item->sort_order; });
    return items;
}

std::vector<NodeId> unsaidOf(const Tables& tables, ReliabilityTopic topic) {
    std::set<NodeId> said;
    for (const ReliabilityItem* item : itemsOf(tables, topic))
        if (stateOf(*item) == ReliabilityState::Stated) said.insert(item->node);
    std::vector<NodeId> unsaid;
    for (const Node& node : tables.of<Node>())
        if (!said.contains(node.id) && concerns(topic, node.kind)) unsaid.push_back(node.id);
    return unsaid;
}

std::string_view sectionOf(ReliabilityTopic topic) {
    switch (topic) {
    case ReliabilityTopic::Scaling:
        return "Scaling";
    case ReliabilityTopic::Failover:
        return "Failover";
    case ReliabilityTopic::Caching:
        return "Caching";
    case ReliabilityTopic::LoadBalancing:
        return "Load balancing";
    case ReliabilityTopic::Replication:
        return "Replication";
    case ReliabilityTopic::Backup:
    case ReliabilityTopic::Observability:
        break;
    }
    return {};
}

std::vector<std::string> factsOf(const Tables& tables, NodeId id, ReliabilityTopic topic) {
    std::vector<std::string> facts;
    const Node* node = tables.find(id);
    if (!node) return facts;
    if (topic == ReliabilityTopic::Scaling)
        if (std::string text = instancesText(*node); !text.empty()) facts.push_back(std::move(text));
    const auto belongs = [&](std::string_view section) {
        return !section.empty() &&
               (section == sectionOf(topic) || (section == "Sharding" && topic == ReliabilityTopic::Scaling));
    };
    std::map<std::string_view, const Property*> held;
    for (const Property& property : tables.of<Property>())
        if (property.owner == Ref{RecordType::Node, id.value}) held.emplace(property.key, &property);
    if (held.empty()) return facts;
    for (const PropertyKey& key : allPropertyKeys())
        if (const auto found = held.find(key.key); belongs(key.section) && found != held.end())
            facts.push_back(std::string(key.label) + ": " + valueText(key, found->second->value));
    return facts;
}

std::string secondsText(double seconds) {
    constexpr std::array<std::pair<double, const char*>, 3> larger{
        {{86'400, " d"}, {3'600, " h"}, {60, " min"}}};
    for (const auto& [size, unit] : larger) {
        const double count = seconds / size;
        if (count >= 1 && std::abs(count * 10 - std::round(count * 10)) < 1e-9) return number(count) + unit;
    }
    return number(seconds) + " s";
}

} // namespace chalkline::interview
