// The canvas: draws the sheet in view and hands the pointer to the tool. Everything it shows comes from the
// session, which it observes; it changes nothing but through the tools' transactions.
#pragma once

#include "base/unit.h"
#include "canvas/camera.h"
#include "canvas/preview.h"
#include "canvas/tools/tool.h"
#include "render/scene_painter.h"
#include "render/sheet_filter.h"
#include "routing/live_routes.h"

#include <QBasicTimer>
#include <QElapsedTimer>
#include <QWidget>

#include <memory>

namespace chalkline {

class CanvasAnnouncer;
class Glide;
class NameEditor;

class Canvas : public QWidget, private ToolContext {
    Q_OBJECT
public:
    explicit Canvas(QWidget* parent = nullptr);
    ~Canvas() override;

    /// The session must outlive the canvas or be replaced before it goes; null = nothing is shown.
    void showSession(Session* session);
    [[nodiscard]] Session* shownSession() const { return session_; }
    void setTheme(ThemeName name);
    [[nodiscard]] ThemeName themeName() const { return themeName_; }
    [[nodiscard]] const Theme& theme() const override { return themeOf(themeName_); }

    void setGrid(bool on);
    /// Of the numbers on chips and in estimates.
    void setPrecision(Precision precision);
    [[nodiscard]] Precision precision() const { return precision_; }
    [[nodiscard]] bool hasGrid() const { return grid_; }
    void setSnapping(bool on) { snapping_ = on; }
    [[nodiscard]] bool isSnapping() const { return snapping_; }
    /// Whether letters typed here are handed on by typed().
    void setTyping(bool on) { typing_ = on; }

    /// All of the sheet in the middle, at most at 100 % and not so small that names cannot be read; a second
    /// time all of it, however small.
    void fitAll();
    void fitSelection();
    /// About the middle of the view.
    void zoomTo(double zoom);
    [[nodiscard]] double zoom() const override { return camera_.zoom(); }
    [[nodiscard]] const Camera& camera() const { return camera_; }
    void setCamera(const Camera& camera);
    /// As fitAll() the first time.
    void fitReadable();
    /// What a line would do, in ghosts and rings; nothing takes it away. Pans as far as it takes to see it.
    void showPreview(std::optional<Preview> preview);
    [[nodiscard]] const std::optional<Preview>& preview() const { return preview_; }
    /// Keeps the picture that is shown now, so that endGlide() can show the way from it.
    void beginGlide();
    /// After what has changed since: the picture and the view glide from there to here. Not on large sheets
    /// and not if motion is to be reduced; any input, edit or move of the view ends it.
    void endGlide();
    [[nodiscard]] bool isGliding() const { return glide_ != nullptr; }
    /// Whether things may glide.
    void setMotion(bool on) { motion_ = on; }
    /// Dims what the filter does not light; what changes is looked at anew.
    void setFilter(SheetFilter filter);
    [[nodiscard]] const SheetFilter& filter() const { return filter_; }
    /// The laser is shown at the pointer and drags a light behind it that fades.
    void startLaser();
    [[nodiscard]] bool hasLaser() const { return tool_->path() == QLatin1String("laser"); }
    /// Dragging moves the view and nothing else; nothing is hovered.
    void setPresenting(bool on);
    /// Pans only as far as it takes to see it.
    void reveal(const std::set<Ref>& refs);
    void selectAll();
    /// Of the one thing that is chosen.
    void beginRename();
    /// Ends it as Enter would.
    void finishName(bool keep);
    /// In reading order: from the top left, row by row.
    void selectNext(bool forward);

    /// The tool of a letter (tool.h makeToolFor); from then on it acts until its gesture ends.
    void startTool(QChar letter);
    /// The letter that was typed last: the next drag uses its tool; nothing = the tool that is there.
    void armTool(QChar letter) { armed_ = letter; }
    /// Takes back what a gesture has begun; false if there was none.
    bool cancelGesture();
    [[nodiscard]] bool isInGesture() const { return tool_->path() != QLatin1String("select"); }
    /// A button is held for it, or something from the palette is under way.
    [[nodiscard]] bool isDragging() const { return tool_->isDragging(); }
    [[nodiscard]] bool isNaming() const { return nameEditor_ != nullptr; }
    [[nodiscard]] QString toolPath() const { return tool_->path(); }

    /// What is picked up from the palette follows the pointer as a ghost until dropPlacing() puts it there,
    /// snapped, with its centre at the pointer; outside the canvas, and by cancelGesture(), nothing is made.
    void beginPlacing(const std::string& kind, const std::string& technology);
    void movePlacing(const QPoint& global);
    void dropPlacing(const QPoint& global);
    /// At the middle of the view, beside what stands there, connected to nothing.
    void placeInView(const std::string& kind, const std::string& technology);
    /// A component of that kind beside another, connected from it.
    void connectNew(Ref source, BoxSide side, const std::string& kind, EdgeKind edge);

