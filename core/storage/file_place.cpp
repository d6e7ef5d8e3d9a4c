#include "storage/file_place.h"

#include "storage/schema.h"

#include <cerrno>
#include <charconv>
#include <climits>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <ctime>
#include <dirent.h>
#include <fcntl.h>
#include <memory>
#include <mutex>
#include <set>
#include <sys/stat.h>
#include <unistd.h>

namespace chalkline {

namespace {

constexpr std::size_t headerBytes = 100;

std::mutex openFilesMutex;
std::multiset<FileIdentity>& openFiles() {
    static std::multiset<FileIdentity> files;
    return files;
}

std::unexpected<Error> unreadable(const std::string& path, std::string message) {
    return failure(ErrorCode::Unreadable, std::move(message), path);
}

std::string errnoText() {
    return std::strerror(errno);
}

Expected<std::string> realPath(const std::string& path) {
    if (path.empty() || path.find('\0') != std::string::npos)
        return failure(ErrorCode::Usage, "not a file name", path);
    char resolved[PATH_MAX];
    if (!::realpath(path.c_str(), resolved)) {
        if (errno == ENOENT) return failure(ErrorCode::NotFound, "there is no such file", path);
        if (errno == ELOOP) return unreadable(path, "the symbolic links lead round in a circle");
        return unreadable(path, "cannot be opened: " + errnoText());
    }
    return std::string(resolved);
}

std::string folderOf(const std::string& path) {
    const std::size_t slash = path.rfind('/');
    return slash == 0 ? "/" : path.substr(0, slash);
}

Expected<void> checkKind(const std::string& path, const struct stat& state) {
    if (S_ISDIR(state.st_mode)) return unreadable(path, "is a folder, not a file");
    if (S_ISFIFO(state.st_mode)) return unreadable(path, "is a pipe, not a file");
    if (!S_ISREG(state.st_mode)) return unreadable(path, "is a device, not a file");
    if (state.st_size == 0) return unreadable(path, "the file is empty");
    if (state.st_size > fileSizeLimit)
        return failure(ErrorCode::Refused, "the file is larger than 512 MiB", path);
    return {};
}

Expected<std::string> readHeader(const std::string& real, const std::string& path) {
    const int file = ::open(real.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK);
    if (file < 0) return unreadable(path, "cannot be read: " + errnoText());
    std::string header(headerBytes, '\0');
    const ssize_t got = ::pread(file, header.data(), headerBytes, 0);
    ::close(file);
    if (got < 0) return unreadable(path, "cannot be read");
    header.resize(static_cast<std::size_t>(got));
    return header;
}

bool hasProjectMagic(std::string_view header) {
    if (header.size() < headerBytes || !header.starts_with(std::string_view("SQLite format 3\0", 16)))
        return false;
    std::int64_t id = 0;
    for (std::size_t i = 68; i < 72; ++i)
        id = id * 256 + static_cast<unsigned char>(header[i]);
    return id == applicationId;
}

/// Messages name the file as the caller did.
Expected<void> checkHeader(const std::string& real, const std::string& path) {
    const auto header = readHeader(real, path);
    if (!header) return std::unexpected(header.error());
    if (!header->starts_with(std::string_view("SQLite format 3\0", 16)))
        return unreadable(path, "not a Chalkline project");
    if (header->size() < headerBytes) return unreadable(path, "the file is damaged: it is cut off");
    if (!hasProjectMagic(*header))
        return unreadable(path, "not a Chalkline project: another program's SQLite database");
    if ((*header)[18] != 1 || (*header)[19] != 1)
        return failure(ErrorCode::Refused, "the file uses a journal mode that Chalkline never writes", path);
    return {};
}

bool journalBeside(const std::string& path) {
    struct stat state{};
    return ::lstat((path + "-journal").c_str(), &state) == 0 && state.st_size > 0;
}

void syncFolder(const std::string& folder) {
    const int descriptor = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (descriptor < 0) return;
    ::fsync(descriptor);
    ::close(descriptor);
}

Expected<void> syncFile(const std::string& path) {
    const int descriptor = ::open(path.c_str(), O_RDWR | O_CLOEXEC);
    if (descriptor < 0) return failure(ErrorCode::Output, "cannot be written: " + errnoText(), path);
    const bool synced = ::fsync(descriptor) == 0;
    const std::string reason = errnoText();
    ::close(descriptor);
    if (!synced) return failure(ErrorCode::Output, "cannot be written: " + reason, path);
    return {};
}

/// What the names of temporary files for `target` begin with; the process id follows.
std::string temporaryStem(const std::string& target) {
    std::string stem(1, '.');
    stem.append(target, target.rfind('/') + 1, 200); // leaves room below 255 bytes
    return stem += '.';
}

/// The process that made a temporary file; 0: the name is not of that form.
pid_t writerOf(std::string_view name, std::string_view stem) {
    constexpr std::string_view journal = "-journal";
    if (name.ends_with(journal)) name.remove_suffix(journal.size());
    if (!name.starts_with(stem) || !name.ends_with(".tmp")) return 0;
    const char* const end = name.data() + name.size() - 4;
    pid_t process = 0;
    int count = 0;
    const auto [dash, noProcess] = std::from_chars(name.data() + stem.size(), end, process);
    if (noProcess != std::errc{} || dash == end || *dash != '-') return 0;
    const auto [last, noCount] = std::from_chars(dash + 1, end, count);
    return noCount == std::errc{} && last == end ? process : 0;
}

bool moveFile(const std::string& from, const std::string& to, bool overwrite) {
    if (overwrite) return ::rename(from.c_str(), to.c_str()) == 0;
    if (::renameat2(AT_FDCWD, from.c_str(), AT_FDCWD, to.c_str(), RENAME_NOREPLACE) == 0) return true;
    if (errno != EINVAL && errno != ENOSYS) return false;
    // A file system without that flag: the look before leaves a moment open.
    if (::access(to.c_str(), F_OK) == 0) return errno = EEXIST, false;
    return ::rename(from.c_str(), to.c_str()) == 0;
}

} // namespace

OpenFileMark::OpenFileMark(FileIdentity identity)
    : identity_(identity) {
    const std::lock_guard lock(openFilesMutex);
    openFiles().insert(identity_);
}

OpenFileMark::~OpenFileMark() {
    if (identity_ == FileIdentity{}) return;
    const std::lock_guard lock(openFilesMutex);
    if (const auto found = openFiles().find(identity_); found != openFiles().end()) openFiles().erase(found);
}

bool openInThisProcess(FileIdentity identity) {
    const std::lock_guard lock(openFilesMutex);
    return openFiles().contains(identity);
}

Expected<ProjectPlace> inspectFile(const std::string& path) {
    auto real = realPath(path);
    if (!real) return std::unexpected(real.error());
    struct stat state{};
    if (::lstat(real->c_str(), &state) != 0) return unreadable(path, "cannot be opened: " + errnoText());
    if (auto kind = checkKind(path, state); !kind) return std::unexpected(kind.error());
    const FileIdentity identity{state.st_dev, state.st_ino};
    if (openInThisProcess(identity))
        return failure(ErrorCode::Busy, "the file is already open in this program", path);
    if (auto header = checkHeader(*real, path); !header) return std::unexpected(header.error());
    const bool writable =
        ::access(real->c_str(), W_OK) == 0 && ::access(folderOf(*real).c_str(), W_OK | X_OK) == 0;
    return ProjectPlace{*real, identity, state.st_size, writable, journalBeside(*real)};
}

bool looksLikeProject(const std::string& path) {
    const auto real = realPath(path);
    struct stat state{};
    if (!real || ::lstat(real->c_str(), &state) != 0 || !S_ISREG(state.st_mode)) return false;
    if (openInThisProcess({state.st_dev, state.st_ino})) return true;
    const auto header = readHeader(*real, path);
    return header && hasProjectMagic(*header);
}

Expected<std::string> resolveTarget(const std::string& path, bool overwrite) {
    std::string target;
    struct stat state{};
    if (::stat(path.c_str(), &state) == 0) {
        if (!overwrite) return failure(ErrorCode::Output, "the file exists already", path);
        if (!S_ISREG(state.st_mode)) return failure(ErrorCode::Output, "is not a regular file", path);
        if (openInThisProcess({state.st_dev, state.st_ino}))
            return failure(ErrorCode::Busy, "the file is already open in this program", path);
        auto real = realPath(path);
        if (!real) return real;
        target = *real;
    } else {
        const std::size_t slash = path.rfind('/');
        const std::string name = slash == std::string::npos ? path : path.substr(slash + 1);
        const std::string folder =
            slash == std::string::npos ? "." : path.substr(0, std::max<std::size_t>(slash, 1));
        if (name.empty() || name == "." || name == ".." || name.find('\0') != std::string::npos)
            return failure(ErrorCode::Usage, "not a file name", path);
        if (::lstat(path.c_str(), &state) == 0)
            return failure(ErrorCode::Output, "is a symbolic link that leads nowhere", path);
        auto real = realPath(folder);
        if (!real) return failure(ErrorCode::Output, "the folder does not exist", path);
        target = (*real == "/" ? "" : *real) + "/" + name;
    }
    if (journalBeside(target))
        return failure(
            ErrorCode::Output,
            "a file of that name with -journal added lies beside it; it belongs to an unfinished save", path);
    return target;
}

std::string temporaryName(const std::string& target) {
    const std::string stem = folderOf(target) + "/" + temporaryStem(target);
    for (int i = 0;; ++i) {
        std::string candidate = stem + std::to_string(::getpid()) + "-" + std::to_string(i) + ".tmp";
        struct stat state{};
        if (::lstat(candidate.c_str(), &state) != 0) return candidate;
    }
}

void removeFile(const std::string& path) {
    ::unlink(path.c_str());
    ::unlink((path + "-journal").c_str());
}

void removeLeftovers(const std::string& target) {
    const std::string folder = folderOf(target);
    const std::string stem = temporaryStem(target);
    const std::unique_ptr<DIR, int (*)(DIR*)> entries(::opendir(folder.c_str()), ::closedir);
    if (!entries) return;
    const std::int64_t untouchedSince = std::time(nullptr) - 10 * 60;
    while (const dirent* entry = ::readdir(entries.get())) {
        const pid_t writer = writerOf(entry->d_name, stem);
        if (writer <= 0 || ::kill(writer, 0) == 0 || errno != ESRCH) continue;
        const std::string path = folder + "/" + entry->d_name;
        struct stat state{};
        if (::lstat(path.c_str(), &state) == 0 && S_ISREG(state.st_mode) && state.st_mtime < untouchedSince)
            ::unlink(path.c_str());
    }
}

Expected<void> putInPlace(const std::string& temporary, const std::string& target, bool overwrite) {
    auto done = syncFile(temporary);
    if (done && !moveFile(temporary, target, overwrite))
        done = failure(ErrorCode::Output,
                       errno == EEXIST ? "the file exists already" : "cannot be written: " + errnoText(),
                       target);
    if (!done) removeFile(temporary);
    if (done) syncFolder(folderOf(target));
    return done;
}

Expected<std::string> putInPlaceKeeping(const std::string& temporary, const std::string& target,
                                        const std::string& suffix) {
    if (auto synced = syncFile(temporary); !synced) return std::unexpected(synced.error());
    std::string kept;
    bool linked = false;
    bool moved = false;
    for (int i = 1; !linked && !moved && i < 1000; ++i) {
        kept = target + suffix;
        if (i > 1) kept.append("-").append(std::to_string(i));
        linked = ::link(target.c_str(), kept.c_str()) == 0;
        if (linked || errno == EEXIST) continue;
        moved = moveFile(target, kept, false); // a file system without links
        if (!moved && errno != EEXIST) break;
    }
    if (!linked && !moved) return failure(ErrorCode::Output, "cannot be written: " + errnoText(), kept);
    if (auto done = putInPlace(temporary, target, linked); !done) {
        if (linked) ::unlink(kept.c_str());
        if (moved) (void)moveFile(kept, target, false);
        return std::unexpected(done.error());
    }
    return kept;
}

Expected<void> takePermissions(const std::string& from, const std::string& to) {
    struct stat state{};
    if (::stat(from.c_str(), &state) != 0) return failure(ErrorCode::Output, "cannot be read", from);
    [[maybe_unused]] const int owned = ::chown(to.c_str(), state.st_uid, state.st_gid); // only root may
    if (::chmod(to.c_str(), state.st_mode & 07777) == 0) return {};
    return failure(ErrorCode::Output, "cannot be written: " + errnoText(), to);
}

} // namespace chalkline
