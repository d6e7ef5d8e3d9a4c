#include "layout/tiers.h"

#include "model/catalogue.h"

#include <algorithm>
#include <array>

namespace chalkline {

int tierOf(const Tables& tables, Ref ref) {
    constexpr int compute = 3;
    const Node* node = ref.type == RecordType::Node ? tables.find(NodeId{ref.id}) : nullptr;
    const Kind* kind = node ? findKind(node->kind) : nullptr;
    if (!kind) return compute;
    // Of the family edge, what a request meets before it is let in.
    constexpr std::array<std::string_view, 4> outer{"edge.dns", "edge.cdn", "edge.waf", "edge.global_lb"};
    if (kind->group == "client") return 0;
    if (std::ranges::find(outer, kind->id) != outer.end()) return 1;
    switch (kind->family) {
    case Family::Edge:
        return 2;
    case Family::Compute:
        return compute;
    case Family::Messaging:
        return 4;
    case Family::Cache:
    case Family::Store:
        return 5;
    case Family::Neutral:
        return 6;
    }
    return compute;
}

} // namespace chalkline
