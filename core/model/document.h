// The project in memory: one copy-on-write table per record type, the id counter, and look-ups that
// operations need. Only edit/ changes it (through change sets); everything else reads.
#pragma once

#include "model/record.h"
#include "model/table.h"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace chalkline {

/// The record tables alone. A copy is a snapshot: cheap to make, safe to read on another thread.
class Tables {
public:
    template <class R>
    [[nodiscard]] const Table<R>& of() const {
        return std::get<Table<R>>(tables_);
    }
    template <class R>
    [[nodiscard]] Table<R>& of() {
        return std::get<Table<R>>(tables_);
    }
    template <class R>
    [[nodiscard]] const R* find(Id<R> id) const {
        return of<R>().find(id);
    }
    /// A copy of the record, or null.
    [[nodiscard]] RecordPtr find(Ref ref) const;
    [[nodiscard]] bool contains(Ref ref) const;
    /// The number of records of all types.
    [[nodiscard]] std::size_t size() const;

    friend bool operator==(const Tables&, const Tables&) = default;

private:
    std::tuple<Table<Node>, Table<Edge>, Table<Boundary>, Table<Placement>, Table<EdgeShape>, Table<Property>,
               Table<Sheet>, Table<Note>, Table<Stroke>, Table<Flow>, Table<FlowStep>, Table<Requirement>,
               Table<TradeOff>, Table<Link>, Table<Brief>, Table<ScopeItem>, Table<Question>,
               Table<Expectation>, Table<Archetype>, Table<Workload>, Table<Constant>, Table<Estimate>,
               Table<BuyIn>, Table<Summary>, Table<ReliabilityItem>>
        tables_;
};

class Document {
public:
    Document() = default;
    Document(Tables tables, std::int64_t nextId, std::string uuid)
        : tables_(std::move(tables))
        , nextId_(nextId)
        , uuid_(std::move(uuid)) {}

    [[nodiscard]] const Tables& tables() const { return tables_; }
    template <class R>
    [[nodiscard]] const Table<R>& all() const {
        return tables_.of<R>();
    }
    template <class R>
    [[nodiscard]] const R* find(Id<R> id) const {
        return tables_.find(id);
    }
    [[nodiscard]] RecordPtr find(Ref ref) const { return tables_.find(ref); }
    [[nodiscard]] bool contains(Ref ref) const { return tables_.contains(ref); }

    /// The next unused id; every call hands out another one. Never rewound, not even by undo.
    [[nodiscard]] std::int64_t takeId() { return nextId_++; }
    [[nodiscard]] std::int64_t nextId() const { return nextId_; }
    [[nodiscard]] const std::string& uuid() const { return uuid_; }

    /// Every record that names `target`, in id order. Built at the first call, kept up to date after.
    [[nodiscard]] std::span<const Ref> referrers(Ref target) const;
    /// The referrers of one type, as typed ids.
    template <class R>
    [[nodiscard]] std::vector<Id<R>> referrers(Ref target) const {
        std::vector<Id<R>> ids;
        for (const Ref& ref : referrers(target))
            if (ref.type == RecordTraits<R>::type) ids.push_back(Id<R>{ref.id});
        return ids;
    }
    /// Nodes and boundaries whose folded name is `folded` (base/text.h foldName), in id order.
    [[nodiscard]] std::span<const Ref> named(const std::string& folded) const;

    /// Edit layer only: inserts or replaces.
    void put(const RecordPtr& record);
    /// Edit layer only.
    void erase(Ref ref);

    /// Equality of content; ids count, time stamps and the id counter do not.
    friend bool operator==(const Document& a, const Document& b) { return a.tables_ == b.tables_; }

private:
    struct Index {
        std::unordered_map<Ref, std::vector<Ref>> referrers;
        std::unordered_map<std::string, std::vector<Ref>> names;
        bool built = false;
    };

    void buildIndex() const;
    void index(const Record& record) const;
    void unindex(Ref ref);

    Tables tables_;
    std::int64_t nextId_ = 1;
    std::string uuid_;
    mutable Index index_; // derived; a Document lives on one thread, workers get Tables
};

/// The first sheet by sort_order, or none.
[[nodiscard]] SheetId firstSheet(const Tables& tables);
/// The placement of `subject` on `sheet`, or null.
[[nodiscard]] const Placement* placementOn(const Document& document, SheetId sheet, Ref subject);

} // namespace chalkline
