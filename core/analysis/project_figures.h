// From the records of a project to its numbers: totals of the workloads, what they need, the estimates, and
// what looks wrong. The numbers page, number chips, the badge, the report and the review read them. A pure
// function, a few milliseconds for thousands of records; rates per second, bytes, bits.
#pragma once

#include "analysis/estimate_values.h"

#include <string>
#include <string_view>
#include <vector>

namespace chalkline::analysis {

/// What is hard to believe or cannot be used, and where. Without a record it is about the figure of the key
/// `field`.
struct RecordWarning {
    Ref record;
    std::string field; // its column, or the key of a figure
    std::string message;

    friend bool operator==(const RecordWarning&, const RecordWarning&) = default;
};

struct ProjectFigures {
    Precision precision = Precision::Exact;
    double readsPerDay = 0; // for the badge
    double writesPerDay = 0;
    std::vector<ProjectFigure> totals; // by group; what nothing is known about is left out
    std::vector<EstimateValue> estimates;
    std::vector<RecordWarning> warnings;

    /// Null if there is no such total.
    [[nodiscard]] const ProjectFigure* find(std::string_view key) const;
    [[nodiscard]] const EstimateValue* find(EstimateId estimate) const;
    /// What a chip with this value (model/chip.h) shows: "19.3k/s"; "" where there is nothing (yet).
    [[nodiscard]] std::string chipText(std::string_view value) const;
};

inline constexpr std::size_t warningLimit = 200;

/// Keys of totals, in order: writes_per_day, reads_per_day, write_qps_avg, read_qps_avg, write_qps_peak,
/// read_qps_peak, read_write_ratio, storage_per_day_bytes, storage_per_month_bytes, storage_total_bytes,
/// ingress_bytes_s_avg, ingress_bytes_s_peak, egress_bits_s_avg, egress_bits_s_peak, cache_bytes, servers,
/// servers_zone_safe (with qps_per_server), concurrent, pool_size, connection_servers, memory_bytes,
/// p_pool_exhausted (with hold_s), min_length, space, collision_prob_next_insert, expected_colliding_pairs,
/// years_to_exhaust (with alphabet or length recorded). Peaks of workloads are taken to come together.
[[nodiscard]] ProjectFigures projectFigures(const Tables& tables, Precision precision = Precision::Exact);

} // namespace chalkline::analysis
