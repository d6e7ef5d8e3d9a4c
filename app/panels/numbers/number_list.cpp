#include "panels/numbers/number_list.h"

#include "panels/statements/wrapped_label.h"

#include <QApplication>
#include <QKeyEvent>
#include <QLabel>
#include <QVBoxLayout>

#include <algorithm>

namespace chalkline {

NumberList::NumberList(QWidget* parent)
    : QScrollArea(parent)
    , body_(new QWidget)
    , layout_(new QVBoxLayout(body_))
    , empty_(new QLabel(body_)) {
    setFrameShape(QFrame::NoFrame);
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFocusPolicy(Qt::NoFocus);
    setWidget(body_);
    setAutoFillBackground(false);
    viewport()->setAutoFillBackground(false);
    body_->setAutoFillBackground(false);
    layout_->setContentsMargins(0, 6, 0, 8);
    layout_->setSpacing(0);
    empty_->setTextFormat(Qt::PlainText);
    empty_->setWordWrap(true);
    empty_->setContentsMargins(16, 6, 12, 6);
    setRole(empty_, "quiet");
    arrange();
}

NumberRow* NumberList::row(const QString& key) const {
    const auto held = byKey_.find(key);
    return held == byKey_.end() ? nullptr : held->second;
}

NumberRow* NumberList::makeRow() {
    auto* made = new NumberRow(body_);
    made->installEventFilter(this);
    connect(made, &NumberRow::edited, this,
            [this, made](const QString& text) { Q_EMIT edited(made->face().key, text); });
    connect(made, &NumberRow::clicked, this, [this, made] { activate(made); });
    return made;
}

void NumberList::activate(NumberRow* row) {
    if (row->face().sort == NumberSort::More) {
        const QString group = row->face().group;
        shownOf_[group] = (shownOf_.contains(group) ? shownOf_[group] : firstShown) + moreShown;
        const std::vector<NumberFace> faces = faces_;
        show(faces, empty_->text());
        return;
    }
    const QString key = row->face().key;
    const bool fold = current_ == key && unfolded_;
    setCurrent(key);
    setUnfolded(!fold);
}

std::vector<NumberFace> NumberList::capped(const std::vector<NumberFace>& faces) const {
    std::vector<NumberFace> shown;
    for (std::size_t begin = 0; begin < faces.size();) {
        const QString& group = faces[begin].group;
        std::size_t end = begin;
        while (end < faces.size() && faces[end].group == group)
            ++end;
        const auto held = shownOf_.find(group);
        const auto most = static_cast<std::size_t>(held == shownOf_.end() ? firstShown : held->second);
        const std::size_t last = std::min(end, begin + most);
        shown.insert(shown.end(), faces.begin() + static_cast<std::ptrdiff_t>(begin),
                     faces.begin() + static_cast<std::ptrdiff_t>(last));
        if (last < end) {
            NumberFace more;
            more.sort = NumberSort::More;
            more.key = QStringLiteral("more:") + group;
            more.group = group;
            more.title = tr("%1 more").arg(end - last);
            more.isMore = true;
            shown.push_back(more);
        }
        begin = end;
    }
    return shown;
}

void NumberList::show(const std::vector<NumberFace>& faces, const QString& empty) {
    faces_ = faces;
    empty_->setText(empty);
    const std::vector<NumberFace> shown = capped(faces);
    const NumberRow* chosen = row(current_);
    const int position = chosen ? placeOf(chosen) : 0;
    std::vector<NumberRow*> rows;
    std::map<QString, NumberRow*> byKey;
    bool sameGroups = true;
    for (const NumberFace& face : shown) {
        NumberRow* held = row(face.key);
        sameGroups = sameGroups && held && held->face().group == face.group;
        rows.push_back(held ? held : makeRow());
        rows.back()->show(face);
        byKey[face.key] = rows.back();
    }
    bool focusGone = false;
    for (NumberRow* old : rows_) {
        const auto held = byKey.find(old->face().key);
        if (held != byKey.end() && held->second == old) continue;
        focusGone = focusGone || old->hasFocus() || old->isAncestorOf(QApplication::focusWidget());
        old->removeEventFilter(this);
        old->disconnect(this);
        old->hide();
        old->deleteLater();
    }
    const bool same = sameGroups && rows == rows_;
    rows_ = std::move(rows);
    byKey_ = std::move(byKey);
    if (!current_.isEmpty() && !row(current_)) {
        focusGone = focusGone || (below_ && below_->isAncestorOf(QApplication::focusWidget()));
        unfolded_ = false;
        const auto next = std::min(position, static_cast<int>(rows_.size()) - 1);
        setCurrent(next < 0 ? QString() : rows_[static_cast<std::size_t>(next)]->face().key, focusGone);
    }
    if (!same) arrange();
    if (focusGone && rows_.empty()) Q_EMIT leftDownwards();
}

/// Puts captions, rows and what is unfolded into the column anew.
void NumberList::arrange() {
    while (QLayoutItem* item = layout_->takeAt(0))
        delete item;
    for (QLabel* caption : captions_)
        caption->deleteLater();
    captions_.clear();
    layout_->addWidget(empty_);
    empty_->setVisible(!empty_->text().isEmpty());
    QString group;
    for (NumberRow* row : rows_) {
        if (row->face().group != group) {
            group = row->face().group;
            auto* caption = new QLabel(group, body_);
            caption->setTextFormat(Qt::PlainText);
            caption->setContentsMargins(16, captions_.empty() ? 4 : 12, 12, 2);
            setRole(caption, "caption");
            captions_.push_back(caption);
            layout_->addWidget(caption);
            caption->show();
        }
        const bool chosen = row->face().key == current_ && unfolded_;
        layout_->addWidget(row);
        const bool isStop = current_.isEmpty() ? row == rows_.front() : row->face().key == current_;
        row->setFocusPolicy(isStop ? Qt::StrongFocus : Qt::ClickFocus); // Tab stops at one row
        row->setVisible(true);
        row->setUnfolded(chosen);
        if (chosen && below_) layout_->addWidget(below_);
    }
    layout_->addStretch(1);
    if (below_) below_->setVisible(isUnfolded());
}

void NumberList::setBelow(QWidget* below) {
    if (below_ == below) return;
    if (below_) below_->hide();
    below_ = below;
    if (below_) below_->setParent(body_);
    arrange();
}

void NumberList::setCurrent(const QString& key, bool focus) {
    NumberRow* chosen = row(key);
    const QString wanted = chosen ? key : QString();
    const bool other = wanted != current_;
    current_ = wanted;
    if (!chosen) unfolded_ = false;
    if (other) {
        Q_EMIT currentChanged();
        arrange();
    }
    if (!chosen) return;
    if (focus && !chosen->isAncestorOf(QApplication::focusWidget())) chosen->setFocus();
    QMetaObject::invokeMethod(this, &NumberList::revealCurrent, Qt::QueuedConnection);
}

/// The row, and as much of what is below it as there is room for; once the layout has its sizes.
void NumberList::revealCurrent() {
    NumberRow* shown = row(current_);
    if (!shown) return;
    if (isUnfolded() && below_) ensureWidgetVisible(below_, 0, 0);
    ensureWidgetVisible(shown, 0, 0);
}

void NumberList::setUnfolded(bool unfolded) {
    if (unfolded_ == unfolded) return;
    if (!unfolded && below_ && below_->isAncestorOf(QApplication::focusWidget()))
        if (NumberRow* shown = row(current_)) shown->setFocus();
    unfolded_ = unfolded && !current_.isEmpty();
    Q_EMIT currentChanged();
    arrange();
    QMetaObject::invokeMethod(this, &NumberList::revealCurrent, Qt::QueuedConnection);
}

void NumberList::focusLast() {
    if (!rows_.empty()) setCurrent(rows_.back()->face().key);
}

void NumberList::finishEditing() {
    const auto rows = rows_;
    for (NumberRow* row : rows)
        row->finishEditing();
}

bool NumberList::eventFilter(QObject* watched, QEvent* event) {
    auto* row = qobject_cast<NumberRow*>(watched);
    if (!row) return QScrollArea::eventFilter(watched, event);
    if (event->type() == QEvent::FocusIn) {
        setCurrent(row->face().key);
    } else if (event->type() == QEvent::ShortcutOverride) {
        // Keys that a menu command would otherwise take from the row.
        const auto* key = static_cast<QKeyEvent*>(event);
        const int code = key->key();
        if (code == Qt::Key_Delete || code == Qt::Key_Backspace || code == Qt::Key_Return ||
            code == Qt::Key_F2 || code == Qt::Key_Space || code == Qt::Key_Escape ||
            (code >= Qt::Key_Left && code <= Qt::Key_Down)) {
            event->accept();
            return true;
        }
    } else if (event->type() == QEvent::KeyPress && rowKey(row, static_cast<QKeyEvent*>(event))) {
        return true;
    }
    return QScrollArea::eventFilter(watched, event);
}

/// Keys of the fields below that they leave alone.
void NumberList::keyPressEvent(QKeyEvent* event) {
    if (event->key() != Qt::Key_Escape) {
        event->ignore(); // no scrolling by key: rows follow the focus
    } else if (isUnfolded()) {
        setUnfolded(false);
    } else {
        setCurrent({});
        Q_EMIT leftDownwards();
    }
}

bool NumberList::rowKey(NumberRow* row, QKeyEvent* event) {
    const Qt::KeyboardModifiers held = event->modifiers() & ~Qt::KeypadModifier;
    const bool plain = held == Qt::NoModifier;
    const QString name = row->face().key;
    const int key = event->key();
    const bool enter = key == Qt::Key_Return || key == Qt::Key_Enter;
    const bool upOrDown = key == Qt::Key_Up || key == Qt::Key_Down;
    if (plain && upOrDown)
        step(row, key == Qt::Key_Up ? -1 : 1);
    else if (held == Qt::AltModifier && upOrDown)
        moveRow(row, key == Qt::Key_Up ? -1 : 1);
    else if (plain && (key == Qt::Key_Home || key == Qt::Key_End))
        setCurrent((key == Qt::Key_Home ? rows_.front() : rows_.back())->face().key);
    else if (row->face().sort == NumberSort::More && plain && (enter || key == Qt::Key_Space))
        activate(row);
    else if (plain && (key == Qt::Key_Right || key == Qt::Key_Left))
        setUnfolded(key == Qt::Key_Right);
    else if (held == Qt::ControlModifier && enter)
        setUnfolded(true);
    else if (plain && (enter || key == Qt::Key_F2))
        row->face().edited.isNull() ? setUnfolded(!isUnfolded()) : row->startEditing();
    else if (plain && key == Qt::Key_Space)
        Q_EMIT toggleAsked(name);
    else if (plain && (key == Qt::Key_Delete || key == Qt::Key_Backspace))
        Q_EMIT deleteAsked(name);
    else
        return false;
    return true;
}

int NumberList::placeOf(const NumberRow* row) const {
    return static_cast<int>(std::ranges::find(rows_, row) - rows_.begin());
}

void NumberList::step(NumberRow* row, int by) {
    const int at = placeOf(row) + by;
    if (at >= static_cast<int>(rows_.size())) {
        Q_EMIT leftDownwards();
        return;
    }
    if (at >= 0) setCurrent(rows_[static_cast<std::size_t>(at)]->face().key);
}

void NumberList::moveRow(NumberRow* row, int by) {
    const int at = placeOf(row) + by;
    if (at < 0 || at >= static_cast<int>(rows_.size())) return;
    const NumberFace& other = rows_[static_cast<std::size_t>(at)]->face();
    if (other.sort == row->face().sort && other.id != 0) Q_EMIT moveAsked(row->face().key, other.key);
}

} // namespace chalkline
