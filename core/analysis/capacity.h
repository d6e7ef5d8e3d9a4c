// How much there is to serve, move and keep: the estimate of the numbers stage, from users and their actions
// to requests, storage, bandwidth, cache and servers. Plain functions of inputs; names of members are those
// of columns and test vectors. Rates per second, bytes, fractions from 0 to 1. A year has 365 days or 12
// months, a month 30 days. Sources of the formulas: docs/numbers.md.
#pragma once

#include "analysis/figure.h"

#include <optional>
#include <span>
#include <vector>

namespace chalkline::analysis {

/// What `writes_per_user` and `reads_per_user` are counted over.
enum class Period { Day, Month };

struct EstimateInputs {
    double users = 0; // active in a period: DAU; or 1 where the totals are given
    double writes_per_user = 0;
    double reads_per_user = 0;
    Period period = Period::Day;
    double peak_factor = 3;  // public guides use 2 to 5
    double object_bytes = 0; // written, and kept, each time
    double read_bytes = 0;   // sent for each read
    double retention_years = 5;
    double replication = 1;       // copies
    double overhead_factor = 1.3; // indexes and free space
    double cache_hot_fraction = 0.2;
    double cache_unique_factor = 1; // distinct objects among the reads; 1 is the usual overestimate
    std::optional<double> qps_per_server;
    double target_utilisation = 0.6;
    double spare_servers = 0;
    std::optional<int> zones; // with one of them lost the rest has to do
    Precision precision = Precision::Exact;
};

struct EstimateResults {
    double writes_per_day = 0;
    double reads_per_day = 0;
    double write_qps_avg = 0;
    double read_qps_avg = 0;
    double write_qps_peak = 0;
    double read_qps_peak = 0;
    double read_write_ratio = 0;        // infinite without writes, 0 without reads
    double storage_per_day_bytes = 0;   // one copy, no overhead
    double storage_per_month_bytes = 0; // likewise
    double storage_total_bytes = 0;
    double ingress_bytes_s_avg = 0;
    double ingress_bytes_s_peak = 0;
    double egress_bits_s_avg = 0;
    double egress_bits_s_peak = 0;
    double cache_bytes = 0;
    std::optional<double> servers; // whole; only where qps_per_server is known
    std::optional<double> servers_zone_safe;
};

/// One kind of request of one kind of actor, where a design has several.
struct RequestStream {
    double users = 0; // in a period
    double per_user = 0;
    bool write = false;
    double bytes = 0; // kept by each write, sent for each read
    double peak_factor = 3;
};
/// `rest` with users, actions, bytes and peak factor of all streams together: the users of the largest, the
/// actions of all of them, sizes and peak as the requests weigh them. Totals are those of the streams one by
/// one; only peaks of reads and writes share one factor.
[[nodiscard]] EstimateInputs together(std::span<const RequestStream> streams, EstimateInputs rest = {});

[[nodiscard]] Expected<EstimateResults> estimate(const EstimateInputs& inputs);
/// One for each result there is, in the order of EstimateResults. Inputs have to be valid.
[[nodiscard]] std::vector<Figure> estimateFigures(const EstimateInputs& inputs);
[[nodiscard]] std::vector<FieldWarning> estimateWarnings(const EstimateInputs& inputs);

/// What a share of reads makes of a system: reads/writes from 5 on, or down to 1/5.
enum class Mix { ReadHeavy, Balanced, WriteHeavy };
[[nodiscard]] Mix mixOf(double readWriteRatio);

/// Servers of one tier, from the peak that reaches it.
struct TierInputs {
    double peak_qps = 0;
    double qps_per_server = 0;
    double target_utilisation = 0.6;
    double spare_servers = 0;
    std::optional<int> zones;
};
struct TierResults {
    double servers = 0;                      // ceil(peak / (per server × utilisation)) + spare
    std::optional<double> servers_zone_safe; // ceil(needed / (zones - 1)) × zones
};
[[nodiscard]] Expected<TierResults> tierServers(const TierInputs& inputs);

} // namespace chalkline::analysis
