// thumbnail: a small PNG of a design's first sheet, for file managers and lists of recent files.
#include "cli/arguments.h"
#include "cli/command.h"
#include "cli/io.h"
#include "cli/offscreen.h"
#include "cli/source.h"
#include "render/export_png.h"

#include <QString>

namespace chalkline::cli {

namespace {

Expected<int> sizeOf(const Arguments& arguments) {
    if (!arguments.has("--size")) return 256;
    bool isNumber = false;
    const int size = QString::fromStdString(arguments.value("--size")).toInt(&isNumber);
    if (isNumber && size >= 16 && size <= 1024) return size;
    return failure(ErrorCode::Usage, "--size is 16 to 1024, not \"" + arguments.value("--size") + "\"");
}

} // namespace

int runThumbnail(const QStringList& arguments) {
    const auto parsed =
        parseArguments(arguments, {{"-o", true}, {"--force"}, {"--size", true}, {"--theme", true}}, 1, 1);
    if (!parsed) return complain(parsed.error());
    const auto size = sizeOf(*parsed);
    if (!size) return complain(size.error());
    const auto theme = themeNamed(parsed->has("--theme") ? parsed->value("--theme") : "light");
    if (!theme)
        return complain(Usage, "--theme is light, dark, print or hand-drawn, not \"" +
                                   parsed->value("--theme") + "\"");
    const std::string target = parsed->has("-o") ? parsed->value("-o") : "-";
    if (auto good = checkOutput(target, parsed->has("--force")); !good) return complain(good.error());
    const auto source = openSource(parsed->files[0], "", Origin::None);
    if (!source) return complain(source.error());
    const Offscreen fonts;
    const Tables& tables = source->session->document().tables();
    const auto data = renderThumbnail(tables, firstSheet(tables), *size, *theme);
    if (!data) return complain(data.error());
    const auto written = writeOutput(target, *data, parsed->has("--force"));
    return written ? Ok : complain(written.error());
}

} // namespace chalkline::cli
