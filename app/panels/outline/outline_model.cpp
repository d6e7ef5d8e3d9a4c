#include "panels/outline/outline_model.h"

#include "edit/boundary_operations.h"
#include "edit/node_operations.h"
#include "edit/statement_operations.h"
#include "panels/outline/outline_text.h"
#include "window/style.h"

namespace chalkline {

namespace {

/// The heading of a group has the type of what it holds and no id.
bool isGroup(Ref ref) {
    return ref.type != RecordType::None && ref.id == 0;
}

bool isListed(RecordType type) {
    return type == RecordType::Node || type == RecordType::Edge || type == RecordType::Boundary ||
           type == RecordType::Note || type == RecordType::Requirement || type == RecordType::TradeOff;
}

/// Connections of a boundary first, then boundaries, components and the groups; in each the oldest first.
std::pair<int, std::int64_t> orderOf(Ref ref) {
    if (isGroup(ref)) return {100 + static_cast<int>(ref.type), 0};
    const int rank = ref.type == RecordType::Edge ? 0 : ref.type == RecordType::Boundary ? 1 : 2;
    return {rank, ref.id};
}

} // namespace

struct OutlineModel::Item {
    Ref ref;
    Item* home = nullptr;
    std::vector<std::unique_ptr<Item>> items;

    /// Where an item with this ref stands or would stand.
    [[nodiscard]] std::size_t rowFor(Ref wanted) const {
        const auto at = std::ranges::lower_bound(
            items, orderOf(wanted), {}, [](const std::unique_ptr<Item>& item) { return orderOf(item->ref); });
        return static_cast<std::size_t>(at - items.begin());
    }
};

OutlineModel::OutlineModel(QObject* parent)
    : QAbstractItemModel(parent)
    , root_(std::make_unique<Item>()) {}

OutlineModel::~OutlineModel() = default;

void OutlineModel::showSession(Session* session) {
    beginResetModel();
    session_ = session;
    root_ = std::make_unique<Item>();
    items_.clear();
    waiting_.clear();
    if (session_) build();
    endResetModel();
}

/// Views are told by the reset around it.
void OutlineModel::build() {
    std::set<Ref> done;
    const auto add = [&](const auto& table) {
        for (const auto& record : table) {
            const Ref ref = chalkline::refOf(record);
            Item* home = root_.get();
            if (const Ref wanted = homeOf(ref); wanted.type != RecordType::None) home = settle(wanted, done);
            if (!home || items_.contains(ref)) continue;
            insert(ref, home);
        }
    };
    const QSignalBlocker quiet(this);
    const Document& document = session_->document();
    add(document.all<Boundary>());
    add(document.all<Node>());
    add(document.all<Edge>());
    add(document.all<Note>());
    add(document.all<Requirement>());
    add(document.all<TradeOff>());
}

/// What the line of a record stands under; nothing for the top.
Ref OutlineModel::homeOf(Ref ref) const {
    const Document& document = session_->document();
    switch (ref.type) {
    case RecordType::Node:
    case RecordType::Boundary: {
        if (isGroup(ref)) return {};
        const BoundaryId parent = parentOf(document.tables(), ref);
        return parent ? Ref{RecordType::Boundary, parent.value} : Ref{};
    }
    case RecordType::Edge: {
        const Edge* edge = document.find(EdgeId{ref.id});
        return edge ? edge->from() : Ref{};
    }
    case RecordType::Note:
    case RecordType::Requirement:
    case RecordType::TradeOff:
        return isGroup(ref) ? Ref{} : Ref{ref.type, 0};
    case RecordType::None:
    case RecordType::Placement:
    case RecordType::EdgeShape:
    case RecordType::Property:
    case RecordType::Sheet:
    case RecordType::Stroke:
    case RecordType::Flow:
    case RecordType::FlowStep:
    case RecordType::Link:
    case RecordType::Brief:
    case RecordType::ScopeItem:
    case RecordType::Question:
    case RecordType::Expectation:
    case RecordType::Archetype:
    case RecordType::Workload:
    case RecordType::Constant:
    case RecordType::Estimate:
    case RecordType::BuyIn:
    case RecordType::Summary:
    case RecordType::ReliabilityItem:
        break;
    }
    return {};
}

/// Puts a line where it belongs, its home first, and returns it; null if the record is not there.
OutlineModel::Item* OutlineModel::settle(Ref ref, std::set<Ref>& done) {
    const auto held = items_.find(ref);
    Item* item = held == items_.end() ? nullptr : held->second;
    if (!done.insert(ref).second) return item;
    if (!isGroup(ref) && !session_->document().contains(ref)) return nullptr;
    Item* home = root_.get();
    if (const Ref wanted = homeOf(ref); wanted.type != RecordType::None) home = settle(wanted, done);
    if (!home) return nullptr;
    if (!item) return insert(ref, home);
    if (item->home != home) move(item, home);
    return item;
}

OutlineModel::Item* OutlineModel::insert(Ref ref, Item* home) {
    const std::size_t row = home->rowFor(ref);
    beginInsertRows(indexOf(home), static_cast<int>(row), static_cast<int>(row));
    auto made = std::make_unique<Item>();
    made->ref = ref;
    made->home = home;
    Item* item = made.get();
    home->items.insert(home->items.begin() + static_cast<std::ptrdiff_t>(row), std::move(made));
    items_[ref] = item;
    endInsertRows();
    return item;
}

void OutlineModel::move(Item* item, Item* home) {
    Item* from = item->home;
    const std::size_t row = from->rowFor(item->ref);
    const std::size_t target = home->rowFor(item->ref);
    if (!beginMoveRows(indexOf(from), static_cast<int>(row), static_cast<int>(row), indexOf(home),
                       static_cast<int>(target)))
        return;
    const auto at = from->items.begin() + static_cast<std::ptrdiff_t>(row);
    std::unique_ptr<Item> moving = std::move(*at);
    from->items.erase(at);
    moving->home = home;
    home->items.insert(home->items.begin() + static_cast<std::ptrdiff_t>(target), std::move(moving));
    endMoveRows();
}

/// With everything under it, and with its group if that is empty then.
void OutlineModel::take(Ref ref) {
    const auto held = items_.find(ref);
    if (held == items_.end()) return;
    Item* item = held->second;
    Item* home = item->home;
    const std::size_t row = home->rowFor(ref);
    beginRemoveRows(indexOf(home), static_cast<int>(row), static_cast<int>(row));
    std::vector<Item*> going{item};
    for (std::size_t i = 0; i < going.size(); ++i) {
        for (const auto& inner : going[i]->items)
            going.push_back(inner.get());
        items_.erase(going[i]->ref);
    }
    home->items.erase(home->items.begin() + static_cast<std::ptrdiff_t>(row));
    endRemoveRows();
    if (isGroup(home->ref) && home->items.empty()) take(home->ref);
}

/// A view that is told of a row may close an editor, whose text is another edit: that one waits until all
/// views know of the first.
void OutlineModel::follow(const ChangeSet& changes) {
    if (!session_) return;
    waiting_.push_back(changes);
    if (waiting_.size() > 1) return;
    while (!waiting_.empty()) {
        followOne(ChangeSet(waiting_.front()));
        if (!waiting_.empty()) waiting_.pop_front();
    }
}

/// First what stays or comes finds its place, then what is gone goes: nothing is taken along by mistake.
void OutlineModel::followOne(const ChangeSet& changes) {
    std::set<Ref> done;
    for (const auto& [ref, change] : changes.changes())
        if (isListed(ref.type) && change.after) settle(ref, done);
    for (const auto& [ref, change] : changes.changes())
        if (isListed(ref.type) && !change.after) take(ref);
    for (const auto& [ref, change] : changes.changes())
        if (isListed(ref.type) && change.after) tellChanged(ref);
}

/// The lines of connections name where they lead.
void OutlineModel::tellChanged(Ref ref) {
    const QModelIndex changed = indexOf(ref);
    if (!changed.isValid()) return;
    Q_EMIT dataChanged(changed, changed);
    if (ref.type != RecordType::Node && ref.type != RecordType::Boundary) return;
    for (const EdgeId id : session_->document().referrers<Edge>(ref)) {
        const Ref edge{RecordType::Edge, id.value};
        if (const QModelIndex line = indexOf(edge);
            line.isValid() && session_->document().find(id)->to() == ref)
            Q_EMIT dataChanged(line, line);
    }
}

void OutlineModel::setDark(bool dark) {
    if (std::exchange(dark_, dark) == dark) return;
    icons_.clear();
    for (const auto& [ref, item] : items_)
        if (ref.type == RecordType::Node)
            Q_EMIT dataChanged(indexOf(item), indexOf(item), {Qt::DecorationRole});
}

OutlineModel::Item* OutlineModel::itemOf(const QModelIndex& index) const {
    return index.isValid() ? static_cast<Item*>(index.internalPointer()) : root_.get();
}

QModelIndex OutlineModel::indexOf(const Item* item) const {
    if (item == root_.get()) return {};
    return createIndex(static_cast<int>(item->home->rowFor(item->ref)), 0, item);
}

QModelIndex OutlineModel::indexOf(Ref ref) const {
    const auto held = items_.find(ref);
    return held == items_.end() ? QModelIndex() : indexOf(held->second);
}

Ref OutlineModel::refOf(const QModelIndex& index) const {
    const Ref ref = index.isValid() ? itemOf(index)->ref : Ref{};
    return ref.valid() ? ref : Ref{};
}

QModelIndex OutlineModel::index(int row, int column, const QModelIndex& parent) const {
    const Item* home = itemOf(parent);
    if (row < 0 || column != 0 || static_cast<std::size_t>(row) >= home->items.size()) return {};
    return createIndex(row, 0, home->items[static_cast<std::size_t>(row)].get());
}

QModelIndex OutlineModel::parent(const QModelIndex& index) const {
    return index.isValid() ? indexOf(itemOf(index)->home) : QModelIndex();
}

int OutlineModel::rowCount(const QModelIndex& parent) const {
    return static_cast<int>(itemOf(parent)->items.size());
}

int OutlineModel::columnCount(const QModelIndex&) const {
    return 1;
}

Qt::ItemFlags OutlineModel::flags(const QModelIndex& index) const {
    if (!index.isValid()) return Qt::NoItemFlags;
    const Qt::ItemFlags flags = Qt::ItemIsEnabled | Qt::ItemIsSelectable;
    return itemOf(index)->ref.valid() ? flags | Qt::ItemIsEditable : flags;
}

QVariant OutlineModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid() || !session_) return {};
    const Ref ref = itemOf(index)->ref;
    if (isGroup(ref)) {
        if (role != Qt::DisplayRole && role != Qt::AccessibleTextRole) return {};
        return ref.type == RecordType::Note          ? tr("Notes")
               : ref.type == RecordType::Requirement ? tr("Requirements")
                                                     : tr("Trade-offs");
    }
    const Document& document = session_->document();
    switch (role) {
    case Qt::DisplayRole:
        return outlineText(document, ref);
    case Qt::EditRole:
        return outlineName(document, ref);
    case Qt::DecorationRole:
        return iconOf(ref);
    case Qt::AccessibleTextRole:
        return outlineSpoken(document, ref);
    case WordsRole:
        return outlineWords(document, ref);
    case NoteRole:
        return outlineNote(document, ref);
    }
    return {};
}

