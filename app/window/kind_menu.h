// The menu behind a component's «+» disc: what usually follows a component of this kind, then everything by
// family.
#pragma once

#include "model/records.h"
#include "render/theme.h"

#include <functional>
#include <string>

class QMenu;

namespace chalkline {

using KindChosen = std::function<void(const std::string& kind, EdgeKind edge)>;

void fillKindMenu(QMenu& menu, std::string_view sourceKind, const Theme& theme, const KindChosen& chosen);

} // namespace chalkline
