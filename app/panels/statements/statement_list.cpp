#include "panels/statements/statement_list.h"

#include "panels/statements/wrapped_label.h"

#include <QApplication>
#include <QKeyEvent>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace chalkline {

StatementList::StatementList(QWidget* detail, const QString& emptyText, QWidget* parent)
    : QScrollArea(parent)
    , body_(new QWidget)
    , layout_(new QVBoxLayout(body_))
    , detail_(detail)
    , empty_(new QLabel(emptyText, body_))
    , gap_(new QFrame(body_)) {
    setFrameShape(QFrame::NoFrame);
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFocusPolicy(Qt::NoFocus);
    setWidget(body_);
    setAutoFillBackground(false);
    viewport()->setAutoFillBackground(false);
    body_->setAutoFillBackground(false);
    layout_->setContentsMargins(0, 8, 0, 8);
    layout_->setSpacing(0);
    detail_->setParent(body_);
    detail_->hide();
    empty_->setTextFormat(Qt::PlainText);
    empty_->setWordWrap(true);
    empty_->setContentsMargins(16, 6, 12, 6);
    setRole(empty_, "quiet");
    gap_->setObjectName(QStringLiteral("statementGap"));
    gap_->hide();
    arrange();
}

StatementRow* StatementList::row(Ref ref) const {
    const auto found = std::ranges::find_if(rows_, [ref](auto* row) { return row->face().ref == ref; });
    return found == rows_.end() ? nullptr : *found;
}

StatementRow* StatementList::makeRow() {
    auto* made = new StatementRow(body_);
    made->installEventFilter(this);
    connect(made, &StatementRow::titleEdited, this,
            [this, made](const QString& title) { Q_EMIT titleEdited(made->face().ref, title); });
    connect(made, &StatementRow::answerEdited, this,
            [this, made](const QString& answer) { Q_EMIT answerEdited(made->face().ref, answer); });
    connect(made, &StatementRow::hovered, this,
            [this, made](bool inside) { Q_EMIT hoverChanged(inside ? made->face().ref : Ref{}); });
    connect(made, &StatementRow::clicked, this, [this, made] {
        const Ref ref = made->face().ref;
        const bool fold = current_ == ref && unfolded_;
        setCurrent(ref);
        setUnfolded(!fold);
    });
    connect(made, &StatementRow::dragged, this, [this, made](const QPoint& at) { dragTo(made, at); });
    connect(made, &StatementRow::dropped, this, [this, made](const QPoint& at) { dropAt(made, at); });
    return made;
}

void StatementList::setHead(QWidget* head) {
    head_ = head;
    head_->setParent(body_);
    arrange();
}

void StatementList::setGroups(const std::vector<StatementGroup>& groups) {
    if (groups == groups_) return;
    for (const StatementGroup& group : groups_) // what stays keeps the focus
        if (group.below && std::ranges::find(groups, group.below, &StatementGroup::below) == groups.end())
            group.below->hide();
    groups_ = groups;
    for (const StatementGroup& group : groups_)
        if (group.below) group.below->setParent(body_);
    arrange();
}

void StatementList::show(const std::vector<StatementFace>& faces) {
    const auto position = std::ranges::find(rows_, row(current_)) - rows_.begin();
    std::vector<StatementRow*> rows;
    bool sameGroups = true;
    for (const StatementFace& face : faces) {
        StatementRow* held = row(face.ref);
        if (!held) held = kin(face, faces);
        if (held && held->face().ref == current_) current_ = face.ref;
        sameGroups = sameGroups && held && held->face().group == face.group;
        rows.push_back(held ? held : makeRow());
        rows.back()->show(face);
    }
    bool focusGone = false;
    for (StatementRow* old : rows_) {
        if (std::ranges::find(rows, old) != rows.end()) continue;
        focusGone = focusGone || old->hasFocus() || old->isAncestorOf(QApplication::focusWidget());
        old->removeEventFilter(this);
        old->disconnect(this);
        old->hide();
        old->deleteLater();
    }
    const bool same = sameGroups && rows == rows_;
    rows_ = std::move(rows);
    if (current_.valid() && !row(current_)) {
        focusGone = focusGone || detail_->isAncestorOf(QApplication::focusWidget());
        const auto next = std::min(position, static_cast<std::ptrdiff_t>(rows_.size()) - 1);
        unfolded_ = false;
        setCurrent(next < 0 ? Ref{} : rows_[static_cast<std::size_t>(next)]->face().ref, focusGone);
    }
    if (!same) arrange();
    if (focusGone && rows_.empty()) Q_EMIT leftDownwards();
}

StatementRow* StatementList::kin(const StatementFace& face, const std::vector<StatementFace>& faces) const {
    for (StatementRow* row : rows_) {
        const StatementFace& was = row->face();
        const bool related =
            (face.origin.valid() && was.ref == face.origin) || (was.origin.valid() && was.origin == face.ref);
        if (related && std::ranges::find(faces, was.ref, &StatementFace::ref) == faces.end()) return row;
    }
    return nullptr;
}

