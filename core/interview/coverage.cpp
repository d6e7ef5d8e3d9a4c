#include "interview/coverage.h"

#include "model/catalogue.h"

#include <algorithm>
#include <set>

namespace chalkline::interview {

namespace {

template <class R>
Ref refTo(Id<R> id) {
    return id ? Ref{RecordTraits<R>::type, id.value} : Ref{};
}

template <class R>
void addOnce(std::vector<Id<R>>& list, Ref ref) {
    const Id<R> id{ref.id};
    if (std::ranges::find(list, id) == list.end()) list.push_back(id);
}

void sortIn(RequirementLinks& links, Ref thing) {
    if (thing.type == RecordType::Node)
        addOnce(links.nodes, thing);
    else if (thing.type == RecordType::Edge)
        addOnce(links.edges, thing);
    else if (thing.type == RecordType::Boundary)
        addOnce(links.boundaries, thing);
    else if (thing.type == RecordType::Flow)
        addOnce(links.flows, thing);
    else if (thing.type == RecordType::TradeOff)
        addOnce(links.trade_offs, thing);
    else if (std::ranges::find(links.others, thing) == links.others.end())
        links.others.push_back(thing);
}

bool isCovered(const Requirement& requirement, const RequirementLinks& links) {
    if (!links.nodes.empty() || !links.edges.empty() || !links.boundaries.empty() || !links.flows.empty())
        return true;
    return requirement.kind == RequirementKind::NonFunctional &&
           (!links.trade_offs.empty() || std::ranges::any_of(links.others, [](Ref other) {
               return other.type == RecordType::ReliabilityItem;
           }));
}

/// The nodes that requirements reach: linked themselves, inside a linked boundary, or at a linked edge or
/// flow.
class Reached {
public:
    Reached(const Tables& tables, const Coverage& coverage)
        : tables_(tables) {
        for (const RequirementLinks& links : coverage.requirements) {
            nodes_.insert(links.nodes.begin(), links.nodes.end());
            boundaries_.insert(links.boundaries.begin(), links.boundaries.end());
            for (const EdgeId edge : links.edges)
                addEdge(edge);
            for (const FlowStep& step : tables.of<FlowStep>())
                if (std::ranges::find(links.flows, step.flow) != links.flows.end()) addEdge(step.edge);
        }
    }

    [[nodiscard]] bool anything() const { return !nodes_.empty() || !boundaries_.empty(); }

    [[nodiscard]] bool holds(const Node& node) const {
        if (nodes_.contains(node.id)) return true;
        BoundaryId boundary = node.boundary;
        for (int depth = 0; boundary && depth < 64; ++depth) {
            if (boundaries_.contains(boundary)) return true;
            const Boundary* record = tables_.find(boundary);
            boundary = record ? record->parent : BoundaryId{};
        }
        return false;
    }

private:
    void addEdge(EdgeId id) {
        const Edge* edge = tables_.find(id);
        if (!edge) return;
        for (const NodeId end : {edge->from_node, edge->to_node})
            if (end) nodes_.insert(end);
        for (const BoundaryId end : {edge->from_boundary, edge->to_boundary})
            if (end) boundaries_.insert(end);
    }

    const Tables& tables_;
    std::set<NodeId> nodes_;
    std::set<BoundaryId> boundaries_;
};

/// Clients are whom it is for, and what watches serves all of it.
bool needsReason(const Node& node) {
    const Kind* kind = findKind(node.kind);
    return !kind || (kind->group != "client" && kind->group != "obs");
}

} // namespace

const RequirementLinks* Coverage::of(RequirementId id) const {
    const auto found = std::ranges::find(requirements, id, &RequirementLinks::requirement);
    return found == requirements.end() ? nullptr : &*found;
}

bool counts(const Requirement& requirement) {
    return requirement.priority != Priority::Wont && requirement.state != RequirementState::Dropped;
}

LinkIndex::LinkIndex(const Tables& tables)
    : tables_(tables) {
    const auto add = [&](Ref a, Ref b) {
        if (!a.valid() || !b.valid()) return;
        pairs_.emplace(a, b);
        pairs_.emplace(b, a);
    };
    for (const Link& link : tables.of<Link>())
        add(link.from, link.to);
    for (const Requirement& requirement : tables.of<Requirement>())
        add(refTo(requirement.id), refTo(requirement.flow));
    for (const TradeOff& tradeOff : tables.of<TradeOff>())
        add(refTo(tradeOff.id), refTo(tradeOff.node));
    for (const ReliabilityItem& item : tables.of<ReliabilityItem>())
        add(refTo(item.id), refTo(item.node));
}

std::vector<Ref> LinkIndex::around(Ref thing) const {
    std::vector<Ref> found;
    const auto [first, last] = pairs_.equal_range(thing);
    for (auto pair = first; pair != last; ++pair)
        if (tables_.contains(pair->second)) found.push_back(pair->second);
    std::ranges::sort(found);
    return found;
}

ThingLinks LinkIndex::of(Ref thing) const {
    ThingLinks links;
    for (const Ref other : around(thing)) {
        if (other.type == RecordType::Requirement)
            addOnce(links.requirements, other);
        else if (other.type == RecordType::TradeOff)
            addOnce(links.trade_offs, other);
        else if (other.type == RecordType::ReliabilityItem)
            addOnce(links.reliability, other);
        else if (std::ranges::find(links.others, other) == links.others.end())
            links.others.push_back(other);
    }
    return links;
}

Coverage coverageOf(const Tables& tables) {
    const LinkIndex index(tables);
    Coverage coverage;
    auto order = inOrder<Requirement>(tables);
    std::erase_if(order, [](const Requirement* requirement) { return !counts(*requirement); });
    std::ranges::stable_sort(order, {}, &Requirement::priority);
    for (const Requirement* requirement : order) {
        RequirementLinks links;
        links.requirement = requirement->id;
        for (const Ref thing : index.around(refTo(requirement->id)))
            sortIn(links, thing);
        links.covered = isCovered(*requirement, links);
        if (requirement->priority == Priority::Must) {
            ++coverage.must_haves;
            coverage.covered_must_haves += links.covered;
            if (!links.covered) coverage.uncovered.push_back(requirement->id);
        }
        coverage.requirements.push_back(std::move(links));
    }
    const Reached reached(tables, coverage);
    if (reached.anything())
        for (const Node& node : tables.of<Node>())
            if (needsReason(node) && !reached.holds(node)) coverage.without_reason.push_back(node.id);
    return coverage;
}

ThingLinks linksOf(const Tables& tables, Ref thing) {
    return LinkIndex(tables).of(thing);
}

} // namespace chalkline::interview
