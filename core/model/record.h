// A record of any type by value, and questions that hold for all of them.
#pragma once

#include "model/fields.h"

#include <memory>
#include <variant>
#include <vector>

namespace chalkline {

using Record = std::variant<Node, Edge, Boundary, Placement, EdgeShape, Property, Sheet, Note, Stroke, Flow,
                            FlowStep, Requirement, TradeOff, Link, Brief, ScopeItem, Question, Expectation,
                            Archetype, Workload, Constant, Estimate, BuyIn, Summary, ReliabilityItem>;

/// Shared and never changed: change sets, history and the writer thread hold the same one.
using RecordPtr = std::shared_ptr<const Record>;

[[nodiscard]] Ref refOf(const Record& record);
[[nodiscard]] Stamp& stampOf(Record& record);

/// Every record that this one names, in field order; nothing is left out, "none" is.
[[nodiscard]] std::vector<Ref> referencesOf(const Record& record);

/// Rough heap and inline size, for caps on history.
[[nodiscard]] std::size_t approximateBytes(const Record& record);

/// The type that Id<T> points to.
template <class T>
struct IdTarget;
template <class T>
struct IdTarget<Id<T>> {
    static constexpr RecordType type = RecordTraits<T>::type;
};

/// Calls visit(Ref&) semantics on every reference of R: visitId(type, int64&) for each id column.
template <class R, class Visit>
void forEachReference(R& record, Visit&& visit) {
    using Plain = std::remove_const_t<R>;
    forEachField<Plain>([&](const auto& field) {
        auto& member = field.get(record);
        using Member = std::remove_cvref_t<decltype(member)>;
        if constexpr (isId<Member>) {
            if (member.valid()) visit(IdTarget<Member>::type, member.value);
        }
    });
    const auto any = [&](auto& ref) {
        if (ref.valid()) visit(ref.type, ref.id);
    };
    if constexpr (std::is_same_v<Plain, Placement>) any(record.subject);
    if constexpr (std::is_same_v<Plain, Property>) any(record.owner);
    if constexpr (std::is_same_v<Plain, Note>) any(record.anchor);
    if constexpr (std::is_same_v<Plain, Link>) {
        any(record.from);
        any(record.to);
    }
}

} // namespace chalkline
