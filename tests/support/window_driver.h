// A whole window with an untitled project in it, as the program starts: settings and projects are in folders
// of the test's own. Call beginWindowTests() once before the first.
#pragma once

#include "canvas/canvas.h"
#include "window/main_window.h"

#include <QApplication>
#include <QDir>
#include <QMouseEvent>
#include <QStandardPaths>
#include <QTest>

namespace chalkline::test {

inline QString settingsPath() {
    return QStandardPaths::writableLocation(QStandardPaths::AppConfigLocation) +
           QStringLiteral("/settings.ini");
}

/// Nothing is left of an earlier run.
inline void beginWindowTests() {
    QStandardPaths::setTestModeEnabled(true);
    QFile::remove(settingsPath());
}

class WindowDriver {
public:
    WindowDriver() {
        if (const auto opened = window.openNew(); !opened) qFatal("%s", opened.error().text().c_str());
        window.resize(1280, 720);
        window.show();
        window.activateWindow();
        (void)QTest::qWaitForWindowActive(&window);
        window.canvas().setFocus();
        QApplication::processEvents();
    }

    MainWindow window;

    template <class Widget>
    [[nodiscard]] Widget& part(const char* objectName) {
        auto* found = window.findChild<Widget*>(QLatin1String(objectName));
        if (!found) qFatal("there is no %s", objectName);
        return *found;
    }
    [[nodiscard]] const Tables& tables() { return window.session()->document().tables(); }
    [[nodiscard]] const RoutedSheet& sheet() { return window.canvas().routed(); }

    static void mouse(QWidget& on, QEvent::Type type, QPoint at, Qt::MouseButton button,
                      Qt::MouseButtons held) {
        QMouseEvent event(type, at, on.mapToGlobal(at), button, held, {});
        QApplication::sendEvent(&on, &event);
    }
    static void press(QWidget& on, QPoint at) {
        mouse(on, QEvent::MouseButtonPress, at, Qt::LeftButton, Qt::LeftButton);
    }
    static void move(QWidget& on, QPoint at) {
        mouse(on, QEvent::MouseMove, at, Qt::NoButton, Qt::LeftButton);
    }
    static void release(QWidget& on, QPoint at) {
        mouse(on, QEvent::MouseButtonRelease, at, Qt::LeftButton, Qt::NoButton);
    }
};

} // namespace chalkline::test
