// Hands at the window: types, presses and clicks, and counts what that costs. One action is a key that is no
// character, a chord, a click or a drag; characters are counted apart. Times are those of the keystroke-level
// model (Card, Moran, Newell 1980), in s, without thinking.
#pragma once

#include "support/window_driver.h"

#include <QMouseEvent>

namespace chalkline::test {

class Hands : public QObject {
public:
    static constexpr double keyTime = 0.20;   // s
    static constexpr double chordTime = 0.30; // s

    int actions = 0;
    int chars = 0;
    int pointer = 0; // presses of the pointer
    double time = 0; // s, of the keys

    Hands() { qApp->installEventFilter(this); }

    void press(Qt::Key key, Qt::KeyboardModifiers keys = {}) {
        ++actions;
        time += keys ? chordTime : keyTime;
        QTest::keyClick(QApplication::focusWidget(), key, keys);
    }

    /// A tab is the key that takes the proposal.
    void type(const QString& text) {
        for (const QChar letter : text) {
            if (letter == '\t') {
                press(Qt::Key_Tab);
                continue;
            }
            ++chars;
            time += keyTime;
            QTest::keyClick(QApplication::focusWidget(), letter.toLatin1());
        }
    }

    /// Points in px of the view.
    void drag(QWidget& on, QPoint from, QPoint to) {
        ++actions;
        WindowDriver::move(on, from);
        WindowDriver::press(on, from);
        for (int step = 1; step <= 4; ++step)
            WindowDriver::move(on, from + (to - from) * step / 4);
        WindowDriver::release(on, to);
    }

    bool eventFilter(QObject*, QEvent* event) override {
        if (event->type() == QEvent::MouseButtonPress) ++pointer;
        return false;
    }
};

} // namespace chalkline::test
