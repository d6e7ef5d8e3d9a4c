#include "interview/archetype_acts.h"

#include "base/text.h"
#include "edit/guided_operations.h"
#include "interview/coverage.h"

#include <algorithm>
#include <cmath>
#include <set>

namespace chalkline::interview {

namespace {

double known(const std::optional<double>& number) {
    return number && std::isfinite(*number) && *number > 0 ? *number : 0;
}

/// The questions of the log, by key, and those of the bank that somebody typed in the same words.
std::set<std::string, std::less<>> askedIn(const Tables& tables) {
    std::set<std::string, std::less<>> keys, texts;
    for (const Question& question : tables.of<Question>()) {
        if (!question.template_key.empty()) keys.insert(question.template_key);
        texts.insert(wordForm(question.text));
    }
    for (const BankQuestion& question : questionBank())
        if (texts.contains(wordForm(question.text))) keys.emplace(question.key);
    return keys;
}

std::string said(const ArchetypeProfile& profile, Verdict verdict, const DailyLoad& load) {
    const std::string badge(profile.badge);
    switch (verdict) {
    case Verdict::NoNumbers:
        return badge + ": no reads and writes are counted yet";
    case Verdict::Confirmed:
        return "confirmed: " + badge + " " + ratioText(load.reads, load.writes);
    case Verdict::Contradicted:
        return "declared " + badge + ", but the numbers are " + derivedBadge(load.reads, load.writes);
    }
    return {};
}

Verdict verdictOn(const ArchetypeProfile& profile, const DailyLoad& load) {
    const auto derived = derivedArchetype(load.reads, load.writes);
    if (!derived) return Verdict::NoNumbers;
    return agrees(profile, *derived) ? Verdict::Confirmed : Verdict::Contradicted;
}

} // namespace

std::vector<ArchetypeKind> kindsOf(const Tables& tables) {
    std::vector<ArchetypeKind> kinds;
    for (const Archetype* archetype : inOrder<Archetype>(tables))
        if (std::ranges::find(kinds, archetype->kind) == kinds.end()) kinds.push_back(archetype->kind);
    return kinds;
}

DailyLoad dailyLoad(const Tables& tables) {
    const auto& workloads = tables.of<Workload>();
    DailyLoad load;
    load.perUser =
        std::ranges::none_of(workloads, [](const Workload& row) { return known(row.users_per_day) > 0; });
    for (const Workload& row : workloads) {
        const double amount = (load.perUser ? 1 : known(row.users_per_day)) * known(row.per_user_per_day);
        (row.direction == WorkloadDirection::Read ? load.reads : load.writes) += amount;
    }
    return load;
}

std::vector<WorkloadRow> missingWorkloads(const Tables& tables) {
    std::set<std::string> names;
    for (const Workload& workload : tables.of<Workload>())
        names.insert(foldName(workload.name));
    auto rows = workloadRows(kindsOf(tables));
    std::erase_if(rows, [&](const WorkloadRow& row) { return names.contains(foldName(row.name)); });
    return rows;
}

std::vector<const BankQuestion*> nextQuestions(const Tables& tables, std::size_t limit) {
    const auto kinds = kindsOf(tables);
    auto questions = questionsFor({kinds.begin(), kinds.end()}, askedIn(tables));
    if (limit > 0 && questions.size() > limit) questions.resize(limit);
    return questions;
}

std::vector<std::string_view> missingTargets(const Tables& tables) {
    std::set<std::string> titles;
    for (const Requirement& requirement : tables.of<Requirement>())
        titles.insert(foldName(requirement.title));
    auto targets = suggestedTargets(kindsOf(tables));
    std::erase_if(targets, [&](std::string_view target) { return titles.contains(foldName(target)); });
    return targets;
}

std::vector<ArchetypeVerdict> verdictsOf(const Tables& tables) {
    const DailyLoad load = dailyLoad(tables);
    std::vector<ArchetypeVerdict> verdicts;
    for (const ArchetypeKind kind : kindsOf(tables)) {
        const Verdict verdict = verdictOn(profileOf(kind), load);
        verdicts.push_back({kind, verdict, said(profileOf(kind), verdict, load)});
    }
    return verdicts;
}

TitleBadge titleBadge(const Tables& tables) {
    const DailyLoad load = dailyLoad(tables);
    const auto kinds = kindsOf(tables);
    if (kinds.empty())
        return {derivedBadge(load.reads, load.writes),
                derivedArchetype(load.reads, load.writes) ? Verdict::Confirmed : Verdict::NoNumbers};
    TitleBadge badge;
    for (const ArchetypeVerdict& verdict : verdictsOf(tables)) {
        if (!badge.text.empty()) badge.text += " · ";
        badge.text += profileOf(verdict.kind).badge;
        badge.verdict = std::max(badge.verdict, verdict.verdict);
    }
    if (const std::string ratio = ratioText(load.reads, load.writes); !ratio.empty())
        badge.text += " " + ratio;
    return badge;
}

Expected<std::vector<WorkloadId>> takeWorkloads(Transaction& edit, std::optional<double> users) {
    if (users && !(*users > 0)) return failure(ErrorCode::Invalid, "the number of users must be above 0");
    std::vector<WorkloadId> ids;
    for (const WorkloadRow& row : missingWorkloads(edit.document().tables())) {
        Workload workload = newWorkload(row);
        workload.users_per_day = users;
        const auto added = addWorkload(edit, std::move(workload));
        if (!added) return std::unexpected(added.error());
        ids.push_back(*added);
    }
    return ids;
}

Expected<QuestionId> takeQuestion(Transaction& edit, const BankQuestion& question) {
    for (const Question& held : edit.document().all<Question>())
        if (held.template_key == question.key) return held.id;
    return addQuestion(edit, newQuestion(question));
}

} // namespace chalkline::interview
