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

constexpr int answerLines = 4; // at most

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
    , editor_(new QLineEdit(this))
    , answer_(new WrappedLabel(answerLines, this))
    , answerEditor_(new QLineEdit(this)) {
    setObjectName(QStringLiteral("statementRow"));
    setFocusPolicy(Qt::StrongFocus);
    editor_->setAccessibleName(tr("Title"));
    answerEditor_->setAccessibleName(tr("Answer"));
    answerEditor_->setPlaceholderText(tr("Answer"));
    for (QLineEdit* editor : {editor_, answerEditor_}) {
        editor->hide();
        editor->installEventFilter(this);
    }
    setRole(answer_, "answer");
    answer_->hide();
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
    rows->addWidget(makeAnswerBox());
    rows->addWidget(chips_);
}

QWidget* StatementRow::makeAnswerBox() {
    answerBox_ = new QWidget(this);
    auto* row = new QHBoxLayout(answerBox_);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(answer_);
    row->addWidget(answerEditor_);
    answerBox_->hide();
    return answerBox_;
}

void StatementRow::showAnswer() {
    const bool edited = !answerEditor_->isHidden();
    answer_->setVisible(!edited && !face_.answer.isEmpty());
    answerBox_->setVisible(edited || !face_.answer.isEmpty());
}

void StatementRow::show(const StatementFace& face) {
    if (face == face_) return;
    const bool otherChips = face.chips != face_.chips || face.chosenChip != face_.chosenChip;
    face_ = face;
    code_->setText(face.code);
    fitCode();
    title_->setMaxLines(face.titleLines);
    title_->setText(face.title);
    answer_->setText(face.answer);
    showAnswer();
    QFont font = title_->font();
    font.setStrikeOut(face.dropped);
    title_->setFont(font);
    mark_->setText(face.mark);
    setRole(title_, face.dropped || face.dimmed || face.quiet ? "quiet-title" : "title");
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
    const int indent = face_.code.isEmpty() ? 0 : code_->maximumWidth();
    answerBox_->layout()->setContentsMargins(indent, 0, 0, 0); // in line with the title
    chipRow_->setContentsMargins(indent, 0, 0, 0);
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

void StatementRow::openEditor(QLineEdit* editor, const QString& text) {
    stopEditing(true);
    editor->setText(text);
    if (editor == editor_) title_->hide();
    editor->show();
    showAnswer();
    editor->end(false);
    editor->home(true); // all selected, and its beginning in sight
}

void StatementRow::startEditing() {
    openEditor(editor_, face_.title);
    editor_->setFocus();
}

void StatementRow::startAnswering() {
    openEditor(answerEditor_, face_.answer);
    answerEditor_->setFocus();
}

/// The focus stays where it has gone meanwhile.
void StatementRow::resumeEditing(const QString& title) {
    openEditor(editor_, title);
    if (hasFocus()) editor_->setFocus();
}

void StatementRow::resumeAnswering(const QString& answer) {
    openEditor(answerEditor_, answer);
    if (hasFocus()) answerEditor_->setFocus();
}

QLineEdit* StatementRow::openedEditor() const {
    if (!editor_->isHidden()) return editor_;
    return answerEditor_->isHidden() ? nullptr : answerEditor_;
}

bool StatementRow::isEditing() const {
    return openedEditor() != nullptr;
}

void StatementRow::finishEditing() {
    stopEditing(true);
}

/// A title is never empty; an answer may be taken away.
void StatementRow::stopEditing(bool commit) {
    QLineEdit* editor = openedEditor();
    if (!editor) return;
    const bool focused = editor->hasFocus();
    const bool isAnswer = editor == answerEditor_;
    const QString text = editor->text().simplified();
    editor->hide();
    title_->show();
    showAnswer();
    if (focused) setFocus();
    if (!commit) return;
    if (isAnswer && text != face_.answer) Q_EMIT answerEdited(text);
    if (!isAnswer && !text.isEmpty() && text != face_.title) Q_EMIT titleEdited(text);
}

bool StatementRow::eventFilter(QObject* watched, QEvent* event) {
    if (watched != editor_ && watched != answerEditor_) return QFrame::eventFilter(watched, event);
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
    if (event->button() != Qt::LeftButton || face_.quiet) return;
    face_.isAsked ? startAnswering() : startEditing();
}

} // namespace chalkline
