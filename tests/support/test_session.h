// A session to test with: one sheet, a clock that stands still until it is moved, author "ann". The builders
// commit one step each and stop the test program when the model refuses what a test takes for granted.
#pragma once

#include "edit/boundary_operations.h"
#include "edit/delete_operation.h"
#include "edit/edge_operations.h"
#include "edit/fragment.h"
#include "edit/node_operations.h"
#include "edit/placement_operations.h"
#include "edit/statement_operations.h"
#include "edit/transaction.h"
#include "model/validate.h"

#include <QtGlobal>

namespace chalkline::test {

inline constexpr std::int64_t startTime = 1'700'000'000'000; // ms UTC

template <class R>
[[nodiscard]] Ref refTo(Id<R> id) {
    return {RecordTraits<R>::type, id.value};
}

/// A document of one sheet with id 1, named "Sheet 1".
[[nodiscard]] inline Document oneSheet() {
    Document document({}, 1, "00000000-0000-4000-8000-000000000001");
    Sheet sheet;
    sheet.id = SheetId{document.takeId()};
    sheet.name = "Sheet 1";
    document.put(std::make_shared<const Record>(sheet));
    return document;
}

class TestSession {
public:
    explicit TestSession(History history = History{})
        : session(oneSheet(), [this] { return time; }, "ann", std::move(history)) {}

    std::int64_t time = startTime;
    Session session;
    SheetId sheet{1};

    [[nodiscard]] const Document& document() const { return session.document(); }
    /// The record, which must be there.
    template <class R>
    [[nodiscard]] const R& at(Id<R> id) const {
        const R* record = document().find(id);
        if (!record) qFatal("there is no record %lld", static_cast<long long>(id.value));
        return *record;
    }

    /// Runs an operation in a transaction of its own and commits it; hands on the operation's error or the
    /// commit's.
    template <class Operation>
    auto attempt(Operation&& operation, std::string mergeKey = {}) {
        Transaction edit(session, "test", std::move(mergeKey));
        auto result = operation(edit);
        if (!result) return result;
        if (auto done = edit.commit(); !done) result = std::unexpected(done.error());
        return result;
    }
    /// The same for an operation that must succeed; returns its value.
    template <class Operation>
    auto edit(Operation&& operation, std::string mergeKey = {}) {
        auto result = attempt(std::forward<Operation>(operation), std::move(mergeKey));
        if (!result) qFatal("refused: %s", result.error().text().c_str());
        if constexpr (!std::is_void_v<typename decltype(result)::value_type>) return *result;
    }
    /// Puts a record as it is, under a new id if it has none.
    template <class R>
    Id<R> put(R record) {
        return edit([&](Transaction& open) -> Expected<Id<R>> {
            if (!record.id) record.id = open.newId<R>();
            const Id<R> id = record.id;
            open.put(std::move(record));
            return id;
        });
    }

    NodeId node(std::string name, BoundaryId boundary = {}, std::string kind = "compute.service") {
        return edit([&](Transaction& open) { return addNode(open, {name, kind, "", boundary}); });
    }
    NodeId placedNode(std::string name, double x, double y, BoundaryId boundary = {}) {
        const NodeId id = node(std::move(name), boundary);
        placeAt(refTo(id), x, y);
        return id;
    }
    PlacementId placeAt(Ref subject, double x, double y) {
        return edit([&](Transaction& open) { return place(open, sheet, subject, x, y); });
    }
    EdgeId edge(Ref from, Ref to, EdgeKind kind = EdgeKind::Sync, std::string label = {}) {
        return edit(
            [&](Transaction& open) { return connect(open, {from, to, kind, Direction::Forward, label}); });
    }
    EdgeId edge(NodeId from, NodeId to) { return edge(refTo(from), refTo(to)); }
    BoundaryId boundary(std::string name, BoundaryId parent = {}) {
        return edit([&](Transaction& open) { return addBoundary(open, BoundaryType::Group, name, parent); });
    }
    /// The placement of a subject on the first sheet, or null.
    [[nodiscard]] const Placement* placement(Ref subject) const {
        return placementOn(document(), sheet, subject);
    }
    /// True if the step was there and was taken back or made again.
    bool undo() { return session.undo().value_or(false); }
    bool redo() { return session.redo().value_or(false); }
};

} // namespace chalkline::test
