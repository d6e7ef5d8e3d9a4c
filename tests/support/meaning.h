// What a document says in the words of the language, without ids, order and places, so that two documents can
// be compared; and reading text back into a fresh project.
#pragma once

#include "support/projects.h"

namespace chalkline::test {

/// Reads a whole text into a fresh project; the error goes into `error`.
inline Project readBack(const std::string& text, std::string& error) {
    Project project;
    text::Interpreter interpreter(*project.session);
    const auto read = interpreter.runAll(text);
    error = read ? "" : read.error().text();
    return project;
}

inline std::string pathOf(const Document& document, BoundaryId id) {
    std::string path;
    for (const Boundary* at = document.find(id); at; at = document.find(at->parent))
        path = std::string(word(at->type)) + ":" + at->name + "/" + path;
    return path;
}

inline std::string describe(const Document& document, Ref ref) {
    if (ref.type == RecordType::Boundary) return "boundary " + pathOf(document, BoundaryId{ref.id});
    const Node* node = document.find(NodeId{ref.id});
    return node ? "node " + node->name + "|" + node->kind + "|" + node->technology + "|" + node->second_line +
                      "|" + std::to_string(node->instances_min) + "-" + std::to_string(node->instances_max) +
                      "|" + pathOf(document, node->boundary)
                : "";
}

/// What the language covers of the records of the guided design.
inline void addMeaningOfRecords(const Document& document, std::multiset<std::string>& all) {
    for (const Requirement& r : document.all<Requirement>())
        all.insert("requirement " + std::string(word(r.kind)) + " " + std::string(word(r.priority)) + " " +
                   r.title + "|" + r.metric + r.comparator + (r.target ? std::to_string(*r.target) : "") +
                   r.unit);
    for (const Question& q : document.all<Question>())
        all.insert("question " + std::string(word(q.state)) + " " + q.text + "|" + q.answer);
    for (const ScopeItem& item : document.all<ScopeItem>())
        all.insert((item.in_scope ? "in " : "out ") + item.text);
    for (const Estimate& estimate : document.all<Estimate>())
        all.insert("estimate " + estimate.name + " = " + estimate.expression);
    for (const TradeOff& t : document.all<TradeOff>())
        all.insert("trade-off " + t.topic_key + " " + t.title + "|" + t.options + "|" + t.choice + "|" +
                   t.justification + "|" + std::string(word(t.state)));
}

/// What the language covers, without ids, order and places: things, edges by what their ends are, flows,
/// notes, records.
inline std::multiset<std::string> meaningOf(const Document& document) {
    std::multiset<std::string> all;
    for (const Node& node : document.all<Node>())
        all.insert(describe(document, refOf(node)));
    for (const Boundary& boundary : document.all<Boundary>())
        all.insert(describe(document, refOf(boundary)));
    for (const Edge& edge : document.all<Edge>())
        all.insert("edge " + describe(document, edge.from()) + " " + std::string(word(edge.kind)) + " " +
                   std::string(word(edge.direction)) + " " + describe(document, edge.to()) + " " +
                   edge.label);
    for (const Note& note : document.all<Note>())
        all.insert("note " + note.text + " at " + describe(document, note.anchor));
    addMeaningOfRecords(document, all);
    for (const FlowStep& step : document.all<FlowStep>()) {
        const Edge* edge = document.find(step.edge);
        all.insert(
            "step " + document.find(step.flow)->name + " " + std::to_string(step.sort_order) + " " +
            (edge ? describe(document, edge->from()) + edge->label + describe(document, edge->to()) : ""));
    }
    return all;
}

} // namespace chalkline::test
