#include "text/interpret.h"

#include "base/text.h"
#include "edit/boundary_operations.h"
#include "edit/edge_operations.h"
#include "edit/node_operations.h"
#include "edit/placement_operations.h"
#include "edit/statement_operations.h"
#include "layout/place.h"
#include "layout/place_note.h"
#include "text/kind_inference.h"
#include "text/parse_line.h"
#include "text/record_edit.h"

#include <algorithm>

namespace chalkline::text {

Interpreter::Interpreter(Session& session)
    : session_(session)
    , firstNewId_(session.document().nextId()) {}

std::unexpected<Error> Interpreter::errorAt(int column, std::string message) const {
    return failure(ErrorCode::Invalid, std::move(message),
                   std::to_string(lineNumber_) + ":" + std::to_string(column));
}

Expected<bool> Interpreter::run(std::string_view line, int lineNumber) {
    const auto tagsBefore = tags_;
    const Ref headBefore = head_;
    Transaction edit(session_, std::string(line.substr(0, 80)));
    auto applied = apply(edit, line, lineNumber);
    if (applied) {
        placeTouched(edit);
        applied = edit.commit();
    }
    if (!applied) {
        tags_ = tagsBefore;
        head_ = headBefore;
    }
    return applied;
}

Expected<bool> Interpreter::runAll(std::string_view text) {
    reserveTags(text);
    Transaction edit(session_, "Type to draw");
    int lineNumber = 0;
    std::vector<Ref> all;
    for (std::size_t at = 0; at <= text.size();) {
        const std::size_t end = std::min(text.find('\n', at), text.size());
        if (auto applied = apply(edit, text.substr(at, end - at), ++lineNumber); !applied) return applied;
        all.insert(all.end(), touched_.begin(), touched_.end());
        at = end + 1;
    }
    touched_ = std::move(all);
    placeTouched(edit);
    return edit.commit();
}

Expected<bool> Interpreter::apply(Transaction& edit, std::string_view line, int lineNumber) {
    lineNumber_ = lineNumber;
    touched_.clear();
    said_.clear();
    const auto parsed = parseLine(line, {lineNumber, subject_.valid()});
    if (!parsed) return std::unexpected(parsed.error());
    const Check applied = std::visit([&](const auto& form) { return applyLine(edit, form); }, *parsed);
    if (applied) return true;
    Error error = applied.error();
    if (error.place.find(':') == std::string::npos) error.place = std::to_string(lineNumber) + ":1";
    return std::unexpected(std::move(error));
}

/// Gives a tagged thing of a whole text the id it is tagged with, where that id was never used.
void Interpreter::reserveTags(std::string_view text) {
    std::int64_t highest = 0;
    for (std::size_t at = 0; (at = text.find('#', at)) != std::string_view::npos; ++at) {
        std::int64_t id = 0;
        for (std::size_t p = at + 1;
             p < text.size() && text[p] >= '0' && text[p] <= '9' && id < 1'000'000'000; ++p)
            id = id * 10 + (text[p] - '0');
        if (id >= firstNewId_ && id < firstNewId_ + 10'000'000) {
            reserved_.push_back(id);
            highest = std::max(highest, id);
        }
    }
    session_.reserveIds(highest);
}

template <class R>
Id<R> Interpreter::idFor(Transaction& edit, const Name& name) {
    const auto held = std::ranges::find(reserved_, name.tag);
    if (name.tag == 0 || held == reserved_.end()) return edit.newId<R>();
    std::erase(reserved_, name.tag);
    return Id<R>{name.tag};
}

Ref Interpreter::lookUp(const Document& document, const Name& name) const {
    if (name.forceNew) return {};
    const std::string folded = foldName(name.text);
    if (name.tag != 0) {
        if (const auto found = tags_.find({folded, name.tag}); found != tags_.end())
            return document.contains(found->second) ? found->second : Ref{};
        for (const Ref& ref : document.named(folded))
            if (ref.id == name.tag && ref.id < firstNewId_) return ref;
        return {};
    }
    const auto all = document.named(folded);
    for (const Ref& ref : all)
        if (ref.type == RecordType::Boundary) return ref;
    return all.empty() ? Ref{} : all.front();
}

Expected<BoundaryId> Interpreter::boundaryNamed(Transaction& edit, const Name& name,
                                                std::optional<BoundaryType> type) {
    const Ref known = lookUp(edit.document(), name);
    if (known.valid() && known.type != RecordType::Boundary)
        return errorAt(name.column, "\"" + name.text + "\" is a component; a boundary needs another name");
    Boundary boundary;
    if (known.valid()) {
        boundary = *edit.document().find(BoundaryId{known.id});
        if (type) boundary.type = *type;
    } else {
        boundary.id = idFor<Boundary>(edit, name);
        boundary.name = name.text;
        boundary.type = type.value_or(boundaryType(name.text).value_or(BoundaryType::Group));
    }
    const BoundaryId id = boundary.id;
    const Ref ref{RecordType::Boundary, id.value};
    if (name.tag != 0) tags_[{foldName(name.text), name.tag}] = ref;
    edit.put(std::move(boundary));
    touched_.push_back(ref);
    return id;
}

Expected<Ref> Interpreter::mean(Transaction& edit, const Mention& mention) {
    Ref ref = lookUp(edit.document(), mention.name);
    if (!ref.valid()) {
        Node node;
        node.id = idFor<Node>(edit, mention.name);
        node.name = mention.name.text;
        node.kind = inferKind(node.name).kindId;
        ref = refOf(node);
        edit.put(std::move(node));
        lastNamed_ = ref;
        if (mention.name.tag != 0) tags_[{foldName(mention.name.text), mention.name.tag}] = ref;
    }
    if (auto good = applySuffixes(edit, ref, mention); !good) return std::unexpected(good.error());
    if (mention.instances || !mention.kinds.empty()) said_.push_back(ref);
    touched_.push_back(ref);
    return ref;
}

Interpreter::Check Interpreter::applySuffixes(Transaction& edit, Ref ref, const Mention& mention) {
    if (mention.boundary) {
        const auto target = boundaryNamed(edit, *mention.boundary, std::nullopt);
        if (!target) return std::unexpected(target.error());
        if (auto moved = moveIntoBoundary(edit, ref, *target); !moved)
            return errorAt(mention.boundary->column, moved.error().message);
    }
    if (!mention.instances && mention.kinds.empty()) return {};
    if (ref.type != RecordType::Node)
        return errorAt(mention.name.column,
                       "\"" + mention.name.text + "\" is a boundary: it has no kind or instances");
    Node node = *edit.document().find(NodeId{ref.id});
    if (mention.instances) std::tie(node.instances_min, node.instances_max) = *mention.instances;
    bool kindGiven = false;
    for (const KindWord& word : mention.kinds) {
        const auto kind = kindGiven ? std::nullopt : kindForNode(word.text, node.name);
        if (!kind) {
            node.technology = word.text;
            continue;
        }
        kindGiven = true;
        node.kind = kind->kindId;
        if (!kind->technology.empty()) node.technology = kind->technology;
    }
    edit.put(std::move(node));
    return {};
}

Interpreter::Check Interpreter::applyLine(Transaction&, const BlankLine&) {
    return {};
}

Interpreter::Check Interpreter::applyLine(Transaction& edit, const RecordLine& line) {
    if (line.word.starts_with("table ") || line.word.starts_with("api "))
        return errorAt(1, "the record \"" + line.word +
                              "\" comes later; put a component of that name in quotes");
    const auto entered = enterRecord(edit, line, lineNumber_, subject_);
    if (!entered) return std::unexpected(entered.error());
    said_.push_back(entered->record);
    if (entered->fresh && entered->record.type == RecordType::Estimate) newCards_.push_back(entered->record);
    return {};
}

Interpreter::Check Interpreter::annotate(Transaction& edit, const std::string& text, Ref anchor) {
    for (const Note& note : edit.document().all<Note>())
        if (note.text == text && note.anchor == anchor) {
            said_.push_back(refOf(note));
            return {};
        }
    const auto id = addNote(edit, text, anchor);
    if (!id) return std::unexpected(id.error());
    newCards_.push_back({RecordType::Note, id->value});
    said_.push_back(newCards_.back());
    return {};
}

Interpreter::Check Interpreter::applyLine(Transaction& edit, const NoteLine& line) {
    return annotate(edit, line.text, {});
}

Interpreter::Check Interpreter::applyLine(Transaction& edit, const BoundaryLine& line) {
    const auto own = boundaryNamed(edit, line.name, line.type);
    if (!own) return std::unexpected(own.error());
    Ref inner{RecordType::Boundary, own->value};
    said_.push_back(inner);
    for (const Name& parent : line.parents) {
        const auto outer = boundaryNamed(edit, parent, std::nullopt);
        if (!outer) return std::unexpected(outer.error());
        if (auto moved = moveIntoBoundary(edit, inner, *outer); !moved)
            return errorAt(parent.column, moved.error().message);
        inner = {RecordType::Boundary, outer->value};
    }
    for (const Mention& member : line.members) {
        const auto ref = mean(edit, member);
        if (!ref) return std::unexpected(ref.error());
        if (auto moved = moveIntoBoundary(edit, *ref, *own); !moved)
            return errorAt(member.name.column, moved.error().message);
    }
    return {};
}

Interpreter::Check Interpreter::applyLine(Transaction& edit, const RenameLine& line) {
    const Ref subject = lookUp(edit.document(), line.from);
    if (!subject.valid())
        return errorAt(line.from.column, "there is nothing named \"" + line.from.text + "\"");
    const Ref holder = lookUp(edit.document(), line.to.name);
    if (holder.valid() && holder != subject && line.to.name.tag == 0)
        return errorAt(line.to.name.column, "there is already something named \"" + line.to.name.text + "\"");
    if (auto good = rename(edit, subject, line.to.name.text); !good) return good;
    if (subject.type == RecordType::Node)
        if (auto good = setKind(edit, NodeId{subject.id}, inferKind(line.to.name.text).kindId); !good)
            return good;
    touched_.push_back(subject);
    return applySuffixes(edit, subject, line.to);
}

Interpreter::Check Interpreter::applyLine(Transaction& edit, const SubjectLine& line) {
    if (subject_.type == RecordType::Edge) {
        if (!line.label) return errorAt(1, "an edge takes a label, not a kind or boundary");
        return setLabel(edit, EdgeId{subject_.id}, *line.label);
    }
    if (auto good = applySuffixes(edit, subject_, line.suffixes); !good) return good;
    if (!line.label) return {};
    return setSecondLine(edit, NodeId{subject_.id}, *line.label);
}

void Interpreter::placeTouched(Transaction& edit) {
    const SheetId sheet = session_.sheet();
    std::vector<Ref> missing;
    for (const Ref& ref : touched_) {
        const bool known = std::ranges::find(missing, ref) != missing.end();
        if (!known && edit.document().contains(ref) && !placementOn(edit.document(), sheet, ref))
            missing.push_back(ref);
    }
    if (!missing.empty()) placeAll(edit, placeNew(edit.document().tables(), sheet, missing));
    for (const Ref& card : newCards_)
        placeCard(edit, card);
    newCards_.clear();
}

void Interpreter::placeCard(Transaction& edit, Ref card) {
    const SheetId sheet = session_.sheet();
    const Tables& tables = edit.document().tables();
    std::optional<Point> at;
    if (const Note* note = card.type == RecordType::Note ? tables.find(NoteId{card.id}) : nullptr)
        at = placeForNote(tables, sheet, *note);
    if (const Estimate* estimate =
            card.type == RecordType::Estimate ? tables.find(EstimateId{card.id}) : nullptr)
        at = placeForEstimate(tables, sheet, *estimate);
    if (at) (void)place(edit, sheet, card, at->x, at->y);
}

} // namespace chalkline::text
