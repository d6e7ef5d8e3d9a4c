#include "panels/statements/entry_field.h"

#include "text/statement_line.h"

#include <QKeyEvent>

namespace chalkline {

EntryField::EntryField(QWidget* parent)
    : QLineEdit(parent) {
    connect(this, &QLineEdit::textChanged, this, &EntryField::takeLines);
}

/// Whatever way they came in (keys, menu, middle button, drop), several lines are so many entries.
void EntryField::takeLines(const QString& text) {
    if (!text.contains('\n') && !text.contains('\r') && !text.contains(QChar::ParagraphSeparator)) return;
    QString plain = text;
    plain.replace(QChar::ParagraphSeparator, '\n').replace('\r', '\n');
    QStringList lines;
    for (const std::string& line : text::listedLines(plain.toStdString()))
        lines += QString::fromStdString(line).simplified();
    if (lines.size() < 2) {
        setText(lines.join(QString()));
        return;
    }
    setText(QString());
    Q_EMIT entered(lines);
}

bool EntryField::event(QEvent* event) {
    if (event->type() == QEvent::ShortcutOverride && text().isEmpty()) {
        auto* key = static_cast<QKeyEvent*>(event);
        if (key->matches(QKeySequence::Undo) || key->matches(QKeySequence::Redo)) {
            event->ignore();
            return true;
        }
    }
    return QLineEdit::event(event);
}

void EntryField::keyPressEvent(QKeyEvent* event) {
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (enter && event->modifiers() & (Qt::ControlModifier | Qt::AltModifier)) {
        event->ignore();
    } else if (enter) {
        const QString line = text().simplified();
        setText(QString());
        if (!line.isEmpty()) Q_EMIT entered({line});
    } else if (event->key() == Qt::Key_Escape && !text().isEmpty()) {
        setText(QString());
    } else if (event->key() == Qt::Key_Up && event->modifiers() == Qt::NoModifier) {
        Q_EMIT leftUpwards();
    } else if (text().isEmpty() &&
               (event->matches(QKeySequence::Undo) || event->matches(QKeySequence::Redo))) {
        event->ignore();
    } else {
        QLineEdit::keyPressEvent(event);
    }
}

} // namespace chalkline
