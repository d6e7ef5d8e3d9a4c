#include "layout/sheet_graph.h"

#include "base/text.h"
#include "base/text_advance.h"
#include "geometry/boxes.h"
#include "geometry/chips.h"

#include <set>

namespace chalkline {

namespace {

constexpr double widestLabel = 160; // px

double labelWidthOf(const std::string& label, int chips) {
    return std::min(textWidth(oneLine(label), labelFont(label)), widestLabel) + chipRoomBeside(chips);
}

class Builder {
public:
    Builder(const Tables& tables, SheetId sheet, const std::vector<Ref>& fresh)
        : tables_(tables)
        , boxes_(boxesOf(tables, sheet))
        , fresh_(fresh.begin(), fresh.end()) {}

    SheetGraph run() {
        addGroups();
        addNodes();
        addCards<Note>();
        addCards<Estimate>();
        addEdges();
        return std::move(made_);
    }

private:
    [[nodiscard]] bool isHere(Ref ref) const { return fresh_.contains(ref) || boxes_.contains(ref); }

    [[nodiscard]] int groupIndex(BoundaryId id) const {
        const auto found = made_.groupOf.find({RecordType::Boundary, id.value});
        return found == made_.groupOf.end() ? -1 : found->second;
    }

    /// A boundary whose only content is new has no rectangle yet, wherever an empty one was drawn.
    void addGroups() {
        for (const Boundary& boundary : tables_.of<Boundary>())
            if (isHere(refOf(boundary))) {
                made_.groupOf[refOf(boundary)] = static_cast<int>(made_.groups.size());
                made_.groups.push_back(refOf(boundary));
                LayoutGroup group;
                if (const auto box = boxes_.find(refOf(boundary)); box != boxes_.end())
                    group.rect = box->second;
                made_.graph.groups.push_back(group);
            }
        for (const Boundary& boundary : tables_.of<Boundary>())
            if (const int own = groupIndex(boundary.id); own >= 0)
                made_.graph.groups[static_cast<std::size_t>(own)].parent = groupIndex(boundary.parent);
    }

    void add(Ref ref, const LayoutNode& node) {
        made_.nodeOf[ref] = static_cast<int>(made_.nodes.size());
        made_.nodes.push_back(ref);
        made_.graph.nodes.push_back(node);
    }

    void addNodes() {
        for (const Node& node : tables_.of<Node>()) {
            const Ref ref = refOf(node);
            if (!isHere(ref)) continue;
            LayoutNode item;
            item.group = groupIndex(node.boundary);
            if (const auto box = boxes_.find(ref); box != boxes_.end()) {
                item.position = Point{box->second.x, box->second.y};
                item.size = {box->second.w, box->second.h};
            } else {
                item.size = fittedNodeSize(node);
            }
            add(ref, item);
        }
    }

    /// Notes and estimates stand in the way like nodes, linked to nothing.
    template <class R>
    void addCards() {
        for (const R& card : tables_.of<R>())
            if (const auto box = boxes_.find(refOf(card)); box != boxes_.end()) {
                LayoutNode item;
                item.size = {box->second.w, box->second.h};
                item.position = Point{box->second.x, box->second.y};
                add(refOf(card), item);
            }
    }

    [[nodiscard]] LayoutEnd endOf(Ref ref) const {
        LayoutEnd end;
        if (const auto node = made_.nodeOf.find(ref); node != made_.nodeOf.end()) end.node = node->second;
        if (const auto group = made_.groupOf.find(ref); group != made_.groupOf.end())
            end.group = group->second;
        return end;
    }

    void addEdges() {
        const auto chips = chipsOf(tables_);
        for (const Edge& edge : tables_.of<Edge>()) {
            const auto pinned = chips.find(refOf(edge));
            const LayoutEdge item{endOf(edge.from()), endOf(edge.to()),
                                  labelWidthOf(edge.label, pinned == chips.end() ? 0 : pinned->second)};
            const bool from = item.from.node >= 0 || item.from.group >= 0;
            const bool to = item.to.node >= 0 || item.to.group >= 0;
            if (from && to) made_.graph.edges.push_back(item);
        }
    }

    const Tables& tables_;
    std::unordered_map<Ref, Rect> boxes_;
    std::set<Ref> fresh_;
    SheetGraph made_;
};

} // namespace

SheetGraph sheetGraph(const Tables& tables, SheetId sheet, const std::vector<Ref>& fresh) {
    return Builder(tables, sheet, fresh).run();
}

SheetFlow flowIn(const LayoutGraph& graph, int group) {
    SheetFlow flow;
    const auto nodeAt = [&](const LayoutEnd& end) -> const LayoutNode* {
        if (end.node < 0) return nullptr;
        const LayoutNode& node = graph.nodes[static_cast<std::size_t>(end.node)];
        return node.position && (group < 0 || node.group == group) ? &node : nullptr;
    };
    for (const LayoutEdge& edge : graph.edges) {
        const LayoutNode* from = nodeAt(edge.from);
        const LayoutNode* to = nodeAt(edge.to);
        if (!from || !to) continue;
        flow.across += to->position->x >= from->position->x + from->size.w ? 1 : 0;
        flow.down += to->position->y >= from->position->y + from->size.h ? 1 : 0;
        ++flow.edges;
    }
    return flow;
}

} // namespace chalkline
