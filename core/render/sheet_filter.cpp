#include "render/sheet_filter.h"

#include <map>
#include <vector>

namespace chalkline {

namespace {

/// The boundary a thing is in, or none.
Ref outerOf(const Tables& tables, Ref ref) {
    BoundaryId outer;
    if (const Node* node = tables.find(NodeId{ref.id}); node && ref.type == RecordType::Node)
        outer = node->boundary;
    if (const Boundary* boundary = tables.find(BoundaryId{ref.id});
        boundary && ref.type == RecordType::Boundary)
        outer = boundary->parent;
    return outer ? Ref{RecordType::Boundary, outer.value} : Ref{};
}

bool isWithin(const Tables& tables, Ref ref, const std::set<Ref>& boundaries) {
    for (; ref.type != RecordType::None; ref = outerOf(tables, ref))
        if (boundaries.contains(ref)) return true;
    return false;
}

std::set<Ref> litByKind(const Tables& tables, EdgeKind kind) {
    std::set<Ref> lit;
    for (const Edge& edge : tables.of<Edge>())
        if (edge.kind == kind) lit.insert({refOf(edge), edge.from(), edge.to()});
    return lit;
}

std::set<Ref> litInside(const Tables& tables, const std::set<Ref>& boundaries) {
    std::set<Ref> lit;
    for (const Node& node : tables.of<Node>())
        if (isWithin(tables, refOf(node), boundaries)) lit.insert(refOf(node));
    for (const Boundary& boundary : tables.of<Boundary>())
        if (isWithin(tables, refOf(boundary), boundaries)) lit.insert(refOf(boundary));
    for (const Edge& edge : tables.of<Edge>())
        if (lit.contains(edge.from()) && lit.contains(edge.to())) lit.insert(refOf(edge));
    return lit;
}

/// Follows the edges from the roots, against their direction for upstream.
class Walk {
public:
    Walk(const Tables& tables, bool upstream)
        : tables_(tables) {
        for (const Edge& edge : tables.of<Edge>()) {
            const bool oneWay = edge.direction == Direction::Forward;
            if (!upstream || !oneWay) leaving_[edge.from()].emplace_back(edge.to(), refOf(edge));
            if (upstream || !oneWay) leaving_[edge.to()].emplace_back(edge.from(), refOf(edge));
        }
        for (const Node& node : tables.of<Node>())
            if (node.boundary) members_[{RecordType::Boundary, node.boundary.value}].push_back(refOf(node));
        for (const Boundary& boundary : tables.of<Boundary>())
            if (boundary.parent)
                members_[{RecordType::Boundary, boundary.parent.value}].push_back(refOf(boundary));
    }

    std::set<Ref> from(const std::set<Ref>& roots) {
        for (const Ref& root : roots)
            reach(root);
        while (!open_.empty()) {
            const Ref at = open_.back();
            open_.pop_back();
            follow(at);
            // Edges of what it stands in begin or end at it as well.
            for (Ref outer = outerOf(tables_, at); outer.type != RecordType::None;
                 outer = outerOf(tables_, outer))
                follow(outer);
        }
        return std::move(lit_);
    }

private:
    void follow(Ref at) {
        for (const auto& [next, edge] : leaving_[at]) {
            lit_.insert(edge);
            reach(next);
        }
    }

    void reach(Ref ref) {
        if (!lit_.insert(ref).second) return;
        open_.push_back(ref);
        for (const Ref& member : members_[ref])
            reach(member);
    }

    const Tables& tables_;
    std::map<Ref, std::vector<std::pair<Ref, Ref>>> leaving_; // thing -> next thing, by which edge
    std::map<Ref, std::vector<Ref>> members_;
    std::vector<Ref> open_;
    std::set<Ref> lit_;
};

} // namespace

std::optional<std::set<Ref>> litBy(const Tables& tables, const SheetFilter& filter) {
    std::set<Ref> lit;
    switch (filter.kind) {
    case FilterKind::All:
        return std::nullopt;
    case FilterKind::Sync:
        lit = litByKind(tables, EdgeKind::Sync);
        break;
    case FilterKind::Async:
        lit = litByKind(tables, EdgeKind::Async);
        break;
    case FilterKind::Boundary:
        lit = litInside(tables, filter.roots);
        break;
    case FilterKind::Upstream:
    case FilterKind::Downstream:
        lit = Walk(tables, filter.kind == FilterKind::Upstream).from(filter.roots);
        break;
    }
    for (const Note& note : tables.of<Note>())
        if (lit.contains(note.anchor)) lit.insert(refOf(note));
    return lit;
}

} // namespace chalkline
