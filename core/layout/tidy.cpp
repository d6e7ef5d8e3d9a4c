#include "layout/tidy.h"

#include "layout/place_note.h"
#include "layout/sheet_graph.h"
#include "layout/tiers.h"

#include <algorithm>
#include <cmath>

namespace chalkline {

namespace {

constexpr double viewMargin = 24;  // px around what is fitted into a view
constexpr double strayReach = 160; // px from the design within which a note that is about nothing stays
constexpr double strayGap = 32;    // px below the design for those that come back

std::size_t index(int value) {
    return static_cast<std::size_t>(value);
}
double snapped(double value) {
    return std::floor(value / 8 + 0.5) * 8;
}

double middleOf(std::vector<double> values) {
    if (values.empty()) return 0;
    const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
    std::ranges::nth_element(values, middle);
    return *middle;
}

class Tidier {
public:
    Tidier(const Tables& tables, const TidyRequest& request, const std::stop_token& stop,
           const TidyProgress& progress)
        : tables_(tables)
        , request_(request)
        , stop_(stop)
        , progress_(progress)
        , sheet_(sheetGraph(tables, request.sheet)) {}

    std::optional<std::vector<Placement>> run() {
        findMovable();
        LayoutGraph part = movableGraph();
        if (part.nodes.empty() && part.groups.empty()) return std::vector<Placement>{};
        LayoutOptions options;
        options.effort = part.nodes.size() <= 400 ? Effort::Quality : Effort::Fast;
        options.asStood = true;
        options.byTiers = request_.style == TidyStyle::Tiers;
        options.stop = stop_;
        const LayoutResult layout = chooseLayout(std::move(part), options);
        if (stop_.stop_requested()) return std::nullopt;
        const LayoutResult settled = settle(layout);
        if (stop_.stop_requested()) return std::nullopt;
        if (progress_) progress_(1);
        return changes(settled);
    }

private:
    /// What may move: nothing that is locked or outside what was chosen.
    void findMovable() {
        for (const Placement& placement : tables_.of<Placement>())
            if (placement.sheet == request_.sheet && placement.locked) locked_.insert(placement.subject);
        movable_.resize(sheet_.nodes.size());
        for (std::size_t n = 0; n < sheet_.nodes.size(); ++n) {
            const Ref ref = sheet_.nodes[n];
            bool free = ref.type == RecordType::Node && !locked_.contains(ref);
            bool chosen = request_.chosen.empty() || request_.chosen.contains(ref);
            for (int g = sheet_.graph.nodes[n].group; g >= 0; g = parentOf(g)) {
                free = free && !locked_.contains(sheet_.groups[index(g)]);
                chosen = chosen || request_.chosen.contains(sheet_.groups[index(g)]);
            }
            movable_[n] = free && chosen;
        }
        std::vector<bool> mixed(sheet_.groups.size(), false);
        std::vector<bool> any(sheet_.groups.size(), false);
        for (std::size_t n = 0; n < sheet_.nodes.size(); ++n)
            for (int g = sheet_.graph.nodes[n].group; g >= 0; g = parentOf(g)) {
                any[index(g)] = true;
                if (!movable_[n]) mixed[index(g)] = true;
            }
        movableGroups_.resize(sheet_.groups.size());
        for (std::size_t g = 0; g < sheet_.groups.size(); ++g) {
            bool chosen = request_.chosen.empty();
            bool free = true;
            for (int at = static_cast<int>(g); at >= 0; at = parentOf(at)) {
                chosen = chosen || request_.chosen.contains(sheet_.groups[index(at)]);
                free = free && !locked_.contains(sheet_.groups[index(at)]);
            }
            movableGroups_[g] = any[g] ? !mixed[g] : free && chosen;
        }
    }

    /// A ring of parents is cut by the layouts; here it only must end.
    [[nodiscard]] int parentOf(int group) const {
        const int parent = sheet_.graph.groups[index(group)].parent;
        return parent < group || parentIsSafe(group) ? parent : -1;
    }
    [[nodiscard]] bool parentIsSafe(int group) const {
        int at = group;
        for (std::size_t i = 0; i <= sheet_.groups.size(); ++i) {
            at = sheet_.graph.groups[index(at)].parent;
            if (at < 0) return true;
        }
        return false;
    }

    [[nodiscard]] Rect stoodBox(std::size_t n) const {
        const LayoutNode& node = sheet_.graph.nodes[n];
        return {node.position->x, node.position->y, node.size.w, node.size.h};
    }

    [[nodiscard]] Orientation flow() const {
        const SheetFlow flow = flowIn(sheet_.graph);
        return flow.down > flow.across ? Orientation::TopToBottom : Orientation::LeftToRight;
    }

