#include "edit/node_operations.h"

namespace chalkline {

namespace {

/// Changes one record by `change(record&)`.
template <class R, class Change>
Expected<void> update(Transaction& edit, Id<R> id, Change&& change) {
    auto record = fetch(edit, id);
    if (!record) return std::unexpected(record.error());
    change(*record);
    edit.put(std::move(*record));
    return {};
}

} // namespace

Expected<NodeId> addNode(Transaction& edit, NewNode values) {
    Node node;
    node.id = edit.newId<Node>();
    node.name = std::move(values.name);
    node.kind = std::move(values.kind);
    node.technology = std::move(values.technology);
    node.boundary = values.boundary;
    const NodeId id = node.id;
    edit.put(std::move(node));
    return id;
}

Expected<void> rename(Transaction& edit, Ref subject, std::string name) {
    const auto setName = [&](auto& record) { record.name = std::move(name); };
    switch (subject.type) {
    case RecordType::Node:
        return update(edit, NodeId{subject.id}, setName);
    case RecordType::Boundary:
        return update(edit, BoundaryId{subject.id}, setName);
    case RecordType::Sheet:
        return update(edit, SheetId{subject.id}, setName);
    case RecordType::Flow:
        return update(edit, FlowId{subject.id}, setName);
    case RecordType::Note:
        return update(edit, NoteId{subject.id}, [&](Note& note) { note.text = std::move(name); });
    case RecordType::Edge:
        return update(edit, EdgeId{subject.id}, [&](Edge& edge) { edge.label = std::move(name); });
    case RecordType::Estimate:
        return update(edit, EstimateId{subject.id},
                      [&](Estimate& estimate) { estimate.expression = std::move(name); });
    case RecordType::None:
    case RecordType::Placement:
    case RecordType::EdgeShape:
    case RecordType::Property:
    case RecordType::Stroke:
    case RecordType::FlowStep:
    case RecordType::Requirement:
    case RecordType::TradeOff:
    case RecordType::Link:
    case RecordType::Brief:
    case RecordType::ScopeItem:
    case RecordType::Question:
    case RecordType::Expectation:
    case RecordType::Archetype:
    case RecordType::Workload:
    case RecordType::Constant:
    case RecordType::BuyIn:
    case RecordType::Summary:
    case RecordType::ReliabilityItem:
        break;
    }
    return failure(ErrorCode::Invalid, withArticle(subject.type) + " has no name");
}

Expected<void> setKind(Transaction& edit, NodeId node, std::string kind) {
    return update(edit, node, [&](Node& record) { record.kind = std::move(kind); });
}

Expected<void> setTechnology(Transaction& edit, NodeId node, std::string technology) {
    return update(edit, node, [&](Node& record) { record.technology = std::move(technology); });
}

Expected<void> setSecondLine(Transaction& edit, NodeId node, std::string text) {
    return update(edit, node, [&](Node& record) { record.second_line = std::move(text); });
}

Expected<void> setInstances(Transaction& edit, NodeId node, std::int64_t min, std::int64_t max) {
    return update(edit, node, [&](Node& record) {
        record.instances_min = min;
        record.instances_max = max;
    });
}

const Property* findProperty(const Document& document, Ref owner, std::string_view key) {
    for (const PropertyId id : document.referrers<Property>(owner)) {
        const Property* property = document.find(id);
        if (property->key == key) return property;
    }
    return nullptr;
}

Expected<void> setProperty(Transaction& edit, Ref owner, const std::string& key, std::string value,
                           std::string source) {
    if (!edit.document().contains(owner))
        return failure(ErrorCode::NotFound,
                       "there is no " + std::string(word(owner.type)) + " " + std::to_string(owner.id));
    const Property* held = findProperty(edit.document(), owner, key);
    if (value.empty()) {
        if (held) edit.erase(held->id);
        return {};
    }
    Property property = held ? *held : Property{};
    if (!held) property.id = edit.newId<Property>();
    property.owner = owner;
    property.key = key;
    property.value = std::move(value);
    property.source = std::move(source);
    edit.put(std::move(property));
    return {};
}

Expected<NoteId> addNote(Transaction& edit, std::string text, Ref anchor) {
    Note note;
    note.id = edit.newId<Note>();
    note.text = std::move(text);
    note.anchor = anchor;
    const NoteId id = note.id;
    edit.put(std::move(note));
    return id;
}

Expected<void> setAnchor(Transaction& edit, NoteId note, Ref anchor) {
    if (anchor.valid() && !edit.document().contains(anchor))
        return failure(ErrorCode::NotFound,
                       "there is no " + std::string(word(anchor.type)) + " " + std::to_string(anchor.id));
    if (anchor == Ref{RecordType::Note, note.value})
        return failure(ErrorCode::Invalid, "a note cannot be tied to itself");
    return update(edit, note, [&](Note& record) { record.anchor = anchor; });
}

Expected<SheetId> addSheet(Transaction& edit, std::string name) {
    Sheet sheet;
    sheet.id = edit.newId<Sheet>();
    sheet.name = std::move(name);
    for (const Sheet& other : edit.document().all<Sheet>())
        sheet.sort_order = std::max(sheet.sort_order, other.sort_order + 1);
    const SheetId id = sheet.id;
    edit.put(std::move(sheet));
    return id;
}

} // namespace chalkline
