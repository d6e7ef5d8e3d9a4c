#include "panels/statements/statement_panel.h"

#include "edit/delete_operation.h"
#include "edit/statement_operations.h"
#include "panels/statements/entry_field.h"
#include "panels/statements/link_chips.h"
#include "panels/statements/statement_list.h"
#include "panels/statements/wrapped_label.h"

#include <QApplication>
#include <QFrame>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QVBoxLayout>

#include <algorithm>
#include <tuple>

namespace chalkline {

StatementPanel::StatementPanel(StatementDetail* detail, Words words, QWidget* parent)
    : PanelPage(parent)
    , words_(std::move(words))
    , detail_(detail)
    , list_(new StatementList(detail, words_.empty, this))
    , entry_(new EntryField(this)) {
    list_->setAccessibleName(words_.list);
    entry_->setPlaceholderText(words_.placeholder);
    entry_->setAccessibleName(words_.entry);
    foot_ = new QFrame(this);
    foot_->setObjectName(QStringLiteral("statementEntry"));
    auto* footRows = new QVBoxLayout(foot_);
    footRows->setContentsMargins(16, 8, 12, 8);
    footRows->setSpacing(4);
    entryRow_ = new QHBoxLayout;
    entryRow_->setSpacing(4);
    entryRow_->addWidget(entry_, 1);
    footRows->addLayout(entryRow_);
    complaint_ = new QLabel(foot_);
    complaint_->setTextFormat(Qt::PlainText);
    complaint_->setWordWrap(true);
    complaint_->hide();
    setRole(complaint_, "field-error");
    footRows->addWidget(complaint_);
    rows_ = new QVBoxLayout(this);
    rows_->setContentsMargins(0, 0, 0, 0);
    rows_->setSpacing(0);
    rows_->addWidget(list_, 1);
    rows_->addWidget(foot_);
    setFocusProxy(entry_);
    setEnabled(false);
    connectList();
}

void StatementPanel::connectList() {
    connect(entry_, &EntryField::entered, this, &StatementPanel::addLines);
    connect(entry_, &EntryField::textEdited, this, [this] { complain({}); });
    connect(entry_, &EntryField::leftUpwards, list_, &StatementList::focusLast);
    connect(list_, &StatementList::leftDownwards, entry_, [this] { entry_->setFocus(); });
    connectEditing();
    connect(list_, &StatementList::toggleAsked, this, [this](Ref ref) {
        step(tr("Mark"), [&](Transaction& edit) -> Expected<void> {
            const auto record = recordOf(edit, ref);
            if (!record) return std::unexpected(record.error());
            return toggle(edit, *record);
        });
    });
    connect(list_, &StatementList::deleteAsked, this, &StatementPanel::remove);
    connect(list_, &StatementList::moveAsked, this, &StatementPanel::move);
    connect(list_, &StatementList::currentChanged, this, [this] {
        detail_->showRecord(list_->isUnfolded() ? list_->current() : Ref{});
        pointAt();
    });
    connect(list_, &StatementList::hoverChanged, this, [this](Ref ref) {
        hovered_ = ref;
        pointAt();
    });
    connect(detail_, &StatementDetail::said, this, &StatementPanel::said);
    LinkChips* links = detail_->links();
    connect(links, &LinkChips::linkAsked, this, [this] { linkSelection(list_->current()); });
    connect(links, &LinkChips::revealAsked, this, &StatementPanel::revealAsked);
    connect(links, &LinkChips::unlinkAsked, this, [this](LinkId link) {
        step(tr("Unlink"), [&](Transaction& edit) { return unlink(edit, link); });
    });
    connect(links, &LinkChips::forgetAsked, this, [this](PropertyId lost) {
        step(tr("Forget"), [&](Transaction& edit) { return forgetLostLink(edit, lost); });
    });
}

/// What is refused stays in its field.
void StatementPanel::connectEditing() {
    connect(list_, &StatementList::titleEdited, this, [this](Ref ref, const QString& title) {
        const bool done = step(tr("Rename"), [&](Transaction& edit) -> Expected<void> {
            const auto record = recordOf(edit, ref);
            if (!record) return std::unexpected(record.error());
            return retitle(edit, *record, title.toStdString());
        });
        refresh();
        if (StatementRow* row = list_->row(ref); row && !done) row->resumeEditing(title);
    });
    connect(list_, &StatementList::answerEdited, this, [this](Ref ref, const QString& text) {
        const bool done =
            step(tr("Answer"), [&](Transaction& edit) { return answer(edit, ref, text.toStdString()); });
        refresh();
        if (StatementRow* row = list_->row(ref); row && !done) row->resumeAnswering(text);
    });
}

Expected<void> StatementPanel::answer(Transaction&, Ref, std::string) {
    return {};
}

void StatementPanel::showSession(Session* session) {
    observation_ = {};
    viewObservation_ = {};
    pointing_ = false;
    session_ = nullptr;
    detail_->showSession(nullptr);
    list_->setCurrent({});
    list_->show({});
    setEnabled(session);
    session_ = session;
    detail_->showSession(session);
    if (!session) return;
    observation_ = session->observe([this](const Notice& notice) {
        if (notice.origin != Origin::Preview) refresh();
    });
    viewObservation_ = session->observeView([this] { watchView(); });
    refresh();
}

void StatementPanel::finishEditing() {
    list_->finishEditing();
    detail_->finish();
}

bool StatementPanel::showRecord(Ref ref) {
    if (!list_->row(ref)) return false;
    list_->setCurrent(ref);
    return true;
}

void StatementPanel::refresh() {
    if (!session_) return;
    if (!session_->document().contains(hovered_)) hovered_ = {};
    list_->show(faces(session_->document()));
    if (list_->isUnfolded()) detail_->adopt(list_->current());
    detail_->refresh();
    watchView();
    pointAt();
    changed();
}

/// Rows that what is selected on the canvas is linked to.
void StatementPanel::watchView() {
    const Document& document = session_->document();
    const std::set<Ref>& selection = session_->selection();
    std::set<Ref> linked;
    if (!selection.empty())
        for (const StatementRow* row : list_->rows())
            for (const Ref thing : thingsOf(document, row->face().ref))
                if (selection.contains(thing)) linked.insert(row->face().ref);
    list_->markLinked(linked);
    detail_->links()->offer(document, selection);
}

Expected<Ref> StatementPanel::recordOf(Transaction&, Ref ref) {
    return ref;
}

Expected<void> StatementPanel::attach(Transaction& edit, Ref ref, const std::set<Ref>& things) {
    for (const Ref thing : things)
        if (auto made = link(edit, ref, thing, words_.linkRole.toStdString()); !made)
            return std::unexpected(made.error());
    return {};
}

std::set<Ref> StatementPanel::thingsOf(const Document& document, Ref ref) const {
    std::set<Ref> things;
    for (const LinkedEnd& end : linksOf(document, ref))
        if (isLinkable(end.other)) things.insert(end.other);
    return things;
}

/// The canvas shows what the row under the pointer, else the chosen one, is linked to.
void StatementPanel::pointAt() {
    if (!session_) return;
    const Ref ref = hovered_.valid() ? hovered_ : list_->current();
    std::set<Ref> things;
    if (isVisible() && ref.valid()) things = thingsOf(session_->document(), ref);
    if (things.empty() && !pointing_) return;
    pointing_ = !things.empty();
    if (session_->highlighted() != things) session_->highlight(std::move(things));
}

bool StatementPanel::step(const QString& label, const Operation& operation) {
    if (!session_) return false;
    const auto done = runStep(*session_, label, operation);
    if (!done) Q_EMIT said(QString::fromStdString(done.error().text()));
    return done.has_value();
}

void StatementPanel::addLines(const QStringList& lines) {
    Ref last;
    const bool added = step(tr("Add"), [&](Transaction& edit) -> Expected<void> {
        for (const QString& line : lines) {
            auto made = add(edit, line.toStdString());
            if (!made) return std::unexpected(made.error());
            if (made->valid()) last = *made;
        }
        return {};
    });
    if (!added)
        entry_->setText(lines.join(' '));
    else if (last.valid())
        list_->setCurrent(last, false);
}

void StatementPanel::remove(Ref ref) {
    if (!session_ || !session_->document().contains(ref)) return; // nothing was said yet
    step(tr("Delete"), [&](Transaction& edit) { return chalkline::remove(edit, {ref}); });
}

void StatementPanel::linkSelection(Ref ref) {
    if (!session_ || !ref.valid()) return;
    std::set<Ref> things;
    std::ranges::copy_if(session_->selection(), std::inserter(things, things.end()), isLinkable);
    if (things.empty()) {
        Q_EMIT said(tr("Select something on the canvas first, then link to it"));
        return;
    }
    step(tr("Link"), [&](Transaction& edit) -> Expected<void> {
        const auto record = recordOf(edit, ref);
        if (!record) return std::unexpected(record.error());
        return attach(edit, *record, things);
    });
}

void StatementPanel::move(Ref ref, Ref place) {
    if (!session_ || !session_->document().contains(ref) || !session_->document().contains(place)) return;
    std::vector<Ref> all = order(session_->document());
    std::erase_if(all, [ref](Ref other) { return other.type != ref.type; });
    const auto at = std::ranges::find(all, place) - all.begin();
    step(tr("Move"), [&](Transaction& edit) { return reorder(edit, ref, static_cast<std::size_t>(at)); });
    list_->setCurrent(ref);
}

void StatementPanel::addAbove(QWidget* widget) {
    rows_->insertWidget(0, widget);
}

void StatementPanel::addBelow(QWidget* widget) {
    rows_->addWidget(widget);
}

void StatementPanel::addInstead(QWidget* widget) {
    rows_->insertWidget(rows_->indexOf(list_), widget, 1);
    widget->hide();
}

void StatementPanel::showInstead(QWidget* widget, bool shown) {
    widget->setVisible(shown);
    list_->setVisible(!shown);
    foot_->setVisible(!shown);
    setFocusProxy(shown ? widget : entry_);
}

void StatementPanel::complain(const QString& message) {
    complaint_->setText(message);
    complaint_->setVisible(!message.isEmpty());
    setLook(entry_, "wrong", !message.isEmpty());
}

void StatementPanel::addToEntry(QWidget* widget) {
    entryRow_->addWidget(widget);
}

void StatementPanel::addAboveEntry(QWidget* widget) {
    QWidget* foot = entry_->parentWidget();
    auto* rows = static_cast<QVBoxLayout*>(layout());
    auto* above = new QFrame(this);
    above->setObjectName(foot->objectName()); // the line between list and entry is now above this one
    foot->setObjectName(QStringLiteral("statementEntryBelow"));
    auto* row = new QHBoxLayout(above);
    row->setContentsMargins(16, 6, 12, 0);
    row->addWidget(widget);
    rows->insertWidget(rows->indexOf(foot), above);
    foot->layout()->setContentsMargins(16, 2, 12, 8);
}

/// Ctrl+Shift+K anywhere on the page; a line just added is the current row.
void StatementPanel::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_K && event->modifiers() == (Qt::ControlModifier | Qt::ShiftModifier))
        linkSelection(list_->current());
    else
        PanelPage::keyPressEvent(event);
}