void StatementList::markLinked(const std::set<Ref>& linked) {
    for (StatementRow* row : rows_)
        row->setLinked(linked.contains(row->face().ref));
}

/// Puts captions, rows and the unfolded details into the column anew.
void StatementList::arrange() {
    while (QLayoutItem* item = layout_->takeAt(0))
        delete item;
    for (QLabel* caption : captions_) {
        caption->hide();
        caption->deleteLater();
    }
    captions_.clear();
    if (head_) {
        layout_->addWidget(head_);
        head_->show();
    }
    layout_->addWidget(empty_);
    empty_->setVisible(rows_.empty() && groups_.empty());
    QString group;
    if (groups_.empty()) {
        for (StatementRow* row : rows_) {
            if (row->face().group != std::exchange(group, row->face().group)) addCaption(group);
            arrangeRow(row);
        }
    } else {
        for (const StatementGroup& part : groups_)
            arrangeGroup(part);
    }
    layout_->addStretch(1);
    detail_->setVisible(isUnfolded());
}

void StatementList::arrangeGroup(const StatementGroup& group) {
    if (!group.caption.isEmpty()) addCaption(group.caption);
    const bool any = std::ranges::any_of(rows_, [&](auto* row) { return row->face().group == group.key; });
    if (!any && !group.empty.isEmpty()) addQuiet(group.empty);
    for (StatementRow* row : rows_)
        if (row->face().group == group.key) arrangeRow(row);
    if (!group.below) return;
    layout_->addWidget(group.below);
    group.below->show();
}

void StatementList::arrangeRow(StatementRow* row) {
    layout_->addWidget(row);
    row->setVisible(true);
    row->setCurrent(row->face().ref == current_ && unfolded_);
    if (row->face().ref == current_ && unfolded_) layout_->addWidget(detail_);
}

void StatementList::addCaption(const QString& text) {
    auto* caption = new QLabel(text, body_);
    caption->setTextFormat(Qt::PlainText);
    caption->setContentsMargins(16, captions_.empty() && !head_ ? 2 : 12, 12, 2);
    setRole(caption, "caption");
    captions_.push_back(caption);
    layout_->addWidget(caption);
    caption->show();
}

void StatementList::addQuiet(const QString& text) {
    auto* quiet = new QLabel(text, body_);
    quiet->setTextFormat(Qt::PlainText);
    quiet->setWordWrap(true);
    quiet->setContentsMargins(16, 3, 12, 3);
    setRole(quiet, "quiet");
    captions_.push_back(quiet);
    layout_->addWidget(quiet);
    quiet->show();
}

void StatementList::setCurrent(Ref ref, bool focus) {
    StatementRow* chosen = row(ref);
    const Ref wanted = chosen ? ref : Ref{};
    const bool other = wanted != current_;
    current_ = wanted;
    if (!chosen) unfolded_ = false;
    if (other) {
        Q_EMIT currentChanged();
        arrange();
    }
    if (!chosen) return;
    if (focus && !chosen->isAncestorOf(QApplication::focusWidget())) chosen->setFocus();
    QMetaObject::invokeMethod(this, &StatementList::revealCurrent, Qt::QueuedConnection);
}

/// The row, and as much of its details as there is room for; once the layout has its sizes.
void StatementList::revealCurrent() {
    StatementRow* shown = row(current_);
    if (!shown) return;
    if (isUnfolded()) ensureWidgetVisible(detail_, 0, 0);
    ensureWidgetVisible(shown, 0, 0);
}

void StatementList::setUnfolded(bool unfolded) {
    if (unfolded_ == unfolded) return;
    if (!unfolded && detail_->isAncestorOf(QApplication::focusWidget()))
        if (StatementRow* shown = row(current_)) shown->setFocus();
    unfolded_ = unfolded && current_.valid();
    arrange();
    Q_EMIT currentChanged();
    QMetaObject::invokeMethod(this, &StatementList::revealCurrent, Qt::QueuedConnection);
}

void StatementList::focusLast() {
    if (!rows_.empty()) setCurrent(rows_.back()->face().ref);
}

void StatementList::finishEditing() {
    const auto rows = rows_;
    for (StatementRow* row : rows)
        row->finishEditing();
}

bool StatementList::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::KeyPress || event->type() == QEvent::FocusIn ||
        event->type() == QEvent::ShortcutOverride)
        if (auto* row = qobject_cast<StatementRow*>(watched)) {
            if (event->type() == QEvent::FocusIn) {
                setCurrent(row->face().ref);
            } else if (event->type() == QEvent::ShortcutOverride) {
                // Keys that a menu command would otherwise take from the row.
                const auto* key = static_cast<QKeyEvent*>(event);
                const int code = key->key();
                if (code == Qt::Key_Delete || code == Qt::Key_Backspace || code == Qt::Key_Return ||
                    code == Qt::Key_F2 || code == Qt::Key_Space || code == Qt::Key_Escape ||
                    (code == Qt::Key_M && key->modifiers() == Qt::ControlModifier) ||
                    (code >= Qt::Key_Left && code <= Qt::Key_Down)) {
                    event->accept();
                    return true;
                }
            } else if (rowKey(row, static_cast<QKeyEvent*>(event))) {
                return true;
            }
        }
    return QScrollArea::eventFilter(watched, event);
}

