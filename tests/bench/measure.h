// Measuring for chalkline-bench: times, CPU and memory, printed as one JSON object a line.
#pragma once

#include <functional>
#include <string>
#include <vector>

namespace chalkline::bench {

struct Options {
    std::string command;
    std::string graph;
    std::string output; // --write
    std::size_t nodes = 1000;
    int runs = 15;
    bool quality = false; // --quality, of layout
    bool across = false;  // --across: layout from left to right instead of from top to bottom
    double nodesep = 48;  // --nodesep PX
    double ranksep = 0;   // --ranksep PX; 0 = by the labels
};

[[nodiscard]] double now();   // ms
[[nodiscard]] double cpuMs(); // of this process

/// `cpu` is of all runs together.
void report(const Options& options, const char* what, std::vector<double> times, double cpu);
/// Runs it options.runs times after one that is not counted, and reports.
void measure(const Options& options, const char* what, const std::function<void()>& run);
/// Says it on stderr; returns 1.
int fail(const std::string& message);

} // namespace chalkline::bench
