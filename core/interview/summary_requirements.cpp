#include "interview/summary_lines.h"

#include "base/text.h"
#include "interview/archetype_acts.h"
#include "interview/coverage.h"

#include <algorithm>

namespace chalkline::interview {

namespace {

struct GroupWord {
    std::string_view form; // beginning of a word, or of two
    QualityGroup group;
};

using enum QualityGroup;

/// Looked for in this order: "redirects/s at peak" is about scale although "p99" alone is about speed.
constexpr GroupWord groupWords[] = {
    {"performance", Performance},
    {"scalab", Scalability},
    {"reliab", Reliability},
    {"availab", Reliability},
    {"uptime", Reliability},
    {"downtime", Reliability},
    {"durab", Reliability},
    {"failover", Reliability},
    {"fail", Reliability},
    {"recover", Reliability},
    {"rto", Reliability},
    {"rpo", Reliability},
    {"lost", Reliability},
    {"loss", Reliability},
    {"lose", Reliability},
    {"backup", Reliability},
    {"nines", Reliability},
    {"outage", Reliability},
    {"disaster", Reliability},
    {"twice", Reliability},
    {"exactly once", Reliability},
    {"budget", Other},
    {"cost", Other},
    {"security", Other},
    {"privacy", Other},
    {"encrypt", Other},
    {"complian", Other},
    {"gdpr", Other},
    {"kept for", Other},
    {"latency", Performance},
    {"p50", Performance},
    {"p90", Performance},
    {"p95", Performance},
    {"p99", Performance},
    {"response", Performance},
    {"percentile", Performance},
    {"fast", Performance},
    {"delay", Performance},
    {"within", Performance},
    {"at most", Performance},
    {"rebuffer", Performance},
    {"throughput", Scalability},
    {"scale", Scalability},
    {"users", Scalability},
    {"dau", Scalability},
    {"mau", Scalability},
    {"rps", Scalability},
    {"qps", Scalability},
    {"requests", Scalability},
    {"concurrent", Scalability},
    {"grow", Scalability},
    {"connections", Scalability},
};

std::optional<QualityGroup> groupOfWords(std::string_view text) {
    const std::string form = " " + wordForm(text);
    for (const GroupWord& word : groupWords)
        if (form.find(" " + std::string(word.form)) != std::string::npos) return word.group;
    return std::nullopt;
}

std::optional<QualityGroup> groupOfUnit(std::string_view unit) {
    for (const std::string_view time : {"ms", "s", "us", "µs", "sec", "seconds", "min"})
        if (unit == time) return Performance;
    if (unit.ends_with("/s") || unit.ends_with("/day") || unit.ends_with("/month")) return Scalability;
    return std::nullopt;
}

} // namespace

QualityGroup qualityOf(const Requirement& requirement) {
    for (const std::string* text : {&requirement.category, &requirement.metric})
        if (const auto group = groupOfWords(*text)) return *group;
    const auto unit = groupOfUnit(requirement.unit);
    if (unit == Scalability) return *unit;
    if (const auto group = groupOfWords(requirement.title)) return *group;
    for (const std::string_view rate : {"/s", "/day", " per second", " per day"})
        if (requirement.title.contains(rate)) return Scalability;
    return unit.value_or(Other);
}

Lines problemLines(const Tables& tables) {
    Lines lines;
    for (const Brief& brief : tables.of<Brief>()) {
        if (!brief.problem.empty()) lines.push_back(oneLine(brief.problem));
        if (!brief.goal.empty()) lines.push_back("Goal: " + oneLine(brief.goal));
    }
    if (const TitleBadge badge = titleBadge(tables); !badge.text.empty())
        lines.push_back("Kind of system: " + badge.text);
    for (const ScopeItem* item : inOrder<ScopeItem>(tables))
        if (item->in_scope) lines.push_back("In scope: " + oneLine(item->text));
    return lines;
}

Lines featureLines(const Tables& tables, Priority priority) {
    Lines lines;
    for (const Requirement* requirement : inOrder<Requirement>(tables))
        if (requirement->kind == RequirementKind::Functional && requirement->priority == priority &&
            requirement->state != RequirementState::Dropped)
            lines.push_back(requirement->code + " " + oneLine(requirement->title));
    return lines;
}

Lines qualityLines(const Tables& tables, QualityGroup group) {
    Lines lines;
    for (const Priority priority : {Priority::Must, Priority::Good})
        for (const Requirement* requirement : inOrder<Requirement>(tables))
            if (requirement->kind == RequirementKind::NonFunctional && requirement->priority == priority &&
                requirement->state != RequirementState::Dropped && qualityOf(*requirement) == group)
                lines.push_back(requirement->code + " " + oneLine(requirement->title) +
                                (priority == Priority::Good ? " (good to have)" : ""));
    return lines;
}

Lines outsideLines(const Tables& tables) {
    Lines lines;
    for (const ScopeItem* item : inOrder<ScopeItem>(tables))
        if (!item->in_scope) lines.push_back(oneLine(item->text));
    for (const Requirement* requirement : inOrder<Requirement>(tables))
        if (requirement->priority == Priority::Wont && requirement->state != RequirementState::Dropped)
            lines.push_back(requirement->code + " " + oneLine(requirement->title));
    return lines;
}

Lines assumedLines(const Tables& tables) {
    Lines lines;
    for (const Question* question : inOrder<Question>(tables)) {
        if (question->state != QuestionState::Assumed || question->category == QuestionCategory::Expectation)
            continue;
        const std::string text = oneLine(question->text);
        lines.push_back(question->answer.empty() ? text : text + " " + oneLine(question->answer));
    }
    return lines;
}

} // namespace chalkline::interview
