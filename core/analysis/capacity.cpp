#include "analysis/capacity.h"

#include <algorithm>
#include <array>
#include <limits>
#include <utility>

namespace chalkline::analysis {

namespace {

constexpr double daysPerMonth = 30;
constexpr double daysPerYear = 365;
constexpr double monthsPerYear = 12;
constexpr double bitsPerByte = 8;
constexpr double heavy = 5; // reads/writes that make a system read-heavy

double secondsIn(Period period, Precision precision) {
    const TimeUnit unit = period == Period::Day ? TimeUnit::Day : TimeUnit::Month;
    return unitsIn(TimeUnit::Second, unit, precision, false);
}

Expected<void> checkZones(const std::optional<int>& zones) {
    if (!zones || (*zones >= 1 && *zones <= 1000)) return {};
    return failure(ErrorCode::Invalid, "expected 1 to 1000 zones", "zones");
}

Expected<void> check(const EstimateInputs& in) {
    const std::array<std::pair<std::string_view, double>, 10> amounts{{
        {"users", in.users},
        {"writes_per_user", in.writes_per_user},
        {"reads_per_user", in.reads_per_user},
        {"object_bytes", in.object_bytes},
        {"read_bytes", in.read_bytes},
        {"retention_years", in.retention_years},
        {"cache_hot_fraction", in.cache_hot_fraction},
        {"cache_unique_factor", in.cache_unique_factor},
        {"spare_servers", in.spare_servers},
        {"qps_per_server", in.qps_per_server.value_or(0)},
    }};
    for (const auto& [field, value] : amounts)
        if (auto valid = checkInput(field, value); !valid) return valid;
    const std::array<std::pair<std::string_view, double>, 4> factors{{
        {"peak_factor", in.peak_factor},
        {"replication", in.replication},
        {"overhead_factor", in.overhead_factor},
        {"target_utilisation", in.target_utilisation},
    }};
    for (const auto& [field, value] : factors)
        if (auto valid = checkPositive(field, value); !valid) return valid;
    if (in.qps_per_server)
        if (auto valid = checkPositive("qps_per_server", *in.qps_per_server); !valid) return valid;
    return checkZones(in.zones);
}

double ratioOf(double reads, double writes) {
    if (reads == 0) return 0;
    return writes == 0 ? std::numeric_limits<double>::infinity() : reads / writes;
}

} // namespace

EstimateInputs together(std::span<const RequestStream> streams, EstimateInputs rest) {
    double writes = 0;
    double reads = 0;
    double written = 0; // bytes
    double sent = 0;
    double peak = 0;
    rest.users = 0;
    for (const RequestStream& stream : streams) {
        const double requests = stream.users * stream.per_user;
        rest.users = std::max(rest.users, stream.users);
        (stream.write ? writes : reads) += requests;
        (stream.write ? written : sent) += requests * stream.bytes;
        peak += requests * stream.peak_factor;
    }
    if (rest.users > 0) {
        rest.writes_per_user = writes / rest.users;
        rest.reads_per_user = reads / rest.users;
    }
    if (writes > 0) rest.object_bytes = written / writes;
    if (reads > 0) rest.read_bytes = sent / reads;
    if (writes + reads > 0) rest.peak_factor = peak / (writes + reads);
    return rest;
}

Expected<TierResults> tierServers(const TierInputs& in) {
    if (auto valid = checkInput("peak_qps", in.peak_qps); !valid) return std::unexpected(valid.error());
    if (auto valid = checkInput("spare_servers", in.spare_servers); !valid)
        return std::unexpected(valid.error());
    if (auto valid = checkPositive("qps_per_server", in.qps_per_server); !valid)
        return std::unexpected(valid.error());
    if (auto valid = checkPositive("target_utilisation", in.target_utilisation); !valid)
        return std::unexpected(valid.error());
    if (auto valid = checkZones(in.zones); !valid) return std::unexpected(valid.error());
    const double needed = wholeUp(in.peak_qps / (in.qps_per_server * in.target_utilisation));
    TierResults out{needed + in.spare_servers, {}};
    if (in.zones && *in.zones > 1) out.servers_zone_safe = wholeUp(needed / (*in.zones - 1)) * *in.zones;
    return out;
}

Expected<EstimateResults> estimate(const EstimateInputs& in) {
    if (auto valid = check(in); !valid) return std::unexpected(valid.error());
    EstimateResults out;
    const double writes = in.users * in.writes_per_user; // in a period
    const double reads = in.users * in.reads_per_user;
    const bool daily = in.period == Period::Day;
    const double seconds = secondsIn(in.period, in.precision);
    out.writes_per_day = daily ? writes : writes / daysPerMonth;
    out.reads_per_day = daily ? reads : reads / daysPerMonth;
    out.write_qps_avg = writes / seconds;
    out.read_qps_avg = reads / seconds;
    out.write_qps_peak = out.write_qps_avg * in.peak_factor;
    out.read_qps_peak = out.read_qps_avg * in.peak_factor;
    out.read_write_ratio = ratioOf(reads, writes);

    const double kept = writes * in.object_bytes;
    out.storage_per_day_bytes = daily ? kept : kept / daysPerMonth;
    out.storage_per_month_bytes = daily ? kept * daysPerMonth : kept;
    out.storage_total_bytes = kept * (daily ? daysPerYear : monthsPerYear) * in.retention_years *
                              in.replication * in.overhead_factor;

    out.ingress_bytes_s_avg = out.write_qps_avg * in.object_bytes;
    out.ingress_bytes_s_peak = out.write_qps_peak * in.object_bytes;
    out.egress_bits_s_avg = out.read_qps_avg * in.read_bytes * bitsPerByte;
    out.egress_bits_s_peak = out.read_qps_peak * in.read_bytes * bitsPerByte;
    out.cache_bytes = in.cache_hot_fraction * out.reads_per_day * in.read_bytes * in.cache_unique_factor;
    if (!in.qps_per_server) return out;
    const double peak = out.read_qps_peak + out.write_qps_peak;
    if (peak > largestInput) return failure(ErrorCode::Invalid, "the peak is past all reckoning", "users");
    auto tier = tierServers({peak, *in.qps_per_server, in.target_utilisation, in.spare_servers, in.zones});
    if (!tier) return std::unexpected(tier.error());
    out.servers = tier->servers;
    out.servers_zone_safe = tier->servers_zone_safe;
    return out;
}

Mix mixOf(double readWriteRatio) {
    if (readWriteRatio >= heavy) return Mix::ReadHeavy;
    return readWriteRatio * heavy <= 1 ? Mix::WriteHeavy : Mix::Balanced;
}

std::vector<FieldWarning> estimateWarnings(const EstimateInputs& in) {
    std::vector<FieldWarning> found;
    const auto warn = [&](bool odd, const char* field, const char* message) {
        if (odd) found.push_back({field, message});
    };
    warn(in.users > 8.5e9, "users", "more users than there are people");
    warn(in.writes_per_user > 1e5, "writes_per_user", "more than one write a second by each user");
    warn(in.reads_per_user > 1e5, "reads_per_user", "more than one read a second by each user");
    warn(in.peak_factor < 1, "peak_factor", "the peak is below the average");
    warn(in.peak_factor > 20, "peak_factor", "public guides use 2 to 5");
    warn(in.object_bytes > 1e12, "object_bytes", "more than a terabyte in each write");
    warn(in.read_bytes > 1e12, "read_bytes", "more than a terabyte for each read");
    warn(in.retention_years > 100, "retention_years", "kept for more than 100 years");
    warn(in.replication < 1, "replication", "less than one copy");
    warn(in.replication > 10, "replication", "more than ten copies");
    warn(in.overhead_factor < 1, "overhead_factor", "takes less room than the data");
    warn(in.cache_hot_fraction > 1, "cache_hot_fraction", "more than all of it: a fraction is from 0 to 1");
    warn(in.cache_unique_factor > 1, "cache_unique_factor",
         "more than all of them: a fraction is from 0 to 1");
    warn(in.target_utilisation > 1, "target_utilisation", "over 1: servers cannot do more than all they can");
    warn(in.target_utilisation > 0.9 && in.target_utilisation <= 1, "target_utilisation",
         "over 0.9: waiting times explode near 1");
    warn(in.zones && *in.zones == 1, "zones", "with one zone nothing is left when it is lost");
    const auto out = estimate(in);
    if (!out) return found;
    warn(out->read_write_ratio > 1e6, "read_write_ratio", "more than a million reads for each write");
    warn(out->read_qps_peak > 1e9, "read_qps_peak", "more than a billion reads a second");
    warn(out->write_qps_peak > 1e9, "write_qps_peak", "more than a billion writes a second");
    warn(out->storage_total_bytes > 1e18, "storage_total_bytes", "more than an exabyte");
    warn(out->servers.value_or(0) > 1e6, "servers", "more than a million servers");
    return found;
}

} // namespace chalkline::analysis
