#include "window/rail.h"

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

} // namespace

Rail::Rail(QWidget* parent)
    : QFrame(parent) {
    setObjectName(QStringLiteral("rail"));
    setFixedWidth(railWidth);
    auto* rows = new QVBoxLayout(this);
    rows->setContentsMargins(4, 10, 4, 8);
    rows->setSpacing(8);
    for (std::size_t i = 0; i < families.size(); ++i) {
        auto* button = new QToolButton(this);
        button->setFixedSize(40, 40);
        button->setIconSize({24, 24});
        button->setToolTip(tr(families[i].title) + QStringLiteral(" (F9)"));
        button->setAccessibleName(tr(families[i].title));
        button->setFocusPolicy(Qt::TabFocus);
        connect(button, &QToolButton::clicked, this,
                [this, i] { Q_EMIT familyChosen(static_cast<Family>(i)); });
        rows->addWidget(button);
        buttons_.push_back(button);
    }
    rows->addStretch();
}

void Rail::setTheme(const Theme& theme) {
    for (std::size_t i = 0; i < buttons_.size(); ++i)
        buttons_[i]->setIcon(kindIcon(families[i].kind, colourOf(theme.families[i].line)));
}

} // namespace chalkline
