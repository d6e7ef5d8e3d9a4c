#include "measure.h"

#include <sys/resource.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdio>

namespace chalkline::bench {

namespace {

double peakMib() {
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    return static_cast<double>(usage.ru_maxrss) / 1024;
}

} // namespace

double now() {
    return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now().time_since_epoch())
        .count();
}

double cpuMs() {
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    const auto ms = [](const timeval& t) {
        return static_cast<double>(t.tv_sec) * 1e3 + static_cast<double>(t.tv_usec) / 1e3;
    };
    return ms(usage.ru_utime) + ms(usage.ru_stime);
}

void report(const Options& options, const char* what, std::vector<double> times, double cpu) {
    std::ranges::sort(times);
    const auto at = [&](double share) {
        return times[static_cast<std::size_t>(
            std::floor(share * static_cast<double>(times.size() - 1) + 0.5))];
    };
    std::printf(
        "{\"bench\":\"%s\",\"what\":\"%s\",\"nodes\":%zu,\"runs\":%zu,\"median_ms\":%.4f,\"p95_ms\":%.4f,"
        "\"min_ms\":%.4f,\"cpu_ms\":%.4f,\"peak_mib\":%.1f}\n",
        options.command.c_str(), what, options.nodes, times.size(), at(0.5), at(0.95), times.front(),
        cpu / static_cast<double>(times.size()), peakMib());
}

void measure(const Options& options, const char* what, const std::function<void()>& run) {
    run();
    std::vector<double> times;
    const double cpu = cpuMs();
    for (int i = 0; i < options.runs; ++i) {
        const double start = now();
        run();
        times.push_back(now() - start);
    }
    report(options, what, times, cpuMs() - cpu);
}

int fail(const std::string& message) {
    std::fprintf(stderr, "chalkline-bench: %s\n", message.c_str());
    return 1;
}

} // namespace chalkline::bench
