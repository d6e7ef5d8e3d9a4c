// Compound layout from the inside out: each group is laid out alone, then stands as one box in its parent.
#include "layout/layout.h"

#include "geometry/boxes.h"
#include "layout/group_tree.h"
#include "layout/layered_level.h"

namespace chalkline {

namespace {

constexpr double labelLineHeight = 16; // px

std::size_t index(int value) {
    return static_cast<std::size_t>(value);
}

class Compound {
public:
    Compound(const LayoutGraph& graph, const LayoutOptions& options)
        : graph_(graph)
        , options_(options)
        , tree_(graph)
        , levels_(graph.groups.size() + 1)
        , nodes_(graph.nodes.size())
        , groups_(graph.groups.size()) {}

    LayoutResult run() {
        setDirections();
        fillLevels();
        for (std::size_t l = 0; l < levels_.size(); ++l)
            if (levels_[l].members.size() > level(widest_).members.size()) widest_ = static_cast<int>(l) - 1;
        liftEdges();
        layOutAll();
        // A group knows where its neighbours outside are only after all have been laid out.
        if (!stand() && notePulls() && !options_.stop.stop_requested()) layOutAll();
        return finish();
    }

private:
    struct Box {
        int level = -1; // the group it is an item of
        int item = -1;  // index into that level's items
        Point at;       // in that level, then absolute
        Size size;
        int tier = 0; // of a group the lowest in it
        bool hasTier = false;
        std::optional<Rect> stood;
        std::vector<Point> pulls; // the middles of neighbours outside the level
    };
    struct Member {
        bool group = false;
        int index = 0;
    };
    struct Level {
        layering::Level graph;
        std::vector<Member> members;
        std::vector<std::size_t> edges; // into graph_.edges, those that have both ends in different items
        bool tall = false;              // the flow runs from top to bottom
    };

    Level& level(int group) { return levels_[index(group + 1)]; }
    [[nodiscard]] const Level& level(int group) const { return levels_[index(group + 1)]; }
    Box& boxOf(const Member& member) {
        return member.group ? groups_[index(member.index)] : nodes_[index(member.index)];
    }

    /// A group without a direction of its own has that of what it is in.
    void setDirections() {
        level(-1).tall = graph_.orientation == Orientation::TopToBottom;
        const std::vector<int>& order = tree_.innerFirst();
        for (auto group = order.rbegin(); group != order.rend(); ++group) {
            const std::optional<Orientation>& own = graph_.groups[index(*group)].orientation;
            level(*group).tall = own ? *own == Orientation::TopToBottom : level(tree_.parent(*group)).tall;
        }
    }

    /// Items in the order of the first node in them, so that reading order survives grouping.
    void fillLevels() {
        std::vector<bool> added(groups_.size(), false);
        for (std::size_t n = 0; n < nodes_.size(); ++n) {
            addGroups(tree_.groupOf(static_cast<int>(n)), added);
            nodes_[n].size = graph_.nodes[n].size;
            nodes_[n].tier = graph_.nodes[n].tier;
            noteStood(n);
            addItem(nodes_[n], tree_.groupOf(static_cast<int>(n)), {false, static_cast<int>(n)});
        }
        for (std::size_t g = 0; g < groups_.size(); ++g)
            addGroups(static_cast<int>(g), added);
    }

    /// Groups stood around their members, in the lowest tier of them.
    void noteStood(std::size_t n) {
        const std::optional<Point>& at = graph_.nodes[n].position;
        if (at && options_.asStood) nodes_[n].stood = Rect{at->x, at->y, nodes_[n].size.w, nodes_[n].size.h};
        for (int g = tree_.groupOf(static_cast<int>(n)); g >= 0; g = tree_.parent(g)) {
            Box& group = groups_[index(g)];
            group.tier = group.hasTier ? std::min(group.tier, nodes_[n].tier) : nodes_[n].tier;
            group.hasTier = true;
            if (nodes_[n].stood)
                group.stood = group.stood ? group.stood->united(*nodes_[n].stood) : nodes_[n].stood;
        }
    }

