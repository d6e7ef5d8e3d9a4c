// Editing and walking the graph by keys: Ctrl and an arrow grows components from the one that is chosen, Alt
// and an arrow walks along its edges.
#include "canvas/canvas.h"

#include "canvas/tools/grow_tool.h"

#include <cmath>

namespace chalkline {

namespace {

constexpr double sidewaysCost = 2; // of a px across the way that was asked for

Point directionOf(BoxSide side) {
    switch (side) {
    case BoxSide::Right:
        return {1, 0};
    case BoxSide::Bottom:
        return {0, 1};
    case BoxSide::Left:
        return {-1, 0};
    case BoxSide::Top:
        return {0, -1};
    }
    return {1, 0};
}

} // namespace

void Canvas::grow(BoxSide side) {
    if (!session_) return;
    auto* growing = dynamic_cast<GrowingTool*>(tool_.get());
    if (!growing) {
        const std::set<Ref>& chosen = session_->selection();
        if (chosen.size() != 1 || chosen.begin()->type != RecordType::Node) return;
        become(makeGrowingTool(*this, *chosen.begin()));
        growing = dynamic_cast<GrowingTool*>(tool_.get());
    }
    inHandler_ = true;
    growing->more(side);
    inHandler_ = false;
    showToolState();
}

void Canvas::keepGrown() {
    auto* growing = dynamic_cast<GrowingTool*>(tool_.get());
    if (!growing) return;
    inHandler_ = true;
    Tool::Next next = growing->keep();
    inHandler_ = false;
    become(std::move(next));
    reveal(session_->selection());
}

void Canvas::walk(BoxSide side) {
    if (!session_) return;
    const std::set<Ref>& chosen = session_->selection();
    if (chosen.size() != 1 || chosen.begin()->type == RecordType::Edge) return;
    const Ref here = *chosen.begin();
    const auto from = routed().boxes.find(here);
    if (from == routed().boxes.end()) return;
    const Point way = directionOf(side);
    Ref best;
    double least = 1e18;
    for (const Route& route : routed().routes) {
        if (route.from != here && route.to != here) continue;
        const Ref there = route.from == here ? route.to : route.from;
        const auto box = routed().boxes.find(there);
        if (there == here || box == routed().boxes.end()) continue;
        const Point a = from->second.centre();
        const Point b = box->second.centre();
        const double along = (b.x - a.x) * way.x + (b.y - a.y) * way.y;
        const double aside = std::abs((b.x - a.x) * way.y) + std::abs((b.y - a.y) * way.x);
        const double cost = along + sidewaysCost * aside;
        if (along <= 0 || cost >= least) continue;
        least = cost;
        best = there;
    }
    if (best.type == RecordType::None) return;
    select({best});
    byKeyboard_ = true;
    reveal({best});
}

} // namespace chalkline
