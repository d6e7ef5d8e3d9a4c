// What stands under a point of a sheet, as it is drawn: notes and components before lines, lines before
// boundaries; boundaries only at their line and title. Unit: px of the scene.
#pragma once

#include "routing/route.h"

#include <set>

namespace chalkline {

/// None if nothing is there. `reach` widens lines, borders and thin things.
[[nodiscard]] Ref hitAt(const Document& document, SheetId sheet, const RoutedSheet& routed, Point at,
                        double reach);
/// What a frame takes: components and notes that are inside it by more than half, lines it touches,
/// boundaries that are wholly inside.
[[nodiscard]] std::set<Ref> hitWithin(const RoutedSheet& routed, const Rect& frame);

} // namespace chalkline
