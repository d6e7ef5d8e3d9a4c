// What a line typed at the foot of the page "Clarify" becomes: a question (also without a word before it), an
// assumption, both with an answer behind " -> ", a scope item, an expectation, problem, goal or kind of
// system; record lines of other pages (`must:`, `nfr:`, `est:`, `pick:`) make their records too.
#pragma once

#include "edit/clarify_operations.h"

#include <QString>

namespace chalkline {

enum class EntryWord { Ask, Assume, In, Out, Expect, Problem, Goal, Kind, Elsewhere };

struct ClarifyEntry {
    EntryWord word = EntryWord::Ask;
    std::string text; // without the word; of a record line with it
};

/// A line without one of the words is `given`.
[[nodiscard]] ClarifyEntry readEntry(std::string_view line, EntryWord given);

struct Entered {
    Ref ref;      // of the record
    QString says; // to be told; "" where the page shows it
};
/// Runs it. The same line again changes nothing and says so.
[[nodiscard]] Expected<Entered> enterLine(Transaction& edit, const ClarifyEntry& entry);

} // namespace chalkline
