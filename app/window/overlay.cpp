#include "window/overlay.h"

#include <QApplication>
#include <QKeyEvent>

namespace chalkline {

Overlay::Overlay(QWidget& window)
    : QFrame(&window)
    , window_(window) {
    setFocusPolicy(Qt::StrongFocus);
    hide();
}

void Overlay::open() {
    if (!isVisible()) {
        before_ = window_.focusWidget();
        qApp->installEventFilter(this);
        connect(qApp, &QApplication::focusChanged, this,
                [this](const QWidget*, const QWidget* now) { focusMoved(now); });
    }
    relayout();
    show();
    raise();
    firstFocus()->setFocus(Qt::PopupFocusReason);
}

void Overlay::relayout() {
    setGeometry(placeIn(window_.rect()));
}

void Overlay::close() {
    if (!isVisible()) return;
    qApp->removeEventFilter(this);
    disconnect(qApp, nullptr, this, nullptr);
    const bool hadFocus = isAncestorOf(QApplication::focusWidget()) || QApplication::focusWidget() == this;
    hide();
    if (before_ && (hadFocus || !QApplication::focusWidget())) before_->setFocus(Qt::PopupFocusReason);
}

void Overlay::focusMoved(const QWidget* now) {
    // To another window and back is no farewell.
    if (now && now != this && !isAncestorOf(now) && now->window() == window_.window()) close();
}

void Overlay::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Escape) return close();
    // Nothing typed here is for what lies below.
    event->accept();
}

bool Overlay::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::MouseButtonPress && watched->isWidgetType()) {
        auto* pressed = static_cast<QWidget*>(watched);
        if (pressed != this && !isAncestorOf(pressed) && pressed->window() == window_.window()) close();
    }
    if (watched == &window_ && event->type() == QEvent::Resize) relayout();
    return QFrame::eventFilter(watched, event);
}

} // namespace chalkline
