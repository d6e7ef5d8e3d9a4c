#include "cli/source.h"

#include "cli/arguments.h"
#include "cli/io.h"
#include "edit/transaction.h"
#include "interchange/build_project.h"
#include "interchange/mermaid/mermaid.h"
#include "storage/json_codec.h"
#include "text/interpret.h"

#include <QUuid>

#include <algorithm>

namespace chalkline::cli {

namespace {

Expected<void> readText(Session& session, const std::string& path, std::string_view content) {
    text::Interpreter interpreter(session);
    auto read = interpreter.runAll(content);
    if (read) return {};
    Error error = read.error();
    error.code = ErrorCode::Refused;
    error.place = path + ":" + error.place;
    return std::unexpected(std::move(error));
}

Expected<void> readMermaid(Source& source, const std::string& path, std::string_view content) {
    const auto diagram = readMermaidFlowchart(content, path, source.report);
    if (!diagram) return std::unexpected(diagram.error());
    Transaction edit(*source.session, "Import " + path);
    if (auto built = buildProject(edit, *diagram, source.report); !built) return built;
    if (auto done = edit.commit(); !done) return std::unexpected(done.error());
    std::ranges::stable_sort(source.report.entries, {}, &ImportReport::Entry::line);
    return {};
}

} // namespace

std::unique_ptr<Session> emptySession() {
    Document document({}, 1, QUuid::createUuid().toString(QUuid::WithoutBraces).toStdString());
    Sheet sheet;
    sheet.id = SheetId{document.takeId()};
    sheet.name = "Sheet 1";
    document.put(std::make_shared<const Record>(sheet));
    return std::make_unique<Session>(std::move(document), systemClock(), authorName());
}

Expected<void> checkFormat(const std::string& format) {
    for (const char* known : {"", "chalkline", "json", "type-to-draw", "mermaid"})
        if (format == known) return {};
    return failure(ErrorCode::Usage,
                   "the input format is chalkline, json, type-to-draw or mermaid, not \"" + format + "\"");
}

std::string formatOf(const std::string& path, std::string_view content) {
    const std::string suffix = suffixOf(path);
    if (suffix == "mmd" || suffix == "mermaid") return "mermaid";
    if (suffix == "json") return "json";
    if (looksLikeMermaid(content)) return "mermaid";
    if (suffix == "txt" || suffix == "chalk") return "type-to-draw";
    if (content.starts_with("{")) return "json";
    return path == "-" ? "type-to-draw" : "";
}

Expected<Source> openSource(const std::string& path, const std::string& format) {
    if (auto known = checkFormat(format); !known) return std::unexpected(known.error());
    Source source;
    if (format == "chalkline" || suffixOf(path) == "hld" ||
        (format.empty() && path != "-" && looksLikeProject(path))) {
        auto opened = openProject(path, OpenMode::ReadOnly, systemClock(), authorName());
        if (!opened) return std::unexpected(opened.error());
        source.format = "chalkline";
        source.file = std::move(opened->file);
        source.session = std::move(opened->session);
        source.notices = std::move(opened->notices);
        return source;
    }
    const auto content = readInput(path);
    if (!content) return std::unexpected(content.error());
    return readSource(path, format, *content);
}

Expected<Source> readSource(const std::string& path, const std::string& format, std::string_view content) {
    Source source;
    source.format = format.empty() ? formatOf(path, content) : format;
    source.session = emptySession();
    Expected<void> read;
    if (source.format == "mermaid") {
        read = readMermaid(source, path, content);
    } else if (source.format == "type-to-draw") {
        read = readText(*source.session, path, content);
    } else if (source.format == "json") {
        auto document = fromJson(content, path);
        if (!document) return std::unexpected(document.error());
        source.session = std::make_unique<Session>(std::move(*document), systemClock(), authorName());
    } else {
        return failure(ErrorCode::Refused,
                       "is no project, Mermaid, type-to-draw or JSON file that can be read", path);
    }
    if (!read) return std::unexpected(read.error());
    return source;
}

} // namespace chalkline::cli
