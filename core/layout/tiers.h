// The tiers of a design: clients, edge, gateways, compute, messaging, stores, and what stands beside it all.
#pragma once

#include "model/document.h"

namespace chalkline {

/// From 0 on in the order above; of a node by its kind, 3 (compute) for anything else and unknown kinds.
[[nodiscard]] int tierOf(const Tables& tables, Ref ref);

} // namespace chalkline
