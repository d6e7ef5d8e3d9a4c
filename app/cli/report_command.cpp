// report: the design as a document in Markdown or HTML.
#include "cli/arguments.h"
#include "cli/command.h"
#include "cli/io.h"
#include "cli/report_file.h"
#include "cli/source.h"

namespace chalkline::cli {

namespace {

/// Markdown where nothing says otherwise and it goes to standard output.
Expected<ReportFormat> formatFor(const Arguments& arguments, const std::string& target) {
    if (arguments.has("--format")) return reportFormat(arguments.value("--format"));
    return reportFormat(target == "-" ? "md" : suffixOf(target));
}

} // namespace

int runReport(const QStringList& arguments) {
    const auto parsed =
        parseArguments(arguments, {{"-o", true}, {"--force"}, {"--format", true}, {"--title", true}}, 1, 1);
    if (!parsed) return complain(parsed.error());
    const std::string input = parsed->files[0];
    const std::string target = parsed->has("-o") ? parsed->value("-o") : "-";
    const bool force = parsed->has("--force");
    const auto format = formatFor(*parsed, target);
    if (!format) return complain(format.error());
    if (const auto good = checkOutput(target, force); !good) return complain(good.error());
    const auto source = openSource(input, "", Origin::None);
    if (!source) return complain(source.error());
    ReportOptions options;
    options.title = parsed->has("--title") ? parsed->value("--title") : input == "-" ? "" : stemOf(input);
    const auto done = writeReport(source->session->document().tables(), options, *format, target, force);
    return done ? Exit::Ok : complain(done.error());
}

} // namespace chalkline::cli
