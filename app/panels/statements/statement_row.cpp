#include "panels/statements/statement_row.h"

#include "panels/statements/chip_layout.h"
#include "panels/statements/wrapped_label.h"

#include <QApplication>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QVBoxLayout>

namespace chalkline {

namespace {

QLabel* plain(QWidget* parent, const char* role) {
    auto* label = new QLabel(parent);
    label->setTextFormat(Qt::PlainText);
    setRole(label, role);
    return label;
}

} // namespace

StatementRow::StatementRow(QWidget* parent)
    : QFrame(parent)
    , code_(plain(this, "code"))
    , title_(new WrappedLabel(2, this))
    , mark_(plain(this, "quiet"))
    , chips_(new QWidget(this))
    , chipRow_(new ChipLayout(chips_))
    , editor_(new QLineEdit(this)) {
    setObjectName(QStringLiteral("statementRow"));
    setFocusPolicy(Qt::StrongFocus);
    editor_->hide();
    editor_->setAccessibleName(tr("Title"));
    editor_->installEventFilter(this);
    chips_->hide();
    auto* rows = new QVBoxLayout(this);
    rows->setContentsMargins(13, 6, 11, 6); // with the border 16 px at the left and 12 at the right
    rows->setSpacing(4);
    auto* row = new QHBoxLayout;
    row->setSpacing(0);
    row->addWidget(code_, 0, Qt::AlignTop);
    row->addWidget(title_, 1);
    row->addWidget(editor_, 1);
    row->addSpacing(8);
    row->addWidget(mark_, 0, Qt::AlignTop);
    rows->addLayout(row);
    rows->addWidget(chips_);
}

void StatementRow::show(const StatementFace& face) {
    if (face == face_) return;
    const bool otherChips = face.chips != face_.chips || face.chosenChip != face_.chosenChip;
    face_ = face;
    code_->setText(face.code);
    fitCode();
    title_->setText(face.title);
    QFont font = title_->font();
    font.setStrikeOut(face.dropped);
    title_->setFont(font);
    mark_->setText(face.mark);
    setRole(title_, face.dropped || face.dimmed ? "quiet-title" : "title");
    setRole(mark_, face.tone);
    if (otherChips) showChips();
    showSpoken();
    updateGeometry();
}

/// 46 px as drawn, more where a bigger font needs it.
void StatementRow::fitCode() {
    code_->setVisible(!face_.code.isEmpty());
    const int text = code_->fontMetrics().horizontalAdvance(face_.code) + 8;
    code_->setFixedWidth(std::max(codeWidth, text));
}

void StatementRow::showChips() {
    while (QLayoutItem* item = chipRow_->takeAt(0)) {
        item->widget()->hide();
        item->widget()->deleteLater();
        delete item;
    }
    for (qsizetype i = 0; i < face_.chips.size(); ++i) {
        auto* chip = new WrappedLabel(1, chips_);
        setRole(chip, i == face_.chosenChip ? "chip-chosen" : "chip");
        chip->setText(face_.chips[i]);
        chip->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
        chipRow_->addWidget(chip);
        chip->show();
    }
    chips_->setVisible(!face_.chips.isEmpty());
}

void StatementRow::showSpoken() {
    setAccessibleName(face_.spoken);
    setAccessibleDescription(linked_ ? tr("Linked to the selection") : QString());
}

void StatementRow::setLinked(bool linked) {
    linked_ = linked;
    setLook(this, "linked", linked);
    showSpoken();
}

void StatementRow::setCurrent(bool current) {
    setLook(this, "current", current);
}

void StatementRow::startEditing() {
    editor_->setText(face_.title);
    title_->hide();
    editor_->show();
    editor_->setFocus();
    editor_->end(false);
    editor_->home(true); // all selected, and its beginning in sight
}

bool StatementRow::isEditing() const {
    return !editor_->isHidden();
}

void StatementRow::finishEditing() {
    stopEditing(true);
}

void StatementRow::stopEditing(bool commit) {
    if (!isEditing()) return;
    const bool focused = editor_->hasFocus();
    const QString text = editor_->text().simplified();
    editor_->hide();
    title_->show();
    if (focused) setFocus();
    if (commit && !text.isEmpty() && text != face_.title) Q_EMIT titleEdited(text);
}

bool StatementRow::eventFilter(QObject* watched, QEvent* event) {
    if (watched != editor_) return QFrame::eventFilter(watched, event);
    if (event->type() == QEvent::FocusOut) {
        const auto reason = static_cast<QFocusEvent*>(event)->reason();
        if (reason != Qt::PopupFocusReason && reason != Qt::ActiveWindowFocusReason) stopEditing(true);
    } else if (event->type() == QEvent::ShortcutOverride) {
        const int key = static_cast<QKeyEvent*>(event)->key();
        if (key == Qt::Key_Escape || key == Qt::Key_Return || key == Qt::Key_Enter) {
            event->accept();
            return true;
        }
    } else if (event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent*>(event)->key();
        if (key == Qt::Key_Escape || key == Qt::Key_Return || key == Qt::Key_Enter) {
            stopEditing(key != Qt::Key_Escape);
            return true;
        }
    }
    return QFrame::eventFilter(watched, event);
}

bool StatementRow::event(QEvent* event) {
    if (event->type() == QEvent::Enter) Q_EMIT hovered(true);
    if (event->type() == QEvent::Leave) Q_EMIT hovered(false);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange) fitCode();
    return QFrame::event(event);
}

void StatementRow::mousePressEvent(QMouseEvent* event) {
    if (event->button() != Qt::LeftButton) return;
    pressed_ = true;
    dragging_ = false;
    pressedAt_ = event->pos();
}

void StatementRow::mouseMoveEvent(QMouseEvent* event) {
    if (!pressed_) return;
    const int moved = (event->pos() - pressedAt_).manhattanLength();
    if (!dragging_ && moved < QApplication::startDragDistance()) return;
    dragging_ = true;
    setCursor(Qt::ClosedHandCursor);
    Q_EMIT dragged(event->globalPosition().toPoint());
}

void StatementRow::mouseReleaseEvent(QMouseEvent* event) {
    if (!std::exchange(pressed_, false)) return;
    unsetCursor();
    if (std::exchange(dragging_, false))
        Q_EMIT dropped(event->globalPosition().toPoint());
    else
        Q_EMIT clicked();
}

void StatementRow::mouseDoubleClickEvent(QMouseEvent* event) {
    if (event->button() == Qt::LeftButton) startEditing();
}

} // namespace chalkline
