#include "base/text.h"
#include "interview/later_checks.h"
#include "interview/trade_off_list.h"
#include "model/trade_off_topics.h"
#include "report/sections.h"
#include "report/wording.h"

#include <cmath>

namespace chalkline::report {

namespace {

bool saysSomething(const TradeOff& one) {
    return one.state != TradeOffState::NotDiscussed || !one.choice.empty() || !one.justification.empty() ||
           one.cap_mode != CapMode::Unstated || !one.pros.empty() || !one.cons.empty();
}

std::string verdictText(std::string_view shortly, std::string_view meaning) {
    return shortly.empty() ? std::string() : std::string(shortly) + ": " + std::string(meaning);
}

std::string optionsText(const TradeOff& one) {
    std::string text;
    for (const std::string& option : linesOf(one.options))
        text += (text.empty() ? "" : "\n") + option + (option == one.choice ? " (chosen)" : "");
    return text;
}

std::string positionText(const TradeOff& one) {
    const std::vector<std::string> options = linesOf(one.options);
    if (!one.position || options.size() < 2) return {};
    return std::to_string(std::lround(*one.position)) + " of 100 on the way from " + options.front() +
           " to " + options.back();
}

std::string requirementsText(const Source& source, const std::vector<RequirementId>& ids) {
    return namesOf(source.tables, ids);
}

/// Without the store that the title names.
std::string thingsText(const Source& source, const std::vector<Ref>& things, NodeId store) {
    std::vector<std::string> names;
    for (const Ref thing : things)
        if (thing != Ref{RecordType::Node, store.value}) names.push_back(nameOf(source.tables, thing));
    return listed(names);
}

void addRecord(Blocks& blocks, const Source& source, const TradeOff& one) {
    const interview::ThingLinks links = source.links.of(refOf(one));
    const std::string store = nameOf(source.tables, one.node);
    blocks.push_back(Heading{3, oneLine(one.title) + (store.empty() ? "" : " (" + store + ")")});
    Facts facts;
    addFact(facts, "Status", inWords(word(one.state)));
    addFact(facts, "Context", requirementsText(source, links.requirements));
    addFact(facts, "Concerns", thingsText(source, links.others, one.node));
    addFact(facts, "Options", optionsText(one));
    addFact(facts, "Position", positionText(one));
    addFact(facts, "For", one.pros);
    addFact(facts, "Against", one.cons);
    addFact(facts, "Decision", one.choice);
    addFact(facts, "When parts cannot reach each other",
            verdictText(letters(one.cap_mode), capMeaning(one.cap_mode)));
    addFact(facts, "Otherwise", verdictText(letters(one.else_mode), elseMeaning(one.else_mode)));
    addFact(facts, "Remark", one.cap_note);
    addFact(facts, "Justification", one.justification);
    addFact(facts, "Driver", inWords(one.driver));
    addFact(facts, "Consequence", one.consequence);
    addFact(facts, "Revisit when", one.revisit_when);
    addFact(facts, "See also", namesOf(source.tables, links.trade_offs));
    addFact(facts, "Computed", interview::notAnalysed(interview::laterCheck(one.topic_key)));
    blocks.push_back(std::move(facts));
}

} // namespace

Blocks decisionsSection(const Source& source) {
    Blocks blocks;
    std::vector<std::string> open;
    for (const interview::TradeOffRow& row : interview::tradeOffRows(source.tables)) {
        const TradeOff* record = source.tables.find(row.record);
        if (record && saysSomething(*record))
            addRecord(blocks, source, *record);
        else
            open.push_back(record ? oneLine(record->title) : std::string(row.topic->title));
    }
    const bool anything = !blocks.empty() || source.tables.of<TradeOff>().size() > 0;
    if (!anything) return {};
    blocks.insert(blocks.begin(), Heading{2, "Trade-offs"});
    if (!open.empty()) {
        blocks.push_back(Heading{3, "Not discussed"});
        blocks.push_back(List{std::move(open)});
    }
    return blocks;
}

} // namespace chalkline::report
