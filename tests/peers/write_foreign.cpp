// write-foreign INPUT FORMAT OUTPUT: a type-to-draw text, Mermaid flowchart or project JSON as mmd,
// excalidraw, excalidraw-dark, drawio or svg; INPUT "design:N" is one of the four designs of the tests,
// "awkward" the sheet of words that break writers. For tests/peers/run.sh.
#include "interchange/build_project.h"
#include "interchange/drawio/write_drawio.h"
#include "interchange/excalidraw/write_excalidraw.h"
#include "interchange/mermaid/mermaid.h"
#include "interchange/mermaid/write_mermaid.h"
#include "render/export_svg.h"
#include "storage/json_codec.h"
#include "support/awkward.h"
#include "support/designs.h"

#include <QFile>

#include <cstdio>
#include <optional>

using namespace chalkline;
using namespace chalkline::test;

namespace {

std::optional<Tables> tablesOf(const std::string& input) {
    if (input == "awkward") return awkwardSheet();
    Project project;
    if (input.starts_with("design:")) {
        const std::size_t at = static_cast<std::size_t>(input.back() - '1');
        if (at >= std::size(designs) || !feed(project, designs[at].text).empty()) return std::nullopt;
        return project.document().tables();
    }
    QFile file(QString::fromStdString(input));
    if (!file.open(QIODevice::ReadOnly)) return std::nullopt;
    const std::string text = file.readAll().toStdString();
    if (input.ends_with(".json")) {
        const auto document = fromJson(text, input);
        if (!document) return std::nullopt;
        return document->tables();
    }
    if (!looksLikeMermaid(text)) {
        if (!feed(project, text).empty()) return std::nullopt;
        return project.document().tables();
    }
    ImportReport report;
    const auto diagram = readMermaidFlowchart(text, input, report);
    if (!diagram) return std::nullopt;
    Transaction edit(*project.session, "import");
    if (!buildProject(edit, *diagram, report) || !edit.commit()) return std::nullopt;
    return project.document().tables();
}

std::optional<std::string> written(const Tables& tables, const std::string& format) {
    const SheetId sheet = firstSheet(tables);
    if (format == "mmd") return writeMermaid(tables, sheet);
    if (format == "excalidraw") return writeExcalidraw(tables, sheet);
    if (format == "excalidraw-dark") return writeExcalidraw(tables, sheet, {true});
    if (format == "drawio") return writeDrawio(tables, {sheet});
    if (format == "svg" || format == "svg-dark") {
        SvgOptions options;
        options.theme = format == "svg" ? ThemeName::Light : ThemeName::Dark;
        const auto svg = renderSvg(tables, sheet, options);
        if (svg) return *svg;
    }
    return std::nullopt;
}

} // namespace

int main(int count, char** words) {
    if (count != 4) {
        std::fputs("usage: write-foreign INPUT FORMAT OUTPUT\n", stderr);
        return 1;
    }
    const auto tables = tablesOf(words[1]);
    if (!tables) {
        std::fprintf(stderr, "write-foreign: %s cannot be read\n", words[1]);
        return 2;
    }
    const auto text = written(*tables, words[2]);
    QFile output(QString::fromLocal8Bit(words[3]));
    if (!text || !output.open(QIODevice::WriteOnly)) return 3;
    output.write(text->data(), static_cast<qint64>(text->size()));
    return 0;
}
