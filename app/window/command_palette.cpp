#include "window/command_palette.h"

#include "window/icons.h"
#include "window/key_caps.h"
#include "window/search_field.h"
#include "window/style.h"

#include <QAbstractListModel>
#include <QListView>
#include <QStyledItemDelegate>

namespace chalkline {

namespace {

constexpr int top = 48;      // px from the window's top
constexpr int mostRows = 12; // seen at once
constexpr int mostCaps = 2;  // keys shown of one command
constexpr int rowPadding = 6;
constexpr int side = 12; // px

/// A title, with the menu it is in behind it, and its keys at the right.
class CommandRow : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    const Theme* theme = &themeOf(ThemeName::Light);

    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex&) const override {
        return {10, option.fontMetrics.height() + 2 * rowPadding};
    }

    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override;
};

} // namespace

/// What was found, for the view.
class CommandRows : public QAbstractListModel {
public:
    CommandRows(const CommandRegistry& registry, QObject* parent)
        : QAbstractListModel(parent)
        , registry_(registry) {}

    void show(std::vector<const CommandEntry*> entries) {
        beginResetModel();
        entries_ = std::move(entries);
        endResetModel();
    }
    [[nodiscard]] const CommandEntry* at(int row) const {
        const bool there = row >= 0 && row < static_cast<int>(entries_.size());
        return there ? entries_[static_cast<std::size_t>(row)] : nullptr;
    }
    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override {
        return parent.isValid() ? 0 : static_cast<int>(entries_.size());
    }
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override {
        const CommandEntry& entry = *entries_[static_cast<std::size_t>(index.row())];
        const QAction* action = registry_.action(entry.id);
        switch (role) {
        case Qt::DisplayRole:
            return entry.title;
        case Qt::UserRole:
            return entry.menu;
        case Qt::UserRole + 1:
            return action ? capsOf(action->shortcuts(), mostCaps) : QStringList();
        case Qt::UserRole + 2:
            return entry.enabled;
        case Qt::UserRole + 3:
            return action && action->isCheckable() && action->isChecked();
        case Qt::AccessibleTextRole:
            return QStringList{entry.title, entry.menu, registry_.keysOf(entry.id).join(", ")}.join(", ");
        default:
            return {};
        }
    }

private:
    const CommandRegistry& registry_;
    std::vector<const CommandEntry*> entries_;
};

void CommandRow::paint(QPainter* painter, const QStyleOptionViewItem& option,
                       const QModelIndex& index) const {
    const bool enabled = index.data(Qt::UserRole + 2).toBool();
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    const bool chosen = option.state & QStyle::State_Selected;
    if (chosen || (option.state & QStyle::State_MouseOver)) {
        painter->setPen(Qt::NoPen);
        painter->setBrush(chosen ? colourOf(theme->of(Family::Edge).tint) : colourOf(theme->ink, 0.07));
        painter->drawRoundedRect(QRectF(option.rect), 5, 5);
    }
    if (!enabled) painter->setOpacity(0.55);
    const QStringList caps = index.data(Qt::UserRole + 1).toStringList();
    const QRect box = option.rect.adjusted(side, 0, -side, 0);
    paintCaps(*painter, box, caps, option.font, *theme);
    const int room = box.width() - (caps.isEmpty() ? 0 : capsWidth(caps, option.font) + 12);
    const QString title = option.fontMetrics.elidedText(index.data().toString(), Qt::ElideRight, room);
    painter->setFont(option.font);
    painter->setPen(colourOf(theme->ink));
    painter->drawText(box, Qt::AlignLeft | Qt::AlignVCenter, title);
    int used = option.fontMetrics.horizontalAdvance(title) + 8;
    if (index.data(Qt::UserRole + 3).toBool()) {
        const QRect mark(box.left() + used, box.center().y() - 6, 13, 13);
        symbolIcon(Symbol::Check, colourOf(theme->accent)).paint(painter, mark);
        used += 20;
    }
    QFont quiet = option.font;
    quiet.setPixelSize(std::max(9, qRound(QFontInfo(option.font).pixelSize() * 12.0 / 13)));
    painter->setFont(quiet);
    painter->setPen(colourOf(theme->ink2));
    painter->drawText(box.adjusted(used, 0, room - box.width(), 0), Qt::AlignLeft | Qt::AlignVCenter,
                      index.data(Qt::UserRole).toString());
    painter->restore();
}

