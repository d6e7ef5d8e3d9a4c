// A main window on an untitled project, in data and settings folders of its own. Keys are sent as events, as
// the platform would.
#pragma once

#include "canvas/canvas.h"
#include "edit/boundary_operations.h"
#include "edit/edge_operations.h"
#include "edit/node_operations.h"
#include "edit/placement_operations.h"
#include "panels/side_panel.h"
#include "window/main_window.h"

#include <QApplication>
#include <QDir>
#include <QMouseEvent>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

namespace chalkline::test {

/// Points every XDG folder into a temporary one, for the whole test program.
class OwnFolders {
public:
    OwnFolders() {
        for (const char* name :
             {"XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME", "HOME"})
            qputenv(name, folder.path().toLocal8Bit());
    }
    QTemporaryDir folder;
};

inline QString settingsPath() {
    return QStandardPaths::writableLocation(QStandardPaths::AppConfigLocation) +
           QStringLiteral("/settings.ini");
}

/// The same for tests that need no more than the folders Qt has for tests; nothing is left of an earlier run.
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
    [[nodiscard]] const RoutedSheet& sheet() { return window.canvas().routed(); }
    [[nodiscard]] Session& session() { return *window.session(); }
    [[nodiscard]] const Document& document() { return session().document(); }
    [[nodiscard]] std::size_t steps() { return session().history().cursor(); }
    void key(Qt::Key key, Qt::KeyboardModifiers keys = {}) { QTest::keyClick(&window.canvas(), key, keys); }

    template <class Operation>
    auto edit(Operation&& operation) {
        Transaction open(session(), "test");
        auto result = operation(open);
        if (!result) qFatal("refused: %s", result.error().text().c_str());
        if (const auto done = open.commit(); !done) qFatal("refused: %s", done.error().text().c_str());
        return *result;
    }
    NodeId node(const std::string& name, double x, double y) {
        return edit([&](Transaction& open) -> Expected<NodeId> {
            const auto id = addNode(open, {name, "compute.service", "", {}});
            if (id) (void)place(open, session().sheet(), {RecordType::Node, id->value}, x, y);
            return id;
        });
    }
    EdgeId edge(NodeId from, NodeId to, EdgeKind kind = EdgeKind::Sync) {
        return edit([&](Transaction& open) {
            return connect(
                open,
                {{RecordType::Node, from.value}, {RecordType::Node, to.value}, kind, Direction::Forward, ""});
        });
    }
    [[nodiscard]] const Placement& placement(NodeId node) {
        return *placementOn(document(), session().sheet(), {RecordType::Node, node.value});
    }
    void choose(const std::set<NodeId>& nodes) {
        std::set<Ref> refs;
        for (const NodeId node : nodes)
            refs.insert({RecordType::Node, node.value});
        session().select(refs);
    }
    /// True after `id` ran as one undo step.
    bool oneStep(const QString& id) {
        const std::size_t before = steps();
        return window.commands().run(id) && steps() == before + 1;
    }

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
