// What a tooltip of the canvas says: words that are drawn shortened, in full. Scene px.
#pragma once

#include "model/document.h"
#include "routing/route.h"

#include <QString>

namespace chalkline {

/// The whole label, name or title under the point, if it is drawn shortened there; else empty.
[[nodiscard]] QString fullTextAt(const Tables& tables, const RoutedSheet& routed, Point at);

} // namespace chalkline
