#include "edit/transaction.h"

#include "model/validate.h"

#include <set>

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
    if (unseen_.empty()) return;
    previewed_ = true;
    session_.notify({unseen_, Origin::Preview, label_, session_.revision_, 0, false, time_});
    unseen_ = {};
}

Expected<bool> Transaction::commit() {
    if (!open_) return failure(ErrorCode::Busy, "another change is in progress", label_);
    if (auto valid = validateChanges(); !valid) {
        rollback();
        return std::unexpected(valid.error());
    }
    const ChangeSet kept = changes_.normalised();
    restoreUnchanged(kept);
    const bool merging = session_.history_.merges(mergeKey_, time_);
    open_ = false;
    session_.open_ = false;
    if (kept.empty()) {
        if (previewed_)
            session_.notify({changes_, Origin::Preview, label_, session_.revision_, 0, false, time_});
        return false;
    }
    ++session_.revision_;
    if (merging) {
        if (auto merged = session_.history_.merge(kept, time_); !merged)
            return std::unexpected(merged.error());
    } else {
        session_.history_.push({session_.revision_, label_, time_, mergeKey_, kept});
    }
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

Expected<void> Transaction::validateChanges() const {
    const Document& document = session_.document_;
    std::set<Ref> affected;
    for (const auto& [ref, change] : changes_.changes()) {
        affected.insert(ref);
        if (change.after) continue;
        for (const Ref& referrer : document.referrers(ref))
            affected.insert(referrer);
    }
    for (const Ref& ref : affected) {
        const RecordPtr record = document.find(ref);
        if (!record) continue;
        if (auto valid = validateRecord(document.tables(), *record); !valid) return valid;
    }
    return {};
}

void Transaction::restoreUnchanged(const ChangeSet& kept) {
    for (const auto& [ref, change] : changes_.changes())
        if (!kept.touches(ref) && change.before) session_.document_.put(change.before);
}

} // namespace chalkline
