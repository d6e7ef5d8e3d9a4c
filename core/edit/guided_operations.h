// Edits of the records of the guided design: brief, scope, questions, expectations, archetypes, workloads,
// constants, estimates, buy-ins, summaries, reliability. A value that breaks a rule of the model (negative
// users, a constant's key that is there already) is refused with "table id.column" as the place and changes
// nothing.
#pragma once

#include "edit/transaction.h"

#include <span>

namespace chalkline {

/// Puts the one brief, whatever its id says.
[[nodiscard]] Expected<BriefId> setBrief(Transaction& edit, Brief values);
/// The brief, or a new empty one that is nowhere yet.
[[nodiscard]] Brief briefOf(const Tables& tables);

/// All values as given but for id and place, which are the next ones.
[[nodiscard]] Expected<ScopeItemId> addScopeItem(Transaction& edit, ScopeItem values);
[[nodiscard]] Expected<QuestionId> addQuestion(Transaction& edit, Question values);
[[nodiscard]] Expected<ExpectationId> addExpectation(Transaction& edit, Expectation values);
[[nodiscard]] Expected<WorkloadId> addWorkload(Transaction& edit, Workload values);
[[nodiscard]] Expected<ConstantId> addConstant(Transaction& edit, Constant values);
[[nodiscard]] Expected<EstimateId> addEstimate(Transaction& edit, Estimate values);
[[nodiscard]] Expected<ReliabilityItemId> addReliabilityItem(Transaction& edit, ReliabilityItem values);

/// Replaces a record that exists, keeping its id.
[[nodiscard]] Expected<void> editScopeItem(Transaction& edit, ScopeItem changed);
[[nodiscard]] Expected<void> editQuestion(Transaction& edit, Question changed);
[[nodiscard]] Expected<void> editExpectation(Transaction& edit, Expectation changed);
[[nodiscard]] Expected<void> editWorkload(Transaction& edit, Workload changed);
[[nodiscard]] Expected<void> editConstant(Transaction& edit, Constant changed);
[[nodiscard]] Expected<void> editEstimate(Transaction& edit, Estimate changed);
[[nodiscard]] Expected<void> editReliabilityItem(Transaction& edit, ReliabilityItem changed);

/// An answer makes an open or parked question answered; an assumed one stays assumed. Without an answer it is
/// open again.
[[nodiscard]] Expected<void> setAnswer(Transaction& edit, QuestionId question, std::string answer);
/// A requirement that says what the question found out, linked to it with the role "from". What `values`
/// leaves open comes from the question: the title from its answer (else its text), the detail from its text,
/// a non-functional kind from its category. A question converted before gives the requirement it has.
[[nodiscard]] Expected<RequirementId> convertToRequirement(Transaction& edit, QuestionId question,
                                                           Requirement values = {});

/// Exactly these kinds, in this order, each as the person's choice; a derived one that is not among them
/// goes.
[[nodiscard]] Expected<void> setArchetypes(Transaction& edit, std::span<const ArchetypeKind> kinds);
/// One more kind, or the record it has. A person's choice makes a derived one the person's.
[[nodiscard]] Expected<ArchetypeId> addArchetype(Transaction& edit, ArchetypeKind kind,
                                                 ArchetypeOrigin origin = ArchetypeOrigin::User);

/// Agreed now (the session's clock), on what `snapshot_hash` stands for.
[[nodiscard]] Expected<BuyInId> confirmBuyIn(Transaction& edit, BuyInStage stage, std::string snapshot_hash,
                                             std::string remark = {});
/// Pending again; when it was agreed, on what and with which remark stays. Nothing to do if it never was.
[[nodiscard]] Expected<void> reopenBuyIn(Transaction& edit, BuyInStage stage);
/// Null if the stage was never agreed on.
[[nodiscard]] const BuyIn* findBuyIn(const Tables& tables, BuyInStage stage);

/// Puts the summary of values.section, whatever its id says.
[[nodiscard]] Expected<SummaryId> setSummary(Transaction& edit, Summary values);
[[nodiscard]] const Summary* findSummary(const Tables& tables, std::string_view section);

/// The trade-off of that topic (and, of a topic asked per store, of that node): the first there is, or a new
/// one with these values.
[[nodiscard]] Expected<TradeOffId> takeTradeOff(Transaction& edit, TradeOff values);

/// The project as pictures carry it along: without what is private (expectations of the interviewer) and the
/// links to it.
[[nodiscard]] Document withoutExpectations(const Document& document);

/// Shows a result or an estimate ("estimate:ID") on a node or an edge; a value that is there already is not
/// put twice. Gives the chip.
[[nodiscard]] Expected<PropertyId> pinChip(Transaction& edit, Ref owner, std::string value);
[[nodiscard]] Expected<void> unpinChip(Transaction& edit, Ref owner, std::string_view value);

} // namespace chalkline
