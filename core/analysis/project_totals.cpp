#include "analysis/project_totals.h"

#include "analysis/capacity.h"
#include "analysis/concurrency.h"
#include "analysis/figure_units.h"
#include "analysis/keyspace.h"

#include <algorithm>
#include <functional>

namespace chalkline::analysis {

namespace {

constexpr double daysPerMonth = 30;
constexpr double most = 1e30; // past it nothing is shown

/// Writes the totals down, in order.
class Totals {
public:
    Totals(const Loads& loads, const ConstantValues& constants, Precision precision)
        : loads_(loads)
        , constants_(constants)
        , precision_(precision)
        , rough_(precision == Precision::Rough) {}

    std::vector<ProjectFigure> write() {
        traffic();
        storage();
        bandwidth();
        cache();
        servers();
        connections();
        keySpace();
        return std::move(figures_);
    }

private:
    using Workloads = std::vector<const Workload*>;

    void add(const char* key, std::string_view title, FigureGroup group, const Quantity& value,
             std::string symbols, std::string numbers, bool rough) {
        if (!(value.value <= most)) return;
        figures_.push_back({key, title, group, value, std::move(symbols), std::move(numbers), rough});
    }
    /// A figure of workloads by its key and value.
    struct Part {
        const char* key;
        double WorkloadResults::* value;
    };
    /// The only workload's own arithmetic, or "a + b + … (12)" of what several come to.
    void sum(const char* key, std::string_view title, const Workloads& parts, const Part& part,
             const std::string& several, const Quantity& total, FigureGroup group);
    [[nodiscard]] std::string sumText(const Workloads& parts, const Part& part) const;

    void traffic();
    void storage();
    void bandwidth();
    void cache();
    void servers();
    void connections();
    void keySpace();
    void take(const std::vector<Figure>& made, FigureGroup group,
              const std::function<std::string_view(std::string_view)>& title);

