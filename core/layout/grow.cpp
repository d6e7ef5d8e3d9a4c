// Growing: what stands keeps its place, what is new goes next to what it connects to. New things that connect
// to nothing that stands are laid out among themselves and set down as one block.
#include "layout/free_space.h"

#include "geometry/boxes.h"

#include <array>
#include <cmath>
#include <set>

namespace chalkline {

namespace {

constexpr double plainGap = 72;  // px to the neighbour in flow direction
constexpr double labelRoom = 68; // px beside a label's text: two stubs, a track and its padding
constexpr double widestGap = 240;
constexpr double blockGap = 64;    // px between what stands and a new block
constexpr double columnReach = 64; // px within which a new node takes the line its siblings begin on
constexpr double shape = 1.6;
constexpr double wishClearance = 16; // px: what asks for a place has its own gaps

struct Search {
    double clearance; // px
    double reach;     // px from the wish
};
constexpr std::array searches{Search{48, 480}, Search{32, 960}, Search{16, 3200}};

std::size_t index(int value) {
    return static_cast<std::size_t>(value);
}
double snapped(double value) {
    return std::floor(value / 8 + 0.5) * 8;
}
double snappedUp(double value) {
    return std::ceil(value / 8) * 8;
}

class Grower {
public:
    explicit Grower(const LayoutGraph& graph)
        : graph_(graph)
        , tree_(graph)
        , tall_(graph.orientation == Orientation::TopToBottom)
        , space_(graph, tree_)
        , nodeEdges_(graph.nodes.size())
        , groupEdges_(graph.groups.size()) {}

    LayoutResult run() {
        connect();
        for (std::size_t g = 0; g < graph_.groups.size(); ++g)
            if (const auto& rect = graph_.groups[g].rect) space_.addGroup(static_cast<int>(g), *rect);
        for (std::size_t n = 0; n < graph_.nodes.size(); ++n)
            if (const auto& at = graph_.nodes[n].position) settle(static_cast<int>(n), *at);
        placeWishes();
        growFrom();
        placeBlock();
        placeEmptyGroups();
        LayoutResult result;
        for (int n = 0; n < static_cast<int>(graph_.nodes.size()); ++n)
            result.nodes.push_back({space_.box(n)->x, space_.box(n)->y});
        for (int g = 0; g < static_cast<int>(graph_.groups.size()); ++g)
            result.groups.push_back(*space_.group(g));
        return result;
    }

private:
    std::vector<std::size_t>& edgesOf(const LayoutEnd& end) {
        return end.node >= 0 ? nodeEdges_[index(end.node)] : groupEdges_[index(end.group)];
    }

    /// Members of groups go first: a node of no group finds a place anywhere, but it could wall a group in.
    using Turn = std::pair<bool, int>;
    [[nodiscard]] Turn turnOf(int node) const { return {tree_.groupOf(node) < 0, node}; }

    void connect() {
        for (std::size_t e = 0; e < graph_.edges.size(); ++e) {
            const LayoutEdge& edge = graph_.edges[e];
            if (!tree_.holds(edge.from) || !tree_.holds(edge.to)) continue;
            edgesOf(edge.from).push_back(e);
            edgesOf(edge.to).push_back(e);
        }
    }

    void settle(int node, Point at) {
        const Size size = graph_.nodes[index(node)].size;
        space_.add(node, {at.x, at.y, size.w, size.h});
        waiting_.erase(turnOf(node));
        wake(nodeEdges_[index(node)]);
        for (int group = tree_.groupOf(node); group >= 0; group = tree_.parent(group))
            wake(groupEdges_[index(group)]);
    }

    /// The unplaced ends of these edges now have something to stand next to.
    void wake(const std::vector<std::size_t>& edges) {
        for (const std::size_t e : edges)
            for (const LayoutEnd& end : {graph_.edges[e].from, graph_.edges[e].to})
                if (end.node >= 0 && !space_.box(end.node)) waiting_.insert(turnOf(end.node));
    }

