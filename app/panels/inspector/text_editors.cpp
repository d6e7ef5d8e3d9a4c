#include "panels/inspector/text_editors.h"

#include "window/plain_text.h"

#include <QAbstractItemView>
#include <QAction>
#include <QApplication>
#include <QCompleter>
#include <QPainter>
#include <QStandardItemModel>
#include <QStyle>
#include <QStyleOptionFrame>

namespace chalkline {

namespace {

constexpr int wordsRole = Qt::UserRole + 1;
constexpr int unitGap = 6; // px

/// Finds by all words of an option and gives its text.
class OptionCompleter : public QCompleter {
public:
    using QCompleter::QCompleter;

    [[nodiscard]] QString pathFromIndex(const QModelIndex& index) const override {
        return index.data(Qt::DisplayRole).toString();
    }
};

bool isUndo(const QKeyEvent& key) {
    return key.matches(QKeySequence::Undo) || key.matches(QKeySequence::Redo) ||
           (key.key() == Qt::Key_Y && key.modifiers() == Qt::ControlModifier);
}

/// A list of its own window does not have the style sheet of the panel.
QString listStyle() {
    const QPalette colours = QApplication::palette();
    return QStringLiteral(
               "QListView { font-family: 'Inter', sans-serif; font-size: 13px; background: %1; color: %2;"
               " border: 1px solid %3; padding: 0; outline: 0; }"
               "QListView::item { padding: 4px 6px; border-radius: 4px; }"
               "QListView::item:selected { background: %4; color: %5; }")
        .arg(colours.color(QPalette::Base).name(), colours.color(QPalette::Text).name(),
             colours.color(QPalette::PlaceholderText).name(), colours.color(QPalette::Highlight).name(),
             colours.color(QPalette::HighlightedText).name());
}

} // namespace

UnitEdit::UnitEdit(QString unit, QWidget* parent)
    : QLineEdit(parent)
    , unit_(std::move(unit)) {
    setMinimumHeight(FieldEditor::controlHeight);
}

bool UnitEdit::event(QEvent* event) {
    if (event->type() == QEvent::Polish) {
        const bool done = QLineEdit::event(event);
        useQuietInk();
        return done;
    }
    if (event->type() == QEvent::ShortcutOverride && isUndo(*static_cast<QKeyEvent*>(event))) {
        event->ignore();
        return true;
    }
    return QLineEdit::event(event);
}

/// A click places the cursor; the keyboard takes the whole value, so that typing replaces it.
void UnitEdit::focusInEvent(QFocusEvent* event) {
    QLineEdit::focusInEvent(event);
    if (event->reason() == Qt::TabFocusReason || event->reason() == Qt::BacktabFocusReason) selectAll();
}

void UnitEdit::keyPressEvent(QKeyEvent* event) {
    // With nothing to take back the key is for whoever is around the field.
    if (event->key() == Qt::Key_Escape) {
        if (!isModified()) return event->ignore();
        return Q_EMIT escaped();
    }
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) return Q_EMIT entered();
    if (isUndo(*event)) return event->ignore();
    QLineEdit::keyPressEvent(event);
}

void UnitEdit::paintEvent(QPaintEvent* event) {
    QLineEdit::paintEvent(event);
    if (unit_.isEmpty()) return;
    QPainter painter(this);
    painter.setPen(QApplication::palette().color(QPalette::PlaceholderText));
    painter.drawText(rect().adjusted(0, 0, -unitGap - 1, 0), Qt::AlignRight | Qt::AlignVCenter, unit_);
}

/// A style sheet makes placeholders half transparent, too pale to read; they are in quiet ink here.
void UnitEdit::changeEvent(QEvent* event) {
    QLineEdit::changeEvent(event);
    if (event->type() == QEvent::StyleChange || event->type() == QEvent::PaletteChange) useQuietInk();
}

void UnitEdit::useQuietInk() {
    const QColor quiet = QApplication::palette().color(QPalette::PlaceholderText);
    QPalette own = palette();
    if (own.color(QPalette::PlaceholderText) == quiet) return;
    own.setColor(QPalette::PlaceholderText, quiet);
    setPalette(own);
}

void UnitEdit::resizeEvent(QResizeEvent* event) {
    const int room = unit_.isEmpty() ? 0 : fontMetrics().horizontalAdvance(unit_) + 2;
    if (textMargins().right() != room) setTextMargins(0, 0, room, 0);
    QLineEdit::resizeEvent(event);
}

LineEditor::LineEditor(const EditField& field, QWidget* parent)
    : FieldEditor(parent)
    , edit_(new UnitEdit(field.unit, this))
    , closed_(field.input == FieldInput::Search) {
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(edit_);
    if (field.options) addList();
    idle_.setSingleShot(true);
    idle_.setInterval(idleDelay);
    connect(&idle_, &QTimer::timeout, this, [this] { commit(true); });
    connect(edit_, &QLineEdit::textEdited, this, [this] {
        if (!std::exchange(draft_, true)) Q_EMIT began();
        // Half a name would be refused, and what differs between several things is not lost to a slip.
        if (!closed_ && !mixed_) idle_.start();
    });
    connect(edit_, &UnitEdit::entered, this, [this] { commit(false); });
    connect(edit_, &QLineEdit::editingFinished, this, [this] { commit(false); });
    connect(edit_, &UnitEdit::escaped, this, [this] {
        if (completer_) completer_->popup()->hide();
        Q_EMIT restoreAsked();
    });
}

