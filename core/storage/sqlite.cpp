#include "storage/sqlite.h"

#include <sqlite3.h>

namespace chalkline {

namespace {

constexpr int busyTimeoutMs = 150;
constexpr std::int64_t heapLimitBytes = std::int64_t{256} << 20;

int stopAtDeadline(void* deadline) {
    const auto* limit = static_cast<const std::chrono::steady_clock::time_point*>(deadline);
    return std::chrono::steady_clock::now() > *limit ? 1 : 0;
}

Error withDetail(ErrorCode code, const std::string& message, sqlite3* database, int result,
                 const std::string& file) {
    std::string detail = database ? sqlite3_errmsg(database) : sqlite3_errstr(result);
    return {code, message + " (SQLite " + std::to_string(result) + ": " + detail + ")", file};
}

} // namespace

Error sqliteError(sqlite3* database, int code, const std::string& file) {
    std::string place = file;
    if (place.empty() && database)
        if (const char* name = sqlite3_db_filename(database, "main")) place = name;
    const auto make = [&](ErrorCode kind, const char* message) {
        return withDetail(kind, message, database, code, place);
    };
    if (code == SQLITE_READONLY_DBMOVED)
        return make(ErrorCode::Conflict, "the file was moved, replaced or deleted while it was open");
    switch (code & 0xff) {
    case SQLITE_NOTADB:
        return make(ErrorCode::Unreadable, "not a Chalkline project");
    case SQLITE_CORRUPT:
        return make(ErrorCode::Unreadable, "the file is damaged");
    case SQLITE_TOOBIG:
        return make(ErrorCode::Refused, "a value in the file is too large");
    case SQLITE_INTERRUPT:
        return make(ErrorCode::Refused, "checking the file took too long");
    case SQLITE_NOMEM:
        return make(ErrorCode::Refused, "the file needs more memory than is allowed");
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        return make(ErrorCode::Busy, "the file is locked by another program");
    case SQLITE_FULL:
        return make(ErrorCode::Output, "no space left on the disk");
    case SQLITE_READONLY:
        return make(ErrorCode::Output, "the file is read-only");
    case SQLITE_CANTOPEN:
        return make(ErrorCode::Unreadable, "cannot be opened");
    case SQLITE_IOERR:
        return make(ErrorCode::Output, "the disk reported an error");
    default:
        return make(ErrorCode::Unreadable, "SQLite refused");
    }
}

Statement::~Statement() {
    sqlite3_finalize(statement_);
}

void Statement::bindNull(int index) {
    sqlite3_bind_null(statement_, index);
}
void Statement::bind(int index, std::int64_t value) {
    sqlite3_bind_int64(statement_, index, value);
}
void Statement::bind(int index, double value) {
    sqlite3_bind_double(statement_, index, value);
}
void Statement::bind(int index, std::string_view text) {
    // A null pointer would bind NULL.
    sqlite3_bind_text(statement_, index, text.empty() ? "" : text.data(), static_cast<int>(text.size()),
                      SQLITE_STATIC);
}
void Statement::bindCopy(int index, const std::string& text) {
    sqlite3_bind_text(statement_, index, text.c_str(), static_cast<int>(text.size()), SQLITE_TRANSIENT);
}
void Statement::bindBlob(int index, std::string_view bytes) {
    sqlite3_bind_blob(statement_, index, bytes.empty() ? "" : bytes.data(), static_cast<int>(bytes.size()),
                      SQLITE_STATIC);
}

Expected<bool> Statement::step() {
    const int code = sqlite3_step(statement_);
    if (code == SQLITE_ROW) return true;
    if (code == SQLITE_DONE) return false;
    return std::unexpected(sqliteError(sqlite3_db_handle(statement_), code));
}

Expected<void> Statement::run() {
    Expected<bool> row = true;
    while (row && *row)
        row = step();
    reset();
    if (!row) return std::unexpected(row.error());
    return {};
}

void Statement::reset() {
    sqlite3_reset(statement_);
}

Statement::Type Statement::type(int column) const {
    switch (sqlite3_column_type(statement_, column)) {
    case SQLITE_INTEGER:
        return Type::Integer;
    case SQLITE_FLOAT:
        return Type::Real;
    case SQLITE_TEXT:
        return Type::Text;
    case SQLITE_BLOB:
        return Type::Blob;
    default:
        return Type::Null;
    }
}

std::int64_t Statement::integer(int column) const {
    return sqlite3_column_int64(statement_, column);
}
double Statement::real(int column) const {
    return sqlite3_column_double(statement_, column);
}
std::string_view Statement::text(int column) const {
    // sqlite3_column_blob leaves text as it is stored: UTF-8.
    const auto* bytes = static_cast<const char*>(sqlite3_column_blob(statement_, column));
    const int size = sqlite3_column_bytes(statement_, column);
    return bytes ? std::string_view(bytes, static_cast<std::size_t>(size)) : std::string_view{};
}

Database::Database(sqlite3* handle, std::string path)
    : handle_(handle)
    , path_(std::move(path)) {}

Database::~Database() {
    sqlite3_close_v2(handle_);
}

Database::Database(Database&& other) noexcept
    : handle_(std::exchange(other.handle_, nullptr))
    , path_(std::move(other.path_))
    , deadline_(std::move(other.deadline_)) {}

Database& Database::operator=(Database&& other) noexcept {
    std::swap(handle_, other.handle_);
    std::swap(path_, other.path_);
    std::swap(deadline_, other.deadline_);
    return *this;
}

Expected<Database> Database::open(const std::string& path, Mode mode) {
    // No mutex in SQLite: a connection has one owner, and locking every column call costs a third of opening.
    int flags = SQLITE_OPEN_EXRESCODE | SQLITE_OPEN_NOFOLLOW | SQLITE_OPEN_PRIVATECACHE | SQLITE_OPEN_NOMUTEX;
    if (mode == Mode::ReadOnly) flags |= SQLITE_OPEN_READONLY;
    if (mode == Mode::ReadWrite) flags |= SQLITE_OPEN_READWRITE;
    if (mode == Mode::Create) flags |= SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE;
    sqlite3* handle = nullptr;
    const int code = sqlite3_open_v2(path.c_str(), &handle, flags, nullptr);
    if (code != SQLITE_OK) {
        Error error = sqliteError(handle, code, path);
        sqlite3_close_v2(handle);
        return std::unexpected(std::move(error));
    }
    Database database(handle, path);
    database.protect();
    if (auto set = database.execute("PRAGMA cell_size_check=ON; PRAGMA mmap_size=0; PRAGMA "
                                    "cache_size=-32768; PRAGMA temp_store=MEMORY;"
                                    "PRAGMA foreign_keys=OFF; PRAGMA recursive_triggers=OFF");
        !set)
        return std::unexpected(set.error());
    return database;
}

/// Before any SQL: a hostile schema must meet its limits the first time SQLite looks at it.
void Database::protect() {
    sqlite3_hard_heap_limit64(heapLimitBytes);
    const std::pair<int, int> switches[] = {
        {SQLITE_DBCONFIG_DEFENSIVE, 1},      {SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0},
        {SQLITE_DBCONFIG_ENABLE_TRIGGER, 0}, {SQLITE_DBCONFIG_ENABLE_VIEW, 0},
        {SQLITE_DBCONFIG_DQS_DML, 0},        {SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0},
        {SQLITE_DBCONFIG_DQS_DDL, 0},        {SQLITE_DBCONFIG_WRITABLE_SCHEMA, 0},
        {SQLITE_DBCONFIG_ENABLE_FKEY, 0},    {SQLITE_DBCONFIG_ENABLE_FTS3_TOKENIZER, 0}};
    for (const auto& [option, value] : switches)
        sqlite3_db_config(handle_, option, value, static_cast<int*>(nullptr));
    const std::pair<int, int> limits[] = {{SQLITE_LIMIT_LENGTH, 64 << 20},
                                          {SQLITE_LIMIT_SQL_LENGTH, 1 << 20},
                                          {SQLITE_LIMIT_COLUMN, 100},
                                          {SQLITE_LIMIT_EXPR_DEPTH, 50},
                                          {SQLITE_LIMIT_COMPOUND_SELECT, 10},
                                          {SQLITE_LIMIT_VDBE_OP, 250'000},
                                          {SQLITE_LIMIT_FUNCTION_ARG, 16},
                                          {SQLITE_LIMIT_ATTACHED, 0},
                                          {SQLITE_LIMIT_VARIABLE_NUMBER, 200},
                                          {SQLITE_LIMIT_TRIGGER_DEPTH, 10},
                                          {SQLITE_LIMIT_LIKE_PATTERN_LENGTH, 200},
                                          {SQLITE_LIMIT_WORKER_THREADS, 0}};
    for (const auto& [limit, value] : limits)
        sqlite3_limit(handle_, limit, value);
    sqlite3_busy_timeout(handle_, busyTimeoutMs);
    sqlite3_progress_handler(handle_, 1000, stopAtDeadline, deadline_.get());
}

void Database::setDeadline(std::chrono::milliseconds fromNow) {
    *deadline_ = fromNow == fromNow.zero() ? Deadline::max() : std::chrono::steady_clock::now() + fromNow;
}

void Database::setAttachLimit(int count) {
    sqlite3_limit(handle_, SQLITE_LIMIT_ATTACHED, count);
}

Expected<void> Database::execute(const char* sql) {
    const int code = sqlite3_exec(handle_, sql, nullptr, nullptr, nullptr);
    if (code == SQLITE_OK) return {};
    return std::unexpected(sqliteError(handle_, code, path_));
}

Expected<Statement> Database::prepare(std::string_view sql) {
    sqlite3_stmt* statement = nullptr;
    const int code =
        sqlite3_prepare_v2(handle_, sql.data(), static_cast<int>(sql.size()), &statement, nullptr);
    if (code == SQLITE_OK) return Statement(statement);
    return std::unexpected(sqliteError(handle_, code, path_));
}

Expected<std::int64_t> Database::number(std::string_view sql, std::int64_t missing) {
    auto statement = prepare(sql);
    if (!statement) return std::unexpected(statement.error());
    const auto row = statement->step();
    if (!row) return std::unexpected(row.error());
    return *row ? statement->integer(0) : missing;
}

int Database::changes() const {
    return sqlite3_changes(handle_);
}
bool Database::readOnly() const {
    return sqlite3_db_readonly(handle_, "main") == 1;
}
bool Database::inTransaction() const {
    return sqlite3_get_autocommit(handle_) == 0;
}

} // namespace chalkline
