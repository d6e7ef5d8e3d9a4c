// Where in a type-to-draw line a cursor stands: what may be written there and where the word under it begins.
// Used by complete.cpp alone.
#pragma once

#include <cstddef>
#include <string_view>

namespace chalkline::text {

enum class Place {
    Name,         // of anything, there already or new
    ExistingName, // in a removal
    BoundaryName, // behind @
    NewName,      // behind the = of a rename
    KindWord,     // between parentheses
    Nowhere,      // label, note, record, behind a suffix
};

struct CompletionPlace {
    Place place = Place::Name;
    std::size_t from = 0;  // byte where the word begins, its quote included
    bool inQuotes = false; // that quote is still open at the cursor
    bool atStart = true;   // the word is the first of the line
};

/// `before` is the line up to the cursor.
[[nodiscard]] CompletionPlace completionPlace(std::string_view before);

} // namespace chalkline::text
