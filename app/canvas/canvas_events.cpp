// The canvas' events: the pointer goes to the tool, Space and the middle button pan whatever the tool is.
#include "canvas/canvas.h"

#include "canvas/full_text.h"
#include "canvas/hit_test.h"
#include "canvas/name_editor.h"
#include "canvas/tools/tool_paint.h"

#include <QGuiApplication>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QNativeGestureEvent>
#include <QTimerEvent>
#include <QToolTip>

#include <cmath>

namespace chalkline {

namespace {

constexpr double wheelStep = 48;    // px for a notch of 120
constexpr double scrollBorder = 24; // px at the edges where a drag scrolls
constexpr double mostScroll = 18;   // px a tick
constexpr int scrollTick = 16;      // ms
/// What opens the type line when typed on the canvas, besides letters and digits.
constexpr QStringView lineStarters = u"\"><~=:(+-@#";

bool opensTypeLine(const QString& text) {
    return text.size() == 1 ? text[0].isLetterOrNumber() || lineStarters.contains(text[0])
                            : !text.isEmpty() && text[0].isPrint();
}

} // namespace

void Canvas::mousePressEvent(QMouseEvent* event) {
    if (!session_) return;
    finishName(true);
    byKeyboard_ = false;
    const bool leftPans = spaceHeld_ || (presenting_ && !hasLaser());
    const bool pans = event->button() == Qt::MiddleButton || (leftPans && event->button() == Qt::LeftButton);
    if (pans) {
        panning_ = event->position();
        return showToolState();
    }
    if (event->button() != Qt::LeftButton) return;
    if (!armed_.isNull()) {
        become(makeToolFor(*this, std::exchange(armed_, QChar())));
        Q_EMIT armedToolUsed();
    }
    inHandler_ = true;
    Tool::Next next = tool_->press(pointerOf(event->position(), event->button(), event->modifiers()));
    inHandler_ = false;
    become(std::move(next));
}

void Canvas::mouseMoveEvent(QMouseEvent* event) {
    if (!session_) return;
    lastPointer_ = event->position();
    if (panning_) {
        const QPointF by = event->position() - *panning_;
        panning_ = event->position();
        return pan(by.x(), by.y());
    }
    if (presenting_ && !hasLaser()) return;
    inHandler_ = true;
    Tool::Next next = tool_->move(pointerOf(event->position(), Qt::NoButton, event->modifiers()));
    inHandler_ = false;
    become(std::move(next));
    showToolState();
    followPointer(event->position());
}

/// A drag that comes near the edge scrolls for as long as it stays there.
void Canvas::followPointer(const QPointF& view) {
    const QRectF inner = QRectF(rect()).adjusted(scrollBorder, scrollBorder, -scrollBorder, -scrollBorder);
    const bool outside = !inner.contains(view);
    if (tool_->isDragging() && outside) {
        if (!scroll_.isActive()) scroll_.start(scrollTick, this);
    } else {
        scroll_.stop();
    }
}

void Canvas::timerEvent(QTimerEvent* event) {
    if (event->timerId() == glideFrames_.timerId()) {
        if (glideShare() >= 1) finishGlide();
        return update();
    }
    if (event->timerId() == frames_.timerId()) {
        if (!tool_->isMoving()) frames_.stop();
        return update();
    }
    if (event->timerId() != scroll_.timerId()) return QWidget::timerEvent(event);
    if (!session_ || !tool_->isDragging()) return scroll_.stop();
    const auto speed = [](double at, double size) {
        const double off = at < scrollBorder          ? at - scrollBorder
                           : at > size - scrollBorder ? at - size + scrollBorder
                                                      : 0;
        return std::clamp(off / 2, -mostScroll, mostScroll);
    };
    camera_.pan({-speed(lastPointer_.x(), width()), -speed(lastPointer_.y(), height())});
    inHandler_ = true;
    Tool::Next next =
        tool_->move(pointerOf(lastPointer_, Qt::NoButton, QGuiApplication::keyboardModifiers()));
    inHandler_ = false;
    become(std::move(next));
    update();
}

void Canvas::mouseReleaseEvent(QMouseEvent* event) {
    lastPointer_ = event->position();
    if (panning_ && (event->button() == Qt::MiddleButton || event->button() == Qt::LeftButton)) {
        panning_.reset();
        return showToolState();
    }
    if (!session_ || event->button() != Qt::LeftButton) return;
    scroll_.stop();
    inHandler_ = true;
    Tool::Next next = tool_->release(pointerOf(event->position(), event->button(), event->modifiers()));
    inHandler_ = false;
    become(std::move(next));
}

void Canvas::mouseDoubleClickEvent(QMouseEvent* event) {
    if (!session_ || event->button() != Qt::LeftButton || presenting_) return;
    const Pointer at = pointerOf(event->position(), event->button(), event->modifiers());
    if (tool_->doubleClick(at)) return;
    const Ref hit =
        hitAt(session_->document(), session_->sheet(), routed(), at.scene, lineReach / camera_.zoom());
    if (hit.type == RecordType::None) return;
    (void)cancelGesture();
    select({hit});
    editName(hit);
}

void Canvas::contextMenuEvent(QContextMenuEvent* event) {
    if (!session_) return;
    (void)cancelGesture();
    Ref on;
    QPoint at = event->globalPos();
    if (event->reason() == QContextMenuEvent::Keyboard) {
        if (!session_->selection().empty()) on = *session_->selection().begin();
        const QRectF box = labelPlace(on);
        at = mapToGlobal(box.isEmpty() ? rect().center() : box.center().toPoint());
    } else {
        on = hitAt(session_->document(), session_->sheet(), routed(), camera_.toScene(event->pos()),
                   lineReach / camera_.zoom());
        if (!session_->selection().contains(on))
            select(on.type == RecordType::None ? std::set<Ref>{} : std::set<Ref>{on});
    }
    Q_EMIT contextMenuAsked(on, at);
}

void Canvas::leaveEvent(QEvent* event) {
    lastPointer_ = QPointF(-1e6, -1e6); // nothing is hovered any more
    if (session_ && !isInGesture()) become(makeSelectTool(*this));
    QWidget::leaveEvent(event);
}

void Canvas::wheelEvent(QWheelEvent* event) {
    const QPointF turned = event->pixelDelta().isNull() ? QPointF(event->angleDelta()) / 120 * wheelStep
                                                        : QPointF(event->pixelDelta());
    if (event->modifiers() & Qt::ControlModifier) {
        camera_.zoomAt(event->position(), camera_.zoom() * std::pow(1.0015, event->angleDelta().y()));
        viewMoved();
    } else if (event->modifiers() & Qt::ShiftModifier) {
        // Some platforms turn the wheel's axis themselves when Shift is held.
        pan(turned.x() + turned.y(), 0);
    } else {
        pan(turned.x(), turned.y());
    }
    event->accept();
}

/// Tab goes from component to component; F6 leaves the canvas.
bool Canvas::event(QEvent* event) {
    switch (event->type()) {
    case QEvent::ShortcutOverride: // of a key that never comes here, as it is a command
    case QEvent::KeyPress:
    case QEvent::MouseButtonPress:
    case QEvent::MouseButtonDblClick:
    case QEvent::Wheel:
    case QEvent::NativeGesture:
    case QEvent::ContextMenu:
    case QEvent::Resize:
        finishGlide(); // what is done now is done to what will be there
        break;
    default:
        break;
    }
    if (event->type() == QEvent::KeyPress && session_) {
        const auto* key = static_cast<QKeyEvent*>(event);
        const bool back = key->key() == Qt::Key_Backtab;
        if ((key->key() == Qt::Key_Tab || back) && !(key->modifiers() & ~Qt::ShiftModifier)) {
            selectNext(!back);
            return true;
        }
    }
    if (event->type() == QEvent::ToolTip && session_) {
        const auto* help = static_cast<QHelpEvent*>(event);
        const QString text =
            isInGesture() ? QString()
                          : fullTextAt(session_->document().tables(), routed(), camera_.toScene(help->pos()));
        QToolTip::showText(help->globalPos(), text, this);
        return true;
    }
    if (event->type() == QEvent::NativeGesture) {
        const auto* gesture = static_cast<QNativeGestureEvent*>(event);
        if (gesture->gestureType() == Qt::ZoomNativeGesture) {
            camera_.zoomAt(gesture->position(), camera_.zoom() * (1 + gesture->value()));
            viewMoved();
            return true;
        }
    }
    return QWidget::event(event);
}

void Canvas::keyPressEvent(QKeyEvent* event) {
    if (!session_) return;
    if (event->key() == Qt::Key_Space) {
        if (!event->isAutoRepeat()) spaceHeld_ = true;
        return showToolState();
    }
    if (tool_->isDragging()) {
        const bool takesBack = event->key() == Qt::Key_Escape || event->matches(QKeySequence::Undo);
        if (event->key() == Qt::Key_S) snapHeld_ = true;
        if (takesBack) (void)cancelGesture();
        return; // while the button is held letters are no commands
    }
    if (event->key() == Qt::Key_Escape) {
        if (!cancelGesture()) select({});
        return;
    }
    const bool plain = !(event->modifiers() & (Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier));
    if (typing_ && plain && opensTypeLine(event->text())) {
        Q_EMIT typed(event->text());
        return;
    }
    QWidget::keyPressEvent(event);
}

void Canvas::keyReleaseEvent(QKeyEvent* event) {
    if (event->isAutoRepeat()) return QWidget::keyReleaseEvent(event);
    if (event->key() == Qt::Key_S) snapHeld_ = false;
    if (event->key() == Qt::Key_Control) keepGrown();
    if (event->key() == Qt::Key_Space) {
        spaceHeld_ = false;
        return showToolState();
    }
    QWidget::keyReleaseEvent(event);
}

void Canvas::focusOutEvent(QFocusEvent* event) {
    spaceHeld_ = false;
    snapHeld_ = false;
    panning_.reset();
    // A menu that opens over it takes nothing back: the gesture has ended by then.
    if (event->reason() != Qt::PopupFocusReason) (void)cancelGesture();
    update();
    QWidget::focusOutEvent(event);
}

} // namespace chalkline
