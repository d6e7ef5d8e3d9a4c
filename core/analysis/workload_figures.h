// What one workload comes to: requests, storage and bandwidth, from its users and what each of them does. The
// totals of a project are sums of these. Rates per second, bytes, bits.
#pragma once

#include "analysis/figure.h"
#include "model/document.h"

#include <string>
#include <vector>

namespace chalkline::analysis {

/// Where a figure stands in a list.
enum class FigureGroup { Traffic, Storage, Bandwidth, Cache, Servers, Connections, Keys };

/// One result of a project, with the arithmetic it came by.
struct ProjectFigure {
    std::string key;        // stable: number chips and files hold it
    std::string_view title; // "Peak reads"
    FigureGroup group = FigureGroup::Traffic;
    Quantity value;
    std::string symbols; // "DAU × reads ÷ 86 400"
    std::string numbers; // "50M × 10 ÷ 86 400"
    bool rough = false;

    /// "5787/s", "≈ 5k/s".
    [[nodiscard]] std::string text() const;
    /// Without the number: "/s".
    [[nodiscard]] std::string unit() const;
    /// symbols = numbers = text.
    [[nodiscard]] std::string formula() const;
};

struct WorkloadResults {
    bool complete = false; // users and actions are known; else all is 0
    double per_day = 0;
    double qps_avg = 0;
    double qps_peak = 0;
    double storage_per_day_bytes = 0; // of a write
    double ingress_bytes_s_avg = 0;
    double ingress_bytes_s_peak = 0;
    double egress_bits_s_avg = 0;
    double egress_bits_s_peak = 0;
};

[[nodiscard]] WorkloadResults workloadResults(const Workload& workload,
                                              Precision precision = Precision::Exact);
/// Keys per_day, qps_avg, qps_peak, storage_per_day_bytes, ingress_bytes_s_avg, ingress_bytes_s_peak,
/// egress_bits_s_avg, egress_bits_s_peak; what is 0 for want of a size is left out. None while users or
/// actions are unknown.
[[nodiscard]] std::vector<ProjectFigure> workloadFigures(const Workload& workload,
                                                         Precision precision = Precision::Exact);
/// What is hard to believe about it; fields are columns of Workload.
[[nodiscard]] std::vector<FieldWarning> workloadWarnings(const Workload& workload);

} // namespace chalkline::analysis
