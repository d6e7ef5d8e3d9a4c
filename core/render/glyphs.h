// A glyph for each catalogue group, on a 24 px grid, as open and closed lines to be stroked.
#pragma once

#include "geometry/outline.h"

#include <string_view>

namespace chalkline {

/// The glyph of the kind's group; a cube for groups the catalogue does not know.
[[nodiscard]] const Path& groupGlyph(std::string_view kindId);

} // namespace chalkline
