// The sums of all workloads and what they need in storage, bandwidth, cache, servers, connections and keys,
// each with its arithmetic. For project_figures; rates per second, bytes, bits.
#pragma once

#include "analysis/constants.h"
#include "analysis/workload_figures.h"

#include <vector>

namespace chalkline::analysis {

/// What the workloads add up to; those without users or actions count for nothing.
struct Loads {
    std::vector<const Workload*> reads; // complete ones, in their order
    std::vector<const Workload*> writes;
    double readsPerDay = 0;
    double writesPerDay = 0;
    double read_qps_avg = 0;
    double write_qps_avg = 0;
    double read_qps_peak = 0;
    double write_qps_peak = 0;
    double storage_per_day_bytes = 0;
    double ingress_bytes_s_avg = 0;
    double ingress_bytes_s_peak = 0;
    double egress_bits_s_avg = 0;
    double egress_bits_s_peak = 0;
    double readBytesPerDay = 0; // sent for reads
};

[[nodiscard]] Loads loadsOf(const Tables& tables, Precision precision);
[[nodiscard]] std::vector<ProjectFigure> projectTotals(const Loads& loads, const ConstantValues& constants,
                                                       Precision precision);

} // namespace chalkline::analysis
