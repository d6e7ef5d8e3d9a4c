#include "panels/outline/outline_panel.h"

#include "edit/delete_operation.h"
#include "panels/inspector/link_list.h"
#include "panels/outline/outline_model.h"

#include <QApplication>
#include <QScopedValueRollback>
#include <QSortFilterProxyModel>
#include <QStyledItemDelegate>
#include <QTreeView>

namespace chalkline {

namespace {

constexpr int noteGap = 8;    // px between the name and what stands behind it
constexpr int iconSize = 16;  // px
constexpr int leastNote = 24; // px; less room shows nothing

/// The name, and behind it the technology in quiet ink if there is room.
class OutlineDelegate : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override {
        QStyledItemDelegate::paint(painter, option, index);
        const QString note = index.data(OutlineModel::NoteRole).toString();
        if (note.isEmpty()) return;
        QStyleOptionViewItem filled = option;
        initStyleOption(&filled, index);
        const QWidget* widget = option.widget;
        const QRect room = widget->style()->subElementRect(QStyle::SE_ItemViewItemText, &filled, widget);
        const int used = filled.fontMetrics.horizontalAdvance(filled.text) + noteGap;
        const QRect rest = room.adjusted(used, 0, -4, 0);
        if (rest.width() < leastNote) return;
        painter->save();
        painter->setPen(option.palette.color(QPalette::PlaceholderText));
        painter->setFont(filled.font);
        painter->drawText(rest, Qt::AlignVCenter | Qt::AlignLeft,
                          filled.fontMetrics.elidedText(note, Qt::ElideRight, rest.width()));
        painter->restore();
    }
};

bool standsOnCanvas(Ref ref) {
    return ref.type == RecordType::Node || ref.type == RecordType::Edge || ref.type == RecordType::Boundary ||
           ref.type == RecordType::Note;
}

} // namespace

/// Shows the lines that hold every word of the search, what is under them and what they are in.
class OutlineFilter : public QSortFilterProxyModel {
public:
    explicit OutlineFilter(QObject* parent)
        : QSortFilterProxyModel(parent) {
        setRecursiveFilteringEnabled(true);
        setAutoAcceptChildRows(true);
    }

    void setWords(const QString& text) {
        words_ = text.split(' ', Qt::SkipEmptyParts);
        invalidateFilter();
    }

    [[nodiscard]] bool filterAcceptsRow(int row, const QModelIndex& parent) const override {
        if (words_.isEmpty()) return true;
        const QString words = sourceModel()->index(row, 0, parent).data(OutlineModel::WordsRole).toString();
        return std::ranges::all_of(
            words_, [&](const QString& word) { return words.contains(word, Qt::CaseInsensitive); });
    }

private:
    QStringList words_;
};

OutlinePanel::OutlinePanel(QWidget* parent)
    : PanelPage(parent)
    , search_(new QLineEdit(this))
    , tree_(new QTreeView(this))
    , model_(new OutlineModel(this))
    , filter_(new OutlineFilter(this)) {
    build();
    filter_->setSourceModel(model_);
    tree_->setModel(filter_);
    connect(search_, &QLineEdit::textChanged, this, &OutlinePanel::filter);
    connect(filter_, &QAbstractItemModel::rowsInserted, this, &OutlinePanel::unfold);
    connect(tree_->selectionModel(), &QItemSelectionModel::selectionChanged, this, &OutlinePanel::choose);
    connect(model_, &OutlineModel::said, this, &OutlinePanel::said);
    search_->installEventFilter(this);
    tree_->installEventFilter(this);
}

