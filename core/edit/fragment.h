// A piece of a project that can be copied, cut, pasted or duplicated: the chosen things, what belongs to
// them (edges between them, placements, properties), with their old ids. Pasting gives every record a new
// id through one map, so references inside the piece stay inside it.
#pragma once

#include "edit/transaction.h"

#include <set>
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

/// The piece as a project of its own with one sheet, for other programs and windows; what lies outside the
/// piece is named no more. The sheet is that of the placements.
[[nodiscard]] Document asDocument(const Document& source, const Fragment& fragment, SheetId sheet);
/// What such a project holds: everything drawn on its first sheet.
[[nodiscard]] Fragment wholeOf(const Document& piece);
/// Pastes with the middle of all placements' corners at `at`, on the grid of 8 px. Returns what is new and
/// stands on the sheet.
[[nodiscard]] Expected<std::set<Ref>> pasteAt(Transaction& edit, const Fragment& fragment, SheetId sheet,
                                              Point at);

} // namespace chalkline
