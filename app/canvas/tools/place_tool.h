// A component that is being put on the canvas: a ghost under the pointer, made when the button is released.
#pragma once

#include "canvas/tools/tool.h"

namespace chalkline {

/// Until release or cancel; the ghost appears with the first move.
[[nodiscard]] std::unique_ptr<Tool> makePlaceTool(ToolContext& context, const std::string& kind,
                                                  const std::string& technology);

/// Makes one with its centre as near to `centre` as it stands free of everything there, selects it and lets
/// its name be typed.
void placeNear(ToolContext& context, const std::string& kind, const std::string& technology, Point centre);

} // namespace chalkline