QIcon OutlineModel::iconOf(Ref ref) const {
    const Node* node = ref.type == RecordType::Node ? session_->document().find(NodeId{ref.id}) : nullptr;
    if (!node) return {};
    QIcon& icon = icons_[node->kind];
    if (icon.isNull()) {
        const Theme& theme = themeOf(dark_ ? ThemeName::Dark : ThemeName::Light);
        icon = kindIcon(node->kind, colourOf(theme.of(familyOf(node->kind)).line), 16);
    }
    return icon;
}

bool OutlineModel::setData(const QModelIndex& index, const QVariant& value, int role) {
    const Ref ref = refOf(index);
    if (role != Qt::EditRole || !session_ || !ref.valid()) return false;
    const std::string name = value.toString().toStdString();
    // A text of several lines is shown as one; leaving it as it is must not join its lines.
    if (value.toString() == outlineName(session_->document(), ref)) return true;
    Transaction edit(*session_, tr("Rename").toStdString());
    Expected<void> good;
    if (ref.type == RecordType::Requirement) {
        auto requirement = fetch(edit, RequirementId{ref.id});
        if (!requirement) return false;
        requirement->title = name;
        good = editRequirement(edit, std::move(*requirement));
    } else if (ref.type == RecordType::TradeOff) {
        auto tradeOff = fetch(edit, TradeOffId{ref.id});
        if (!tradeOff) return false;
        tradeOff->title = name;
        good = editTradeOff(edit, std::move(*tradeOff));
    } else {
        good = rename(edit, ref, name);
    }
    if (good)
        if (const auto done = edit.commit(); !done) good = std::unexpected(done.error());
    if (!good) Q_EMIT said(QString::fromStdString(good.error().text()));
    return good.has_value();
}

} // namespace chalkline
