#include "panels/side_panel.h"

#include "panels/stages/stage_head.h"

#include <QStackedWidget>
#include <QTabBar>
#include <QVBoxLayout>

namespace chalkline {

SidePanel::SidePanel(QWidget* parent)
    : QFrame(parent)
    , tabs_(new QTabBar(this))
    , head_(new StageHead(this))
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
    rows->addWidget(head_);
    rows->addWidget(stack_, 1);
    tabs_->setExpanding(false);
    tabs_->setUsesScrollButtons(false);
    tabs_->setElideMode(Qt::ElideNone);
    tabs_->setAccessibleName(tr("Pages of the side panel"));
    connect(head_, &StageHead::said, this, &SidePanel::said);
    connect(head_, &StageHead::stageAsked, this, &SidePanel::stageAsked);
    connect(tabs_, &QTabBar::currentChanged, this, [this] { showCurrent(); });
    // Drawing may have moved the mark of the stages meanwhile.
    connect(tabs_, &QTabBar::tabBarClicked, this, [this](int index) {
        if (stageOf(tabs_->tabData(index).toString())) Q_EMIT stageShown(stage_);
    });
}

/// The steps stand above the pages of their stage, not above those that are there always.
void SidePanel::showCurrent() {
    const Page* shown = find(page());
    if (!shown) return;
    stack_->setCurrentWidget(shown->page);
    using Shown = StageHead::Shown;
    head_->setShown(!shown->stage               ? Shown::Nothing
                    : shown->page->tellsSteps() ? Shown::Choice
                                                : Shown::Everything);
}

void SidePanel::addPage(const QString& id, const QString& title, PanelPage* page,
                        std::optional<interview::Stage> stage) {
    pages_.push_back({id, title, page, stage});
    stack_->addWidget(page);
    connect(page, &PanelPage::said, this, &SidePanel::said);
    connect(page, &PanelPage::revealAsked, this, &SidePanel::reveal);
    showTabs();
}

/// The page takes the focus when it is shown, the record afterwards.
void SidePanel::reveal(const std::set<Ref>& refs) {
    for (const Page& page : pages_) {
        if (refs.size() != 1 || !page.page->showRecord(*refs.begin())) continue;
        showPage(page.id);
        page.page->showRecord(*refs.begin());
        return;
    }
    Q_EMIT revealAsked(refs);
}

/// Those of the stage first; the page at hand stays where it is among them.
void SidePanel::showTabs() {
    const QString before = page();
    const QSignalBlocker quiet(tabs_);
    while (tabs_->count() > 0)
        tabs_->removeTab(tabs_->count() - 1);
    for (const bool own : {true, false})
        for (const Page& page : pages_)
            if (page.stage.has_value() == own && (!own || *page.stage == stage_))
                tabs_->setTabData(tabs_->addTab(page.title), page.id);
    tabs_->setCurrentIndex(std::max(0, tabOf(before)));
    showCurrent();
}

void SidePanel::showStage(interview::Stage stage) {
    const bool isNew = stage != stage_;
    stage_ = stage;
    head_->showStage(stage);
    if (isNew) showTabs();
    const Page* shown = find(page());
    const auto own = std::ranges::find(pages_, std::optional(stage), &Page::stage);
    if (shown && !shown->stage && own != pages_.end()) tabs_->setCurrentIndex(tabOf(own->id));
    if (isNew) Q_EMIT stageShown(stage);
}

std::optional<interview::Stage> SidePanel::stageOf(const QString& id) const {
    const Page* page = find(id);
    return page ? page->stage : std::nullopt;
}

void SidePanel::setMode(Mode mode) {
    head_->setMode(mode);
    for (const Page& page : pages_)
        page.page->setMode(mode);
}

void SidePanel::showSession(Session* session) {
    head_->showSession(session);
    for (const Page& page : pages_)
        page.page->showSession(session);
}

void SidePanel::showPage(const QString& id) {
    const Page* wanted = find(id);
    if (!wanted) return;
    if (wanted->stage) showStage(*wanted->stage);
    tabs_->setCurrentIndex(tabOf(id));
    setVisible(true);
    wanted->page->setFocus();
}

QString SidePanel::page() const {
    return tabs_->tabData(tabs_->currentIndex()).toString();
}

PanelPage* SidePanel::pageOf(const QString& id) const {
    const Page* found = find(id);
    return found ? found->page : nullptr;
}

const SidePanel::Page* SidePanel::find(const QString& id) const {
    const auto found = std::ranges::find(pages_, id, &Page::id);
    return found == pages_.end() ? nullptr : &*found;
}

int SidePanel::tabOf(const QString& id) const {
    for (int i = 0; i < tabs_->count(); ++i)
        if (tabs_->tabData(i).toString() == id) return i;
    return -1;
}

void SidePanel::finishEditing() {
    for (const Page& page : pages_)
        page.page->finishEditing();
}

} // namespace chalkline
