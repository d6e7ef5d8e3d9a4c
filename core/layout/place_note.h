// Where a new note stands: beside what it is about, or below everything. Used by the text language. Unit: px.
#pragma once

#include "geometry/boxes.h"

namespace chalkline {

/// Top left. Outside every boundary, since a note belongs to none; a tied note goes below, above or beside
/// its anchor (or the outermost boundary around that), where there is room.
[[nodiscard]] Point placeForNote(const Tables& tables, SheetId sheet, const Note& note);

} // namespace chalkline
