// Whether what a widget puts off for a moment after an edit has been done.
#pragma once

#include <QTimer>
#include <QWidget>

namespace chalkline::test {

/// No part of it waits any more.
[[nodiscard]] inline bool isSettled(const QWidget& root) {
    const auto timers = root.findChildren<QTimer*>();
    return std::ranges::none_of(
        timers, [](const QTimer* timer) { return timer->isSingleShot() && timer->isActive(); });
}

} // namespace chalkline::test
