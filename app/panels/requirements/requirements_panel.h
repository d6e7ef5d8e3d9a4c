// The page "Requirements": functional and non-functional ones, what must be, what would be good, what will
// not be; how many must-haves are linked to what meets them; the summary of it all, and the agreement on it.
// Shows and edits the records Requirement, their links, Summary and BuyIn of the scope.
#pragma once

#include "panels/statements/statement_panel.h"
#include "text/statement_line.h"

class QTabBar;
class QToolButton;

namespace chalkline {

class BuyInBar;
class SummarySections;

class RequirementsPanel : public StatementPanel {
    Q_OBJECT
public:
    explicit RequirementsPanel(QWidget* parent = nullptr);

    void showSession(Session* session) override;
    void finishEditing() override;
    void setMode(Mode mode) override;
    void showSummary(bool shown);

protected:
    [[nodiscard]] std::vector<StatementFace> faces(const Document& document) const override;
    [[nodiscard]] std::vector<Ref> order(const Document& document) const override;
    [[nodiscard]] Expected<Ref> add(Transaction& edit, const std::string& line) override;
    [[nodiscard]] Expected<void> retitle(Transaction& edit, Ref ref, std::string title) override;
    [[nodiscard]] Expected<void> toggle(Transaction& edit, Ref ref) override;
    void changed() override;

private:
    [[nodiscard]] QWidget* makeHead();
    void buildEntry();
    /// What the line in the field will become stands on the two buttons.
    void showSort();

    QToolButton* kind_;
    QToolButton* priority_;
    QTabBar* forms_;
    QToolButton* mustOnly_;
    QLabel* covered_;
    SummarySections* summary_;
    BuyInBar* buyIn_;
    text::RequirementSort sort_;
    Mode mode_ = Mode::Work;
};

} // namespace chalkline
