// One record of every type with every field away from its default, and random edits; for storage tests.
#pragma once

#include "edit/transaction.h"

#include <random>
#include <string>

namespace chalkline {

/// Gives a member some legal value that is not its default.
template <class T>
void fillMember(T& member, std::string_view name) {
    if constexpr (isOptional<T>)
        fillMember(member.emplace(), name);
    else if constexpr (isId<T> || std::is_same_v<T, RecordType>)
        return; // references are set by hand
    else if constexpr (WordEnum<T>)
        member = static_cast<T>(Words<T>::all.size() - 1);
    else if constexpr (std::is_same_v<T, bool>)
        member = true;
    else if constexpr (std::is_same_v<T, std::string>)
        member = "Łódź \"" + std::string(name) + "\"\n\t'; \\ 数据";
    else if constexpr (std::is_same_v<T, double>)
        member = name == "peak_factor" ? 1.1 + 2.2 : 0.1 + 0.2;
    else if constexpr (std::is_same_v<T, std::vector<Point>>)
        member = {{1.5, -2}, {1e-7, 9999999.25}};
    else if (name != "subject" && name != "owner" && name != "anchor" && name != "from_id" && name != "to_id")
        member = 7;
}

template <class R>
R filled(std::int64_t id) {
    R record;
    record.id.value = id;
    forEachField<R>([&](const auto& field) { fillMember(field.get(record), field.name); });
    return record;
}

/// All record types, linked to each other, as one undo step.
inline Expected<bool> addEverything(Session& session) {
    Transaction t(session, "Add everything", "everything");
    const auto next = [&] { return t.newId<Node>().value; };
    auto boundary = filled<Boundary>(next());
    auto inner = filled<Boundary>(next());
    inner.parent = boundary.id;
    auto node = filled<Node>(next());
    node.boundary = inner.id;
    auto edge = filled<Edge>(next());
    edge.from_node = node.id;
    edge.to_boundary = boundary.id;
    edge.dlq_node = node.id;
    auto sheet = filled<Sheet>(next());
    auto note = filled<Note>(next());
    note.anchor = refOf(edge);
    auto placement = filled<Placement>(next());
    placement.sheet = sheet.id;
    placement.subject = refOf(node);
    auto shape = filled<EdgeShape>(next());
    shape.sheet = sheet.id;
    shape.edge = edge.id;
    auto property = filled<Property>(next());
    property.owner = refOf(node);
    auto stroke = filled<Stroke>(next());
    auto flow = filled<Flow>(next());
    flow.start_node = node.id;
    auto step = filled<FlowStep>(next());
    step.flow = flow.id;
    step.edge = edge.id;
    auto requirement = filled<Requirement>(next());
    requirement.flow = flow.id;
    auto tradeOff = filled<TradeOff>(next());
    tradeOff.node = node.id;
    auto link = filled<Link>(next());
    link.from = refOf(requirement);
    link.to = refOf(node);
    std::apply([&](const auto&... record) { (t.put(record), ...); },
               std::tie(boundary, inner, node, edge, sheet, note, placement, shape, property, stroke, flow,
                        step, requirement, tradeOff, link));
    const auto add = [&]<class R>() { t.put(filled<R>(next())); };
    forEachRecordType([&]<class R>() {
        if constexpr (RecordTraits<R>::type > RecordType::Link) add.template operator()<R>();
    });
    return t.commit();
}

/// One random edit, undo or redo. False: nothing changed.
inline Expected<bool> randomEdit(Session& session, std::mt19937& random) {
    const auto pick = [&](int below) { return std::uniform_int_distribution<int>(0, below - 1)(random); };
    const int what = pick(10);
    if (what == 0) return session.undo();
    if (what == 1) return session.redo();
    Transaction t(session, "Random", pick(2) == 0 ? "typing" : "");
    std::vector<Node> nodes(t.document().all<Node>().begin(), t.document().all<Node>().end());
    if (what < 5 || nodes.size() < 2) {
        auto node = filled<Node>(t.newId<Node>().value);
        node.name = "n" + std::to_string(node.id.value);
        t.put(node);
    } else if (what < 8) {
        auto edge = filled<Edge>(t.newId<Edge>().value);
        edge.from_node = nodes[static_cast<std::size_t>(pick(static_cast<int>(nodes.size())))].id;
        edge.to_node = nodes[static_cast<std::size_t>(pick(static_cast<int>(nodes.size())))].id;
        t.put(edge);
    } else {
        const Node& node = nodes[static_cast<std::size_t>(pick(static_cast<int>(nodes.size())))];
        if (what == 8) {
            Node changed = node;
            changed.name += "x";
            t.put(changed);
        } else {
            std::vector<EdgeId> gone = t.document().referrers<Edge>(refOf(node));
            for (const EdgeId id : gone)
                t.erase(id);
            t.erase(node.id);
        }
    }
    return t.commit();
}

} // namespace chalkline
