#include "window/worker.h"

#include <atomic>
#include <condition_variable>
#include <mutex>
#include <utility>

namespace chalkline {

namespace {

constexpr int progressStep = 50; // ms between two looks at the progress
constexpr double untold = -1;

} // namespace

/// What the thread and the interface share.
struct Worker::State {
    std::mutex mutex;
    std::condition_variable ended;
    bool done = false; // under the mutex
    std::atomic<double> share{untold};

    [[nodiscard]] bool isDone() {
        const std::scoped_lock lock(mutex);
        return done;
    }
};

Worker::Worker(QObject* parent)
    : QObject(parent) {
    show_.setSingleShot(true);
    connect(&show_, &QTimer::timeout, this, &Worker::showProgress);
    connect(this, &Worker::ended, this, &Worker::look, Qt::QueuedConnection);
}

Worker::~Worker() {
    (void)drop();
    stopping_.clear(); // joins
}

/// A job looks at its stop token only now and then, which may take longer than a person should wait.
bool Worker::drop() {
    show_.stop();
    if (!isRunning()) return false;
    run_.thread.request_stop();
    stopping_.push_back(std::exchange(run_, {}));
    return true;
}

void Worker::start(Job job, std::chrono::milliseconds wait) {
    (void)drop();
    const auto state = std::make_shared<State>();
    run_.state = state;
    run_.thread = std::jthread([this, state, job = std::move(job)](const std::stop_token& stop) {
        job(stop, [&](double share) { state->share = share; });
        {
            const std::scoped_lock lock(state->mutex);
            state->done = true;
        }
        state->ended.notify_all();
        // The object outlives the thread, which its destructor joins.
        Q_EMIT ended(QPrivateSignal());
    });
    show_.start(shownAfter);
    std::unique_lock lock(state->mutex);
    const bool quick = state->ended.wait_for(lock, wait, [&] { return state->done; });
    lock.unlock();
    if (quick) look();
}

void Worker::finish() {
    if (!isRunning()) return;
    run_.thread.join();
    look();
}

/// At what has ended: the run at hand, or one that nobody waits for any more.
void Worker::look() {
    std::erase_if(stopping_, [](const Run& run) { return run.state->isDone(); });
    if (!isRunning() || !run_.state->isDone()) return;
    show_.stop();
    run_ = {}; // joins a thread that has nothing left to do
    Q_EMIT finished();
}

void Worker::showProgress() {
    if (!isRunning()) return;
    const double share = run_.state->share;
    Q_EMIT progressed(share == untold ? unknown : static_cast<int>(share * 100));
    show_.start(progressStep);
}

} // namespace chalkline
