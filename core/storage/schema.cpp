#include "storage/schema.h"

#include "model/record.h"

#include <algorithm>
#include <set>

namespace chalkline {

namespace {

constexpr std::size_t listedObjectsLimit = 200;

std::string quoted(std::string_view name) {
    return '"' + std::string(name) + '"';
}

std::string_view typeName(ColumnType type) {
    switch (type) {
    case ColumnType::Integer:
        return "INTEGER";
    case ColumnType::Real:
        return "REAL";
    case ColumnType::Text:
        return "TEXT";
    }
    return "TEXT";
}

template <class E>
std::string wordList() {
    std::string list;
    for (const std::string_view text : Words<E>::all) {
        if (std::is_same_v<E, RecordType> && text == "none") continue; // stored as NULL
        list += (list.empty() ? "'" : ", '") + std::string(text) + "'";
    }
    return list;
}

template <class T>
std::string columnSql(std::string_view name) {
    std::string sql = ",\n  " + quoted(name) + " " + std::string(typeName(columnType<T>()));
    if (!nullable<T>()) sql += " NOT NULL";
    if constexpr (isId<T>)
        sql += " REFERENCES " + quoted(word(IdTarget<T>::type)) + "(\"id\")";
    else if constexpr (std::is_same_v<T, bool>)
        sql += " CHECK (" + quoted(name) + " IN (0, 1))";
    else if constexpr (WordEnum<T>)
        sql += " CHECK (" + quoted(name) + " IN (" + wordList<T>() + "))";
    return sql;
}

template <class R>
TableDefinition recordTable() {
    std::string sql = "CREATE TABLE " + quoted(tableName<R>) + " (\n  \"id\" INTEGER PRIMARY KEY";
    forEachField<R>([&](const auto& field) {
        using T = std::remove_cvref_t<decltype(field.get(std::declval<R&>()))>;
        sql += columnSql<T>(field.name);
    });
    if constexpr (std::is_same_v<R, Edge>)
        sql += ",\n  CHECK ((\"from_node\" IS NULL) <> (\"from_boundary\" IS NULL))"
               ",\n  CHECK ((\"to_node\" IS NULL) <> (\"to_boundary\" IS NULL))";
    return {std::string(tableName<R>), sql + "\n) STRICT"};
}

constexpr const char* metaSql = R"(CREATE TABLE "meta" (
  "id" INTEGER PRIMARY KEY CHECK ("id" = 1),
  "format" TEXT NOT NULL,
  "min_reader" INTEGER NOT NULL,
  "min_writer" INTEGER NOT NULL,
  "project_uuid" TEXT NOT NULL,
  "next_id" INTEGER NOT NULL,
  "revision" INTEGER NOT NULL,
  "history_cursor" INTEGER NOT NULL,
  "date_created" INTEGER NOT NULL
) STRICT)";

constexpr const char* tableHashSql = R"(CREATE TABLE "table_hash" (
  "name" TEXT PRIMARY KEY,
  "hash" INTEGER NOT NULL
) STRICT, WITHOUT ROWID)";

constexpr const char* historySql = R"(CREATE TABLE "history" (
  "revision" INTEGER PRIMARY KEY,
  "kind" TEXT NOT NULL CHECK ("kind" IN ('commit', 'merge', 'undo', 'redo')),
  "step" INTEGER NOT NULL,
  "time_ms" INTEGER NOT NULL,
  "author" TEXT NOT NULL,
  "label" TEXT NOT NULL,
  "merge_key" TEXT NOT NULL,
  "changes" BLOB
) STRICT)";

std::vector<TableDefinition> recordTables() {
    std::vector<TableDefinition> tables;
    forEachRecordType([&]<class R>() { tables.push_back(recordTable<R>()); });
    return tables;
}

/// With the tables that every version has.
std::vector<TableDefinition> completed(const std::vector<TableDefinition>& records) {
    std::vector<TableDefinition> tables{{"meta", metaSql}, {"table_hash", tableHashSql}};
    tables.insert(tables.end(), records.begin(), records.end());
    tables.push_back({"history", historySql});
    return tables;
}

std::unexpected<Error> refused(const Database& database, std::string message) {
    return failure(ErrorCode::Refused, std::move(message), database.path());
}

/// The name as it may be shown: short and without control characters.
std::string shown(std::string_view name) {
    std::string text;
    for (const char c : name.substr(0, 60))
        text += static_cast<unsigned char>(c) < 0x20 || c == 0x7F ? '?' : c;
    return "\"" + text + "\"";
}

} // namespace

const std::vector<TableDefinition>& projectTables() {
    static const std::vector<TableDefinition> tables = completed(recordTables());
    return tables;
}

const std::vector<TableDefinition>& projectTables(std::int64_t version) {
    static const std::vector<TableDefinition> first = completed(schema1Tables());
    return version == 1 ? first : projectTables();
}

bool hasTable(std::int64_t version, std::string_view name) {
    return std::ranges::find(projectTables(version), name, &TableDefinition::name) !=
           projectTables(version).end();
}

Expected<void> createSchema(Database& database) {
    const std::string marks = "PRAGMA application_id=" + std::to_string(applicationId) +
                              "; PRAGMA user_version=" + std::to_string(schemaVersion);
    if (auto done = database.execute(marks.c_str()); !done) return done;
    for (const TableDefinition& table : projectTables())
        if (auto done = database.execute(table.sql.c_str()); !done) return done;
    return {};
}

Expected<bool> hasMeta(Database& database) {
    auto rows = database.prepare("SELECT type, sql FROM sqlite_schema WHERE name = 'meta'");
    if (!rows) return std::unexpected(rows.error());
    const auto row = rows->step();
    if (!row || !*row) return row;
    return rows->text(0) == "table" && rows->text(1) == metaSql;
}

Expected<void> checkSchema(Database& database, std::int64_t version) {
    auto rows = database.prepare("SELECT type, name, tbl_name, sql FROM sqlite_schema LIMIT 201");
    if (!rows) return std::unexpected(rows.error());
    std::set<std::string> found;
    std::size_t count = 0;
    while (true) {
        const auto row = rows->step();
        if (!row) return std::unexpected(row.error());
        if (!*row) break;
        if (++count > listedObjectsLimit) return refused(database, "the file holds too many tables");
        const std::string_view type = rows->text(0);
        const std::string_view name = rows->text(1);
        const TableDefinition* expected = nullptr;
        for (const TableDefinition& table : projectTables(version))
            if (table.name == name) expected = &table;
        if (type != "table" || !expected)
            return refused(database, "the file holds a foreign " + std::string(type.substr(0, 20)) + " " +
                                         shown(name) + ", which no Chalkline project has");
        if (rows->text(3) != expected->sql || rows->text(2) != name || !found.emplace(name).second)
            return refused(database,
                           "the table " + shown(name) + " is not declared as Chalkline declares it");
    }
    for (const TableDefinition& table : projectTables(version))
        if (!found.contains(table.name))
            return refused(database, "the table " + shown(table.name) + " is missing");
    return {};
}

} // namespace chalkline
