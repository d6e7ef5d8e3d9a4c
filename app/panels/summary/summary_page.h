// The whole answer on one page, to be read aloud in the end: what it must do, its numbers, the design, the
// decisions and what is still open. Each part can be put in other words, which stay. Copies itself, and asks
// for the report.
#pragma once

#include "panels/panel_page.h"

class QPushButton;

namespace chalkline {

class SummarySections;

class SummaryPage : public PanelPage {
    Q_OBJECT
public:
    explicit SummaryPage(QWidget* parent = nullptr);

    void showSession(Session* session) override;
    void finishEditing() override;

Q_SIGNALS:
    void reportAsked();

private:
    void copy();

    Session* session_ = nullptr;
    SummarySections* sections_;
    QPushButton* copy_;
    QPushButton* report_;
};

} // namespace chalkline
