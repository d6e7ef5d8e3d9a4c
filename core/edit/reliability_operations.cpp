#include "edit/reliability_operations.h"

#include "base/text.h"
#include "edit/guided_operations.h"

namespace chalkline {

Expected<ReliabilityItemId> sayReliability(Transaction& edit, ReliabilityItem values) {
    const std::string words = foldName(values.statement);
    values.state = words.empty() ? ReliabilityState::Open : ReliabilityState::Stated;
    const ReliabilityItem* open = nullptr;
    const ReliabilityItem* same = nullptr;
    for (const ReliabilityItem& item : edit.document().all<ReliabilityItem>()) {
        if (item.topic != values.topic || item.node != values.node) continue;
        const std::string held = foldName(item.statement);
        if (held == words) same = &item;
        if (held.empty() && !open) open = &item;
    }
    const ReliabilityItem* into = same ? same : open;
    if (!into) return addReliabilityItem(edit, std::move(values));
    ReliabilityItem changed = *into;
    if (!same) changed.statement = values.statement;
    if (!values.evidence.empty()) changed.evidence = values.evidence;
    changed.state = values.state;
    const ReliabilityItemId id = changed.id;
    if (changed != *into)
        if (auto done = editReliabilityItem(edit, std::move(changed)); !done)
            return std::unexpected(done.error());
    return id;
}

} // namespace chalkline
