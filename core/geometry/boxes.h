// The boxes that things occupy on a sheet: nodes fitted to their text, boundaries around their members.
// Used by layout, routing, hit test and drawing; a function of the records alone. Unit: px.
#pragma once

#include "geometry/rect.h"
#include "model/document.h"

#include <set>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

namespace chalkline {

inline constexpr double boundaryPadding = 24;   // px inside a boundary's line
inline constexpr double boundaryTitleBand = 28; // px more at the top
inline constexpr double nestedGap = 14;         // px around a boundary inside a boundary
inline constexpr Size emptyBoundary{160, 96};   // px, a boundary without members
inline constexpr double noteIndent = 10;        // px from a note's bar to its text
inline constexpr double noteLineHeight = 17;    // px
inline constexpr std::size_t mostNoteLines = 8;

/// The name as it is drawn: its first line, and the second if it has a line break or is too long for one line
/// of the widest node and can be parted. Each is elided to `room` px.
[[nodiscard]] std::vector<std::string> nameLines(const Node& node, double room);
/// px between a node's left edge and its text, and between its text and its right edge.
inline constexpr double textLeft = 58;
[[nodiscard]] double textRight(std::string_view kindId);

/// The size of a node fitted to its text by the advance table (look.md: 56 high, 72 with a two-line name,
/// 4 more for stores; 144 to 240 wide in steps of 8).
[[nodiscard]] Size fittedNodeSize(const Node& node);

/// A note's text as it is drawn: wrapped to `width`, at most mostNoteLines lines, the last one elided.
[[nodiscard]] std::vector<std::string> noteLines(const Note& note, double width);
/// 200 px wide, as high as its lines.
[[nodiscard]] Size fittedNoteSize(const Note& note);

/// An estimate as it is shown by itself: `500M/month × 500 B × 5 y = 15 TB`, with its name before it; the
/// expression alone where it needs what only the figures of the project know.
[[nodiscard]] std::string estimateText(const Estimate& estimate);
/// A text in the place of an estimate as it is drawn (Font::Mono), wrapped like a note's to the width and to
/// at most so many lines; 0: as many as notes have.
[[nodiscard]] std::vector<std::string> estimateLines(std::string_view text, double width,
                                                     std::size_t most = 0);
/// A function of the record alone, so that it is equal everywhere: as wide as its text, 120 to 360 px, with
/// room for a result of 18 characters where that needs other records; as high as its lines.
[[nodiscard]] Size fittedEstimateSize(const Estimate& estimate);

inline constexpr double foldedHeight = 56; // px, a collapsed boundary

/// Whether collapsed boundaries hide what is in them.
enum class Folds { AsSeen, Open };

struct Folding {
    std::set<Ref> collapsed;             // boundaries
    std::unordered_map<Ref, Ref> hidden; // what stands in them, each with the outermost that hides it

    /// Itself, or the collapsed boundary that hides it.
    [[nodiscard]] Ref seen(Ref thing) const {
        const auto found = hidden.find(thing);
        return found == hidden.end() ? thing : found->second;
    }
    /// How many things a boundary hides.
    [[nodiscard]] int hiddenIn(Ref boundary) const;
};

[[nodiscard]] Folding foldingOf(const Tables& tables, SheetId sheet);

/// The size of a collapsed boundary, fitted to its name; it stands in the middle of where it stood open.
[[nodiscard]] Size foldedSize(const Boundary& boundary);

/// Everything placed on one sheet with its box; hidden things are left out. Nodes use the placement's own
/// size where a person set one. A boundary's box holds all its members that stand on the sheet, and at least
/// the placement's own rectangle when it has w > 0.
[[nodiscard]] std::unordered_map<Ref, Rect> boxesOf(const Tables& tables, SheetId sheet,
                                                    Folds folds = Folds::AsSeen);

/// A boundary's box around its members' boxes, given its placement's rectangle.
[[nodiscard]] Rect boundaryAround(const Rect& placed, std::span<const Rect> members);

/// What stands on the sheet, from back to front: by z, then in the order it was put there.
[[nodiscard]] std::vector<Ref> stackingOf(const Tables& tables, SheetId sheet);

} // namespace chalkline