    /// From the top left on, so that what has to give way goes on in the reading direction.
    void placeWishes() {
        std::vector<int> turns;
        for (std::size_t n = 0; n < graph_.nodes.size(); ++n)
            if (graph_.nodes[n].wish && !space_.box(static_cast<int>(n)))
                turns.push_back(static_cast<int>(n));
        std::ranges::stable_sort(turns, {}, [&](int n) {
            const Point& wish = *graph_.nodes[index(n)].wish;
            return std::pair{turnOf(n).first, wish.x + wish.y};
        });
        for (const int n : turns) {
            const LayoutNode& node = graph_.nodes[index(n)];
            const Rect wish{node.wish->x, node.wish->y, node.size.w, node.size.h};
            const int group = tree_.groupOf(n);
            settle(n, space_.fits(wish, group, wishClearance) ? *node.wish : search(wish, group, true));
        }
    }

    /// Neighbours of what stands, then members of groups that stand, until nothing is left that has a hold.
    void growFrom() {
        const int count = static_cast<int>(graph_.nodes.size());
        for (std::size_t g = 0; g < graph_.groups.size(); ++g)
            if (space_.group(static_cast<int>(g))) wake(groupEdges_[g]);
        for (bool again = true; again;) {
            while (!waiting_.empty())
                place(waiting_.begin()->second);
            again = false;
            for (int n = 0; n < count && waiting_.empty(); ++n)
                if (!space_.box(n) && space_.home(tree_.groupOf(n))) {
                    place(n);
                    again = true;
                }
            again = again || !waiting_.empty();
        }
    }

    struct Anchor {
        Rect rect;
        bool upstream = false; // it points at the new node
        double gap = 0;
    };

    /// What a placed neighbour offers to stand next to: itself, or the group it is in if the new node is not.
    [[nodiscard]] std::optional<Anchor> anchorOf(const LayoutEdge& edge, int node) const {
        const bool upstream = edge.to.node == node;
        const LayoutEnd& end = upstream ? edge.from : edge.to;
        if (end.node == node) return std::nullopt;
        const std::optional<Rect>& own = end.node >= 0 ? space_.box(end.node) : space_.group(end.group);
        const int group = tree_.groupOf(node);
        if (!own || (end.node < 0 && tree_.isWithin(group, end.group))) return std::nullopt;
        Anchor anchor{*own, upstream, plainGap};
        const int shared = tree_.common(tree_.around(end), group);
        for (int at = tree_.around(end); at != shared; at = tree_.parent(at)) {
            const Rect around = space_.group(at).value_or(anchor.rect);
            (tall_ ? anchor.rect.y : anchor.rect.x) = tall_ ? around.y : around.x;
            (tall_ ? anchor.rect.h : anchor.rect.w) = tall_ ? around.h : around.w;
        }
        if (!tall_ && edge.labelWidth > 0)
            anchor.gap = std::clamp(edge.labelWidth + labelRoom, plainGap, widestGap);
        // A group that the new node opens needs its own line and padding before the node.
        for (int at = group; at != shared && !space_.group(at); at = tree_.parent(at))
            anchor.gap += boundaryPadding + (tall_ && upstream ? boundaryTitleBand : 0);
        return anchor;
    }

    [[nodiscard]] Rect beside(const Anchor& anchor, Size size) const {
        const Point middle = anchor.rect.centre();
        Rect wish{middle.x - size.w / 2, middle.y - size.h / 2, size.w, size.h};
        if (tall_)
            wish.y =
                anchor.upstream ? anchor.rect.bottom() + anchor.gap : anchor.rect.y - anchor.gap - size.h;
        else
            wish.x = anchor.upstream ? anchor.rect.right() + anchor.gap : anchor.rect.x - anchor.gap - size.w;
        return wish;
    }

    void place(int node) {
        const Size size = graph_.nodes[index(node)].size;
        std::vector<Anchor> sources;
        std::vector<Anchor> targets;
        for (const std::size_t e : nodeEdges_[index(node)])
            if (const auto anchor = anchorOf(graph_.edges[e], node))
                (anchor->upstream ? sources : targets).push_back(*anchor);
        const std::vector<Anchor>& anchors = sources.empty() ? targets : sources;
        const int group = tree_.groupOf(node);
        const std::optional<Rect> home = space_.home(group);
        const bool forward = !sources.empty() || targets.empty();
        Rect wish{0, 0, size.w, size.h};
        if (!anchors.empty()) {
            wish = beside(anchors.front(), size);
            alignWithSiblings(wish, node);
        } else if (home) {
            wish.x = home->x + boundaryPadding;
            wish.y = home->y + boundaryTitleBand + boundaryPadding;
        }
        if (home) moveHome(wish, *home);
        settle(node, search(wish, group, forward));
    }

