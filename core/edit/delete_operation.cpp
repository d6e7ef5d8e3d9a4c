#include "edit/delete_operation.h"

#include "edit/boundary_operations.h"
#include "edit/lost_links.h"
#include "model/chip.h"

namespace chalkline {

namespace {

/// What becomes of a record when one that it names goes.
enum class Fate { Goes, LosesReference };

Fate fateOf(RecordType referrer) {
    switch (referrer) {
    case RecordType::Edge:
    case RecordType::Placement:
    case RecordType::EdgeShape:
    case RecordType::Property:
    case RecordType::Link:
        return Fate::Goes;
    case RecordType::None:
    case RecordType::Node:
    case RecordType::Boundary:
    case RecordType::Sheet:
    case RecordType::Note:
    case RecordType::Stroke:
    case RecordType::Flow:
    case RecordType::FlowStep:
    case RecordType::Requirement:
    case RecordType::TradeOff:
    case RecordType::Brief:
    case RecordType::ScopeItem:
    case RecordType::Question:
    case RecordType::Expectation:
    case RecordType::Archetype:
    case RecordType::Workload:
    case RecordType::Constant:
    case RecordType::Estimate:
    case RecordType::BuyIn:
    case RecordType::Summary:
    case RecordType::ReliabilityItem:
        return Fate::LosesReference;
    }
    return Fate::LosesReference;
}

void dropReference(Transaction& edit, Ref referrer, Ref gone, BoundaryId newParent) {
    noteLoss(edit, referrer, gone);
    const RecordPtr held = edit.document().find(referrer);
    Record record = *held;
    std::visit(
        [&](auto& value) {
            forEachReference(value, [&](RecordType type, std::int64_t& id) {
                if (type != gone.type || id != gone.id) return;
                id = newParent.value;
            });
        },
        record);
    if (auto* note = std::get_if<Note>(&record); note && note->anchor.id == 0) note->anchor = {};
    edit.putRecord(std::move(record));
}

/// Whether the type has a parent, into which it moves when its boundary goes.
bool isMember(Ref referrer) {
    return referrer.type == RecordType::Node || referrer.type == RecordType::Boundary;
}

/// Whether losing `gone` takes the referrer along.
bool goesWith(const Document& document, Ref referrer, Ref gone) {
    if (referrer.type == RecordType::FlowStep) return gone.type == RecordType::Flow;
    if (referrer.type == RecordType::Edge && gone.type == RecordType::Node) {
        const Edge* edge = document.find(EdgeId{referrer.id});
        return edge->from() == gone || edge->to() == gone; // not by its dead-letter queue alone
    }
    return fateOf(referrer.type) == Fate::Goes;
}

/// Notes and strokes that stand on the sheet; they are nothing without a place.
std::vector<Ref> drawnOn(const Document& document, Ref sheet) {
    std::vector<Ref> drawn;
    for (const PlacementId id : document.referrers<Placement>(sheet)) {
        const Ref subject = document.find(id)->subject;
        if (subject.type == RecordType::Note || subject.type == RecordType::Stroke) drawn.push_back(subject);
    }
    return drawn;
}

/// The chips that show an estimate; they name it in their value.
std::vector<Ref> chipsOf(const Document& document, Ref estimate) {
    std::vector<Ref> chips;
    const std::string value = chipValue(EstimateId{estimate.id});
    for (const Property& property : document.all<Property>())
        if (isChip(property) && property.value == value) chips.push_back(refOf(property));
    return chips;
}

/// The other end of a link that goes keeps the name of what it was linked to.
void noteLostEnd(Transaction& edit, Ref referrer, Ref gone, const std::set<Ref>& going) {
    if (referrer.type != RecordType::Link) return;
    const Link* link = edit.document().find(LinkId{referrer.id});
    const Ref other = link->from == gone ? link->to : link->from;
    if (!going.contains(other)) noteLoss(edit, other, gone);
}

/// `going`: what is being removed already; links may name each other in a circle.
void removeOne(Transaction& edit, Ref gone, std::set<Ref>& going) {
    if (!edit.document().contains(gone) || !going.insert(gone).second) return;
    const BoundaryId parent = parentOf(edit.document().tables(), gone);
    const bool isSheet = gone.type == RecordType::Sheet;
    const std::vector<Ref> drawn = isSheet ? drawnOn(edit.document(), gone) : std::vector<Ref>{};
    const auto span = edit.document().referrers(gone);
    const std::vector<Ref> referrers(span.begin(), span.end());
    for (const Ref& referrer : referrers) {
        if (!edit.document().contains(referrer)) continue;
        noteLostEnd(edit, referrer, gone, going);
        if (goesWith(edit.document(), referrer, gone))
            removeOne(edit, referrer, going);
        else
            dropReference(edit, referrer, gone, isMember(referrer) ? parent : BoundaryId{});
    }
    if (gone.type == RecordType::Estimate)
        for (const Ref& chip : chipsOf(edit.document(), gone))
            removeOne(edit, chip, going);
    edit.erase(gone);
    for (const Ref& subject : drawn)
        if (edit.document().referrers<Placement>(subject).empty()) removeOne(edit, subject, going);
}

} // namespace

Expected<void> remove(Transaction& edit, const std::set<Ref>& subjects) {
    std::set<Ref> going;
    for (const Ref& subject : subjects) {
        if (subject.type == RecordType::Sheet && edit.document().contains(subject) &&
            edit.document().all<Sheet>().size() == 1)
            return failure(ErrorCode::Invalid, "the last sheet cannot be deleted");
        removeOne(edit, subject, going);
    }
    return {};
}

} // namespace chalkline
