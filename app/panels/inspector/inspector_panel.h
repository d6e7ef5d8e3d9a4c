// The page that shows and edits what is chosen: one thing, the common fields of several, or the sheet when
// nothing is.
#pragma once

#include "panels/panel_page.h"

class QLabel;
class QScrollArea;

namespace chalkline {

class InspectorForm;
class LinkList;

class InspectorPanel : public PanelPage {
    Q_OBJECT
public:
    explicit InspectorPanel(QWidget* parent = nullptr);

    void showSession(Session* session) override;
    void finishEditing() override;

    [[nodiscard]] InspectorForm& form() { return *form_; }
    /// Opens the fields under a heading and brings them into view.
    void unfold(const QString& section);
    [[nodiscard]] LinkList& links() { return *links_; }
    [[nodiscard]] QString heading() const;

protected:
    void focusInEvent(QFocusEvent* event) override;
    void showEvent(QShowEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void follow();
    void notice(const Notice& notice);
    void showHeading();
    [[nodiscard]] std::vector<Ref> wanted() const;

    Session* session_ = nullptr;
    Observation records_;
    Observation view_;
    QScrollArea* scroll_;
    QLabel* icon_;
    QLabel* heading_;
    QLabel* none_;
    InspectorForm* form_;
    LinkList* links_;
    bool stale_ = false; // something changed while the page was hidden
};

} // namespace chalkline
