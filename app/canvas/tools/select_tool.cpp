#include "canvas/hit_test.h"
#include "canvas/tools/connect_discs.h"
#include "canvas/tools/gestures.h"

#include "edit/edge_operations.h"
#include "edit/placement_operations.h"
#include "geometry/outline.h"
#include "render/painter_surface.h"

#include <QObject>

#include <cmath>

namespace chalkline {

namespace {

constexpr double handleReach = 12;    // px of the widget
constexpr double hoverOutline = 2.25; // px of the scene

bool isNear(Point a, Point b, double distance) {
    return std::hypot(a.x - b.x, a.y - b.y) <= distance;
}

/// Nothing is pressed: shows what the pointer is over and what can be dragged there.
class SelectTool : public Tool {
public:
    explicit SelectTool(ToolContext& context)
        : context_(context) {}

    Next press(const Pointer& at) override {
        if (at.button != Qt::LeftButton) return nullptr;
        (void)move(at);
        const double zoom = context_.zoom();
        if (isNode(hovered_))
            if (const auto side = discAt(context_.routed().boxes.at(hovered_), zoom, at.scene))
                return makeConnectTool(context_, hovered_, *side, at);
        if (const auto corner = cornerAt(at.scene)) return makeResizeTool(context_, hovered_, *corner);
        if (Next next = pressOnEdge(at)) return next;
        return makePressedTool(context_, at, hit(at.scene));
    }

    Next move(const Pointer& at) override {
        Ref now = hit(at.scene);
        const auto& boxes = context_.routed().boxes;
        // The discs and corners stand outside: leaving the node for one of them does not leave it.
        if (const auto box = boxes.find(hovered_); now != hovered_ && box != boxes.end()) {
            const bool onDisc =
                isNode(hovered_) && box->second.grown(discReach / context_.zoom()).contains(at.scene);
            if ((onDisc && !isNode(now)) || cornerAt(at.scene)) now = hovered_;
        }
        const std::optional<int> corner = cornerAt(at.scene);
        overHandle_ = corner.has_value();
        rising_ = corner && *corner % 2 == 1;
        if (now == hovered_) return nullptr;
        hovered_ = now;
        context_.repaint();
        return nullptr;
    }

    /// On a corner: fitted again. On a stretch moved by hand: as routed again.
    bool doubleClick(const Pointer& at) override {
        (void)move(at);
        if (!cornerAt(at.scene)) return false;
        const Rect& box = context_.routed().boxes.at(hovered_);
        Transaction edit(context_.session(), QObject::tr("Fit to the text").toStdString());
        (void)finish(context_, edit, resize(edit, context_.session().sheet(), hovered_, box.x, box.y, 0, 0));
        return true;
    }

    void paint(QPainter& painter) const override {
        const auto& boxes = context_.routed().boxes;
        if (const auto box = boxes.find(hovered_); box != boxes.end()) {
            if (isNode(hovered_)) paintHover(painter, box->second);
            if (canResize(hovered_))
                for (const Point& corner : cornersOf(box->second.grown(4)))
                    paintHandle(painter, context_, corner, false);
        }
        if (const Route* route = chosenRoute()) paintEdgeHandles(painter, *route);
    }

    [[nodiscard]] Qt::CursorShape cursor() const override {
        if (overHandle_) return rising_ ? Qt::SizeBDiagCursor : Qt::SizeFDiagCursor;
        return hovered_.type == RecordType::None ? Qt::ArrowCursor : Qt::PointingHandCursor;
    }
    [[nodiscard]] bool needs(Ref ref) const override { return ref == hovered_; }
    [[nodiscard]] QString path() const override { return QStringLiteral("select"); }

private:
    [[nodiscard]] static bool isNode(Ref ref) { return ref.type == RecordType::Node; }
    [[nodiscard]] Ref hit(Point at) const {
        return hitAt(context_.session().document(), context_.session().sheet(), context_.routed(), at,
                     lineReach / context_.zoom());
    }

    void paintHover(QPainter& painter, const Rect& box) const {
        const Node* node = context_.session().document().find(NodeId{hovered_.id});
        if (!node) return;
        PainterSurface surface(painter);
        surface.path(bodyOutline(node->kind, box), {},
                     {context_.theme().of(familyOf(node->kind)).line, hoverOutline, {}});
        paintDiscs(painter, box, context_.zoom(), context_.theme());
    }

