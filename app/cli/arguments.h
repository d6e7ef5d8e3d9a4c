// The arguments of one sub-command: files in order and options. Unknown options and a wrong number of files
// are usage errors that repeat the synopsis.
#pragma once

#include "base/error.h"
#include "cli/command.h"

#include <map>
#include <string>
#include <vector>

namespace chalkline::cli {

struct Option {
    std::string_view name; // with dashes
    bool takesValue = false;
};

struct Arguments {
    std::vector<std::string> files; // in the file system's encoding
    std::map<std::string, std::string, std::less<>> options;

    [[nodiscard]] bool has(std::string_view option) const { return options.contains(option); }
    /// "" if it was not given.
    [[nodiscard]] std::string value(std::string_view option) const;
};

/// For commands that take any number of files.
inline constexpr std::size_t mostFiles = 100'000;

/// `--` ends the options; "-" is a file.
[[nodiscard]] Expected<Arguments> parseArguments(const QStringList& arguments,
                                                 const std::vector<Option>& known, std::size_t minFiles,
                                                 std::size_t maxFiles);

/// Lower-case suffix without the dot; "" if there is none.
[[nodiscard]] std::string suffixOf(const std::string& path);
/// The name that stamps carry: CHALKLINE_AUTHOR, else the login name, else "unknown".
[[nodiscard]] std::string authorName();

} // namespace chalkline::cli
