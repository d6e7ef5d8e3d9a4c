#include "window/announce.h"

namespace chalkline {

namespace {

AccessibilityListener heardBy = nullptr;

void tell(QAccessibleEvent& event) {
    if (heardBy)
        heardBy(&event);
    else
        QAccessible::updateAccessibility(&event);
}

} // namespace

void listenToAccessibility(AccessibilityListener listener) {
    heardBy = listener;
}

bool isAccessibilityHeard() {
    return heardBy || QAccessible::isActive();
}

void tellAccessibility(QAccessibleInterface* about, QAccessible::Event what) {
    if (!about) return;
    QAccessibleEvent event(about, what);
    tell(event);
}

void announce(QObject& label) {
    if (!isAccessibilityHeard()) return;
    QAccessibleEvent event(&label, QAccessible::Alert);
    tell(event);
}

} // namespace chalkline
