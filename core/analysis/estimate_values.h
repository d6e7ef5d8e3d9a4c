// The estimates of a project worked out: each `est:` line with the other estimates, constants, workloads and
// results as its names. Estimates that depend on themselves are said to, and nothing hangs. Used by the
// project's figures.
#pragma once

#include "analysis/constants.h"
#include "analysis/workload_figures.h"
#include "base/arithmetic.h"

#include <span>
#include <string>
#include <vector>

namespace chalkline::analysis {

struct EstimateValue {
    EstimateId estimate;
    std::expected<Arithmetic, Misread> result;

    /// "15 TB", "≈ 200/s"; "" where it cannot be worked out.
    [[nodiscard]] std::string value() const;
    /// "500M/month × 500 B × 5 y = 15 TB", or the message with its column.
    [[nodiscard]] std::string text() const;
    /// As text() without the numbers that stand for names, and "expression = ?" where there is no value:
    /// short enough for the canvas.
    [[nodiscard]] std::string line(const Estimate& record) const;
};

/// In their order (sort_order). Names in an expression are, the first that fits: names of estimates, keys of
/// constants (presets too), keys of `totals`, names of workloads (what they do a day) and NAME.avg,
/// NAME.peak; case does not matter. Of two estimates with one name the first counts.
[[nodiscard]] std::vector<EstimateValue>
estimateValues(const Tables& tables, std::span<const ProjectFigure> totals, Precision precision);

} // namespace chalkline::analysis
