// The fonts that are compiled into the program: their bytes, and what CSS and Qt call them.
#pragma once

#include "base/text_advance.h"

#include <string_view>

namespace chalkline {

struct FaceName {
    const char* family;
    int weight; // of CSS and QFont
};

[[nodiscard]] FaceName nameOf(Face face);
/// A whole OpenType file; lives for ever.
[[nodiscard]] std::string_view fontBytes(Face face);

} // namespace chalkline
