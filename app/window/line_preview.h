// Reads a line of type-to-draw as Enter would, on a copy of the project.
#pragma once

#include "canvas/preview.h"
#include "edit/session.h"

namespace chalkline {

/// Nothing if the line says nothing, cannot be read, or the sheet is too large to be routed while typing.
[[nodiscard]] std::optional<Preview> previewOf(const Session& session, Ref subject, const std::string& line);

} // namespace chalkline
