#include "cli/source.h"

#include "cli/arguments.h"
#include "cli/io.h"
#include "edit/transaction.h"
#include "interchange/build_project.h"
#include "interchange/carried_project.h"
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

/// An empty project with one sheet. Without an origin its UUID is made of the content.
std::unique_ptr<Session> emptySession(Origin origin, std::string_view content) {
    static const QUuid chalkline("{7a0c0b5e-6a53-5c1f-9a7e-2f4c1d0e8b11}");
    const QUuid uuid =
        origin == Origin::Now
            ? QUuid::createUuid()
            : QUuid::createUuidV5(chalkline,
                                  QByteArray(content.data(), static_cast<qsizetype>(content.size())));
    Document document({}, 1, uuid.toString(QUuid::WithoutBraces).toStdString());
    Sheet sheet;
    sheet.id = SheetId{document.takeId()};
    sheet.name = "Sheet 1";
    document.put(std::make_shared<const Record>(sheet));
    if (origin == Origin::Now)
        return std::make_unique<Session>(std::move(document), systemClock(), authorName());
    return std::make_unique<Session>(std::move(document), [] { return std::int64_t{0}; }, "");
}

Expected<void> readJson(Source& source, const std::string& path, std::string_view content) {
    auto document = fromJson(content, path);
    if (!document) return std::unexpected(document.error());
    source.session = std::make_unique<Session>(std::move(*document), systemClock(), authorName());
    return {};
}

/// A picture is read only if it carries a project.
Expected<void> readPicture(Source& source, const std::string& path, std::string_view content) {
    const auto project = source.format == "svg" ? projectInSvg(content, path) : projectInPng(content, path);
    if (!project) return std::unexpected(project.error());
    if (*project) return readJson(source, path, **project);
    return failure(ErrorCode::Refused, "is a picture that carries no Chalkline project", path);
}

} // namespace

Expected<void> checkFormat(const std::string& format) {
    for (const char* known : {"", "chalkline", "json", "svg", "png", "type-to-draw", "mermaid"})
        if (format == known) return {};
    return failure(ErrorCode::Usage,
                   "the input format is chalkline, json, svg, png, type-to-draw or mermaid, not \"" + format +
                       "\"");
}

std::string formatOf(const std::string& path, std::string_view content) {
    const std::string suffix = suffixOf(path);
    if (looksLikePng(content)) return "png";
    if (suffix == "svg") return "svg";
    if (suffix == "mmd" || suffix == "mermaid") return "mermaid";
    if (suffix == "json") return "json";
    if (looksLikeMermaid(content)) return "mermaid";
    if (suffix == "txt" || suffix == "chalk") return "type-to-draw";
    if (content.starts_with("{")) return "json";
    if (looksLikeSvg(content)) return "svg";
    return path == "-" ? "type-to-draw" : "";
}

Expected<Source> openSource(const std::string& path, const std::string& format, Origin origin) {
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
    return readSource(path, format, *content, origin);
}

Expected<Source> readSource(const std::string& path, const std::string& format, std::string_view content,
                            Origin origin) {
    Source source;
    source.format = format.empty() ? formatOf(path, content) : format;
    source.session = emptySession(origin, content);
    Expected<void> read;
    if (source.format == "mermaid") {
        read = readMermaid(source, path, content);
    } else if (source.format == "type-to-draw") {
        read = readText(*source.session, path, content);
    } else if (source.format == "json") {
        read = readJson(source, path, content);
    } else if (source.format == "svg" || source.format == "png") {
        read = readPicture(source, path, content);
    } else {
        return failure(
            ErrorCode::Refused,
            "is no project, Mermaid, type-to-draw or JSON file that can be read, nor a picture of one", path);
    }
    if (!read) return std::unexpected(read.error());
    return source;
}

} // namespace chalkline::cli
