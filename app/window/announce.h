// What is told to screen readers. A screen reader says at once what a widget says now, wherever the focus is.
#pragma once

#include <QAccessible>

namespace chalkline {

using AccessibilityListener = void (*)(QAccessibleEvent*);

/// Hears everything that is told instead of the platform, whose own is silent without a screen; null: the
/// platform again.
void listenToAccessibility(AccessibilityListener listener);
/// Whether anyone listens; if not, nothing need be worked out.
[[nodiscard]] bool isAccessibilityHeard();
/// Nothing happens without `about`.
void tellAccessibility(QAccessibleInterface* about, QAccessible::Event what);
/// The words of `label` are said at once.
void announce(QObject& label);

} // namespace chalkline
