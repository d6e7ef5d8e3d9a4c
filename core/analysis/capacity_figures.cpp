#include "analysis/capacity.h"

#include "analysis/figure_units.h"

namespace chalkline::analysis {

namespace {

/// Writes the figures of one estimate down, in order.
class Writer {
public:
    explicit Writer(const EstimateInputs& inputs, const EstimateResults& results)
        : in_(inputs)
        , out_(results)
        , daily_(inputs.period == Period::Day)
        , rough_(inputs.precision == Precision::Rough)
        , users_(daily_ ? "DAU" : "users")
        , number_(shortNumber(inputs.users)) {}

    std::vector<Figure> write() {
        traffic();
        storage();
        bandwidth();
        servers();
        return std::move(figures_);
    }

private:
    void add(std::string_view key, const Quantity& value, const std::string& symbols,
             const std::string& numbers, bool rough = false) {
        figures_.push_back(figure(key, value, symbols, numbers, rough));
    }
    [[nodiscard]] std::string symbols(const char* what) const {
        return product({users_, std::string(what) + (daily_ ? "/day" : "/month")});
    }
    [[nodiscard]] std::string numbers(double perUser) const {
        return product({number_, shortNumber(perUser)});
    }
    [[nodiscard]] static std::string rate(double value) { return shortText(perSecond(count(value))); }

    void traffic() {
        const std::string toDay = daily_ ? "" : over + "30";
        const std::string exact = daily_ ? "86 400" : "(30 \u00D7 86 400)";
        const std::string toSecond = over + (rough_ ? daily_ ? "100 000" : "2 500 000" : exact);
        const auto perDay = [&](std::string_view key, double value, const char* what, double perUser) {
            add(key, each(count(value), TimeUnit::Day), symbols(what) + toDay, numbers(perUser) + toDay);
        };
        const auto average = [&](std::string_view key, double value, const char* what, double perUser) {
            add(key, perSecond(count(value)), symbols(what) + toSecond, numbers(perUser) + toSecond, rough_);
        };
        const auto peak = [&](std::string_view key, double value, const char* what, double mean) {
            add(key, perSecond(count(value)), product({what, "peak factor"}),
                product({rate(mean), shortNumber(in_.peak_factor)}), rough_);
        };
        perDay("writes_per_day", out_.writes_per_day, "writes", in_.writes_per_user);
        perDay("reads_per_day", out_.reads_per_day, "reads", in_.reads_per_user);
        average("write_qps_avg", out_.write_qps_avg, "writes", in_.writes_per_user);
        average("read_qps_avg", out_.read_qps_avg, "reads", in_.reads_per_user);
        peak("write_qps_peak", out_.write_qps_peak, "average writes", out_.write_qps_avg);
        peak("read_qps_peak", out_.read_qps_peak, "average reads", out_.read_qps_avg);
        add("read_write_ratio", count(out_.read_write_ratio), "reads" + over + "writes",
            shortNumber(in_.reads_per_user) + over + shortNumber(in_.writes_per_user));
    }

    void storage() {
        const std::string object = shortText(bytes(in_.object_bytes));
        const std::string symbolsKept = product({symbols("writes"), "object size"});
        const std::string numbersKept = product({numbers(in_.writes_per_user), object});
        const std::string toDay = daily_ ? "" : over + "30";
        const std::string toMonth = daily_ ? " \u00D7 30" : "";
        const Quantity perDay = each(bytes(out_.storage_per_day_bytes), TimeUnit::Day);
        const Quantity perMonth = each(bytes(out_.storage_per_month_bytes), TimeUnit::Month);
        add("storage_per_day_bytes", perDay, symbolsKept + toDay, numbersKept + toDay);
        add("storage_per_month_bytes", perMonth, symbolsKept + toMonth, numbersKept + toMonth);
        add("storage_total_bytes", bytes(out_.storage_total_bytes),
            product({daily_ ? "storage/day" : "storage/month", daily_ ? "365" : "12", "years", "copies",
                     "overhead"}),
            product({shortText(daily_ ? perDay : perMonth), daily_ ? "365" : "12",
                     shortNumber(in_.retention_years), shortNumber(in_.replication),
                     shortNumber(in_.overhead_factor)}));
    }

    void bandwidth() {
        const std::string object = shortText(bytes(in_.object_bytes));
        const std::string read = shortText(bytes(in_.read_bytes));
        const auto ingress = [&](std::string_view key, double value, const char* what, double writes) {
            add(key, perSecond(bytes(value)), product({what, "object size"}), product({rate(writes), object}),
                rough_);
        };
        const auto egress = [&](std::string_view key, double value, const char* what, double reads) {
            add(key, perSecond(bits(value)), product({what, "read size", "8"}),
                product({rate(reads), read, "8"}), rough_);
        };
        ingress("ingress_bytes_s_avg", out_.ingress_bytes_s_avg, "average writes", out_.write_qps_avg);
        ingress("ingress_bytes_s_peak", out_.ingress_bytes_s_peak, "peak writes", out_.write_qps_peak);
        egress("egress_bits_s_avg", out_.egress_bits_s_avg, "average reads", out_.read_qps_avg);
        egress("egress_bits_s_peak", out_.egress_bits_s_peak, "peak reads", out_.read_qps_peak);
        add("cache_bytes", bytes(out_.cache_bytes),
            product({"hot share", "reads/day", "read size", "distinct share"}),
            product({shortNumber(in_.cache_hot_fraction), shortNumber(out_.reads_per_day), read,
                     shortNumber(in_.cache_unique_factor)}));
    }

    void servers() {
        if (!out_.servers) return;
        const std::string each = "(" + product({"per server", "utilisation"}) + ")";
        const std::string eachNumber =
            "(" + product({rate(*in_.qps_per_server), shortNumber(in_.target_utilisation)}) + ")";
        add("servers", count(*out_.servers, "servers"),
            "\u2308(peak reads + peak writes)" + over + each + "\u2309 + spare",
            "\u2308(" + rate(out_.read_qps_peak) + " + " + rate(out_.write_qps_peak) + ")" + over +
                eachNumber + "\u2309 + " + shortNumber(in_.spare_servers),
            rough_);
        if (!out_.servers_zone_safe) return;
        const double needed = *out_.servers - in_.spare_servers;
        const std::string zones = std::to_string(*in_.zones);
        add("servers_zone_safe", count(*out_.servers_zone_safe, "servers"),
            "\u2308servers without spare" + over + "(zones \u2212 1)\u2309 \u00D7 zones",
            "\u2308" + shortNumber(needed) + over + "(" + zones + " \u2212 1)\u2309 \u00D7 " + zones, rough_);
    }

    const EstimateInputs& in_;
    const EstimateResults& out_;
    bool daily_;
    bool rough_;
    std::string users_;
    std::string number_;
    std::vector<Figure> figures_;
};

} // namespace

std::vector<Figure> estimateFigures(const EstimateInputs& inputs) {
    const auto results = estimate(inputs);
    if (!results) return {};
    return Writer(inputs, *results).write();
}

} // namespace chalkline::analysis