    void addGroups(int group, std::vector<bool>& added) {
        for (; group >= 0 && !added[index(group)]; group = tree_.parent(group)) {
            added[index(group)] = true;
            addItem(groups_[index(group)], tree_.parent(group), {true, group});
        }
    }

    void addItem(Box& box, int group, Member member) {
        box.level = group;
        box.item = static_cast<int>(level(group).members.size());
        level(group).members.push_back(member);
    }

    /// Every edge belongs to the innermost group that holds both ends.
    void liftEdges() {
        for (std::size_t e = 0; e < graph_.edges.size(); ++e) {
            const LayoutEdge& edge = graph_.edges[e];
            if (!tree_.holds(edge.from) || !tree_.holds(edge.to)) continue;
            level(tree_.common(tree_.around(edge.from), tree_.around(edge.to))).edges.push_back(e);
        }
    }

    [[nodiscard]] const Box& boxOf(const LayoutEnd& end) const {
        return end.node >= 0 ? nodes_[index(end.node)] : groups_[index(end.group)];
    }

    struct Dock {
        int item = -1;
        double port = 0; // px across
    };

    /// The item of level `group` that an end is in, and where across it the middle of the end stands.
    [[nodiscard]] Dock dock(const LayoutEnd& end, int group) const {
        const Box* box = &boxOf(end);
        Point port{box->size.w / 2, box->size.h / 2};
        while (box->level != group) {
            port = {port.x + box->at.x, port.y + box->at.y};
            box = &groups_[index(box->level)];
        }
        return {box->item, level(group).tall ? port.x : port.y};
    }

    void addLinks(Level& own, int group) {
        for (const std::size_t e : own.edges) {
            const LayoutEdge& edge = graph_.edges[e];
            const Dock from = dock(edge.from, group);
            const Dock to = dock(edge.to, group);
            if (from.item == to.item) continue;
            const double line = std::min(edge.labelWidth, labelLineHeight);
            own.graph.links.push_back({from.item, to.item, from.port, to.port,
                                       own.tall ? line : edge.labelWidth, own.tall ? edge.labelWidth : line});
        }
    }

    /// Things stay in the order in which they stood; nothing is turned round.
    [[nodiscard]] bool stand() const {
        return options_.asStood && std::ranges::all_of(graph_.nodes, [](const LayoutNode& node) {
                   return node.position.has_value();
               });
    }

    void layOutAll() {
        for (const int group : tree_.innerFirst())
            layOut(group);
        layOut(-1);
    }

    [[nodiscard]] Point middleOf(const Box& box) const {
        Point middle{box.at.x + box.size.w / 2, box.at.y + box.size.h / 2};
        for (int g = box.level; g >= 0; g = groups_[index(g)].level)
            middle = {middle.x + groups_[index(g)].at.x, middle.y + groups_[index(g)].at.y};
        return middle;
    }

    /// For every edge that leaves a group: its members inside are told where the other end is. False if no
    /// edge does.
    bool notePulls() {
        bool any = false;
        const auto pull = [&](const LayoutEnd& end, const LayoutEnd& other, int common) {
            Box* box = end.node >= 0 ? &nodes_[index(end.node)] : &groups_[index(end.group)];
            for (; box->level != common; box = &groups_[index(box->level)]) {
                box->pulls.push_back(middleOf(boxOf(other)));
                any = true;
            }
        };
        for (std::size_t l = 0; l < levels_.size(); ++l)
            for (const std::size_t e : levels_[l].edges) {
                pull(graph_.edges[e].from, graph_.edges[e].to, static_cast<int>(l) - 1);
                pull(graph_.edges[e].to, graph_.edges[e].from, static_cast<int>(l) - 1);
            }
        return any;
    }

