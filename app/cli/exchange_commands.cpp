// import and export: between a project and every other format.
#include "cli/arguments.h"
#include "cli/command.h"
#include "cli/io.h"
#include "cli/source.h"
#include "render/export_png.h"
#include "render/export_svg.h"
#include "storage/json_codec.h"
#include "storage/project_file.h"
#include "text/print.h"

#include <QGuiApplication>

#include <cstdio>

namespace chalkline::cli {

namespace {

/// Whole or not at all.
Expected<void> writeProject(const Document& document, const std::string& path, bool force) {
    const auto written = createProject(path, document, systemClock(), authorName(), force);
    if (!written) return std::unexpected(written.error());
    return {};
}

/// 1 to 4; 1 if it was not given.
Expected<double> scaleOf(const Arguments& arguments) {
    if (!arguments.has("--scale")) return 1;
    bool isNumber = false;
    const double scale = QString::fromStdString(arguments.value("--scale")).toDouble(&isNumber);
    if (isNumber && scale >= 1 && scale <= 4) return scale;
    return failure(ErrorCode::Usage, "--scale is 1 to 4, not \"" + arguments.value("--scale") + "\"");
}

/// Fonts need a QGuiApplication; the offscreen platform needs no display. What Qt says of the desktop it does
/// not find (a missing XDG_RUNTIME_DIR) is no message of ours.
Expected<std::string> png(const Session& session, const Arguments& arguments, ThemeName theme) {
    const auto scale = scaleOf(arguments);
    if (!scale) return std::unexpected(scale.error());
    qputenv("QT_QPA_PLATFORM", "offscreen");
    int count = 1;
    char name[] = "chalkline";
    char* words[] = {name, nullptr};
    const auto handler = qInstallMessageHandler([](QtMsgType, const QMessageLogContext&, const QString&) {});
    const QGuiApplication application(count, words);
    qInstallMessageHandler(handler);
    PngOptions options;
    options.theme = theme;
    options.scale = *scale;
    options.transparent = arguments.has("--transparent");
    const Tables& tables = session.document().tables();
    return renderPng(tables, firstSheet(tables), options);
}

Expected<std::string> rendered(const Session& session, const std::string& format,
                               const Arguments& arguments) {
    const ThemeName theme = arguments.value("--theme") == "dark" ? ThemeName::Dark : ThemeName::Light;
    if (format == "png") return png(session, arguments, theme);
    if (arguments.has("--scale") || arguments.has("--transparent"))
        return failure(ErrorCode::Usage, "--scale and --transparent are for PNG");
    if (format == "json") return toJson(session.document());
    if (format == "txt") return text::print(session.document());
    if (format == "svg") {
        SvgOptions options;
        options.theme = theme;
        return renderSvg(session.document().tables(), firstSheet(session.document().tables()), options);
    }
    return failure(ErrorCode::Usage, "the output format is svg, png, json or txt, not \"" + format + "\"");
}

std::string_view word(ImportReport::Kind kind) {
    switch (kind) {
    case ImportReport::Kind::Read:
        return "read";
    case ImportReport::Kind::Guessed:
        return "guessed";
    case ImportReport::Kind::Dropped:
        return "dropped";
    }
    return "";
}

std::string toLines(const ImportReport& report, const std::string& path) {
    std::string text;
    for (const ImportReport::Entry& entry : report.entries)
        text += std::string(word(entry.kind)) + " " + path + ":" + std::to_string(entry.line) + ": " +
                entry.text + "\n";
    return text;
}

/// {"format":"mermaid","read":[{"line":1,"text":"..."}],"guessed":[],"dropped":[]}
std::string toJsonLine(const ImportReport& report, const std::string& format) {
    std::string json = "{\"format\":" + jsonText(format);
    for (const auto kind :
         {ImportReport::Kind::Read, ImportReport::Kind::Guessed, ImportReport::Kind::Dropped}) {
        json += ",\"" + std::string(word(kind)) + "\":[";
        bool first = true;
        for (const ImportReport::Entry& entry : report.entries) {
            if (entry.kind != kind) continue;
            json += (first ? "{\"line\":" : ",{\"line\":") + std::to_string(entry.line) +
                    ",\"text\":" + jsonText(entry.text) + "}";
            first = false;
        }
        json += "]";
    }
    return json + "}\n";
}

} // namespace

int runImport(const QStringList& arguments) {
    const auto parsed =
        parseArguments(arguments, {{"-o", true}, {"--force"}, {"--json"}, {"--format", true}}, 1, 1);
    if (!parsed) return complain(parsed.error());
    if (!parsed->has("-o")) return complain(Usage, "import needs -o OUT.hld");
    const std::string target = parsed->value("-o");
    if (target == "-") return complain(Usage, "a project cannot be written to standard output");
    if (auto good = checkOutput(target, parsed->has("--force")); !good) return complain(good.error());
    const auto source = openSource(parsed->files[0], parsed->value("--format"));
    if (!source) return complain(source.error());
    for (const std::string& notice : source->notices)
        std::fprintf(stderr, "chalkline: note: %s\n", notice.c_str());
    const auto written = writeProject(source->session->document(), target, parsed->has("--force"));
    if (!written) return complain(written.error());
    const auto told = writeOutput("-",
                                  parsed->has("--json") ? toJsonLine(source->report, source->format)
                                                        : toLines(source->report, parsed->files[0]),
                                  false);
    return told ? Ok : complain(told.error());
}

int runExport(const QStringList& arguments) {
    const auto parsed = parseArguments(arguments,
                                       {{"-o", true},
                                        {"--force"},
                                        {"--format", true},
                                        {"--theme", true},
                                        {"--scale", true},
                                        {"--transparent"}},
                                       1, 1);
    if (!parsed) return complain(parsed.error());
    const std::string target = parsed->has("-o") ? parsed->value("-o") : "-";
    const std::string format = parsed->has("--format") ? parsed->value("--format") : suffixOf(target);
    const std::string theme = parsed->has("--theme") ? parsed->value("--theme") : "light";
    if (theme != "light" && theme != "dark")
        return complain(Usage, "--theme is light or dark, not \"" + theme + "\"");
    if (format == "hld") return complain(Usage, "a project is made by import, not by export");
    if (auto good = checkOutput(target, parsed->has("--force")); !good) return complain(good.error());
    const auto source = openSource(parsed->files[0], "");
    if (!source) return complain(source.error());
    const auto data = rendered(*source->session, format, *parsed);
    if (!data) return complain(data.error());
    const auto written = writeOutput(target, *data, parsed->has("--force"));
    return written ? Ok : complain(written.error());
}

} // namespace chalkline::cli
