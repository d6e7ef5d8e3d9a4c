// chalkline-bench SUBCOMMAND [--graph FILE.json | --nodes N] [--runs N]: prints one JSON object with
// median_ms, p95_ms, min_ms, cpu_ms and peak_mib. Sub-commands so far: start (the window's first
// frame; start-command = --version), open, commit, frames, route, layout, export. --write FILE puts the
// routed result of route and layout into .json, .svg, .png or .pdf. layout takes --quality, --across,
// --nodesep PX and
// --ranksep PX.
#include "edit/node_operations.h"
#include "edit/placement_operations.h"
#include "export_bench.h"
#include "graph_file.h"
#include "layout_bench.h"
#include "route_bench.h"
#include "storage/project_file.h"
#include "window_bench.h"

#include <QTemporaryDir>

#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <fcntl.h>

namespace {

using namespace chalkline;

using bench::cpuMs;
using bench::fail;
using bench::now;
using bench::Options;
using bench::report;

int benchStart(const Options& options) {
    std::vector<double> times;
    const double cpu = cpuMs();
    for (int run = 0; run < options.runs; ++run) {
        const double start = now();
        const pid_t child = fork();
        if (child == 0) {
            const int null = ::open("/dev/null", O_WRONLY);
            dup2(null, 1);
            execl(CHALKLINE_PROGRAM, CHALKLINE_PROGRAM, "--version", nullptr);
            _exit(127);
        }
        int status = 0;
        waitpid(child, &status, 0);
        if (status != 0) return fail("the program does not start");
        times.push_back(now() - start);
    }
    report(options, "process start to end of --version", times, cpuMs() - cpu);
    return 0;
}

int benchOpen(const Options& options, const std::string& path) {
    std::vector<double> times;
    const double cpu = cpuMs();
    for (int run = 0; run < options.runs; ++run) {
        const double start = now();
        const auto opened = openProject(path, OpenMode::ReadWrite, systemClock(), "bench");
        times.push_back(now() - start);
        if (!opened) return fail(opened.error().text());
    }
    report(options, "open with every check", times, cpuMs() - cpu);
    return 0;
}

int benchCommit(const Options& options, const std::string& path) {
    auto opened = openProject(path, OpenMode::ReadWrite, systemClock(), "bench");
    if (!opened) return fail(opened.error().text());
    Session& session = *opened->session;
    const Node first = *session.document().all<Node>().begin();
    const Ref subject = refOf(first);
    (void)session.document().referrers(subject); // the index is built at the first look-up, not at a commit
    std::vector<double> caller;
    std::vector<double> durable;
    const double cpu = cpuMs();
    for (int run = 0; run < options.runs; ++run) {
        const double start = now();
        Transaction edit(session, "Move");
        (void)moveBy(edit, session.sheet(), {subject}, 8, 0);
        if (const auto done = edit.commit(); !done) return fail(done.error().text());
        caller.push_back(now() - start);
        if (const auto done = opened->file->flush(); !done) return fail(done.error().text());
        durable.push_back(now() - start);
    }
    report(options, "one move: caller's thread", caller, 0);
    report(options, "one move: until durable", durable, cpuMs() - cpu);
    return 0;
}

int run(const Options& options) {
    if (options.command == "start") return bench::benchWindowStart(options);
    if (options.command == "start-command") return benchStart(options);
    const auto graph = options.graph.empty() ? Expected<bench::Graph>(bench::makeGraph(options.nodes))
                                             : bench::readGraph(options.graph);
    if (!graph) return fail(graph.error().text());
    const Document& document = graph->document;
    Options known = options;
    known.nodes = document.all<Node>().size();
    if (options.command == "export") return bench::benchExport(known, document);
    if (options.command == "frames") return bench::benchFrames(known, document);
    if (options.command == "route") return bench::benchRoute(known, *graph);
    if (options.command == "layout") return bench::benchLayout(known, *graph);
    QTemporaryDir folder;
    const std::string path = folder.filePath("bench.hld").toStdString();
    if (const auto made = createProject(path, document, systemClock(), "bench"); !made)
        return fail(made.error().text());
    if (options.command == "open") return benchOpen(known, path);
    if (options.command == "commit") return benchCommit(known, path);
    return fail("sub-commands: start, start-command, open, commit, frames, route, layout, export; not \"" +
                options.command + "\"");
}

} // namespace

int main(int argc, char** argv) {
    Options options;
    if (argc < 2)
        return fail(
            "usage: chalkline-bench start|start-command|open|commit|frames|route|layout|export [--graph "
            "FILE.json | --nodes N] [--runs N] [--write FILE] [--quality] [--across] [--nodesep PX] "
            "[--ranksep PX]");
    options.command = argv[1];
    for (int i = 2; i < argc; ++i) {
        const std::string_view option = argv[i];
        if (option == "--quality" || option == "--across") {
            (option == "--quality" ? options.quality : options.across) = true;
            continue;
        }
        if (i + 1 == argc) return fail(std::string(option) + ": a value is missing");
        const char* value = argv[++i];
        if (option == "--graph")
            options.graph = value;
        else if (option == "--nodes")
            options.nodes = static_cast<std::size_t>(std::strtoul(value, nullptr, 10));
        else if (option == "--runs")
            options.runs = std::max(1, std::atoi(value));
        else if (option == "--write")
            options.output = value;
        else if (option == "--nodesep")
            options.nodesep = std::atof(value);
        else if (option == "--ranksep")
            options.ranksep = std::atof(value);
        else
            return fail("unknown option " + std::string(option));
    }
    return run(options);
}