    [[nodiscard]] layering::Item itemOf(const Box& box, bool tall) const {
        layering::Item item;
        item.along = tall ? box.size.h : box.size.w;
        item.across = tall ? box.size.w : box.size.h;
        item.tier = options_.byTiers ? box.tier : -1;
        if (box.stood) {
            const Point middle = box.stood->centre();
            item.stood = tall ? Point{middle.y, middle.x} : middle;
        }
        for (const Point& pull : box.pulls)
            item.pulls.push_back(tall ? pull.x : pull.y);
        return item;
    }

    [[nodiscard]] LayoutOptions optionsFor(int group) const {
        LayoutOptions options = options_;
        if (group != widest_) options.strips = 1;
        if (level(group).tall != level(-1).tall) { // the limits are for the other direction
            options.mostRanks = 0;
            options.mostAcross = 0;
        }
        return options;
    }

    /// Members get their place inside the group, the group its size; both rounded up to the grid.
    void layOut(int group) {
        Level& own = level(group);
        own.graph = {};
        for (const Member& member : own.members)
            own.graph.items.push_back(itemOf(boxOf(member), own.tall));
        addLinks(own, group);
        own.graph.options = optionsFor(group);
        own.graph.centred = own.tall;
        if (group >= 0)
            own.graph.aspect = own.tall ? 0.45 : 0.75; // parallel things stand side by side
        else
            own.graph.aspect = own.tall ? 1 / 1.6 : 1.6;
        const layering::LevelLayout layout = layering::layOut(own.graph);
        const double above = group < 0 ? 0 : layering::snapUp(boundaryPadding + boundaryTitleBand);
        const double beside = group < 0 ? 0 : boundaryPadding;
        for (std::size_t i = 0; i < own.members.size(); ++i) {
            const Point at = layout.at[i];
            boxOf(own.members[i]).at =
                own.tall ? Point{at.y + beside, at.x + above} : Point{at.x + beside, at.y + above};
        }
        if (group < 0) return;
        const Size inner = own.tall ? Size{layout.across, layout.along} : Size{layout.along, layout.across};
        groups_[index(group)].size =
            own.members.empty() ? emptyBoundary
                                : Size{inner.w + 2 * boundaryPadding, inner.h + above + boundaryPadding};
    }

    LayoutResult finish() {
        const std::vector<int>& order = tree_.innerFirst();
        const auto shift = [&](Box& box) {
            if (box.level < 0) return;
            box.at.x += groups_[index(box.level)].at.x;
            box.at.y += groups_[index(box.level)].at.y;
        };
        for (auto it = order.rbegin(); it != order.rend(); ++it)
            shift(groups_[index(*it)]);
        LayoutResult result;
        result.groups.resize(groups_.size());
        std::vector<bool> any(groups_.size(), false);
        const auto include = [&](int group, const Rect& member) {
            if (group < 0) return;
            const Rect padded = paddedForGroup(member);
            Rect& rect = result.groups[index(group)];
            rect = any[index(group)] ? rect.united(padded) : padded;
            any[index(group)] = true;
        };
        for (Box& box : nodes_) {
            shift(box);
            result.nodes.push_back(box.at);
            include(box.level, {box.at.x, box.at.y, box.size.w, box.size.h});
        }
        for (const int group : order) {
            const Point at = groups_[index(group)].at;
            if (!any[index(group)])
                result.groups[index(group)] = {at.x, at.y, emptyBoundary.w, emptyBoundary.h};
            include(tree_.parent(group), result.groups[index(group)]);
        }
        return result;
    }

    const LayoutGraph& graph_;
    const LayoutOptions& options_;
    GroupTree tree_;
    std::vector<Level> levels_; // by group + 1
    int widest_ = -1;           // the group with the most members, the only one to be cut into strips
    std::vector<Box> nodes_;
    std::vector<Box> groups_;
};

} // namespace

LayoutResult layeredLayout(const LayoutGraph& graph, const LayoutOptions& options) {
    return Compound(graph, options).run();
}

} // namespace chalkline
