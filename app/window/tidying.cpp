#include "window/tidying.h"

#include <atomic>
#include <condition_variable>
#include <mutex>
#include <utility>

namespace chalkline {

namespace {

constexpr std::chrono::milliseconds patience{100}; // for what is done almost at once
constexpr std::chrono::milliseconds busyStep{20};  // between two looks whether a gesture goes on
constexpr int progressStep = 50;                   // ms between two looks at the progress
constexpr int mostAttempts = 3;

} // namespace

/// What the worker and the interface share.
struct Tidying::Result {
    std::mutex mutex;
    std::condition_variable ended;
    bool done = false; // as all but `share` under the mutex
    std::optional<Moves> moves;
    std::atomic<double> share{0};
};

Tidying::Tidying(QObject* parent, Layout layout)
    : QObject(parent)
    , layout_(std::move(layout)) {
    show_.setSingleShot(true);
    connect(&show_, &QTimer::timeout, this, &Tidying::showProgress);
    connect(this, &Tidying::ended, this, &Tidying::look, Qt::QueuedConnection);
}

Tidying::~Tidying() {
    leaveRun();
    stopping_.clear(); // joins
}

/// The thread looks at its stop token only now and then, which on large sheets takes longer than a person
/// should wait; it has a snapshot of its own and may end when it likes.
void Tidying::leaveRun() {
    run_.thread.request_stop();
    if (run_.thread.joinable()) stopping_.push_back(std::move(run_));
    run_ = {};
}

void Tidying::start(Session& session, TidyRequest request) {
    leaveRun();
    session_ = &session;
    request_ = std::move(request);
    attempts_ = 0;
    show_.start(shownAfter);
    launch(patience);
}

void Tidying::end() {
    show_.stop();
    session_ = nullptr;
}

void Tidying::drop() {
    leaveRun();
    end();
}

bool Tidying::cancel() {
    if (!isRunning()) return false;
    drop();
    Q_EMIT cancelled();
    return true;
}

void Tidying::launch(std::chrono::milliseconds wait) {
    ++attempts_;
    const Snapshot snapshot = session_->snapshot();
    revision_ = snapshot.revision;
    leaveRun();
    const auto result = std::make_shared<Result>();
    run_.result = result;
    run_.thread = std::jthread([this, tables = snapshot.tables, request = request_, layout = layout_,
                                result](const std::stop_token& stop) {
        auto moves = layout(tables, request, stop, [&](double share) { result->share = share; });
        {
            const std::scoped_lock lock(result->mutex);
            result->moves = std::move(moves);
            result->done = true;
        }
        result->ended.notify_all();
        // The object outlives the thread, which its destructor joins.
        Q_EMIT ended(QPrivateSignal());
    });
    std::unique_lock lock(result->mutex);
    const bool quick = result->ended.wait_for(lock, wait, [&] { return result->done; });
    lock.unlock();
    if (quick) look();
}

/// At what has ended: the run at hand, or one that nobody waits for any more.
void Tidying::look() {
    const auto isDone = [](const Run& run) {
        const std::scoped_lock lock(run.result->mutex);
        return run.result->done;
    };
    std::erase_if(stopping_, isDone);
    if (!session_ || !run_.result || !isDone(run_)) return;
    if (busy_ && busy_()) return QTimer::singleShot(busyStep, this, &Tidying::look);
    const std::shared_ptr<Result> result = run_.result;
    leaveRun();
    if (session_->revision() != revision_ && session_->document().find(request_.sheet)) {
        // Whoever changed it is at work: nothing is waited for any more.
        if (attempts_ < mostAttempts) return launch({});
        end();
        Q_EMIT gaveUp();
        return;
    }
    const bool isGone = session_->revision() != revision_;
    end();
    if (result->moves && !isGone)
        Q_EMIT finished(*result->moves);
    else
        Q_EMIT cancelled();
}

void Tidying::showProgress() {
    if (!isRunning() || !run_.result) return;
    Q_EMIT progressed(static_cast<int>(run_.result->share * 100));
    show_.start(progressStep);
}

} // namespace chalkline
