// A tool of the canvas is a state: making it enters, destroying it leaves, and what was begun and not finished
// is taken back by that alone. Handlers return the next state, or nothing to stay. Tools know the session and
// a narrow view of the canvas, so they run in tests without a window.
#pragma once

#include "edit/session.h"
#include "render/theme.h"
#include "routing/route.h"

#include <QPainter>
#include <QString>

#include <memory>
#include <optional>

namespace chalkline {

/// What a tool may ask of the canvas.
class ToolContext {
public:
    virtual ~ToolContext() = default;
    [[nodiscard]] virtual Session& session() = 0;
    [[nodiscard]] virtual const RoutedSheet& routed() const = 0;
    [[nodiscard]] virtual const Theme& theme() const = 0;
    [[nodiscard]] virtual double zoom() const = 0;
    /// By px of the widget.
    virtual void pan(double dx, double dy) = 0;
    virtual void select(std::set<Ref> refs) = 0;
    virtual void repaint() = 0;
    virtual void editName(Ref ref) = 0;
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
    /// Esc, Ctrl+Z, another tool, focus lost: back to the first state; the destructor takes back.
    [[nodiscard]] virtual Next cancel() { return nullptr; }
    /// Handles of the tool, in scene px.
    virtual void paint(QPainter&) const {}
    [[nodiscard]] virtual Qt::CursorShape cursor() const { return Qt::ArrowCursor; }
    /// "select", "select/move".
    [[nodiscard]] virtual QString path() const = 0;
    [[nodiscard]] virtual QString hint() const { return {}; }
};

/// The state everything begins and ends in.
[[nodiscard]] std::unique_ptr<Tool> makeSelectTool(ToolContext& context);
/// While Space is held or the middle button pressed at `from`.
[[nodiscard]] std::unique_ptr<Tool> makePanTool(ToolContext& context, QPointF from);

} // namespace chalkline
