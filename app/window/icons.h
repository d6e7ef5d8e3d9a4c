// The few icons of the window itself, drawn as paths so that none depends on an icon theme and all are sharp
// at every device pixel ratio. Kinds have their own: kindIcon in style.h.
#pragma once

#include <QColor>
#include <QIcon>

namespace chalkline {

enum class Symbol { Search, Pin, Close, Check, Reset, Frame, Note, Arrow, Picture };

/// Filled where it stands for something that is switched on.
[[nodiscard]] QIcon symbolIcon(Symbol symbol, const QColor& colour);

} // namespace chalkline
