#include "base/text.h"
#include "model/chip.h"
#include "report/sections.h"
#include "report/wording.h"

#include <algorithm>

namespace chalkline::report {

namespace {

struct PresetUse {
    std::string_view figure; // that is reckoned with it
    std::string_view constant;
};

constexpr PresetUse presetUses[] = {{"storage_total_bytes", "retention_years"},
                                    {"storage_total_bytes", "replication"},
                                    {"storage_total_bytes", "overhead_factor"},
                                    {"cache_bytes", "hot_fraction"},
                                    {"cache_bytes", "unique_factor"},
                                    {"servers", "target_utilisation"},
                                    {"pool_size", "pool_utilisation"},
                                    {"space", "alphabet"},
                                    {"space", "length"}};

std::string bytesText(std::optional<double> bytes) {
    if (!bytes) return {};
    Quantity quantity{*bytes, {}};
    quantity.unit.bytes = 1;
    return shortText(quantity);
}

std::string figureText(const std::vector<analysis::ProjectFigure>& figures, std::string_view key) {
    const auto found = std::ranges::find(figures, key, &analysis::ProjectFigure::key);
    return found == figures.end() ? std::string() : found->text();
}

/// Where a total is a sum, what is added up needs arithmetic of its own.
bool addsUp(const Tables& tables, WorkloadDirection direction) {
    return std::ranges::count(tables.of<Workload>(), direction, &Workload::direction) > 1;
}

void addWorkloads(Blocks& blocks, const Source& source) {
    Table table{{{"Workload"},
                 {"Who"},
                 {"Does"},
                 {"Users a day", ColumnKind::Number},
                 {"Each, a day", ColumnKind::Number},
                 {"In", ColumnKind::Number},
                 {"Out", ColumnKind::Number},
                 {"Average", ColumnKind::Number},
                 {"Peak", ColumnKind::Number}},
                {}};
    Table formulas{{{"Workload"}, {"Result"}, {"Arithmetic", ColumnKind::Formula}}, {}};
    for (const Workload* one : interview::inOrder<Workload>(source.tables)) {
        const auto figures = analysis::workloadFigures(*one, source.figures.precision);
        const std::string peak = figureText(figures, "qps_peak");
        table.rows.push_back({one->name, one->actor, inWords(word(one->direction)),
                              one->users_per_day ? numberText(*one->users_per_day) : "",
                              one->per_user_per_day ? numberText(*one->per_user_per_day) : "",
                              bytesText(one->payload_in_bytes), bytesText(one->payload_out_bytes),
                              figureText(figures, "qps_avg"),
                              (peak.empty() ? "" : peak + " ") + "(× " + numberText(one->peak_factor) + ")"});
        if (!addsUp(source.tables, one->direction)) continue;
        for (const analysis::ProjectFigure& figure : figures)
            formulas.rows.push_back({one->name, std::string(figure.title), figure.formula()});
    }
    if (table.rows.empty()) return;
    blocks.push_back(Heading{3, "Workloads"});
    addTable(blocks, std::move(table));
    addTable(blocks, std::move(formulas));
}

std::string valueText(const Constant& constant) {
    const Quantity quantity = analysis::quantityOf(constant);
    const bool hasUnit = !unitText(quantity.unit).empty();
    if (hasUnit) return shortText(quantity);
    return numberText(constant.value) + (constant.unit.empty() ? "" : " " + oneLine(constant.unit));
}

bool isRecorded(const Tables& tables, std::string_view key) {
    return std::ranges::any_of(tables.of<Constant>(), [&](const Constant& constant) {
        return analysis::keyForm(constant.key) == key;
    });
}

void addConstants(Blocks& blocks, const Source& source) {
    Table table{{{"Constant"}, {"Value", ColumnKind::Number}, {"Where from"}, {"Note"}}, {}};
    for (const Constant* one : interview::inOrder<Constant>(source.tables)) {
        const analysis::ConstantKey* key = analysis::constantKey(one->key);
        table.rows.push_back({key ? std::string(key->title) + " (" + oneLine(one->key) + ")" : one->key,
                              valueText(*one), inWords(word(one->source)), one->note});
    }
    for (const PresetUse& use : presetUses) {
        const analysis::ConstantKey* key = analysis::constantKey(use.constant);
        if (!key || !key->preset || !source.figures.find(use.figure)) continue;
        if (isRecorded(source.tables, use.constant)) continue;
        table.rows.push_back(
            {std::string(key->title) + " (" + std::string(key->key) + ")",
             numberText(*key->preset) + (key->unit.empty() ? "" : " " + std::string(key->unit)), "preset",
             std::string(key->says)});
    }
    if (table.rows.empty()) return;
    blocks.push_back(Heading{3, "Constants"});
    addTable(blocks, std::move(table));
}

void addResults(Blocks& blocks, const Source& source) {
    Table table{{{"Result"}, {"Value", ColumnKind::Number}, {"Arithmetic", ColumnKind::Formula}}, {}};
    for (const analysis::ProjectFigure& figure : source.figures.totals)
        table.rows.push_back({std::string(figure.title), figure.text(), figure.formula()});
    if (table.rows.empty()) return;
    blocks.push_back(Heading{3, "Results"});
    if (source.figures.precision == Precision::Rough)
        blocks.push_back(Paragraph{"Rough: a day has 100 000 seconds.", Tone::Quiet});
    addTable(blocks, std::move(table));
}

void addEstimates(Blocks& blocks, const Source& source) {
    Table table{{{"Estimate"}, {"Arithmetic", ColumnKind::Formula}, {"Value", ColumnKind::Number}}, {}};
    for (const Estimate* one : interview::inOrder<Estimate>(source.tables)) {
        const analysis::EstimateValue* value = source.figures.find(one->id);
        std::string arithmetic = value ? value->text() : one->expression;
        if (value && !value->result) arithmetic = one->expression + "\n" + value->text();
        table.rows.push_back({one->name, std::move(arithmetic), value ? value->value() : ""});
    }
    if (table.rows.empty()) return;
    blocks.push_back(Heading{3, "Estimates"});
    addTable(blocks, std::move(table));
}

std::string chipTitle(const Source& source, const Property& chip) {
    if (const analysis::ProjectFigure* figure = source.figures.find(chip.value))
        return std::string(figure->title);
    for (const Estimate& estimate : source.tables.of<Estimate>())
        if (chipValue(estimate.id) == chip.value) return nameOf(source.tables, estimate.id);
    return chip.value;
}

void addChips(Blocks& blocks, const Source& source) {
    Table table{{{"Shown at"}, {"Result"}, {"Value", ColumnKind::Number}}, {}};
    for (const Property& property : source.tables.of<Property>()) {
        if (!isChip(property)) continue;
        table.rows.push_back({nameOf(source.tables, property.owner), chipTitle(source, property),
                              source.figures.chipText(property.value)});
    }
    if (table.rows.empty()) return;
    blocks.push_back(Heading{3, "Numbers in the picture"});
    addTable(blocks, std::move(table));
}

std::string fieldText(const std::string& field) {
    return inWords(field.ends_with("_bytes") ? field.substr(0, field.size() - 6) : field);
}

void addWarnings(Blocks& blocks, const Source& source) {
    List list;
    for (const analysis::RecordWarning& warning : source.figures.warnings) {
        const std::string where = nameOf(source.tables, warning.record);
        list.items.push_back((where.empty() ? "" : where + ", ") + fieldText(warning.field) + ": " +
                             warning.message);
    }
    if (list.items.empty()) return;
    blocks.push_back(Heading{3, "To be looked at"});
    blocks.push_back(std::move(list));
}

std::string valueOf(const Source& source, std::string_view key) {
    const analysis::ProjectFigure* figure = source.figures.find(key);
    return figure && figure->value.value != 0 ? figure->text() : std::string();
}

/// "Reads: 19.3k/s on average, 57.9k/s at peak"; nothing without the first.
void addLine(std::vector<std::string>& lines, const std::string& title, const std::string& first,
             const std::string& second = {}) {
    if (!first.empty()) lines.push_back(title + ": " + first + (second.empty() ? "" : ", " + second));
}

std::string with(const std::string& value, const char* words) {
    return value.empty() ? value : value + words;
}

} // namespace

Blocks numbersSection(const Source& source) {
    Blocks blocks;
    addWorkloads(blocks, source);
    addConstants(blocks, source);
    addResults(blocks, source);
    addEstimates(blocks, source);
    addChips(blocks, source);
    addWarnings(blocks, source);
    if (!blocks.empty()) blocks.insert(blocks.begin(), Heading{2, "Numbers"});
    return blocks;
}

std::vector<std::string> numberLines(const Source& source) {
    const auto value = [&](std::string_view key) { return valueOf(source, key); };
    std::vector<std::string> lines;
    addLine(lines, "Writes", with(value("write_qps_avg"), " on average"),
            with(value("write_qps_peak"), " at peak"));
    addLine(lines, "Reads", with(value("read_qps_avg"), " on average"),
            with(value("read_qps_peak"), " at peak"));
    addLine(lines, "Stored", with(value("storage_total_bytes"), " in all"),
            with(value("storage_per_month_bytes"), ""));
    addLine(lines, "Sent", with(value("egress_bits_s_avg"), " on average"),
            with(value("egress_bits_s_peak"), " at peak"));
    addLine(lines, "Cache", value("cache_bytes"));
    addLine(lines, "Servers", value("servers"), with(value("servers_zone_safe"), " to lose a zone"));
    for (const Estimate* one : interview::inOrder<Estimate>(source.tables)) {
        const analysis::EstimateValue* found = source.figures.find(one->id);
        if (!found || !found->result) continue;
        lines.push_back((one->name.empty() ? "" : oneLine(one->name) + ": ") + found->text());
    }
    return lines;
}

} // namespace chalkline::report
