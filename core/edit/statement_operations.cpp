#include "edit/statement_operations.h"

#include "edit/node_operations.h"
#include "edit/ordering.h"

#include <charconv>
#include <set>

namespace chalkline {

namespace {

std::string nextCode(const Document& document, RequirementKind kind) {
    const std::string prefix = kind == RequirementKind::Functional ? "FR-" : "NFR-";
    std::int64_t highest = 0;
    for (const Requirement& requirement : document.all<Requirement>()) {
        if (!requirement.code.starts_with(prefix)) continue;
        std::int64_t number = 0;
        const char* const end = requirement.code.data() + requirement.code.size();
        std::from_chars(requirement.code.data() + prefix.size(), end, number);
        highest = std::max(highest, std::min(number, std::int64_t{999'999'999}));
    }
    return prefix + std::to_string(highest + 1);
}

/// Blanks around a line do not count.
bool hasLine(std::string_view text, std::string_view wanted) {
    for (std::size_t from = 0; from <= text.size();) {
        const std::size_t end = std::min(text.find('\n', from), text.size());
        std::string_view line = text.substr(from, end - from);
        line.remove_prefix(std::min(line.find_first_not_of(" \t\r"), line.size()));
        line = line.substr(0, line.find_last_not_of(" \t\r") + 1);
        if (line == wanted) return true;
        from = end + 1;
    }
    return false;
}

} // namespace

Expected<RequirementId> addRequirement(Transaction& edit, RequirementKind kind, Priority priority,
                                       std::string title) {
    Requirement requirement;
    requirement.kind = kind;
    requirement.priority = priority;
    requirement.title = std::move(title);
    return addRequirement(edit, std::move(requirement));
}

Expected<TradeOffId> addTradeOff(Transaction& edit, std::string title, std::string options) {
    TradeOff tradeOff;
    tradeOff.title = std::move(title);
    tradeOff.options = std::move(options);
    return addTradeOff(edit, std::move(tradeOff));
}

Expected<RequirementId> addRequirement(Transaction& edit, Requirement values) {
    const RequirementId id = edit.newId<Requirement>();
    values.id = id;
    values.code = nextCode(edit.document(), values.kind);
    values.sort_order = lastPlace<Requirement>(edit.document());
    edit.put(std::move(values));
    return id;
}

Expected<TradeOffId> addTradeOff(Transaction& edit, TradeOff values) {
    const TradeOffId id = edit.newId<TradeOff>();
    values.id = id;
    values.sort_order = lastPlace<TradeOff>(edit.document());
    edit.put(std::move(values));
    return id;
}

Expected<FlowId> addFlow(Transaction& edit, std::string name) {
    Flow flow;
    flow.id = edit.newId<Flow>();
    flow.name = std::move(name);
    flow.sort_order = lastPlace<Flow>(edit.document());
    const FlowId id = flow.id;
    edit.put(std::move(flow));
    return id;
}

Expected<FlowStepId> addFlowStep(Transaction& edit, FlowId flow, EdgeId edge, std::string note) {
    if (auto known = fetch(edit, flow); !known) return std::unexpected(known.error());
    if (auto known = fetch(edit, edge); !known) return std::unexpected(known.error());
    FlowStep step;
    step.id = edit.newId<FlowStep>();
    step.flow = flow;
    step.edge = edge;
    step.note = std::move(note);
    for (const FlowStepId other : edit.document().referrers<FlowStep>({RecordType::Flow, flow.value}))
        step.sort_order = std::max(step.sort_order, edit.document().find(other)->sort_order + 1);
    const FlowStepId id = step.id;
    edit.put(std::move(step));
    return id;
}

Expected<void> editRequirement(Transaction& edit, Requirement changed) {
    if (auto known = fetch(edit, changed.id); !known) return std::unexpected(known.error());
    edit.put(std::move(changed));
    return {};
}

Expected<void> editTradeOff(Transaction& edit, TradeOff changed) {
    if (auto known = fetch(edit, changed.id); !known) return std::unexpected(known.error());
    edit.put(std::move(changed));
    return {};
}

Expected<void> setPriority(Transaction& edit, RequirementId requirement, Priority priority) {
    auto changed = fetch(edit, requirement);
    if (!changed) return std::unexpected(changed.error());
    changed->priority = priority;
    edit.put(std::move(*changed));
    return {};
}

Expected<void> setKind(Transaction& edit, RequirementId requirement, RequirementKind kind) {
    auto changed = fetch(edit, requirement);
    if (!changed) return std::unexpected(changed.error());
    if (changed->kind == kind) return {};
    changed->kind = kind;
    changed->code = nextCode(edit.document(), kind);
    edit.put(std::move(*changed));
    return {};
}

Expected<void> setChoice(Transaction& edit, TradeOffId tradeOff, std::string choice) {
    auto changed = fetch(edit, tradeOff);
    if (!changed) return std::unexpected(changed.error());
    if (!choice.empty() && !hasLine(changed->options, choice)) {
        if (!changed->options.empty() && !changed->options.ends_with('\n')) changed->options += '\n';
        changed->options += choice;
    }
    changed->choice = std::move(choice);
    edit.put(std::move(*changed));
    return {};
}

Expected<void> reorder(Transaction& edit, Ref subject, std::size_t index) {
    Expected<void> done = failure(ErrorCode::Invalid, withArticle(subject.type) + " has no order");
    forEachRecordType([&]<class R>() {
        if constexpr (Ordered<R>)
            if (RecordTraits<R>::type == subject.type) done = moveInOrder(edit, Id<R>{subject.id}, index);
    });
    return done;
}

namespace {

/// True if links of the role lead from one record to the other.
bool leadsTo(const Document& document, Ref from, Ref to, const std::string& role) {
    std::set<Ref> seen{from};
    std::vector<Ref> open{from};
    while (!open.empty()) {
        const Ref at = open.back();
        open.pop_back();
        if (at == to) return true;
        for (const LinkId id : document.referrers<Link>(at)) {
            const Link* held = document.find(id);
            if (held->from == at && held->role == role && seen.insert(held->to).second)
                open.push_back(held->to);
        }
    }
    return false;
}

} // namespace

Expected<LinkId> link(Transaction& edit, Ref from, Ref to, std::string role) {
    for (const Ref& end : {from, to})
        if (!edit.document().contains(end))
            return failure(ErrorCode::NotFound,
                           "there is no " + std::string(word(end.type)) + " " + std::to_string(end.id));
    for (const LinkId id : edit.document().referrers<Link>(from)) {
        const Link* held = edit.document().find(id);
        if (held->from == from && held->to == to && held->role == role) return id;
    }
    if (leadsTo(edit.document(), to, from, role))
        return failure(ErrorCode::Invalid,
                       from == to ? "links a record with itself" : "the links would lead round in a circle",
                       "link.to_id");
    Link record;
    record.id = edit.newId<Link>();
    record.from = from;
    record.to = to;
    record.role = std::move(role);
    const LinkId id = record.id;
    edit.put(std::move(record));
    return id;
}

Expected<void> unlink(Transaction& edit, LinkId link) {
    if (auto known = fetch(edit, link); !known) return std::unexpected(known.error());
    edit.erase(link);
    return {};
}

} // namespace chalkline
