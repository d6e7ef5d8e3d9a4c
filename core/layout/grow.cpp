// Growing: what stands keeps its place, what is new goes next to what it connects to.
#include "layout/layout.h"

#include "geometry/boxes.h"

#include <cmath>

namespace chalkline {

namespace {

constexpr double alongGap = 72;  // px to the neighbour in flow direction
constexpr double acrossGap = 40; // px between siblings
constexpr double clearance = 16; // px to anything else
constexpr int reach = 24;        // candidate rows or columns on each side

double snapped(double value) {
    return std::round(value / 8) * 8;
}

class Grower {
public:
    explicit Grower(const LayoutGraph& graph)
        : graph_(graph)
        , tall_(graph.orientation == Orientation::TopToBottom)
        , groups_(graph.groups.size()) {}

    LayoutResult run() {
        boxes_.resize(graph_.nodes.size());
        neighbours_.resize(graph_.nodes.size());
        for (const LayoutEdge& edge : graph_.edges)
            if (edge.from.node >= 0 && edge.to.node >= 0 && edge.from.node != edge.to.node) {
                neighbours_[index(edge.from.node)].push_back({edge.to.node, false, edge.labelWidth});
                neighbours_[index(edge.to.node)].push_back({edge.from.node, true, edge.labelWidth});
            }
        for (std::size_t g = 0; g < graph_.groups.size(); ++g)
            groups_[g] = graph_.groups[g].rect;
        for (std::size_t n = 0; n < graph_.nodes.size(); ++n)
            if (graph_.nodes[n].position) settle(n, *graph_.nodes[n].position);
        for (int next = nextNode(); next >= 0; next = nextNode())
            placeNode(index(next));
        placeEmptyGroups();
        LayoutResult result;
        for (const auto& box : boxes_)
            result.nodes.push_back({box->x, box->y});
        for (const auto& rect : groups_)
            result.groups.push_back(*rect);
        return result;
    }

private:
    struct Neighbour {
        int node;
        bool upstream; // it points at us
        double labelWidth;
    };

    static std::size_t index(int i) { return static_cast<std::size_t>(i); }

    /// The first unplaced node with a placed neighbour, else the first unplaced, else -1.
    [[nodiscard]] int nextNode() const {
        int first = -1;
        for (std::size_t n = 0; n < boxes_.size(); ++n) {
            if (boxes_[n]) continue;
            if (first < 0) first = static_cast<int>(n);
            for (const Neighbour& neighbour : neighbours_[n])
                if (boxes_[index(neighbour.node)]) return static_cast<int>(n);
        }
        return first;
    }

    void settle(std::size_t node, Point at) {
        const Size size = graph_.nodes[node].size;
        boxes_[node] = Rect{at.x, at.y, size.w, size.h};
        growGroups(graph_.nodes[node].group, *boxes_[node]);
    }

    static Rect padded(const Rect& inner) {
        Rect around = inner.grown(boundaryPadding);
        around.y -= boundaryTitleBand;
        around.h += boundaryTitleBand;
        return around;
    }

    void growGroups(int group, Rect inner) {
        for (; group >= 0; group = graph_.groups[index(group)].parent) {
            std::optional<Rect>& rect = groups_[index(group)];
            rect = rect ? rect->united(padded(inner)) : padded(inner);
            inner = *rect;
        }
    }

    [[nodiscard]] bool isWithin(int group, int outer) const {
        for (; group >= 0; group = graph_.groups[index(group)].parent)
            if (group == outer) return true;
        return outer < 0;
    }

    /// True if nothing is in the way and the groups around can grow to hold it without taking strangers in.
    [[nodiscard]] bool fits(const Rect& box, int group) const {
        const Rect around = box.grown(clearance);
        for (const auto& other : boxes_)
            if (other && around.overlaps(*other)) return false;
        for (std::size_t g = 0; g < groups_.size(); ++g)
            if (groups_[g] && !isWithin(group, static_cast<int>(g)) && around.overlaps(*groups_[g]))
                return false;
        Rect inner = box;
        for (int at = group; at >= 0; at = graph_.groups[index(at)].parent) {
            const std::optional<Rect>& held = groups_[index(at)];
            const Rect grown = held ? held->united(padded(inner)) : padded(inner);
            if (swallows(grown, at)) return false;
            inner = grown;
        }
        return true;
    }