    /// The one thing chosen, while the pointer is over it.
    [[nodiscard]] bool canResize(Ref ref) const {
        const std::set<Ref>& chosen = context_.session().selection();
        const Placement* placement =
            placementOn(context_.session().document(), context_.session().sheet(), ref);
        return chosen.size() == 1 && chosen.contains(ref) && placement && !placement->locked &&
               ref.type != RecordType::Stroke;
    }

    [[nodiscard]] std::optional<int> cornerAt(Point at) const {
        const auto box = context_.routed().boxes.find(hovered_);
        if (box == context_.routed().boxes.end() || !canResize(hovered_)) return std::nullopt;
        const auto corners = cornersOf(box->second.grown(4));
        for (std::size_t i = 0; i < corners.size(); ++i)
            if (isNear(at, corners[i], handleReach / context_.zoom())) return static_cast<int>(i);
        return std::nullopt;
    }

    [[nodiscard]] const Route* chosenRoute() const {
        const std::set<Ref>& chosen = context_.session().selection();
        if (chosen.size() != 1 || chosen.begin()->type != RecordType::Edge) return nullptr;
        return routeOf(context_.routed(), EdgeId{chosen.begin()->id});
    }

    [[nodiscard]] static bool isStraight(const Document& document, SheetId sheet, EdgeId edge) {
        for (const EdgeShapeId id : document.referrers<EdgeShape>({RecordType::Edge, edge.value}))
            if (document.find(id)->sheet == sheet) return document.find(id)->style == EdgeStyle::Straight;
        return false;
    }

    [[nodiscard]] Next pressOnEdge(const Pointer& at) {
        const double reach = handleReach / context_.zoom();
        if (const Route* route = chosenRoute(); route && route->points.size() >= 2) {
            if (isNear(at.scene, route->points.front(), reach))
                return makeReconnectTool(context_, route->edge, true);
            if (isNear(at.scene, route->points.back(), reach))
                return makeReconnectTool(context_, route->edge, false);
        }
        const Ref on = hit(at.scene);
        if (on.type != RecordType::Edge) return nullptr;
        const Route* route = routeOf(context_.routed(), EdgeId{on.id});
        if (!route || route->points.size() < 2) return nullptr;
        if (at.keys & (Qt::ShiftModifier | Qt::ControlModifier)) return nullptr;
        const Document& document = context_.session().document();
        if (route->label && route->label->contains(at.scene)) {
            context_.select({on});
            return makeLabelTool(context_, route->edge);
        }
        if (chosenRoute() != route || isStraight(document, context_.session().sheet(), route->edge))
            return nullptr;
        double nearest = 1e18;
        std::size_t segment = 0;
        for (std::size_t i = 0; i + 1 < route->points.size(); ++i) {
            const Point point = nearestOnLine({route->points[i], route->points[i + 1]}, at.scene).point;
            const double distance = std::hypot(point.x - at.scene.x, point.y - at.scene.y);
            if (distance < nearest) {
                nearest = distance;
                segment = i;
            }
        }
        return makeSegmentTool(context_, route->edge, segment, at.scene);
    }

    void paintEdgeHandles(QPainter& painter, const Route& route) const {
        if (route.points.size() < 2) return;
        for (std::size_t i = 1; i + 2 < route.points.size(); ++i) {
            const Point& a = route.points[i];
            const Point& b = route.points[i + 1];
            if (std::hypot(a.x - b.x, a.y - b.y) * context_.zoom() > 20)
                paintHandle(painter, context_, {(a.x + b.x) / 2, (a.y + b.y) / 2}, false);
        }
        paintHandle(painter, context_, route.points.front(), true);
        paintHandle(painter, context_, route.points.back(), true);
    }

    ToolContext& context_;
    Ref hovered_;
    bool overHandle_ = false;
    bool rising_ = false; // the handle's diagonal
};

} // namespace

std::unique_ptr<Tool> makeSelectTool(ToolContext& context) {
    return std::make_unique<SelectTool>(context);
}

std::unique_ptr<Tool> makeToolFor(ToolContext& context, QChar letter) {
    switch (letter.toLower().unicode()) {
    case 'v':
        return makeSelectTool(context);
    case 'h':
        return makeHandTool(context);
    case 'a':
        return makeArrowTool(context);
    case 't':
        return makeNoteTool(context);
    case 'f':
        return makeBoundaryTool(context);
    }
    return nullptr;
}

} // namespace chalkline
