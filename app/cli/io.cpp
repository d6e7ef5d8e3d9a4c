#include "cli/io.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSaveFile>

#include <sys/stat.h>

#include <cerrno>
#include <cstring>

namespace chalkline::cli {

namespace {

Expected<std::string> readStream(std::FILE* stream, const std::string& name, std::int64_t limit) {
    std::string data;
    char buffer[1 << 16];
    while (const std::size_t got = std::fread(buffer, 1, sizeof buffer, stream)) {
        data.append(buffer, got);
        if (static_cast<std::int64_t>(data.size()) > limit)
            return failure(ErrorCode::Refused, "is larger than " + std::to_string(limit >> 20) + " MiB",
                           name);
    }
    if (std::ferror(stream))
        return failure(ErrorCode::Unreadable, "cannot be read: " + std::string(std::strerror(errno)), name);
    return data;
}

} // namespace

Expected<std::string> readInput(const std::string& path, std::int64_t limit) {
    if (path == "-") return readStream(stdin, "standard input", limit);
    struct stat status{};
    if (::stat(path.c_str(), &status) != 0) return failure(ErrorCode::Unreadable, std::strerror(errno), path);
    if (S_ISDIR(status.st_mode)) return failure(ErrorCode::Unreadable, "is a folder, not a file", path);
    if (!S_ISREG(status.st_mode)) return failure(ErrorCode::Unreadable, "is not a regular file", path);
    std::FILE* file = std::fopen(path.c_str(), "rb");
    if (!file) return failure(ErrorCode::Unreadable, std::strerror(errno), path);
    auto data = readStream(file, path, limit);
    std::fclose(file);
    return data;
}

Expected<void> checkOutput(const std::string& path, bool force) {
    if (path == "-") return {};
    const QFileInfo target(QFile::decodeName(path.c_str()));
    if (target.isDir()) return failure(ErrorCode::Output, "is a folder", path);
    if (!target.absoluteDir().exists()) return failure(ErrorCode::Output, "its folder does not exist", path);
    if (!force && (target.exists() || target.isSymLink()))
        return failure(ErrorCode::Output, "exists already; --force replaces it", path);
    return {};
}

Expected<void> writeOutput(const std::string& path, std::string_view data, bool force) {
    if (path == "-") {
        if (std::fwrite(data.data(), 1, data.size(), stdout) != data.size() || std::fflush(stdout) != 0)
            return failure(ErrorCode::Output, std::strerror(errno), "standard output");
        return {};
    }
    if (auto good = checkOutput(path, force); !good) return good;
    QSaveFile file(QFile::decodeName(path.c_str()));
    file.setDirectWriteFallback(false);
    const auto size = static_cast<qint64>(data.size());
    if (!file.open(QIODevice::WriteOnly) || file.write(data.data(), size) != size || !file.commit())
        return failure(ErrorCode::Output, file.errorString().toStdString(), path);
    return {};
}

std::optional<std::string> LineReader::next(std::size_t limit) {
    std::string line;
    bool any = false;
    for (int c = std::getc(stream_); c != EOF; c = std::getc(stream_)) {
        any = true;
        if (c == '\n') return line;
        if (line.size() <= limit) line += static_cast<char>(c);
    }
    return any ? std::optional(std::move(line)) : std::nullopt;
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
