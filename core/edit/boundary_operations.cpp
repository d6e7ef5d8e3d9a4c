#include "edit/boundary_operations.h"

#include "edit/delete_operation.h"
#include "edit/node_operations.h"

namespace chalkline {

namespace {

bool isWithin(const Tables& tables, BoundaryId inner, BoundaryId outer) {
    for (BoundaryId at = inner; at;) {
        if (at == outer) return true;
        const Boundary* boundary = tables.find(at);
        at = boundary ? boundary->parent : BoundaryId{};
    }
    return false;
}

} // namespace

Expected<BoundaryId> addBoundary(Transaction& edit, BoundaryType type, std::string name, BoundaryId parent) {
    Boundary boundary;
    boundary.id = edit.newId<Boundary>();
    boundary.type = type;
    boundary.name = std::move(name);
    boundary.parent = parent;
    const BoundaryId id = boundary.id;
    edit.put(std::move(boundary));
    return id;
}

Expected<BoundaryId> boundaryAround(Transaction& edit, const std::set<Ref>& members, BoundaryType type,
                                    std::string name) {
    std::vector<Ref> inside;
    for (const Ref& member : members)
        if (member.type == RecordType::Node || member.type == RecordType::Boundary) inside.push_back(member);
    if (inside.empty()) return failure(ErrorCode::Invalid, "a boundary goes around at least one component");
    const Tables& tables = edit.document().tables();
    // A member inside another selected boundary stays in that one.
    std::erase_if(inside, [&](const Ref& member) {
        const BoundaryId parent = parentOf(tables, member);
        return std::ranges::any_of(members, [&](const Ref& other) {
            return other.type == RecordType::Boundary && other != member &&
                   isWithin(tables, parent, BoundaryId{other.id});
        });
    });
    BoundaryId common = parentOf(tables, inside.front());
    for (const Ref& member : inside)
        if (parentOf(tables, member) != common) common = {};
    const auto id = addBoundary(edit, type, std::move(name), common);
    if (!id) return id;
    for (const Ref& member : inside)
        if (auto moved = moveIntoBoundary(edit, member, *id); !moved) return std::unexpected(moved.error());
    return id;
}

Expected<void> dissolve(Transaction& edit, BoundaryId boundary) {
    if (auto known = fetch(edit, boundary); !known) return std::unexpected(known.error());
    return remove(edit, {Ref{RecordType::Boundary, boundary.value}});
}

Expected<void> moveIntoBoundary(Transaction& edit, Ref member, BoundaryId target) {
    if (target)
        if (auto known = fetch(edit, target); !known) return std::unexpected(known.error());
    if (member.type == RecordType::Node) {
        auto node = fetch(edit, NodeId{member.id});
        if (!node) return std::unexpected(node.error());
        node->boundary = target;
        edit.put(std::move(*node));
        return {};
    }
    if (member.type != RecordType::Boundary)
        return failure(ErrorCode::Invalid, withArticle(member.type) + " cannot be in a boundary");
    auto inner = fetch(edit, BoundaryId{member.id});
    if (!inner) return std::unexpected(inner.error());
    if (isWithin(edit.document().tables(), target, inner->id))
        return failure(ErrorCode::Invalid, "boundary \"" + inner->name + "\" cannot be inside itself");
    inner->parent = target;
    edit.put(std::move(*inner));
    return {};
}

Expected<void> setBoundaryType(Transaction& edit, BoundaryId boundary, BoundaryType type) {
    auto record = fetch(edit, boundary);
    if (!record) return std::unexpected(record.error());
    record->type = type;
    edit.put(std::move(*record));
    return {};
}

BoundaryId parentOf(const Tables& tables, Ref member) {
    if (member.type == RecordType::Node)
        if (const Node* node = tables.find(NodeId{member.id})) return node->boundary;
    if (member.type == RecordType::Boundary)
        if (const Boundary* boundary = tables.find(BoundaryId{member.id})) return boundary->parent;
    return {};
}

std::vector<Ref> membersOf(const Document& document, BoundaryId boundary) {
    std::vector<Ref> members;
    for (const Ref& ref : document.referrers({RecordType::Boundary, boundary.value}))
        if (parentOf(document.tables(), ref) == boundary) members.push_back(ref);
    return members;
}

std::vector<Ref> allMembersOf(const Document& document, BoundaryId boundary) {
    std::vector<Ref> found = membersOf(document, boundary);
    for (std::size_t i = 0; i < found.size(); ++i) {
        if (found[i].type != RecordType::Boundary) continue;
        const std::vector<Ref> inner = membersOf(document, BoundaryId{found[i].id});
        found.insert(found.end(), inner.begin(), inner.end());
    }
    return found;
}

} // namespace chalkline
