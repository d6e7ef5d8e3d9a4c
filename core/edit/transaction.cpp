#include "edit/transaction.h"

#include "model/validate.h"

namespace chalkline {

Transaction::Transaction(Session& session, std::string label, std::string mergeKey)
    : session_(session)
    , label_(std::move(label))
    , mergeKey_(std::move(mergeKey))
    , time_(session.clock_())
    , open_(!session.open_) {
    if (open_) session_.open_ = true;
}

Transaction::~Transaction() {
    rollback();
}

void Transaction::putRecord(Record record) {
    if (!open_) return;
    const Ref ref = refOf(record);
    RecordPtr before = session_.document_.find(ref);
    stampOf(record) = session_.stampFor(before.get(), time_);
    auto after = std::make_shared<const Record>(std::move(record));
    session_.document_.put(after);
    unseen_.record(ref, before, after);
    changes_.record(ref, std::move(before), std::move(after));
}

void Transaction::erase(Ref ref) {
    if (!open_) return;
    RecordPtr before = session_.document_.find(ref);
    if (!before) return;
    session_.document_.erase(ref);
    unseen_.record(ref, before, nullptr);
    changes_.record(ref, std::move(before), nullptr);
}

void Transaction::preview() {
    if (!open_ || unseen_.empty()) return;
    previewed_ = true;
    session_.notify({unseen_, Origin::Preview, label_, session_.revision_, 0, false, time_});
    unseen_ = {};
}

Expected<bool> Transaction::commit() {
    if (!open_) return failure(ErrorCode::Busy, "another change is in progress", label_);
    if (auto valid = validateChanged(session_.document_, changes_.refs()); !valid) {
        rollback();
        return std::unexpected(valid.error());
    }
    const ChangeSet kept = changes_.normalised();
    const ChangeSet restored = restoreUnchanged(kept);
    open_ = false;
    session_.open_ = false;
    if (previewed_ && !restored.empty())
        session_.notify({restored, Origin::Preview, label_, session_.revision_, 0, false, time_});
    if (kept.empty()) return false;
    ++session_.revision_;
    // A step that cannot be merged (unreadable, or the two would cancel out) is followed by one of its own.
    const bool merging =
        session_.history_.merges(mergeKey_, time_) && session_.history_.merge(kept, time_).value_or(false);
    if (!merging) session_.history_.push({session_.revision_, label_, time_, mergeKey_, kept});
    const std::int64_t step = session_.history_.undoStep().revision;
    session_.notify({kept, Origin::Commit, label_, session_.revision_, step, merging, time_});
    return true;
}

void Transaction::rollback() {
    if (!open_) return;
    const ChangeSet back = apply(session_.document_, changes_.inverted());
    open_ = false;
    session_.open_ = false;
    if (previewed_) session_.notify({back, Origin::Preview, label_, session_.revision_, 0, false, time_});
}

ChangeSet Transaction::restoreUnchanged(const ChangeSet& kept) {
    ChangeSet restored;
    for (const auto& [ref, change] : changes_.changes()) {
        if (kept.touches(ref)) continue;
        if (change.before) session_.document_.put(change.before);
        restored.record(ref, change.after, change.before);
    }
    return restored;
}

} // namespace chalkline
