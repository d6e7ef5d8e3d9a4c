// Time as the model sees it: milliseconds since 1970-01-01 UTC. Injected, so tests and reproducible
// builds (SOURCE_DATE_EPOCH) decide what time it is.
#pragma once

#include <cstdint>
#include <functional>

namespace chalkline {

using Clock = std::function<std::int64_t()>;

/// Wall clock, or SOURCE_DATE_EPOCH (seconds) when that variable holds a number.
[[nodiscard]] Clock systemClock();

} // namespace chalkline
