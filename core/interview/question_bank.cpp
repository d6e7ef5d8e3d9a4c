#include "interview/question_bank.h"

#include "interview/tables.h"

#include <algorithm>
#include <functional>

namespace chalkline::interview {

namespace {

constexpr int certainOpenings = 3; // who, what it must do, what may be left out

} // namespace

std::span<const QuestionTopic> questionTopics() {
    return tables::questionTopics;
}

std::span<const BankQuestion> questionBank() {
    return tables::questions;
}

const BankQuestion* findQuestion(std::string_view key) {
    const auto found = std::ranges::find(tables::questions, key, &BankQuestion::key);
    return found == tables::questions.end() ? nullptr : &*found;
}

std::vector<const BankQuestion*> questionsFor(const std::set<ArchetypeKind>& kinds,
                                              const std::set<std::string, std::less<>>& asked) {
    const auto met = [&](const BankQuestion* question) {
        return std::ranges::count_if(question->first,
                                     [&](ArchetypeKind kind) { return kinds.contains(kind); });
    };
    std::vector<const BankQuestion*> openings, fitting, rest;
    for (const BankQuestion& question : tables::questions)
        if (!asked.contains(question.key))
            (question.opens ? openings : met(&question) ? fitting : rest).push_back(&question);
    std::ranges::stable_sort(openings, {}, &BankQuestion::opens);
    std::ranges::stable_sort(fitting, std::greater{}, met);
    std::vector<const BankQuestion*> order;
    auto opening = openings.begin();
    while (opening != openings.end() && (*opening)->opens <= certainOpenings)
        order.push_back(*opening++);
    for (auto fits = fitting.begin(); fits != fitting.end() || opening != openings.end();) {
        if (fits != fitting.end()) order.push_back(*fits++);
        if (opening != openings.end()) order.push_back(*opening++);
    }
    order.insert(order.end(), rest.begin(), rest.end());
    return order;
}

Question newQuestion(const BankQuestion& question) {
    Question asked;
    asked.text = question.text;
    asked.category = question.category;
    asked.template_key = question.key;
    return asked;
}

} // namespace chalkline::interview
