// The sheet as type-to-draw text, both ways: a line that is changed changes the drawing when the cursor
// leaves it, as one undo step; what changes elsewhere changes only its lines. Choosing goes both ways as
// well. What cannot be read is marked where it is, says why below, and changes nothing.
#pragma once

#include "panels/panel_page.h"
#include "render/theme.h"
#include "text/sheet_text.h"

#include <memory>

class QLabel;
class QPlainTextEdit;

namespace chalkline {

class LineColours;
class ProposalList;

class TextPage : public PanelPage {
    Q_OBJECT
public:
    explicit TextPage(QWidget* parent = nullptr);
    ~TextPage() override;

    void showSession(Session* session) override;
    /// Takes the line that is being written.
    void finishEditing() override;

    [[nodiscard]] QPlainTextEdit& editor() { return *editor_; }
    [[nodiscard]] QString message() const;

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void changeEvent(QEvent* event) override;
    void showEvent(QShowEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void build();
    void setTheme();
    void followProject();
    void followSelection();
    void cursorMoved();
    void choose();
    void commit();
    void revert();
    void showLines();
    void mark();
    void propose();
    [[nodiscard]] bool takeProposal();
    [[nodiscard]] bool key(const QKeyEvent& key);
    [[nodiscard]] bool isWritten() const; // something differs from the lines
    [[nodiscard]] std::vector<std::string> written() const;

    Session* session_ = nullptr;
    Observation records_;
    Observation view_;
    std::unique_ptr<text::SheetText> text_;
    SheetId sheet_;
    QPlainTextEdit* editor_;
    QLabel* message_;
    LineColours* colours_;
    ProposalList* proposals_;
    ThemeName theme_ = ThemeName::Light;
    int line_ = 0; // the cursor's
    bool syncing_ = false;
    bool stale_ = false; // the project has changed while it was not shown or was being written in
};

} // namespace chalkline
