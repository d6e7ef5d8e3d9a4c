// report: the design as a document in Markdown or HTML.
#include "cli/arguments.h"
#include "cli/command.h"
#include "cli/io.h"
#include "cli/source.h"
#include "report/report.h"

#include <optional>

namespace chalkline::cli {

namespace {

enum class ReportFormat { Markdown, Html };

Expected<ReportFormat> formatFor(const Arguments& arguments, const std::string& target) {
    const std::string format = arguments.has("--format") ? arguments.value("--format") : suffixOf(target);
    if (format == "md" || format == "markdown") return ReportFormat::Markdown;
    if (format == "html" || format == "htm") return ReportFormat::Html;
    if (format.empty() && target == "-") return ReportFormat::Markdown;
    return failure(ErrorCode::Usage, "the output format is md or html, not \"" + format + "\"");
}

/// The name without folder and suffix.
std::string stemOf(const std::string& path) {
    const std::size_t slash = path.rfind('/');
    const std::string name = slash == std::string::npos ? path : path.substr(slash + 1);
    const std::string suffix = suffixOf(name);
    return suffix.empty() ? name : name.substr(0, name.size() - suffix.size() - 1);
}

std::string folderOf(const std::string& path) {
    const std::size_t slash = path.rfind('/');
    return slash == std::string::npos ? std::string() : path.substr(0, slash + 1);
}

/// Everything is asked for before anything is written. The text comes last: where it is, its pictures are.
Expected<void> writeMarkdown(const Tables& tables, const ReportOptions& options, const std::string& target,
                             bool force) {
    const auto report = markdownReport(tables, options, target == "-" ? std::string() : stemOf(target));
    if (!report) return std::unexpected(report.error());
    for (const ReportPicture& picture : report->pictures)
        if (auto good = checkOutput(folderOf(target) + picture.name, force); !good) return good;
    for (const ReportPicture& picture : report->pictures)
        if (auto written = writeOutput(folderOf(target) + picture.name, picture.svg, force); !written)
            return written;
    return writeOutput(target, report->text, force);
}

Expected<void> writeHtml(const Tables& tables, const ReportOptions& options, const std::string& target,
                         bool force) {
    const auto page = htmlReport(tables, options);
    if (!page) return std::unexpected(page.error());
    return writeOutput(target, *page, force);
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
    const Tables& tables = source->session->document().tables();
    const auto done = *format == ReportFormat::Html ? writeHtml(tables, options, target, force)
                                                    : writeMarkdown(tables, options, target, force);
    return done ? Exit::Ok : complain(done.error());
}

} // namespace chalkline::cli
