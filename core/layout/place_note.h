// Where a new note or estimate stands: beside what it is about, or below everything. Used by the text
// language. Unit: px.
#pragma once

#include "geometry/boxes.h"

namespace chalkline {

/// Top left. Outside every boundary, since a note belongs to none; a tied note goes below, above or beside
/// its anchor (or the outermost boundary around that), where there is room.
[[nodiscard]] Point placeForNote(const Tables& tables, SheetId sheet, const Note& note);
/// The same for an estimate; it is tied to what it is linked with.
[[nodiscard]] Point placeForEstimate(const Tables& tables, SheetId sheet, const Estimate& estimate);

/// What a note or an estimate is about: a note's anchor, the first component, connection or boundary that an
/// estimate is linked with; else nothing.
[[nodiscard]] Ref cardAnchor(const Tables& tables, Ref card);

} // namespace chalkline
