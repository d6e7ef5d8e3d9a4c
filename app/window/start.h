// Starts the window with a file, or an untitled project.
#pragma once

#include <string>

namespace chalkline {

/// argv as main() has it; runs until the window is closed and gives the exit code.
[[nodiscard]] int runWindow(int argc, char** argv, const std::string& file);

} // namespace chalkline
