// Edits of nodes, notes and property overrides. Each works on an open Transaction and leaves the document
// valid; errors name the thing.
#pragma once

#include "edit/transaction.h"

namespace chalkline {

struct NewNode {
    std::string name;
    std::string kind; // catalogue id
    std::string technology;
    BoundaryId boundary;
};

[[nodiscard]] Expected<NodeId> addNode(Transaction& edit, NewNode values);
/// Renames a node, boundary, sheet or flow, or replaces the text of a note, the label of an edge or the
/// expression of an estimate.
[[nodiscard]] Expected<void> rename(Transaction& edit, Ref subject, std::string name);
[[nodiscard]] Expected<void> setKind(Transaction& edit, NodeId node, std::string kind);
[[nodiscard]] Expected<void> setTechnology(Transaction& edit, NodeId node, std::string technology);
[[nodiscard]] Expected<void> setSecondLine(Transaction& edit, NodeId node, std::string text);
/// 1 <= min <= max; checked at commit.
[[nodiscard]] Expected<void> setInstances(Transaction& edit, NodeId node, std::int64_t min, std::int64_t max);
/// Sets, replaces or (value empty) removes the override of a catalogue default.
[[nodiscard]] Expected<void> setProperty(Transaction& edit, Ref owner, const std::string& key,
                                         std::string value, std::string source = {});
/// The override, or null.
[[nodiscard]] const Property* findProperty(const Document& document, Ref owner, std::string_view key);

[[nodiscard]] Expected<NoteId> addNote(Transaction& edit, std::string text, Ref anchor = {});
/// Ties a note to a thing, or (nothing) unties it.
[[nodiscard]] Expected<void> setAnchor(Transaction& edit, NoteId note, Ref anchor);
[[nodiscard]] Expected<SheetId> addSheet(Transaction& edit, std::string name);

/// The record or a NotFound error that names it.
template <class R>
[[nodiscard]] Expected<R> fetch(const Transaction& edit, Id<R> id) {
    if (const R* record = edit.document().find(id)) return *record;
    return failure(ErrorCode::NotFound,
                   "there is no " + std::string(tableName<R>) + " " + std::to_string(id.value));
}

} // namespace chalkline
