#include "storage/history_log.h"

#include "storage/change_codec.h"
#include "storage/row_hash.h"

#include <map>

namespace chalkline {

namespace {

constexpr const char* columns = "SELECT revision, kind, step, time_ms, author, label, merge_key, changes";

/// A step while the log is read: rows that make it up, not their bytes.
struct Step {
    LogRow first;
    std::int64_t time = 0;
    std::vector<std::int64_t> revisions;
    bool lost = false;
};

class Replay {
public:
    void add(const LogRow& row) {
        if (row.kind == "commit") return push(row);
        if (row.kind == "merge") return merge(row);
        const bool back = row.kind == "undo";
        const std::size_t at = back ? cursor_ - 1 : cursor_; // wraps when there is nothing to undo
        if (at >= steps_.size() || steps_[at].first.revision != row.step) return drop();
        cursor_ = back ? cursor_ - 1 : cursor_ + 1;
    }
    /// Forgets the steps that lie before one whose change set is gone.
    void forgetLost() {
        std::size_t first = 0;
        for (std::size_t i = 0; i < steps_.size(); ++i)
            if (steps_[i].lost) first = i + 1;
        if (first > cursor_) return drop(); // redo would have to start with a lost one
        steps_.erase(steps_.begin(), steps_.begin() + static_cast<std::ptrdiff_t>(first));
        cursor_ -= first;
    }
    void drop() {
        steps_.clear();
        cursor_ = 0;
    }
    [[nodiscard]] std::int64_t top() const { return cursor_ == 0 ? 0 : steps_[cursor_ - 1].first.revision; }
    [[nodiscard]] const std::vector<Step>& steps() const { return steps_; }
    [[nodiscard]] std::size_t cursor() const { return cursor_; }

private:
    void push(const LogRow& row) {
        steps_.resize(cursor_);
        steps_.push_back({row, row.time, {row.revision}, !row.hasChanges});
        ++cursor_;
    }
    void merge(const LogRow& row) {
        if (top() != row.step || cursor_ == 0) return drop();
        steps_.resize(cursor_);
        Step& step = steps_.back();
        step.time = row.time;
        step.revisions.push_back(row.revision);
        step.lost = step.lost || !row.hasChanges;
    }

