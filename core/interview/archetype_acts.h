// What the chosen kinds of system do for a project: workload rows and questions that are still missing, the
// title's badge, and whether reads and writes bear them out. Used by Clarify, Numbers and the title. Pure
// functions of the records, and the operations that take what is offered.
#pragma once

#include "edit/transaction.h"
#include "interview/archetypes.h"
#include "interview/question_bank.h"

#include <string>
#include <vector>

namespace chalkline::interview {

/// The chosen kinds in their order.
[[nodiscard]] std::vector<ArchetypeKind> kindsOf(const Tables& tables);

/// Reads and writes of all workloads a day. Rows without numbers count for nothing; where no row has users,
/// the rows are compared per user.
struct DailyLoad {
    double reads = 0;
    double writes = 0;
    bool perUser = false;
};
[[nodiscard]] DailyLoad dailyLoad(const Tables& tables);

/// Usual rows of the chosen kinds whose name no workload has.
[[nodiscard]] std::vector<WorkloadRow> missingWorkloads(const Tables& tables);
/// Questions of the bank that are not in the log, the most relevant first. A limit of 0 is none.
[[nodiscard]] std::vector<const BankQuestion*> nextQuestions(const Tables& tables, std::size_t limit = 0);
/// Usual targets of the chosen kinds that no requirement has as its title.
[[nodiscard]] std::vector<std::string_view> missingTargets(const Tables& tables);

enum class Verdict { NoNumbers, Confirmed, Contradicted };

struct ArchetypeVerdict {
    ArchetypeKind kind;
    Verdict verdict;
    std::string says; // "confirmed: read-heavy 100:1", "declared read-heavy, but 2:1 is balanced"
};
[[nodiscard]] std::vector<ArchetypeVerdict> verdictsOf(const Tables& tables);

/// "read-heavy 100:1": the badges of the chosen kinds and the ratio that the numbers show, or what they show
/// alone where none is chosen; "" where nothing is known.
struct TitleBadge {
    std::string text;
    Verdict verdict = Verdict::NoNumbers;
};
[[nodiscard]] TitleBadge titleBadge(const Tables& tables);

/// Adds the missing rows with so many users a day (none: unknown). Returns the new ones; none is no error.
[[nodiscard]] Expected<std::vector<WorkloadId>> takeWorkloads(Transaction& edit, std::optional<double> users);
/// Adds a question of the bank to the log, or returns the one taken before.
[[nodiscard]] Expected<QuestionId> takeQuestion(Transaction& edit, const BankQuestion& question);
} // namespace chalkline::interview
