// The append-only table `history`: one row per commit, merge, undo and redo. Rebuilds the undo stack when a
// file is opened; change sets stay encoded until somebody undoes them.
#pragma once

#include "edit/history.h"
#include "storage/sqlite.h"

#include <string>
#include <string_view>
#include <vector>

namespace chalkline {

struct LogRow {
    std::int64_t revision = 0;
    std::string kind; // commit, merge, undo, redo
    std::int64_t step = 0;
    std::int64_t time = 0; // ms UTC
    std::string author;
    std::string label;
    std::string mergeKey;
    bool hasChanges = false; // false: undo and redo, and what the size cap has let go
    std::string changes;     // CBOR
};

[[nodiscard]] std::uint64_t logHash(const LogRow& row);
[[nodiscard]] Expected<void> insertLogRow(Database& database, const LogRow& row);

/// True if the log holds exactly this row.
[[nodiscard]] Expected<bool> holdsLogRow(Database& database, const LogRow& row);

struct ReadLog {
    History history;
    std::uint64_t hash = 0;
    std::int64_t changeBytes = 0; // of all rows
    bool broken = false;          // the log and the cursor disagree: nothing can be undone
};

/// `cursor` is meta.history_cursor, `revision` meta.revision.
[[nodiscard]] Expected<ReadLog> readLog(Database& database, std::int64_t cursor, std::int64_t revision);

/// All rows of one file's log into another's, which is empty; gives the hash of the log.
[[nodiscard]] Expected<std::uint64_t> copyLog(Database& from, Database& to);

/// Lets go of the oldest change sets until `bytes` is at most `cap`; keeps `bytes` and `hash` up to date.
/// The newest row is never touched.
[[nodiscard]] Expected<void> trimLog(Database& database, std::int64_t cap, std::int64_t& bytes,
                                     std::uint64_t& hash);

} // namespace chalkline
