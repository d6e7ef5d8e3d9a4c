#include "base/text.h"
#include "interview/summary.h"
#include "report/sections.h"
#include "report/wording.h"

#include <algorithm>
#include <functional>

namespace chalkline::report {

namespace {

using Wanted = std::function<bool(const Requirement&)>;

constexpr const char* unanalysed = "not analysed yet";

/// What a computed value will stand beside: latency, availability, load and cost.
std::string computedText(const Requirement& requirement) {
    const bool measurable = requirement.kind == RequirementKind::NonFunctional && requirement.target;
    return measurable ? unanalysed : std::string();
}

std::string titleText(const Requirement& requirement) {
    std::string text = requirement.title;
    if (requirement.state == RequirementState::Agreed || requirement.state == RequirementState::Changed)
        text += " (" + inWords(word(requirement.state)) + ")";
    if (!requirement.detail.empty()) text += "\n" + requirement.detail;
    return text;
}

std::string metBy(const Source& source, const Requirement& requirement) {
    const interview::RequirementLinks* links = source.coverage.of(requirement.id);
    if (!links) return {};
    const Tables& tables = source.tables;
    return listed({namesOf(tables, links->nodes), namesOf(tables, links->boundaries),
                   namesOf(tables, links->edges), namesOf(tables, links->flows),
                   namesOf(tables, links->trade_offs)});
}

void addGroup(Blocks& blocks, const Source& source, const char* title, const Wanted& wanted) {
    Table table{{{"Code", ColumnKind::Code},
                 {"Requirement"},
                 {"For"},
                 {"Target"},
                 {"On the flow"},
                 {"Computed"},
                 {"Priority"},
                 {"Met by"}},
                {}};
    for (const Requirement* one : interview::inOrder<Requirement>(source.tables)) {
        if (one->state == RequirementState::Dropped || !wanted(*one)) continue;
        const std::string down = downtimeText(*one);
        const bool plain = one->kind == RequirementKind::Functional || one->priority != Priority::Good;
        table.rows.push_back({one->code, titleText(*one), one->actor,
                              targetText(*one) + (down.empty() ? "" : "\n" + down),
                              nameOf(source.tables, one->flow), computedText(*one),
                              plain ? "" : "good to have", metBy(source, *one)});
    }
    if (table.rows.empty()) return;
    blocks.push_back(Heading{3, title});
    addTable(blocks, std::move(table));
}

void addFeatures(Blocks& blocks, const Source& source, const char* title, Priority priority) {
    addGroup(blocks, source, title, [=](const Requirement& one) {
        return one.kind == RequirementKind::Functional && one.priority == priority;
    });
}

void addQualities(Blocks& blocks, const Source& source, const char* title, interview::QualityGroup group) {
    addGroup(blocks, source, title, [=](const Requirement& one) {
        return one.kind == RequirementKind::NonFunctional && one.priority != Priority::Wont &&
               interview::qualityOf(one) == group;
    });
}

void addDropped(Blocks& blocks, const Source& source) {
    List list;
    for (const Requirement* one : interview::inOrder<Requirement>(source.tables))
        if (one->state == RequirementState::Dropped) list.items.push_back(one->code + " " + one->title);
    if (list.items.empty()) return;
    blocks.push_back(Heading{3, "Dropped"});
    blocks.push_back(std::move(list));
}

/// Every must-have with what it is linked to, and those that are linked to nothing.
void addCoverage(Blocks& blocks, const Source& source) {
    const interview::Coverage& coverage = source.coverage;
    if (coverage.must_haves == 0) return;
    const Tables& tables = source.tables;
    blocks.push_back(Heading{3, "Coverage of the must-haves"});
    blocks.push_back(Paragraph{std::to_string(coverage.covered_must_haves) + " of " +
                               std::to_string(coverage.must_haves) + " must-haves are met by something."});
    Table table{{{"Must-have"}, {"Components"}, {"Calls"}, {"Flows"}, {"Trade-offs"}, {"Also"}}, {}};
    for (const interview::RequirementLinks& links : coverage.requirements) {
        const Requirement* one = tables.find(links.requirement);
        if (!one || one->priority != Priority::Must || !links.covered) continue;
        std::vector<std::string> others;
        for (const Ref other : links.others)
            others.push_back(nameOf(tables, other));
        table.rows.push_back({one->code + " " + one->title,
                              listed({namesOf(tables, links.nodes), namesOf(tables, links.boundaries)}),
                              namesOf(tables, links.edges), namesOf(tables, links.flows),
                              namesOf(tables, links.trade_offs), listed(others)});
    }
    addTable(blocks, std::move(table));
    if (coverage.uncovered.empty()) return;
    blocks.push_back(
        Paragraph{"Not met by anything yet: " + namesOf(tables, coverage.uncovered) + ".", Tone::Warning});
}

} // namespace

Blocks requirementsSection(const Source& source) {
    using interview::QualityGroup;
    Blocks blocks;
    addFeatures(blocks, source, "Features: must have", Priority::Must);
    addFeatures(blocks, source, "Features: good to have", Priority::Good);
    addQualities(blocks, source, "Performance", QualityGroup::Performance);
    addQualities(blocks, source, "Scalability", QualityGroup::Scalability);
    addQualities(blocks, source, "Reliability", QualityGroup::Reliability);
    addQualities(blocks, source, "Other qualities", QualityGroup::Other);
    addGroup(blocks, source, "Won't have",
             [](const Requirement& one) { return one.priority == Priority::Wont; });
    addDropped(blocks, source);
    addCoverage(blocks, source);
    if (!blocks.empty()) blocks.insert(blocks.begin(), Heading{2, "Requirements"});
    return blocks;
}

} // namespace chalkline::report
