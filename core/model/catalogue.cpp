#include "model/catalogue.h"

#include <algorithm>

namespace chalkline {

std::span<const Kind> allKinds() {
    return {catalogue::kinds, catalogue::kindCount};
}

const Kind* findKind(std::string_view id) {
    const auto kinds = allKinds();
    const auto found = std::ranges::find(kinds, id, &Kind::id);
    return found == kinds.end() ? nullptr : &*found;
}

AliasMeaning findAlias(std::string_view folded) {
    const std::span<const catalogue::Alias> all(catalogue::aliases, catalogue::aliasCount);
    const auto found = std::ranges::lower_bound(all, folded, {}, &catalogue::Alias::text);
    if (found == all.end() || found->text != folded) return {};
    return {&catalogue::kinds[found->kind], found->technology};
}

Family familyOf(std::string_view kindId) {
    const Kind* kind = findKind(kindId);
    return kind ? kind->family : Family::Compute;
}

} // namespace chalkline
