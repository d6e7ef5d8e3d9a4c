// A project as type-to-draw text: boundary lines, then nodes that need a line of their own, records, edges by
// head, flows, notes. Parsing the text gives an equal project (up to ids, order, times and placement), and
// printing that gives the same text.
#pragma once

#include "model/document.h"

#include <string>
#include <vector>

namespace chalkline::text {

[[nodiscard]] std::string print(const Document& document);

/// A line of that text with what it is about: a boundary, an edge, a flow step, a note, a record of the
/// guided design, or a component that needs a line of its own.
struct PrintedLine {
    std::string text;
    std::string whole; // the same where it does not depend on the lines above
    Ref about;
    Ref head;               // what it begins with; none if it continues or begins with no name
    std::vector<Ref> names; // the components it names, of an edge with both ends
};

/// What stands on one sheet, and the records that belong to no sheet.
[[nodiscard]] std::vector<PrintedLine> printSheet(const Document& document, SheetId sheet);

/// The line of its own that a component has, whether it needs one or not.
[[nodiscard]] std::string printComponent(const Document& document, NodeId node);

/// A name as it must be written where a name is expected: bare, or quoted if it would be read otherwise.
[[nodiscard]] std::string writeName(std::string_view name);
/// The same, quoted in any case.
[[nodiscard]] std::string writeQuoted(std::string_view name);
/// A kind or technology as it must be written between parentheses.
[[nodiscard]] std::string writeKindWord(std::string_view word);
/// A label as it must be written behind a colon.
[[nodiscard]] std::string writeLabel(std::string_view label);

} // namespace chalkline::text
