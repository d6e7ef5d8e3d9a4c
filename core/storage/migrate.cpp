#include "storage/migrate.h"

namespace chalkline {

namespace {

Expected<void> checkUnchanged(Database& database, std::int64_t revision) {
    const auto now = database.number("SELECT revision FROM meta");
    if (!now) return std::unexpected(now.error());
    if (*now == revision) return {};
    return failure(ErrorCode::Conflict, "another program changed the file", database.path());
}

/// Opens what was written like any file and compares it with what should be in it.
Expected<void> verify(const std::string& written, const LoadedFile& file) {
    const auto loaded = loadFile(written, false);
    if (!loaded) return std::unexpected(loaded.error());
    const TableHashes& wanted = file.state.hashes;
    const TableHashes& found = loaded->state.hashes;
    if (found.records == wanted.records && found.history == wanted.history) return {};
    return failure(ErrorCode::Output, "the new file does not equal the old one", written);
}

Expected<std::string> replaced(LoadedFile& file) {
    const std::string& target = file.database.path();
    const std::string temporary = temporaryName(target);
    auto done = checkUnchanged(file.database, file.state.meta.revision);
    if (done) done = writeNewFile(temporary, file.tables, file.state.meta, file.database);
    if (done) done = verify(temporary, file);
    if (done) done = takePermissions(target, temporary);
    if (!done) {
        removeFile(temporary);
        return std::unexpected(done.error());
    }
    auto kept = putInPlaceKeeping(temporary, target, ".schema" + std::to_string(file.version));
    if (!kept) removeFile(temporary);
    return kept;
}

} // namespace

Expected<std::string> migrate(LoadedFile& file) {
    // Nobody commits to the old file between what was read and the moment it is replaced.
    if (auto locked = file.database.execute("BEGIN IMMEDIATE"); !locked)
        return std::unexpected(locked.error());
    auto kept = replaced(file);
    (void)file.database.execute("ROLLBACK"); // nothing was written to it
    return kept;
}

} // namespace chalkline
