// The list inside the palette: draws captions and components, and lets a component be dragged out of it with
// the pointer held down. Pressed and released without moving it only chooses the row.
#pragma once

#include "window/palette_model.h"

#include <QListView>

namespace chalkline {

class PaletteList : public QListView {
    Q_OBJECT
public:
    explicit PaletteList(PaletteModel& model, QWidget* parent = nullptr);

    void setTheme(const Theme& theme);
    [[nodiscard]] bool isDragging() const { return dragging_; }

Q_SIGNALS:
    void dragStarted(const ComponentChoice& choice);
    void dragMoved(const QPoint& global);
    void dragDropped(const QPoint& global);
    void dragCancelled();
    void chosen(const ComponentChoice& choice);

protected:
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void hideEvent(QHideEvent* event) override;

private:
    void endDrag();

    PaletteModel& model_;
    int pressedRow_ = -1;
    QPoint pressedAt_;
    bool dragging_ = false;
};

} // namespace chalkline
