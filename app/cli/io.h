// Reading input and writing results for the command line. "-" is stdin or stdout. Files are written whole or
// not at all, and never over an existing one unless forced.
#pragma once

#include "base/error.h"

#include <cstdint>
#include <cstdio>
#include <optional>
#include <string>
#include <string_view>

namespace chalkline::cli {

inline constexpr std::int64_t inputLimit = 512ll << 20; // bytes

/// The whole file or stdin. Refuses directories, FIFOs and other special files by name.
[[nodiscard]] Expected<std::string> readInput(const std::string& path, std::int64_t limit = inputLimit);
/// Atomically; Output error if it exists and `force` is false.
[[nodiscard]] Expected<void> writeOutput(const std::string& path, std::string_view data, bool force);
/// Error if the path is taken and `force` is false, its folder is missing, or it is no regular file (which
/// would be replaced, device or not).
[[nodiscard]] Expected<void> checkOutput(const std::string& path, bool force);
/// A file of lines, or stdin for "-". A pipe is fine; folders and devices are refused.
[[nodiscard]] Expected<std::FILE*> openLines(const std::string& path);

/// In quotes, escaped.
[[nodiscard]] std::string jsonText(std::string_view text);

/// One line at a time while the stream stays open; a line beyond `limit` bytes comes cut to limit + 1. Ends
/// at the end of the stream, when it cannot be read and within a line longer than inputLimit: error() says
/// which.
class LineReader {
public:
    explicit LineReader(std::FILE* stream)
        : stream_(stream) {}
    [[nodiscard]] std::optional<std::string> next(std::size_t limit);
    [[nodiscard]] const std::string& error() const { return error_; }

private:
    std::FILE* stream_;
    std::string error_;
};

} // namespace chalkline::cli
