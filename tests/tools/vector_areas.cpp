#include "vector_areas.h"

#include "analysis/capacity.h"
#include "analysis/concurrency.h"
#include "analysis/keyspace.h"

#include <initializer_list>
#include <limits>
#include <optional>
#include <utility>

namespace chalkline::vectors {

namespace {

std::unexpected<std::string> refused(const Error& error) {
    return std::unexpected(error.text());
}

/// Puts numbers of a JSON object where they belong; remembers the first that is no number.
class Inputs {
public:
    explicit Inputs(const QJsonObject& object)
        : object_(object) {}

    /// "inf" is a number too.
    void take(const char* key, double& into) {
        const QJsonValue value = object_.value(QLatin1String(key));
        if (value.isDouble())
            into = value.toDouble();
        else if (value.toString() == QLatin1String("inf"))
            into = std::numeric_limits<double>::infinity();
        else if (problem_.empty())
            problem_ = std::string(key) + (value.isUndefined() ? " is missing" : " is not a number");
    }
    /// May be missing.
    void take(const char* key, std::optional<double>& into) {
        if (object_.contains(QLatin1String(key))) take(key, into.emplace());
    }
    [[nodiscard]] const std::string& problem() const { return problem_; }

private:
    const QJsonObject& object_;
    std::string problem_;
};

Results resultsOf(std::initializer_list<std::pair<const char*, double>> numbers) {
    Results results;
    for (const auto& [key, value] : numbers)
        results.emplace(key, value);
    return results;
}

std::expected<Results, std::string> estimateArea(const QJsonObject& object) {
    analysis::EstimateInputs in;
    Inputs inputs(object);
    inputs.take("dau", in.users);
    inputs.take("writes_per_user_day", in.writes_per_user);
    inputs.take("reads_per_user_day", in.reads_per_user);
    inputs.take("peak_factor", in.peak_factor);
    inputs.take("object_bytes", in.object_bytes);
    inputs.take("read_bytes", in.read_bytes);
    inputs.take("retention_years", in.retention_years);
    inputs.take("replication", in.replication);
    inputs.take("overhead_factor", in.overhead_factor);
    inputs.take("cache_hot_fraction", in.cache_hot_fraction);
    inputs.take("cache_unique_factor", in.cache_unique_factor);
    inputs.take("qps_per_server", in.qps_per_server);
    inputs.take("target_utilisation", in.target_utilisation);
    inputs.take("spare_servers", in.spare_servers);
    if (!inputs.problem().empty()) return std::unexpected(inputs.problem());
    const auto out = analysis::estimate(in);
    if (!out) return refused(out.error());
    Results results = resultsOf({{"write_qps_avg", out->write_qps_avg},
                                 {"read_qps_avg", out->read_qps_avg},
                                 {"write_qps_peak", out->write_qps_peak},
                                 {"read_qps_peak", out->read_qps_peak},
                                 {"read_write_ratio", out->read_write_ratio},
                                 {"storage_per_day_bytes", out->storage_per_day_bytes},
                                 {"storage_total_bytes", out->storage_total_bytes},
                                 {"ingress_bytes_s_peak", out->ingress_bytes_s_peak},
                                 {"egress_bits_s_peak", out->egress_bits_s_peak},
                                 {"cache_bytes", out->cache_bytes}});
    if (out->servers) results.emplace("servers", *out->servers);
    return results;
}

std::expected<Results, std::string> keyspaceArea(const QJsonObject& object) {
    analysis::KeyspaceInputs in;
    Inputs inputs(object);
    inputs.take("alphabet", in.alphabet);
    inputs.take("length", in.length);
    inputs.take("ids_total", in.ids_total);
    inputs.take("ids_per_s", in.ids_per_s);
    if (!inputs.problem().empty()) return std::unexpected(inputs.problem());
    const auto out = analysis::keyspace(in);
    if (!out) return refused(out.error());
    return resultsOf({{"min_length", out->min_length},
                      {"space", out->space},
                      {"collision_prob_next_insert", out->collision_prob_next_insert},
                      {"expected_colliding_pairs", out->expected_colliding_pairs},
                      {"years_to_exhaust", out->years_to_exhaust}});
}

std::expected<Results, std::string> concurrencyArea(const QJsonObject& object) {
    analysis::ConcurrencyInputs in;
    Inputs inputs(object);
    inputs.take("rate", in.rate);
    inputs.take("hold_s", in.hold_s);
    inputs.take("target_utilisation", in.target_utilisation);
    inputs.take("peak_factor", in.peak_factor);
    inputs.take("per_server", in.per_server);
    inputs.take("bytes_per_connection", in.bytes_per_connection);
    if (!inputs.problem().empty()) return std::unexpected(inputs.problem());
    const auto out = analysis::concurrency(in);
    if (!out) return refused(out.error());
    Results results = resultsOf({{"concurrent", out->concurrent},
                                 {"pool_size", out->pool_size},
                                 {"memory_bytes", out->memory_bytes},
                                 {"p_pool_exhausted", out->p_pool_exhausted}});
    if (out->servers) results.emplace("servers", *out->servers);
    return results;
}

} // namespace

Area areaOf(const std::string& name) {
    static const std::map<std::string, Area> areas{{"capacity.estimate", estimateArea},
                                                   {"capacity.keyspace", keyspaceArea},
                                                   {"capacity.concurrency", concurrencyArea}};
    const auto found = areas.find(name);
    return found == areas.end() ? nullptr : found->second;
}

} // namespace chalkline::vectors
