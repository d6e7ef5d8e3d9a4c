// What a statement (requirement, trade-off, question, line about failure) was linked to before that was
// deleted. Deleting keeps its name as a Property of the statement, key "was_linked.TYPE.ID", so that nothing
// is lost silently; it stays until a person has seen it. Used by remove(), the panels and the report.
#pragma once

#include "edit/transaction.h"

namespace chalkline {

struct LostLink {
    PropertyId property;
    Ref gone;
    std::string name; // what it was called
};

/// Oldest first.
[[nodiscard]] std::vector<LostLink> lostLinksOf(const Document& document, Ref statement);
[[nodiscard]] Expected<void> forgetLostLink(Transaction& edit, PropertyId property);

/// "FR-1 was linked to redirect service", for each that a change set brought; empty if it brought none.
[[nodiscard]] std::vector<std::string> lossesIn(const ChangeSet& changes, const Document& document);

/// True for what states something about the design and is told of what it loses.
[[nodiscard]] bool keepsLosses(RecordType type);
/// Before `gone` goes. Nothing happens if the statement keeps no losses or `gone` has no name.
void noteLoss(Transaction& edit, Ref statement, Ref gone);

/// What a person calls a record, on one line: "redirect service", "api > redis", "FR-1 shorten a URL"; "" of
/// what has no name.
[[nodiscard]] std::string calledName(const Document& document, Ref ref);

} // namespace chalkline
