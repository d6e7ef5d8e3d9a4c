#include "cli/command.h"

#include <cstdio>

namespace chalkline::cli {

std::span<const Command> commands() {
    static constexpr Command all[] = {
        {"new", "new FILE.hld", "Make an empty project.", runNew},
        {"edit", "edit FILE.hld [-|LINES.txt]",
         "Apply type-to-draw lines one by one; answers ok REVISION once each is durable.", runEdit},
        {"print", "print FILE.hld [-o OUT.txt]", "The design as type-to-draw text.", runPrint},
        {"info", "info FILE... [--json]",
         "What is in a project, a picture that carries one, type-to-draw text or a Mermaid file.", runInfo},
        {"import", "import FILE... -o OUT.hld|FOLDER [--force] [--json]",
         "Make a project of a Mermaid flowchart, type-to-draw text, project JSON or a picture that carries a "
         "project; tells what was guessed and dropped.",
         runImport},
        {"export",
         "export FILE... [-o OUT|FOLDER] [--format svg|png|pdf|excalidraw|drawio|mmd|json|txt] [--force]"
         " [--theme light|dark|print|hand-drawn] [--scale 1..4] [--transparent] [--sheet NAME|N|all]"
         " [--selection NAME,...] [--flow NAME] [--title TEXT] [--border] [--no-legend] [--outlines]"
         " [--embed-fonts] [--no-project]",
         "Write the picture, the whole project as JSON, type-to-draw text or a file for another program. SVG "
         "and PNG carry the project along, unless told not to, and open again as it.",
         runExport},
        {"report", "report FILE [-o OUT.md|OUT.html] [--format md|html] [--title TEXT] [--force]",
         "The design as a document: scope, requirements, numbers with their arithmetic, pictures, decisions, "
         "scale. HTML is one file with everything in it; Markdown has its pictures beside it.",
         runReport},
        {"thumbnail", "thumbnail FILE -o OUT.png [--size 16..1024] [--theme light|dark|print|hand-drawn]",
         "A small PNG of the first sheet.", runThumbnail},
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
