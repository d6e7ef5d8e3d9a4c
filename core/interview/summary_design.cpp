#include "interview/summary_lines.h"

#include "base/text.h"
#include "interview/buy_in.h"
#include "interview/coverage.h"
#include "interview/reliability_topics.h"
#include "interview/trade_off_list.h"
#include "model/catalogue.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <map>

namespace chalkline::interview {

namespace {

struct GroupTitle {
    std::string_view group; // of the catalogue
    std::string_view title;
};

/// In the order in which a request meets them.
constexpr std::array<GroupTitle, 11> groups{{{"client", "Clients"},
                                             {"edge", "At the edge"},
                                             {"compute", "Services"},
                                             {"cache", "Caches"},
                                             {"store", "Stores"},
                                             {"msg", "Messaging"},
                                             {"search", "Search"},
                                             {"analytics", "Analytics"},
                                             {"ml", "Machine learning"},
                                             {"sec", "Security"},
                                             {"ext", "From outside"}}};

std::string counted(std::size_t count, const char* one, const char* many) {
    return std::to_string(count) + " " + (count == 1 ? one : many);
}

std::string plain(double number) {
    char text[32];
    std::snprintf(text, sizeof text, "%.12g", number);
    return text;
}

std::string plural(const Workload& workload) {
    return workload.actor.empty() ? "users" : oneLine(workload.actor) + "s";
}

std::string nameOf(const Tables& tables, Ref end) {
    if (const Node* node = end.type == RecordType::Node ? tables.find(NodeId{end.id}) : nullptr)
        return oneLine(node->name);
    const Boundary* boundary = end.type == RecordType::Boundary ? tables.find(BoundaryId{end.id}) : nullptr;
    return boundary ? oneLine(boundary->name) : std::string{};
}

std::string described(const Node& node) {
    std::string text = oneLine(node.name);
    if (!node.technology.empty()) text += " (" + oneLine(node.technology) + ")";
    if (node.instances_max > 1)
        text +=
            " ×" + (node.instances_min == node.instances_max
                        ? std::to_string(node.instances_max)
                        : std::to_string(node.instances_min) + " to " + std::to_string(node.instances_max));
    return text;
}

/// As many as can be said in one breath.
std::string joined(const std::vector<std::string>& parts) {
    constexpr std::size_t most = 8;
    const std::size_t shown = parts.size() > most ? most - 1 : parts.size();
    std::string text;
    for (std::size_t i = 0; i < shown; ++i)
        text += (text.empty() ? "" : ", ") + parts[i];
    return parts.size() > most ? text + " and " + std::to_string(parts.size() - shown) + " more" : text;
}

/// "consistency", "CAP: CP or AP of the url database"
std::string subjectOf(const Tables& tables, const TradeOff& tradeOff) {
    const Node* node = tables.find(tradeOff.node);
    return oneLine(tradeOff.title) + (node ? " of " + oneLine(node->name) : "");
}

std::string decision(const Tables& tables, const TradeOff& tradeOff) {
    std::string text = subjectOf(tables, tradeOff) + ": " + oneLine(tradeOff.choice);
    if (!tradeOff.justification.empty()) text += ", because " + oneLine(tradeOff.justification);
    if (!tradeOff.consequence.empty()) text += "; the price: " + oneLine(tradeOff.consequence);
    return text;
}

/// A verdict on a store where nothing was chosen in words.
std::string verdict(const Tables& tables, const TradeOff& tradeOff) {
    return subjectOf(tables, tradeOff) + ": " + std::string(capMeaning(tradeOff.cap_mode));
}

} // namespace

Lines numberLines(const Tables& tables) {
    Lines lines;
    for (const Workload* workload : inOrder<Workload>(tables)) {
        std::string line = oneLine(workload->name) + ":";
        if (workload->users_per_day) line += " " + plain(*workload->users_per_day) + " " + plural(*workload);
        if (workload->per_user_per_day)
            line += (workload->users_per_day ? " × " : " ") + plain(*workload->per_user_per_day) + " a day";
        lines.push_back(line + (workload->direction == WorkloadDirection::Read ? ", read" : ", written"));
    }
    for (const Estimate* estimate : inOrder<Estimate>(tables)) {
        const std::string expression = oneLine(estimate->expression);
        lines.push_back(estimate->name.empty() ? expression : oneLine(estimate->name) + ": " + expression);
    }
    return lines;
}

Lines designLines(const Tables& tables) {
    const auto& nodes = tables.of<Node>();
    if (nodes.empty()) return {};
    std::size_t async = 0;
    for (const Edge& edge : tables.of<Edge>())
        async += edge.kind == EdgeKind::Async;
    Lines lines{counted(nodes.size(), "component", "components") + " and " +
                counted(tables.of<Edge>().size(), "connection", "connections") + ", " +
                std::to_string(async) + " of them asynchronous."};
    std::map<std::string_view, std::vector<std::string>> members;
    for (const Node& node : nodes) {
        const Kind* kind = findKind(node.kind);
        members[kind ? kind->group : std::string_view("compute")].push_back(described(node));
    }
    for (const GroupTitle& group : groups)
        if (const auto found = members.find(group.group); found != members.end())
            lines.push_back(std::string(group.title) + ": " + joined(found->second));
    std::vector<std::string> later;
    for (const Edge& edge : tables.of<Edge>())
        if (edge.kind == EdgeKind::Async)
            later.push_back(nameOf(tables, edge.from()) + " to " + nameOf(tables, edge.to()) +
                            (edge.label.empty() ? "" : " (" + oneLine(edge.label) + ")"));
    if (!later.empty()) lines.push_back("Without waiting: " + joined(later));
    return lines;
}

Lines decisionLines(const Tables& tables) {
    Lines lines;
    for (const TradeOffRow& row : tradeOffRows(tables)) {
        const TradeOff* record = tables.find(row.record);
        if (!record) continue;
        if (!record->choice.empty())
            lines.push_back(decision(tables, *record));
        else if (record->cap_mode != CapMode::Unstated)
            lines.push_back(verdict(tables, *record));
    }
    return lines;
}

Lines scaleLines(const Tables& tables) {
    Lines lines;
    const auto items = inOrder<ReliabilityItem>(tables);
    for (const ReliabilityTopicText& topic : reliabilityTopics())
        for (const ReliabilityItem* item : items) {
            if (item->topic != topic.topic || item->statement.empty()) continue;
            const Node* node = tables.find(item->node);
            lines.push_back(std::string(topic.title) + (node ? " of " + oneLine(node->name) : "") + ": " +
                            oneLine(item->statement) +
                            (item->evidence.empty() ? "" : " (" + oneLine(item->evidence) + ")"));
        }
    return lines;
}

Lines openLines(const Tables& tables) {
    Lines lines;
    const Coverage coverage = coverageOf(tables);
    for (const RequirementId id : coverage.uncovered)
        if (const Requirement* requirement = tables.find(id))
            lines.push_back("Nothing meets " + requirement->code + " " + oneLine(requirement->title) +
                            " yet.");
    for (const Question* question : inOrder<Question>(tables))
        if (question->state == QuestionState::Open && question->category != QuestionCategory::Expectation)
            lines.push_back(oneLine(question->text));
    if (buyInOf(tables, BuyInStage::Scope).agreement == Agreement::Changed)
        lines.emplace_back("The scope has changed since it was confirmed.");
    if (buyInOf(tables, BuyInStage::Hld).agreement == Agreement::Changed)
        lines.emplace_back("The design has changed since it was confirmed.");
    return lines;
}

} // namespace chalkline::interview
