// Questions about files that are asked outside SQLite: what a path leads to, whether this process already
// has it open, and how to put a finished file in its place. POSIX drops all of a process's locks on a file
// when any of its descriptors is closed, so an open project's file is never opened here.
#pragma once

#include "base/error.h"

#include <cstdint>
#include <string>
#include <utility>

namespace chalkline {

inline constexpr std::int64_t fileSizeLimit = std::int64_t{512} << 20;

using FileIdentity = std::pair<std::uint64_t, std::uint64_t>; // device, inode

/// Marks a file as open in this process for as long as it lives.
class [[nodiscard]] OpenFileMark {
public:
    OpenFileMark() = default;
    explicit OpenFileMark(FileIdentity identity);
    ~OpenFileMark();
    OpenFileMark(OpenFileMark&& other) noexcept
        : identity_(std::exchange(other.identity_, {})) {}
    OpenFileMark& operator=(OpenFileMark&& other) noexcept {
        std::swap(identity_, other.identity_);
        return *this;
    }

private:
    FileIdentity identity_;
};

struct ProjectPlace {
    std::string path; // absolute, links resolved
    FileIdentity identity;
    std::int64_t size = 0;
    bool writable = false; // the file and its folder
    bool hasJournal = false;
};

/// Refuses, by name, what cannot be a project: missing, a folder, a device, empty, too large, another
/// format, WAL. Reads at most the first 100 bytes and changes nothing.
[[nodiscard]] Expected<ProjectPlace> inspectFile(const std::string& path);
/// True if the file begins like a Chalkline project.
[[nodiscard]] bool looksLikeProject(const std::string& path);
[[nodiscard]] bool openInThisProcess(FileIdentity identity);

/// Absolute path of a file to be written: its folder exists, no unfinished journal lies beside it, and
/// unless `overwrite` it is not there. Follows a link if there is one.
[[nodiscard]] Expected<std::string> resolveTarget(const std::string& path, bool overwrite);
/// A name beside `target` that nothing has.
[[nodiscard]] std::string temporaryName(const std::string& target);
/// Removes what programs that died while they saved to `target` left beside it: temporary names of processes
/// that are gone, untouched for ten minutes (another machine may be writing to the same folder).
void removeLeftovers(const std::string& target);
/// fsync, rename (without `overwrite` never over another file), fsync of the folder. Removes the temporary
/// file on failure.
[[nodiscard]] Expected<void> putInPlace(const std::string& temporary, const std::string& target,
                                        bool overwrite);
/// The same over `target`, which stays as `target` + suffix (with a number if there is such a file already);
/// gives that name. At every moment there is a whole file of the name `target` wherever links exist.
[[nodiscard]] Expected<std::string> putInPlaceKeeping(const std::string& temporary, const std::string& target,
                                                      const std::string& suffix);
/// Gives `to` the permissions and, if this process may, the owner of `from`.
[[nodiscard]] Expected<void> takePermissions(const std::string& from, const std::string& to);
/// With the journal that SQLite may have left beside it.
void removeFile(const std::string& path);

} // namespace chalkline
