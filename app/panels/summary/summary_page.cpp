#include "panels/summary/summary_page.h"

#include "panels/statements/wrapped_label.h"
#include "panels/summary/summary_sections.h"
#include "report/report.h"

#include <QApplication>
#include <QClipboard>
#include <QFrame>
#include <QHBoxLayout>
#include <QPushButton>
#include <QVBoxLayout>

namespace chalkline {

SummaryPage::SummaryPage(QWidget* parent)
    : PanelPage(parent)
    , sections_(new SummarySections([this](const Tables& tables) { return made(tables); },
                                    SummarySections::Look::Page, this))
    , copy_(new QPushButton(tr("Copy"), this))
    , report_(new QPushButton(tr("Export report …"), this)) {
    auto* rows = new QVBoxLayout(this);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(0);
    rows->addWidget(sections_, 1);
    auto* foot = new QFrame(this);
    setRole(foot, "foot");
    auto* buttons = new QHBoxLayout(foot);
    buttons->setContentsMargins(16, 10, 16, 10);
    buttons->setSpacing(8);
    copy_->setToolTip(tr("The page as plain text"));
    report_->setToolTip(tr("Everything, with pictures and arithmetic, as HTML or Markdown"));
    setRole(report_, "primary");
    buttons->addWidget(copy_);
    buttons->addStretch();
    buttons->addWidget(report_);
    rows->addWidget(foot);
    setFocusProxy(copy_);
    connect(copy_, &QPushButton::clicked, this, &SummaryPage::copy);
    connect(report_, &QPushButton::clicked, this, &SummaryPage::reportAsked);
    connect(sections_, &SummarySections::said, this, &PanelPage::said);
}

void SummaryPage::showSession(Session* session) {
    session_ = session;
    sections_->showSession(session);
    copy_->setEnabled(session != nullptr);
    report_->setEnabled(session != nullptr);
}

void SummaryPage::finishEditing() {
    sections_->finishEditing();
}

std::vector<interview::SummarySection> SummaryPage::made(const Tables& tables) const {
    return interview::onePage(tables, reportNumberLines(tables, precision_));
}

void SummaryPage::copy() {
    if (!session_) return;
    finishEditing();
    const std::string text = interview::asText(made(session_->document().tables()));
    if (text.empty()) return Q_EMIT said(tr("There is nothing to copy yet"));
    QApplication::clipboard()->setText(QString::fromStdString(text));
    Q_EMIT said(tr("Copied the page as text"));
}

} // namespace chalkline
