#include "text/line_edit.h"

#include "edit/boundary_operations.h"
#include "edit/delete_operation.h"
#include "text/interpret.h"
#include "text/kind_inference.h"
#include "text/parse_line.h"
#include "text/record_edit.h"

#include <algorithm>

namespace chalkline::text {

namespace {

bool holds(const std::vector<Ref>& refs, Ref ref) {
    return std::ranges::find(refs, ref) != refs.end();
}

/// As if its name were all that is known.
void forgetDescription(Transaction& edit, NodeId id) {
    const Node* node = edit.document().find(id);
    if (!node) return;
    Node plain = *node;
    plain.kind = inferKind(plain.name).kindId;
    plain.technology.clear();
    plain.second_line.clear();
    plain.instances_min = plain.instances_max = 1;
    if (plain != *node) edit.put(std::move(plain));
}

/// A component that has edges or stands in a boundary is named by other lines.
bool isMentioned(const Document& document, Ref node) {
    const Node* record = document.find(NodeId{node.id});
    return record && (record->boundary || !document.referrers<Edge>(node).empty());
}

Expected<void> takeOffSheet(Transaction& edit, Ref ref) {
    const Placement* here = placementOn(edit.document(), edit.session().sheet(), ref);
    if (here && edit.document().referrers<Placement>(ref).size() > 1) {
        edit.erase(here->id);
        return {};
    }
    return remove(edit, {ref});
}

class LineEdit {
public:
    LineEdit(Transaction& edit, const LineMeaning& old, Ref head, const IsClaimed& isClaimed)
        : edit_(edit)
        , old_(old)
        , isClaimed_(isClaimed)
        , firstFresh_(edit.document().nextId())
        , interpreter_(edit.session()) {
        interpreter_.setHead(head);
    }

    Expected<LineMeaning> run(std::string_view line, int lineNumber, Ref head) {
        setAside();
        if (const auto applied = interpreter_.apply(edit_, line, lineNumber); !applied)
            return std::unexpected(applied.error());
        said_ = interpreter_.said();
        names_ = interpreter_.touched();
        keepIdentities();
        if (auto done = settleBoundary(line); !done) return std::unexpected(done.error());
        settleNote();
        settleRecord();
        renameWhatWent();
        if (auto done = removeTheRest(); !done) return std::unexpected(done.error());
        interpreter_.placeTouched(edit_);
        const auto parsed = parseLine(line);
        const auto* statements = parsed ? std::get_if<StatementsLine>(&*parsed) : nullptr;
        LineMeaning meaning{said_, names_, {}, {}};
        if (statements && statements->flow.empty()) {
            const bool continues = statements->statements.front().continues();
            if (continues) meaning.from = head;
            if (interpreter_.head() != head || !continues) meaning.head = taken(interpreter_.head());
        }
        return meaning;
    }

private:
    [[nodiscard]] const Document& document() const { return edit_.document(); }
    [[nodiscard]] bool isFresh(Ref ref) const { return ref.id >= firstFresh_; }
    [[nodiscard]] Ref taken(Ref ref) const {
        const auto found = replaced_.find(ref);
        return found == replaced_.end() ? ref : found->second;
    }

    /// Edges and steps of the old line are out of the way while the new one is read; components lose what
    /// the old line said of them.
    void setAside() {
        for (const Ref& ref : old_.about) {
            if (isClaimed_(ref) || !document().contains(ref)) continue;
            if (ref.type == RecordType::Edge) {
                edges_.push_back(*document().find(EdgeId{ref.id}));
                edit_.erase(ref);
            } else if (ref.type == RecordType::FlowStep) {
                steps_.push_back(*document().find(FlowStepId{ref.id}));
                edit_.erase(ref);
            } else if (ref.type == RecordType::Node) {
                forgetDescription(edit_, NodeId{ref.id});
            }
        }
    }

    void replace(Ref fresh, Ref old) {
        replaced_[fresh] = old;
        std::ranges::replace(said_, fresh, old);
        std::ranges::replace(names_, fresh, old);
    }

    /// The same edge, else one between the same ends, else the one in the same place of the line.
    void keepIdentities() {
        const auto same = [](const Edge& a, const Edge& b) {
            return a.from() == b.from() && a.to() == b.to() && a.kind == b.kind &&
                   a.direction == b.direction && a.label == b.label;
        };
        const auto sameEnds = [](const Edge& a, const Edge& b) {
            return a.from() == b.from() && a.to() == b.to();
        };
        matchEdges(same);
        matchEdges(sameEnds);
        if (freshOf(RecordType::Edge).size() == edges_.size())
            matchEdges([](const Edge&, const Edge&) { return true; });
        const std::vector<Ref> freshSteps = freshOf(RecordType::FlowStep);
        for (std::size_t i = 0; i < std::min(freshSteps.size(), steps_.size()); ++i) {
            FlowStep step = *document().find(FlowStepId{freshSteps[i].id});
            if (step.flow != steps_[i].flow) continue;
            const FlowStep& old = steps_[i];
            step.id = old.id;
            step.sort_order = old.sort_order;
            step.note = old.note;
            edit_.erase(freshSteps[i]);
            replace(freshSteps[i], refOf(old));
            edit_.put(std::move(step));
        }
        std::erase_if(steps_, [&](const FlowStep& step) { return document().find(step.id) != nullptr; });
    }