    const Loads& loads_;
    const ConstantValues& constants_;
    Precision precision_;
    bool rough_;
    std::vector<ProjectFigure> figures_;
};

const ProjectFigure* figureOf(const std::vector<ProjectFigure>& figures, std::string_view key) {
    const auto held = std::ranges::find(figures, key, &ProjectFigure::key);
    return held == figures.end() ? nullptr : &*held;
}

std::string Totals::sumText(const Workloads& parts, const Part& part) const {
    constexpr std::size_t shown = 3;
    std::string text;
    std::size_t terms = 0;
    for (const Workload* workload : parts) {
        if (workloadResults(*workload, precision_).*part.value <= 0) continue;
        if (++terms > shown) continue;
        const auto figures = workloadFigures(*workload, precision_);
        if (!text.empty()) text += " + ";
        if (const ProjectFigure* figure = figureOf(figures, part.key)) text += shortText(figure->value);
    }
    if (terms > shown) text += " + \u2026 (" + std::to_string(terms) + ")";
    return terms == 0 ? "0" : text;
}

void Totals::sum(const char* key, std::string_view title, const Workloads& parts, const Part& part,
                 const std::string& several, const Quantity& total, FigureGroup group) {
    const bool rough = rough_ && total.unit.of(TimeUnit::Second) == -1;
    const auto counts = [&](const Workload* workload) {
        return parts.size() == 1 || workloadResults(*workload, precision_).*part.value > 0;
    };
    std::vector<ProjectFigure> only;
    if (std::ranges::count_if(parts, counts) == 1)
        only = workloadFigures(**std::ranges::find_if(parts, counts), precision_);
    if (const ProjectFigure* figure = figureOf(only, part.key))
        add(key, title, group, total, figure->symbols, figure->numbers, rough);
    else
        add(key, title, group, total, several, sumText(parts, part), rough);
}

void Totals::traffic() {
    constexpr auto group = FigureGroup::Traffic;
    const auto daily = [](double value) { return each(count(value), TimeUnit::Day); };
    const auto rate = [](double value) { return perSecond(count(value)); };
    const Part day{"per_day", &WorkloadResults::per_day};
    const Part average{"qps_avg", &WorkloadResults::qps_avg};
    const Part peak{"qps_peak", &WorkloadResults::qps_peak};
    const Workloads& w = loads_.writes;
    const Workloads& r = loads_.reads;
    if (!w.empty())
        sum("writes_per_day", "Writes a day", w, day, "all writes", daily(loads_.writesPerDay), group);
    if (!r.empty())
        sum("reads_per_day", "Reads a day", r, day, "all reads", daily(loads_.readsPerDay), group);
    if (!w.empty())
        sum("write_qps_avg", "Average writes", w, average, "all averages", rate(loads_.write_qps_avg), group);
    if (!r.empty())
        sum("read_qps_avg", "Average reads", r, average, "all averages", rate(loads_.read_qps_avg), group);
    if (!w.empty())
        sum("write_qps_peak", "Peak writes", w, peak, "all peaks", rate(loads_.write_qps_peak), group);
    if (!r.empty())
        sum("read_qps_peak", "Peak reads", r, peak, "all peaks", rate(loads_.read_qps_peak), group);
    if (loads_.writesPerDay > 0 && loads_.readsPerDay > 0)
        add("read_write_ratio", "Reads per write", group, count(loads_.readsPerDay / loads_.writesPerDay),
            "reads" + over + "writes",
            shortNumber(loads_.readsPerDay) + over + shortNumber(loads_.writesPerDay), false);
}

void Totals::storage() {
    constexpr auto group = FigureGroup::Storage;
    if (loads_.storage_per_day_bytes <= 0) return;
    const Quantity perDay = each(bytes(loads_.storage_per_day_bytes), TimeUnit::Day);
    sum("storage_per_day_bytes", "Storage a day", loads_.writes,
        {"storage_per_day_bytes", &WorkloadResults::storage_per_day_bytes}, "all writes", perDay, group);
    add("storage_per_month_bytes", "Storage a month", group,
        each(bytes(loads_.storage_per_day_bytes * daysPerMonth), TimeUnit::Month), "storage/day \u00D7 30",
        shortText(perDay) + " \u00D7 30", false);
    const double days = constants_.of("days_per_year");
    const double years = constants_.of("retention_years");
    const double copies = constants_.of("replication");
    const double overhead = constants_.of("overhead_factor");
    add("storage_total_bytes", "Storage in all", group,
        bytes(loads_.storage_per_day_bytes * days * years * copies * overhead),
        product({"storage/day", shortNumber(days), "years", "copies", "overhead"}),
        product({shortText(perDay), shortNumber(days), shortNumber(years), shortNumber(copies),
                 shortNumber(overhead)}),
        false);
}

void Totals::bandwidth() {
    constexpr auto group = FigureGroup::Bandwidth;
    Workloads all = loads_.writes;
    all.insert(all.end(), loads_.reads.begin(), loads_.reads.end());
    if (loads_.ingress_bytes_s_peak > 0) {
        sum("ingress_bytes_s_avg", "In on average", all,
            {"ingress_bytes_s_avg", &WorkloadResults::ingress_bytes_s_avg}, "all averages",
            perSecond(bytes(loads_.ingress_bytes_s_avg)), group);
        sum("ingress_bytes_s_peak", "In at the peak", all,
            {"ingress_bytes_s_peak", &WorkloadResults::ingress_bytes_s_peak}, "all peaks",
            perSecond(bytes(loads_.ingress_bytes_s_peak)), group);
    }
    if (loads_.egress_bits_s_peak > 0) {
        sum("egress_bits_s_avg", "Out on average", all,
            {"egress_bits_s_avg", &WorkloadResults::egress_bits_s_avg}, "all averages",
            perSecond(bits(loads_.egress_bits_s_avg)), group);
        sum("egress_bits_s_peak", "Out at the peak", all,
            {"egress_bits_s_peak", &WorkloadResults::egress_bits_s_peak}, "all peaks",
            perSecond(bits(loads_.egress_bits_s_peak)), group);
    }
}

void Totals::cache() {
    if (loads_.readBytesPerDay <= 0) return;
    const double hot = constants_.of("hot_fraction");
    const double distinct = constants_.of("unique_factor");
    const bool one = loads_.reads.size() == 1;
    const std::string sent =
        one ? product({shortNumber(loads_.readsPerDay),
                       shortText(bytes(loads_.reads.front()->payload_out_bytes.value_or(0)))})
            : shortText(bytes(loads_.readBytesPerDay));
    add("cache_bytes", "Cache", FigureGroup::Cache, bytes(hot * loads_.readBytesPerDay * distinct),
        one ? product({"hot share", "reads/day", "size out", "distinct share"})
            : product({"hot share", "bytes read a day", "distinct share"}),
        product({shortNumber(hot), sent, shortNumber(distinct)}), false);
}

void Totals::servers() {
    const auto each = constants_.find("qps_per_server");
    if (!each || (loads_.reads.empty() && loads_.writes.empty())) return;
    TierInputs in;
    in.peak_qps = loads_.read_qps_peak + loads_.write_qps_peak;
    in.qps_per_server = *each;
    in.target_utilisation = constants_.of("target_utilisation");
    in.spare_servers = constants_.of("spare");
    if (const auto zones = constants_.find("zones")) in.zones = static_cast<int>(*zones);
    const auto out = tierServers(in);
    if (!out) return;
    const std::string use = shortNumber(in.target_utilisation);
    const std::string spare = in.spare_servers > 0 ? " + " + shortNumber(in.spare_servers) : "";
    add("servers", "Servers", FigureGroup::Servers, count(out->servers),
        "\u2308(peak reads + peak writes)" + over + "(each \u00D7 utilisation)\u2309" +
            (spare.empty() ? "" : " + spare"),
        "\u2308(" + rateText(loads_.read_qps_peak) + " + " + rateText(loads_.write_qps_peak) + ")" + over +
            "(" + product({rateText(*each), use}) + ")\u2309" + spare,
        rough_);
    if (!out->servers_zone_safe) return;
    const std::string zones = std::to_string(*in.zones);
    add("servers_zone_safe", "With a zone lost", FigureGroup::Servers, count(*out->servers_zone_safe),
        "\u2308servers without spare" + over + "(zones \u2212 1)\u2309 \u00D7 zones",
        "\u2308" + shortNumber(out->servers - in.spare_servers) + over + "(" + zones +
            " \u2212 1)\u2309 \u00D7 " + zones,
        rough_);
}

/// Formulas come as "symbols = numbers = result".
void Totals::take(const std::vector<Figure>& made, FigureGroup group,
                  const std::function<std::string_view(std::string_view)>& title) {
    for (const Figure& figure : made) {
        const std::size_t first = figure.formula.find(" = ");
        const std::size_t last = figure.formula.rfind(" = ");
        std::string key(figure.key);
        if (group == FigureGroup::Connections && key == "servers") key = "connection_servers";
        const bool rough = rough_ && group == FigureGroup::Connections;
        if (!(figure.value.value <= most)) continue;
        figures_.push_back({key, title(figure.key), group, figure.value, figure.formula.substr(0, first),
                            figure.formula.substr(first + 3, last - first - 3), rough});
    }
}

void Totals::connections() {
    const auto hold = constants_.find("hold_s");
    const double rate = loads_.read_qps_avg + loads_.write_qps_avg;
    if (!hold || rate <= 0) return;
    ConcurrencyInputs in;
    in.rate = rate;
    in.hold_s = *hold;
    in.target_utilisation = constants_.of("pool_utilisation");
    in.peak_factor = (loads_.read_qps_peak + loads_.write_qps_peak) / rate;
    in.per_server = constants_.find("per_server");
    in.bytes_per_connection = constants_.find("bytes_per_connection").value_or(0);
    take(concurrencyFigures(in), FigureGroup::Connections, [](std::string_view key) -> std::string_view {
        if (key == "concurrent") return "Open at once";
        if (key == "pool_size") return "Pool";
        if (key == "servers") return "Servers for connections";
        if (key == "memory_bytes") return "Memory for connections";
        return "Pool found full";
    });
    if (in.bytes_per_connection == 0)
        std::erase_if(figures_, [](const ProjectFigure& figure) { return figure.key == "memory_bytes"; });
}

void Totals::keySpace() {
    const bool asked =
        constants_.recordOf("alphabet") || constants_.recordOf("length") || constants_.recordOf("ids_total");
    if (!asked) return;
    KeyspaceInputs in;
    in.alphabet = constants_.of("alphabet");
    in.length = constants_.of("length");
    const double kept =
        loads_.writesPerDay * constants_.of("days_per_year") * constants_.of("retention_years");
    in.ids_total = std::min(constants_.find("ids_total").value_or(kept), largestInput);
    in.ids_per_s = loads_.write_qps_avg;
    take(keyspaceFigures(in), FigureGroup::Keys, [](std::string_view key) -> std::string_view {
        if (key == "min_length") return "Shortest key";
        if (key == "space") return "Keys there are";
        if (key == "collision_prob_next_insert") return "Next random key taken";
        if (key == "expected_colliding_pairs") return "Colliding pairs";
        return "Keys last for";
    });
}

} // namespace

Loads loadsOf(const Tables& tables, Precision precision) {
    Loads loads;
    for (const Workload& workload : tables.of<Workload>()) {
        const WorkloadResults out = workloadResults(workload, precision);
        if (!out.complete) continue;
        const bool write = workload.direction == WorkloadDirection::Write;
        (write ? loads.writes : loads.reads).push_back(&workload);
        (write ? loads.writesPerDay : loads.readsPerDay) += out.per_day;
        (write ? loads.write_qps_avg : loads.read_qps_avg) += out.qps_avg;
        (write ? loads.write_qps_peak : loads.read_qps_peak) += out.qps_peak;
        loads.storage_per_day_bytes += out.storage_per_day_bytes;
        loads.ingress_bytes_s_avg += out.ingress_bytes_s_avg;
        loads.ingress_bytes_s_peak += out.ingress_bytes_s_peak;
        loads.egress_bits_s_avg += out.egress_bits_s_avg;
        loads.egress_bits_s_peak += out.egress_bits_s_peak;
        if (!write) loads.readBytesPerDay += out.per_day * workload.payload_out_bytes.value_or(0);
    }
    const auto inOrder = [](const Workload* a, const Workload* b) { return a->sort_order < b->sort_order; };
    std::ranges::stable_sort(loads.reads, inOrder);
    std::ranges::stable_sort(loads.writes, inOrder);
    return loads;
}

std::vector<ProjectFigure> projectTotals(const Loads& loads, const ConstantValues& constants,
                                         Precision precision) {
    return Totals(loads, constants, precision).write();
}

} // namespace chalkline::analysis
