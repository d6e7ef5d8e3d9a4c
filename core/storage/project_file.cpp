#include "storage/project_file.h"

#include "edit/transaction.h"

namespace chalkline {

namespace {

const char* kindOf(const Notice& notice) {
    switch (notice.origin) {
    case Origin::Commit:
        return notice.merged ? "merge" : "commit";
    case Origin::Undo:
        return "undo";
    case Origin::Redo:
        return "redo";
    case Origin::Load:
    case Origin::Preview:
        break;
    }
    return nullptr;
}

} // namespace

ProjectFile::ProjectFile(std::string path, std::unique_ptr<Store> store, Meta meta, Session& session,
                         std::string readOnlyReason)
    : path_(std::move(path))
    , meta_(std::move(meta))
    , session_(session)
    , opened_(session.document().tables())
    , writer_(std::make_unique<Writer>(std::move(store), session.revision(), std::move(readOnlyReason)))
    , observation_(session.observe([this](const Notice& notice) { observe(notice); })) {}

void ProjectFile::observe(const Notice& notice) {
    const char* kind = kindOf(notice);
    if (!kind) return;
    const History& history = session_.history();
    const HistoryStep* top = history.cursor() == 0 ? nullptr : &history.steps()[history.cursor() - 1];
    Job job{notice.changes,
            kind,
            std::string(notice.label),
            {},
            session_.author(),
            notice.revision,
            notice.step,
            top ? top->revision : 0,
            session_.document().nextId(),
            notice.time};
    if (top && notice.origin == Origin::Commit) job.mergeKey = top->mergeKey;
    writer_->submit(std::move(job));
}

Expected<bool> ProjectFile::revertToOpened() {
    Transaction transaction(session_, "Revert to opened");
    const ChangeSet back = difference(session_.document().tables(), opened_);
    for (const auto& [ref, change] : back.changes()) {
        if (change.after)
            transaction.putRecord(*change.after);
        else
            transaction.erase(ref);
    }
    return transaction.commit();
}

void ProjectFile::setHistoryCap(std::int64_t bytes) {
    writer_->withStore([&](Store* store) {
        if (store) store->setHistoryCap(bytes);
    });
}

} // namespace chalkline
