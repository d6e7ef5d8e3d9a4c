// A tool of the canvas is a state: making it enters, destroying it leaves, and what was begun and not
// finished is taken back by that alone. Handlers return the next state, or nothing to stay. Tools know the
// session and a narrow view of the canvas, so they run in tests without a window.
#pragma once

#include "edit/session.h"
#include "geometry/snapping.h"
#include "render/theme.h"
#include "routing/route.h"

#include <QPainter>
#include <QString>

#include <memory>
#include <optional>

namespace chalkline {

/// The side of a component that something new stands at.
enum class BoxSide { Right, Bottom, Left, Top };

/// What a tool may ask of the canvas.
class ToolContext {
public:
    virtual ~ToolContext() = default;
    [[nodiscard]] virtual Session& session() = 0;
    [[nodiscard]] virtual const RoutedSheet& routed() const = 0;
    [[nodiscard]] virtual const Theme& theme() const = 0;
    [[nodiscard]] virtual double zoom() const = 0;
    /// Grid and guides as the person has set them; no grid and no guides while S is held.
    [[nodiscard]] virtual SnapRules snapRules() const = 0;
    /// By px of the widget.
    virtual void pan(double dx, double dy) = 0;
    virtual void select(std::set<Ref> refs) = 0;
    virtual void repaint() = 0;
    /// Repaints frame by frame until nobody asks for it any more.
    virtual void keepMoving() = 0;
    /// False: motion is to be reduced.
    [[nodiscard]] virtual bool mayMove() const = 0;
    /// Lets the name be typed where it stands; `fresh`: it was just made, and goes again if it stays empty.
    /// Tab goes on to the name of `after`.
    virtual void editName(Ref ref, bool fresh = false, Ref after = {}) = 0;
    /// Lets a kind be picked for a component to make and connect at that side.
    virtual void askKind(Ref source, BoxSide side) = 0;
    /// In words for a person, in the status bar.
    virtual void say(const QString& message) = 0;
};

struct Pointer {
    Point scene;  // px of the scene
    QPointF view; // px of the widget
    Qt::MouseButton button = Qt::NoButton;
    Qt::KeyboardModifiers keys;
};

class Tool {
public:
    virtual ~Tool() = default;
    using Next = std::unique_ptr<Tool>;

    [[nodiscard]] virtual Next press(const Pointer&) { return nullptr; }
    [[nodiscard]] virtual Next move(const Pointer&) { return nullptr; }
    [[nodiscard]] virtual Next release(const Pointer&) { return nullptr; }
    /// True if the double click meant something to the tool.
    [[nodiscard]] virtual bool doubleClick(const Pointer&) { return false; }
    /// Esc, Ctrl+Z, another tool, focus lost: back to the first state; the destructor takes back. Nothing if
    /// there is nothing to take back.
    [[nodiscard]] virtual Next cancel() { return nullptr; }
    /// The gesture makes no sense any more when this is deleted.
    [[nodiscard]] virtual bool needs(Ref) const { return false; }
    /// A button is held and the view follows the pointer over its edge.
    [[nodiscard]] virtual bool isDragging() const { return false; }
    /// True while the tool moves by itself; asked before every frame.
    [[nodiscard]] virtual bool isMoving() const { return false; }
    /// Handles of the tool, in scene px.
    virtual void paint(QPainter&) const {}
    [[nodiscard]] virtual Qt::CursorShape cursor() const { return Qt::ArrowCursor; }
    /// "select", "select/move".
    [[nodiscard]] virtual QString path() const = 0;
    [[nodiscard]] virtual QString hint() const { return {}; }
};

/// The state everything begins and ends in.
[[nodiscard]] std::unique_ptr<Tool> makeSelectTool(ToolContext& context);
/// The tool a letter stands for: v select, h pan, a connect, t note, f boundary; nothing for others.
[[nodiscard]] std::unique_ptr<Tool> makeToolFor(ToolContext& context, QChar letter);

} // namespace chalkline
