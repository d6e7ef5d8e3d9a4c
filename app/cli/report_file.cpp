#include "cli/report_file.h"

#include "cli/arguments.h"
#include "cli/io.h"

namespace chalkline::cli {

namespace {

/// With its slash; "" if there is none.
std::string folderOf(const std::string& path) {
    return path.substr(0, path.rfind('/') + 1);
}

Expected<void> writeMarkdown(const Tables& tables, const ReportOptions& options, const std::string& target,
                             bool force) {
    const auto report = markdownReport(tables, options, target == "-" ? std::string() : stemOf(target));
    if (!report) return std::unexpected(report.error());
    for (const ReportPicture& picture : report->pictures)
        if (auto good = checkOutput(folderOf(target) + picture.name, force); !good) return good;
    for (const ReportPicture& picture : report->pictures)
        if (auto done = writeOutput(folderOf(target) + picture.name, picture.svg, force); !done) return done;
    return writeOutput(target, report->text, force);
}

} // namespace

Expected<ReportFormat> reportFormat(const std::string& name) {
    if (name == "md" || name == "markdown") return ReportFormat::Markdown;
    if (name == "html" || name == "htm") return ReportFormat::Html;
    return failure(ErrorCode::Usage, "the output format is md or html, not \"" + name + "\"");
}

std::string stemOf(const std::string& path) {
    const std::string name = path.substr(path.rfind('/') + 1);
    const std::string suffix = suffixOf(name);
    return suffix.empty() ? name : name.substr(0, name.size() - suffix.size() - 1);
}

Expected<void> writeReport(const Tables& tables, const ReportOptions& options, ReportFormat format,
                           const std::string& target, bool force) {
    if (auto good = checkOutput(target, force); !good) return good;
    if (format == ReportFormat::Markdown) return writeMarkdown(tables, options, target, force);
    const auto page = htmlReport(tables, options);
    if (!page) return std::unexpected(page.error());
    return writeOutput(target, *page, force);
}

} // namespace chalkline::cli
