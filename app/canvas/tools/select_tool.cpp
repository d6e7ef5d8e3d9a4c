#include "canvas/hit_test.h"
#include "canvas/tools/connect_discs.h"
#include "canvas/tools/gestures.h"

#include <cmath>

namespace chalkline {

namespace {

constexpr double lineReach = 8; // px of the widget

/// Nothing is pressed: shows what the pointer is over and where a line may begin.
class SelectTool : public Tool {
public:
    explicit SelectTool(ToolContext& context)
        : context_(context) {}

    Next press(const Pointer& at) override {
        if (at.button == Qt::MiddleButton) return makePanTool(context_, at.view);
        if (at.button != Qt::LeftButton) return nullptr;
        const double zoom = context_.zoom();
        if (isNode(hovered_) && discAt(context_.routed().boxes.at(hovered_), zoom, at.scene))
            return std::make_unique<ConnectTool>(context_, hovered_, at);
        return std::make_unique<PressedTool>(context_, at, hit(at.scene));
    }

    Next move(const Pointer& at) override {
        Ref now = hit(at.scene);
        const auto& boxes = context_.routed().boxes;
        // The discs stand outside: leaving the node for one of them does not leave it.
        if (!isNode(now) && isNode(hovered_) && boxes.contains(hovered_) &&
            boxes.at(hovered_).grown(discReach / context_.zoom()).contains(at.scene))
            now = hovered_;
        if (now == hovered_) return nullptr;
        hovered_ = now;
        context_.repaint();
        return nullptr;
    }

    void paint(QPainter& painter) const override {
        const auto box = context_.routed().boxes.find(hovered_);
        if (isNode(hovered_) && box != context_.routed().boxes.end())
            paintDiscs(painter, box->second, context_.zoom(), context_.theme());
    }

    [[nodiscard]] Qt::CursorShape cursor() const override {
        return hovered_.type == RecordType::None ? Qt::ArrowCursor : Qt::PointingHandCursor;
    }
    [[nodiscard]] QString path() const override { return QStringLiteral("select"); }

private:
    [[nodiscard]] static bool isNode(Ref ref) { return ref.type == RecordType::Node; }
    [[nodiscard]] Ref hit(Point at) const {
        return hitAt(context_.session().document().tables(), context_.routed(), at, lineReach / context_.zoom());
    }

    ToolContext& context_;
    Ref hovered_;
};

class PanTool : public Tool {
public:
    PanTool(ToolContext& context, QPointF from)
        : context_(context)
        , last_(from) {}

    Next move(const Pointer& at) override {
        context_.pan(at.view.x() - last_.x(), at.view.y() - last_.y());
        last_ = at.view;
        return nullptr;
    }
    Next release(const Pointer&) override { return makeSelectTool(context_); }
    Next cancel() override { return makeSelectTool(context_); }
    [[nodiscard]] Qt::CursorShape cursor() const override { return Qt::ClosedHandCursor; }
    [[nodiscard]] QString path() const override { return QStringLiteral("pan"); }

private:
    ToolContext& context_;
    QPointF last_;
};

} // namespace

std::unique_ptr<Tool> makeSelectTool(ToolContext& context) {
    return std::make_unique<SelectTool>(context);
}

std::unique_ptr<Tool> makePanTool(ToolContext& context, QPointF from) {
    return std::make_unique<PanTool>(context, from);
}

} // namespace chalkline
