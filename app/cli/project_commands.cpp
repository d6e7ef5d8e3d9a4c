// new, edit and print: the commands that work on a project file.
#include "cli/arguments.h"
#include "cli/command.h"
#include "cli/io.h"
#include "cli/source.h"
#include "storage/project_file.h"
#include "text/interpret.h"
#include "text/parse_line.h"
#include "text/print.h"

#include <QFile>
#include <QFileInfo>

#include <cstdio>

namespace chalkline::cli {

namespace {

void say(const std::vector<std::string>& notices) {
    for (const std::string& notice : notices)
        std::fprintf(stderr, "chalkline: note: %s\n", notice.c_str());
}

Expected<OpenedProject> openOrCreate(const std::string& path) {
    const QFileInfo file(QFile::decodeName(path.c_str()));
    if (!file.exists() && !file.isSymLink()) return createProject(path, systemClock(), authorName());
    auto opened = openProject(path, OpenMode::ReadWrite, systemClock(), authorName());
    if (!opened || !opened->readOnly) return opened;
    return failure(ErrorCode::Output, "cannot be edited: " + opened->file->state().reason, path);
}

/// Answers one line; the exit code so far, or Output if the edit could not be made durable.
int answerLine(text::Interpreter& interpreter, OpenedProject& project, const std::string& line, int number,
               int exit) {
    if (line.find_first_not_of(" \t\r") == std::string::npos) return exit;
    const auto applied = interpreter.run(line, number);
    if (!applied) {
        std::fprintf(stderr, "error %s %s\n", applied.error().place.c_str(), applied.error().message.c_str());
        return Input;
    }
    if (const auto durable = project.file->flush(); !durable) {
        complain(Output, "NOT SAVED: " + durable.error().text());
        return Output;
    }
    std::printf("ok %lld\n", static_cast<long long>(project.session->revision()));
    if (std::fflush(stdout) != 0)
        return complain(Output, "standard output: cannot be written; the edit is saved");
    return exit;
}

} // namespace

int runNew(const QStringList& arguments) {
    const auto parsed = parseArguments(arguments, {}, 1, 1);
    if (!parsed) return complain(parsed.error());
    const std::string& path = parsed->files[0];
    if (path == "-") return complain(Usage, "a project cannot be written to standard output");
    const auto made = createProject(path, systemClock(), authorName());
    return made ? Ok : complain(made.error());
}

int runEdit(const QStringList& arguments) {
    const auto parsed = parseArguments(arguments, {}, 1, 2);
    if (!parsed) return complain(parsed.error());
    const std::string input = parsed->files.size() > 1 ? parsed->files[1] : "-";
    if (parsed->files[0] == "-") return complain(Usage, "edit needs a project file, not standard input");
    const auto stream = openLines(input);
    if (!stream) return complain(stream.error());
    auto project = openOrCreate(parsed->files[0]);
    if (!project) return complain(project.error());
    say(project->notices);
    text::Interpreter interpreter(*project->session);
    LineReader lines(*stream);
    int exit = Ok;
    for (int number = 1; exit != Output; ++number) {
        const auto line = lines.next(text::lineLimit);
        if (!line) break;
        exit = answerLine(interpreter, *project, *line, number, exit);
    }
    if (exit != Output && !lines.error().empty())
        exit = complain(Input, (input == "-" ? "standard input" : input) + ": " + lines.error());
    if (*stream != stdin) std::fclose(*stream);
    return exit;
}

int runPrint(const QStringList& arguments) {
    const auto parsed = parseArguments(arguments, {{"-o", true}, {"--force"}, {"--format", true}}, 1, 1);
    if (!parsed) return complain(parsed.error());
    const auto source = openSource(parsed->files[0], parsed->value("--format"));
    if (!source) return complain(source.error());
    say(source->notices);
    const std::string target = parsed->has("-o") ? parsed->value("-o") : "-";
    const auto written =
        writeOutput(target, text::print(source->session->document()), parsed->has("--force"));
    return written ? Ok : complain(written.error());
}

} // namespace chalkline::cli
