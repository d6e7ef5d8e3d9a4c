// What a line that is being typed would do, shown on the canvas before it is done.
#pragma once

#include "routing/route.h"

#include <set>

namespace chalkline {

struct Preview {
    Tables tables;            // as they would be
    RoutedSheet ghosts;       // what would be new, and nothing else
    std::set<Ref> named;      // what is there already and would be connected or changed
    std::optional<Rect> room; // around the ghosts and what they hang on
};

} // namespace chalkline
