// What every sub-command shares: its entry, exit codes, and how it speaks (results on stdout, messages on
// stderr).
#pragma once

#include "base/error.h"

#include <QStringList>

#include <span>
#include <string>
#include <string_view>

namespace chalkline::cli {

enum Exit { Ok = 0, Usage = 1, Input = 2, Output = 3, Findings = 4 };

struct Command {
    std::string_view name;
    std::string_view synopsis;
    std::string_view summary;
    int (*run)(const QStringList& arguments); // arguments[0] is the command's name
};

[[nodiscard]] std::span<const Command> commands();

/// Prints "chalkline: place: message" on stderr and returns the exit code for its kind.
int complain(const Error& error);
int complain(Exit code, std::string_view message);

int runNew(const QStringList& arguments);
int runEdit(const QStringList& arguments);
int runPrint(const QStringList& arguments);
int runInfo(const QStringList& arguments);
int runImport(const QStringList& arguments);
int runExport(const QStringList& arguments);
int runReport(const QStringList& arguments);
int runThumbnail(const QStringList& arguments);

} // namespace chalkline::cli
