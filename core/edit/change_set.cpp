#include "edit/change_set.h"

namespace chalkline {

namespace {

bool sameValue(const RecordPtr& a, const RecordPtr& b) {
    return a == b || (a && b && *a == *b);
}

} // namespace

bool operator==(const Change& a, const Change& b) {
    return sameValue(a.before, b.before) && sameValue(a.after, b.after);
}

void ChangeSet::record(Ref ref, RecordPtr before, RecordPtr after) {
    const auto [place, added] = changes_.try_emplace(ref, Change{std::move(before), after});
    if (!added) place->second.after = std::move(after);
}

void ChangeSet::append(const ChangeSet& later) {
    for (const auto& [ref, change] : later.changes_)
        record(ref, change.before, change.after);
}

std::vector<Ref> ChangeSet::refs() const {
    std::vector<Ref> refs;
    refs.reserve(changes_.size());
    for (const auto& [ref, change] : changes_)
        refs.push_back(ref);
    return refs;
}

ChangeSet ChangeSet::normalised() const {
    ChangeSet kept;
    for (const auto& [ref, change] : changes_)
        if (!sameValue(change.before, change.after)) kept.changes_.emplace(ref, change);
    return kept;
}

ChangeSet ChangeSet::inverted() const {
    ChangeSet inverse;
    for (const auto& [ref, change] : changes_)
        inverse.changes_.emplace(ref, Change{change.after, change.before});
    return inverse;
}

std::size_t ChangeSet::approximateBytes() const {
    std::size_t bytes = 64;
    for (const auto& [ref, change] : changes_) {
        bytes += sizeof(Map::value_type) + 48;
        if (change.before) bytes += chalkline::approximateBytes(*change.before);
        if (change.after) bytes += chalkline::approximateBytes(*change.after);
    }
    return bytes;
}

ChangeSet apply(Document& document, const ChangeSet& changes, const StampRule& stamp) {
    ChangeSet effective;
    for (const auto& [ref, change] : changes.changes()) {
        RecordPtr before = document.find(ref);
        RecordPtr after = change.after;
        if (after && stamp) {
            Record stamped = *after;
            stampOf(stamped) = stamp(before.get(), stamped);
            after = std::make_shared<const Record>(std::move(stamped));
        }
        if (after)
            document.put(after);
        else
            document.erase(ref);
        effective.record(ref, std::move(before), std::move(after));
    }
    return effective;
}

ChangeSet difference(const Tables& from, const Tables& to) {
    ChangeSet changes;
    forEachRecordType([&]<class R>() {
        for (const R& record : from.of<R>()) {
            const R* later = to.find(record.id);
            if (later && *later == record) continue;
            changes.record(refOf(record), std::make_shared<const Record>(record),
                           later ? std::make_shared<const Record>(*later) : nullptr);
        }
        for (const R& record : to.of<R>())
            if (!from.find(record.id))
                changes.record(refOf(record), nullptr, std::make_shared<const Record>(record));
    });
    return changes;
}

} // namespace chalkline
