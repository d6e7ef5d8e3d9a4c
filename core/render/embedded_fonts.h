// The fonts that are compiled into the program, made known to Qt, so that pictures are the same whatever is
// installed. Needs a QGuiApplication.
#pragma once

#include "base/text_advance.h"

#include <QFont>

namespace chalkline {

/// The embedded face at a pixel size, without hinting. Other scripts fall back to the system's fonts.
[[nodiscard]] QFont fontOf(const FontStyle& style);

} // namespace chalkline
