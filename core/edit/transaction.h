// A group of changes that becomes one undo step or none: rolls back when destroyed without commit(). One at
// a time per session. Operations (edit/*_operations.h) take one; a drag holds one open and previews.
#pragma once

#include "edit/session.h"

namespace chalkline {

class [[nodiscard]] Transaction {
public:
    /// label: what the undo menu says. mergeKey: joins the step before if that has the same key and is at
    /// most 1 s old.
    explicit Transaction(Session& session, std::string label, std::string mergeKey = {});
    ~Transaction();
    Transaction(const Transaction&) = delete;
    Transaction& operator=(const Transaction&) = delete;

    [[nodiscard]] const Document& document() const { return session_.document_; }
    [[nodiscard]] Session& session() { return session_; }

    template <class R>
    [[nodiscard]] Id<R> newId() {
        return Id<R>{session_.document_.takeId()};
    }
    /// Inserts or replaces; stamps it.
    template <class R>
    void put(R record) {
        putRecord(Record(std::move(record)));
    }
    void putRecord(Record record);
    /// Does nothing if it is not there.
    void erase(Ref ref);
    template <class R>
    void erase(Id<R> id) {
        erase(Ref{RecordTraits<R>::type, id.value});
    }

    /// Everything changed so far.
    [[nodiscard]] const ChangeSet& changes() const { return changes_; }
    /// Tells observers what changed since the last preview.
    void preview();
    /// Validates what changed, makes one history step, tells observers. False: nothing had changed, no step.
    /// On an error everything is rolled back.
    [[nodiscard]] Expected<bool> commit();
    void rollback();

private:
    /// Puts records back that end as they began, with their old stamps; returns these.
    ChangeSet restoreUnchanged(const ChangeSet& kept);

    Session& session_;
    std::string label_;
    std::string mergeKey_;
    std::int64_t time_;
    ChangeSet changes_;
    ChangeSet unseen_; // since the last preview
    bool previewed_ = false;
    bool open_ = false;
};

} // namespace chalkline
