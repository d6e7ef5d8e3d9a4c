// export: pictures, the whole project as JSON, and other programs' formats.
#include "cli/arguments.h"
#include "cli/batch.h"
#include "cli/command.h"
#include "cli/io.h"
#include "cli/offscreen.h"
#include "cli/picture_request.h"
#include "cli/source.h"
#include "edit/guided_operations.h"
#include "interchange/carried_project.h"
#include "interchange/drawio/write_drawio.h"
#include "interchange/excalidraw/write_excalidraw.h"
#include "interchange/mermaid/write_mermaid.h"
#include "render/export_pdf.h"
#include "render/export_png.h"
#include "storage/json_codec.h"
#include "text/print.h"

#include <algorithm>
#include <optional>

namespace chalkline::cli {

namespace {

/// Which formats an option makes sense for.
struct OptionUse {
    std::string_view option;
    std::string_view formats; // between blanks
};

constexpr OptionUse uses[] = {{"--theme", " svg png pdf excalidraw "},
                              {"--scale", " png "},
                              {"--transparent", " svg png pdf "},
                              {"--sheet", " svg png pdf excalidraw drawio mmd "},
                              {"--selection", " svg png pdf "},
                              {"--flow", " svg png pdf "},
                              {"--title", " svg png pdf "},
                              {"--border", " svg png pdf "},
                              {"--no-legend", " svg png pdf "},
                              {"--no-project", " svg png "},
                              {"--outlines", " svg "},
                              {"--embed-fonts", " svg "}};

constexpr std::string_view formatNames = "svg, png, pdf, excalidraw, drawio, mmd, json or txt";

bool isIn(std::string_view formats, const std::string& format) {
    return formats.find(" " + format + " ") != std::string_view::npos;
}

Expected<std::string> formatFor(const Arguments& arguments, const std::string& target) {
    std::string format = arguments.has("--format") ? arguments.value("--format") : suffixOf(target);
    if (format == "mermaid") format = "mmd";
    if (format == "hld") return failure(ErrorCode::Usage, "a project is made by import, not by export");
    if (format.empty() || !isIn(" svg png pdf excalidraw drawio mmd json txt ", format))
        return failure(ErrorCode::Usage,
                       "the output format is " + std::string(formatNames) + ", not \"" + format + "\"");
    for (const OptionUse& use : uses)
        if (arguments.has(use.option) && !isIn(use.formats, format)) {
            std::string formats(use.formats.substr(1, use.formats.size() - 2));
            std::ranges::replace(formats, ' ', '/');
            return failure(ErrorCode::Usage,
                           std::string(use.option) + " is for " + formats + ", not " + format);
        }
    return format;
}

/// "" for the name that every new project's sheet has.
std::string titleOf(const PictureRequest& request, const Tables& tables, SheetId sheet) {
    if (!request.picture.scene.title.empty()) return request.picture.scene.title;
    const std::string& name = tables.find(sheet)->name;
    return name == "Sheet 1" ? std::string() : name;
}

Expected<std::string> svg(const Document& document, const PictureRequest& request,
                          const PictureOptions& picture, SheetId sheet) {
    SvgOptions options;
    options.picture = picture;
    options.text = request.text;
    options.title = titleOf(request, document.tables(), sheet);
    if (request.carriesProject) options.metadata = carriedElement(toJson(withoutExpectations(document)));
    return renderSvg(document.tables(), sheet, options);
}

Expected<std::string> png(const Document& document, const PictureRequest& request,
                          const PictureOptions& picture, SheetId sheet) {
    PngOptions options;
    options.picture = picture;
    options.scale = request.scale;
    if (request.carriesProject) options.texts.push_back(carriedChunk(toJson(withoutExpectations(document))));
    return renderPng(document.tables(), sheet, options);
}

Expected<std::string> rendered(const Document& document, const std::string& format,
                               const PictureRequest& request, const std::vector<SheetId>& sheets) {
    const Tables& tables = document.tables();
    if (format == "json") return toJson(document);
    if (format == "txt") return text::print(document);
    if (format == "mmd") return writeMermaid(tables, sheets[0]);
    if (format == "drawio") return writeDrawio(tables, sheets);
    if (format == "excalidraw")
        return writeExcalidraw(tables, sheets[0], {request.picture.theme == ThemeName::Dark});
    const auto picture = optionsFor(request, tables);
    if (!picture) return std::unexpected(picture.error());
    if (format == "svg") return svg(document, request, *picture, sheets[0]);
    if (format == "png") return png(document, request, *picture, sheets[0]);
    PdfOptions options;
    options.picture = *picture;
    options.title = titleOf(request, tables, sheets[0]);
    return renderPdf(tables, sheets, options);
}

/// "out.svg" becomes "out-2.svg".
std::string numbered(const std::string& path, std::size_t number) {
    const std::string suffix = suffixOf(path);
    const std::size_t stem = suffix.empty() ? path.size() : path.size() - suffix.size() - 1;
    return path.substr(0, stem) + "-" + std::to_string(number) + path.substr(stem);
}

Expected<void> exportOne(const Job& job, const std::string& format, PictureRequest request, bool force) {
    if (auto good = checkOutput(job.output, force); !good) return good;
    const auto source = openSource(job.input, "", Origin::None);
    if (!source) return std::unexpected(source.error());
    const Document& document = source->session->document();
    const bool holdsSheets = isIn(" pdf drawio json txt ", format);
    if (holdsSheets && request.sheet.empty()) request.sheet = "all";
    auto sheets = sheetsOf(request, document.tables());
    if (!sheets) return failure(sheets.error().code, sheets.error().message, job.input);
    const bool each = !holdsSheets && sheets->size() > 1;
    if (each && job.output == "-")
        return failure(ErrorCode::Usage, "several sheets cannot be written to standard output");
    for (std::size_t i = 0; i < (each ? sheets->size() : 1); ++i) {
        const auto data =
            rendered(document, format, request, each ? std::vector<SheetId>{(*sheets)[i]} : *sheets);
        if (!data) return failure(data.error().code, data.error().message, job.input);
        const auto written = writeOutput(each ? numbered(job.output, i + 1) : job.output, *data, force);
        if (!written) return written;
    }
    return {};
}

} // namespace

int runExport(const QStringList& arguments) {
    std::vector<Option> options = pictureOptions();
    options.insert(options.end(), {{"-o", true}, {"--force"}, {"--format", true}});
    const auto parsed = parseArguments(arguments, options, 1, mostFiles);
    if (!parsed) return complain(parsed.error());
    const auto request = pictureRequest(*parsed);
    if (!request) return complain(request.error());
    const auto format = formatFor(*parsed, parsed->value("-o"));
    if (!format) return complain(format.error());
    const auto jobs = jobsOf(*parsed, *format, true);
    if (!jobs) return complain(jobs.error());
    std::optional<Offscreen> fonts;
    if (*format == "png" || *format == "pdf") fonts.emplace();
    return runJobs(*jobs,
                   [&](const Job& job) { return exportOne(job, *format, *request, parsed->has("--force")); });
}

} // namespace chalkline::cli
