// Entry point: a sub-command runs without a display; nothing or a file opens the window.
#include "cli/command.h"
#include "window/start.h"

#include <QFile>
#include <QFileInfo>
#include <QStringList>

#include <algorithm>
#include <cstdio>

namespace {

using namespace chalkline::cli;

void printHelp(std::FILE* stream) {
    std::fputs("Chalkline: high-level system design in one file.\n\nUsage: chalkline COMMAND ...\n\n",
               stream);
    for (const Command& command : commands())
        std::fprintf(stream, "  %.*s\n      %.*s\n", static_cast<int>(command.synopsis.size()),
                     command.synopsis.data(), static_cast<int>(command.summary.size()),
                     command.summary.data());
    std::fputs("\nExit: 0 ok, 1 usage, 2 input unreadable or refused, 3 output failed, 4 findings.\n",
               stream);
}

void printHelp(const Command& command) {
    std::printf("Usage: chalkline %.*s\n\n%.*s\n", static_cast<int>(command.synopsis.size()),
                command.synopsis.data(), static_cast<int>(command.summary.size()), command.summary.data());
}

bool asksForHelp(const QString& word) {
    return word == "--help" || word == "-h";
}

bool hasDisplay() {
    return qEnvironmentVariableIsSet("DISPLAY") || qEnvironmentVariableIsSet("WAYLAND_DISPLAY") ||
           qEnvironmentVariableIsSet("QT_QPA_PLATFORM");
}

int printed() {
    if (std::fflush(stdout) == 0 && !std::ferror(stdout)) return Ok;
    return complain(Output, "standard output: cannot be written");
}

} // namespace

int main(int argc, char** argv) {
    QStringList arguments;
    for (int i = 1; i < argc; ++i)
        arguments.append(QFile::decodeName(argv[i]));
    if (arguments.isEmpty()) {
        if (hasDisplay()) return chalkline::runWindow(argc, argv, "");
        printHelp(stderr);
        return Usage;
    }
    if (asksForHelp(arguments[0]) || arguments[0] == "help") {
        printHelp(stdout);
        return printed();
    }
    if (arguments[0] == "--version") {
        std::puts("chalkline " CHALKLINE_VERSION);
        return printed();
    }
    const std::string name = arguments[0].toStdString();
    const auto all = commands();
    const auto command = std::ranges::find(all, name, &Command::name);
    if (command == all.end() && arguments.size() == 1 && QFileInfo::exists(arguments[0])) {
        if (hasDisplay()) return chalkline::runWindow(argc, argv, argv[1]);
        return complain(Usage, "there is no display to open " + name + " on; chalkline export draws it");
    }
    if (command == all.end())
        return complain(Usage, "there is no command \"" + name + "\"; chalkline --help lists them");
    if (arguments.size() > 1 && asksForHelp(arguments[1])) {
        printHelp(*command);
        return printed();
    }
    return command->run(arguments);
}