    /// Siblings begin on one line: the new node takes the line of one that stands next to the same neighbour.
    void alignWithSiblings(Rect& wish, int node) const {
        double& line = tall_ ? wish.y : wish.x;
        double nearest = columnReach + 1;
        double best = line;
        const auto look = [&](const LayoutEnd& end) {
            if (end.node < 0 || end.node == node || !space_.box(end.node)) return;
            const Rect& box = *space_.box(end.node);
            const double begin = tall_ ? box.y : box.x;
            if (std::abs(begin - line) >= nearest) return;
            nearest = std::abs(begin - line);
            best = begin;
        };
        for (const std::size_t e : nodeEdges_[index(node)]) {
            const LayoutEdge& edge = graph_.edges[e];
            const LayoutEnd& near = edge.to.node == node ? edge.from : edge.to;
            const auto& others =
                near.node >= 0 ? nodeEdges_[index(near.node)] : groupEdges_[index(near.group)];
            if (others.size() > 64) continue; // a hub: the search finds its columns anyway
            for (const std::size_t other : others) {
                look(graph_.edges[other].from);
                look(graph_.edges[other].to);
            }
        }
        line = best;
    }

    /// A member starts the search in its group or one place outside it, wherever its neighbours are.
    static void moveHome(Rect& wish, const Rect& home) {
        const double left = home.x - plainGap - wish.w;
        const double top = home.y - wish.h;
        wish.x = std::clamp(wish.x, left, home.right() + plainGap);
        wish.y = std::clamp(wish.y, top, home.bottom() + plainGap);
    }

    struct Step {
        double cost;
        double along;
        double across;
    };

    /// Offsets from a wish, nearest first; going back against the flow costs more than going on or aside.
    static std::vector<Step> stepsWithin(double reach) {
        std::vector<Step> steps;
        const double stride = reach > 1000 ? 32 : 8;
        for (double across = -reach; across <= reach; across += stride)
            for (double along = -reach / 2; along <= reach; along += stride * 3)
                steps.push_back(
                    {(along < 0 ? 4 * -along : 2 * along) + std::abs(across) + (across < 0), along, across});
        std::ranges::stable_sort(steps, {}, &Step::cost);
        return steps;
    }

    static const std::vector<Step>& steps(std::size_t search) {
        static const std::array all{stepsWithin(searches[0].reach), stepsWithin(searches[1].reach),
                                    stepsWithin(searches[2].reach)};
        return all[search];
    }

    [[nodiscard]] Point search(const Rect& wish, int group, bool forward) const {
        for (std::size_t i = 0; i < searches.size(); ++i)
            for (const Step& step : steps(i)) {
                const double along = forward ? step.along : -step.along;
                const Rect box{snapped(wish.x + (tall_ ? step.across : along)),
                               snapped(wish.y + (tall_ ? along : step.across)), wish.w, wish.h};
                if (space_.fits(box, group, searches[i].clearance)) return {box.x, box.y};
            }
        return lastResort(wish, group);
    }

    /// Free for a node of no group; a group walled in on all sides at least covers no node with a node.
    [[nodiscard]] Point lastResort(const Rect& wish, int group) const {
        for (const double clearance : {searches.back().clearance, 4.0})
            if (const auto at = space_.tightFit(wish, group, clearance)) return *at;
        const Rect all = space_.everything().value_or(wish);
        const Rect below{snapped(wish.x), snappedUp(all.bottom() + blockGap + boundaryTitleBand), wish.w,
                         wish.h};
        if (space_.fits(below, group, searches.back().clearance)) return {below.x, below.y};
        for (const Step& step : steps(searches.size() - 1)) {
            const Rect box{snapped(wish.x + step.along), snapped(wish.y + step.across), wish.w, wish.h};
            if (space_.isClear(box, searches.back().clearance)) return {box.x, box.y};
        }
        return {below.x, below.y};
    }

