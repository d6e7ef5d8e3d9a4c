// Text as shapes, for an SVG that must look the same in every program: the outlines of the embedded fonts at
// the advances of base/text_advance, without kerning.
#pragma once

#include "base/text_advance.h"
#include "geometry/outline.h"

#include <optional>
#include <string_view>

namespace chalkline {

/// One line beginning at `baseline`. Nothing if the face lacks one of the characters.
[[nodiscard]] std::optional<Path> textOutline(Point baseline, std::string_view utf8, FontStyle style);

} // namespace chalkline
