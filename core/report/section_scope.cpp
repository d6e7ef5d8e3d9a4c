#include "base/text.h"
#include "interview/archetype_acts.h"
#include "interview/buy_in.h"
#include "report/sections.h"
#include "report/wording.h"

namespace chalkline::report {

namespace {

/// What a chosen kind of system means, and whether the numbers agree.
void addKinds(Blocks& blocks, const Source& source) {
    List kinds;
    const auto verdicts = interview::verdictsOf(source.tables);
    for (const ArchetypeKind kind : interview::kindsOf(source.tables)) {
        const interview::ArchetypeProfile& profile = interview::profileOf(kind);
        std::string text = std::string(profile.title) + ": " + std::string(profile.says);
        for (const interview::ArchetypeVerdict& verdict : verdicts)
            if (verdict.kind == kind && verdict.verdict != interview::Verdict::NoNumbers)
                text += "\n" + sentence(verdict.says) + ".";
        kinds.items.push_back(std::move(text));
    }
    if (kinds.items.empty()) return;
    blocks.push_back(Heading{3, "Kind of system"});
    blocks.push_back(std::move(kinds));
}

void addScopeItems(Blocks& blocks, const Source& source, bool inside) {
    List items;
    for (const ScopeItem* item : interview::inOrder<ScopeItem>(source.tables))
        if (item->in_scope == inside) items.items.push_back(item->text);
    if (items.items.empty()) return;
    blocks.push_back(Heading{3, inside ? "In scope" : "Out of scope"});
    blocks.push_back(std::move(items));
}

/// Never what the interviewer seems to expect.
std::vector<const Question*> questionsOf(const Source& source, bool assumed) {
    auto questions = interview::inOrder<Question>(source.tables);
    std::erase_if(questions, [&](const Question* question) {
        return question->category == QuestionCategory::Expectation ||
               (question->state == QuestionState::Assumed) != assumed;
    });
    return questions;
}

std::string requirementsFrom(const Source& source, const Question& question) {
    return codesOf(source.tables, source.links.of(refOf(question)).requirements);
}

std::string answerText(const Question& question) {
    if (!question.answer.empty()) return question.answer;
    return question.state == QuestionState::Parked ? "(parked)" : "(open)";
}

void addQuestions(Blocks& blocks, const Source& source) {
    Table table{{{"Question"}, {"Answer"}, {"About"}, {"Became"}}, {}};
    for (const Question* question : questionsOf(source, false))
        table.rows.push_back({question->text, answerText(*question), inWords(word(question->category)),
                              requirementsFrom(source, *question)});
    if (table.rows.empty()) return;
    blocks.push_back(Heading{3, "Questions"});
    addTable(blocks, std::move(table));
}

void addAssumptions(Blocks& blocks, const Source& source) {
    List list;
    for (const Question* question : questionsOf(source, true)) {
        const std::string codes = requirementsFrom(source, *question);
        list.items.push_back(question->text + (question->answer.empty() ? "" : " " + question->answer) +
                             (codes.empty() ? "" : " (" + codes + ")"));
    }
    if (list.items.empty()) return;
    blocks.push_back(Heading{3, "Assumed"});
    blocks.push_back(std::move(list));
}

std::string agreementText(const interview::BuyInStatus& status) {
    switch (status.agreement) {
    case interview::Agreement::Pending:
        return status.confirmed_at_ms > 0
                   ? "open again; confirmed last on " + timeText(status.confirmed_at_ms)
                   : "not confirmed yet";
    case interview::Agreement::Confirmed:
        return "confirmed on " + timeText(status.confirmed_at_ms);
    case interview::Agreement::Changed:
        return "changed since it was confirmed on " + timeText(status.confirmed_at_ms);
    }
    return {};
}

} // namespace

Blocks scopeSection(const Source& source) {
    Blocks blocks;
    addKinds(blocks, source);
    addScopeItems(blocks, source, true);
    addScopeItems(blocks, source, false);
    addQuestions(blocks, source);
    addAssumptions(blocks, source);
    if (!blocks.empty()) blocks.insert(blocks.begin(), Heading{2, "Scope"});
    return blocks;
}

Blocks agreementSection(const Source& source) {
    if (source.tables.of<BuyIn>().size() == 0) return {};
    Blocks blocks{Heading{2, "Agreement"}};
    Facts facts;
    std::vector<Block> changes;
    for (const BuyInStage stage : {BuyInStage::Scope, BuyInStage::Hld}) {
        const interview::BuyInStatus status = interview::buyInOf(source.tables, stage);
        const std::string title = stage == BuyInStage::Scope ? "Scope" : "Design";
        addFact(facts, title,
                sentence(agreementText(status)) + "." + (status.remark.empty() ? "" : "\n" + status.remark));
        if (status.agreement != interview::Agreement::Changed || status.changes.empty()) continue;
        changes.push_back(Heading{3, title + ": changed since confirmed"});
        changes.push_back(List{status.changes});
    }
    blocks.push_back(std::move(facts));
    append(blocks, std::move(changes));
    return blocks;
}

} // namespace chalkline::report
