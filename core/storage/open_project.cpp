#include "storage/loaded_file.h"
#include "storage/migrate.h"
#include "storage/project_file.h"

#include "model/validate.h"

#include <algorithm>

namespace chalkline {

namespace {

/// Two seconds, and one more for every 32 MiB.
std::chrono::milliseconds checkTime(std::int64_t size) {
    return std::chrono::milliseconds(2000 + size / (32 * 1024));
}

Expected<void> checkVersions(Database& database, const Meta& meta) {
    if (meta.minReader <= readerVersion) return {};
    return failure(ErrorCode::Refused,
                   "the file needs a newer Chalkline: it has format " + std::to_string(meta.minReader) +
                       ", this program reads up to " + std::to_string(readerVersion),
                   database.path());
}

/// Identity and version first: they decide what the rest may look like.
Expected<Meta> checkIdentity(Database& database, std::int64_t& schema) {
    const auto id = database.number("PRAGMA application_id");
    if (!id) return std::unexpected(id.error());
    if (*id != applicationId)
        return failure(ErrorCode::Unreadable, "not a Chalkline project", database.path());
    const auto version = database.number("PRAGMA user_version");
    if (!version) return std::unexpected(version.error());
    const auto meta = hasMeta(database);
    if (!meta) return std::unexpected(meta.error());
    if (!*meta && *version > schemaVersion)
        return failure(ErrorCode::Refused,
                       "the file needs a newer Chalkline: it has format " + std::to_string(*version),
                       database.path());
    if (!*meta)
        return failure(ErrorCode::Refused, "the table \"meta\" is not declared as Chalkline declares it",
                       database.path());
    auto row = readMeta(database);
    if (!row) return row;
    if (auto readable = checkVersions(database, *row); !readable) return std::unexpected(readable.error());
    if (*version < 1 || *version > schemaVersion)
        return failure(ErrorCode::Refused, "the file has the unknown format " + std::to_string(*version),
                       database.path());
    schema = *version;
    return row;
}

Expected<void> quickCheck(Database& database) {
    auto rows = database.prepare("PRAGMA quick_check(1)");
    if (!rows) return std::unexpected(rows.error());
    const auto row = rows->step();
    if (!row) return std::unexpected(row.error());
    if (*row && rows->text(0) == "ok") return {};
    std::string found(*row ? rows->text(0).substr(0, 200) : "");
    constexpr std::string_view heading = "*** in database main ***\n";
    if (found.starts_with(heading)) found.erase(0, heading.size());
    std::ranges::replace(found, '\n', ' ');
    return failure(ErrorCode::Unreadable, "the file is damaged: " + found, database.path());
}

Expected<void> compareHashes(Database& database, std::int64_t version, const TableHashes& found) {
    const auto stored = readTableHashes(database, version);
    if (!stored) return std::unexpected(stored.error());
    const auto differs = [&](std::string_view table) {
        return failure(ErrorCode::Unreadable,
                       "the table \"" + std::string(table) +
                           "\" does not match its hash: the file is damaged or another program changed it",
                       database.path());
    };
    if (stored->meta != found.meta) return differs("meta");
    for (int i = 1; i <= recordTypeCount; ++i)
        if (stored->records[static_cast<std::size_t>(i)] != found.records[static_cast<std::size_t>(i)])
            return differs(word(static_cast<RecordType>(i)));
    if (stored->history != found.history) return differs("history");
    return {};
}

Expected<void> checkMeaning(const Database& database, const Tables& tables) {
    const auto errors = validate(tables, 1);
    if (errors.empty()) return {};
    return failure(ErrorCode::Unreadable, errors.front().text(), database.path());
}

/// Everything inside one read transaction, so that no commit of another program falls in between.
Expected<void> readAll(LoadedFile& file) {
    Database& database = file.database;
    auto meta = checkIdentity(database, file.version);
    if (!meta) return std::unexpected(meta.error());
    if (auto schema = checkSchema(database, file.version); !schema) return schema;
    if (auto sound = quickCheck(database); !sound) return sound;
    auto records = readRecords(database, file.version, meta->nextId);
    if (!records) return std::unexpected(records.error());
    auto log = readLog(database, meta->historyCursor, meta->revision);
    if (!log) return std::unexpected(log.error());
    TableHashes hashes = records->hashes;
    hashes.meta = metaHash(*meta);
    hashes.history = log->hash;
    if (auto same = compareHashes(database, file.version, hashes); !same) return same;
    if (auto legal = checkMeaning(database, records->tables); !legal) return legal;
    if (log->broken) file.notices.emplace_back("The history does not lead to this state; undo starts anew.");
    if (meta->minWriter > writerVersion && file.readOnlyReason.empty())
        file.readOnlyReason =
            "it was written by a newer Chalkline (format " + std::to_string(meta->minWriter) + ")";
    file.state = {std::move(*meta), hashes, log->changeBytes};
    file.tables = std::move(records->tables);
    file.history = std::move(log->history);
    return {};
}

/// As the file is, whatever its schema version.
Expected<LoadedFile> loadAsItIs(const std::string& path, bool write) {
    const auto place = inspectFile(path);
    if (!place) return std::unexpected(place.error());
    if (write) removeLeftovers(place->path);
    // Only a connection that may write can finish what an interrupted save left.
    const bool writable = place->writable && (write || place->hasJournal);
    OpenFileMark mark(place->identity);
    auto database =
        Database::open(place->path, writable ? Database::Mode::ReadWrite : Database::Mode::ReadOnly);
    if (!database) {
        Error error = database.error();
        error.place = path;
        return std::unexpected(std::move(error));
    }
    LoadedFile file(std::move(*database), std::move(mark));
    if (!write)
        file.readOnlyReason = "it was opened for reading only";
    else if (!place->writable || file.database.readOnly())
        file.readOnlyReason = "the file or its folder is write-protected";
    if (place->hasJournal) file.notices.emplace_back("An interrupted save was found and finished.");
    file.database.setDeadline(checkTime(place->size));
    auto done = file.database.execute("BEGIN");
    if (done) done = readAll(file);
    if (done) done = file.database.execute("COMMIT");
    if (done && writable)
        done = file.database.execute("PRAGMA journal_mode=DELETE; PRAGMA synchronous=EXTRA");
    file.database.setDeadline({});
    if (!done) {
        Error error = done.error();
        error.place = path;
        return std::unexpected(std::move(error));
    }
    return file;
}

} // namespace

Expected<LoadedFile> loadFile(const std::string& path, bool write) {
    auto file = loadAsItIs(path, write);
    if (!file || file->version == schemaVersion || !file->readOnlyReason.empty()) return file;
    const std::string formats =
        "format " + std::to_string(file->version) + " to " + std::to_string(schemaVersion);
    const auto kept = migrate(*file);
    if (!kept) {
        file->readOnlyReason = "it could not be brought from " + formats + ": " + kept.error().message;
        return file;
    }
    std::vector<std::string> notices = std::move(file->notices);
    notices.push_back("The file was brought from " + formats + "; as it was it is kept as " + *kept + ".");
    {
        const LoadedFile old = std::move(*file);
    } // before its name is opened again
    file = loadAsItIs(path, write);
    if (!file) return file;
    if (file->version != schemaVersion) file->readOnlyReason = "another program put an old file in its place";
    file->notices.insert(file->notices.begin(), notices.begin(), notices.end());
    return file;
}

Expected<OpenedProject> openProject(const std::string& path, OpenMode mode, Clock clock,
                                    const std::string& author) {
    auto loaded = loadFile(path, mode == OpenMode::ReadWrite);
    if (!loaded) return std::unexpected(loaded.error());
    OpenedProject project;
    project.notices = std::move(loaded->notices);
    project.readOnly = !loaded->readOnlyReason.empty();
    const Meta meta = loaded->state.meta;
    const std::string place = loaded->database.path();
    project.session =
        std::make_unique<Session>(Document(std::move(loaded->tables), meta.nextId, meta.uuid),
                                  std::move(clock), author, std::move(loaded->history), meta.revision);
    std::unique_ptr<Store> store;
    if (project.readOnly && mode == OpenMode::ReadWrite)
        project.notices.push_back("Read-only: " + loaded->readOnlyReason + ".");
    if (!project.readOnly)
        store = std::make_unique<Store>(std::move(loaded->database), std::move(loaded->mark),
                                        std::move(loaded->state));
    project.file = std::make_unique<ProjectFile>(place, std::move(store), meta, *project.session,
                                                 loaded->readOnlyReason);
    return project;
}

namespace {

Expected<OpenedProject> createWith(const std::string& path, const Document& content, Clock clock,
                                   const std::string& author, bool overwrite) {
    const auto target = resolveTarget(path, overwrite);
    if (!target) return std::unexpected(target.error());
    Meta meta;
    meta.uuid = content.uuid().empty() ? newUuid() : content.uuid();
    meta.nextId = content.nextId();
    meta.dateCreated = clock();
    removeLeftovers(*target);
    const std::string temporary = temporaryName(*target);
    auto done = writeNewFile(temporary, content.tables(), meta, nullptr, author);
    if (!done) removeFile(temporary);
    if (done) done = putInPlace(temporary, *target, overwrite);
    if (!done) {
        Error error = done.error();
        if (error.code != ErrorCode::Busy) error.code = ErrorCode::Output;
        error.place = path;
        return std::unexpected(std::move(error));
    }
    return openProject(*target, OpenMode::ReadWrite, std::move(clock), author);
}

} // namespace

Expected<OpenedProject> createProject(const std::string& path, Clock clock, const std::string& author) {
    const std::int64_t now = clock();
    Tables tables;
    tables.of<Sheet>().put(Sheet{SheetId{1}, "Sheet 1", 0, {now, now, author, author}});
    return createWith(path, Document(std::move(tables), 2, newUuid()), std::move(clock), author, false);
}

Expected<OpenedProject> createProject(const std::string& path, const Document& content, Clock clock,
                                      const std::string& author, bool overwrite) {
    const auto errors = validate(content.tables(), 1);
    if (!errors.empty()) return std::unexpected(errors.front());
    return createWith(path, content, std::move(clock), author, overwrite);
}

} // namespace chalkline
