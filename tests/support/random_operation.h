// One operation with random arguments, as the lists of random_operations.h and random_guided.h hold it.
#pragma once

#include "model/chip.h"
#include "support/dice.h"

namespace chalkline::test {

struct RandomOperation {
    std::string_view name;
    Expected<void> (*run)(Transaction&, Dice&);
};

/// Drops the value of a result.
template <class T>
[[nodiscard]] Expected<void> done(Expected<T> result) {
    if (!result) return std::unexpected(result.error());
    return {};
}

} // namespace chalkline::test
