// The palette of components: unfolds over the canvas at its left edge, with a search field over the list.
// Enter and double-click place a component in the middle of the view, dragging puts it where it is dropped.
// Folds away after that unless it is pinned; pressing on the canvas folds it too.
#pragma once

#include "window/palette_list.h"
#include "window/settings.h"

#include <QFrame>

#include <optional>

class QLabel;
class QToolButton;

namespace chalkline {

class SearchField;

class Palette : public QFrame {
    Q_OBJECT
public:
    static constexpr int paletteWidth = 264; // px at the usual text size

    /// Lies over `canvas`, in its parent. The settings must outlive it.
    Palette(Settings& settings, QWidget& canvas);

    void setTheme(const Theme& theme);
    /// With the search field focused and empty.
    void open();
    /// At the first group of a family; closes it if that is where it was opened last.
    void openAt(Family family);
    void close();
    /// In the place beside the canvas's left edge.
    void place();

Q_SIGNALS:
    void placeAsked(const QString& kind, const QString& technology);
    void dragStarted(const QString& kind, const QString& technology);
    void dragMoved(const QPoint& global);
    void dragDropped(const QPoint& global);
    void dragCancelled();
    void opened();
    void closed();

protected:
    bool event(QEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    void buildRows();
    void connectList();
    void search(const QString& query);
    void choose(const ComponentChoice& choice, bool stay);
    void step(int rows);
    [[nodiscard]] bool takeKey(const QKeyEvent& key);

    Settings& settings_;
    QWidget& canvas_;
    PaletteModel* model_;
    PaletteList* list_;
    SearchField* search_;
    QToolButton* pin_;
    QToolButton* fold_;
    QLabel* nothing_;
    QLabel* hint_;
    std::optional<Family> family_; // where it was opened last
    ComponentChoice dragged_;
};

} // namespace chalkline