    [[nodiscard]] std::vector<Ref> freshOf(RecordType type) const {
        std::vector<Ref> fresh;
        for (const Ref& ref : said_)
            if (ref.type == type && isFresh(ref) && !holds(fresh, ref)) fresh.push_back(ref);
        return fresh;
    }

    template <class Same>
    void matchEdges(const Same& isSame) {
        for (const Ref& fresh : freshOf(RecordType::Edge)) {
            Edge now = *document().find(EdgeId{fresh.id});
            const auto old =
                std::ranges::find_if(edges_, [&](const Edge& edge) { return isSame(edge, now); });
            if (old == edges_.end()) continue;
            Edge kept = *old;
            kept.setFrom(now.from());
            kept.setTo(now.to());
            kept.kind = now.kind;
            kept.direction = now.direction;
            kept.label = now.label;
            edit_.erase(fresh);
            replace(fresh, refOf(kept));
            edges_.erase(old);
            edit_.put(std::move(kept));
        }
    }

    /// A boundary's line says all of its members, its parent and its type.
    Expected<void> settleBoundary(std::string_view line) {
        const auto before = std::ranges::find(old_.about, RecordType::Boundary, &Ref::type);
        const auto now = std::ranges::find(said_, RecordType::Boundary, &Ref::type);
        if (before == old_.about.end() || now == said_.end() || isClaimed_(*before)) return {};
        const auto parsed = parseLine(line);
        const auto* boundaryLine = parsed ? std::get_if<BoundaryLine>(&*parsed) : nullptr;
        if (!boundaryLine) return {};
        const BoundaryId own{before->id};
        const Boundary said = *document().find(BoundaryId{now->id});
        if (*now != *before) {
            if (!isFresh(*now)) return dissolve(edit_, own);
            takeBoundary(own, said);
        }
        Boundary boundary = *document().find(own);
        boundary.name = said.name;
        boundary.type = boundaryLine->type.value_or(boundaryType(said.name).value_or(BoundaryType::Group));
        if (boundaryLine->parents.empty()) boundary.parent = {};
        const BoundaryId parent = boundary.parent;
        edit_.put(std::move(boundary));
        for (const Ref& member : old_.names)
            if (member.type == RecordType::Node && !holds(names_, member) &&
                parentOf(document().tables(), member) == own)
                if (auto moved = moveIntoBoundary(edit_, member, parent); !moved) return moved;
        return {};
    }

    /// The boundary that the line made anew is the old one under another name.
    void takeBoundary(BoundaryId own, const Boundary& made) {
        const Ref fresh = refOf(made);
        const BoundaryId parent = made.parent;
        for (const Ref& member : membersOf(document(), made.id))
            (void)moveIntoBoundary(edit_, member, own);
        edit_.erase(fresh);
        replace(fresh, {RecordType::Boundary, own.value});
        Boundary kept = *document().find(own);
        kept.parent = parent == own ? BoundaryId{} : parent;
        edit_.put(std::move(kept));
    }

    void settleNote() {
        const auto before = std::ranges::find(old_.about, RecordType::Note, &Ref::type);
        const std::vector<Ref> fresh = freshOf(RecordType::Note);
        if (before == old_.about.end() || fresh.size() != 1 || isClaimed_(*before)) return;
        Note kept = *document().find(NoteId{before->id});
        const Note made = *document().find(NoteId{fresh.front().id});
        kept.text = made.text;
        kept.anchor = made.anchor;
        edit_.erase(fresh.front());
        replace(fresh.front(), *before);
        edit_.put(std::move(kept));
    }

    /// Other words of a record of the same type are the same record.
    void settleRecord() {
        for (const Ref& before : old_.about) {
            if (!isRecord(before.type) || isClaimed_(before) || holds(said_, before)) continue;
            const std::vector<Ref> fresh = freshOf(before.type);
            const RecordPtr held = document().find(before);
            if (fresh.size() != 1 || !held) return;
            Record kept = *held;
            takeOver(kept, *document().find(fresh.front()));
            // Erased first: of some records there may be one.
            if (auto gone = remove(edit_, {fresh.front()}); !gone) return;
            replace(fresh.front(), before);
            edit_.putRecord(std::move(kept));
            return;
        }
    }

