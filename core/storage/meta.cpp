#include "storage/meta.h"

#include "storage/row_hash.h"

#include <QUuid>

namespace chalkline {

std::string newUuid() {
    return QUuid::createUuid().toString(QUuid::WithoutBraces).toStdString();
}

std::uint64_t metaHash(const Meta& meta) {
    RowEncoder encoder;
    encoder.start(1);
    encoder.add(1, std::string_view(meta.format));
    encoder.add(2, meta.minReader);
    encoder.add(3, meta.minWriter);
    encoder.add(4, std::string_view(meta.uuid));
    encoder.add(5, meta.nextId);
    encoder.add(6, meta.revision);
    encoder.add(7, meta.historyCursor);
    encoder.add(8, meta.dateCreated);
    return encoder.hash(metaSeed);
}

Expected<Meta> readMeta(Database& database) {
    auto rows = database.prepare("SELECT id, format, min_reader, min_writer, project_uuid, next_id, revision,"
                                 " history_cursor, date_created FROM meta ORDER BY id LIMIT 2");
    if (!rows) return std::unexpected(rows.error());
    const auto first = rows->step();
    if (!first) return std::unexpected(first.error());
    const auto wrong = [&](const char* message) {
        return failure(ErrorCode::Unreadable, message, database.path());
    };
    if (!*first) return wrong("the table \"meta\" has no row");
    using Type = Statement::Type;
    for (const int column : {0, 2, 3, 5, 6, 7, 8})
        if (rows->type(column) != Type::Integer) return wrong("the table \"meta\" holds a wrong value");
    for (const int column : {1, 4})
        if (rows->type(column) != Type::Text) return wrong("the table \"meta\" holds a wrong value");
    const Meta meta{std::string(rows->text(1)), rows->integer(2), rows->integer(3),
                    std::string(rows->text(4)), rows->integer(5), rows->integer(6),
                    rows->integer(7),           rows->integer(8)};
    const bool idIsOne = rows->integer(0) == 1;
    const auto second = rows->step();
    if (!second) return std::unexpected(second.error());
    if (*second || !idIsOne) return wrong("the table \"meta\" has more than its one row");
    if (meta.format != "chalkline") return wrong("the table \"meta\" does not say format chalkline");
    if (meta.nextId < 1) return wrong("meta.next_id is not positive");
    if (meta.revision < 0 || meta.historyCursor < 0 || meta.historyCursor > meta.revision)
        return wrong("meta.revision or meta.history_cursor is out of range");
    if (meta.uuid.empty() || meta.uuid.size() > 64) return wrong("meta.project_uuid is not a UUID");
    return meta;
}

Expected<void> writeMeta(Database& database, const Meta& meta) {
    auto statement = database.prepare("REPLACE INTO meta (id, format, min_reader, min_writer, project_uuid,"
                                      " next_id, revision, history_cursor, date_created)"
                                      " VALUES (1, ?, ?, ?, ?, ?, ?, ?, ?)");
    if (!statement) return std::unexpected(statement.error());
    statement->bind(1, std::string_view(meta.format));
    statement->bind(2, meta.minReader);
    statement->bind(3, meta.minWriter);
    statement->bind(4, std::string_view(meta.uuid));
    statement->bind(5, meta.nextId);
    statement->bind(6, meta.revision);
    statement->bind(7, meta.historyCursor);
    statement->bind(8, meta.dateCreated);
    return statement->run();
}

} // namespace chalkline
