#include "base/quantity.h"
#include "base/text.h"
#include "edit/lost_links.h"
#include "interview/later_checks.h"
#include "interview/reliability_topics.h"
#include "interview/summary.h"
#include "model/catalogue.h"
#include "model/chip.h"
#include "report/sections.h"
#include "report/wording.h"

#include <algorithm>
#include <set>

namespace chalkline::report {

namespace {

void addTopic(Blocks& blocks, const Source& source, const interview::ReliabilityTopicText& topic) {
    Table table{{{"Of"}, {"What happens"}, {"Shown by"}, {"For"}}, {}};
    for (const ReliabilityItem* item : interview::inOrder<ReliabilityItem>(source.tables)) {
        if (item->topic != topic.topic || (item->statement.empty() && item->evidence.empty())) continue;
        const std::string node = nameOf(source.tables, item->node);
        table.rows.push_back({node.empty() ? "the whole" : node, item->statement, item->evidence,
                              codesOf(source.tables, source.links.of(refOf(*item)).requirements)});
    }
    if (table.rows.empty()) return;
    blocks.push_back(Heading{3, std::string(topic.title)});
    addTable(blocks, std::move(table));
    if (const std::string later = interview::notAnalysed(interview::laterCheck(topic.topic)); !later.empty())
        blocks.push_back(Paragraph{later + ".", Tone::Quiet});
}

std::string valueText(const PropertyKey* key, const std::string& value) {
    if (!key) return value;
    if (key->type == PropertyType::Boolean) return value == "true" ? "yes" : "no";
    if (key->unit.empty()) return std::string(valueLabel(*key, value));
    const std::string unit(key->unit.starts_with("1/") ? key->unit.substr(1) : key->unit);
    const auto quantity = parseQuantity(value + " " + unit);
    return quantity ? shortText(*quantity) : value + " " + unit;
}

std::string ownerName(const Source& source, const Property& property) {
    const std::string name = nameOf(source.tables, property.owner);
    return name.empty() ? "?" : name;
}

/// What a person set, component by component, as it is called in the inspector.
void addProperties(Blocks& blocks, const Source& source) {
    std::vector<const Property*> set;
    for (const Property& property : source.tables.of<Property>())
        if (!isChip(property) && !keepsLosses(property.owner.type)) set.push_back(&property);
    std::ranges::stable_sort(set, {}, [](const Property* property) { return property->owner; });
    Table table{{{"Of"}, {"What"}, {"Value"}, {"Source"}}, {}};
    for (const Node& node : source.tables.of<Node>()) {
        const bool many = node.instances_max > 1 || node.instances_min != node.instances_max;
        if (many)
            table.rows.push_back(
                {nameOf(source.tables, node.id), "Instances",
                 std::to_string(node.instances_min) + " to " + std::to_string(node.instances_max), ""});
    }
    for (const Property* property : set) {
        const PropertyKey* key = propertyKey(property->key);
        table.rows.push_back({ownerName(source, *property),
                              key ? std::string(key->label) : inWords(property->key),
                              valueText(key, property->value), property->source});
    }
    if (table.rows.empty()) return;
    blocks.push_back(Heading{3, "What is set for each component"});
    addTable(blocks, std::move(table));
}

std::string topicsLeft(const Source& source) {
    std::set<ReliabilityTopic> said;
    for (const ReliabilityItem& item : source.tables.of<ReliabilityItem>())
        if (!item.statement.empty()) said.insert(item.topic);
    std::vector<std::string> left;
    for (const interview::ReliabilityTopicText& topic : interview::reliabilityTopics())
        if (!said.contains(topic.topic)) left.emplace_back(topic.title);
    return listed(left);
}

/// "; wanted: NFR-1 p99 < 100 ms" of the measurable qualities that `wanted` is true of.
template <class Wanted>
std::string targets(const Source& source, Wanted&& wanted) {
    std::vector<std::string> found;
    for (const Requirement* one : interview::inOrder<Requirement>(source.tables))
        if (one->target && interview::counts(*one) && wanted(*one))
            found.push_back(one->code + " " + targetText(*one));
    const std::string text = listed(found);
    return text.empty() ? text : "; wanted: " + text;
}

bool isBudget(const Requirement& one) {
    return wordForm(one.category + " " + one.metric).contains("budget") || one.unit.starts_with("$") ||
           one.unit.starts_with("€");
}

} // namespace

Blocks scaleSection(const Source& source) {
    Blocks blocks;
    for (const interview::ReliabilityTopicText& topic : interview::reliabilityTopics())
        addTopic(blocks, source, topic);
    const bool spoken = !blocks.empty();
    addProperties(blocks, source);
    if (spoken)
        if (const std::string left = topicsLeft(source); !left.empty())
            blocks.push_back(Paragraph{"Nothing is said yet about: " + left + "."});
    if (!blocks.empty()) blocks.insert(blocks.begin(), Heading{2, "Scale and reliability"});
    return blocks;
}

Blocks unanalysedSection(const Source& source) {
    using interview::QualityGroup;
    const Tables& tables = source.tables;
    const bool hasTargets = std::ranges::any_of(
        tables.of<Requirement>(), [](const Requirement& one) { return one.target.has_value(); });
    if (tables.of<Node>().size() == 0 && !hasTargets) return {};
    const auto of = [&](QualityGroup group) {
        return targets(source, [group](const Requirement& one) {
            return !isBudget(one) && interview::qualityOf(one) == group;
        });
    };
    const std::string later = "not analysed yet";
    Facts facts;
    addFact(facts, "Latency", later + of(QualityGroup::Performance));
    addFact(facts, "Availability", later + of(QualityGroup::Reliability));
    addFact(facts, "Load of each component", later + of(QualityGroup::Scalability));
    addFact(facts, "Cost", later + targets(source, isBudget));
    addFact(facts, "Flows, APIs and tables", later);
    addFact(facts, "Review of the design", later);
    return {Heading{2, "Not analysed yet"},
            Paragraph{"What these would be reckoned from is in this report and in the project.", Tone::Quiet},
            std::move(facts)};
}

} // namespace chalkline::report