    std::vector<Step> steps_;
    std::size_t cursor_ = 0;
};

Expected<LogRow> readRow(const Database& database, const Statement& row) {
    using Type = Statement::Type;
    const bool wrong = row.type(0) != Type::Integer || row.type(1) != Type::Text ||
                       row.type(2) != Type::Integer || row.type(3) != Type::Integer ||
                       row.type(4) != Type::Text || row.type(5) != Type::Text || row.type(6) != Type::Text ||
                       (row.type(7) != Type::Blob && row.type(7) != Type::Null);
    LogRow read{row.integer(0),           std::string(row.text(1)),  row.integer(2),
                row.integer(3),           std::string(row.text(4)),  std::string(row.text(5)),
                std::string(row.text(6)), row.type(7) == Type::Blob, std::string(row.text(7))};
    const bool known =
        read.kind == "commit" || read.kind == "merge" || read.kind == "undo" || read.kind == "redo";
    if (wrong || !known)
        return failure(ErrorCode::Unreadable,
                       "history " + std::to_string(read.revision) + " holds a value of the wrong kind",
                       database.path());
    return read;
}

Expected<ChangeSet> decodeAll(const std::vector<std::string>& blobs) {
    ChangeSet all;
    for (const std::string& blob : blobs) {
        auto changes = decodeChanges(blob);
        if (!changes) return std::unexpected(changes.error());
        all.append(*changes);
    }
    return all;
}

Expected<DeferredChanges> loadBlobs(Database& database, const Step& step) {
    auto blobs = std::make_shared<std::vector<std::string>>();
    DeferredChanges deferred;
    auto rows = database.prepare("SELECT changes FROM history WHERE revision = ?");
    if (!rows) return std::unexpected(rows.error());
    for (const std::int64_t revision : step.revisions) {
        rows->bind(1, revision);
        const auto row = rows->step();
        if (!row) return std::unexpected(row.error());
        blobs->emplace_back(rows->text(0));
        deferred.bytes += blobs->back().size();
        rows->reset();
    }
    deferred.decode = [blobs] { return decodeAll(*blobs); };
    return deferred;
}

Expected<History> makeHistory(Database& database, const Replay& replay) {
    History history;
    for (const Step& step : replay.steps()) {
        auto deferred = loadBlobs(database, step);
        if (!deferred) return std::unexpected(deferred.error());
        history.push(
            {step.first.revision, step.first.label, step.time, step.first.mergeKey, std::move(*deferred)});
    }
    for (std::size_t i = replay.steps().size(); i > replay.cursor() && history.canUndo(); --i)
        history.moveBack();
    return history;
}

} // namespace

std::uint64_t logHash(const LogRow& row) {
    RowEncoder encoder;
    encoder.start(row.revision);
    encoder.add(1, std::string_view(row.kind));
    encoder.add(2, row.step);
    encoder.add(3, row.time);
    encoder.add(4, std::string_view(row.author));
    encoder.add(5, std::string_view(row.label));
    encoder.add(6, std::string_view(row.mergeKey));
    if (row.hasChanges)
        encoder.addBlob(7, row.changes);
    else
        encoder.addNull(7);
    return encoder.hash(historySeed);
}

Expected<void> insertLogRow(Database& database, const LogRow& row) {
    auto statement = database.prepare("INSERT INTO history (revision, kind, step, time_ms, author, label,"
                                      " merge_key, changes) VALUES (?, ?, ?, ?, ?, ?, ?, ?)");
    if (!statement) return std::unexpected(statement.error());
    statement->bind(1, row.revision);
    statement->bind(2, std::string_view(row.kind));
    statement->bind(3, row.step);
    statement->bind(4, row.time);
    statement->bind(5, std::string_view(row.author));
    statement->bind(6, std::string_view(row.label));
    statement->bind(7, std::string_view(row.mergeKey));
    if (row.hasChanges)
        statement->bindBlob(8, row.changes);
    else
        statement->bindNull(8);
    return statement->run();
}

Expected<bool> holdsLogRow(Database& database, const LogRow& row) {
    auto rows = database.prepare(std::string(columns) + " FROM history WHERE revision = ?");
    if (!rows) return std::unexpected(rows.error());
    rows->bind(1, row.revision);
    const auto found = rows->step();
    if (!found || !*found) return found;
    const auto read = readRow(database, *rows);
    if (!read) return std::unexpected(read.error());
    return logHash(*read) == logHash(row);
}

Expected<ReadLog> readLog(Database& database, std::int64_t cursor, std::int64_t revision) {
    ReadLog log;
    Replay replay;
    auto rows = database.prepare(std::string(columns) + " FROM history ORDER BY revision");
    if (!rows) return std::unexpected(rows.error());
    while (true) {
        const auto row = rows->step();
        if (!row) return std::unexpected(row.error());
        if (!*row) break;
        auto read = readRow(database, *rows);
        if (!read) return std::unexpected(read.error());
        if (read->revision <= 0 || read->revision > revision)
            return failure(ErrorCode::Unreadable, "history holds a revision the project has not reached",
                           database.path());
        log.hash += logHash(*read);
        log.changeBytes += static_cast<std::int64_t>(read->changes.size());
        read->changes.clear();
        read->changes.shrink_to_fit();
        replay.add(*read);
    }
    // A cursor of 0 may also mean that the program had forgotten older steps than the log has.
    log.broken = cursor != 0 && replay.top() != cursor;
    if (log.broken) replay.drop();
    replay.forgetLost();
    auto history = makeHistory(database, replay);
    if (!history) return std::unexpected(history.error());
    log.history = std::move(*history);
    return log;
}

Expected<std::uint64_t> copyLog(Database& from, Database& to) {
    std::uint64_t hash = 0;
    auto rows = from.prepare(std::string(columns) + " FROM history ORDER BY revision");
    if (!rows) return std::unexpected(rows.error());
    while (true) {
        const auto row = rows->step();
        if (!row) return std::unexpected(row.error());
        if (!*row) return hash;
        const auto read = readRow(from, *rows);
        if (!read) return std::unexpected(read.error());
        hash += logHash(*read);
        if (auto done = insertLogRow(to, *read); !done) return std::unexpected(done.error());
    }
}

Expected<void> trimLog(Database& database, std::int64_t cap, std::int64_t& bytes, std::uint64_t& hash) {
    while (bytes > cap) {
        auto rows = database.prepare(std::string(columns) +
                                     " FROM history WHERE changes IS NOT NULL ORDER BY revision LIMIT 2");
        if (!rows) return std::unexpected(rows.error());
        const auto first = rows->step();
        if (!first) return std::unexpected(first.error());
        if (!*first) return {};
        auto oldest = readRow(database, *rows);
        if (!oldest) return std::unexpected(oldest.error());
        const auto second = rows->step();
        if (!second) return std::unexpected(second.error());
        if (!*second) return {};
        rows->reset();
        auto update = database.prepare("UPDATE history SET changes = NULL WHERE revision = ?");
        if (!update) return std::unexpected(update.error());
        update->bind(1, oldest->revision);
        if (auto done = update->run(); !done) return done;
        hash -= logHash(*oldest);
        bytes -= static_cast<std::int64_t>(oldest->changes.size());
        oldest->hasChanges = false;
        hash += logHash(*oldest);
    }
    return {};
}

} // namespace chalkline
