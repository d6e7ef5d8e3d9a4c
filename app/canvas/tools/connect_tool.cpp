#include "canvas/hit_test.h"
#include "canvas/tools/gestures.h"
#include "canvas/tools/new_node.h"

#include "edit/edge_operations.h"

#include <QObject>

#include <cmath>

namespace chalkline {

namespace {

constexpr double headLength = 10; // px of the scene

void paintWay(QPainter& painter, const ToolContext& context, Point from, Point to, bool async) {
    QPen pen(colourOf(async ? context.theme().async : context.theme().accent), 1.75);
    pen.setCapStyle(Qt::FlatCap);
    // Dashes mean asynchronous, here too.
    if (async) pen.setDashPattern({8 / 1.75, 5 / 1.75});
    painter.setPen(pen);
    painter.setBrush(Qt::NoBrush);
    painter.drawLine(QPointF(from.x, from.y), QPointF(to.x, to.y));
    const double length = std::hypot(to.x - from.x, to.y - from.y);
    if (length < headLength) return;
    const QPointF along((to.x - from.x) / length, (to.y - from.y) / length);
    const QPointF across(-along.y(), along.x());
    const QPointF tip(to.x, to.y);
    const QPolygonF head(
        {tip - along * headLength + across * 4.5, tip, tip - along * headLength - across * 4.5});
    pen.setStyle(Qt::SolidLine);
    painter.setPen(pen);
    if (async) {
        painter.drawPolyline(head);
    } else {
        painter.setBrush(pen.color());
        painter.drawPolygon(head);
    }
}

class ConnectTool : public Tool {
public:
    ConnectTool(ToolContext& context, Ref source, BoxSide side, const Pointer& from)
        : context_(context)
        , source_(source)
        , side_(side)
        , from_(from)
        , to_(from.scene) {}

    Next move(const Pointer& at) override {
        to_ = at.scene;
        if (std::hypot(at.view.x() - from_.view.x(), at.view.y() - from_.view.y()) >= dragStart)
            dragged_ = true;
        async_ = at.keys & Qt::ShiftModifier;
        target_ = endAt(context_, at.scene);
        context_.repaint();
        return nullptr;
    }

    Next release(const Pointer& at) override {
        (void)move(at);
        if (!dragged_) {
            context_.askKind(source_, side_);
            return makeSelectTool(context_);
        }
        Session& session = context_.session();
        const EdgeKind kind = async_ ? EdgeKind::Async : EdgeKind::Sync;
        Transaction edit(session, QObject::tr("Connect").toStdString());
        if (target_.type != RecordType::None) {
            const auto edge = connect(edit, {source_, target_, kind, Direction::Forward, ""});
            if (finish(context_, edit, edge ? Expected<void>() : std::unexpected(edge.error())))
                context_.select({{RecordType::Edge, edge->value}});
            return makeSelectTool(context_);
        }
        const Node node = nodeOfKind("compute.service", "");
        const Size size = fittedNodeSize(node);
        const auto made = addNodeAt(edit, context_.routed(), node,
                                    onGrid({at.scene.x - size.w / 2, at.scene.y - size.h / 2}));
        Expected<void> done = made ? Expected<void>() : std::unexpected(made.error());
        Ref line;
        if (done) {
            const auto edge = connect(edit, {source_, *made, kind, Direction::Forward, ""});
            if (edge)
                line = {RecordType::Edge, edge->value};
            else
                done = std::unexpected(edge.error());
        }
        if (!finish(context_, edit, done)) return makeSelectTool(context_);
        context_.select({*made});
        context_.editName(*made, false, line);
        return makeSelectTool(context_);
    }

    Next cancel() override { return makeSelectTool(context_); }
    [[nodiscard]] bool needs(Ref ref) const override { return ref == source_ || ref == target_; }
    [[nodiscard]] bool isDragging() const override { return true; }

    void paint(QPainter& painter) const override {
        const auto source = context_.routed().boxes.find(source_);
        if (source == context_.routed().boxes.end() || !dragged_) return;
        if (const auto target = context_.routed().boxes.find(target_);
            target != context_.routed().boxes.end())
            paintTarget(painter, context_, target->second);
        paintWay(painter, context_, sideOf(source->second), to_, async_);
    }
    [[nodiscard]] Qt::CursorShape cursor() const override { return Qt::CrossCursor; }
    [[nodiscard]] QString path() const override { return QStringLiteral("select/connect"); }
    [[nodiscard]] QString hint() const override {
        return async_ ? QObject::tr("Asynchronous · release on a component, or anywhere for a new one")
                      : QObject::tr(
                            "Release on a component, or anywhere for a new one · Shift for asynchronous");
    }

