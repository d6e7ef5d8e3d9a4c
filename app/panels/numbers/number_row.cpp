#include "panels/numbers/number_row.h"

#include "panels/statements/wrapped_label.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>

#include <utility>

namespace chalkline {

NumberRow::NumberRow(QWidget* parent)
    : QFrame(parent)
    , title_(new WrappedLabel(2, this))
    , value_(new QLabel(this))
    , editor_(new QLineEdit(this)) {
    setObjectName(QStringLiteral("statementRow"));
    setFocusPolicy(Qt::StrongFocus);
    value_->setTextFormat(Qt::PlainText);
    setRole(title_, "title");
    setRole(value_, "figure");
    editor_->hide();
    editor_->installEventFilter(this);
    auto* rows = new QVBoxLayout(this);
    rows->setContentsMargins(13, 5, 11, 5); // with the border 16 px at the left and 12 at the right
    rows->setSpacing(2);
    auto* top = new QHBoxLayout;
    top->setSpacing(8);
    top->addWidget(title_, 1, Qt::AlignVCenter);
    top->addWidget(value_, 0, Qt::AlignVCenter);
    rows->addLayout(top);
    rows->addWidget(editor_);
    error_ = addLine(rows, 3, "field-error");
    note_ = addLine(rows, 2, "formula");
    numbers_ = addLine(rows, 6, "formula-open");
    warning_ = addLine(rows, 3, "warning-line");
    connect(editor_, &QLineEdit::textEdited, this, [this] {
        setLook(editor_, "wrong", false);
        error_->hide();
    });
}

WrappedLabel* NumberRow::addLine(QVBoxLayout* rows, int most, const char* role) {
    auto* line = new WrappedLabel(most, this);
    setRole(line, role);
    line->hide();
    rows->addWidget(line);
    return line;
}

void NumberRow::show(const NumberFace& face) {
    if (face == face_) return;
    face_ = face;
    title_->setText(face.title);
    setRole(title_, face.isMore ? "more" : face.isQuiet ? "quiet-title" : "title");
    value_->setText(face.isPinned ? QStringLiteral("\u2022 ") + face.value : face.value);
    setRole(value_, face.isWrong ? "figure-wrong" : face.isQuiet ? "figure-quiet" : "figure");
    note_->setText(face.note);
    numbers_->setText(face.numbers);
    warning_->setText(face.warning);
    setRole(warning_, face.isWrong ? "field-error" : "warning-line");
    editor_->setAccessibleName(face.title);
    QStringList spoken{face.title, face.value};
    for (const QString& part : {face.note, face.warning})
        if (!part.isEmpty()) spoken += part;
    setAccessibleName(spoken.join(QStringLiteral(", ")));
    setAccessibleDescription(face.isPinned ? tr("Pinned to the canvas") : QString());
    showParts();
}

void NumberRow::showParts() {
    const bool hasNumbers = unfolded_ && !face_.numbers.isEmpty() && face_.numbers != face_.note;
    note_->setVisible(!face_.note.isEmpty());
    numbers_->setVisible(hasNumbers);
    warning_->setVisible(!face_.warning.isEmpty());
    updateGeometry();
}

void NumberRow::setUnfolded(bool unfolded) {
    unfolded_ = unfolded;
    setLook(this, "current", unfolded);
    showParts();
}

void NumberRow::startEditing() {
    if (face_.edited.isNull() || isEditing()) return;
    editor_->setText(face_.edited);
    editor_->show();
    editor_->setFocus();
    editor_->selectAll();
}

bool NumberRow::isEditing() const {
    return !editor_->isHidden();
}

void NumberRow::finishEditing() {
    stopEditing(true);
}

void NumberRow::stopEditing(bool commit) {
    if (!isEditing() || stopping_) return;
    stopping_ = true;
    const bool focused = editor_->hasFocus();
    const QString text = editor_->text().simplified();
    editor_->hide();
    error_->hide();
    setLook(editor_, "wrong", false);
    if (focused) setFocus();
    stopping_ = false;
    if (commit && text != face_.edited) Q_EMIT edited(text);
}

void NumberRow::refuse(const QString& text, const QString& reason) {
    editor_->setText(text);
    setLook(editor_, "wrong", true);
    error_->setText(reason);
    editor_->setAccessibleDescription(reason);
    error_->show();
    editor_->show();
}

bool NumberRow::eventFilter(QObject* watched, QEvent* event) {
    if (watched != editor_) return QFrame::eventFilter(watched, event);
    if (event->type() == QEvent::FocusOut) {
        const auto reason = static_cast<QFocusEvent*>(event)->reason();
        // What was refused waits to be mended.
        const bool waits = editor_->property("wrong").toBool();
        if (reason != Qt::PopupFocusReason && reason != Qt::ActiveWindowFocusReason && !waits)
            stopEditing(true);
        return false;
    }
    if (event->type() != QEvent::KeyPress && event->type() != QEvent::ShortcutOverride) return false;
    const int key = static_cast<QKeyEvent*>(event)->key();
    if (key != Qt::Key_Escape && key != Qt::Key_Return && key != Qt::Key_Enter) return false;
    if (event->type() == QEvent::ShortcutOverride)
        event->accept();
    else
        stopEditing(key != Qt::Key_Escape);
    return true;
}

void NumberRow::mouseReleaseEvent(QMouseEvent* event) {
    if (event->button() == Qt::LeftButton && rect().contains(event->position().toPoint())) Q_EMIT clicked();
}

void NumberRow::mouseDoubleClickEvent(QMouseEvent* event) {
    if (event->button() == Qt::LeftButton) startEditing();
}

} // namespace chalkline
