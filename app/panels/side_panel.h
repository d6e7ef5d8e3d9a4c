// The one panel at the right, 304 px wide: pages behind a row of tabs. Some belong to a stage of the design
// and are there while it is shown, the others always.
#pragma once

#include "interview/stages.h"
#include "panels/panel_page.h"

#include <QFrame>

class QStackedWidget;
class QTabBar;

namespace chalkline {

class StageHead;

class SidePanel : public QFrame {
    Q_OBJECT
public:
    static constexpr int panelWidth = 304; // px

    explicit SidePanel(QWidget* parent = nullptr);

    void addPage(const QString& id, const QString& title, PanelPage* page,
                 std::optional<interview::Stage> stage = {});
    /// The pages of a stage, the first of them in front; a stage without its own leaves what is there always.
    void showStage(interview::Stage stage);
    [[nodiscard]] interview::Stage stage() const { return stage_; }
    /// The stage of a page; none for those that are there always.
    [[nodiscard]] std::optional<interview::Stage> stageOf(const QString& id) const;
    void setMode(Mode mode);
    void showSession(Session* session);
    /// By the id given to addPage; shows its stage, and the panel if it was folded.
    void showPage(const QString& id);
    [[nodiscard]] QString page() const;
    [[nodiscard]] PanelPage* pageOf(const QString& id) const;
    void finishEditing();

Q_SIGNALS:
    void said(const QString& message);
    /// Of what no page lists.
    void revealAsked(const std::set<Ref>& refs);
    void stageShown(interview::Stage stage);
    /// The window should go there.
    void stageAsked(interview::Stage stage);

private:
    struct Page {
        QString id;
        QString title;
        PanelPage* page;
        std::optional<interview::Stage> stage;
    };

    void showTabs();
    void reveal(const std::set<Ref>& refs);
    void showCurrent();
    [[nodiscard]] const Page* find(const QString& id) const;
    [[nodiscard]] int tabOf(const QString& id) const;

    QTabBar* tabs_;
    StageHead* head_;
    QStackedWidget* stack_;
    std::vector<Page> pages_;
    interview::Stage stage_ = interview::Stage::HighLevel;
};

} // namespace chalkline
