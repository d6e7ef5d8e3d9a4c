// One line of a sheet's text becomes another: the records that the line stood for become what the new words
// say, with the same ids wherever one thing plainly takes the place of another, so that places, bends, links
// and statements stay with them. Used by SheetText.
#pragma once

#include "edit/transaction.h"

#include <functional>
#include <string_view>

namespace chalkline::text {

/// What a line stands for.
struct LineMeaning {
    std::vector<Ref> about; // edges, flow steps, a boundary, a note, a record, components it says more of
    std::vector<Ref> names; // everything it names, in its order
    Ref head;               // what lines below that begin with an operator continue from; none = as above
    Ref from;               // what it continued from itself; none if it begins with a name
};

/// True if another line stands for the record.
using IsClaimed = std::function<bool(Ref)>;

/// Makes `old` into what `line` says. `head` is what it continues from if it begins with an operator. A name
/// that is new where one goes that nothing else mentions is a rename. Errors carry "line:column"; the
/// transaction is then to be rolled back.
[[nodiscard]] Expected<LineMeaning> replaceLine(Transaction& edit, const LineMeaning& old,
                                                std::string_view line, int lineNumber, Ref head,
                                                const IsClaimed& isClaimed);

/// Removes what the line stood for. Components that are still mentioned elsewhere only lose what it said of
/// them; the others leave the sheet, and the project if they stand on no other.
[[nodiscard]] Expected<void> removeLine(Transaction& edit, const LineMeaning& old,
                                        const IsClaimed& isClaimed);

} // namespace chalkline::text
