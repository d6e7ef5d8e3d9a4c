#include "report/report.h"

#include "base/text.h"
#include "interview/archetype_acts.h"
#include "interview/summary.h"
#include "report/sections.h"
#include "report/wording.h"
#include "report/write_html.h"
#include "report/write_markdown.h"

namespace chalkline {

namespace {

using namespace report;

/// What stands under the title: the problem, and how far the design is.
Blocks lead(const Source& source) {
    Blocks blocks;
    Facts facts;
    for (const Brief& brief : source.tables.of<Brief>()) {
        if (!linesOf(brief.problem).empty()) blocks.push_back(Paragraph{brief.problem, Tone::Lead});
        addFact(facts, "Goal", brief.goal);
        if (brief.approach != Approach::Unstated)
            addFact(facts, "Approach",
                    brief.approach == Approach::TopDown ? "top-down: from the picture to the tables"
                                                        : "bottom-up: from the tables to the picture");
    }
    addFact(facts, "Kind of system", interview::titleBadge(source.tables).text);
    if (!facts.rows.empty()) blocks.push_back(std::move(facts));
    return blocks;
}

/// The page that is read aloud.
Blocks inShort(const Source& source) {
    Facts facts;
    Blocks remarks;
    for (const interview::SummarySection& section : interview::onePage(source.tables, numberLines(source))) {
        if (section.key == "problem" && !section.edited) continue; // stands above
        addFact(facts, section.title, section.text);
        if (section.outdated)
            remarks.push_back(Paragraph{
                "\"" + std::string(section.title) +
                    "\" was written by hand before what it is about changed. Today:\n" + section.generated,
                Tone::Warning});
    }
    if (facts.rows.empty()) return {};
    Blocks blocks{Heading{2, "In short"}, std::move(facts)};
    append(blocks, std::move(remarks));
    return blocks;
}

Expected<Blocks> wholeReport(const Tables& tables, const ReportOptions& options) {
    const Source source(tables, options.numbers);
    Blocks blocks{Heading{1, options.title.empty() ? "Design" : options.title}};
    append(blocks, lead(source));
    append(blocks, inShort(source));
    append(blocks, scopeSection(source));
    append(blocks, requirementsSection(source));
    append(blocks, agreementSection(source));
    append(blocks, numbersSection(source));
    auto design = designSection(source);
    if (!design) return std::unexpected(design.error());
    append(blocks, std::move(*design));
    append(blocks, decisionsSection(source));
    append(blocks, scaleSection(source));
    append(blocks, unanalysedSection(source));
    if (blocks.size() == 1) blocks.push_back(Paragraph{"Nothing is recorded yet.", Tone::Quiet});
    return blocks;
}

} // namespace

Expected<MarkdownReport> markdownReport(const Tables& tables, const ReportOptions& options,
                                        const std::string& pictureStem) {
    auto blocks = wholeReport(tables, options);
    if (!blocks) return std::unexpected(blocks.error());
    MarkdownReport report{asMarkdown(*blocks, pictureStem), {}};
    if (pictureStem.empty()) return report;
    for (Block& block : *blocks)
        if (auto* picture = std::get_if<Picture>(&block))
            report.pictures.push_back(
                {pictureStem + "-" + std::to_string(report.pictures.size() + 1) + ".svg",
                 std::move(picture->svg)});
    return report;
}

Expected<std::string> htmlReport(const Tables& tables, const ReportOptions& options) {
    const auto blocks = wholeReport(tables, options);
    if (!blocks) return std::unexpected(blocks.error());
    return asHtml(*blocks);
}

std::vector<std::string> reportNumberLines(const Tables& tables, Precision precision) {
    return numberLines(Source(tables, precision));
}

} // namespace chalkline
