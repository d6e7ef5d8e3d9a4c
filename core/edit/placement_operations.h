// Edits of where things stand: place, move, resize, align, distribute, order, lock, hide, collapse. Sizes of
// fitted things are not stored, so operations that need them take boxes (geometry/boxes.h). Unit: px.
#pragma once

#include "edit/transaction.h"

#include <span>

namespace chalkline {

struct PlacedBox {
    Ref subject;
    double x = 0;
    double y = 0;
    double w = 0;
    double h = 0;
};

enum class Alignment { Left, Centre, Right, Top, Middle, Bottom };
enum class Axis { Horizontal, Vertical };
enum class ZMove { ToBack, Back, Front, ToFront };
enum class PlacementFlag { Locked, Hidden, Collapsed };

/// Puts a subject on a sheet, or moves it there if it already stands on it.
[[nodiscard]] Expected<PlacementId> place(Transaction& edit, SheetId sheet, Ref subject, double x, double y);
/// Adds placements as layout made them (their ids are given here).
void placeAll(Transaction& edit, std::vector<Placement> placements);
/// Moves subjects; a boundary takes its members along, lines between things that move keep their bends.
/// Locked things stay.
[[nodiscard]] Expected<void> moveBy(Transaction& edit, SheetId sheet, const std::set<Ref>& subjects,
                                    double dx, double dy);
/// Sets a size by hand; w = h = 0 makes it fitted again.
[[nodiscard]] Expected<void> resize(Transaction& edit, SheetId sheet, Ref subject, double x, double y,
                                    double w, double h);
/// Needs two things; those inside a boundary that is aligned too move along with it.
[[nodiscard]] Expected<void> align(Transaction& edit, SheetId sheet, std::span<const PlacedBox> chosen,
                                   Alignment alignment);
/// Equal gaps between the first and the last, which stay; needs three, counted as for align.
[[nodiscard]] Expected<void> distribute(Transaction& edit, SheetId sheet, std::vector<PlacedBox> boxes,
                                        Axis axis);
[[nodiscard]] Expected<void> changeOrder(Transaction& edit, SheetId sheet, const std::set<Ref>& subjects,
                                         ZMove move);
[[nodiscard]] Expected<void> setFlag(Transaction& edit, SheetId sheet, const std::set<Ref>& subjects,
                                     PlacementFlag flag, bool on);

/// The z of what stands in front on the sheet; 0 when nothing stands there.
[[nodiscard]] std::int64_t highestZ(const Document& document, SheetId sheet);

} // namespace chalkline
