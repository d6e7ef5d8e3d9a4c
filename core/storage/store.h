// One project file as SQLite sees it: commits change sets to it and keeps its hashes. Used by one thread at
// a time (storage/writer.h holds the lock); knows nothing of sessions.
#pragma once

#include "edit/session.h"
#include "storage/file_place.h"
#include "storage/history_log.h"
#include "storage/meta.h"
#include "storage/record_rows.h"
#include "storage/schema.h"

#include <string>

namespace chalkline {

/// One finished edit on its way to the file.
struct Job {
    ChangeSet changes;
    std::string kind; // as in the history table
    std::string label;
    std::string mergeKey;
    std::string author;
    std::int64_t revision = 0;
    std::int64_t step = 0;
    std::int64_t cursor = 0;
    std::int64_t nextId = 1;
    std::int64_t time = 0; // ms UTC
};

/// What has to be known of a file before it can be committed to.
struct StoreState {
    Meta meta;
    TableHashes hashes;
    std::int64_t historyBytes = 0;
};

class Store {
public:
    static constexpr std::int64_t defaultHistoryCap = std::int64_t{64} << 20;

    Store(Database database, OpenFileMark mark, StoreState state);

    /// One transaction: all of the job or nothing. After an error that leaves open whether the commit
    /// happened, the file is asked; a job that is in it is not written twice.
    [[nodiscard]] Expected<void> commit(const Job& job);
    /// VACUUM INTO, then the copy gets a new project UUID; `copy` must not exist.
    [[nodiscard]] Expected<void> copyTo(const std::string& copy);

    [[nodiscard]] const Meta& meta() const { return state_.meta; }
    [[nodiscard]] const std::string& path() const { return database_->path(); }
    void setHistoryCap(std::int64_t bytes) { historyCap_ = bytes; }

private:
    [[nodiscard]] Expected<void> writeJob(const Job& job, const LogRow& row, StoreState& next);
    [[nodiscard]] Expected<void> moveRevision(const StoreState& next);
    [[nodiscard]] Expected<void> writeRecords(const Job& job, StoreState& next);
    [[nodiscard]] Expected<void> writeHistory(const LogRow& row, StoreState& next);
    /// True: the file's newest commit is the one with this row; `next` is then what the file says.
    [[nodiscard]] Expected<bool> holds(const LogRow& row, StoreState& next);

    OpenFileMark mark_; // outlives the connection
    std::unique_ptr<Database> database_;
    StoreState state_;
    RecordWriter writer_;
    RowEncoder encoder_;
    std::int64_t historyCap_ = defaultHistoryCap;
};

/// Writes the table table_hash; only rows that differ from `before`, or all.
[[nodiscard]] Expected<void> writeTableHashes(Database& database, const TableHashes& hashes,
                                              const TableHashes* before = nullptr);
/// Refuses unless there is one for each table of the schema version that has one.
[[nodiscard]] Expected<TableHashes> readTableHashes(Database& database, std::int64_t version = schemaVersion);

/// A new file at `path` (which must not exist) with these records and, if given, the undo stack as its log.
/// Not yet synced to the disk.
[[nodiscard]] Expected<void> writeNewFile(const std::string& path, const Tables& tables, Meta meta,
                                          const History* history, const std::string& author);
/// The same with the log of another file, row by row, and its meta; brings a file of an old schema version to
/// the present one.
[[nodiscard]] Expected<void> writeNewFile(const std::string& path, const Tables& tables, Meta meta,
                                          Database& log);

} // namespace chalkline