    static bool isRecord(RecordType type) {
        return type == RecordType::Requirement || type == RecordType::TradeOff ||
               type == RecordType::Question || type == RecordType::ScopeItem || type == RecordType::Estimate;
    }

    /// One new component where exactly one goes that nothing else mentions: the same under another name.
    void renameWhatWent() {
        if (componentsIn(names_) != componentsIn(old_.names)) return;
        std::vector<Ref> going;
        for (const Ref& ref : old_.names)
            if (ref.type == RecordType::Node && !holds(names_, ref) && !holds(going, ref) &&
                document().contains(ref) && !isClaimed_(ref) &&
                (holds(old_.about, ref) || !isMentioned(document(), ref)))
                going.push_back(ref);
        std::vector<Ref> coming;
        for (const Ref& ref : names_)
            if (ref.type == RecordType::Node && isFresh(ref) && !holds(coming, ref)) coming.push_back(ref);
        if (going.size() != 1 || coming.size() != 1) return;
        const Ref fresh = coming.front();
        const Ref old = going.front();
        Node made = *document().find(NodeId{fresh.id});
        const Node* kept = document().find(NodeId{old.id});
        made.id = kept->id;
        if (!made.boundary) made.boundary = kept->boundary;
        for (const EdgeId id : document().referrers<Edge>(fresh)) {
            Edge edge = *document().find(id);
            if (edge.from() == fresh) edge.setFrom(old);
            if (edge.to() == fresh) edge.setTo(old);
            edit_.put(std::move(edge));
        }
        for (const NoteId id : document().referrers<Note>(fresh)) {
            Note note = *document().find(id);
            note.anchor = old;
            edit_.put(std::move(note));
        }
        edit_.erase(fresh);
        replace(fresh, old);
        edit_.put(std::move(made));
    }

    static std::size_t componentsIn(std::vector<Ref> refs) {
        std::erase_if(refs, [](Ref ref) { return ref.type != RecordType::Node; });
        std::ranges::sort(refs);
        return static_cast<std::size_t>(std::ranges::unique(refs).begin() - refs.begin());
    }

    /// What the new line says nothing of goes, with all that hangs on it.
    Expected<void> removeTheRest() {
        LineMeaning rest;
        for (Edge& edge : edges_) {
            rest.about.push_back(refOf(edge));
            edit_.put(std::move(edge));
        }
        for (FlowStep& step : steps_) {
            rest.about.push_back(refOf(step));
            edit_.put(std::move(step));
        }
        for (const Ref& ref : old_.about)
            if (!holds(said_, ref) && !holds(names_, ref) && !holds(rest.about, ref))
                rest.about.push_back(ref);
        return removeLine(edit_, rest, isClaimed_);
    }

    Transaction& edit_;
    const LineMeaning& old_;
    const IsClaimed& isClaimed_;
    std::int64_t firstFresh_;
    Interpreter interpreter_;
    std::vector<Ref> said_;
    std::vector<Ref> names_;
    std::vector<Edge> edges_;     // of the old line, taken out
    std::vector<FlowStep> steps_; // the same
    std::map<Ref, Ref> replaced_; // made by this line -> what it is the same as
};

} // namespace

Expected<LineMeaning> replaceLine(Transaction& edit, const LineMeaning& old, std::string_view line,
                                  int lineNumber, Ref head, const IsClaimed& isClaimed) {
    return LineEdit(edit, old, head, isClaimed).run(line, lineNumber, head);
}

Expected<void> removeLine(Transaction& edit, const LineMeaning& old, const IsClaimed& isClaimed) {
    std::set<Ref> going;
    std::set<Ref> flows;
    for (const Ref& ref : old.about) {
        if (isClaimed(ref) || !edit.document().contains(ref)) continue;
        if (ref.type == RecordType::Boundary) {
            if (auto done = dissolve(edit, BoundaryId{ref.id}); !done) return done;
        } else if (ref.type == RecordType::Node && isMentioned(edit.document(), ref)) {
            forgetDescription(edit, NodeId{ref.id});
        } else if (ref.type == RecordType::Node) {
            if (auto done = takeOffSheet(edit, ref); !done) return done;
        } else {
            going.insert(ref);
            if (const FlowStep* step = edit.document().find(FlowStepId{ref.id});
                ref.type == RecordType::FlowStep && step)
                flows.insert({RecordType::Flow, step->flow.value});
        }
    }
    if (auto done = remove(edit, going); !done) return done;
    std::set<Ref> empty;
    for (const Ref& flow : flows)
        if (edit.document().referrers<FlowStep>(flow).empty()) empty.insert(flow);
    return remove(edit, empty);
}

} // namespace chalkline::text