    /// Everything left connects to nothing that stands: it is laid out alone and set down beside or below.
    void placeBlock() {
        LayoutGraph rest;
        rest.orientation = graph_.orientation;
        rest.groups = graph_.groups;
        std::vector<int> members;
        std::vector<int> local(graph_.nodes.size(), -1);
        for (std::size_t n = 0; n < graph_.nodes.size(); ++n) {
            if (space_.box(static_cast<int>(n))) continue;
            local[n] = static_cast<int>(members.size());
            members.push_back(static_cast<int>(n));
            rest.nodes.push_back(graph_.nodes[n]);
        }
        if (members.empty()) return;
        addEdges(rest, local);
        const LayoutResult layout = layeredLayout(rest);
        std::optional<Rect> extent;
        const auto include = [&](const Rect& rect) { extent = extent ? extent->united(rect) : rect; };
        for (std::size_t i = 0; i < members.size(); ++i) {
            const Size size = rest.nodes[i].size;
            include({layout.nodes[i].x, layout.nodes[i].y, size.w, size.h});
            for (int g = rest.nodes[i].group; g >= 0 && tree_.groupOf(members[i]) >= 0; g = tree_.parent(g))
                include(layout.groups[index(g)]);
        }
        const Point origin = originOfBlock(*extent);
        for (std::size_t i = 0; i < members.size(); ++i)
            settle(members[i], {layout.nodes[i].x + origin.x, layout.nodes[i].y + origin.y});
    }

    void addEdges(LayoutGraph& rest, const std::vector<int>& local) const {
        for (LayoutEdge edge : graph_.edges) {
            if (!tree_.holds(edge.from) || !tree_.holds(edge.to)) continue;
            bool both = true;
            for (LayoutEnd* end : {&edge.from, &edge.to})
                if (end->node >= 0)
                    both = (end->node = local[index(end->node)]) >= 0 && both;
                else
                    both = both && !space_.group(end->group);
            if (both) rest.edges.push_back(edge);
        }
    }

    /// Beside or below what stands, whichever brings the whole nearer to 16:10.
    [[nodiscard]] Point originOfBlock(const Rect& extent) const {
        const auto all = space_.everything();
        if (!all) return {0, 0};
        const Point right{snappedUp(all->right() + blockGap - extent.x), snapped(all->y - extent.y)};
        const Point below{snapped(all->x - extent.x), snappedUp(all->bottom() + blockGap - extent.y)};
        const double wide = std::max(all->w + blockGap + extent.w, std::max(all->h, extent.h) * shape);
        const double high = std::max(std::max(all->w, extent.w), (all->h + blockGap + extent.h) * shape);
        return wide <= high ? right : below;
    }

    /// A group without members takes a free place in its parent, or beside all that stands.
    void placeEmptyGroups() {
        const std::vector<int>& order = tree_.innerFirst();
        for (const int group : order) {
            if (space_.group(group)) continue;
            const int parent = tree_.parent(group);
            const auto home = space_.home(parent);
            Point at = originOfBlock({0, 0, emptyBoundary.w, emptyBoundary.h});
            if (home)
                at = search({home->x + boundaryPadding, home->y + boundaryPadding + boundaryTitleBand,
                             emptyBoundary.w, emptyBoundary.h},
                            parent, true);
            space_.addGroup(group, {at.x, at.y, emptyBoundary.w, emptyBoundary.h});
        }
    }

    const LayoutGraph& graph_;
    GroupTree tree_;
    bool tall_;
    FreeSpace space_;
    std::vector<std::vector<std::size_t>> nodeEdges_;
    std::vector<std::vector<std::size_t>> groupEdges_;
    std::set<Turn> waiting_; // unplaced nodes with a placed neighbour
};

} // namespace

LayoutResult growLayout(const LayoutGraph& graph) {
    const auto hasPlace = [](const LayoutNode& node) { return node.position || node.wish; };
    const bool anything =
        std::ranges::any_of(graph.nodes, hasPlace) ||
        std::ranges::any_of(graph.groups, [](const LayoutGroup& group) { return group.rect.has_value(); });
    return anything ? Grower(graph).run() : layeredLayout(graph);
}

} // namespace chalkline