void StatementPanel::showEvent(QShowEvent* event) {
    PanelPage::showEvent(event);
    pointAt();
}

void StatementPanel::hideEvent(QHideEvent* event) {
    PanelPage::hideEvent(event);
    hovered_ = {};
    pointAt();
}

/// What Tab stops at, from top to bottom: of the rows only the current one.
std::vector<QWidget*> StatementPanel::tabStops() const {
    std::vector<QWidget*> stops;
    for (QWidget* child : findChildren<QWidget*>()) {
        if (!(child->focusPolicy() & Qt::TabFocus) || child->focusProxy() || !child->isVisible() ||
            !child->isEnabled())
            continue;
        const auto* row = qobject_cast<StatementRow*>(child);
        const Ref stop = list_->current().valid() || list_->rows().empty()
                             ? list_->current()
                             : list_->rows().front()->face().ref;
        if (row && row->face().ref != stop) continue;
        stops.push_back(child);
    }
    std::ranges::stable_sort(stops, {}, [this](QWidget* stop) {
        const QPoint at = stop->mapTo(this, QPoint()); // what is scrolled away may stand anywhere
        const int part = list_->isAncestorOf(stop) ? 1 : at.y() < list_->y() ? 0 : 2;
        return std::tuple(part, at.y(), at.x());
    });
    return stops;
}

