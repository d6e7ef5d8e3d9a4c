// How the widgets around the canvas look: one style sheet and palette from the theme's colours, Inter at 13
// px. Widgets ask for a variant by their object name or the property "role"; see style.cpp for the list.
#pragma once

#include "render/theme.h"

#include <QColor>
#include <QIcon>
#include <QPalette>
#include <QString>

namespace chalkline {

/// `textSize` is in per cent of the usual.
[[nodiscard]] QString styleSheetOf(const Theme& theme, int textSize = 100);
[[nodiscard]] QPalette paletteOf(const Theme& theme);
/// `opacity` 0..1.
[[nodiscard]] QColor colourOf(const std::string& themeColour, double opacity = 1);

/// The glyph of a kind in a colour, sharp at every device pixel ratio: 24 px grid from 20 px up, else 16.
[[nodiscard]] QIcon kindIcon(std::string_view kindId, const QColor& colour, int size = 16);

} // namespace chalkline
