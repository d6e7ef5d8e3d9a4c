// The tables of a project file as SQL text, made from the field tables. Creating a file runs these strings;
// opening one compares what is stored with them, so nothing else can hide in a file.
#pragma once

#include "base/error.h"
#include "storage/sqlite.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace chalkline {

inline constexpr std::int64_t applicationId = 0x484C4431; // "HLD1"
inline constexpr std::int64_t schemaVersion = 2;          // PRAGMA user_version

struct TableDefinition {
    std::string name;
    std::string sql;
};

/// Every table, in the order they are created.
[[nodiscard]] const std::vector<TableDefinition>& projectTables();
/// The same of a schema version from 1 to schemaVersion.
[[nodiscard]] const std::vector<TableDefinition>& projectTables(std::int64_t version);
/// The record tables of old versions, frozen.
[[nodiscard]] const std::vector<TableDefinition>& schema1Tables();
/// Whether files of that version have a table of that name.
[[nodiscard]] bool hasTable(std::int64_t version, std::string_view name);

/// Runs all of it on an empty database.
[[nodiscard]] Expected<void> createSchema(Database& database);

/// Refuses, by name, whatever is not exactly one of the version's tables, and what is missing.
[[nodiscard]] Expected<void> checkSchema(Database& database, std::int64_t version);
/// The same for the one table that says which versions may read the file; it never changes.
[[nodiscard]] Expected<bool> hasMeta(Database& database);

} // namespace chalkline
