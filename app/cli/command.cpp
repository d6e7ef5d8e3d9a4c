#include "cli/command.h"

#include <cstdio>

namespace chalkline::cli {

std::span<const Command> commands() {
    static constexpr Command all[] = {
        {"new", "new FILE.hld", "Make an empty project.", runNew},
        {"edit", "edit FILE.hld [-|LINES.txt]",
         "Apply type-to-draw lines one by one; answers ok REVISION once each is durable.", runEdit},
        {"print", "print FILE.hld [-o OUT.txt]", "The design as type-to-draw text.", runPrint},
        {"info", "info FILE [--json]", "What is in a project, type-to-draw text or Mermaid file.", runInfo},
        {"import", "import FILE -o OUT.hld [--force] [--json]",
         "Make a project of a Mermaid flowchart, type-to-draw text or project JSON; tells what was guessed "
         "and "
         "dropped.",
         runImport},
        {"export",
         "export FILE -o OUT.svg|OUT.png|OUT.json|OUT.txt [--theme light|dark]"
         " [--scale 1..4] [--transparent] [--force]",
         "Write the picture, the whole project as JSON, or type-to-draw text.", runExport},
    };
    return all;
}

int complain(Exit code, std::string_view message) {
    std::fprintf(stderr, "chalkline: %.*s\n", static_cast<int>(message.size()), message.data());
    return code;
}

int complain(const Error& error) {
    const std::string text = error.text();
    switch (error.code) {
    case ErrorCode::Usage:
        return complain(Exit::Usage, text);
    case ErrorCode::Output:
        return complain(Exit::Output, text);
    case ErrorCode::Unreadable:
    case ErrorCode::Refused:
    case ErrorCode::NotFound:
    case ErrorCode::Invalid:
    case ErrorCode::Conflict:
    case ErrorCode::Busy:
        return complain(Exit::Input, text);
    }
    return complain(Exit::Input, text);
}

} // namespace chalkline::cli
