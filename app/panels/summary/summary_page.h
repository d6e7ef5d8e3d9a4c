// The whole answer on one page, to be read aloud in the end: what it must do, its numbers, the design, the
// decisions and what is still open. Each part can be put in other words, which stay. Copies itself, and asks
// for the report.
#pragma once

#include "base/unit.h"
#include "interview/summary.h"
#include "panels/panel_page.h"

#include <vector>

class QPushButton;

namespace chalkline {

class SummarySections;

class SummaryPage : public PanelPage {
    Q_OBJECT
public:
    explicit SummaryPage(QWidget* parent = nullptr);

    void showSession(Session* session) override;
    void finishEditing() override;
    /// As the page "Numbers" has it; shown from the next time on.
    void setPrecision(Precision precision) { precision_ = precision; }

Q_SIGNALS:
    void reportAsked();

private:
    [[nodiscard]] std::vector<interview::SummarySection> made(const Tables& tables) const;
    void copy();

    Session* session_ = nullptr;
    Precision precision_ = Precision::Exact;
    SummarySections* sections_;
    QPushButton* copy_;
    QPushButton* report_;
};

} // namespace chalkline