    /// One more component at that side of the one that is chosen, connected from it; keepGrown() ends it.
    void grow(BoxSide side);
    void keepGrown();
    /// Chooses the neighbour along an edge that lies best in that direction, if one does.
    void walk(BoxSide side);

    /// The scene point under the pointer, or the middle of the view when it is elsewhere.
    [[nodiscard]] Point pointerPlace() const;
    /// The place in widget px of something on the sheet; empty if it is not there.
    [[nodiscard]] QRectF viewBox(Ref ref);
    /// The same, for connections where they are taken hold of: their label, or the middle of their line.
    [[nodiscard]] QRectF placeOf(Ref ref);
    [[nodiscard]] const RoutedSheet& routed() const override;

Q_SIGNALS:
    void zoomChanged();
    /// It looks elsewhere.
    void viewChanged();
    void filterChanged();
    /// On something (Ref) or the empty canvas (None).
    void contextMenuAsked(Ref on, const QPoint& global);
    void kindMenuAsked(Ref source, BoxSide side, const QPoint& global);
    /// A letter, digit or operator was typed on the canvas.
    void typed(const QString& text);
    /// A drag used the tool that was armed by typing its letter.
    void armedToolUsed();
    void hintChanged(const QString& hint);
    void said(const QString& message);

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void keyReleaseEvent(QKeyEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    void timerEvent(QTimerEvent* event) override;
    bool event(QEvent* event) override;

private:
    Session& session() override { return *session_; }
    [[nodiscard]] SnapRules snapRules() const override;
    void pan(double dx, double dy) override;
    void select(std::set<Ref> refs) override;
    void repaint() override { update(); }
    void keepMoving() override;
    [[nodiscard]] bool mayMove() const override { return motion_; }
    [[nodiscard]] SceneOptions sceneOptions() const;
    void editName(Ref ref, bool fresh = false, Ref after = {}) override;
    void askKind(Ref source, BoxSide side) override;
    void say(const QString& message) override { Q_EMIT said(message); }

    void notice(const Notice& notice);
    void showSomething(const Rect& all);
    void finishGlide();
    [[nodiscard]] double glideShare() const;
    /// What is painted: the routed sheet, or a picture on the way to it.
    [[nodiscard]] const RoutedSheet& painted() const { return onTheWay_ ? *onTheWay_ : routed(); }
    void viewMoved();
    void become(Tool::Next next);
    void showToolState();
    void followPointer(const QPointF& view);
    [[nodiscard]] QRectF labelPlace(Ref ref);
    void paintGrid(QPainter& painter) const;
    void paintGlide(QPainter& painter);
    void paintPreview(QPainter& painter) const;
    void paintSelection(QPainter& painter) const;
    void paintRing(QPainter& painter, Ref ref, double opacity) const;
    [[nodiscard]] std::optional<Rect> boundsOf(const std::set<Ref>& refs) const;
    [[nodiscard]] std::optional<Rect> boundsOfAll() const;
    [[nodiscard]] Pointer pointerOf(const QPointF& view, Qt::MouseButton button,
                                    Qt::KeyboardModifiers keys) const;

    Session* session_ = nullptr;
    Observation observation_;
    Observation viewObservation_;
    std::unique_ptr<CanvasAnnouncer> announcer_;
    ThemeName themeName_ = ThemeName::Light;
    Camera camera_;
    std::unique_ptr<Tool> tool_;
    bool inHandler_ = false; // what a tool changes itself does not cancel it
    // Derived from the session and made anew after each change, when first needed.
    mutable LiveRoutes routes_;
    mutable SheetId shownSheet_;
    mutable std::unique_ptr<ScenePainter> painter_;
    mutable bool painterStale_ = true;
    mutable NumberTexts numbers_;
    mutable bool numbersStale_ = true;
    Precision precision_ = Precision::Exact;
    bool grid_ = true;
    bool snapping_ = true;
    bool typing_ = true;
    bool spaceHeld_ = false;
    bool byKeyboard_ = false; // what is chosen was reached by keys: it shows the focus ring
    bool snapHeld_ = false;   // S suspends it
    QChar armed_;
    std::optional<QPointF> panning_; // where the pointer was
    QPointF lastPointer_;
    QBasicTimer scroll_;
    struct Begin {
        RoutedSheet picture;
        Camera camera;
        SheetId sheet;
    };
    std::optional<Begin> glideFrom_;
    std::unique_ptr<Glide> glide_;
    SheetId glideSheet_;                  // where things glide
    std::optional<RoutedSheet> onTheWay_; // while it paints
    QElapsedTimer glideTime_;
    QBasicTimer glideFrames_;
    bool motion_ = true;
    QBasicTimer frames_; // while the tool moves by itself
    SheetFilter filter_;
    bool presenting_ = false;
    std::optional<Preview> preview_;
    double wheel_ = 0; // of an eighth of a degree, not used yet
    NameEditor* nameEditor_ = nullptr;
    Ref named_;
    Ref namedNext_; // whose name Tab goes on to
    bool namedFresh_ = false;
};

} // namespace chalkline
