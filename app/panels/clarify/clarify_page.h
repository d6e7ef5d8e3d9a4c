// The page "Clarify": problem and goal, kind of system, what is in scope and what is not, the log of
// questions with what the bank would ask next, assumptions, and what the interviewer seems to look for
// (hidden until shown). One scrolling page and one field at its foot that takes all of it. Shows and edits
// the records Brief, Archetype, ScopeItem, Question and Expectation.
#pragma once

#include "panels/clarify/clarify_entry.h"
#include "panels/statements/statement_panel.h"

class QPushButton;
class QToolButton;

namespace chalkline {

class BankList;
class BriefForm;
class ClarifyDetail;
class KindOfSystem;

class ClarifyPage : public StatementPanel {
    Q_OBJECT
public:
    explicit ClarifyPage(QWidget* parent = nullptr);

    void showSession(Session* session) override;
    void finishEditing() override;
    void setMode(Mode mode) override;
    [[nodiscard]] bool showsExpectations() const { return expecting_; }

Q_SIGNALS:
    /// A built-in pattern, by its name.
    void patternAsked(const QString& name);

protected:
    [[nodiscard]] std::vector<StatementFace> faces(const Document& document) const override;
    [[nodiscard]] std::vector<Ref> order(const Document& document) const override;
    [[nodiscard]] Expected<Ref> add(Transaction& edit, const std::string& line) override;
    [[nodiscard]] Expected<void> retitle(Transaction& edit, Ref ref, std::string title) override;
    [[nodiscard]] Expected<void> answer(Transaction& edit, Ref ref, std::string answer) override;
    [[nodiscard]] Expected<void> toggle(Transaction& edit, Ref ref) override;
    void refresh() override;
    void keyPressEvent(QKeyEvent* event) override;
    void showEvent(QShowEvent* event) override;

private:
    explicit ClarifyPage(ClarifyDetail* detail, QWidget* parent);
    void buildHead();
    void buildEntry();
    void buildExpectations();
    void showGroups();
    [[nodiscard]] QString questionCaption() const;
    void showSort();
    void showHelp();
    void setExpecting(bool shown);
    void convert(Ref question);
    void addTarget(const QString& target);

    Mode mode_ = Mode::Work;
    bool expecting_ = false;
    EntryWord given_ = EntryWord::Ask;
    ClarifyDetail* detail_;
    BriefForm* brief_ = nullptr;
    KindOfSystem* kinds_ = nullptr;
    BankList* bank_;
    QWidget* expectations_;
    QPushButton* expectButton_ = nullptr;
    QToolButton* sort_ = nullptr;
};

} // namespace chalkline
