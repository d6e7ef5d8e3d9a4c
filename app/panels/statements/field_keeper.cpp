#include "panels/statements/field_keeper.h"

#include "panels/statements/wrapped_label.h"

#include <QKeyEvent>
#include <QLineEdit>
#include <QPlainTextEdit>

#include <utility>

namespace chalkline {

FieldKeeper::FieldKeeper(QLineEdit* field, Commit commit)
    : QObject(field)
    , line_(field)
    , commit_(std::move(commit)) {
    connect(field, &QLineEdit::textChanged, this, &FieldKeeper::typed);
    field->installEventFilter(this);
    rest_.setSingleShot(true);
    connect(&rest_, &QTimer::timeout, this, &FieldKeeper::finish);
}

FieldKeeper::FieldKeeper(QPlainTextEdit* field, Commit commit)
    : QObject(field)
    , area_(field)
    , commit_(std::move(commit)) {
    connect(field, &QPlainTextEdit::textChanged, this, &FieldKeeper::typed);
    field->installEventFilter(this);
    rest_.setSingleShot(true);
    connect(&rest_, &QTimer::timeout, this, &FieldKeeper::finish);
}

QWidget* FieldKeeper::field() const {
    return line_ ? static_cast<QWidget*>(line_) : area_;
}

QString FieldKeeper::text() const {
    return line_ ? line_->text() : area_->toPlainText();
}

void FieldKeeper::setText(const QString& text) {
    quiet_ = true;
    if (line_)
        line_->setText(text);
    else
        area_->setPlainText(text);
    quiet_ = false;
}

void FieldKeeper::typed() {
    if (quiet_) return;
    setRefused(false);
    rest_.start(restMs);
}

void FieldKeeper::setRefused(bool refused) {
    refused_ = refused;
    setLook(field(), "wrong", refused);
}

void FieldKeeper::refuse() {
    setRefused(true);
    shown_ = before_;
}

void FieldKeeper::show(const QString& text) {
    shown_ = text;
    if (refused_) return;
    if (rest_.isActive() && field()->hasFocus()) return;
    rest_.stop();
    if (this->text() != text) setText(text);
}

void FieldKeeper::finish() {
    rest_.stop();
    const QString now = text();
    if (refused_ || now == shown_) return;
    before_ = std::exchange(shown_, now);
    commit_(now);
}

void FieldKeeper::drop() {
    rest_.stop();
    setRefused(false);
    setText(shown_);
}

bool FieldKeeper::eventFilter(QObject*, QEvent* event) {
    if (event->type() == QEvent::FocusIn) {
        entered_ = text();
    } else if (event->type() == QEvent::FocusOut) {
        finish();
    } else if (event->type() == QEvent::ShortcutOverride) {
        if (static_cast<QKeyEvent*>(event)->key() == Qt::Key_Escape && text() != entered_) event->accept();
    } else if (event->type() == QEvent::KeyPress) {
        auto* key = static_cast<QKeyEvent*>(event);
        const bool enter = key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter;
        if (key->key() == Qt::Key_Escape && text() != entered_) {
            setRefused(false);
            setText(entered_);
            finish();
            return true;
        }
        if (enter && (line_ || key->modifiers() & Qt::ControlModifier)) {
            finish();
            entered_ = text();
            return true;
        }
    }
    return false;
}

} // namespace chalkline
