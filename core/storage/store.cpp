#include "storage/store.h"

#include "storage/change_codec.h"

#include <functional>

namespace chalkline {

namespace {

constexpr std::size_t blobLimit = 48u << 20; // below SQLite's limit for a row; larger steps keep no undo

struct NamedHash {
    std::string_view name;
    std::uint64_t value;
};

std::vector<NamedHash> namedHashes(const TableHashes& hashes) {
    std::vector<NamedHash> list;
    for (int i = 1; i <= recordTypeCount; ++i)
        list.push_back({word(static_cast<RecordType>(i)), hashes.records[static_cast<std::size_t>(i)]});
    list.push_back({"history", hashes.history});
    list.push_back({"meta", hashes.meta});
    return list;
}

std::string encodeLimited(const ChangeSet& changes, bool& kept) {
    std::string bytes = encodeChanges(changes);
    kept = bytes.size() <= blobLimit;
    if (!kept) bytes.clear();
    return bytes;
}

} // namespace

Expected<void> writeTableHashes(Database& database, const TableHashes& hashes, const TableHashes* before) {
    auto statement = database.prepare("REPLACE INTO table_hash (name, hash) VALUES (?, ?)");
    if (!statement) return std::unexpected(statement.error());
    const auto now = namedHashes(hashes);
    const auto then = namedHashes(before ? *before : hashes);
    for (std::size_t i = 0; i < now.size(); ++i) {
        if (before && now[i].value == then[i].value) continue;
        statement->bind(1, now[i].name);
        statement->bind(2, static_cast<std::int64_t>(now[i].value));
        if (auto done = statement->run(); !done) return done;
    }
    return {};
}

Expected<TableHashes> readTableHashes(Database& database, std::int64_t version) {
    TableHashes hashes;
    auto rows = database.prepare("SELECT name, hash FROM table_hash LIMIT 100");
    if (!rows) return std::unexpected(rows.error());
    int known = 0;
    while (true) {
        const auto row = rows->step();
        if (!row) return std::unexpected(row.error());
        if (!*row) break;
        const std::string_view name = rows->text(0);
        const auto value = static_cast<std::uint64_t>(rows->integer(1));
        const auto type = fromWord<RecordType>(name);
        if (name == "history")
            hashes.history = value;
        else if (name == "meta")
            hashes.meta = value;
        else if (type && *type != RecordType::None && hasTable(version, name))
            hashes.of(*type) = value;
        else
            return failure(ErrorCode::Unreadable, "the table \"table_hash\" names an unknown table",
                           database.path());
        ++known;
    }
    // Every table has one but table_hash itself.
    if (known != static_cast<int>(projectTables(version).size()) - 1)
        return failure(ErrorCode::Unreadable, "the table \"table_hash\" is incomplete", database.path());
    return hashes;
}

Store::Store(Database database, OpenFileMark mark, StoreState state)
    : mark_(std::move(mark))
    , database_(std::make_unique<Database>(std::move(database)))
    , state_(std::move(state))
    , writer_(*database_) {}

Expected<void> Store::commit(const Job& job) {
    LogRow row{job.revision, job.kind, job.step, job.time, job.author, job.label, job.mergeKey, false, {}};
    // An undo or redo is the step it names, so its change set is not kept twice.
    if (job.kind == "commit" || job.kind == "merge") row.changes = encodeLimited(job.changes, row.hasChanges);
    StoreState next = state_;
    auto done = writeJob(job, row, next);
    if (!done && database_->inTransaction()) (void)database_->execute("ROLLBACK");
    if (!done) {
        // This attempt or an earlier one may have reached the file although SQLite reported an error.
        const auto held = holds(row, next);
        if (held && *held) done = {};
    }
    if (done) state_ = std::move(next);
    return done;
}

Expected<void> Store::writeJob(const Job& job, const LogRow& row, StoreState& next) {
    next.meta.revision = job.revision;
    next.meta.nextId = std::max(job.nextId, next.meta.nextId);
    next.meta.historyCursor = job.cursor;
    if (auto done = database_->execute("BEGIN IMMEDIATE"); !done) return done;
    if (auto done = moveRevision(next); !done) return done;
    if (auto done = writeRecords(job, next); !done) return done;
    if (auto done = writeHistory(row, next); !done) return done;
    next.hashes.meta = metaHash(next.meta);
    if (auto done = writeTableHashes(*database_, next.hashes, &state_.hashes); !done) return done;
    return database_->execute("COMMIT");
}

Expected<void> Store::moveRevision(const StoreState& next) {
    auto update = database_->prepare("UPDATE meta SET revision = ?, next_id = ?, history_cursor = ?"
                                     " WHERE id = 1 AND revision = ?");
    if (!update) return std::unexpected(update.error());
    update->bind(1, next.meta.revision);
    update->bind(2, next.meta.nextId);
    update->bind(3, next.meta.historyCursor);
    update->bind(4, state_.meta.revision);
    if (auto done = update->run(); !done) return done;
    if (database_->changes() == 1) return {};
    return failure(ErrorCode::Conflict, "another program changed the file", database_->path());
}

Expected<void> Store::writeRecords(const Job& job, StoreState& next) {
    for (const auto& [ref, change] : job.changes.changes()) {
        std::uint64_t& sum = next.hashes.of(ref.type);
        if (change.before) sum -= rowHash(encoder_, *change.before);
        if (change.after) sum += rowHash(encoder_, *change.after);
        auto done = change.after ? writer_.put(*change.after) : writer_.erase(ref);
        if (!done) return done;
    }
    return {};
}

Expected<void> Store::writeHistory(const LogRow& row, StoreState& next) {
    next.historyBytes += static_cast<std::int64_t>(row.changes.size());
    next.hashes.history += logHash(row);
    if (auto done = insertLogRow(*database_, row); !done) return done;
    return trimLog(*database_, historyCap_, next.historyBytes, next.hashes.history);
}

Expected<bool> Store::holds(const LogRow& row, StoreState& next) {
    const auto meta = readMeta(*database_);
    if (!meta) return std::unexpected(meta.error());
    if (meta->revision != row.revision) return false;
    const auto same = holdsLogRow(*database_, row);
    if (!same || !*same) return same;
    const auto hashes = readTableHashes(*database_);
    if (!hashes) return std::unexpected(hashes.error());
    const auto bytes = database_->number("SELECT sum(length(changes)) FROM history");
    if (!bytes) return std::unexpected(bytes.error());
    next = {*meta, *hashes, *bytes};
    return true;
}

Expected<void> Store::copyTo(const std::string& copy) {
    database_->setAttachLimit(1);
    auto vacuum = database_->prepare("VACUUM INTO ?");
    Expected<void> done;
    if (vacuum) {
        vacuum->bind(1, std::string_view(copy));
        done = vacuum->run();
    } else {
        done = std::unexpected(vacuum.error());
    }
    database_->setAttachLimit(0);
    return done;
}

namespace {

Expected<std::uint64_t> writeLog(Database& database, const History& history, const std::string& author) {
    std::uint64_t hash = 0;
    for (std::size_t i = 0; i < history.cursor(); ++i) {
        HistoryStep step = history.steps()[i];
        const auto changes = History::changesOf(step);
        if (!changes) return std::unexpected(changes.error());
        LogRow row{step.revision, "commit",      step.revision, step.time, author,
                   step.label,    step.mergeKey, false,         {}};
        row.changes = encodeLimited(**changes, row.hasChanges);
        hash += logHash(row);
        if (auto done = insertLogRow(database, row); !done) return std::unexpected(done.error());
    }
    return hash;
}

/// Writes the log and says its hash and where the history cursor stands.
using WriteLog = std::function<Expected<std::uint64_t>(Database&, Meta&)>;

Expected<void> fill(Database& database, const Tables& tables, Meta meta, const WriteLog& writesLog) {
    if (auto done = createSchema(database); !done) return done;
    RecordWriter writer(database);
    Expected<void> done;
    forEachRecordType([&]<class R>() {
        for (const R& record : tables.of<R>())
            if (done) done = writer.put(Record(record));
    });
    if (!done) return done;
    TableHashes hashes = hashesOf(tables);
    const auto logged = writesLog(database, meta);
    if (!logged) return std::unexpected(logged.error());
    hashes.history = *logged;
    // What was read from an older file has lower ones.
    meta.minReader = std::max(meta.minReader, readerVersion);
    meta.minWriter = std::max(meta.minWriter, writerVersion);
    hashes.meta = metaHash(meta);
    if (done = writeMeta(database, meta); !done) return done;
    return writeTableHashes(database, hashes);
}

Expected<void> writeFile(const std::string& path, const Tables& tables, Meta meta,
                         const WriteLog& writesLog) {
    auto database = Database::open(path, Database::Mode::Create);
    if (!database) {
        Error error = database.error();
        error.code = ErrorCode::Output;
        return std::unexpected(std::move(error));
    }
    // Nobody sees the file before it is complete and synced, so it needs no journal.
    if (auto set = database->execute("PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; BEGIN"); !set)
        return set;
    if (auto done = fill(*database, tables, std::move(meta), writesLog); !done) return done;
    return database->execute("COMMIT");
}

} // namespace

Expected<void> writeNewFile(const std::string& path, const Tables& tables, Meta meta, const History* history,
                            const std::string& author) {
    return writeFile(path, tables, std::move(meta),
                     [&](Database& database, Meta& own) -> Expected<std::uint64_t> {
                         own.historyCursor = 0;
                         if (!history) return std::uint64_t{0};
                         if (history->cursor() > 0)
                             own.historyCursor = history->steps()[history->cursor() - 1].revision;
                         return writeLog(database, *history, author);
                     });
}

Expected<void> writeNewFile(const std::string& path, const Tables& tables, Meta meta, Database& log) {
    return writeFile(path, tables, std::move(meta),
                     [&](Database& database, Meta&) { return copyLog(log, database); });
}

} // namespace chalkline
