// What a person says about a trade-off goes into one record: a choice typed twice, or on a topic that is
// there already, is added to what was said. Used by the page "Trade-offs" and wherever `pick:` can be typed.
#pragma once

#include "edit/transaction.h"

namespace chalkline {

/// The trade-off these values are about: that of the same topic and node, or without a topic that of the same
/// title; else a new one. What the values say replaces what it said, what they leave open stays, options are
/// joined. Values without a topic get that of their words. The same values again change nothing.
[[nodiscard]] Expected<TradeOffId> sayTradeOff(Transaction& edit, TradeOff values);

/// The verdict on a store (or, without one, on the whole system): its record of the topic CAP, made if need
/// be.
[[nodiscard]] Expected<TradeOffId> setVerdict(Transaction& edit, NodeId store, CapMode mode,
                                              ElseMode otherwise);
/// The record that holds it, or null.
[[nodiscard]] const TradeOff* verdictOn(const Tables& tables, NodeId store);

/// The state that words bring about: something said makes it discussed, a choice with a reason decided. Never
/// goes back.
[[nodiscard]] TradeOffState stateAfter(const TradeOff& before, const TradeOff& after);

inline constexpr const char* capTopic = "cap";

} // namespace chalkline
