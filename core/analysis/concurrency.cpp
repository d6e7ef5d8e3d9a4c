#include "analysis/concurrency.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>
#include <utility>

namespace chalkline::analysis {

namespace {

constexpr double nothing = 1e-200;   // below it a probability is 0
constexpr double negligible = 1e-18; // of a sum
constexpr double mostSummed = 1e10;  // erlangs; the sum takes about 40 sqrt of it steps

Expected<void> check(const ConcurrencyInputs& in) {
    const std::array<std::pair<std::string_view, double>, 3> amounts{{
        {"rate", in.rate},
        {"hold_s", in.hold_s},
        {"bytes_per_connection", in.bytes_per_connection},
    }};
    for (const auto& [field, value] : amounts)
        if (auto valid = checkInput(field, value); !valid) return valid;
    if (auto valid = checkPositive("target_utilisation", in.target_utilisation); !valid) return valid;
    if (auto valid = checkPositive("peak_factor", in.peak_factor); !valid) return valid;
    if (in.per_server) return checkPositive("per_server", *in.per_server);
    return {};
}

/// Over mostSummed erlangs: the Poisson distribution is normal to about 1e-5.
double normalErlangB(double servers, double erlangs) {
    const double z = (servers - erlangs) / std::sqrt(erlangs);
    const double density = std::exp(-z * z / 2) / std::sqrt(2 * std::numbers::pi * erlangs);
    const double below = std::erfc(-z / std::numbers::sqrt2) / 2;
    if (below < 1e-300) return 1 - servers / erlangs; // far too few servers
    return density / below;
}

} // namespace

/// B = p(c) / sum of p(n) for n to c, with p(n) = a^n/n!; all taken relative to the largest p, at m.
double erlangB(double servers, double erlangs) {
    if (erlangs <= 0) return 0;
    if (servers < 1) return 1;
    if (erlangs > mostSummed) {
        const double chance = normalErlangB(servers, erlangs);
        return chance < nothing ? 0 : std::min(1.0, chance);
    }
    const double largest = std::min(servers, std::floor(erlangs));
    double sum = 1;
    double term = 1;
    for (double n = largest; n >= 1 && term > negligible * sum; --n)
        sum += term *= n / erlangs;
    term = 1;
    for (double n = largest; n < servers && term > nothing * sum;) {
        ++n;
        sum += term *= erlangs / n;
    }
    const double chance = term / sum;
    return chance < nothing ? 0 : chance;
}

Expected<ConcurrencyResults> concurrency(const ConcurrencyInputs& in) {
    if (auto valid = check(in); !valid) return std::unexpected(valid.error());
    ConcurrencyResults out;
    out.concurrent = in.rate * in.hold_s;
    if (out.concurrent > largestInput)
        return failure(ErrorCode::Invalid, "more open at once than can be reckoned with", "hold_s");
    const double peak = out.concurrent * in.peak_factor;
    out.pool_size = wholeUp(out.concurrent / in.target_utilisation);
    if (in.per_server) out.servers = wholeUp(peak / *in.per_server);
    out.memory_bytes = peak * in.bytes_per_connection;
    out.p_pool_exhausted = erlangB(out.pool_size, out.concurrent);
    return out;
}

std::vector<Figure> concurrencyFigures(const ConcurrencyInputs& in) {
    const auto out = concurrency(in);
    if (!out) return {};
    const std::string times = " \u00D7 ";
    const std::string over = " \u00F7 ";
    Quantity rate{in.rate, {}};
    rate.unit.of(TimeUnit::Second) = -1;
    Quantity hold{in.hold_s, {}};
    hold.unit.of(TimeUnit::Second) = 1;
    Quantity memory{out->memory_bytes, {}};
    memory.unit.bytes = 1;
    Quantity share{out->p_pool_exhausted, {}};
    share.unit.share = Share::Percent;
    Quantity each{in.bytes_per_connection, {}};
    each.unit.bytes = 1;
    const std::string open = shortNumber(out->concurrent);
    const std::string peak = open + times + shortNumber(in.peak_factor);
    std::vector<Figure> figures{
        figure("concurrent", {out->concurrent, {}}, "rate" + times + "time held",
               shortText(rate) + times + shortText(hold)),
        figure("pool_size", {out->pool_size, {}}, "\u2308open at once" + over + "utilisation\u2309",
               "\u2308" + open + over + shortNumber(in.target_utilisation) + "\u2309")};
    if (out->servers)
        figures.push_back(figure("servers", {*out->servers, {}},
                                 "\u2308open at once" + times + "peak factor" + over + "per server\u2309",
                                 "\u2308" + peak + over + shortNumber(*in.per_server) + "\u2309"));
    figures.push_back(figure("memory_bytes", memory,
                             "open at once" + times + "peak factor" + times + "memory each",
                             peak + times + shortText(each)));
    figures.push_back(figure("p_pool_exhausted", share, "Erlang B(pool, open at once)",
                             "Erlang B(" + shortNumber(out->pool_size) + ", " + open + ")"));
    return figures;
}

std::vector<FieldWarning> concurrencyWarnings(const ConcurrencyInputs& in) {
    std::vector<FieldWarning> found;
    const auto warn = [&](bool odd, const char* field, const char* message) {
        if (odd) found.push_back({field, message});
    };
    warn(in.peak_factor < 1, "peak_factor", "the peak is below the average");
    warn(in.target_utilisation > 1, "target_utilisation",
         "over 1: a pool cannot hold more than all it holds");
    warn(in.hold_s > 30 * 86'400.0, "hold_s", "held for more than a month");
    const auto out = concurrency(in);
    if (!out) return found;
    warn(out->concurrent > 1e10, "concurrent", "more open at once than there are people");
    warn(out->p_pool_exhausted > 0.01, "p_pool_exhausted",
         "more than one request in a hundred finds no place");
    warn(out->servers.value_or(0) > 1e6, "servers", "more than a million servers");
    return found;
}

} // namespace chalkline::analysis
