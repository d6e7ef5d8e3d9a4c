// Deleting with everything that cannot stand alone, computed here so that it sits in the same change set:
// a node takes its edges, placements, properties and links; a boundary keeps its members, which move to its
// parent; a flow step keeps its words and loses its edge; a note loses only its anchor; a sheet takes the
// notes and strokes that stand nowhere else. What a requirement or trade-off was linked to stays on record
// (lost_links.h).
#pragma once

#include "edit/transaction.h"

namespace chalkline {

[[nodiscard]] Expected<void> remove(Transaction& edit, const std::set<Ref>& subjects);

} // namespace chalkline
