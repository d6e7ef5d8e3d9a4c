// What the number chips and estimates of a project say in pictures, from its figures. Used by every export
// and by the canvas; hands ScenePainter what it cannot know.
#pragma once

#include "base/unit.h"
#include "model/document.h"
#include "render/number_texts.h"

namespace chalkline {

/// Of pinned chips and of estimates that stand on a sheet. Works nothing out where there are none.
[[nodiscard]] NumberTexts numberTexts(const Tables& tables, Precision precision = Precision::Exact);

} // namespace chalkline
