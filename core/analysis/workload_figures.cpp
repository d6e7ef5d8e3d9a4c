#include "analysis/workload_figures.h"

#include "analysis/figure_units.h"

namespace chalkline::analysis {

namespace {

constexpr double bitsPerByte = 8;

double secondsADay(Precision precision) {
    return unitsIn(TimeUnit::Second, TimeUnit::Day, precision, false);
}

} // namespace

std::string ProjectFigure::text() const {
    return (rough ? "\u2248 " : "") + shortText(value);
}

std::string ProjectFigure::unit() const {
    return unitText(value.unit);
}

std::string ProjectFigure::formula() const {
    std::string line = symbols;
    if (numbers != symbols) line += " = " + numbers;
    const std::string result = shortText(value);
    if (result != numbers) line += (rough ? " \u2248 " : " = ") + result;
    return line;
}

WorkloadResults workloadResults(const Workload& workload, Precision precision) {
    WorkloadResults out;
    if (!workload.users_per_day || !workload.per_user_per_day) return out;
    out.complete = true;
    out.per_day = *workload.users_per_day * *workload.per_user_per_day;
    out.qps_avg = out.per_day / secondsADay(precision);
    out.qps_peak = out.qps_avg * workload.peak_factor;
    const double in = workload.payload_in_bytes.value_or(0);
    const double sent = workload.payload_out_bytes.value_or(0) * bitsPerByte;
    if (workload.direction == WorkloadDirection::Write) out.storage_per_day_bytes = out.per_day * in;
    out.ingress_bytes_s_avg = out.qps_avg * in;
    out.ingress_bytes_s_peak = out.qps_peak * in;
    out.egress_bits_s_avg = out.qps_avg * sent;
    out.egress_bits_s_peak = out.qps_peak * sent;
    return out;
}

std::vector<ProjectFigure> workloadFigures(const Workload& workload, Precision precision) {
    const WorkloadResults out = workloadResults(workload, precision);
    if (!out.complete) return {};
    const bool rough = precision == Precision::Rough;
    const bool write = workload.direction == WorkloadDirection::Write;
    const std::string what = write ? "writes" : "reads";
    const std::string daySymbols = product({"DAU", what});
    const std::string dayNumbers =
        product({shortNumber(*workload.users_per_day), shortNumber(*workload.per_user_per_day)});
    const std::string toSecond = over + (rough ? "100 000" : "86 400");
    const Quantity daily = each(count(out.per_day), TimeUnit::Day);
    const std::string in = shortText(bytes(workload.payload_in_bytes.value_or(0)));
    const std::string sent = shortText(bytes(workload.payload_out_bytes.value_or(0)));
    const std::string average = rateText(out.qps_avg);
    const std::string peak = rateText(out.qps_peak);

    std::vector<ProjectFigure> figures;
    const auto add = [&](const char* key, std::string_view title, FigureGroup group, const Quantity& value,
                         std::string symbols, std::string numbers, bool isRough) {
        figures.push_back({key, title, group, value, std::move(symbols), std::move(numbers), isRough});
    };
    add("per_day", write ? "Writes a day" : "Reads a day", FigureGroup::Traffic, daily, daySymbols,
        dayNumbers, false);
    add("qps_avg", "Average", FigureGroup::Traffic, perSecond(count(out.qps_avg)), daySymbols + toSecond,
        dayNumbers + toSecond, rough);
    add("qps_peak", "Peak", FigureGroup::Traffic, perSecond(count(out.qps_peak)),
        product({"average", "peak factor"}), product({average, shortNumber(workload.peak_factor)}), rough);
    if (out.storage_per_day_bytes > 0)
        add("storage_per_day_bytes", "Storage a day", FigureGroup::Storage,
            each(bytes(out.storage_per_day_bytes), TimeUnit::Day), product({daySymbols, "size"}),
            product({dayNumbers, in}), false);
    if (out.ingress_bytes_s_avg > 0)
        add("ingress_bytes_s_avg", "In on average", FigureGroup::Bandwidth,
            perSecond(bytes(out.ingress_bytes_s_avg)), product({"average", "size in"}),
            product({average, in}), rough);
    if (out.ingress_bytes_s_peak > 0)
        add("ingress_bytes_s_peak", "In at the peak", FigureGroup::Bandwidth,
            perSecond(bytes(out.ingress_bytes_s_peak)), product({"peak", "size in"}), product({peak, in}),
            rough);
    if (out.egress_bits_s_avg > 0)
        add("egress_bits_s_avg", "Out on average", FigureGroup::Bandwidth,
            perSecond(bits(out.egress_bits_s_avg)), product({"average", "size out", "8"}),
            product({average, sent, "8"}), rough);
    if (out.egress_bits_s_peak > 0)
        add("egress_bits_s_peak", "Out at the peak", FigureGroup::Bandwidth,
            perSecond(bits(out.egress_bits_s_peak)), product({"peak", "size out", "8"}),
            product({peak, sent, "8"}), rough);
    return figures;
}

std::vector<FieldWarning> workloadWarnings(const Workload& workload) {
    std::vector<FieldWarning> found;
    const auto warn = [&](bool odd, const char* field, const char* message) {
        if (odd) found.push_back({field, message});
    };
    const bool write = workload.direction == WorkloadDirection::Write;
    warn(workload.users_per_day > 8.5e9, "users_per_day", "more users than there are people");
    warn(workload.per_user_per_day > 1e5, "per_user_per_day", "more than one a second by each user");
    warn(workload.payload_in_bytes > 1e12, "payload_in_bytes", "more than a terabyte each time");
    warn(workload.payload_out_bytes > 1e12, "payload_out_bytes", "more than a terabyte each time");
    warn(workload.peak_factor > 20, "peak_factor", "public guides use 2 to 5");
    const WorkloadResults out = workloadResults(workload);
    if (!out.complete) return found;
    warn(out.qps_peak > 1e9, "users_per_day", "more than a billion a second at the peak");
    warn(write && !workload.payload_in_bytes, "payload_in_bytes", "without a size it takes no storage");
    warn(!write && !workload.payload_out_bytes, "payload_out_bytes", "without a size it takes no bandwidth");
    return found;
}

} // namespace chalkline::analysis
