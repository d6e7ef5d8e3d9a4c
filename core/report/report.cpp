#include "report/report.h"

#include "model/fields.h"
#include "report/write_markdown.h"

namespace chalkline {

namespace {

using namespace report;

std::string valueText(const FieldValue& value) {
    if (const auto* text = std::get_if<std::string>(&value)) return *text;
    if (const auto* number = std::get_if<double>(&value)) return formatNumber(*number);
    if (const auto* whole = std::get_if<std::int64_t>(&value)) return std::to_string(*whole);
    return {};
}

template <class R>
void addRecords(Blocks& blocks, const Tables& tables) {
    if (tables.of<R>().size() == 0) return;
    blocks.push_back(Heading{2, std::string(word(RecordTraits<R>::type))});
    for (const R& record : tables.of<R>()) {
        Facts facts;
        std::apply(
            [&](const auto&... fields) {
                ((fields.id < 100
                      ? facts.rows.emplace_back(fields.name, valueText(toField(fields.get(record))))
                      : facts.rows.emplace_back()),
                 ...);
            },
            RecordTraits<R>::fields);
        std::erase_if(facts.rows, [](const auto& row) { return row.second.empty(); });
        blocks.push_back(facts);
    }
}

} // namespace

Expected<MarkdownReport> markdownReport(const Tables& tables, const ReportOptions& options,
                                        const std::string& pictureStem) {
    Blocks blocks;
    blocks.push_back(Heading{1, options.title.empty() ? "Design" : options.title});
    addRecords<Brief>(blocks, tables);
    addRecords<ScopeItem>(blocks, tables);
    addRecords<Question>(blocks, tables);
    addRecords<Archetype>(blocks, tables);
    addRecords<Requirement>(blocks, tables);
    addRecords<Workload>(blocks, tables);
    addRecords<Constant>(blocks, tables);
    addRecords<Estimate>(blocks, tables);
    addRecords<Node>(blocks, tables);
    addRecords<Edge>(blocks, tables);
    addRecords<Property>(blocks, tables);
    addRecords<TradeOff>(blocks, tables);
    addRecords<ReliabilityItem>(blocks, tables);
    addRecords<BuyIn>(blocks, tables);
    addRecords<Summary>(blocks, tables);
    return MarkdownReport{asMarkdown(blocks, pictureStem), {}};
}

} // namespace chalkline
