// The thread that commits finished edits to the file, in order, one transaction each. A commit that fails
// stays first in the queue and is tried again at the next submit() or retry(); nothing overtakes it.
// Every public function may be called from any thread.
#pragma once

#include "storage/store.h"

#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>

namespace chalkline {

struct FileState {
    enum Kind { Saved, Saving, NotSaved, ReadOnly, Conflict };
    Kind kind = Saved;
    std::string reason;    // for NotSaved, ReadOnly and Conflict, in words for a person
    std::int64_t time = 0; // of the newest edit that is in the file, ms UTC; 0 = none yet
    std::int64_t durableRevision = 0;
};

class Writer {
public:
    /// Without a store nothing is ever written: the state is ReadOnly with this reason.
    Writer(std::unique_ptr<Store> store, std::int64_t revision, std::string readOnlyReason);
    /// Writes what is queued, unless that fails.
    ~Writer();
    Writer(const Writer&) = delete;
    Writer& operator=(const Writer&) = delete;

    void submit(Job job);
    void retry();
    /// Until everything is in the file, or the first failure from now on.
    [[nodiscard]] Expected<void> flush();
    [[nodiscard]] FileState state() const;
    /// Called on the writer thread or the caller's after each change of state; it must not call flush().
    void onStateChanged(std::function<void()> listener);

    /// The store, while the writer leaves it alone; null when nothing may be written.
    void withStore(const std::function<void(Store*)>& use);
    /// Goes on with another file that holds everything up to `revision`; what was queued is dropped.
    void replaceStore(std::unique_ptr<Store> store, std::int64_t revision, std::int64_t time);

private:
    void run(const std::stop_token& stop);
    void writeNext(std::unique_lock<std::mutex>& lock);
    void writeFirst(std::unique_lock<std::mutex>& lock);
    void fail(const Error& error);
    [[nodiscard]] bool writable() const;
    void tell();

    mutable std::mutex mutex_; // everything below but the store itself
    std::condition_variable_any work_;
    std::condition_variable_any settled_;
    std::deque<Job> queue_;
    FileState state_;
    Error error_;
    bool failed_ = false; // the first job failed and nobody asked again
    bool busy_ = false;
    std::shared_ptr<const std::function<void()>> listener_;
    std::mutex storeMutex_; // taken before mutex_ is, never after
    std::unique_ptr<Store> store_;
    std::jthread thread_; // last: stops before the rest goes
};

} // namespace chalkline
