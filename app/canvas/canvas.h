// The canvas: draws the sheet in view and hands the pointer to the tool. Everything it shows comes from the
// session, which it observes; it changes nothing but through the tools' transactions.
#pragma once

#include "canvas/camera.h"
#include "canvas/tools/tool.h"
#include "render/scene_painter.h"

#include <QWidget>

#include <memory>

class QLineEdit;

namespace chalkline {

class Canvas : public QWidget, private ToolContext {
    Q_OBJECT
public:
    explicit Canvas(QWidget* parent = nullptr);
    ~Canvas() override;

    /// The session must outlive the canvas or be replaced before it goes; null = nothing is shown.
    void showSession(Session* session);
    [[nodiscard]] Session* shown() const { return session_; }
    void setTheme(ThemeName name);
    [[nodiscard]] ThemeName themeName() const { return themeName_; }

    /// All of the sheet in the middle, at most at 100 %.
    void fitAll();
    void fitSelection();
    /// About the middle of the view.
    void zoomTo(double zoom);
    [[nodiscard]] double zoom() const override { return camera_.zoom(); }
    /// Pans only as far as it takes to see it.
    void reveal(const std::set<Ref>& refs);
    void selectAll();
    void setSelection(std::set<Ref> refs) { select(std::move(refs)); }
    /// Of the one thing that is chosen.
    void beginRename();

    /// What is picked up from the palette follows the pointer as a ghost until dropPlacing() puts it there,
    /// snapped, with its centre at the pointer; outside the canvas, and by cancelGesture(), nothing is made.
    void beginPlacing(const std::string& kind, const std::string& technology);
    void movePlacing(const QPoint& global);
    void dropPlacing(const QPoint& global);
    /// At the middle of the view, beside what stands there, connected to nothing.
    void placeInView(const std::string& kind, const std::string& technology);
    /// The scene point under the pointer, or the middle of the view when it is elsewhere.
    [[nodiscard]] Point pointerPlace() const;
    /// Takes back what a gesture has begun; false if there was none.
    bool cancelGesture();
    /// The place in widget px of something on the sheet; empty if it is not there.
    [[nodiscard]] QRectF viewBox(Ref ref);

Q_SIGNALS:
    void zoomChanged();
    /// On something (Ref) or the empty canvas (None).
    void contextMenuAsked(Ref on, const QPoint& global);
    /// A letter, digit or operator was typed on the canvas.
    void typed(const QString& text);
    void hintChanged(const QString& hint);
    void said(const QString& message);

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void keyReleaseEvent(QKeyEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    bool focusNextPrevChild(bool next) override;

private:
    Session& session() override { return *session_; }
    const RoutedSheet& routed() const override;
    const Theme& theme() const override { return themeOf(themeName_); }
    void pan(double dx, double dy) override;
    void select(std::set<Ref> refs) override;
    void repaint() override { update(); }
    void editName(Ref ref) override;
    void say(const QString& message) override { Q_EMIT said(message); }

    void become(Tool::Next next);
    void finishName(bool keep);
    void selectNext(bool forward);
    void paintGrid(QPainter& painter) const;
    void paintSelection(QPainter& painter) const;
    [[nodiscard]] Pointer pointerOf(const QPointF& view, Qt::MouseButton button,
                                    Qt::KeyboardModifiers keys) const;

    Session* session_ = nullptr;
    Observation observation_;
    Observation viewObservation_;
    ThemeName themeName_ = ThemeName::Light;
    Camera camera_;
    std::unique_ptr<Tool> tool_;
    // Derived from the session and made anew after each change, when first needed.
    mutable RoutedSheet routed_;
    mutable std::unique_ptr<ScenePainter> painter_;
    mutable bool stale_ = true;
    bool spaceHeld_ = false;
    QLineEdit* nameEditor_ = nullptr;
    Ref named_;
};

} // namespace chalkline
