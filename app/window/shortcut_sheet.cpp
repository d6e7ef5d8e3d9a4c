#include "window/shortcut_sheet.h"

#include "window/icons.h"
#include "window/key_caps.h"
#include "window/style.h"

#include <QGridLayout>
#include <QScrollArea>
#include <QToolButton>

#include <algorithm>

namespace chalkline {

namespace {

constexpr int margin = 24; // px to the window's edges
constexpr int mostColumns = 4;
constexpr int mostCaps = 4;      // of both keys of a command, the stroke between them too
constexpr int columnWidth = 280; // px at the usual text size, at least

struct Gesture {
    const char* keys; // caps with blanks between them
    const char* text;
};

// What is no command: it belongs to the hand and to the type line.
constexpr Gesture typing[] = {
    {QT_TRANSLATE_NOOP("chalkline::ShortcutSheet", "a–z 0–9 >"),
     QT_TRANSLATE_NOOP("chalkline::ShortcutSheet", "Open the type line")},
    {QT_TRANSLATE_NOOP("chalkline::ShortcutSheet", "Enter"),
     QT_TRANSLATE_NOOP("chalkline::ShortcutSheet", "Draw it, go on from there")},
    {QT_TRANSLATE_NOOP("chalkline::ShortcutSheet", "Shift Enter"),
     QT_TRANSLATE_NOOP("chalkline::ShortcutSheet", "Draw it, same source")},
    {QT_TRANSLATE_NOOP("chalkline::ShortcutSheet", "Tab"),
     QT_TRANSLATE_NOOP("chalkline::ShortcutSheet", "Take the proposal")},
    {QT_TRANSLATE_NOOP("chalkline::ShortcutSheet", "Esc"),
     QT_TRANSLATE_NOOP("chalkline::ShortcutSheet", "Close, keep the draft (↑)")},
};
constexpr Gesture hand[] = {
    {QT_TRANSLATE_NOOP("chalkline::ShortcutSheet", "Tab"),
     QT_TRANSLATE_NOOP("chalkline::ShortcutSheet", "Next component")},
    {QT_TRANSLATE_NOOP("chalkline::ShortcutSheet", "Double-click"),
     QT_TRANSLATE_NOOP("chalkline::ShortcutSheet", "Edit label")},
    {QT_TRANSLATE_NOOP("chalkline::ShortcutSheet", "Drag +"),
     QT_TRANSLATE_NOOP("chalkline::ShortcutSheet", "Connect; click for a new one")},
    {QT_TRANSLATE_NOOP("chalkline::ShortcutSheet", "Ctrl Drag"),
     QT_TRANSLATE_NOOP("chalkline::ShortcutSheet", "Duplicate (or Alt)")},
    {QT_TRANSLATE_NOOP("chalkline::ShortcutSheet", "Shift Click"),
     QT_TRANSLATE_NOOP("chalkline::ShortcutSheet", "Add to the selection")},
    {QT_TRANSLATE_NOOP("chalkline::ShortcutSheet", "Space Drag"),
     QT_TRANSLATE_NOOP("chalkline::ShortcutSheet", "Pan (or middle button)")},
    {QT_TRANSLATE_NOOP("chalkline::ShortcutSheet", "Ctrl Wheel"),
     QT_TRANSLATE_NOOP("chalkline::ShortcutSheet", "Zoom at the pointer")},
    {QT_TRANSLATE_NOOP("chalkline::ShortcutSheet", "Shift Wheel"),
     QT_TRANSLATE_NOOP("chalkline::ShortcutSheet", "Scroll sideways")},
    {QT_TRANSLATE_NOOP("chalkline::ShortcutSheet", "Esc"),
     QT_TRANSLATE_NOOP("chalkline::ShortcutSheet", "Take back the gesture, deselect")},
};
constexpr Gesture letters[] = {
    {QT_TRANSLATE_NOOP("chalkline::ShortcutSheet", "A"),
     QT_TRANSLATE_NOOP("chalkline::ShortcutSheet", "Arrow")},
    {QT_TRANSLATE_NOOP("chalkline::ShortcutSheet", "T"),
     QT_TRANSLATE_NOOP("chalkline::ShortcutSheet", "Text")},
    {QT_TRANSLATE_NOOP("chalkline::ShortcutSheet", "F"),
     QT_TRANSLATE_NOOP("chalkline::ShortcutSheet", "Boundary")},
    {QT_TRANSLATE_NOOP("chalkline::ShortcutSheet", "V"),
     QT_TRANSLATE_NOOP("chalkline::ShortcutSheet", "Select")},
    {QT_TRANSLATE_NOOP("chalkline::ShortcutSheet", "H"),
     QT_TRANSLATE_NOOP("chalkline::ShortcutSheet", "Pan")},
};

/// The least height at which so many columns hold all, in their order.
int columnHeight(const std::vector<int>& heights, int columns) {
    int height = heights.empty() ? 0 : *std::ranges::max_element(heights);
    const auto needed = [&] {
        int used = 1;
        int filled = 0;
        for (const int next : heights) {
            if (filled + next > height) {
                ++used;
                filled = 0;
            }
            filled += next;
        }
        return used;
    };
    while (needed() > columns)
        ++height;
    return height;
}

} // namespace

ShortcutSheet::ShortcutSheet(const CommandRegistry& registry, const Settings& settings, QWidget& window)
    : Overlay(window)
    , registry_(registry)
    , settings_(settings)
    , scroll_(new QScrollArea(this)) {
    setObjectName(QStringLiteral("shortcutSheet"));
    setAccessibleName(tr("Keyboard shortcuts"));
    auto* rows = new QVBoxLayout(this);
    rows->setContentsMargins(24, 16, 16, 16);
    rows->setSpacing(12);
    auto* head = new QHBoxLayout;
    auto* title = new QLabel(tr("Keyboard shortcuts"), this);
    title->setObjectName(QStringLiteral("sheetTitle"));
    auto* hint = new QLabel(tr("Change them in the preferences"), this);
    hint->setProperty("role", QStringLiteral("quiet"));
    auto* button = new QToolButton(this);
    button->setObjectName(QStringLiteral("closeSheet"));
    button->setToolTip(tr("Close (Esc)"));
    button->setAccessibleName(tr("Close"));
    button->setFixedSize(28, 28);
    connect(button, &QToolButton::clicked, this, [this] { close(); });
    head->addWidget(title);
    head->addSpacing(12);
    head->addWidget(hint);
    head->addStretch();
    head->addWidget(button);
    rows->addLayout(head);
    scroll_->setWidgetResizable(true);
    scroll_->setFrameShape(QFrame::NoFrame);
    scroll_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll_->setAccessibleName(tr("Keyboard shortcuts"));
    rows->addWidget(scroll_, 1);
}

void ShortcutSheet::showKeys() {
    if (isVisible()) return close();
    findChild<QToolButton*>(QStringLiteral("closeSheet"))
        ->setIcon(symbolIcon(Symbol::Close, colourOf(theme_->ink2)));
    scroll_->setWidget(columnsOf(sections()));
    open();
}

QRect ShortcutSheet::placeIn(const QRect& window) {
    ensurePolished();
    const QRect room = window.adjusted(margin, margin, -margin, -margin);
    const QSize wanted = scroll_->widget()->sizeHint() + QSize(24 + 16 + 14, 16 + 28 + 12 + 16 + 4);
    const QSize size(std::min(wanted.width(), room.width()), std::min(wanted.height(), room.height()));
    return {room.x() + (room.width() - size.width()) / 2, room.y() + (room.height() - size.height()) / 2,
            size.width(), size.height()};
}

QWidget* ShortcutSheet::firstFocus() {
    return scroll_;
}

std::vector<ShortcutSheet::Section> ShortcutSheet::sections() const {
    std::vector<Section> all;
    addGestures(all);
    const auto gestures = static_cast<std::ptrdiff_t>(all.size());
    for (const WindowCommand& command : registry_.commands()) {
        const QAction* action = registry_.action(command.id);
        QStringList caps = capsOf(action->shortcuts(), 2);
        if (caps.isEmpty()) continue;
        // A second key only where both are short.
        if (caps.size() > mostCaps) caps = capsOf(action->shortcuts(), 1);
        const QString menu = plainTitle(command.menu);
        auto section = std::find_if(all.begin() + gestures, all.end(),
                                    [&](const Section& known) { return known.title == menu; });
        if (section == all.end()) section = all.insert(all.end(), Section{menu, {}});
        section->lines.push_back({caps, plainTitle(command.text)}); // not "Undo Move"
    }
    return all;
}

void ShortcutSheet::addGestures(std::vector<Section>& all) const {
    const auto add = [&](const QString& title, std::span<const Gesture> gestures) {
        Section section{title, {}};
        for (const Gesture& gesture : gestures)
            section.lines.push_back({tr(gesture.keys).split(' '), tr(gesture.text)});
        all.push_back(std::move(section));
    };
    if (settings_.typing()) add(tr("Typing on the canvas"), typing);
    add(tr("On the canvas"), hand);
    if (settings_.letterTools()) add(tr("Letter, then drag"), letters);
}

/// As many columns as the window has room for, filled from the top, the highest as low as it can be.
QWidget* ShortcutSheet::columnsOf(const std::vector<Section>& all) {
    auto* page = new QWidget;
    auto* row = new QHBoxLayout(page);
    row->setContentsMargins(0, 0, 8, 0);
    row->setSpacing(32);
    const int least = columnWidth * settings_.textSize() / 100;
    const int room = parentWidget()->width() - 2 * margin - 48;
    const int columns = std::clamp(room / least, 1, mostColumns);
    std::vector<int> heights;
    for (const Section& section : all)
        heights.push_back(static_cast<int>(section.lines.size()) + 2);
    const int highest = columnHeight(heights, columns);
    QVBoxLayout* column = nullptr;
    int filled = 0; // lines in the column
    for (std::size_t i = 0; i < all.size(); ++i) {
        if (!column || filled + heights[i] > highest) {
            if (column) column->addStretch();
            column = new QVBoxLayout;
            column->setSpacing(14);
            row->addLayout(column, 1);
            filled = 0;
        }
        column->addWidget(sectionWidget(all[i]));
        filled += heights[i];
    }
    if (column) column->addStretch();
    return page;
}

QWidget* ShortcutSheet::sectionWidget(const Section& section) {
    auto* widget = new QWidget;
    auto* grid = new QGridLayout(widget);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(10);
    grid->setVerticalSpacing(2);
    auto* title = new QLabel(section.title, widget);
    title->setTextFormat(Qt::PlainText);
    title->setProperty("role", QStringLiteral("heading"));
    grid->addWidget(title, 0, 0, 1, 2);
    grid->setColumnStretch(0, 1);
    int line = 1;
    for (const Line& entry : section.lines) {
        auto* text = new QLabel(entry.text, widget);
        text->setTextFormat(Qt::PlainText);
        auto* caps = new KeyCaps(widget);
        caps->show(entry.caps, *theme_);
        grid->addWidget(text, line, 0);
        grid->addWidget(caps, line, 1, Qt::AlignRight | Qt::AlignVCenter);
        ++line;
    }
    return widget;
}

} // namespace chalkline
