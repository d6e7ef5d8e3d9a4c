// The one row of the table meta: which versions may read and write the file, whose project it is, and where
// its counters stand. The table's columns are the same in every schema version.
#pragma once

#include "storage/sqlite.h"

#include <cstdint>
#include <string>

namespace chalkline {

inline constexpr std::int64_t readerVersion = 2; // this program reads files with min_reader up to this
inline constexpr std::int64_t writerVersion = 2; // and writes files with min_writer up to this

struct Meta {
    std::string format = "chalkline";
    std::int64_t minReader = readerVersion;
    std::int64_t minWriter = writerVersion;
    std::string uuid;
    std::int64_t nextId = 1;
    std::int64_t revision = 0;
    std::int64_t historyCursor = 0; // revision that names the step undo would take back; 0 = none
    std::int64_t dateCreated = 0;   // ms UTC
};

/// A random version 4 UUID in lower case.
[[nodiscard]] std::string newUuid();

[[nodiscard]] std::uint64_t metaHash(const Meta& meta);
[[nodiscard]] Expected<Meta> readMeta(Database& database);
/// Replaces the row.
[[nodiscard]] Expected<void> writeMeta(Database& database, const Meta& meta);

} // namespace chalkline
