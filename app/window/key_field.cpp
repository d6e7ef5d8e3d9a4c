#include "window/key_field.h"

#include "window/icons.h"
#include "window/style.h"

#include <QAction>
#include <QKeyEvent>

namespace chalkline {

namespace {

bool isModifier(int key) {
    return key == Qt::Key_Control || key == Qt::Key_Shift || key == Qt::Key_Alt || key == Qt::Key_Meta ||
           key == Qt::Key_AltGr || key == Qt::Key_CapsLock || key == Qt::Key_NumLock || key == 0 ||
           key == Qt::Key_unknown;
}

QKeySequence sequenceOf(const QKeyEvent& event) {
    Qt::KeyboardModifiers modifiers = event.modifiers() & ~Qt::KeypadModifier;
    const QString text = event.text();
    // Shift is in the sign already: "?" and not "Shift+?".
    const bool sign = text.size() == 1 && text[0].isPrint() && !text[0].isLetterOrNumber() && text[0] != ' ';
    if (sign && modifiers == Qt::ShiftModifier) modifiers = Qt::NoModifier;
    return {QKeyCombination(modifiers, static_cast<Qt::Key>(event.key()))};
}

} // namespace

KeyField::KeyField(QWidget* parent)
    : HintedField(tr("Press keys"), parent)
    , clear_(addAction(QIcon(), QLineEdit::TrailingPosition)) {
    setReadOnly(true);
    setContextMenuPolicy(Qt::NoContextMenu);
    clear_->setText(tr("Take the key away"));
    clear_->setToolTip(tr("Take the key away"));
    connect(clear_, &QAction::triggered, this, [this] { Q_EMIT recorded({}); });
}

void KeyField::setTheme(const Theme& theme) {
    clear_->setIcon(symbolIcon(Symbol::Close, colourOf(theme.ink2)));
    HintedField::setTheme(theme);
}

void KeyField::setKey(const QString& portable) {
    setText(QKeySequence(portable, QKeySequence::PortableText).toString(QKeySequence::NativeText));
    clear_->setVisible(!portable.isEmpty());
}

bool KeyField::event(QEvent* event) {
    if (event->type() != QEvent::KeyPress && event->type() != QEvent::ShortcutOverride)
        return HintedField::event(event);
    const auto& key = *static_cast<QKeyEvent*>(event);
    const bool plain = !(key.modifiers() & (Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier));
    const bool leaves =
        plain && (key.key() == Qt::Key_Escape || key.key() == Qt::Key_Tab || key.key() == Qt::Key_Backtab);
    if (leaves) return HintedField::event(event);
    event->accept();
    if (event->type() == QEvent::KeyPress && !isModifier(key.key()))
        Q_EMIT recorded(sequenceOf(key).toString(QKeySequence::PortableText));
    return true;
}

} // namespace chalkline
