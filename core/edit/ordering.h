// The order that a person gives to records of one kind: the last place in it, and moving one. Used by the
// operations on statements; renumbers only what has to move.
#pragma once

#include "edit/node_operations.h"

#include <algorithm>
#include <vector>

namespace chalkline {

template <class R>
concept Ordered = requires(R record) { record.sort_order; };

/// Records of R share one order; the steps of a flow have their own.
template <Ordered R>
[[nodiscard]] bool areSiblings(const R& a, const R& b) {
    if constexpr (std::is_same_v<R, FlowStep>)
        return a.flow == b.flow;
    else
        return true;
}

template <Ordered R>
[[nodiscard]] std::int64_t lastPlace(const Document& document) {
    std::int64_t last = 0;
    for (const R& record : document.all<R>())
        last = std::max(last, record.sort_order + 1);
    return last;
}

/// To `index` among its siblings: 0 = first, clamped.
template <Ordered R>
[[nodiscard]] Expected<void> moveInOrder(Transaction& edit, Id<R> id, std::size_t index) {
    const auto subject = fetch(edit, id);
    if (!subject) return std::unexpected(subject.error());
    std::vector<R> order;
    for (const R& record : edit.document().all<R>())
        if (areSiblings(record, *subject)) order.push_back(record);
    std::ranges::stable_sort(order, [](const R& a, const R& b) { return a.sort_order < b.sort_order; });
    const auto at = std::ranges::find(order, id, &R::id);
    R moving = *at;
    order.erase(at);
    order.insert(order.begin() + static_cast<std::ptrdiff_t>(std::min(index, order.size())),
                 std::move(moving));
    for (std::size_t i = 0; i < order.size(); ++i) {
        if (order[i].sort_order == static_cast<std::int64_t>(i)) continue;
        order[i].sort_order = static_cast<std::int64_t>(i);
        edit.put(std::move(order[i]));
    }
    return {};
}

} // namespace chalkline
