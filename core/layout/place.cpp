#include "layout/place.h"

#include "base/text.h"
#include "base/text_advance.h"
#include "geometry/boxes.h"

#include <map>
#include <set>

namespace chalkline {

namespace {

constexpr double widestLabel = 160; // px

double labelWidthOf(const std::string& label) {
    return std::min(textWidth(oneLine(label), labelFont(label)), widestLabel);
}

class Placer {
public:
    Placer(const Tables& tables, SheetId sheet, const std::vector<Ref>& subjects, Orientation orientation)
        : tables_(tables)
        , boxes_(boxesOf(tables, sheet))
        , fresh_(subjects.begin(), subjects.end()) {
        graph_.orientation = orientation;
        for (const Placement& placement : tables.of<Placement>())
            if (placement.sheet == sheet) fresh_.erase(placement.subject); // stands, maybe hidden
    }

    std::vector<Placement> run(SheetId sheet, const std::vector<Ref>& subjects) {
        addGroups();
        addNodes();
        addNotes();
        addEdges();
        const LayoutResult layout = growLayout(graph_);
        std::vector<Placement> placements;
        std::set<Ref> done;
        for (const Ref& ref : subjects) {
            if (!fresh_.contains(ref) || !done.insert(ref).second) continue;
            Placement placement;
            placement.sheet = sheet;
            placement.subject = ref;
            if (const auto node = nodes_.find(ref); node != nodes_.end()) {
                placement.x = layout.nodes[static_cast<std::size_t>(node->second)].x;
                placement.y = layout.nodes[static_cast<std::size_t>(node->second)].y;
            } else if (const auto group = groups_.find(ref); group != groups_.end()) {
                placement.x = layout.groups[static_cast<std::size_t>(group->second)].x;
                placement.y = layout.groups[static_cast<std::size_t>(group->second)].y;
            } else {
                continue;
            }
            placements.push_back(placement);
        }
        return placements;
    }

private:
    [[nodiscard]] bool isHere(Ref ref) const { return fresh_.contains(ref) || boxes_.contains(ref); }

    [[nodiscard]] int groupIndex(BoundaryId id) const {
        const auto found = groups_.find({RecordType::Boundary, id.value});
        return found == groups_.end() ? -1 : found->second;
    }

    /// A boundary whose only content is new has no rectangle yet, wherever an empty one was drawn.
    void addGroups() {
        for (const Boundary& boundary : tables_.of<Boundary>())
            if (isHere(refOf(boundary))) {
                groups_[refOf(boundary)] = static_cast<int>(graph_.groups.size());
                LayoutGroup group;
                if (const auto box = boxes_.find(refOf(boundary)); box != boxes_.end())
                    group.rect = box->second;
                graph_.groups.push_back(group);
            }
        for (const Boundary& boundary : tables_.of<Boundary>())
            if (const int own = groupIndex(boundary.id); own >= 0)
                graph_.groups[static_cast<std::size_t>(own)].parent = groupIndex(boundary.parent);
    }

    void addNodes() {
        for (const Node& node : tables_.of<Node>()) {
            const Ref ref = refOf(node);
            if (!isHere(ref)) continue;
            nodes_[ref] = static_cast<int>(graph_.nodes.size());
            LayoutNode item;
            item.size = fittedNodeSize(node);
            item.group = groupIndex(node.boundary);
            if (const auto box = boxes_.find(ref); box != boxes_.end()) {
                item.position = Point{box->second.x, box->second.y};
                item.size = {box->second.w, box->second.h};
            }
            graph_.nodes.push_back(item);
        }
    }

    /// Notes stand in the way like nodes, linked to nothing.
    void addNotes() {
        for (const Note& note : tables_.of<Note>())
            if (const auto box = boxes_.find(refOf(note)); box != boxes_.end())
                graph_.nodes.push_back(
                    {{box->second.w, box->second.h}, -1, Point{box->second.x, box->second.y}});
    }

    [[nodiscard]] LayoutEnd endOf(Ref ref) const {
        LayoutEnd end;
        if (const auto node = nodes_.find(ref); node != nodes_.end()) end.node = node->second;
        if (const auto group = groups_.find(ref); group != groups_.end()) end.group = group->second;
        return end;
    }

    void addEdges() {
        for (const Edge& edge : tables_.of<Edge>()) {
            const LayoutEdge item{endOf(edge.from()), endOf(edge.to()), labelWidthOf(edge.label)};
            const bool from = item.from.node >= 0 || item.from.group >= 0;
            const bool to = item.to.node >= 0 || item.to.group >= 0;
            if (from && to) graph_.edges.push_back(item);
        }
    }

    const Tables& tables_;
    std::unordered_map<Ref, Rect> boxes_;
    std::set<Ref> fresh_;
    LayoutGraph graph_;
    std::map<Ref, int> nodes_;
    std::map<Ref, int> groups_;
};

} // namespace

std::vector<Placement> placeNew(const Tables& tables, SheetId sheet, const std::vector<Ref>& subjects,
                                Orientation orientation) {
    return Placer(tables, sheet, subjects, orientation).run(sheet, subjects);
}

} // namespace chalkline
