#include "storage/writer.h"

namespace chalkline {

Writer::Writer(std::unique_ptr<Store> store, std::int64_t revision, std::string readOnlyReason)
    : store_(std::move(store)) {
    state_.durableRevision = revision;
    if (!store_) {
        state_.kind = FileState::ReadOnly;
        state_.reason = std::move(readOnlyReason);
    }
    thread_ = std::jthread([this](const std::stop_token& stop) { run(stop); });
}

Writer::~Writer() {
    thread_.request_stop();
    thread_.join();
}

bool Writer::writable() const {
    return state_.kind != FileState::ReadOnly && state_.kind != FileState::Conflict;
}

void Writer::submit(Job job) {
    {
        const std::lock_guard lock(mutex_);
        queue_.push_back(std::move(job));
        if (!writable()) return;
        failed_ = false;
        if (state_.kind == FileState::Saved) state_.kind = FileState::Saving;
    }
    work_.notify_all();
    tell();
}

void Writer::retry() {
    {
        const std::lock_guard lock(mutex_);
        failed_ = false;
    }
    work_.notify_all();
}

Expected<void> Writer::flush() {
    std::unique_lock lock(mutex_);
    failed_ = false;
    work_.notify_all();
    settled_.wait(lock, [&] { return !busy_ && (queue_.empty() || failed_ || !writable()); });
    if (queue_.empty()) return {};
    if (state_.kind == FileState::ReadOnly)
        return failure(ErrorCode::Refused, "the file is read-only: " + state_.reason);
    return std::unexpected(error_);
}

FileState Writer::state() const {
    const std::lock_guard lock(mutex_);
    return state_;
}

void Writer::onStateChanged(std::function<void()> listener) {
    auto held = std::make_shared<const std::function<void()>>(std::move(listener));
    const std::lock_guard lock(mutex_);
    listener_ = std::move(held);
}

void Writer::tell() {
    std::shared_ptr<const std::function<void()>> listener;
    {
        const std::lock_guard lock(mutex_);
        listener = listener_;
    }
    if (listener && *listener) (*listener)();
}

void Writer::withStore(const std::function<void(Store*)>& use) {
    const std::lock_guard lock(storeMutex_);
    use(store_.get());
}

void Writer::replaceStore(std::unique_ptr<Store> store, std::int64_t revision, std::int64_t time) {
    {
        const std::lock_guard storeLock(storeMutex_);
        const std::lock_guard lock(mutex_);
        store_ = std::move(store);
        queue_.clear();
        failed_ = false;
        state_ = {FileState::Saved, {}, time, revision};
    }
    settled_.notify_all();
    tell();
}

void Writer::run(const std::stop_token& stop) {
    std::unique_lock lock(mutex_);
    while (true) {
        work_.wait(lock, stop, [&] { return !queue_.empty() && !failed_ && writable(); });
        if (queue_.empty() || failed_ || !writable()) return; // asked to stop, and nothing can be done
        writeNext(lock);
    }
}

void Writer::writeNext(std::unique_lock<std::mutex>& lock) {
    busy_ = true;
    lock.unlock();
    {
        const std::lock_guard storeLock(storeMutex_);
        lock.lock();
        if (!queue_.empty()) writeFirst(lock); // replaceStore() may have emptied it
        busy_ = false;
    }
    lock.unlock();
    settled_.notify_all();
    tell();
    lock.lock();
}

/// Both locks are held; the store's alone while SQLite works.
void Writer::writeFirst(std::unique_lock<std::mutex>& lock) {
    const Job& job = queue_.front(); // submit() adds at the back, which moves nothing in a deque
    lock.unlock();
    const auto done = store_->commit(job);
    lock.lock();
    if (!done) return fail(done.error());
    const std::int64_t time = job.time;
    const std::int64_t revision = job.revision;
    queue_.pop_front();
    state_ = {queue_.empty() ? FileState::Saved : FileState::Saving, {}, time, revision};
}

void Writer::fail(const Error& error) {
    error_ = error;
    failed_ = true;
    state_.kind = error.code == ErrorCode::Conflict ? FileState::Conflict : FileState::NotSaved;
    state_.reason = error.message;
}

} // namespace chalkline
