// Layout of records: turns a sheet into a LayoutGraph and the result into placements. Used by the text
// language, paste and import to put new things next to what they connect to. Edits nothing.
#pragma once

#include "layout/layout.h"
#include "model/document.h"

#include <map>

namespace chalkline {

/// Placements (ids 0, for the caller to number) for every node and boundary in `subjects` that does not
/// stand on `sheet` yet. With nothing on the sheet this is a whole layered layout; else what is there stays.
/// Without an orientation it is that of what stands, from left to right if that does not say. `inner` are
/// directions of what is in some boundaries.
[[nodiscard]] std::vector<Placement> placeNew(const Tables& tables, SheetId sheet,
                                              const std::vector<Ref>& subjects,
                                              std::optional<Orientation> orientation = {},
                                              const std::map<Ref, Orientation>& inner = {});

} // namespace chalkline
