// import: a project of any file that can be read.
#include "cli/arguments.h"
#include "cli/batch.h"
#include "cli/command.h"
#include "cli/io.h"
#include "cli/source.h"
#include "storage/project_file.h"

#include <cstdio>

namespace chalkline::cli {

namespace {

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
/// `file` only where there are several.
std::string toJsonLine(const ImportReport& report, const std::string& format, const std::string& file) {
    std::string json = "{";
    if (!file.empty()) json += "\"file\":" + jsonText(file) + ",";
    json += "\"format\":" + jsonText(format);
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

Expected<void> importOne(const Job& job, const Arguments& arguments, bool several) {
    if (job.output == "-") return failure(ErrorCode::Usage, "a project cannot be written to standard output");
    const bool force = arguments.has("--force");
    if (auto good = checkOutput(job.output, force); !good) return good;
    const auto source = openSource(job.input, arguments.value("--format"), Origin::Now);
    if (!source) return std::unexpected(source.error());
    for (const std::string& notice : source->notices)
        std::fprintf(stderr, "chalkline: note: %s\n", notice.c_str());
    // Whole or not at all.
    const auto written =
        createProject(job.output, source->session->document(), systemClock(), authorName(), force);
    if (!written) return std::unexpected(written.error());
    return writeOutput("-",
                       arguments.has("--json")
                           ? toJsonLine(source->report, source->format, several ? job.input : "")
                           : toLines(source->report, job.input),
                       false);
}

} // namespace

int runImport(const QStringList& arguments) {
    const auto parsed =
        parseArguments(arguments, {{"-o", true}, {"--force"}, {"--json"}, {"--format", true}}, 1, mostFiles);
    if (!parsed) return complain(parsed.error());
    if (!parsed->has("-o")) return complain(Usage, "import needs -o OUT.hld");
    const auto jobs = jobsOf(*parsed, "hld", false);
    if (!jobs) return complain(jobs.error());
    return runJobs(*jobs, [&](const Job& job) { return importOne(job, *parsed, jobs->size() > 1); });
}

} // namespace chalkline::cli
