#include "window/exporting.h"

#include "cli/io.h"
#include "edit/guided_operations.h"
#include "interchange/carried_project.h"
#include "interchange/drawio/write_drawio.h"
#include "interchange/excalidraw/write_excalidraw.h"
#include "interchange/mermaid/write_mermaid.h"
#include "render/export_pdf.h"
#include "render/export_png.h"
#include "render/export_svg.h"
#include "report/number_texts.h"
#include "storage/json_codec.h"
#include "text/print.h"

#include <QFile>

namespace chalkline {

namespace {

std::string titleOf(const ExportSource& source) {
    const Sheet* sheet = source.document.find(source.sheet);
    return sheet ? sheet->name : std::string();
}

PictureOptions pictureOf(const ExportSource& source, const ExportChoice& choice, ThemeName theme) {
    PictureOptions picture;
    picture.theme = theme;
    picture.transparent = choice.transparent;
    picture.scene.legend = choice.legend;
    picture.scene.border = choice.border;
    picture.scene.numbers = numberTexts(source.document.tables(), source.numbers);
    if (choice.title) picture.scene.title = titleOf(source);
    if (choice.selection) picture.selection = source.selection;
    return picture;
}

} // namespace

ExportSource exportSource(const Session& session, ThemeName window, Precision numbers) {
    return {session.document(),
            session.sheet(),
            {session.selection().begin(), session.selection().end()},
            window,
            numbers};
}

Expected<std::string> exportOf(const ExportSource& source, const ExportChoice& choice,
                               const std::stop_token& stop, const Worker::Progress& progress) {
    const Document& document = source.document;
    const Tables& tables = document.tables();
    const ThemeName theme = choice.theme == 0 ? source.window : static_cast<ThemeName>(choice.theme - 1);
    if (choice.format == QLatin1String("json")) return toJson(document);
    if (choice.format == QLatin1String("txt")) return text::print(document);
    if (choice.format == QLatin1String("mmd")) return writeMermaid(tables, source.sheet);
    if (choice.format == QLatin1String("drawio")) return writeDrawio(tables, {source.sheet});
    if (choice.format == QLatin1String("excalidraw"))
        return writeExcalidraw(tables, source.sheet, {theme == ThemeName::Dark});
    const PictureOptions picture = pictureOf(source, choice, theme);
    if (choice.format == QLatin1String("svg"))
        return renderSvg(tables, source.sheet,
                         {picture, SvgText::Fallback, titleOf(source),
                          choice.project ? carriedElement(toJson(withoutExpectations(document))) : ""});
    if (choice.format == QLatin1String("png")) {
        PngOptions options;
        options.picture = picture;
        options.scale = choice.scale;
        options.stop = stop;
        options.progress = progress;
        if (choice.project) options.texts.push_back(carriedChunk(toJson(withoutExpectations(document))));
        return renderPng(tables, source.sheet, options);
    }
    return renderPdf(tables, {source.sheet}, {picture, titleOf(source)});
}

Expected<void> exportFile(const ExportSource& source, const ExportChoice& choice, const std::stop_token& stop,
                          const Worker::Progress& progress) {
    const auto bytes = exportOf(source, choice, stop, progress);
    if (!bytes) return std::unexpected(bytes.error());
    if (stop.stop_requested()) return failure(ErrorCode::Output, "the export was cancelled");
    return cli::writeOutput(QFile::encodeName(choice.path).toStdString(), *bytes, true);
}

} // namespace chalkline