void LineEditor::addList() {
    options_ = new QStandardItemModel(this);
    completer_ = new OptionCompleter(options_, this);
    completer_->setCompletionRole(wordsRole);
    completer_->setFilterMode(Qt::MatchContains);
    completer_->setCaseSensitivity(Qt::CaseInsensitive);
    completer_->setMaxVisibleItems(10);
    completer_->popup()->setStyleSheet(listStyle());
    edit_->setCompleter(completer_);
    auto* open = edit_->addAction(chevron(QApplication::palette().color(QPalette::PlaceholderText)),
                                  QLineEdit::TrailingPosition);
    open->setToolTip(tr("Show all (Alt+Down)"));
    open->setShortcut(QKeySequence(Qt::ALT | Qt::Key_Down));
    open->setShortcutContext(Qt::WidgetShortcut);
    connect(open, &QAction::triggered, this, &LineEditor::openList);
    connect(completer_, qOverload<const QString&>(&QCompleter::activated), this, [this](const QString& text) {
        if (!std::exchange(draft_, true)) Q_EMIT began();
        edit_->setText(text);
        commit(false);
    });
    connect(edit_, &QLineEdit::textEdited, this, [this] {
        if (options_->rowCount() == 0) Q_EMIT optionsAsked();
    });
}

void LineEditor::openList() {
    Q_EMIT optionsAsked();
    edit_->setFocus();
    completer_->setCompletionPrefix({});
    completer_->complete();
}

void LineEditor::showOptions(const std::vector<Option>& options) {
    if (!options_) return;
    options_->clear();
    for (const Option& option : options) {
        auto* item = new QStandardItem(option.text);
        item->setData(option.words.isEmpty() ? option.text : option.words, wordsRole);
        options_->appendRow(item);
    }
}

void LineEditor::showValue(const QString& value, bool mixed) {
    idle_.stop();
    draft_ = false;
    mixed_ = mixed;
    edit_->setPlaceholderText(mixed ? tr("mixed") : QString());
    const QString shown = mixed ? QString() : value;
    edit_->setModified(false);
    if (edit_->text() == shown) return;
    edit_->setText(shown);
    if (!edit_->hasFocus()) edit_->setCursorPosition(0);
}

/// Leaving tells also without a draft: what is shown may be tidied then.
void LineEditor::commit(bool typed) {
    idle_.stop();
    if (draft_ || !typed) Q_EMIT committed(typed);
}

void LineEditor::settle() {
    idle_.stop();
    draft_ = false;
    mixed_ = false;
}

void LineEditor::showProvenance(Provenance provenance) {
    const char* word = provenance == Provenance::Default ? "default"
                       : provenance == Provenance::Own   ? "own"
                                                         : "";
    if (edit_->property("provenance").toByteArray() == word) return;
    edit_->setProperty("provenance", QByteArray(word));
    edit_->style()->polish(edit_);
}

void LineEditor::markWrong(bool wrong) {
    if (edit_->property("wrong").toBool() == wrong) return;
    edit_->setProperty("wrong", wrong);
    edit_->style()->polish(edit_);
}

LinesEditor::LinesEditor(QWidget* parent)
    : FieldEditor(parent)
    , edit_(new PlainText(this)) {
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(edit_);
    edit_->setTabChangesFocus(true);
    setFixedHeight(4 * controlHeight);
    edit_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    edit_->installEventFilter(this);
    idle_.setSingleShot(true);
    idle_.setInterval(idleDelay);
    connect(&idle_, &QTimer::timeout, this, [this] {
        if (draft_) Q_EMIT committed(true);
    });
    connect(edit_, &QPlainTextEdit::textChanged, this, [this] {
        if (!std::exchange(draft_, true)) Q_EMIT began();
        idle_.start();
    });
}

void LinesEditor::showValue(const QString& value, bool mixed) {
    edit_->setPlaceholderText(mixed ? tr("mixed") : QString());
    const QString shown = mixed ? QString() : value;
    if (edit_->toPlainText() != shown) {
        const QSignalBlocker quiet(edit_);
        edit_->setPlainText(shown);
    }
    settle();
}

void LinesEditor::settle() {
    idle_.stop();
    draft_ = false;
}

bool LinesEditor::eventFilter(QObject* watched, QEvent* event) {
    const auto isKey = event->type() == QEvent::KeyPress || event->type() == QEvent::ShortcutOverride;
    if (isKey && isUndo(*static_cast<QKeyEvent*>(event))) {
        event->ignore();
        return true;
    }
    if (event->type() == QEvent::FocusOut) Q_EMIT committed(false);
    if (event->type() != QEvent::KeyPress) return FieldEditor::eventFilter(watched, event);
    const auto& key = *static_cast<QKeyEvent*>(event);
    if (key.key() == Qt::Key_Escape) {
        Q_EMIT restoreAsked();
        return true;
    }
    const bool enter = key.key() == Qt::Key_Return || key.key() == Qt::Key_Enter;
    if (enter && (key.modifiers() & Qt::ControlModifier)) {
        if (draft_) Q_EMIT committed(false);
        return true;
    }
    return FieldEditor::eventFilter(watched, event);
}

} // namespace chalkline