    /// A group that was laid out against the direction of the sheet keeps its own: all its edges run that way
    /// and few run the other.
    [[nodiscard]] std::optional<Orientation> ownDirection(int group, Orientation around) const {
        const SheetFlow flow = flowIn(sheet_.graph, group);
        const bool down = around == Orientation::LeftToRight;
        const int own = down ? flow.down : flow.across;
        const int other = down ? flow.across : flow.down;
        if (flow.edges < 2 || own < flow.edges || other * 3 > flow.edges) return std::nullopt;
        return down ? Orientation::TopToBottom : Orientation::LeftToRight;
    }

    /// What moves, and the groups that move whole; with all of the sheet if all moves or some is only locked,
    /// so that the layout knows where the locked things would stand.
    LayoutGraph movableGraph() {
        LayoutGraph part;
        std::vector<int> local(sheet_.nodes.size(), -1);
        std::vector<int> localGroup(sheet_.groups.size(), -1);
        const bool whole = request_.chosen.empty();
        for (std::size_t g = 0; g < sheet_.groups.size(); ++g)
            if (whole || movableGroups_[g]) {
                localGroup[g] = static_cast<int>(groups_.size());
                groups_.push_back(static_cast<int>(g));
            }
        for (const int g : groups_) {
            const int parent = parentOf(g);
            LayoutGroup group;
            group.parent = parent < 0 ? -1 : localGroup[index(parent)];
            if (!request_.orientation) group.orientation = ownDirection(g, flow());
            part.groups.push_back(group);
        }
        for (std::size_t n = 0; n < sheet_.nodes.size(); ++n) {
            if (sheet_.nodes[n].type != RecordType::Node || !(whole || movable_[n])) continue;
            local[n] = static_cast<int>(nodes_.size());
            nodes_.push_back(static_cast<int>(n));
            LayoutNode node = sheet_.graph.nodes[n];
            node.group = node.group < 0 ? -1 : localGroup[index(node.group)];
            node.tier = tierOf(tables_, sheet_.nodes[n]);
            part.nodes.push_back(node);
        }
        for (LayoutEdge edge : sheet_.graph.edges) {
            for (LayoutEnd* end : {&edge.from, &edge.to}) {
                if (end->node >= 0) end->node = local[index(end->node)];
                if (end->group >= 0) end->group = localGroup[index(end->group)];
            }
            const auto stands = [](const LayoutEnd& end) { return end.node >= 0 || end.group >= 0; };
            if (stands(edge.from) && stands(edge.to)) part.edges.push_back(edge);
        }
        return part;
    }

    LayoutResult chooseLayout(LayoutGraph part, const LayoutOptions& options) const {
        part.orientation = request_.orientation.value_or(flow());
        LayoutView view;
        view.room = request_.view ? Size{request_.view->w - 2 * viewMargin, request_.view->h - 2 * viewMargin}
                                  : Size{1e9, 1e9};
        view.mayTurn = !request_.orientation;
        return fittedLayout(std::move(part), options, view, progress_).layout;
    }

    /// The layout where the things stood: moved so that as much as possible stays where it is, above all what
    /// may not move. Then only what may move goes there, round what may not.
    LayoutResult settle(const LayoutResult& layout) const {
        std::vector<double> dx;
        std::vector<double> dy;
        const bool pins = std::ranges::any_of(nodes_, [&](int n) { return !movable_[index(n)]; });
        const bool crowded = pins || nodes_.size() + noteCount() < sheet_.nodes.size();
        for (std::size_t i = 0; i < nodes_.size(); ++i) {
            if (pins && movable_[index(nodes_[i])]) continue;
            const Rect stood = stoodBox(index(nodes_[i]));
            dx.push_back(stood.x - layout.nodes[i].x);
            dy.push_back(stood.y - layout.nodes[i].y);
        }
        const Point shift{snapped(middleOf(std::move(dx))), snapped(middleOf(std::move(dy)))};
        LayoutGraph graph = sheet_.graph;
        for (std::size_t i = 0; i < nodes_.size(); ++i) {
            LayoutNode& node = graph.nodes[index(nodes_[i])];
            if (!movable_[index(nodes_[i])]) continue;
            const Point wish{layout.nodes[i].x + shift.x, layout.nodes[i].y + shift.y};
            node.position.reset();
            (crowded ? node.wish : node.position) = wish;
        }
        wishForNotes(graph);
        std::vector<bool> filled(graph.groups.size(), false);
        for (const LayoutNode& node : graph.nodes)
            for (int g = node.group; g >= 0; g = parentOf(g))
                filled[index(g)] = true;
        for (std::size_t i = 0; i < groups_.size(); ++i) {
            const auto g = index(groups_[i]);
            std::optional<Rect>& rect = graph.groups[g].rect;
            if (filled[g])
                rect.reset(); // around what it holds, wherever that goes
            else if (movableGroups_[g])
                rect = Rect{layout.groups[i].x + shift.x, layout.groups[i].y + shift.y, layout.groups[i].w,
                            layout.groups[i].h};
        }
        return growLayout(graph);
    }