void OutlinePanel::build() {
    auto* rows = new QVBoxLayout(this);
    rows->setContentsMargins(16, 10, 8, 8);
    rows->setSpacing(8);
    rows->addWidget(search_);
    rows->addWidget(tree_, 1);
    search_->setPlaceholderText(tr("Search names, kinds, labels"));
    search_->setAccessibleName(tr("Search the outline"));
    search_->setClearButtonEnabled(true);
    search_->setMinimumHeight(28);
    tree_->setAccessibleName(tr("Outline of the design"));
    tree_->setHeaderHidden(true);
    tree_->setSelectionMode(QAbstractItemView::ExtendedSelection);
    tree_->setEditTriggers(QAbstractItemView::EditKeyPressed);
    tree_->setUniformRowHeights(true);
    tree_->setIndentation(16);
    tree_->setIconSize({iconSize, iconSize});
    tree_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    tree_->setTextElideMode(Qt::ElideRight);
    tree_->setItemDelegate(new OutlineDelegate(tree_));
    setFocusProxy(search_);
}

void OutlinePanel::showSession(Session* session) {
    const QScopedValueRollback guard(syncing_, true);
    records_ = {};
    view_ = {};
    session_ = session;
    shown_.clear();
    search_->clear();
    model_->showSession(session);
    if (!session_) return;
    records_ = session_->observe([this](const Notice& notice) { follow(notice); });
    view_ = session_->observeView([this] { showSelection(); });
    unfold({}, 0, filter_->rowCount() - 1);
    showSelection();
}

/// The editor in the tree commits when it loses the focus.
void OutlinePanel::finishEditing() {
    const QWidget* focused = QApplication::focusWidget();
    if (focused && focused != tree_ && tree_->isAncestorOf(focused)) tree_->setFocus();
}

/// What rows coming and going do to the tree's selection is not a choice of the person.
void OutlinePanel::follow(const Notice& notice) {
    {
        const QScopedValueRollback guard(syncing_, true);
        model_->follow(notice.changes);
        shown_ = chosen();
    }
    showSelection();
}

QModelIndex OutlinePanel::indexOf(Ref ref) const {
    return filter_->mapFromSource(model_->indexOf(ref));
}

Ref OutlinePanel::refAt(const QModelIndex& index) const {
    return model_->refOf(filter_->mapToSource(index));
}

std::set<Ref> OutlinePanel::chosen() const {
    std::set<Ref> refs;
    for (const QModelIndex& index : tree_->selectionModel()->selectedIndexes())
        if (const Ref ref = refAt(index); ref.valid()) refs.insert(ref);
    return refs;
}

void OutlinePanel::showSelection() {
    if (!session_ || syncing_ || session_->selection() == shown_) return;
    const QScopedValueRollback guard(syncing_, true);
    shown_ = session_->selection();
    QItemSelection wanted;
    for (const Ref& ref : shown_)
        if (const QModelIndex index = indexOf(ref); index.isValid())
            wanted.append(QItemSelectionRange(index));
    tree_->selectionModel()->select(wanted, QItemSelectionModel::ClearAndSelect);
    if (wanted.isEmpty()) return;
    const QModelIndex first = wanted.front().topLeft();
    tree_->selectionModel()->setCurrentIndex(first, QItemSelectionModel::NoUpdate);
    if (isVisible()) tree_->scrollTo(first);
}

/// A person chose lines: the same is chosen on the canvas; a requirement shows what it speaks of.
void OutlinePanel::choose() {
    if (!session_ || syncing_) return;
    const QScopedValueRollback guard(syncing_, true);
    std::set<Ref> things;
    std::set<Ref> spokenOf;
    for (const Ref& ref : chosen()) {
        if (standsOnCanvas(ref))
            things.insert(ref);
        else
            spokenOf.merge(thingsLinkedTo(session_->document(), ref));
    }
    shown_ = things;
    session_->select(things);
    session_->highlight(spokenOf);
    things.merge(spokenOf);
    if (!things.empty()) Q_EMIT revealAsked(things);
}

/// Boundaries and groups begin unfolded, components folded.
void OutlinePanel::unfold(const QModelIndex& parent, int first, int last) {
    for (int row = first; row <= last; ++row) {
        const QModelIndex index = filter_->index(row, 0, parent);
        const Ref ref = refAt(index);
        if (ref.valid() && ref.type != RecordType::Boundary) continue;
        tree_->expand(index);
        unfold(index, 0, filter_->rowCount(index) - 1);
    }
}

