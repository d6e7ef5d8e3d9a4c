// What a line that is being typed would do, shown on the canvas before it is done.
#pragma once

#include "routing/route.h"

#include <set>

namespace chalkline {

struct Preview {
    Tables tables; // as they would be
    RoutedSheet sheet;
    std::set<Ref> fresh;           // what would be new: components, boundaries, notes, edges
    std::set<Ref> named;           // what is there already and would be connected or changed
    std::optional<Rect> room;      // around what is new and what it hangs on
    std::optional<Rect> freshRoom; // around what is new
};

} // namespace chalkline
