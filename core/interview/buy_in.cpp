#include "interview/buy_in.h"

#include "base/text.h"
#include "edit/guided_operations.h"

#include <charconv>
#include <cstdio>
#include <map>

namespace chalkline::interview {

namespace {

constexpr std::string_view digestMark = "v1";

/// FNV-1a over the fields of a record; a field's end counts, so that "ab","c" differs from "a","bc".
class Digest {
public:
    Digest& add(std::string_view text) {
        for (const char c : text)
            step(static_cast<unsigned char>(c));
        step(0x1F);
        return *this;
    }
    Digest& add(std::int64_t number) { return add(std::to_string(number)); }
    Digest& add(const std::optional<double>& number) {
        char text[40] = "-";
        if (number) std::snprintf(text, sizeof text, "%.17g", *number);
        return add(std::string_view(text));
    }
    template <class E>
        requires std::is_enum_v<E>
    Digest& add(E value) {
        return add(static_cast<std::int64_t>(value));
    }
    [[nodiscard]] std::uint32_t value() const { return static_cast<std::uint32_t>(state_ ^ (state_ >> 32)); }

private:
    void step(unsigned byte) { state_ = (state_ ^ byte) * 0x100000001B3ULL; }
    std::uint64_t state_ = 0xCBF29CE484222325ULL;
};

struct Entry {
    std::uint32_t digest = 0;
    std::string name; // for a person; empty where only a digest is known
};

using Entries = std::map<Ref, Entry>;

template <class R>
Ref refTo(const R& record) {
    return {RecordTraits<R>::type, record.id.value};
}

void addScope(const Tables& tables, Entries& entries) {
    for (const Requirement& requirement : tables.of<Requirement>()) {
        if (requirement.state == RequirementState::Dropped) continue;
        Digest digest;
        digest.add(requirement.kind).add(requirement.title).add(requirement.detail).add(requirement.actor);
        digest.add(requirement.priority).add(requirement.metric).add(requirement.comparator);
        digest.add(requirement.target).add(requirement.unit);
        entries[refTo(requirement)] = {digest.value(), requirement.code + " " + oneLine(requirement.title)};
    }
    for (const ScopeItem& item : tables.of<ScopeItem>()) {
        Digest digest;
        digest.add(item.text).add(std::int64_t{item.in_scope});
        entries[refTo(item)] = {digest.value(),
                                (item.in_scope ? "in scope: " : "out of scope: ") + oneLine(item.text)};
    }
}

std::string nameOfEnd(const Tables& tables, Ref end) {
    if (const Node* node = end.type == RecordType::Node ? tables.find(NodeId{end.id}) : nullptr)
        return oneLine(node->name);
    const Boundary* boundary = end.type == RecordType::Boundary ? tables.find(BoundaryId{end.id}) : nullptr;
    return boundary ? oneLine(boundary->name) : std::string("?");
}

void addDesign(const Tables& tables, Entries& entries) {
    for (const Node& node : tables.of<Node>()) {
        Digest digest;
        digest.add(node.kind).add(node.name).add(node.technology);
        digest.add(node.instances_min).add(node.instances_max);
        entries[refTo(node)] = {digest.value(), oneLine(node.name)};
    }
    for (const Edge& edge : tables.of<Edge>()) {
        Digest digest;
        digest.add(edge.from().type).add(edge.from().id).add(edge.to().type).add(edge.to().id);
        digest.add(edge.kind).add(edge.direction).add(edge.label).add(edge.protocol).add(edge.operation);
        entries[refTo(edge)] = {digest.value(),
                                nameOfEnd(tables, edge.from()) + " > " + nameOfEnd(tables, edge.to())};
    }
}

Entries entriesOf(const Tables& tables, BuyInStage stage) {
    Entries entries;
    if (stage == BuyInStage::Scope)
        addScope(tables, entries);
    else
        addDesign(tables, entries);
    return entries;
}

/// "v1 12.7=1a2b3c4d ...": type, id and digest of each record.
std::string written(const Entries& entries) {
    std::string text(digestMark);
    for (const auto& [ref, entry] : entries) {
        char digest[16];
        std::snprintf(digest, sizeof digest, "=%08x", entry.digest);
        text += " " + std::to_string(static_cast<int>(ref.type)) + "." + std::to_string(ref.id) + digest;
    }
    return text;
}

/// Takes a number and the mark after it off the text; none if they are not there.
template <class Number>
std::optional<Number> taken(std::string_view& text, char mark, int base) {
    Number number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number, base);
    if (error != std::errc{}) return std::nullopt;
    text.remove_prefix(static_cast<std::size_t>(end - text.data()));
    if (mark == ' ' && text.empty()) return number;
    if (text.empty() || text.front() != mark) return std::nullopt;
    text.remove_prefix(1);
    return number;
}

std::optional<Entries> read(std::string_view text) {
    if (!text.starts_with(digestMark)) return std::nullopt;
    text.remove_prefix(digestMark.size());
    if (text.starts_with(' ')) text.remove_prefix(1);
    Entries entries;
    while (!text.empty()) {
        const auto type = taken<int>(text, '.', 10);
        const auto id = type ? taken<std::int64_t>(text, '=', 10) : std::nullopt;
        const auto digest = id ? taken<std::uint32_t>(text, ' ', 16) : std::nullopt;
        if (!digest) return std::nullopt;
        entries[{static_cast<RecordType>(*type), *id}] = {*digest, {}};
    }
    return entries;
}

std::string_view kindOf(RecordType type) {
    if (type == RecordType::Requirement) return "requirement";
    if (type == RecordType::ScopeItem) return "scope line";
    return type == RecordType::Edge ? "connection" : "component";
}

} // namespace

