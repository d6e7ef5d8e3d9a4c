// Records to and from table rows. Reading is strict: a column of another storage class than the schema's
// is an error that names table, id and column, because a damaged or hostile file can hold anything.
#pragma once

#include "model/document.h"
#include "storage/row_hash.h"
#include "storage/sqlite.h"

#include <array>

namespace chalkline {

/// Writes records through statements that are prepared once. Lives as long as its database.
class RecordWriter {
public:
    explicit RecordWriter(Database& database)
        : database_(&database) {}

    /// Inserts or replaces.
    [[nodiscard]] Expected<void> put(const Record& record);
    [[nodiscard]] Expected<void> erase(Ref ref);

private:
    Database* database_;
    std::array<Statement, static_cast<std::size_t>(recordTypeCount) + 1> puts_;
    std::array<Statement, static_cast<std::size_t>(recordTypeCount) + 1> erases_;
};

struct ReadRecords {
    Tables tables;
    TableHashes hashes; // of the rows as they were read
};

/// All rows of all record tables that the schema version has; ids lie below nextId.
[[nodiscard]] Expected<ReadRecords> readRecords(Database& database, std::int64_t version,
                                                std::int64_t nextId);

} // namespace chalkline
