#include "layout/layout.h"

#include "geometry/boxes.h"
#include "layout/layered.h"

#include <map>

namespace chalkline {

namespace {

/// Compound layout from the inside out: each group is laid out alone, then stands as one box in its parent.
class Compound {
public:
    explicit Compound(const LayoutGraph& graph)
        : graph_(graph)
        , tall_(graph.orientation == Orientation::TopToBottom) {}

    LayoutResult run() {
        result_.nodes.resize(graph_.nodes.size());
        result_.groups.resize(graph_.groups.size());
        childNodes_.resize(graph_.groups.size() + 1);
        childGroups_.resize(graph_.groups.size() + 1);
        for (std::size_t i = 0; i < graph_.nodes.size(); ++i)
            childNodes_[slotOf(graph_.nodes[i].group)].push_back(static_cast<int>(i));
        for (std::size_t g = 0; g < graph_.groups.size(); ++g)
            childGroups_[slotOf(graph_.groups[g].parent)].push_back(static_cast<int>(g));
        sortEdges();
        layOut(-1);
        moveInside(-1, {0, 0});
        return std::move(result_);
    }

private:
    static std::size_t slotOf(int group) { return static_cast<std::size_t>(group + 1); }

    [[nodiscard]] int groupOf(const LayoutEnd& end) const {
        return end.node >= 0 ? graph_.nodes[static_cast<std::size_t>(end.node)].group : parentOf(end.group);
    }
    [[nodiscard]] int parentOf(int group) const {
        return graph_.groups[static_cast<std::size_t>(group)].parent;
    }

    /// The groups around an end, outermost first, -1 at the front.
    [[nodiscard]] std::vector<int> chainOf(const LayoutEnd& end) const {
        std::vector<int> chain;
        for (int group = groupOf(end); group >= 0; group = parentOf(group))
            chain.push_back(group);
        chain.push_back(-1);
        std::ranges::reverse(chain);
        return chain;
    }

    struct Child {
        bool group = false;
        int index = 0;
        friend auto operator<=>(const Child&, const Child&) = default;
    };
    struct InnerEdge {
        Child from;
        Child to;
        double labelWidth;
    };

    /// Lifts every edge to the innermost group that holds both ends.
    void sortEdges() {
        edges_.resize(graph_.groups.size() + 1);
        for (const LayoutEdge& edge : graph_.edges) {
            const std::vector<int> from = chainOf(edge.from);
            const std::vector<int> to = chainOf(edge.to);
            std::size_t level = 0;
            while (level + 1 < from.size() && level + 1 < to.size() && from[level + 1] == to[level + 1])
                ++level;
            const Child a = childAt(from, level, edge.from);
            const Child b = childAt(to, level, edge.to);
            if (a != b) edges_[slotOf(from[level])].push_back({a, b, edge.labelWidth});
        }
    }

    static Child childAt(const std::vector<int>& chain, std::size_t level, const LayoutEnd& end) {
        if (level + 1 < chain.size()) return {true, chain[level + 1]};
        return end.node >= 0 ? Child{false, end.node} : Child{true, end.group};
    }

    [[nodiscard]] Size turned(Size size) const { return tall_ ? Size{size.h, size.w} : size; }

    void layOut(int group) {
        std::vector<Child> children;
        std::vector<LayerItem> items;
        for (const int inner : childGroups_[slotOf(group)]) {
            layOut(inner);
            const Rect& box = result_.groups[static_cast<std::size_t>(inner)];
            children.push_back({true, inner});
            items.push_back({turned({box.w, box.h})});
        }
        for (const int node : childNodes_[slotOf(group)]) {
            children.push_back({false, node});
            items.push_back({turned(graph_.nodes[static_cast<std::size_t>(node)].size)});
        }
        std::map<Child, int> indexOf;
        for (std::size_t i = 0; i < children.size(); ++i)
            indexOf[children[i]] = static_cast<int>(i);
        std::vector<LayerEdge> edges;
        for (const InnerEdge& edge : edges_[slotOf(group)])
            edges.push_back({indexOf.at(edge.from), indexOf.at(edge.to), tall_ ? 0 : edge.labelWidth});
        const LayerPlan plan = layerItems(items, edges);
        const double left = group < 0 ? 0 : boundaryPadding;
        const double top = group < 0 ? 0 : boundaryTitleBand + boundaryPadding;
        for (std::size_t i = 0; i < children.size(); ++i) {
            const Point at = tall_ ? Point{plan.positions[i].y, plan.positions[i].x} : plan.positions[i];
            const Point place{left + at.x, top + at.y};
            const auto index = static_cast<std::size_t>(children[i].index);
            if (children[i].group) {
                result_.groups[index].x = place.x;
                result_.groups[index].y = place.y;
            } else {
                result_.nodes[index] = place;
            }
        }
        if (group < 0) return;
        Rect& own = result_.groups[static_cast<std::size_t>(group)];
        const Size inside = turned(plan.size);
        own.w = children.empty() ? emptyBoundary.w : inside.w + 2 * boundaryPadding;
        own.h = children.empty() ? emptyBoundary.h : inside.h + 2 * boundaryPadding + boundaryTitleBand;
    }

    void moveInside(int group, Point by) {
        for (const int node : childNodes_[slotOf(group)]) {
            result_.nodes[static_cast<std::size_t>(node)].x += by.x;
            result_.nodes[static_cast<std::size_t>(node)].y += by.y;
        }
        for (const int inner : childGroups_[slotOf(group)]) {
            Rect& box = result_.groups[static_cast<std::size_t>(inner)];
            box.x += by.x;
            box.y += by.y;
            moveInside(inner, {box.x, box.y});
        }
    }

    const LayoutGraph& graph_;
    bool tall_;
    LayoutResult result_;
    std::vector<std::vector<int>> childNodes_;  // by group + 1
    std::vector<std::vector<int>> childGroups_; // by group + 1
    std::vector<std::vector<InnerEdge>> edges_; // by group + 1
};

} // namespace

LayoutResult layeredLayout(const LayoutGraph& graph) {
    return Compound(graph).run();
}

} // namespace chalkline
