// Drives a canvas as a person would, by events: points are given in px of the scene. The canvas is 900 by 600
// px at 100 %, its top left at the scene's (0, 0).
#pragma once

#include "canvas/canvas.h"
#include "support/test_session.h"

#include <QApplication>
#include <QMouseEvent>
#include <QTest>
#include <QWheelEvent>

namespace chalkline::test {

class CanvasDriver {
public:
    CanvasDriver() {
        canvas.resize(900, 600);
        canvas.showSession(&host.session);
        Camera camera;
        camera.pan(camera.toView({0, 0}) * -1);
        canvas.setCamera(camera);
        canvas.show();
        canvas.activateWindow();
        canvas.setFocus();
        QApplication::processEvents();
    }
    ~CanvasDriver() { canvas.showSession(nullptr); }

    TestSession host;
    Canvas canvas;

    [[nodiscard]] QPointF view(Point scene) const { return canvas.camera().toView(scene); }
    [[nodiscard]] Rect box(Ref ref) const { return canvas.routed().boxes.at(ref); }
    [[nodiscard]] Point centre(NodeId node) const { return box(refTo(node)).centre(); }
    [[nodiscard]] const Route& route(EdgeId edge) const {
        return *std::ranges::find(canvas.routed().routes, edge, &Route::edge);
    }

    void press(Point at, Qt::KeyboardModifiers keys = {}, Qt::MouseButton button = Qt::LeftButton) {
        mouse(QEvent::MouseButtonPress, at, button, button, keys);
    }
    void move(Point at, Qt::KeyboardModifiers keys = {}) {
        mouse(QEvent::MouseMove, at, Qt::NoButton, Qt::LeftButton, keys);
    }
    void hover(Point at) { mouse(QEvent::MouseMove, at, Qt::NoButton, Qt::NoButton, {}); }
    void release(Point at, Qt::KeyboardModifiers keys = {}, Qt::MouseButton button = Qt::LeftButton) {
        mouse(QEvent::MouseButtonRelease, at, button, Qt::NoButton, keys);
    }
    void click(Point at, Qt::KeyboardModifiers keys = {}) {
        hover(at);
        press(at, keys);
        release(at, keys);
    }
    void doubleClick(Point at) {
        click(at);
        mouse(QEvent::MouseButtonDblClick, at, Qt::LeftButton, Qt::LeftButton, {});
        release(at);
    }
    /// Press, a few moves, release.
    void drag(Point from, Point to, Qt::KeyboardModifiers keys = {}) {
        begin(from, to, keys);
        release(to, keys);
    }
    /// The same without the release.
    void begin(Point from, Point to, Qt::KeyboardModifiers keys = {}) {
        hover(from);
        press(from, keys);
        move({from.x + (to.x - from.x) / 2, from.y + (to.y - from.y) / 2}, keys);
        move(to, keys);
    }
    void key(Qt::Key key, Qt::KeyboardModifiers keys = {}) { QTest::keyClick(&canvas, key, keys); }
    void wheel(QPointF at, QPoint angle, Qt::KeyboardModifiers keys = {}) {
        QWheelEvent event(at, canvas.mapToGlobal(at), {}, angle, Qt::NoButton, keys, Qt::NoScrollPhase,
                          false);
        QApplication::sendEvent(&canvas, &event);
    }
    [[nodiscard]] std::size_t steps() const { return host.session.history().steps().size(); }

private:
    void mouse(QEvent::Type type, Point at, Qt::MouseButton button, Qt::MouseButtons held,
               Qt::KeyboardModifiers keys) {
        const QPointF local = view(at);
        QMouseEvent event(type, local, canvas.mapToGlobal(local), button, held, keys);
        QApplication::sendEvent(&canvas, &event);
    }
};

} // namespace chalkline::test
