// Which requirement is met by what, and what stands there for which requirement: the links that a person
// drew, read from both ends. Used by the pages Requirements and Trade-offs, the inspector and the review. A
// pure function of the records; nothing here is stored.
#pragma once

#include "model/document.h"

#include <algorithm>
#include <unordered_map>
#include <vector>

namespace chalkline::interview {

struct RequirementLinks {
    RequirementId requirement;
    std::vector<NodeId> nodes;
    std::vector<EdgeId> edges;
    std::vector<BoundaryId> boundaries;
    std::vector<FlowId> flows; // linked, or the one whose target it is
    std::vector<TradeOffId> trade_offs;
    std::vector<Ref> others; // questions it came from, statements about failure ...

    /// In the picture somewhere; a non-functional one may also be met by a decision or a statement.
    bool covered = false;
};

struct Coverage {
    /// All but dropped and "won't" ones: must-haves first, in the order of the person.
    std::vector<RequirementLinks> requirements;
    std::size_t must_haves = 0;
    std::size_t covered_must_haves = 0;
    std::vector<RequirementId> uncovered; // must-haves
    /// Components that serve no requirement, but for clients and what watches; none if nothing is linked.
    std::vector<NodeId> without_reason;

    [[nodiscard]] const RequirementLinks* of(RequirementId id) const;
};

[[nodiscard]] Coverage coverageOf(const Tables& tables);

/// What one thing (node, edge, boundary, flow, trade-off ...) is linked to, without what those are linked to.
struct ThingLinks {
    std::vector<RequirementId> requirements;
    std::vector<TradeOffId> trade_offs;
    std::vector<ReliabilityItemId> reliability;
    std::vector<Ref> others;
};

[[nodiscard]] ThingLinks linksOf(const Tables& tables, Ref thing);

/// The same for many things: reads the records once. They must outlive it unchanged.
class LinkIndex {
public:
    explicit LinkIndex(const Tables& tables);
    [[nodiscard]] ThingLinks of(Ref thing) const;
    /// Whatever is linked to a thing and there, ordered by type and id; a thing may come twice.
    [[nodiscard]] std::vector<Ref> around(Ref thing) const;

private:
    const Tables& tables_;
    std::unordered_multimap<Ref, Ref> pairs_;
};

/// A requirement that is still meant: neither dropped nor "won't".
[[nodiscard]] bool counts(const Requirement& requirement);
/// Requirements, trade-offs and all that has an order, as a person ordered them.
template <class R>
[[nodiscard]] std::vector<const R*> inOrder(const Tables& tables) {
    std::vector<const R*> order;
    for (const R& record : tables.of<R>())
        order.push_back(&record);
    std::ranges::stable_sort(order, {}, [](const R* record) { return record->sort_order; });
    return order;
}

} // namespace chalkline::interview
