// Several inputs at once: which files are meant and where the result of each goes. One file goes to -o as it
// is; several, or a folder, go into the folder that -o names, under their own names.
#pragma once

#include "base/error.h"
#include "cli/arguments.h"

#include <functional>
#include <string>
#include <vector>

namespace chalkline::cli {

struct Job {
    std::string input;
    std::string output;
};

/// The jobs in order. `suffix` is that of the results where -o is a folder; `standardOutput` stands in where
/// -o is missing and there is one input. Usage errors: several inputs without a folder, two with the same
/// result. Folders are read one level deep, files of a suffix that no reader knows left out.
[[nodiscard]] Expected<std::vector<Job>> jobsOf(const Arguments& arguments, const std::string& suffix,
                                                bool standardOutput);

/// The regular files of a folder that a reader knows, in order of name; a file stands for itself.
[[nodiscard]] Expected<std::vector<std::string>> inputsOf(const std::vector<std::string>& files);

/// Runs them all and says what failed; the exit code of the first failure.
[[nodiscard]] int runJobs(const std::vector<Job>& jobs, const std::function<Expected<void>(const Job&)>& run);

} // namespace chalkline::cli
