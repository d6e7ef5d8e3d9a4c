#include "window/rail.h"

#include "window/icons.h"
#include "window/style.h"

#include <QToolButton>
#include <QVBoxLayout>

#include <array>

namespace chalkline {

namespace {

struct FamilyButton {
    const char* title;
    const char* kind; // whose glyph stands for the family
};

constexpr std::array<FamilyButton, 6> families{{
    {QT_TRANSLATE_NOOP("chalkline::Rail", "Clients, security, observability"), "client.web"},
    {QT_TRANSLATE_NOOP("chalkline::Rail", "Edge and gateways"), "edge.api_gateway"},
    {QT_TRANSLATE_NOOP("chalkline::Rail", "Services and workers"), "compute.service"},
    {QT_TRANSLATE_NOOP("chalkline::Rail", "Databases and stores"), "store.relational"},
    {QT_TRANSLATE_NOOP("chalkline::Rail", "Caches"), "cache.distributed"},
    {QT_TRANSLATE_NOOP("chalkline::Rail", "Queues and streams"), "msg.queue"},
}};

struct ToolButton {
    const char* title;
    char16_t letter;
    Symbol symbol;
};

constexpr std::array<ToolButton, 3> tools{{
    {QT_TRANSLATE_NOOP("chalkline::Rail", "Connection"), u'a', Symbol::Arrow},
    {QT_TRANSLATE_NOOP("chalkline::Rail", "Boundary frame"), u'f', Symbol::Frame},
    {QT_TRANSLATE_NOOP("chalkline::Rail", "Note"), u't', Symbol::Note},
}};

} // namespace

Rail::Rail(QWidget* parent)
    : QFrame(parent) {
    setObjectName(QStringLiteral("rail"));
    setFixedWidth(railWidth);
    auto* rows = new QVBoxLayout(this);
    rows->setContentsMargins(4, 10, 4, 10);
    rows->setSpacing(8);
    for (std::size_t i = 0; i < families.size(); ++i) {
        QToolButton* button = addButton(*rows, tr(families[i].title), QStringLiteral("F9"));
        connect(button, &QToolButton::clicked, this,
                [this, i] { Q_EMIT familyChosen(static_cast<Family>(i)); });
        buttons_.push_back(button);
    }
    rows->addStretch();
    for (const ToolButton& tool : tools) {
        QToolButton* button =
            addButton(*rows, tr(tool.title), tr("%1, then drag").arg(QChar(tool.letter).toUpper()));
        connect(button, &QToolButton::clicked, this, [this, tool] { Q_EMIT toolChosen(QChar(tool.letter)); });
        tools_.push_back(button);
    }
}

QToolButton* Rail::addButton(QLayout& rows, const QString& title, const QString& keys) {
    auto* button = new QToolButton(this);
    button->setFixedSize(40, 40);
    button->setIconSize({24, 24});
    button->setToolTip(title + QStringLiteral(" (") + keys + ')');
    button->setAccessibleName(title);
    button->setFocusPolicy(Qt::TabFocus);
    rows.addWidget(button);
    return button;
}

void Rail::setTheme(const Theme& theme) {
    for (std::size_t i = 0; i < buttons_.size(); ++i)
        buttons_[i]->setIcon(kindIcon(families[i].kind, colourOf(theme.families[i].line)));
    for (std::size_t i = 0; i < tools_.size(); ++i) {
        tools_[i]->setIcon(symbolIcon(tools[i].symbol, colourOf(theme.ink2)));
        tools_[i]->setIconSize({18, 18});
    }
}

} // namespace chalkline
