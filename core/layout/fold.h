// Folding: ranks anew, fewer or narrower, so that a level fits a shape. Links may then run inside a rank;
// what they join stands side by side there and is laid out as one item. Used by layered_level.cpp. Unit: px.
#pragma once

#include "layout/layered_level.h"

namespace chalkline::layering {

struct Folded {
    Level level; // items that stand side by side are one; links between them are gone
    std::vector<bool> reversed;
    std::vector<int> ranks;
    struct Stand {
        int item = 0;  // of `level`
        double at = 0; // px across, from the item's near side
    };
    std::vector<Stand> stands; // per item of the level it was made of
};

/// True if the ranks are more or wider than the options of the level ask for, and not too many to fold.
[[nodiscard]] bool wantsFold(const Level& level, const std::vector<int>& ranks);
/// Looks for ranks within the limits that keep links short and forwards, by simulated annealing.
[[nodiscard]] Folded fold(const Level& level, const std::vector<bool>& reversed, std::vector<int> ranks);

} // namespace chalkline::layering