bool StatementPanel::focusNextPrevChild(bool next) {
    const std::vector<QWidget*> stops = tabStops();
    const auto here = std::ranges::find(stops, QApplication::focusWidget());
    if (here != stops.end()) {
        const auto to = here - stops.begin() + (next ? 1 : -1);
        if (to >= 0 && to < static_cast<std::ptrdiff_t>(stops.size())) {
            QWidget* stop = stops[static_cast<std::size_t>(to)];
            stop->setFocus(next ? Qt::TabFocusReason : Qt::BacktabFocusReason);
            if (list_->isAncestorOf(stop)) list_->ensureWidgetVisible(stop, 0, 8);
            return true;
        }
    }
    QWidget* outside = QApplication::focusWidget();
    if (!outside || !isAncestorOf(outside)) return PanelPage::focusNextPrevChild(next);
    for (QWidget* at = next ? outside->nextInFocusChain() : outside->previousInFocusChain(); at != outside;
         at = next ? at->nextInFocusChain() : at->previousInFocusChain()) {
        if (isAncestorOf(at) || at == this || at->focusProxy() || !(at->focusPolicy() & Qt::TabFocus) ||
            !at->isVisible() || !at->isEnabled())
            continue;
        at->setFocus(next ? Qt::TabFocusReason : Qt::BacktabFocusReason);
        return true;
    }
    return false;
}

} // namespace chalkline
