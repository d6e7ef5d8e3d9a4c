// Edits of boundaries: a boundary groups nodes and boundaries; each member names its one parent.
#pragma once

#include "edit/transaction.h"

namespace chalkline {

[[nodiscard]] Expected<BoundaryId> addBoundary(Transaction& edit, BoundaryType type, std::string name,
                                               BoundaryId parent = {});
/// A new boundary around nodes and boundaries; it takes the place of their common parent, or none.
[[nodiscard]] Expected<BoundaryId> boundaryAround(Transaction& edit, const std::set<Ref>& members,
                                                  BoundaryType type, std::string name);
/// Deletes the boundary and its edges, keeps the members: they move to its parent.
[[nodiscard]] Expected<void> dissolve(Transaction& edit, BoundaryId boundary);
/// Moves a node or boundary into `target` (none = out of all). Refused if that would make a cycle.
[[nodiscard]] Expected<void> moveIntoBoundary(Transaction& edit, Ref member, BoundaryId target);
[[nodiscard]] Expected<void> setBoundaryType(Transaction& edit, BoundaryId boundary, BoundaryType type);

/// The parent of a node or boundary; none for anything else.
[[nodiscard]] BoundaryId parentOf(const Tables& tables, Ref member);
/// Direct members, nodes and boundaries.
[[nodiscard]] std::vector<Ref> membersOf(const Document& document, BoundaryId boundary);
/// Members at every depth.
[[nodiscard]] std::vector<Ref> allMembersOf(const Document& document, BoundaryId boundary);

} // namespace chalkline