/// Keys of the fields in the details that they leave alone.
void StatementList::keyPressEvent(QKeyEvent* event) {
    if (event->key() != Qt::Key_Escape) {
        event->ignore(); // no scrolling by key: rows follow the focus
    } else if (isUnfolded()) {
        setUnfolded(false);
    } else {
        setCurrent({});
        Q_EMIT leftDownwards();
    }
}

bool StatementList::rowKey(StatementRow* row, QKeyEvent* event) {
    const Qt::KeyboardModifiers held = event->modifiers() & ~Qt::KeypadModifier;
    const Ref ref = row->face().ref;
    const int key = event->key();
    const bool enter = key == Qt::Key_Return || key == Qt::Key_Enter;
    if (held == Qt::NoModifier && (key == Qt::Key_Up || key == Qt::Key_Down))
        step(row, key == Qt::Key_Up ? -1 : 1);
    else if (held == Qt::AltModifier && (key == Qt::Key_Up || key == Qt::Key_Down))
        moveRow(row, key == Qt::Key_Up ? -1 : 1);
    else if (held == Qt::NoModifier && (key == Qt::Key_Home || key == Qt::Key_End))
        setCurrent((key == Qt::Key_Home ? rows_.front() : rows_.back())->face().ref);
    else if (held == Qt::NoModifier && (key == Qt::Key_Right || key == Qt::Key_Left))
        setUnfolded(key == Qt::Key_Right);
    else if (held == Qt::ControlModifier && enter)
        setUnfolded(true);
    else if (held == Qt::NoModifier && enter && row->face().isAsked)
        row->startAnswering();
    else if (held == Qt::NoModifier && row->face().quiet && (enter || key == Qt::Key_F2))
        setUnfolded(true);
    else if (held == Qt::NoModifier && (enter || key == Qt::Key_F2))
        row->startEditing();
    else if ((held == Qt::NoModifier && key == Qt::Key_Space) ||
             (held == Qt::ControlModifier && key == Qt::Key_M))
        Q_EMIT toggleAsked(ref);
    else if (held == Qt::NoModifier && (key == Qt::Key_Delete || key == Qt::Key_Backspace))
        Q_EMIT deleteAsked(ref);
    else
        return false;
    return true;
}

void StatementList::step(StatementRow* row, int by) {
    const auto at = std::ranges::find(rows_, row) - rows_.begin() + by;
    if (at >= static_cast<std::ptrdiff_t>(rows_.size())) {
        Q_EMIT leftDownwards();
        return;
    }
    if (at >= 0) setCurrent(rows_[static_cast<std::size_t>(at)]->face().ref);
}

std::vector<StatementRow*> StatementList::groupOf(const StatementRow* row) const {
    std::vector<StatementRow*> group;
    for (StatementRow* other : rows_)
        if (other->face().group == row->face().group) group.push_back(other);
    return group;
}

void StatementList::moveRow(StatementRow* row, int by) {
    const auto group = groupOf(row);
    const auto at = std::ranges::find(group, row) - group.begin() + by;
    if (at < 0 || at >= static_cast<std::ptrdiff_t>(group.size())) return;
    Q_EMIT moveAsked(row->face().ref, group[static_cast<std::size_t>(at)]->face().ref);
}

std::size_t StatementList::gapAt(const std::vector<StatementRow*>& group, const QPoint& global) const {
    const int y = body_->mapFromGlobal(global).y();
    return static_cast<std::size_t>(
        std::ranges::count_if(group, [y](auto* row) { return row->geometry().center().y() < y; }));
}

void StatementList::dragTo(StatementRow* row, const QPoint& global) {
    const auto group = groupOf(row);
    const std::size_t gap = gapAt(group, global);
    const int y = gap < group.size() ? group[gap]->y() : group.back()->geometry().bottom() + 1;
    gap_->setGeometry(16, y - 1, body_->width() - 28, 2);
    gap_->raise();
    gap_->setVisible(true);
    const QPoint inside = body_->mapFromGlobal(global);
    ensureVisible(0, inside.y(), 0, 16);
}

void StatementList::dropAt(StatementRow* row, const QPoint& global) {
    gap_->hide();
    const auto group = groupOf(row);
    const std::size_t gap = gapAt(group, global);
    const auto at = static_cast<std::size_t>(std::ranges::find(group, row) - group.begin());
    if (gap == at || gap == at + 1) return;
    Q_EMIT moveAsked(row->face().ref, group[gap > at ? gap - 1 : gap]->face().ref);
}

} // namespace chalkline