CommandPalette::CommandPalette(CommandRegistry& registry, Settings& settings, QWidget& window)
    : Overlay(window)
    , registry_(registry)
    , settings_(settings)
    , rows_(new CommandRows(registry, this))
    , search_(new SearchField(tr("Search commands"), this))
    , list_(new QListView(this))
    , nothing_(new QLabel(tr("No command is called that."), this)) {
    setObjectName(QStringLiteral("commandPalette"));
    setAccessibleName(tr("Command palette"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(8, 8, 8, 8);
    column->setSpacing(6);
    search_->installEventFilter(this);
    list_->setModel(rows_);
    list_->setItemDelegate(new CommandRow(this));
    list_->setObjectName(QStringLiteral("commandList"));
    list_->setAccessibleName(tr("Commands"));
    list_->setFocusPolicy(Qt::NoFocus);
    list_->setUniformItemSizes(true);
    list_->setMouseTracking(true);
    list_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    list_->setFrameShape(QFrame::NoFrame);
    nothing_->setProperty("role", QStringLiteral("quiet"));
    nothing_->setContentsMargins(12, 6, 12, 6);
    nothing_->hide();
    column->addWidget(search_);
    column->addWidget(list_, 1);
    column->addWidget(nothing_);
    connect(search_, &QLineEdit::textChanged, this, &CommandPalette::search);
    connect(list_, &QListView::clicked, this, [this](const QModelIndex& at) { runRow(at.row()); });
}

void CommandPalette::setTheme(const Theme& theme) {
    search_->setTheme(theme);
    static_cast<CommandRow*>(list_->itemDelegate())->theme = &theme;
    list_->viewport()->update();
}

void CommandPalette::ask() {
    if (isVisible()) return close();
    collect();
    search_->clear();
    search();
    open();
}

QRect CommandPalette::placeIn(const QRect& window) {
    const int width = std::min(paletteWidth * settings_.textSize() / 100, window.width() - 48);
    ensurePolished();
    list_->ensurePolished();
    const int row = list_->fontMetrics().height() + 2 * rowPadding;
    const int rows = std::clamp(rows_->rowCount(), 1, mostRows);
    const int height = search_->sizeHint().height() + rows * row + 24;
    return {(window.width() - width) / 2, top, width, std::min(height, window.height() - top - 24)};
}

QWidget* CommandPalette::firstFocus() {
    return search_;
}

void CommandPalette::collect() {
    registry_.refresh();
    entries_.clear();
    const QStringList recent = settings_.recentCommands();
    for (const WindowCommand& command : registry_.commands()) {
        const QAction* action = registry_.action(command.id);
        entries_.push_back({command.id, plainTitle(action->text()), plainTitle(command.menu),
                            action->isEnabled(), static_cast<int>(recent.indexOf(command.id))});
    }
}

void CommandPalette::search() {
    std::vector<const CommandEntry*> found;
    for (const std::size_t i : findCommands(entries_, search_->text()))
        found.push_back(&entries_[i]);
    const bool any = !found.empty();
    rows_->show(std::move(found));
    list_->setVisible(any);
    nothing_->setVisible(!any);
    list_->setCurrentIndex(rows_->index(0));
    list_->scrollToTop();
    if (isVisible()) relayout();
}

void CommandPalette::runRow(int row) {
    const CommandEntry* entry = rows_->at(row);
    if (!entry || !entry->enabled) return;
    const QString id = entry->id;
    settings_.noteCommand(id);
    close();
    (void)registry_.run(id);
}

void CommandPalette::step(int rows) {
    const int row = std::clamp(list_->currentIndex().row() + rows, 0, std::max(0, rows_->rowCount() - 1));
    list_->setCurrentIndex(rows_->index(row));
}

bool CommandPalette::takeKey(const QKeyEvent& key) {
    switch (key.key()) {
    case Qt::Key_Escape:
        close();
        return true;
    case Qt::Key_Down:
        step(1);
        return true;
    case Qt::Key_Up:
        step(-1);
        return true;
    case Qt::Key_PageDown:
        step(mostRows);
        return true;
    case Qt::Key_PageUp:
        step(-mostRows);
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        runRow(list_->currentIndex().row());
        return true;
    case Qt::Key_Tab:
    case Qt::Key_Backtab:
        return true; // there is nowhere else to go
    default:
        return false;
    }
}

bool CommandPalette::eventFilter(QObject* watched, QEvent* event) {
    if (watched == search_ && event->type() == QEvent::KeyPress && takeKey(*static_cast<QKeyEvent*>(event)))
        return true;
    return Overlay::eventFilter(watched, event);
}

} // namespace chalkline
