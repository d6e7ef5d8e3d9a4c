#include "window/type_line.h"

#include "text/interpret.h"
#include "text/pattern.h"
#include "window/announce.h"
#include "window/pattern_store.h"
#include "window/proposal_list.h"

#include <QCoreApplication>
#include <QHBoxLayout>
#include <QInputMethodEvent>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QTextCharFormat>
#include <QVBoxLayout>

#include <utility>

namespace chalkline {

namespace {

constexpr int widest = 720;         // px
constexpr int stillFor = 40;        // ms without a key before a preview is made
constexpr int leastForPatterns = 3; // letters
constexpr int mostHistory = 200;    // lines

std::string_view nameOf(const Tables& tables, Ref ref) {
    if (ref.type == RecordType::Boundary) {
        const Boundary* boundary = tables.find(BoundaryId{ref.id});
        return boundary ? std::string_view(boundary->name) : std::string_view();
    }
    const Node* node = ref.type == RecordType::Node ? tables.find(NodeId{ref.id}) : nullptr;
    return node ? std::string_view(node->name) : std::string_view();
}

QString textOf(std::string_view utf8) {
    return QString::fromUtf8(utf8.data(), static_cast<qsizetype>(utf8.size()));
}

} // namespace

TypeLine::TypeLine(QWidget* parent)
    : QFrame(parent)
    , chip_(new QLabel(this))
    , patternChip_(new QLabel(this))
    , about_(new QLabel(this))
    , edit_(new QLineEdit(this))
    , error_(new QLabel(this))
    , proposals_(new ProposalList(parent)) {
    setObjectName(QStringLiteral("typeLine"));
    auto* rows = new QVBoxLayout(this);
    rows->setContentsMargins(8, 4, 8, 4);
    rows->setSpacing(2);
    auto* row = new QHBoxLayout;
    row->setSpacing(8);
    row->addWidget(chip_);
    row->addWidget(patternChip_);
    row->addWidget(edit_, 1);
    rows->addLayout(row);
    rows->addWidget(about_);
    rows->addWidget(error_);
    edit_->setFrame(false);
    edit_->setAccessibleName(tr("Type line"));
    edit_->installEventFilter(this);
    chip_->setObjectName(QStringLiteral("chip"));
    patternChip_->setObjectName(QStringLiteral("patternChip"));
    about_->setProperty("role", QStringLiteral("quiet"));
    about_->setWordWrap(true);
    for (QLabel* label : {chip_, patternChip_, about_})
        label->setTextFormat(Qt::PlainText);
    leavePatterns();
    error_->setObjectName(QStringLiteral("error"));
    error_->setTextFormat(Qt::PlainText);
    error_->setWordWrap(true);
    error_->hide();
    connect(edit_, &QLineEdit::textChanged, this, &TypeLine::textTyped);
    connect(edit_, &QLineEdit::textChanged, this, [this] { still_.start(); });
    still_.setSingleShot(true);
    still_.setInterval(stillFor);
    connect(&still_, &QTimer::timeout, this, &TypeLine::askPreview);
    connect(edit_, &QLineEdit::textEdited, this, [this] {
        showError({});
        if (pattern_) leavePatterns();
        propose();
    });
    connect(proposals_, &ProposalList::itemClicked, this, [this] { (void)takeProposal(); });
    connect(proposals_, &ProposalList::currentRowChanged, this, [this] { still_.start(); });
    hide();
}

void TypeLine::showSession(Session* session) {
    close();
    session_ = session;
    draft_.clear();
}

void TypeLine::setTheme(ThemeName name) {
    themeName_ = name;
    const Theme& theme = themeOf(name);
    const auto colour = [](const std::string& text) { return QString::fromStdString(text); };
    const QString style =
        QStringLiteral(
            "#typeLine { background: %1; border: 2px solid %2; border-radius: 8px; }"
            "#typeLine QLineEdit { background: transparent; border: 0; padding: 0; color: %3; "
            "font-family: 'JetBrains Mono', monospace; font-size: 15px; }"
            "#chip { background: %4; color: %3; border-radius: 4px; padding: 3px 10px; font-weight: 600; }"
            "#patternChip { border: 1px solid %2; color: %3; border-radius: 4px; padding: 2px 10px; }"
            "#error { color: %5; }")
            .arg(colour(theme.card), colour(theme.accent), colour(theme.ink),
                 colour(theme.of(Family::Edge).tint), colour(theme.error));
    setStyleSheet(style);
    proposals_->setTheme(name);
}

void TypeLine::place() {
    const QSize room = parentWidget()->size();
    const int width = std::min(widest, room.width() - 48);
    setFixedWidth(width);
    adjustSize();
    move((room.width() - width) / 2, room.height() - height() - 24);
    const int height = proposals_->listHeight();
    proposals_->setGeometry(x() + 8, y() - height - 4, std::min(width - 16, 420), height);
}

void TypeLine::open(const QString& text) {
    if (!session_) return;
    const std::set<Ref>& selection = session_->selection();
    const bool one = selection.size() == 1 && (selection.begin()->type == RecordType::Node ||
                                               selection.begin()->type == RecordType::Boundary ||
                                               selection.begin()->type == RecordType::Edge);
    setSubject(one ? *selection.begin() : Ref{});
    showError({});
    show();
    raise();
    leavePatterns();
    edit_->setText(text);
    edit_->setFocus();
    place();
    propose();
}

void TypeLine::setSubject(Ref subject) {
    subject_ = subject;
    const std::string_view name = session_ ? nameOf(session_->document().tables(), subject) : "";
    chip_->setText(subject.type == RecordType::Edge ? tr("connection") : textOf(name).simplified());
    chip_->setVisible(subject.type != RecordType::None);
    edit_->setAccessibleDescription(chip_->isVisibleTo(this) ? tr("applies to %1").arg(chip_->text())
                                                             : QString());
}

void TypeLine::dismiss() {
    edit_->clear();
    close();
}

void TypeLine::close() {
    if (!isVisible()) return;
    Q_EMIT textTyped({});
    if (!edit_->text().isEmpty()) draft_ = edit_->text();
    still_.stop();
    Q_EMIT previewAsked({});
    proposals_->hide();
    leavePatterns();
    hide();
    Q_EMIT closed();
}

void TypeLine::showError(const QString& text, int column) {
    error_->setText(text);
    error_->setVisible(!text.isEmpty());
    if (!text.isEmpty()) announce(*error_);
    QList<QInputMethodEvent::Attribute> marks;
    if (column > 0) {
        QTextCharFormat wave;
        wave.setUnderlineStyle(QTextCharFormat::WaveUnderline);
        wave.setUnderlineColor(QColor(QString::fromStdString(themeOf(themeName_).error)));
        // The word at that column; columns count bytes.
        const QByteArray line = edit_->text().toUtf8();
        const qsizetype from = std::min<qsizetype>(QString::fromUtf8(line.left(column - 1)).size(),
                                                   std::max<qsizetype>(0, edit_->text().size() - 1));
        const qsizetype to = edit_->text().indexOf(' ', from + 1);
        const qsizetype length = (to < 0 ? edit_->text().size() : to) - from;
        marks.append({QInputMethodEvent::TextFormat, static_cast<int>(from) - edit_->cursorPosition(),
                      static_cast<int>(length), wave});
    }
    QInputMethodEvent mark({}, marks); // the only way to underline part of a line edit
    QCoreApplication::sendEvent(edit_, &mark);
    if (text.isEmpty()) refused_.clear();
    if (isVisible()) place();
}

/// The line that was refused stays as a note, tied to the subject if that is a component.
bool TypeLine::keepAsNote() {
    text::Interpreter interpreter(*session_);
    interpreter.setSubject(subject_);
    const bool done = interpreter.run("# " + edit_->text().trimmed().toStdString(), 1).has_value();
    if (done) Q_EMIT applied({});
    return done;
}

/// Through what was typed before: -1 back, 1 forwards.
void TypeLine::recall(int step) {
    if (edit_->text().isEmpty() && step < 0 && !draft_.isEmpty()) {
        edit_->setText(std::exchange(draft_, {}));
        return;
    }
    const qsizetype next = std::clamp<qsizetype>(recalled_ + step, 0, history_.size());
    if (next == recalled_) return;
    recalled_ = next;
    edit_->setText(recalled_ < history_.size() ? history_[recalled_] : QString());
    showError({});
}

void TypeLine::propose() {
    proposals_->forget();
    const QString text = edit_->text();
    if (session_ && !choosing_) proposals_->propose(session_->document(), text, edit_->cursorPosition());
    const bool meant = text.trimmed().size() >= leastForPatterns && edit_->cursorPosition() == text.size();
    if (patterns_ && !pattern_ && (choosing_ || meant))
        proposals_->addPatterns(patterns_->matching(text.toStdString()), choosing_);
    place();
}

bool TypeLine::takeProposal() {
    if (const text::Pattern* pattern = proposals_->pattern()) {
        choosePattern(pattern);
        return true;
    }
    const auto completed = proposals_->complete(edit_->text(), edit_->cursorPosition());
    if (!completed) return false;
    edit_->setText(completed->line);
    edit_->setCursorPosition(completed->cursor);
    propose();
    return true;
}

void TypeLine::commit(bool keepSource) {
    if (!session_ || edit_->text().trimmed().isEmpty()) return;
    const QString line = edit_->text();
    text::Interpreter interpreter(*session_);
    interpreter.setSubject(subject_);
    Ref named;
    Ref head;
    if (line == refused_ && keepAsNote()) {
        named = subject_;
    } else {
        const auto done = interpreter.run(line.toStdString(), 1);
        if (!done) {
            const QString place = QString::fromStdString(done.error().place).section(':', 1, 1);
            showError(
                tr("%1 — Enter again keeps it as a note").arg(QString::fromStdString(done.error().text())),
                place.toInt());
            refused_ = line;
            return;
        }
        named = interpreter.lastNamed();
        head = interpreter.head();
    }
    history_.removeAll(line);
    history_.append(line);
    if (history_.size() > mostHistory) history_.removeFirst();
    recalled_ = history_.size();
    draft_.clear();
    const Ref source = keepSource ? head : named;
    edit_->clear();
    if (source.type != RecordType::None) setSubject(source);
    showError({});
    propose();
    Q_EMIT applied(named.type == RecordType::None ? std::set<Ref>() : std::set<Ref>{named});
}

bool TypeLine::takeKey(const QKeyEvent& key) {
    switch (key.key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (choosing_ && !pattern_)
            (void)takeProposal();
        else
            pattern_ ? commitPattern() : commit(key.modifiers() & Qt::ShiftModifier);
        return true;
    case Qt::Key_Escape:
        close();
        return true;
    case Qt::Key_Tab:
        return takeProposal() || true;
    case Qt::Key_Up:
    case Qt::Key_Down: {
        const int step = key.key() == Qt::Key_Up ? -1 : 1;
        proposals_->isVisible() ? proposals_->step(step) : recall(step);
        return true;
    }
    case Qt::Key_Backspace:
        if (edit_->cursorPosition() > 0 || edit_->hasSelectedText()) return false;
        choosing_ ? leavePatterns() : setSubject({});
        return true;
    default:
        return false;
    }
}

bool TypeLine::eventFilter(QObject* watched, QEvent* event) {
    const bool pressed = watched == edit_ && event->type() == QEvent::KeyPress;
    return (pressed && takeKey(*static_cast<QKeyEvent*>(event))) || QFrame::eventFilter(watched, event);
}

} // namespace chalkline
