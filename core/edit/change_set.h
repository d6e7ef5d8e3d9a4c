// What an edit changes: for each record its value before and after. The same value is undo step, view
// update, disk write, preview, replay frame and test oracle. Undo is the inverse; applying one runs no rule.
#pragma once

#include "model/document.h"

#include <map>

namespace chalkline {

struct Change {
    RecordPtr before; // null: the record is new
    RecordPtr after;  // null: the record goes

    /// Compares values, not pointers.
    friend bool operator==(const Change& a, const Change& b);
};

class ChangeSet {
public:
    using Map = std::map<Ref, Change>;

    [[nodiscard]] const Map& changes() const { return changes_; }
    [[nodiscard]] bool empty() const { return changes_.empty(); }
    [[nodiscard]] std::size_t size() const { return changes_.size(); }
    [[nodiscard]] bool touches(Ref ref) const { return changes_.contains(ref); }
    /// What is touched, in order.
    [[nodiscard]] std::vector<Ref> refs() const;

    /// Adds a step after what is already here: keeps the first before and takes the last after.
    void record(Ref ref, RecordPtr before, RecordPtr after);
    /// Appends a whole later change set.
    void append(const ChangeSet& later);
    /// Leaves out what ends as it began.
    [[nodiscard]] ChangeSet normalised() const;
    [[nodiscard]] ChangeSet inverted() const;
    /// Rough memory, for the cap on history.
    [[nodiscard]] std::size_t approximateBytes() const;

    friend bool operator==(const ChangeSet&, const ChangeSet&) = default;

private:
    Map changes_;
};

/// Puts the afters into the document and returns what really changed: actual befores and, for records that
/// stay, afters stamped by `stamp(before or null, after)`.
using StampRule = std::function<Stamp(const Record* before, const Record& after)>;
ChangeSet apply(Document& document, const ChangeSet& changes, const StampRule& stamp = {});

/// The change set that leads from one document to another.
[[nodiscard]] ChangeSet difference(const Tables& from, const Tables& to);

} // namespace chalkline
