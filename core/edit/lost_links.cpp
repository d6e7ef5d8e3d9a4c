#include "edit/lost_links.h"

#include "base/text.h"

#include <algorithm>

namespace chalkline {

namespace {

constexpr std::string_view lostKey = "was_linked.";

std::string keyOf(Ref gone) {
    return std::string(lostKey) + std::string(word(gone.type)) + "." + std::to_string(gone.id);
}

/// The record a key names; none if it is no such key.
Ref goneOf(const std::string& key) {
    if (!key.starts_with(lostKey)) return {};
    const std::string rest = key.substr(lostKey.size());
    Ref gone;
    forEachRecordType([&]<class R>() {
        const std::string start = std::string(word(RecordTraits<R>::type)) + ".";
        if (rest.starts_with(start)) gone = {RecordTraits<R>::type, std::atoll(rest.c_str() + start.size())};
    });
    return gone;
}

} // namespace

bool keepsLosses(RecordType type) {
    return type == RecordType::Requirement || type == RecordType::TradeOff ||
           type == RecordType::ReliabilityItem;
}

std::string calledName(const Document& document, Ref ref) {
    const RecordPtr record = document.find(ref);
    if (!record) return {};
    if (const auto* node = std::get_if<Node>(record.get())) return oneLine(node->name);
    if (const auto* boundary = std::get_if<Boundary>(record.get())) return oneLine(boundary->name);
    if (const auto* flow = std::get_if<Flow>(record.get())) return oneLine(flow->name);
    if (const auto* tradeOff = std::get_if<TradeOff>(record.get())) return oneLine(tradeOff->title);
    if (const auto* question = std::get_if<Question>(record.get())) return oneLine(question->text);
    if (const auto* item = std::get_if<ReliabilityItem>(record.get())) return oneLine(item->statement);
    if (const auto* requirement = std::get_if<Requirement>(record.get()))
        return oneLine(requirement->code + " " + requirement->title);
    if (const auto* edge = std::get_if<Edge>(record.get()))
        return calledName(document, edge->from()) + " > " + calledName(document, edge->to());
    return {};
}

void noteLoss(Transaction& edit, Ref statement, Ref gone) {
    if (!keepsLosses(statement.type) || !edit.document().contains(statement)) return;
    std::string name = calledName(edit.document(), gone);
    if (name.empty()) return;
    const std::string key = keyOf(gone);
    for (const PropertyId held : edit.document().referrers<Property>(statement))
        if (edit.document().find(held)->key == key) return;
    Property note;
    note.id = edit.newId<Property>();
    note.owner = statement;
    note.key = key;
    note.value = std::move(name);
    edit.put(std::move(note));
}

std::vector<LostLink> lostLinksOf(const Document& document, Ref statement) {
    std::vector<LostLink> lost;
    for (const PropertyId id : document.referrers<Property>(statement)) {
        const Property* property = document.find(id);
        const Ref gone = goneOf(property->key);
        if (gone.valid()) lost.push_back({id, gone, property->value});
    }
    std::ranges::sort(lost, {}, &LostLink::property);
    return lost;
}

Expected<void> forgetLostLink(Transaction& edit, PropertyId property) {
    const Property* held = edit.document().find(property);
    if (!held || !goneOf(held->key).valid()) return failure(ErrorCode::NotFound, "nothing was lost there");
    edit.erase(property);
    return {};
}

std::vector<std::string> lossesIn(const ChangeSet& changes, const Document& document) {
    std::vector<std::string> losses;
    for (const auto& [ref, change] : changes.changes()) {
        if (ref.type != RecordType::Property || change.before || !change.after) continue;
        const auto& property = std::get<Property>(*change.after);
        if (!goneOf(property.key).valid()) continue;
        const RecordPtr owner = document.find(property.owner);
        const auto* requirement = owner ? std::get_if<Requirement>(owner.get()) : nullptr;
        const std::string name = requirement ? requirement->code : calledName(document, property.owner);
        losses.push_back(name + " was linked to " + property.value);
    }
    return losses;
}

} // namespace chalkline
