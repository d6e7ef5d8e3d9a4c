#include "canvas/tools/place_tool.h"

#include "canvas/tools/new_node.h"
#include "canvas/tools/tool_paint.h"
#include "render/painter_surface.h"
#include "render/scene_painter.h"

#include <QObject>

namespace chalkline {

namespace {

constexpr double ghostOpacity = 0.55;

void make(ToolContext& context, const Node& node, Point topLeft) {
    Transaction edit(context.session(),
                     QObject::tr("Add %1").arg(QString::fromStdString(node.name)).toStdString());
    const auto made = addNodeAt(edit, context.routed(), node, topLeft);
    const Expected<void> done = made ? Expected<void>() : std::unexpected(made.error());
    if (finish(context, edit, done)) context.select({*made});
}

class PlaceTool : public Tool {
public:
    PlaceTool(ToolContext& context, Node node)
        : context_(context)
        , node_(std::move(node))
        , size_(fittedNodeSize(node_)) {
        for (const auto& [ref, box] : context_.routed().boxes)
            if (ref.type != RecordType::Boundary) others_.push_back(box);
    }

    Next move(const Pointer& at) override {
        const Rect start{0, 0, size_.w, size_.h};
        snapped_ = snapMove(start, others_, at.scene.x - size_.w / 2, at.scene.y - size_.h / 2,
                            context_.snapRules());
        shown_ = true;
        context_.repaint();
        return nullptr;
    }
    Next release(const Pointer& at) override {
        (void)move(at);
        make(context_, node_, {snapped_.dx, snapped_.dy});
        return makeSelectTool(context_);
    }
    Next cancel() override { return makeSelectTool(context_); }

    void paint(QPainter& painter) const override {
        if (!shown_) return;
        Tables tables;
        Node ghost = node_;
        ghost.id = NodeId{1};
        tables.of<Node>().put(ghost);
        RoutedSheet sheet;
        const Rect box{snapped_.dx, snapped_.dy, size_.w, size_.h};
        sheet.boxes[{RecordType::Node, 1}] = box;
        SceneOptions options;
        options.legend = false;
        const ScenePainter scene(tables, sheet, context_.theme(), options);
        painter.save();
        painter.setOpacity(ghostOpacity);
        PainterSurface surface(painter);
        scene.paint(surface);
        painter.restore();
        paintGuides(painter, context_, snapped_);
    }
    [[nodiscard]] bool isDragging() const override { return true; }
    [[nodiscard]] Qt::CursorShape cursor() const override { return Qt::DragCopyCursor; }
    [[nodiscard]] QString path() const override { return QStringLiteral("place"); }
    [[nodiscard]] QString hint() const override {
        return QObject::tr("Release to put it here · Esc takes it back");
    }

private:
    ToolContext& context_;
    Node node_;
    Size size_;
    std::vector<Rect> others_;
    Snapped snapped_;
    bool shown_ = false;
};

} // namespace

std::unique_ptr<Tool> makePlaceTool(ToolContext& context, const std::string& kind,
                                    const std::string& technology) {
    return std::make_unique<PlaceTool>(context, nodeOfKind(kind, technology));
}

void placeNear(ToolContext& context, const std::string& kind, const std::string& technology, Point centre) {
    const Node node = nodeOfKind(kind, technology);
    const Size size = fittedNodeSize(node);
    make(context, node, freePlace(context.routed(), size, {centre.x - size.w / 2, centre.y - size.h / 2}));
}

} // namespace chalkline
