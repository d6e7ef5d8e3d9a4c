#include "panels/side_panel.h"

#include <QStackedWidget>
#include <QTabBar>
#include <QVBoxLayout>

namespace chalkline {

SidePanel::SidePanel(QWidget* parent)
    : QFrame(parent)
    , tabs_(new QTabBar(this))
    , stack_(new QStackedWidget(this)) {
    setObjectName(QStringLiteral("sidePanel"));
    setFixedWidth(panelWidth);
    auto* rows = new QVBoxLayout(this);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(0);
    auto* head = new QHBoxLayout;
    head->setContentsMargins(16, 8, 0, 0);
    head->addWidget(tabs_);
    head->addStretch();
    rows->addLayout(head);
    rows->addWidget(stack_, 1);
    tabs_->setExpanding(false);
    tabs_->setUsesScrollButtons(false);
    tabs_->setElideMode(Qt::ElideNone);
    tabs_->setAccessibleName(tr("Pages of the side panel"));
    connect(tabs_, &QTabBar::currentChanged, stack_, &QStackedWidget::setCurrentIndex);
}

void SidePanel::addPage(const QString& id, const QString& title, PanelPage* page) {
    pages_.push_back({id, page});
    stack_->addWidget(page);
    tabs_->addTab(title);
    connect(page, &PanelPage::said, this, &SidePanel::said);
    connect(page, &PanelPage::revealAsked, this, &SidePanel::revealAsked);
}

void SidePanel::showSession(Session* session) {
    for (const auto& [id, page] : pages_)
        page->showSession(session);
}

void SidePanel::showPage(const QString& id) {
    for (std::size_t i = 0; i < pages_.size(); ++i)
        if (pages_[i].first == id) {
            tabs_->setCurrentIndex(static_cast<int>(i));
            setVisible(true);
            pages_[i].second->setFocus();
        }
}

QString SidePanel::page() const {
    const auto index = static_cast<std::size_t>(std::max(tabs_->currentIndex(), 0));
    return index < pages_.size() ? pages_[index].first : QString();
}

PanelPage* SidePanel::pageOf(const QString& id) const {
    const auto found = std::ranges::find(pages_, id, &std::pair<QString, PanelPage*>::first);
    return found == pages_.end() ? nullptr : found->second;
}

void SidePanel::finishEditing() {
    for (const auto& [id, page] : pages_)
        page->finishEditing();
}

} // namespace chalkline
