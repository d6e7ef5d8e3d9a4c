#include "storage/loaded_file.h"
#include "storage/project_file.h"

namespace chalkline {

namespace {

/// The copy's own identity; without history also no log.
Expected<void> rename(const std::string& copy, Meta& meta) {
    auto database = Database::open(copy, Database::Mode::ReadWrite);
    if (!database) return std::unexpected(database.error());
    // Nobody sees the copy before it is complete and synced, so it needs no journal.
    if (auto set = database->execute("PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; BEGIN"); !set)
        return set;
    auto held = readMeta(*database);
    if (!held) return std::unexpected(held.error());
    const std::string uuid = std::move(meta.uuid);
    meta = std::move(*held);
    meta.uuid = uuid;
    auto hashes = readTableHashes(*database);
    if (!hashes) return std::unexpected(hashes.error());
    hashes->meta = metaHash(meta);
    if (auto done = writeMeta(*database, meta); !done) return done;
    if (auto done = writeTableHashes(*database, *hashes); !done) return done;
    return database->execute("COMMIT");
}

/// Opens what was written like any file and compares it with what should be in it.
Expected<void> verify(const std::string& copy, const Tables& tables, std::int64_t revision) {
    const auto loaded = loadFile(copy, false);
    if (!loaded) return std::unexpected(loaded.error());
    const TableHashes expected = hashesOf(tables);
    if (loaded->state.hashes.records == expected.records && loaded->state.meta.revision == revision)
        return {};
    return failure(ErrorCode::Output, "the copy does not equal the project", copy);
}

} // namespace

Expected<std::string> ProjectFile::writeCopy(const std::string& path, bool overwrite, bool withHistory,
                                             Meta& meta) {
    const auto target = resolveTarget(path, overwrite);
    if (!target) return std::unexpected(target.error());
    removeLeftovers(*target);
    const std::string temporary = temporaryName(*target);
    meta = meta_;
    meta.uuid = newUuid();
    meta.revision = session_.revision();
    meta.nextId = session_.document().nextId();
    const Tables& tables = session_.document().tables();
    bool copied = false;
    Expected<void> done;
    if (withHistory && flush())
        writer_->withStore([&](Store* store) {
            if (!store) return;
            copied = store->copyTo(temporary).has_value();
        });
    if (copied) {
        done = rename(temporary, meta);
    } else {
        removeFile(temporary);
        done = writeNewFile(temporary, tables, meta, withHistory ? &session_.history() : nullptr,
                            session_.author());
    }
    if (done) done = verify(temporary, tables, session_.revision());
    if (!done)
        removeFile(temporary);
    else
        done = putInPlace(temporary, *target, overwrite);
    if (done) return *target;
    Error error = done.error();
    error.place = path;
    if (error.code != ErrorCode::Busy) error.code = ErrorCode::Output;
    return std::unexpected(std::move(error));
}

Expected<void> ProjectFile::saveCopy(const std::string& path, bool overwrite, bool withHistory) {
    Meta meta;
    const auto written = writeCopy(path, overwrite, withHistory, meta);
    if (!written) return std::unexpected(written.error());
    return {};
}

Expected<void> ProjectFile::saveAs(const std::string& path, bool overwrite) {
    Meta meta;
    auto written = writeCopy(path, overwrite, true, meta);
    if (!written) return std::unexpected(written.error());
    auto loaded = loadFile(*written, true);
    if (!loaded) return std::unexpected(loaded.error());
    if (!loaded->readOnlyReason.empty())
        return failure(ErrorCode::Output, "the copy was written but " + loaded->readOnlyReason, path);
    path_ = *written;
    meta_ = loaded->state.meta;
    writer_->replaceStore(std::make_unique<Store>(std::move(loaded->database), std::move(loaded->mark),
                                                  std::move(loaded->state)),
                          session_.revision(), session_.now());
    return {};
}

} // namespace chalkline
