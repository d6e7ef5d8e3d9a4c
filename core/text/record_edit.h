// Puts what a record line says into the project: makes the record, or brings the one that says the same up to
// the line. The same line again changes nothing. Used by the interpreter and the panels' quick entries.
#pragma once

#include "edit/transaction.h"
#include "text/record_line.h"

#include <string_view>

namespace chalkline::text {

struct EnteredRecord {
    Ref record;
    bool fresh = false; // made by this line
};

/// Links the record with `subject` (a requirement "satisfies" it, the others are its "concerns"); nothing =
/// none. A choice on CAP made at a component is that component's. An estimate is not placed here. An error
/// has "line:column" as its place.
[[nodiscard]] Expected<EnteredRecord> enterRecord(Transaction& edit, const RecordLine& line, int lineNumber,
                                                  Ref subject = {});
/// What a person types into a list: a record line of any kind, or, without a word of its own, one that begins
/// with `word` and a colon.
[[nodiscard]] Expected<EnteredRecord> enterRecord(Transaction& edit, std::string_view line,
                                                  std::string_view word, Ref subject = {});

/// What a record line says of `made` goes into `kept`, which stays the same record: its code, order, answers,
/// links and whatever else no line says stay. Both are of one type.
void takeOver(Record& kept, const Record& made);

/// The key of the topic that the words of a trade-off are about, or "".
[[nodiscard]] std::string topicKeyOf(const TradeOff& tradeOff);

} // namespace chalkline::text