/// A search unfolds everything it finds; its end brings back what was unfolded before.
void OutlinePanel::filter(const QString& text) {
    const QScopedValueRollback guard(syncing_, true);
    const bool searching = !text.trimmed().isEmpty();
    const bool before = !unfolded_.empty();
    const auto visit = [this](const auto& self, const QModelIndex& parent, const auto& act) -> void {
        for (int row = 0; row < filter_->rowCount(parent); ++row) {
            const QModelIndex index = filter_->index(row, 0, parent);
            act(index);
            self(self, index, act);
        }
    };
    if (searching && !before) {
        unfolded_.insert(Ref{}); // marks that there is a search
        visit(visit, {}, [this](const QModelIndex& index) {
            if (tree_->isExpanded(index)) unfolded_.insert(refAt(index));
        });
    }
    filter_->setWords(text);
    if (searching) return tree_->expandAll();
    if (!before) return;
    visit(visit, {},
          [this](const QModelIndex& index) { tree_->setExpanded(index, unfolded_.contains(refAt(index))); });
    unfolded_.clear();
    shown_.clear();
}

void OutlinePanel::removeChosen() {
    const std::set<Ref> going = chosen();
    if (!session_ || going.empty()) return;
    Transaction edit(*session_, tr("Delete").toStdString());
    Expected<void> good = remove(edit, going);
    if (good)
        if (const auto done = edit.commit(); !done) good = std::unexpected(done.error());
    if (!good) Q_EMIT said(QString::fromStdString(good.error().text()));
}

bool OutlinePanel::treeKey(const QKeyEvent& key) {
    // What the editor of a name lets through is not for the tree.
    if (!tree_->hasFocus()) return key.key() == Qt::Key_Return || key.key() == Qt::Key_Enter;
    if (key.modifiers() & (Qt::ControlModifier | Qt::AltModifier)) return false;
    switch (key.key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (tree_->currentIndex().isValid()) tree_->edit(tree_->currentIndex());
        return true;
    case Qt::Key_Delete:
    case Qt::Key_Backspace:
        removeChosen();
        return true;
    case Qt::Key_Slash:
        search_->setFocus();
        search_->selectAll();
        return true;
    default:
        return false;
    }
}

bool OutlinePanel::searchKey(const QKeyEvent& key) {
    switch (key.key()) {
    case Qt::Key_Escape:
        if (search_->text().isEmpty()) return false;
        search_->clear();
        return true;
    case Qt::Key_Down:
    case Qt::Key_Return:
    case Qt::Key_Enter: {
        QModelIndex first = filter_->index(0, 0);
        // The first line that was meant, not the boundary it is in.
        while (first.isValid() && !search_->text().isEmpty() &&
               !filter_->filterAcceptsRow(filter_->mapToSource(first).row(),
                                          filter_->mapToSource(first.parent())))
            first = tree_->indexBelow(first);
        tree_->setFocus();
        if (first.isValid()) tree_->setCurrentIndex(first);
        return true;
    }
    default:
        return false;
    }
}

bool OutlinePanel::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::KeyPress) {
        const auto& key = *static_cast<QKeyEvent*>(event);
        if (watched == tree_ ? treeKey(key) : watched == search_ && searchKey(key)) return true;
    }
    return PanelPage::eventFilter(watched, event);
}

void OutlinePanel::changeEvent(QEvent* event) {
    PanelPage::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        model_->setDark(palette().color(QPalette::Window).lightness() < 128);
}

void OutlinePanel::showEvent(QShowEvent* event) {
    PanelPage::showEvent(event);
    model_->setDark(palette().color(QPalette::Window).lightness() < 128);
    if (const QModelIndex current = tree_->currentIndex(); current.isValid()) tree_->scrollTo(current);
}

} // namespace chalkline
