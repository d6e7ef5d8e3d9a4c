// The page that shows the design as a tree with a search field: for finding, for those who work by keyboard,
// and for screen readers. Choosing here chooses on the canvas, and the other way round.
#pragma once

#include "panels/panel_page.h"

class QLineEdit;
class QModelIndex;
class QTreeView;

namespace chalkline {

class OutlineFilter;
class OutlineModel;

class OutlinePanel : public PanelPage {
    Q_OBJECT
public:
    explicit OutlinePanel(QWidget* parent = nullptr);

    void showSession(Session* session) override;
    void finishEditing() override;

    [[nodiscard]] QTreeView& tree() { return *tree_; }
    [[nodiscard]] QLineEdit& search() { return *search_; }
    [[nodiscard]] OutlineModel& model() { return *model_; }
    /// Where the tree shows a record; invalid if it is not there or filtered out.
    [[nodiscard]] QModelIndex indexOf(Ref ref) const;
    [[nodiscard]] Ref refAt(const QModelIndex& index) const;

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void changeEvent(QEvent* event) override;
    void showEvent(QShowEvent* event) override;

private:
    void build();
    void follow(const Notice& notice);
    void showSelection();
    void choose();
    void filter(const QString& text);
    void unfold(const QModelIndex& parent, int first, int last);
    void removeChosen();
    [[nodiscard]] std::set<Ref> chosen() const;
    [[nodiscard]] bool treeKey(const QKeyEvent& key);
    [[nodiscard]] bool searchKey(const QKeyEvent& key);

    Session* session_ = nullptr;
    Observation records_;
    Observation view_;
    QLineEdit* search_;
    QTreeView* tree_;
    OutlineModel* model_;
    OutlineFilter* filter_;
    std::set<Ref> shown_;    // the selection of the session that the tree shows
    std::set<Ref> unfolded_; // before a search unfolded everything
    bool syncing_ = false;
};

} // namespace chalkline
