// What the tools share: colours of the theme as Qt's, outlines of selection, handles, and running an edit.
#pragma once

#include "canvas/tools/tool.h"
#include "edit/transaction.h"

#include <QColor>
#include <QRectF>

namespace chalkline {

inline constexpr double dragStart = 4; // px of the widget before a press becomes a drag
inline constexpr double lineReach = 5; // px of the widget at each side of a line that hit it

[[nodiscard]] inline QColor colourOf(const std::string& text, double opacity = 1) {
    QColor colour(QString::fromStdString(text));
    colour.setAlphaF(static_cast<float>(opacity));
    return colour;
}

[[nodiscard]] inline QRectF rectOf(const Rect& box) {
    return {box.x, box.y, box.w, box.h};
}

[[nodiscard]] inline Rect between(Point a, Point b) {
    return {std::min(a.x, b.x), std::min(a.y, b.y), std::abs(a.x - b.x), std::abs(a.y - b.y)};
}

/// Commits unless something failed; tells the error. True if the document changed.
bool finish(ToolContext& context, Transaction& edit, const Expected<void>& done);

/// A snapped chalk line with its dusty band, and equal distances with their sizes.
void paintGuides(QPainter& painter, const ToolContext& context, const Snapped& snapped);
/// A small square or disc to drag, px of the widget.
void paintHandle(QPainter& painter, const ToolContext& context, Point at, bool round);
/// The ring around what a gesture would act on.
void paintTarget(QPainter& painter, const ToolContext& context, const Rect& box);

} // namespace chalkline
