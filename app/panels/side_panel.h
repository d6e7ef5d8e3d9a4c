// The one panel at the right: pages behind a row of tabs, 304 px wide.
#pragma once

#include "panels/panel_page.h"

#include <QFrame>

class QStackedWidget;
class QTabBar;

namespace chalkline {

class SidePanel : public QFrame {
    Q_OBJECT
public:
    static constexpr int panelWidth = 304; // px

    explicit SidePanel(QWidget* parent = nullptr);

    void addPage(const QString& id, const QString& title, PanelPage* page);
    void showSession(Session* session);
    /// By the id given to addPage; shows the panel if it was folded.
    void showPage(const QString& id);
    [[nodiscard]] QString page() const;
    [[nodiscard]] PanelPage* pageOf(const QString& id) const;
    void finishEditing();

Q_SIGNALS:
    void said(const QString& message);
    void revealAsked(const std::set<Ref>& refs);

private:
    QTabBar* tabs_;
    QStackedWidget* stack_;
    std::vector<std::pair<QString, PanelPage*>> pages_;
};

} // namespace chalkline
