// The statements of a line: names that mean things, operators between them that mean edges.
#include "base/text.h"
#include "edit/delete_operation.h"
#include "edit/edge_operations.h"
#include "edit/node_operations.h"
#include "edit/statement_operations.h"
#include "text/interpret.h"

#include <algorithm>

namespace chalkline::text {

namespace {

constexpr std::size_t listLimit = 64;

Direction directionOf(Arrow arrow) {
    switch (arrow) {
    case Arrow::Forward:
    case Arrow::Backward:
        return Direction::Forward;
    case Arrow::Both:
        return Direction::Both;
    case Arrow::None:
        return Direction::None;
    }
    return Direction::Forward;
}

/// Edges from one end to the other of this kind and direction, in id order. Edges without a single direction
/// have no first end.
std::vector<EdgeId> edgesBetween(const Document& document, Ref from, Ref to, EdgeKind kind,
                                 Direction direction) {
    std::vector<EdgeId> found;
    for (const EdgeId id : document.referrers<Edge>(from)) {
        const Edge* edge = document.find(id);
        if (edge->kind != kind || edge->direction != direction) continue;
        const bool same = edge->from() == from && edge->to() == to;
        const bool turned = direction != Direction::Forward && edge->from() == to && edge->to() == from;
        if (same || turned) found.push_back(id);
    }
    return found;
}

} // namespace

Interpreter::Check Interpreter::applyLine(Transaction& edit, const RemovalLine& line) {
    const Document& document = edit.document();
    const Ref subject = lookUp(document, line.name);
    if (!subject.valid())
        return errorAt(line.name.column, "there is nothing named \"" + line.name.text + "\"");
    if (!line.op) return remove(edit, {subject});
    const Ref target = lookUp(document, line.target);
    if (!target.valid())
        return errorAt(line.target.column, "there is nothing named \"" + line.target.text + "\"");
    const bool back = line.op->arrow == Arrow::Backward;
    std::set<Ref> going;
    for (const EdgeId id : edgesBetween(document, back ? target : subject, back ? subject : target,
                                        line.op->kind, directionOf(line.op->arrow)))
        if (!line.label || document.find(id)->label == *line.label)
            going.insert({RecordType::Edge, id.value});
    if (going.empty())
        return errorAt(line.op->column, "there is no such edge from \"" + line.name.text + "\" to \"" +
                                            line.target.text + "\"");
    return remove(edit, going);
}

Interpreter::Check Interpreter::applyLine(Transaction& edit, const StatementsLine& line) {
    FlowId flow;
    const Ref headBefore = head_;
    if (!line.flow.empty()) {
        for (const Flow& held : edit.document().all<Flow>())
            if (foldName(held.name) == foldName(line.flow)) flow = held.id;
        if (!flow) {
            const auto made = addFlow(edit, line.flow);
            if (!made) return std::unexpected(made.error());
            flow = *made;
        }
    }
    for (const Statement& statement : line.statements)
        if (auto good = applyStatement(edit, statement, flow); !good) return good;
    if (flow) head_ = headBefore;
    if (!line.note) return {};
    return annotate(edit, *line.note, touched_.empty() ? Ref{} : touched_.back());
}

Interpreter::Check Interpreter::applyStatement(Transaction& edit, const Statement& statement, FlowId flow) {
    std::vector<Ref> left;
    std::vector<Ref> right; // the newest names
    const bool onSubject = subject_.valid() && (statement.continues() || statement.segments.size() == 1);
    if (onSubject && subject_.type == RecordType::Edge &&
        (statement.continues() || !statement.segments.front().label))
        return applyToEdge(edit, statement);
    if (statement.continues()) {
        const Ref start = subject_.valid() ? subject_ : head_;
        if (!start.valid() || !edit.document().contains(start))
            return errorAt(statement.segments.front().op->column,
                           "a line that begins with an operator continues a line above that begins with a "
                           "name; there is none");
        right = {start};
    }
    std::vector<EdgeId> made;
    bool first = true;
    for (const Segment& segment : statement.segments) {
        std::vector<Ref> named;
        for (const Mention& mention : segment.names) {
            const auto ref = mean(edit, mention);
            if (!ref) return std::unexpected(ref.error());
            named.push_back(*ref);
        }
        if (!segment.op && first && onSubject && !segment.label) {
            Segment implied = segment;
            implied.op = Operator{};
            if (auto good = makeEdges(edit, implied, {subject_}, named, flow); !good) return good;
        } else if (!segment.op) {
            if (segment.label && named.size() == 1 && named[0].type == RecordType::Node) {
                if (auto good = setSecondLine(edit, NodeId{named[0].id}, *segment.label); !good) return good;
                said_.push_back(named[0]);
            } else if (segment.label) {
                return errorAt(segment.labelColumn, "a second line belongs to one component");
            }
            if (statement.segments.size() == 1) said_.insert(said_.end(), named.begin(), named.end());
            head_ = first ? named.front() : head_;
        } else {
            if (!segment.sameLeft) left = right;
            if (auto good = makeEdges(edit, segment, left, named, flow); !good) return good;
        }
        right = std::move(named);
        first = false;
    }
    return {};
}

/// A name alone goes between the two ends.
Interpreter::Check Interpreter::applyToEdge(Transaction& edit, const Statement& statement) {
    const Segment& only = statement.segments.front();
    if (statement.continues())
        return errorAt(only.op->column, "nothing starts at a connection; a name alone is put into it");
    if (only.names.size() != 1)
        return errorAt(only.names[1].name.column, "one component at a time is put into a connection");
    return insert(edit, only.names.front());
}

Interpreter::Check Interpreter::applyLine(Transaction& edit, const InsertionLine& line) {
    if (subject_.type != RecordType::Edge)
        return errorAt(1, "~ with a name puts a component into a connection that is chosen; ~> sends to it");
    return insert(edit, line.middle);
}

Interpreter::Check Interpreter::insert(Transaction& edit, const Mention& middle) {
    const auto ref = mean(edit, middle);
    if (!ref) return std::unexpected(ref.error());
    const EdgeId edge{subject_.id};
    if (ref->type != RecordType::Node)
        return errorAt(middle.name.column, "a boundary cannot be put into a connection");
    const Edge* split = edit.document().find(edge);
    if (split && (split->from() == *ref || split->to() == *ref))
        return errorAt(middle.name.column,
                       "\"" + middle.name.text + "\" is an end of this connection already");
    const auto second = insertIntoEdge(edit, edge, NodeId{ref->id});
    if (!second) return std::unexpected(second.error());
    said_.insert(said_.end(), {subject_, {RecordType::Edge, second->value}});
    return {};
}

Interpreter::Check Interpreter::makeEdges(Transaction& edit, const Segment& segment,
                                          const std::vector<Ref>& left, const std::vector<Ref>& right,
                                          FlowId flow) {
    if (left.size() * right.size() > listLimit)
        return errorAt(segment.op->column, "these lists would make " +
                                               std::to_string(left.size() * right.size()) +
                                               " edges; at most 64 at once");
    std::vector<EdgeId> made;
    for (const Ref& from : left)
        for (const Ref& to : right) {
            const bool back = segment.op->arrow == Arrow::Backward;
            const auto edge = makeEdge(edit, segment, back ? to : from, back ? from : to);
            if (!edge) return std::unexpected(edge.error());
            made.push_back(*edge);
            if (!flow) said_.push_back({RecordType::Edge, edge->value});
        }
    if (!flow) return {};
    return extendFlow(edit, flow, made);
}

Expected<EdgeId> Interpreter::makeEdge(Transaction& edit, const Segment& segment, Ref from, Ref to) {
    const Operator& op = *segment.op;
    const Direction direction = directionOf(op.arrow);
    const std::string label = segment.label.value_or("");
    if (!op.fresh) {
        const auto same = edgesBetween(edit.document(), from, to, op.kind, direction);
        for (const EdgeId id : same)
            if (edit.document().find(id)->label == label) return id;
        if (label.empty() && !same.empty()) return same.front();
        for (const EdgeId id : same)
            if (edit.document().find(id)->label.empty()) {
                if (auto good = setLabel(edit, id, label); !good) return std::unexpected(good.error());
                return id;
            }
    }
    return connect(edit, {from, to, op.kind, direction, label});
}

Interpreter::Check Interpreter::extendFlow(Transaction& edit, FlowId flow, const std::vector<EdgeId>& edges) {
    std::vector<const FlowStep*> steps;
    for (const FlowStepId id : edit.document().referrers<FlowStep>({RecordType::Flow, flow.value}))
        steps.push_back(edit.document().find(id));
    for (const EdgeId edge : edges) {
        const auto held = std::ranges::find(steps, edge, &FlowStep::edge);
        if (held != steps.end()) {
            said_.push_back(refOf(**held));
            continue;
        }
        const auto step = addFlowStep(edit, flow, edge);
        if (!step) return std::unexpected(step.error());
        said_.push_back({RecordType::FlowStep, step->value});
        steps.clear();
        for (const FlowStepId id : edit.document().referrers<FlowStep>({RecordType::Flow, flow.value}))
            steps.push_back(edit.document().find(id));
    }
    return {};
}

} // namespace chalkline::text
