// The page "Requirements": functional and non-functional ones, what must be, what would be good, what will
// not be. Shows and edits the records Requirement and their links.
#pragma once

#include "panels/statements/statement_panel.h"
#include "text/statement_line.h"

class QToolButton;

namespace chalkline {

class RequirementsPanel : public StatementPanel {
    Q_OBJECT
public:
    explicit RequirementsPanel(QWidget* parent = nullptr);

protected:
    [[nodiscard]] std::vector<StatementFace> faces(const Document& document) const override;
    [[nodiscard]] std::vector<Ref> order(const Document& document) const override;
    [[nodiscard]] Expected<Ref> add(Transaction& edit, const std::string& line) override;
    [[nodiscard]] Expected<void> retitle(Transaction& edit, Ref ref, std::string title) override;
    [[nodiscard]] Expected<void> toggle(Transaction& edit, Ref ref) override;

private:
    /// What the line in the field will become stands on the two buttons.
    void showSort();

    QToolButton* kind_;
    QToolButton* priority_;
    text::RequirementSort sort_;
};

} // namespace chalkline
