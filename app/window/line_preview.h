// Does on a copy of the project what Enter would do.
#pragma once

#include "canvas/preview.h"
#include "edit/session.h"

#include <functional>

namespace chalkline {

/// An edit that can be tried; false if it changes nothing or cannot be done.
using Trial = std::function<bool(Session&)>;

/// Nothing if it changes nothing, or the sheet is too large to be routed while typing.
[[nodiscard]] std::optional<Preview> previewOf(const Session& session, const Trial& edit);

} // namespace chalkline
