// A piece of a project that can be copied, cut, pasted or duplicated: the chosen things, what belongs to
// them (edges between them, placements, properties), with their old ids. Pasting gives every record a new
// id through one map, so references inside the piece stay inside it.
#pragma once

#include "edit/transaction.h"

#include <unordered_map>

namespace chalkline {

struct Fragment {
    std::vector<Record> records;
};

using IdMap = std::unordered_map<Ref, std::int64_t>;

/// Chosen boundaries bring their members; edges come along when both ends do.
[[nodiscard]] Fragment copy(const Document& document, SheetId sheet, const std::set<Ref>& subjects);
[[nodiscard]] Expected<Fragment> cut(Transaction& edit, SheetId sheet, const std::set<Ref>& subjects);
/// Places the piece on `sheet`, moved by (dx, dy) px, in front of what is there. Parents outside the piece
/// are kept if they still exist. Returns the new ids.
[[nodiscard]] Expected<IdMap> paste(Transaction& edit, const Fragment& fragment, SheetId sheet, double dx,
                                    double dy);
[[nodiscard]] Expected<IdMap> duplicate(Transaction& edit, SheetId sheet, const std::set<Ref>& subjects,
                                        double dx, double dy);

} // namespace chalkline