    [[nodiscard]] bool swallows(const Rect& rect, int group) const {
        const Rect around = rect.grown(clearance);
        for (std::size_t n = 0; n < boxes_.size(); ++n)
            if (boxes_[n] && !isWithin(graph_.nodes[n].group, group) && around.overlaps(*boxes_[n]))
                return true;
        for (std::size_t g = 0; g < groups_.size(); ++g)
            if (groups_[g] && !isWithin(static_cast<int>(g), group) &&
                !isWithin(group, static_cast<int>(g)) && around.overlaps(*groups_[g]))
                return true;
        return false;
    }

    /// Moves along the flow first, then across it, nearest first, until something fits.
    [[nodiscard]] std::optional<Point> search(Rect wish, int group, double direction) const {
        const double stepAcross = (tall_ ? wish.w : wish.h) + acrossGap;
        const double stepAlong = (tall_ ? wish.h : wish.w) + alongGap;
        for (int along = 0; along <= reach / 4; ++along)
            for (int k = 0; k <= 2 * reach; ++k) {
                const double across = (k % 2 == 0 ? k / 2 : -(k + 1) / 2) * stepAcross;
                Rect box = wish;
                (tall_ ? box.x : box.y) += across;
                (tall_ ? box.y : box.x) += along * stepAlong * direction;
                box.x = snapped(box.x);
                box.y = snapped(box.y);
                if (fits(box, group)) return Point{box.x, box.y};
            }
        return std::nullopt;
    }

    [[nodiscard]] Rect everything() const {
        std::optional<Rect> all;
        for (const auto* list : {&boxes_, &groups_})
            for (const auto& rect : *list)
                if (rect) all = all ? all->united(*rect) : *rect;
        return all.value_or(Rect{});
    }

    void placeNode(std::size_t node) {
        const Size size = graph_.nodes[node].size;
        const int group = graph_.nodes[node].group;
        for (const Neighbour& neighbour : neighbours_[node]) {
            const auto& near = boxes_[index(neighbour.node)];
            if (!near) continue;
            const double gap = std::max(alongGap, tall_ ? 0 : std::min(neighbour.labelWidth + 56, 208.0));
            Rect wish{near->x, near->y, size.w, size.h};
            if (tall_)
                wish.y = neighbour.upstream ? near->bottom() + gap : near->y - gap - size.h;
            else
                wish.x = neighbour.upstream ? near->right() + gap : near->x - gap - size.w;
            if (tall_)
                wish.x = near->centre().x - size.w / 2;
            else
                wish.y = near->centre().y - size.h / 2;
            if (const auto at = search(wish, group, neighbour.upstream ? 1 : -1)) return settle(node, *at);
        }
        placeAlone(node);
    }

    void placeAlone(std::size_t node) {
        const Size size = graph_.nodes[node].size;
        const int group = graph_.nodes[node].group;
        const std::optional<Rect> home = group >= 0 ? groups_[index(group)] : std::nullopt;
        const Rect all = everything();
        if (home) {
            const Rect wish{home->x + boundaryPadding, home->bottom() - boundaryPadding + acrossGap, size.w,
                            size.h};
            if (const auto at = search(wish, group, 1)) return settle(node, *at);
        }
        const double below = group >= 0 ? boundaryPadding + boundaryTitleBand : 0;
        const Rect wish{all.x, all.bottom() + acrossGap + below, size.w, size.h};
        settle(node, search(wish, group, 1).value_or(Point{snapped(wish.x), std::ceil(wish.y / 8) * 8}));
    }

    void placeEmptyGroups() {
        for (std::size_t g = 0; g < groups_.size(); ++g) {
            if (groups_[g]) continue;
            const Rect all = everything();
            const double gap = boxes_.empty() && all.h == 0 ? 0 : acrossGap;
            groups_[g] = Rect{snapped(all.x), std::ceil((all.bottom() + gap) / 8) * 8, emptyBoundary.w,
                              emptyBoundary.h};
            growGroups(graph_.groups[g].parent, *groups_[g]);
        }
    }

    const LayoutGraph& graph_;
    bool tall_;
    std::vector<std::optional<Rect>> boxes_;
    std::vector<std::optional<Rect>> groups_;
    std::vector<std::vector<Neighbour>> neighbours_;
};

} // namespace

LayoutResult growLayout(const LayoutGraph& graph) {
    bool anything = false;
    for (const LayoutNode& node : graph.nodes)
        anything = anything || node.position.has_value();
    for (const LayoutGroup& group : graph.groups)
        anything = anything || group.rect.has_value();
    return anything ? Grower(graph).run() : layeredLayout(graph);
}

} // namespace chalkline
