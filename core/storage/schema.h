// The tables of a project file as SQL text, made from the field tables. Creating a file runs these strings;
// opening one compares what is stored with them, so nothing else can hide in a file.
#pragma once

#include "base/error.h"
#include "storage/sqlite.h"

#include <cstdint>
#include <string>
#include <vector>

namespace chalkline {

inline constexpr std::int64_t applicationId = 0x484C4431; // "HLD1"
inline constexpr std::int64_t schemaVersion = 1;          // PRAGMA user_version

struct TableDefinition {
    std::string name;
    std::string sql;
};

/// Every table, in the order they are created.
[[nodiscard]] const std::vector<TableDefinition>& projectTables();

/// Runs all of it on an empty database.
[[nodiscard]] Expected<void> createSchema(Database& database);

/// Refuses, by name, whatever is not exactly one of projectTables(), and what is missing.
[[nodiscard]] Expected<void> checkSchema(Database& database);
/// The same for the one table that says which versions may read the file.
[[nodiscard]] Expected<bool> hasTable(Database& database, std::string_view name);

} // namespace chalkline
