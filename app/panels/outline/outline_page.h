// The outline in two forms behind two tabs: a tree, and the text of the sheet.
#pragma once

#include "panels/panel_page.h"

class QStackedWidget;
class QTabBar;

namespace chalkline {

class OutlinePanel;
class TextPage;

class OutlinePage : public PanelPage {
    Q_OBJECT
public:
    explicit OutlinePage(QWidget* parent = nullptr);

    void showSession(Session* session) override;
    void finishEditing() override;

    void showTree();
    void showText();
    [[nodiscard]] OutlinePanel& tree() { return *tree_; }
    [[nodiscard]] TextPage& text() { return *text_; }

private:
    QTabBar* forms_;
    QStackedWidget* stack_;
    OutlinePanel* tree_;
    TextPage* text_;
};

} // namespace chalkline
