// How many requests or connections are open at once (Little's law), the pool and servers that hold them, and
// how likely a pool is to be full (Erlang B). Seconds, bytes, per second.
#pragma once

#include "analysis/figure.h"

#include <optional>
#include <vector>

namespace chalkline::analysis {

struct ConcurrencyInputs {
    double rate = 0;   // arriving per second, on average
    double hold_s = 0; // how long each stays
    double target_utilisation = 0.75;
    double peak_factor = 3;
    std::optional<double> per_server; // that one server holds
    double bytes_per_connection = 0;
};

struct ConcurrencyResults {
    double concurrent = 0;         // average
    double pool_size = 0;          // whole; for the average at target_utilisation
    std::optional<double> servers; // whole; for the peak; only where per_server is known
    double memory_bytes = 0;       // at the peak
    double p_pool_exhausted = 0;   // chance to find a pool of pool_size full; below 1e-200 it is 0
};

[[nodiscard]] Expected<ConcurrencyResults> concurrency(const ConcurrencyInputs& inputs);
[[nodiscard]] std::vector<Figure> concurrencyFigures(const ConcurrencyInputs& inputs);
[[nodiscard]] std::vector<FieldWarning> concurrencyWarnings(const ConcurrencyInputs& inputs);

/// The chance that all of `servers` (whole) are busy under `erlangs` of offered load and nothing queues.
/// Below 1e-200 it is 0. Takes at most about 40 sqrt(erlangs) steps; over 1e10 erlangs the normal
/// approximation.
[[nodiscard]] double erlangB(double servers, double erlangs);

} // namespace chalkline::analysis