std::string snapshotOf(const Tables& tables, BuyInStage stage) {
    return written(entriesOf(tables, stage));
}

std::vector<std::string> changesSince(const Tables& tables, BuyInStage stage, std::string_view snapshot) {
    const auto before = read(snapshot);
    if (!before) return {"what was confirmed cannot be compared"};
    const Entries now = entriesOf(tables, stage);
    std::vector<std::string> changes;
    for (const auto& [ref, entry] : now) {
        const auto held = before->find(ref);
        if (held == before->end())
            changes.push_back(entry.name + " is new");
        else if (held->second.digest != entry.digest)
            changes.push_back(entry.name + " has changed");
    }
    std::map<RecordType, int> gone;
    for (const auto& [ref, entry] : *before)
        if (!now.contains(ref)) ++gone[ref.type];
    for (const auto& [type, count] : gone)
        changes.push_back(std::to_string(count) + " " + std::string(kindOf(type)) +
                          (count == 1 ? " is gone" : "s are gone"));
    return changes;
}

BuyInStatus buyInOf(const Tables& tables, BuyInStage stage) {
    BuyInStatus status;
    const BuyIn* record = findBuyIn(tables, stage);
    if (!record) return status;
    status.record = record->id;
    status.remark = record->remark;
    status.confirmed_at_ms = record->confirmed_at_ms;
    if (record->state == BuyInState::Pending) return status;
    status.changes = changesSince(tables, stage, record->snapshot_hash);
    status.agreement = status.changes.empty() ? Agreement::Confirmed : Agreement::Changed;
    return status;
}

Expected<BuyInId> confirm(Transaction& edit, BuyInStage stage, std::string remark) {
    const Tables& tables = edit.document().tables();
    if (entriesOf(tables, stage).empty())
        return failure(ErrorCode::Invalid, stage == BuyInStage::Scope
                                               ? "there are no requirements to agree on yet"
                                               : "there are no components to agree on yet");
    const BuyIn* held = findBuyIn(tables, stage);
    if (remark.empty() && held) remark = held->remark;
    return confirmBuyIn(edit, stage, snapshotOf(tables, stage), std::move(remark));
}

Expected<void> remark(Transaction& edit, BuyInStage stage, std::string words) {
    const BuyIn* held = findBuyIn(edit.document().tables(), stage);
    if (!held) return failure(ErrorCode::NotFound, "nothing was confirmed");
    BuyIn record = *held;
    record.remark = std::move(words);
    edit.put(std::move(record));
    return {};
}

Expected<void> withdraw(Transaction& edit, BuyInStage stage) {
    return reopenBuyIn(edit, stage);
}

} // namespace chalkline::interview
