#include "storage/record_rows.h"

#include "storage/schema.h"

namespace chalkline {

namespace {

template <class T>
void bindMember(Statement& statement, int index, const T& member) {
    if constexpr (isOptional<T>) {
        member ? bindMember(statement, index, *member) : statement.bindNull(index);
    } else if constexpr (isId<T>) {
        member ? statement.bind(index, member.value) : statement.bindNull(index);
    } else if constexpr (std::is_same_v<T, RecordType>) {
        member == RecordType::None ? statement.bindNull(index) : statement.bind(index, word(member));
    } else if constexpr (WordEnum<T>) {
        statement.bind(index, word(member));
    } else if constexpr (std::is_same_v<T, bool>) {
        statement.bind(index, std::int64_t{member ? 1 : 0});
    } else if constexpr (std::is_same_v<T, std::vector<Point>>) {
        statement.bindCopy(index, formatPoints(member));
    } else if constexpr (std::is_same_v<T, std::string>) {
        statement.bind(index, std::string_view(member));
    } else {
        statement.bind(index, member);
    }
}

/// False: the stored value does not fit the member.
template <class T>
bool readMember(const Statement& row, int column, T& member) {
    using Type = Statement::Type;
    const Type type = row.type(column);
    if (type == Type::Null) return nullable<T>(); // the member keeps its "none"
    if constexpr (isOptional<T>) {
        return readMember(row, column, member.emplace());
    } else if constexpr (isId<T>) {
        member.value = row.integer(column);
        return type == Type::Integer && member.value > 0;
    } else if constexpr (WordEnum<T>) {
        const auto found = type == Type::Text ? fromWord<T>(row.text(column)) : std::nullopt;
        if (found) member = *found;
        return found.has_value();
    } else if constexpr (std::is_same_v<T, bool>) {
        member = row.integer(column) == 1;
        return type == Type::Integer && (member || row.integer(column) == 0);
    } else if constexpr (std::is_same_v<T, std::int64_t>) {
        member = row.integer(column);
        return type == Type::Integer;
    } else if constexpr (std::is_same_v<T, double>) {
        member = row.real(column);
        return type == Type::Real;
    } else if constexpr (std::is_same_v<T, std::vector<Point>>) {
        return type == Type::Text && parsePoints(row.text(column), member);
    } else {
        member.assign(row.text(column));
        return type == Type::Text;
    }
}

template <class R>
std::string columnList() {
    std::string list = "\"id\"";
    forEachField<R>([&](const auto& field) { list += ", \"" + std::string(field.name) + '"'; });
    return list;
}

template <class R>
std::string putSql() {
    std::string marks = "?";
    forEachField<R>([&](const auto&) { marks += ", ?"; });
    return "REPLACE INTO \"" + std::string(tableName<R>) + "\" (" + columnList<R>() + ") VALUES (" + marks +
           ")";
}

std::unexpected<Error> wrongValue(const Database& database, std::string_view table, std::int64_t id,
                                  std::string_view column) {
    return failure(ErrorCode::Unreadable,
                   std::string(table) + " " + std::to_string(id) + "." + std::string(column) +
                       " holds a value of the wrong kind",
                   database.path());
}

template <class R>
Expected<void> readTable(Database& database, std::int64_t nextId, RowEncoder& encoder, ReadRecords& result) {
    auto rows = database.prepare("SELECT " + columnList<R>() + " FROM \"" + std::string(tableName<R>) +
                                 "\" ORDER BY \"id\"");
    if (!rows) return std::unexpected(rows.error());
    Table<R>& table = result.tables.template of<R>();
    std::uint64_t& sum = result.hashes.of(RecordTraits<R>::type);
    while (true) {
        const auto row = rows->step();
        if (!row) return std::unexpected(row.error());
        if (!*row) return {};
        R record;
        record.id.value = rows->integer(0);
        if (record.id.value <= 0 || record.id.value >= nextId)
            return failure(ErrorCode::Unreadable,
                           std::string(tableName<R>) + " " + std::to_string(record.id.value) +
                               " has an id outside those handed out",
                           database.path());
        int column = 0;
        std::string_view wrong;
        forEachField<R>([&](const auto& field) {
            if (!readMember(*rows, ++column, field.get(record)) && wrong.empty()) wrong = field.name;
        });
        if (!wrong.empty()) return wrongValue(database, tableName<R>, record.id.value, wrong);
        sum += rowHash(encoder, record);
        table.put(std::move(record));
    }
}

Expected<void> ensure(Database& database, Statement& statement, std::string_view sql) {
    if (statement) return {};
    auto made = database.prepare(sql);
    if (!made) return std::unexpected(made.error());
    statement = std::move(*made);
    return {};
}

} // namespace

Expected<void> RecordWriter::put(const Record& record) {
    return std::visit(
        [&](const auto& value) -> Expected<void> {
            using R = std::remove_cvref_t<decltype(value)>;
            static const std::string sql = putSql<R>();
            Statement& statement = puts_[static_cast<std::size_t>(RecordTraits<R>::type)];
            if (auto ready = ensure(*database_, statement, sql); !ready) return ready;
            statement.bind(1, value.id.value);
            int index = 1;
            forEachField<R>([&](const auto& field) { bindMember(statement, ++index, field.get(value)); });
            return statement.run();
        },
        record);
}

Expected<void> RecordWriter::erase(Ref ref) {
    Statement& statement = erases_[static_cast<std::size_t>(ref.type)];
    const std::string sql = "DELETE FROM \"" + std::string(word(ref.type)) + "\" WHERE \"id\" = ?";
    if (auto ready = ensure(*database_, statement, sql); !ready) return ready;
    statement.bind(1, ref.id);
    return statement.run();
}

Expected<ReadRecords> readRecords(Database& database, std::int64_t version, std::int64_t nextId) {
    ReadRecords result;
    RowEncoder encoder;
    Expected<void> done;
    forEachRecordType([&]<class R>() {
        if (done && hasTable(version, tableName<R>)) done = readTable<R>(database, nextId, encoder, result);
    });
    if (!done) return std::unexpected(done.error());
    return result;
}

} // namespace chalkline
