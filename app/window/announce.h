// A screen reader says at once what a widget says now, wherever the focus is.
#pragma once

#include <QAccessible>

namespace chalkline {

inline void announce(QObject& label) {
    QAccessibleEvent said(&label, QAccessible::Alert);
    QAccessible::updateAccessibility(&said);
}

} // namespace chalkline
