#include "export_bench.h"

#include "render/export_pdf.h"
#include "render/export_png.h"
#include "render/export_svg.h"
#include "result_file.h"

#include <QGuiApplication>

namespace chalkline::bench {

int benchExport(const Options& options, const Document& document) {
    qputenv("QT_QPA_PLATFORM", "offscreen");
    int count = 1;
    char name[] = "chalkline-bench";
    char* words[] = {name, nullptr};
    const QGuiApplication application(count, words);
    const Tables& tables = document.tables();
    const SheetId sheet = firstSheet(tables);
    measure(options, "route", [&] { (void)routeSheet(tables, sheet); });
    const auto picture = Picture::of(tables, sheet, {});
    if (!picture) return fail(picture.error().text());
    measure(options, "svg, routes given", [&] {
        SvgSurface surface;
        picture->paint(surface);
        (void)surface.document({picture->area(), picture->background(), "", "", ""});
    });
    std::string svg;
    measure(options, "svg", [&] { svg = renderSvg(tables, sheet).value_or(""); });
    std::string pdf;
    measure(options, "pdf", [&] { pdf = renderPdf(tables, {sheet}).value_or(""); });
    PngOptions twice;
    twice.scale = 2;
    std::string png;
    measure(options, "png, scale 2", [&] { png = renderPng(tables, sheet, twice).value_or(""); });
    if (svg.empty() || pdf.empty()) return fail("nothing was drawn");
    if (options.output.empty()) return 0;
    return writeFile(options.output, options.output.ends_with(".png")   ? png
                                     : options.output.ends_with(".pdf") ? pdf
                                                                        : svg);
}

} // namespace chalkline::bench
