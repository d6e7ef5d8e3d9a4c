#include "panels/outline/outline_page.h"

#include "panels/outline/outline_panel.h"
#include "panels/outline/text_page.h"

#include <QStackedWidget>
#include <QTabBar>
#include <QVBoxLayout>

namespace chalkline {

OutlinePage::OutlinePage(QWidget* parent)
    : PanelPage(parent)
    , forms_(new QTabBar(this))
    , stack_(new QStackedWidget(this))
    , tree_(new OutlinePanel)
    , text_(new TextPage) {
    auto* rows = new QVBoxLayout(this);
    rows->setContentsMargins(0, 6, 0, 0);
    rows->setSpacing(4);
    auto* head = new QHBoxLayout;
    head->setContentsMargins(16, 0, 16, 0);
    head->addWidget(forms_);
    head->addStretch();
    rows->addLayout(head);
    rows->addWidget(stack_, 1);
    forms_->setObjectName(QStringLiteral("forms"));
    forms_->setExpanding(false);
    forms_->setDrawBase(false);
    forms_->setAccessibleName(tr("Forms of the outline"));
    forms_->addTab(tr("Tree"));
    forms_->addTab(tr("Text"));
    stack_->addWidget(tree_);
    stack_->addWidget(text_);
    for (PanelPage* page : {static_cast<PanelPage*>(tree_), static_cast<PanelPage*>(text_)}) {
        connect(page, &PanelPage::said, this, &PanelPage::said);
        connect(page, &PanelPage::revealAsked, this, &PanelPage::revealAsked);
    }
    connect(forms_, &QTabBar::currentChanged, this, [this](int index) {
        stack_->setCurrentIndex(index);
        setFocusProxy(stack_->currentWidget());
    });
    setFocusProxy(tree_);
}

void OutlinePage::showSession(Session* session) {
    tree_->showSession(session);
    text_->showSession(session);
}

void OutlinePage::finishEditing() {
    tree_->finishEditing();
    text_->finishEditing();
}

void OutlinePage::showTree() {
    forms_->setCurrentIndex(0);
}

void OutlinePage::showText() {
    forms_->setCurrentIndex(1);
}

} // namespace chalkline
