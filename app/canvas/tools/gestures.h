// The states that the select tool goes through while a button is down.
#pragma once

#include "canvas/tools/tool.h"
#include "edit/transaction.h"

namespace chalkline {

/// A press that may become a click or a drag: which, the first 4 px decide.
class PressedTool : public Tool {
public:
    PressedTool(ToolContext& context, const Pointer& from, Ref on)
        : context_(context)
        , from_(from)
        , on_(on) {}

    [[nodiscard]] Next move(const Pointer& at) override;
    [[nodiscard]] Next release(const Pointer& at) override;
    [[nodiscard]] Next cancel() override { return makeSelectTool(context_); }
    [[nodiscard]] QString path() const override { return QStringLiteral("select/pressed"); }

private:
    ToolContext& context_;
    Pointer from_;
    Ref on_;
};

/// Moves the selection; the transaction stays open until the button is released.
class MoveTool : public Tool {
public:
    MoveTool(ToolContext& context, Point from, std::set<Ref> subjects);

    [[nodiscard]] Next move(const Pointer& at) override;
    [[nodiscard]] Next release(const Pointer& at) override;
    [[nodiscard]] Next cancel() override { return makeSelectTool(context_); }
    void paint(QPainter& painter) const override;
    [[nodiscard]] Qt::CursorShape cursor() const override { return Qt::SizeAllCursor; }
    [[nodiscard]] QString path() const override { return QStringLiteral("select/move"); }
    [[nodiscard]] QString hint() const override;

private:
    struct Snap {
        double shift = 0;
        std::optional<double> line; // scene coordinate of the guide
    };
    [[nodiscard]] Snap snapped(double shift, bool across) const;

    ToolContext& context_;
    Point from_;
    std::set<Ref> subjects_;
    Rect bounds_;              // of what moves, at the start
    std::vector<Rect> others_; // what it may line up with
    Transaction edit_;
    double dx_ = 0;
    double dy_ = 0;
    std::optional<double> guideX_;
    std::optional<double> guideY_;
};

/// A frame over empty canvas.
class MarqueeTool : public Tool {
public:
    MarqueeTool(ToolContext& context, Point from, std::set<Ref> before)
        : context_(context)
        , from_(from)
        , to_(from)
        , before_(std::move(before)) {}

    [[nodiscard]] Next move(const Pointer& at) override;
    [[nodiscard]] Next release(const Pointer& at) override;
    [[nodiscard]] Next cancel() override;
    void paint(QPainter& painter) const override;
    [[nodiscard]] QString path() const override { return QStringLiteral("select/marquee"); }

private:
    [[nodiscard]] Rect frame() const;

    ToolContext& context_;
    Point from_;
    Point to_;
    std::set<Ref> before_;
};

/// A line from a component to where the pointer is: to another one, or to a new one on empty canvas.
class ConnectTool : public Tool {
public:
    ConnectTool(ToolContext& context, Ref source, const Pointer& from)
        : context_(context)
        , source_(source)
        , to_(from.scene) {}

    [[nodiscard]] Next move(const Pointer& at) override;
    [[nodiscard]] Next release(const Pointer& at) override;
    [[nodiscard]] Next cancel() override { return makeSelectTool(context_); }
    void paint(QPainter& painter) const override;
    [[nodiscard]] Qt::CursorShape cursor() const override { return Qt::CrossCursor; }
    [[nodiscard]] QString path() const override { return QStringLiteral("select/connect"); }
    [[nodiscard]] QString hint() const override;

private:
    ToolContext& context_;
    Ref source_;
    Point to_;
    Ref target_;
    bool async_ = false;
};

} // namespace chalkline
