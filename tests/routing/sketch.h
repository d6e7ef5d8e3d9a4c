// Small sheets for routing tests: boxes where the test says, edges between them, and questions about routes.
#pragma once

#include "geometry/boxes.h"
#include "routing/route.h"

#include <QString>

#include <memory>
#include <string>

namespace chalkline::test {

class Sketch {
public:
    Sketch() {
        Sheet record;
        record.id = sheet;
        record.name = "Sheet 1";
        put(record);
    }

    /// A service 160 x 56 at x, y.
    NodeId box(double x, double y, double w = 160, double h = 56) {
        Node node;
        node.kind = "compute.service";
        node.name = "service";
        return place(node, {x, y, w, h});
    }
    NodeId place(Node node, Rect at) {
        node.id = NodeId{next_++};
        put(node);
        stand(refOf(node), at);
        return node.id;
    }
    NodeId member(BoundaryId boundary, double x, double y) {
        Node node;
        node.kind = "compute.service";
        node.name = "service";
        node.boundary = boundary;
        return place(node, {x, y, 160, 56});
    }
    BoundaryId boundary(const std::string& name, BoundaryId parent = {}) {
        Boundary record;
        record.id = BoundaryId{next_++};
        record.name = name;
        record.parent = parent;
        put(record);
        stand(refOf(record), {0, 0, 0, 0});
        return record.id;
    }
    EdgeId edge(NodeId from, NodeId to, const std::string& label = {}, EdgeKind kind = EdgeKind::Sync) {
        Edge record;
        record.from_node = from;
        record.to_node = to;
        record.label = label;
        record.kind = kind;
        return edge(record);
    }
    EdgeId edge(Edge record) {
        record.id = EdgeId{next_++};
        put(record);
        return record.id;
    }
    void shape(EdgeShape record) {
        record.id = EdgeShapeId{next_++};
        record.sheet = sheet;
        put(record);
    }
    void stand(Ref subject, Rect at) {
        Placement record;
        record.id = PlacementId{next_++};
        record.sheet = sheet;
        record.subject = subject;
        record.x = at.x;
        record.y = at.y;
        record.w = at.w;
        record.h = at.h;
        put(record);
    }

    void moveTo(NodeId node, Point topLeft) {
        for (const Placement& placement : tables().of<Placement>()) {
            if (placement.subject != Ref{RecordType::Node, node.value}) continue;
            Placement moved = placement;
            moved.x = topLeft.x;
            moved.y = topLeft.y;
            return put(moved);
        }
    }
    void collapse(BoundaryId boundary) {
        for (const Placement& placement : tables().of<Placement>()) {
            if (placement.subject != Ref{RecordType::Boundary, boundary.value}) continue;
            Placement folded = placement;
            folded.collapsed = true;
            return put(folded);
        }
    }
    void remove(EdgeId id) { document_.erase({RecordType::Edge, id.value}); }

    [[nodiscard]] const Tables& tables() const { return document_.tables(); }
    [[nodiscard]] RoutedSheet routed(std::span<const Rect> reserved = {}) const {
        return routeSheet(tables(), sheet, reserved);
    }
    [[nodiscard]] Route route(EdgeId id) const {
        for (const Route& route : routed().routes)
            if (route.edge == id) return route;
        return {};
    }

    SheetId sheet{1};

private:
    template <class R>
    void put(const R& record) {
        document_.put(std::make_shared<const Record>(record));
    }

    Document document_{{}, 1, "00000000-0000-4000-8000-000000000000"};
    std::int64_t next_ = 2;
};

[[nodiscard]] inline QString textOf(const std::vector<Point>& points) {
    QString text;
    for (const Point& point : points)
        text += QStringLiteral("%1,%2 ").arg(point.x).arg(point.y);
    return text.trimmed();
}

[[nodiscard]] inline bool isOrthogonal(const Route& route) {
    for (std::size_t i = 0; i + 1 < route.points.size(); ++i)
        if (std::abs(route.points[i].x - route.points[i + 1].x) > 0.01 &&
            std::abs(route.points[i].y - route.points[i + 1].y) > 0.01)
            return false;
    return route.points.size() >= 2;
}

/// True if no stretch of the route enters the box.
[[nodiscard]] inline bool keepsOff(const Route& route, const Rect& box) {
    for (std::size_t i = 0; i + 1 < route.points.size(); ++i) {
        const Point& a = route.points[i];
        const Point& b = route.points[i + 1];
        const Rect leg{std::min(a.x, b.x), std::min(a.y, b.y), std::abs(a.x - b.x), std::abs(a.y - b.y)};
        if (leg.grown(0.01).overlaps(box.grown(-0.02))) return false;
    }
    return true;
}

} // namespace chalkline::test
