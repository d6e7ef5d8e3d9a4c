// Brings a file of an old schema version to the present one: a new file is written from what was read, with
// the log of the old one, checked, and put in its place; the old one stays beside it.
#pragma once

#include "storage/loaded_file.h"

#include <string>

namespace chalkline {

/// `file` was opened for writing and passed every check. Gives the name that the old file has now. On an
/// error everything is as it was. Afterwards `file` still holds the old one; it is to be opened again.
[[nodiscard]] Expected<std::string> migrate(LoadedFile& file);

} // namespace chalkline
