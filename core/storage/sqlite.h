// The SQLite C API behind two small RAII classes. Used by core/storage only. Errors become Error values
// whose place is the file; nothing throws. A connection is not shared between threads without a lock.
#pragma once

#include "base/error.h"

#include <chrono>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <utility>

struct sqlite3;
struct sqlite3_stmt;

namespace chalkline {

/// What the connection's last failure means to a person; `code` is an extended result code.
[[nodiscard]] Error sqliteError(sqlite3* database, int code, const std::string& file = {});

class Statement {
public:
    Statement() = default;
    explicit Statement(sqlite3_stmt* statement)
        : statement_(statement) {}
    ~Statement();
    Statement(Statement&& other) noexcept
        : statement_(std::exchange(other.statement_, nullptr)) {}
    Statement& operator=(Statement&& other) noexcept {
        std::swap(statement_, other.statement_);
        return *this;
    }

    [[nodiscard]] explicit operator bool() const { return statement_ != nullptr; }

    /// Parameters count from 1. Text and blobs are not copied: they must outlive the next run() or step().
    void bindNull(int index);
    void bind(int index, std::int64_t value);
    void bind(int index, double value);
    void bind(int index, std::string_view text);
    void bindCopy(int index, const std::string& text);
    void bindBlob(int index, std::string_view bytes);

    /// True: a row is there.
    [[nodiscard]] Expected<bool> step();
    /// Runs to the end and resets; for statements without result rows.
    [[nodiscard]] Expected<void> run();
    void reset();

    enum class Type { Null, Integer, Real, Text, Blob };
    /// Columns count from 0; the type is the stored one.
    [[nodiscard]] Type type(int column) const;
    [[nodiscard]] std::int64_t integer(int column) const;
    [[nodiscard]] double real(int column) const;
    /// Holds until the next step; also gives the bytes of a blob.
    [[nodiscard]] std::string_view text(int column) const;

private:
    sqlite3_stmt* statement_ = nullptr;
};

class Database {
public:
    enum class Mode { ReadOnly, ReadWrite, Create };

    /// Opens with limits and protections set before any SQL runs. `path` is absolute and no symbolic link.
    [[nodiscard]] static Expected<Database> open(const std::string& path, Mode mode);
    ~Database();
    Database(Database&& other) noexcept;
    Database& operator=(Database&& other) noexcept;

    [[nodiscard]] Expected<void> execute(const char* sql);
    [[nodiscard]] Expected<Statement> prepare(std::string_view sql);
    /// The first column of the first row; `missing` if there is no row.
    [[nodiscard]] Expected<std::int64_t> number(std::string_view sql, std::int64_t missing = 0);
    [[nodiscard]] int changes() const;
    [[nodiscard]] bool readOnly() const;
    [[nodiscard]] bool inTransaction() const;
    [[nodiscard]] const std::string& path() const { return path_; }
    /// SQL that runs past this is stopped; zero: no deadline.
    void setDeadline(std::chrono::milliseconds fromNow);
    /// How many databases may be attached: 0, and 1 around VACUUM INTO.
    void setAttachLimit(int count);

private:
    using Deadline = std::chrono::steady_clock::time_point;

    Database(sqlite3* handle, std::string path);
    void protect();

    sqlite3* handle_ = nullptr;
    std::string path_;
    std::unique_ptr<Deadline> deadline_ = std::make_unique<Deadline>(Deadline::max());
};

} // namespace chalkline