    /// A node or boundary under the pointer, or nothing.
    [[nodiscard]] static Ref endAt(ToolContext& context, Point at) {
        const Ref now =
            hitAt(context.session().document(), context.session().sheet(), context.routed(), at, 0);
        if (now.type == RecordType::Node || now.type == RecordType::Boundary) return now;
        return {};
    }

private:
    [[nodiscard]] Point sideOf(const Rect& box) const {
        switch (side_) {
        case BoxSide::Right:
            return {box.right(), box.centre().y};
        case BoxSide::Bottom:
            return {box.centre().x, box.bottom()};
        case BoxSide::Left:
            return {box.x, box.centre().y};
        case BoxSide::Top:
            return {box.centre().x, box.y};
        }
        return box.centre();
    }

    ToolContext& context_;
    Ref source_;
    BoxSide side_;
    Pointer from_;
    Point to_;
    Ref target_;
    bool dragged_ = false;
    bool async_ = false;
};

/// Drags an end of an edge that is there.
class ReconnectTool : public Tool {
public:
    ReconnectTool(ToolContext& context, EdgeId edge, bool source)
        : context_(context)
        , edge_(edge)
        , source_(source) {}

    Next move(const Pointer& at) override {
        to_ = at.scene;
        target_ = ConnectTool::endAt(context_, at.scene);
        context_.repaint();
        return nullptr;
    }
    Next release(const Pointer& at) override {
        if (!to_) return makeSelectTool(context_);
        (void)move(at);
        if (target_.type == RecordType::None) {
            context_.say(QObject::tr("Nothing is there: the connection stays as it was"));
            return makeSelectTool(context_);
        }
        Transaction edit(context_.session(), QObject::tr("Reconnect").toStdString());
        (void)finish(context_, edit, reconnect(edit, edge_, source_ ? EdgeEnd::From : EdgeEnd::To, target_));
        return makeSelectTool(context_);
    }
    Next cancel() override { return makeSelectTool(context_); }
    [[nodiscard]] bool needs(Ref ref) const override {
        return ref == Ref{RecordType::Edge, edge_.value} || ref == target_;
    }
    [[nodiscard]] bool isDragging() const override { return true; }
    void paint(QPainter& painter) const override {
        const Route* route = routeOf(context_.routed(), edge_);
        const Edge* edge = context_.session().document().find(edge_);
        if (!to_ || !route || !edge || route->points.empty()) return;
        if (const auto target = context_.routed().boxes.find(target_);
            target != context_.routed().boxes.end())
            paintTarget(painter, context_, target->second);
        const Point other = source_ ? route->points.back() : route->points.front();
        const bool async = edge->kind == EdgeKind::Async;
        if (source_)
            paintWay(painter, context_, *to_, other, async);
        else
            paintWay(painter, context_, other, *to_, async);
    }
    [[nodiscard]] Qt::CursorShape cursor() const override { return Qt::CrossCursor; }
    [[nodiscard]] QString path() const override { return QStringLiteral("select/reconnect"); }
    [[nodiscard]] QString hint() const override {
        return QObject::tr("Release on another component · Esc takes it back");
    }

private:
    ToolContext& context_;
    EdgeId edge_;
    bool source_;
    std::optional<Point> to_;
    Ref target_;
};

/// Waits for a component to be pressed.
class ArrowTool : public Tool {
public:
    explicit ArrowTool(ToolContext& context)
        : context_(context) {}
    Next press(const Pointer& at) override {
        const Ref source = ConnectTool::endAt(context_, at.scene);
        if (at.button != Qt::LeftButton) return nullptr;
        if (source.type == RecordType::None) {
            context_.say(QObject::tr("A connection begins at a component"));
            return makeSelectTool(context_);
        }
        return makeConnectTool(context_, source, BoxSide::Right, at);
    }
    Next cancel() override { return makeSelectTool(context_); }
    [[nodiscard]] Qt::CursorShape cursor() const override { return Qt::CrossCursor; }
    [[nodiscard]] QString path() const override { return QStringLiteral("connect"); }
    [[nodiscard]] QString hint() const override {
        return QObject::tr("Drag from one component to another · Esc ends");
    }

private:
    ToolContext& context_;
};

} // namespace

std::unique_ptr<Tool> makeConnectTool(ToolContext& context, Ref source, BoxSide side, const Pointer& from) {
    return std::make_unique<ConnectTool>(context, source, side, from);
}

std::unique_ptr<Tool> makeReconnectTool(ToolContext& context, EdgeId edge, bool source) {
    return std::make_unique<ReconnectTool>(context, edge, source);
}

std::unique_ptr<Tool> makeArrowTool(ToolContext& context) {
    return std::make_unique<ArrowTool>(context);
}

} // namespace chalkline
