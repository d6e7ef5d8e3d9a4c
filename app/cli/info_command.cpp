// info: what is in a file, for people or as one JSON object. A foreign file is counted as it is (a census);
// what importing makes of it is in the import report.
#include "cli/arguments.h"
#include "cli/batch.h"
#include "cli/command.h"
#include "cli/io.h"
#include "cli/source.h"
#include "interchange/mermaid/mermaid.h"

#include <cstdio>

namespace chalkline::cli {

namespace {

using Counts = std::vector<std::pair<std::string, std::int64_t>>;

struct FileCounts {
    std::string file; // "" where there is only one
    std::string format;
    Counts counts;
    std::vector<std::string> warnings;
};

std::string toJsonLine(const FileCounts& file) {
    std::string json = "{";
    if (!file.file.empty()) json += "\"file\":" + jsonText(file.file) + ",";
    json += "\"format\":" + jsonText(file.format);
    for (const auto& [name, count] : file.counts)
        json += "," + jsonText(name) + ":" + std::to_string(count);
    json += ",\"warnings\":[";
    for (std::size_t i = 0; i < file.warnings.size(); ++i)
        json += (i > 0 ? "," : "") + jsonText(file.warnings[i]);
    return json + "]}\n";
}

std::string toWords(const FileCounts& file) {
    std::string text = file.file.empty() ? "" : "file        " + file.file + "\n";
    text += "format      " + file.format + "\n";
    for (const auto& [name, count] : file.counts)
        text +=
            name + std::string(name.size() < 12 ? 12 - name.size() : 1, ' ') + std::to_string(count) + "\n";
    for (const std::string& warning : file.warnings)
        text += "warning     " + warning + "\n";
    return text;
}

FileCounts countProject(const Source& source) {
    const Tables& tables = source.session->document().tables();
    std::int64_t byKind[3] = {};
    for (const Edge& edge : tables.of<Edge>())
        ++byKind[static_cast<int>(edge.kind)];
    const auto size = [](const auto& table) { return static_cast<std::int64_t>(table.size()); };
    FileCounts file{"", source.format, {}, source.notices};
    file.counts = {{"revision", source.file ? source.session->revision() : 0},
                   {"nodes", size(tables.of<Node>())},
                   {"edges", size(tables.of<Edge>())},
                   {"sync", byKind[0]},
                   {"async", byKind[1]},
                   {"data", byKind[2]},
                   {"boundaries", size(tables.of<Boundary>())},
                   {"sheets", size(tables.of<Sheet>())},
                   {"texts", size(tables.of<Note>())},
                   {"flows", size(tables.of<Flow>())},
                   {"requirements", size(tables.of<Requirement>())},
                   {"tradeoffs", size(tables.of<TradeOff>())},
                   {"questions", size(tables.of<Question>())},
                   {"scope_items", size(tables.of<ScopeItem>())},
                   {"workloads", size(tables.of<Workload>())},
                   {"constants", size(tables.of<Constant>())},
                   {"estimates", size(tables.of<Estimate>())}};
    return file;
}

FileCounts countCensus(const Census& census) {
    FileCounts file{"", census.format, {}, {}};
    file.counts = {{"revision", 0},
                   {"nodes", census.nodes},
                   {"edges", census.edges},
                   {"sync", census.edges - census.dashed},
                   {"async", census.dashed},
                   {"data", 0},
                   {"boundaries", census.groups},
                   {"sheets", 1},
                   {"texts", census.texts}};
    for (const auto& [name, count] : census.extra)
        file.counts.emplace_back(name, count);
    return file;
}

Expected<FileCounts> countFile(const std::string& path, const std::string& format) {
    if (auto known = checkFormat(format); !known) return std::unexpected(known.error());
    const bool project = suffixOf(path) == "hld" || (path != "-" && looksLikeProject(path));
    if (!project && format != "chalkline") {
        const auto content = readInput(path);
        if (!content) return std::unexpected(content.error());
        if ((format.empty() ? formatOf(path, *content) : format) == "mermaid") {
            const auto census = mermaidCensus(*content, path);
            if (!census) return std::unexpected(census.error());
            return countCensus(*census);
        }
        const auto source = readSource(path, format, *content);
        if (!source) return std::unexpected(source.error());
        return countProject(*source);
    }
    const auto source = openSource(path, format);
    if (!source) return std::unexpected(source.error());
    return countProject(*source);
}

} // namespace

int runInfo(const QStringList& arguments) {
    const auto parsed = parseArguments(arguments, {{"--json"}, {"--format", true}}, 1, mostFiles);
    if (!parsed) return complain(parsed.error());
    const auto inputs = inputsOf(parsed->files);
    if (!inputs) return complain(inputs.error());
    const bool several = inputs->size() > 1;
    std::vector<Job> jobs;
    for (const std::string& input : *inputs)
        jobs.push_back({input, "-"});
    return runJobs(jobs, [&](const Job& job) -> Expected<void> {
        auto counted = countFile(job.input, parsed->value("--format"));
        if (!counted) return std::unexpected(counted.error());
        if (several) counted->file = job.input;
        return writeOutput("-", parsed->has("--json") ? toJsonLine(*counted) : toWords(*counted), false);
    });
}

} // namespace chalkline::cli
