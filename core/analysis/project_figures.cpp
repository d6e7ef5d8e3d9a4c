#include "analysis/project_figures.h"

#include "analysis/capacity.h"
#include "analysis/project_totals.h"
#include "base/text.h"

#include <algorithm>
#include <charconv>
#include <set>

namespace chalkline::analysis {

namespace {

void add(std::vector<RecordWarning>& warnings, RecordWarning warning) {
    if (warnings.size() < warningLimit) warnings.push_back(std::move(warning));
}

void warnOfWorkloads(const Tables& tables, std::vector<RecordWarning>& warnings) {
    std::set<std::string> names;
    for (const Workload& workload : tables.of<Workload>()) {
        if (warnings.size() >= warningLimit) return;
        const Ref ref = refOf(workload);
        for (FieldWarning& warning : workloadWarnings(workload))
            add(warnings, {ref, std::move(warning.field), std::move(warning.message)});
        const std::string name = foldName(workload.name);
        if (!name.empty() && !names.insert(name).second)
            add(warnings, {ref, "name", "there are two of this name"});
    }
}

void warnOfConstants(const Tables& tables, const ConstantValues& constants,
                     std::vector<RecordWarning>& warnings) {
    for (const auto& [constant, message] : constants.wrong()) {
        const ConstantKey* key = constantKey(tables.find(constant)->key);
        const bool preset = key != nullptr && key->preset;
        const std::string instead = preset ? "; " + shortNumber(*key->preset) + " is used instead" : "";
        add(warnings, {Ref{RecordType::Constant, constant.value}, "value", message + instead});
    }
    const auto warn = [&](bool odd, const char* key, const char* message) {
        const ConstantId record = constants.recordOf(key);
        if (odd && record) add(warnings, {Ref{RecordType::Constant, record.value}, "value", message});
    };
    warn(constants.of("retention_years") > 100, "retention_years", "kept for more than 100 years");
    warn(constants.of("replication") > 10, "replication", "more than ten copies");
    warn(constants.of("overhead_factor") > 10, "overhead_factor", "more than nine times the data itself");
    warn(constants.of("target_utilisation") > 0.9, "target_utilisation",
         "over 0.9: waiting times explode near 1");
    warn(constants.find("zones") == 1, "zones", "with one zone nothing is left when it is lost");
    warn(constants.find("hold_s") > 30 * 86'400.0, "hold_s", "held for more than a month");
    warn(constants.of("alphabet") > 256, "alphabet", "more than 256 characters");
}

void warnOfTotals(const ProjectFigures& figures, std::vector<RecordWarning>& warnings) {
    const auto warn = [&](const char* key, double most, const char* message) {
        const ProjectFigure* figure = figures.find(key);
        if (figure != nullptr && figure->value.value > most) add(warnings, {{}, key, message});
    };
    warn("read_write_ratio", 1e6, "more than a million reads for each write");
    warn("read_qps_peak", 1e9, "more than a billion reads a second");
    warn("write_qps_peak", 1e9, "more than a billion writes a second");
    warn("storage_total_bytes", 1e18, "more than an exabyte");
    warn("servers", 1e6, "more than a million servers");
    warn("concurrent", 1e10, "more open at once than there are people");
    warn("p_pool_exhausted", 0.01, "more than one request in a hundred finds no place");
    warn("collision_prob_next_insert", 0.1, "more than one random key in ten is taken");
}

void warnOfEstimates(const Tables& tables, const ProjectFigures& figures,
                     std::vector<RecordWarning>& warnings) {
    std::set<std::string> names;
    for (const EstimateValue& value : figures.estimates) {
        if (warnings.size() >= warningLimit) return;
        const Ref ref{RecordType::Estimate, value.estimate.value};
        if (!value.result) add(warnings, {ref, "expression", value.text()});
        if (value.result)
            for (const Misread& odd : value.result->warnings)
                add(warnings, {ref, "expression", odd.message});
        const std::string name = foldName(tables.find(value.estimate)->name);
        if (!name.empty() && !names.insert(name).second)
            add(warnings, {ref, "name", "there are two of this name; the first one counts"});
    }
}

} // namespace

const ProjectFigure* ProjectFigures::find(std::string_view key) const {
    const auto held = std::ranges::find(totals, key, &ProjectFigure::key);
    return held == totals.end() ? nullptr : &*held;
}

const EstimateValue* ProjectFigures::find(EstimateId estimate) const {
    const auto held = std::ranges::find(estimates, estimate, &EstimateValue::estimate);
    return held == estimates.end() ? nullptr : &*held;
}

std::string ProjectFigures::chipText(std::string_view value) const {
    constexpr std::string_view prefix = "estimate:";
    if (!value.starts_with(prefix)) {
        const ProjectFigure* figure = find(value);
        return figure != nullptr ? figure->text() : std::string();
    }
    const std::string_view digits = value.substr(prefix.size());
    std::int64_t id = 0;
    const auto read = std::from_chars(digits.data(), digits.data() + digits.size(), id);
    const EstimateValue* estimate = read.ec == std::errc{} ? find(EstimateId{id}) : nullptr;
    return estimate != nullptr ? estimate->value() : std::string();
}

ProjectFigures projectFigures(const Tables& tables, Precision precision) {
    ProjectFigures figures;
    figures.precision = precision;
    const ConstantValues constants(tables);
    const Loads loads = loadsOf(tables, precision);
    figures.readsPerDay = loads.readsPerDay;
    figures.writesPerDay = loads.writesPerDay;
    warnOfWorkloads(tables, figures.warnings);
    warnOfConstants(tables, constants, figures.warnings);
    figures.totals = projectTotals(loads, constants, precision);
    warnOfTotals(figures, figures.warnings);
    figures.estimates = estimateValues(tables, figures.totals, precision);
    warnOfEstimates(tables, figures, figures.warnings);
    return figures;
}

} // namespace chalkline::analysis
