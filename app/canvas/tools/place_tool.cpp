#include "canvas/tools/place_tool.h"

#include "edit/node_operations.h"
#include "edit/placement_operations.h"
#include "edit/transaction.h"
#include "geometry/boxes.h"
#include "render/painter_surface.h"
#include "render/scene_painter.h"

#include <cmath>

namespace chalkline {

namespace {

constexpr double grid = 8;       // px of the scene
constexpr double clearance = 24; // px between what stands there and a component put beside it
constexpr double ghostOpacity = 0.55;

Node nodeFor(const std::string& kind, const std::string& technology) {
    const Kind* known = findKind(kind);
    Node node;
    node.kind = kind;
    node.technology = technology;
    node.name = !technology.empty() ? technology : known ? std::string(known->name) : kind;
    // A technology that is the name already says nothing twice.

    return node;
}

Point onGrid(Point at) {
    return {std::round(at.x / grid) * grid, std::round(at.y / grid) * grid};
}

/// The smallest boundary whose box holds the point.
BoundaryId boundaryAt(const RoutedSheet& sheet, Point at) {
    BoundaryId found;
    double smallest = 1e18;
    for (const auto& [ref, box] : sheet.boxes)
        if (ref.type == RecordType::Boundary && box.contains(at) && box.w * box.h < smallest) {
            found = BoundaryId{ref.id};
            smallest = box.w * box.h;
        }
    return found;
}

void make(ToolContext& context, Node node, Point topLeft) {
    Session& session = context.session();
    const Size size = fittedNodeSize(node);
    const BoundaryId boundary =
        boundaryAt(context.routed(), {topLeft.x + size.w / 2, topLeft.y + size.h / 2});
    Transaction edit(session, QObject::tr("Add %1").arg(QString::fromStdString(node.name)).toStdString());
    const auto made = addNode(edit, {node.name, node.kind, node.technology, boundary});
    Expected<void> done = {};
    if (!made) done = std::unexpected(made.error());
    if (made)
        if (const auto placed =
                place(edit, session.sheet(), {RecordType::Node, made->value}, topLeft.x, topLeft.y);
            !placed)
            done = std::unexpected(placed.error());
    if (done)
        if (const auto committed = edit.commit(); !committed) done = std::unexpected(committed.error());
    if (!done) return context.say(QString::fromStdString(done.error().text()));
    context.select({{RecordType::Node, made->value}});
}

class PlaceTool : public Tool {
public:
    PlaceTool(ToolContext& context, Node node)
        : context_(context)
        , node_(std::move(node)) {}

    Next move(const Pointer& at) override {
        const Size size = fittedNodeSize(node_);
        at_ = onGrid({at.scene.x - size.w / 2, at.scene.y - size.h / 2});
        context_.repaint();
        return nullptr;
    }
    Next release(const Pointer& at) override {
        (void)move(at);
        make(context_, node_, *at_);
        return makeSelectTool(context_);
    }
    Next cancel() override { return makeSelectTool(context_); }

    void paint(QPainter& painter) const override {
        if (!at_) return;
        Tables tables;
        Node ghost = node_;
        ghost.id = NodeId{1};
        tables.of<Node>().put(ghost);
        RoutedSheet sheet;
        const Size size = fittedNodeSize(ghost);
        sheet.boxes[{RecordType::Node, 1}] = {at_->x, at_->y, size.w, size.h};
        SceneOptions options;
        options.legend = false;
        const ScenePainter scene(tables, sheet, context_.theme(), options);
        painter.save();
        painter.setOpacity(ghostOpacity);
        PainterSurface surface(painter);
        scene.paint(surface);
        painter.restore();
    }
    [[nodiscard]] Qt::CursorShape cursor() const override { return Qt::DragCopyCursor; }
    [[nodiscard]] QString path() const override { return QStringLiteral("place"); }
    [[nodiscard]] QString hint() const override {
        return QObject::tr("Release to put it here · Esc takes it back");
    }

private:
    ToolContext& context_;
    Node node_;
    std::optional<Point> at_;
};

} // namespace

std::unique_ptr<Tool> makePlaceTool(ToolContext& context, std::string kind, std::string technology) {
    return std::make_unique<PlaceTool>(context, nodeFor(kind, technology));
}

void placeNear(ToolContext& context, const std::string& kind, const std::string& technology, Point centre) {
    const Node node = nodeFor(kind, technology);
    const Size size = fittedNodeSize(node);
    const auto isFree = [&](Point at) {
        const Rect box = Rect{at.x, at.y, size.w, size.h}.grown(clearance);
        for (const auto& [ref, other] : context.routed().boxes)
            if (ref.type != RecordType::Boundary && other.overlaps(box)) return false;
        return true;
    };
    const Point wanted = onGrid({centre.x - size.w / 2, centre.y - size.h / 2});
    // Rings of places around the wanted one, nearest first: right, below, left, above.
    for (int ring = 0; ring < 60; ++ring)
        for (int side = 0; side < 8; ++side) {
            static constexpr int dx[] = {1, 0, -1, 0, 1, -1, 1, -1};
            static constexpr int dy[] = {0, 1, 0, -1, 1, 1, -1, -1};
            const Point at{wanted.x + dx[side] * ring * (size.w + clearance) / 2,
                           wanted.y + dy[side] * ring * (size.h + clearance) / 2};
            if (isFree(onGrid(at))) return make(context, node, onGrid(at));
        }
    make(context, node, wanted);
}

} // namespace chalkline
