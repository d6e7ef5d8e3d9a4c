#include "panels/outline/text_page.h"

#include "panels/outline/line_colours.h"
#include "window/plain_text.h"
#include "window/proposal_list.h"
#include "window/style.h"

#include <QKeyEvent>
#include <QLabel>
#include <QScopedValueRollback>
#include <QScrollBar>
#include <QTextBlock>
#include <QVBoxLayout>

namespace chalkline {

namespace {

constexpr int proposalWidth = 240; // px
constexpr double chosenTint = 0.14;
constexpr double namedTint = 0.07;
constexpr double errorTint = 0.10;

bool standsOnCanvas(Ref ref) {
    return ref.type == RecordType::Node || ref.type == RecordType::Edge || ref.type == RecordType::Boundary ||
           ref.type == RecordType::Note;
}

/// What is chosen with a line: what it is about; of flow steps their edges.
std::set<Ref> thingsOf(const text::SheetLine& line, const Document& document) {
    std::set<Ref> things;
    for (const Ref& ref : line.meaning.about) {
        const FlowStep* step = ref.type == RecordType::FlowStep ? document.find(FlowStepId{ref.id}) : nullptr;
        if (step) things.insert({RecordType::Edge, step->edge.value});
        if (standsOnCanvas(ref)) things.insert(ref);
    }
    return things;
}

bool isUndo(const QKeyEvent& key) {
    return key.matches(QKeySequence::Undo) || key.matches(QKeySequence::Redo) ||
           (key.key() == Qt::Key_Y && key.modifiers() == Qt::ControlModifier);
}

} // namespace

TextPage::TextPage(QWidget* parent)
    : PanelPage(parent)
    , editor_(new PlainText(this))
    , message_(new QLabel(this))
    , colours_(new LineColours(editor_->document()))
    , proposals_(new ProposalList(this)) {
    build();
    connect(editor_, &QPlainTextEdit::cursorPositionChanged, this, &TextPage::cursorMoved);
    connect(editor_, &QPlainTextEdit::textChanged, this, [this] {
        if (!syncing_) mark();
    });
    editor_->installEventFilter(this);
    connect(proposals_, &ProposalList::itemClicked, this, [this] { (void)takeProposal(); });
}

TextPage::~TextPage() = default;

void TextPage::build() {
    auto* rows = new QVBoxLayout(this);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(0);
    rows->addWidget(editor_, 1);
    rows->addWidget(message_);
    editor_->setObjectName(QStringLiteral("sheetText"));
    editor_->setAccessibleName(tr("The sheet as text"));
    editor_->setTabChangesFocus(true);
    editor_->setPlaceholderText(
        tr("client > api: POST /orders\napi > order db: insert\n~> kafka: order made\n"
           "vpc { api, order db }"));
    message_->setProperty("role", QStringLiteral("error"));
    message_->setTextFormat(Qt::PlainText);
    message_->setWordWrap(true);
    message_->setContentsMargins(14, 6, 8, 8);
    message_->hide();
    setFocusProxy(editor_);
}

QString TextPage::message() const {
    return message_->isHidden() ? QString() : message_->text();
}

void TextPage::setTheme() {
    theme_ = palette().color(QPalette::Window).lightness() < 128 ? ThemeName::Dark : ThemeName::Light;
    colours_->setTheme(themeOf(theme_));
    proposals_->setTheme(theme_);
    mark();
}

void TextPage::showSession(Session* session) {
    records_ = {};
    view_ = {};
    text_.reset();
    session_ = session;
    sheet_ = {};
    proposals_->forget();
    if (!session_) {
        showLines();
        return;
    }
    records_ = session_->observe([this](const Notice& notice) {
        if (notice.origin != Origin::Preview) followProject();
    });
    view_ = session_->observeView([this] { followSelection(); });
    stale_ = true;
    followProject();
}

/// A line that is being written is taken before anything else is shown.
void TextPage::followProject() {
    stale_ = true;
    if (syncing_ || !session_ || !isVisible() || (text_ && isWritten())) return;
    stale_ = false;
    if (!text_ || sheet_ != session_->sheet())
        text_ = std::make_unique<text::SheetText>(*session_);
    else
        text_->follow();
    sheet_ = session_->sheet();
    showLines();
}

void TextPage::followSelection() {
    if (syncing_ || !session_) return;
    if (sheet_ != session_->sheet()) followProject();
    if (!text_ || isWritten()) return;
    const std::set<Ref>& chosen = session_->selection();
    if (chosen.empty()) return mark();
    int first = -1;
    for (const Ref& ref : chosen)
        if (const int line = text_->lineOf(ref); line >= 0 && (first < 0 || line < first)) first = line;
    const QScopedValueRollback guard(syncing_, true);
    if (first >= 0 && first != line_) {
        editor_->setTextCursor(QTextCursor(editor_->document()->findBlockByNumber(first)));
        line_ = first;
    }
    mark();
}

std::vector<std::string> TextPage::written() const {
    std::vector<std::string> texts;
    for (QTextBlock block = editor_->document()->begin(); block.isValid(); block = block.next())
        texts.push_back(block.text().toStdString());
    if (texts.size() == 1 && texts.front().empty()) texts.clear();
    return texts;
}

bool TextPage::isWritten() const {
    if (!text_) return false;
    const std::vector<text::SheetLine>& lines = text_->lines();
    return !std::ranges::equal(written(), lines, {}, {}, &text::SheetLine::text);
}

/// Leaving a line takes it.
void TextPage::cursorMoved() {
    if (syncing_ || !text_) return;
    const int line = editor_->textCursor().blockNumber();
    if (line != line_) {
        line_ = line;
        proposals_->forget();
        commit();
        choose();
    }
    mark();
}

void TextPage::commit() {
    if (!text_ || syncing_ || !isWritten()) return;
    {
        const QScopedValueRollback guard(syncing_, true);
        (void)text_->take(text_->matched(written()));
    }
    showLines();
    if (stale_) followProject();
}

void TextPage::revert() {
    proposals_->forget();
    showLines();
}

void TextPage::finishEditing() {
    proposals_->forget();
    commit();
}

void TextPage::choose() {
    const auto index = static_cast<std::size_t>(line_);
    if (!session_ || !text_ || index >= text_->lines().size()) return;
    const std::set<Ref> things = thingsOf(text_->lines()[index], session_->document());
    if (things.empty()) return;
    const QScopedValueRollback guard(syncing_, true);
    session_->select(things);
    Q_EMIT revealAsked(things);
}

/// Puts the lines into the editor; the cursor stays in its line.
void TextPage::showLines() {
    QString all;
    if (text_)
        for (const text::SheetLine& line : text_->lines())
            all += QString::fromStdString(line.text) + '\n';
    all.chop(1);
    // An empty line at the end is where the cursor writes next.
    if (all != editor_->toPlainText()) {
        const QScopedValueRollback guard(syncing_, true);
        const int column = editor_->textCursor().positionInBlock();
        const int scrolled = editor_->verticalScrollBar()->value();
        editor_->setPlainText(all);
        const QTextBlock block =
            editor_->document()->findBlockByNumber(std::min(line_, editor_->blockCount() - 1));
        QTextCursor cursor(block);
        cursor.setPosition(block.position() + std::min(column, block.length() - 1));
        editor_->setTextCursor(cursor);
        editor_->verticalScrollBar()->setValue(scrolled);
        line_ = cursor.blockNumber();
    }
    mark();
}

/// The lines of what is chosen are tinted, errors waved under, and the one at the cursor explained.
void TextPage::mark() {
    QList<QTextEdit::ExtraSelection> marks;
    const auto markLine = [&](int line, const QColor& colour) {
        QTextEdit::ExtraSelection mark;
        mark.format.setBackground(colour);
        mark.format.setProperty(QTextFormat::FullWidthSelection, true);
        mark.cursor = QTextCursor(editor_->document()->findBlockByNumber(line));
        marks.append(mark);
    };
    const Theme& theme = themeOf(theme_);
    QString message;
    for (std::size_t i = 0; text_ && i < text_->lines().size(); ++i) {
        const text::SheetLine& line = text_->lines()[i];
        const int number = static_cast<int>(i);
        if (line.error) {
            markLine(number, colourOf(theme.error, errorTint));
            QTextEdit::ExtraSelection wave;
            wave.format.setUnderlineStyle(QTextCharFormat::WaveUnderline);
            wave.format.setUnderlineColor(colourOf(theme.error));
            const QTextBlock block = editor_->document()->findBlockByNumber(number);
            const int column = QString::fromStdString(line.error->place).section(':', 1, 1).toInt();
            const auto at = static_cast<int>(
                QString::fromUtf8(block.text().toUtf8().left(std::max(0, column - 1))).size());
            wave.cursor = QTextCursor(block);
            wave.cursor.setPosition(block.position() + std::min(at, std::max(0, block.length() - 2)));
            wave.cursor.movePosition(QTextCursor::EndOfWord, QTextCursor::KeepAnchor);
            if (!wave.cursor.hasSelection())
                wave.cursor.movePosition(QTextCursor::NextCharacter, QTextCursor::KeepAnchor);
            marks.append(wave);
            if (message.isEmpty() || number == line_)
                message = tr("Line %1: %2").arg(number + 1).arg(QString::fromStdString(line.error->message));
        } else if (session_ && !isHidden()) {
            const auto isChosen = [&](Ref ref) { return session_->selection().contains(ref); };
            const bool isSaid = std::ranges::any_of(thingsOf(line, session_->document()), isChosen);
            const bool isNamed = std::ranges::any_of(line.meaning.names, isChosen);
            if (isSaid || isNamed) markLine(number, colourOf(theme.accent, isSaid ? chosenTint : namedTint));
        }
    }
    editor_->setExtraSelections(marks);
    message_->setText(message);
    message_->setVisible(!message.isEmpty());
}

void TextPage::propose() {
    if (!session_) return;
    const QTextCursor cursor = editor_->textCursor();
    proposals_->propose(session_->document(), cursor.block().text(), cursor.positionInBlock());
    const QRect caret = editor_->cursorRect().translated(editor_->viewport()->pos() + editor_->pos());
    const int height = proposals_->listHeight();
    const int x = std::clamp(caret.left(), 4, std::max(4, width() - proposalWidth - 4));
    const bool below = caret.bottom() + 4 + height < this->height();
    proposals_->setGeometry(x, below ? caret.bottom() + 4 : caret.top() - 4 - height, proposalWidth, height);
}

bool TextPage::takeProposal() {
    QTextCursor cursor = editor_->textCursor();
    const int start = cursor.block().position();
    const auto completed = proposals_->complete(cursor.block().text(), cursor.positionInBlock());
    if (!completed) return false;
    cursor.movePosition(QTextCursor::StartOfBlock);
    cursor.movePosition(QTextCursor::EndOfBlock, QTextCursor::KeepAnchor);
    cursor.insertText(completed->line);
    cursor.setPosition(start + completed->cursor);
    editor_->setTextCursor(cursor);
    propose();
    return true;
}

bool TextPage::key(const QKeyEvent& key) {
    const bool listed = proposals_->isVisible();
    switch (key.key()) {
    case Qt::Key_Tab:
        return takeProposal();
    case Qt::Key_Escape:
        if (listed)
            proposals_->forget();
        else
            revert();
        return true;
    case Qt::Key_Up:
    case Qt::Key_Down:
        if (!listed) return false;
        proposals_->step(key.key() == Qt::Key_Up ? -1 : 1);
        return true;
    default:
        return false;
    }
}

bool TextPage::eventFilter(QObject* watched, QEvent* event) {
    if (watched != editor_) return PanelPage::eventFilter(watched, event);
    if (event->type() == QEvent::ShortcutOverride && isUndo(*static_cast<QKeyEvent*>(event)) &&
        !isWritten()) {
        event->ignore(); // the window's undo, not that of the letters
        return true;
    }
    if (event->type() == QEvent::KeyPress) {
        const auto& pressed = *static_cast<QKeyEvent*>(event);
        if (key(pressed)) return true;
        const bool writes = !pressed.text().isEmpty() && pressed.text()[0].isPrint();
        if (writes || pressed.key() == Qt::Key_Backspace)
            QMetaObject::invokeMethod(this, &TextPage::propose, Qt::QueuedConnection);
    }
    if (event->type() == QEvent::FocusOut &&
        static_cast<QFocusEvent*>(event)->reason() != Qt::PopupFocusReason)
        QMetaObject::invokeMethod(this, &TextPage::finishEditing, Qt::QueuedConnection);
    return PanelPage::eventFilter(watched, event);
}

void TextPage::changeEvent(QEvent* event) {
    PanelPage::changeEvent(event);
    if (event->type() == QEvent::PaletteChange) setTheme();
}

void TextPage::showEvent(QShowEvent* event) {
    PanelPage::showEvent(event);
    setTheme();
    if (stale_) followProject();
    followSelection();
}

void TextPage::resizeEvent(QResizeEvent* event) {
    PanelPage::resizeEvent(event);
    proposals_->forget();
}

} // namespace chalkline
