#include "cli/io.h"

#include "storage/file_place.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

namespace chalkline::cli {

namespace {

std::string errnoText() {
    return std::strerror(errno);
}

/// Something that is there and no folder.
Expected<void> findInput(const std::string& path, struct stat& status) {
    if (path.empty()) return failure(ErrorCode::Usage, "a file name is empty");
    if (::stat(path.c_str(), &status) != 0)
        return failure(ErrorCode::Unreadable,
                       errno == ENOENT ? "there is no such file" : "cannot be read: " + errnoText(), path);
    if (S_ISDIR(status.st_mode)) return failure(ErrorCode::Unreadable, "is a folder, not a file", path);
    return {};
}

bool writeAll(int file, std::string_view data) {
    while (!data.empty()) {
        const ssize_t written = ::write(file, data.data(), data.size());
        if (written < 0 && errno == EINTR) continue;
        if (written <= 0) return false;
        data.remove_prefix(static_cast<std::size_t>(written));
    }
    return true;
}

/// A file that was not there, with the permissions of the one it is to replace. Not QSaveFile: that of Qt 6.4
/// forgets a failure to write what it had buffered, and a full disk would leave an empty file.
Expected<void> writeNew(const std::string& path, const std::string& target, std::string_view data) {
    const int file = ::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
    if (file < 0) return failure(ErrorCode::Output, "cannot be written: " + errnoText());
    struct stat replaced{};
    if (::stat(target.c_str(), &replaced) == 0) (void)::fchmod(file, replaced.st_mode & 0777);
    const bool written = writeAll(file, data);
    const std::string reason = errnoText();
    if (::close(file) == 0 && written) return {};
    return failure(ErrorCode::Output, "cannot be written: " + reason);
}

Expected<std::string> readStream(std::FILE* stream, const std::string& name, std::int64_t limit) {
    std::string data;
    char buffer[1 << 16];
    while (const std::size_t got = std::fread(buffer, 1, sizeof buffer, stream)) {
        data.append(buffer, got);
        if (static_cast<std::int64_t>(data.size()) > limit)
            return failure(ErrorCode::Refused, "is larger than " + std::to_string(limit >> 20) + " MiB",
                           name);
    }
    if (std::ferror(stream)) return failure(ErrorCode::Unreadable, "cannot be read: " + errnoText(), name);
    return data;
}

} // namespace

Expected<std::string> readInput(const std::string& path, std::int64_t limit) {
    if (path == "-") return readStream(stdin, "standard input", limit);
    struct stat status{};
    if (auto found = findInput(path, status); !found) return std::unexpected(found.error());
    if (S_ISFIFO(status.st_mode)) return failure(ErrorCode::Unreadable, "is a pipe, not a file", path);
    if (!S_ISREG(status.st_mode)) return failure(ErrorCode::Unreadable, "is a device, not a file", path);
    std::FILE* file = std::fopen(path.c_str(), "rb");
    if (!file) return failure(ErrorCode::Unreadable, "cannot be read: " + errnoText(), path);
    auto data = readStream(file, path, limit);
    std::fclose(file);
    return data;
}

Expected<void> checkOutput(const std::string& path, bool force) {
    if (path == "-") return {};
    if (path.empty()) return failure(ErrorCode::Usage, "a file name is empty");
    const QFileInfo target(QFile::decodeName(path.c_str()));
    if (target.isDir()) return failure(ErrorCode::Output, "is a folder", path);
    if (!target.absoluteDir().exists()) return failure(ErrorCode::Output, "its folder does not exist", path);
    if (!force && (target.exists() || target.isSymLink()))
        return failure(ErrorCode::Output, "exists already; --force replaces it", path);
    if (target.exists() && !target.isFile()) return failure(ErrorCode::Output, "is not a regular file", path);
    return {};
}

Expected<void> writeOutput(const std::string& path, std::string_view data, bool force) {
    if (path == "-") {
        if (std::fwrite(data.data(), 1, data.size(), stdout) != data.size() || std::fflush(stdout) != 0)
            return failure(ErrorCode::Output, "cannot be written: " + errnoText(), "standard output");
        return {};
    }
    if (auto good = checkOutput(path, force); !good) return good;
    const auto target = resolveTarget(path, force);
    if (!target) return std::unexpected(target.error());
    removeLeftovers(*target);
    const std::string temporary = temporaryName(*target);
    auto done = writeNew(temporary, *target, data);
    if (!done) removeFile(temporary);
    if (done) done = putInPlace(temporary, *target, force);
    if (!done) return failure(ErrorCode::Output, done.error().message, path);
    return {};
}

Expected<std::FILE*> openLines(const std::string& path) {
    if (path == "-") return stdin;
    struct stat status{};
    if (auto found = findInput(path, status); !found) return std::unexpected(found.error());
    if (!S_ISREG(status.st_mode) && !S_ISFIFO(status.st_mode))
        return failure(ErrorCode::Unreadable, "is a device, not a file", path);
    std::FILE* file = std::fopen(path.c_str(), "rb");
    if (!file) return failure(ErrorCode::Unreadable, "cannot be read: " + errnoText(), path);
    return file;
}

std::optional<std::string> LineReader::next(std::size_t limit) {
    std::string line;
    std::int64_t size = 0;
    for (int c = ::getc_unlocked(stream_); c != EOF; c = ::getc_unlocked(stream_)) {
        if (c == '\n') return line;
        if (++size > inputLimit) {
            error_ = "has a line longer than " + std::to_string(inputLimit >> 20) + " MiB";
            return std::nullopt;
        }
        if (line.size() <= limit) line += static_cast<char>(c);
    }
    if (std::ferror(stream_)) error_ = "cannot be read: " + errnoText();
    return size > 0 && error_.empty() ? std::optional(std::move(line)) : std::nullopt;
}

std::string jsonText(std::string_view text) {
    std::string result = "\"";
    for (const char c : text) {
        if (c == '"' || c == '\\') result += '\\';
        if (static_cast<unsigned char>(c) < 0x20) {
            char escape[8];
            std::snprintf(escape, sizeof escape, "\\u%04x", c);
            result += escape;
        } else {
            result += c;
        }
    }
    return result + '"';
}

} // namespace chalkline::cli