    [[nodiscard]] std::size_t noteCount() const {
        return static_cast<std::size_t>(std::ranges::count_if(sheet_.nodes, &Tidier::isCard));
    }

    static bool isCard(Ref ref) { return ref.type == RecordType::Note || ref.type == RecordType::Estimate; }

    /// A note or estimate goes along with what it is about and gives way to everything; the others only give
    /// way, but for those that strayed, which come back below the design.
    void wishForNotes(LayoutGraph& graph) const {
        const std::optional<Rect> design = designIn(graph);
        std::map<Ref, Point> moved;
        for (std::size_t n = 0; n < sheet_.nodes.size(); ++n) {
            const std::optional<Point>& now =
                graph.nodes[n].position ? graph.nodes[n].position : graph.nodes[n].wish;
            const Point before = *sheet_.graph.nodes[n].position;
            moved[sheet_.nodes[n]] = {now->x - before.x, now->y - before.y};
        }
        for (std::size_t n = 0; n < sheet_.nodes.size(); ++n) {
            if (!isCard(sheet_.nodes[n]) || locked_.contains(sheet_.nodes[n])) continue;
            const auto along = moved.find(cardAnchor(tables_, sheet_.nodes[n]));
            const Point by = along == moved.end() ? Point{} : along->second;
            LayoutNode& node = graph.nodes[n];
            node.wish = Point{node.position->x + by.x, node.position->y + by.y};
            if (along == moved.end() && design &&
                isFar({node.wish->x, node.wish->y, node.size.w, node.size.h}, *design))
                node.wish = Point{design->x, design->bottom() + strayGap};
            node.position.reset();
        }
    }

    /// Around all components where they will stand; nothing if only a part of the sheet is tidied.
    [[nodiscard]] std::optional<Rect> designIn(const LayoutGraph& graph) const {
        if (nodes_.size() + noteCount() < sheet_.nodes.size()) return std::nullopt;
        std::optional<Rect> around;
        for (const int n : nodes_) {
            const LayoutNode& node = graph.nodes[index(n)];
            const Point at = node.position ? *node.position : *node.wish;
            const Rect box{at.x, at.y, node.size.w, node.size.h};
            around = around ? around->united(box) : box;
        }
        return around;
    }

    /// True of what stands so far outside that it would make everything small in the view.
    static bool isFar(const Rect& card, const Rect& design) {
        const double beside = std::max(design.x - card.right(), card.x - design.right());
        const double above = std::max(design.y - card.bottom(), card.y - design.bottom());
        return std::max(beside, above) > strayReach;
    }

    [[nodiscard]] std::vector<Placement> changes(const LayoutResult& settled) const {
        std::vector<Placement> moves;
        for (const Placement& placement : tables_.of<Placement>()) {
            if (placement.sheet != request_.sheet || placement.locked) continue;
            Placement moved = placement;
            if (const auto node = sheet_.nodeOf.find(placement.subject); node != sheet_.nodeOf.end()) {
                moved.x = settled.nodes[index(node->second)].x;
                moved.y = settled.nodes[index(node->second)].y;
            }
            if (const auto group = sheet_.groupOf.find(placement.subject); group != sheet_.groupOf.end()) {
                if (!movableGroups_[index(group->second)]) continue;
                moved.x = settled.groups[index(group->second)].x;
                moved.y = settled.groups[index(group->second)].y;
                moved.w = moved.h = 0;
            }
            if (moved != placement) moves.push_back(moved);
        }
        return moves;
    }

    const Tables& tables_;
    const TidyRequest& request_;
    std::stop_token stop_;
    const TidyProgress& progress_;
    SheetGraph sheet_;
    std::set<Ref> locked_;
    std::vector<bool> movable_;       // per node of the sheet's graph
    std::vector<bool> movableGroups_; // per group: with all that is in it
    std::vector<int> nodes_;          // per node of the part that is laid out: in the sheet's graph
    std::vector<int> groups_;
};

} // namespace

std::optional<std::vector<Placement>> tidySheet(const Tables& tables, const TidyRequest& request,
                                                const std::stop_token& stop, const TidyProgress& progress) {
    return Tidier(tables, request, stop, progress).run();
}

} // namespace chalkline
