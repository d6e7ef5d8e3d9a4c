// The checks every project file passes before anything of it is believed; shared by opening and by Save As,
// which checks what it wrote.
#pragma once

#include "storage/store.h"

#include <string>
#include <vector>

namespace chalkline {

struct LoadedFile {
    LoadedFile(Database connection, OpenFileMark openMark)
        : mark(std::move(openMark))
        , database(std::move(connection)) {}

    OpenFileMark mark; // outlives the connection
    Database database;
    std::int64_t version = schemaVersion; // of the file's schema
    StoreState state;
    Tables tables;
    History history;
    std::string readOnlyReason; // empty: may be written
    std::vector<std::string> notices;
};

/// Opens, checks and reads. With `write` the connection can commit, unless readOnlyReason says why not, and a
/// file of an old schema version is first brought to the present one (storage/migrate.h).
[[nodiscard]] Expected<LoadedFile> loadFile(const std::string& path, bool write);

} // namespace chalkline
