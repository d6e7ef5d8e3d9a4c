// Edits of what a person states about the design: requirements, trade-offs, flows, and the links between
// them and the picture.
#pragma once

#include "edit/transaction.h"

namespace chalkline {

/// Gives it the next free code of its kind (FR-1, NFR-1 ...) and the last place in the order.
[[nodiscard]] Expected<RequirementId> addRequirement(Transaction& edit, RequirementKind kind,
                                                     Priority priority, std::string title);
[[nodiscard]] Expected<TradeOffId> addTradeOff(Transaction& edit, std::string title,
                                               std::string options = {});
/// All values as given but for id, code and place, which are the next ones.
[[nodiscard]] Expected<RequirementId> addRequirement(Transaction& edit, Requirement values);
[[nodiscard]] Expected<TradeOffId> addTradeOff(Transaction& edit, TradeOff values);
[[nodiscard]] Expected<FlowId> addFlow(Transaction& edit, std::string name);
[[nodiscard]] Expected<FlowStepId> addFlowStep(Transaction& edit, FlowId flow, EdgeId edge,
                                               std::string note = {});
/// Replaces a requirement or trade-off that exists, keeping its id.
[[nodiscard]] Expected<void> editRequirement(Transaction& edit, Requirement changed);
[[nodiscard]] Expected<void> editTradeOff(Transaction& edit, TradeOff changed);
[[nodiscard]] Expected<void> setPriority(Transaction& edit, RequirementId requirement, Priority priority);
/// Another kind brings the next free code of that kind.
[[nodiscard]] Expected<void> setKind(Transaction& edit, RequirementId requirement, RequirementKind kind);
/// A choice that is no option becomes one; nothing chosen is "".
[[nodiscard]] Expected<void> setChoice(Transaction& edit, TradeOffId tradeOff, std::string choice);

/// Moves a record of a type that has an order (sort_order) to `index` among its siblings (0 = first, clamped)
/// and renumbers these.
[[nodiscard]] Expected<void> reorder(Transaction& edit, Ref subject, std::size_t index);

/// The same two ends and role make one link. Links of one role never lead round in a circle.
[[nodiscard]] Expected<LinkId> link(Transaction& edit, Ref from, Ref to, std::string role = {});
[[nodiscard]] Expected<void> unlink(Transaction& edit, LinkId link);

} // namespace chalkline
