// Components that grow from one by Ctrl and an arrow: every press adds one, letting Ctrl go keeps them, Esc
// takes them back.
#pragma once

#include "canvas/tools/tool.h"

namespace chalkline {

class GrowingTool : public Tool {
public:
    /// One more at that side of the source.
    virtual void more(BoxSide side) = 0;
    /// Keeps what has grown and ends; the canvas takes the next state.
    [[nodiscard]] virtual Next keep() = 0;
};

[[nodiscard]] std::unique_ptr<GrowingTool> makeGrowingTool(ToolContext& context, Ref source);

} // namespace chalkline
