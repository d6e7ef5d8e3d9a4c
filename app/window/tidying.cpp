#include "window/tidying.h"

#include <atomic>
#include <condition_variable>
#include <mutex>
#include <utility>

namespace chalkline {

namespace {

constexpr std::chrono::milliseconds patience{100}; // for what is done almost at once
constexpr int progressStep = 50;                   // ms between two looks at the progress
constexpr int mostAttempts = 3;

} // namespace

/// What the worker and the interface share.
struct Tidying::Result {
    std::mutex mutex;
    std::condition_variable ended;
    bool done = false;
    std::optional<Moves> moves;
    std::atomic<double> share{0};
};

Tidying::Tidying(QObject* parent, Layout layout)
    : QObject(parent)
    , layout_(std::move(layout)) {
    show_.setSingleShot(true);
    connect(&show_, &QTimer::timeout, this, &Tidying::showProgress);
}

Tidying::~Tidying() {
    stopWorker();
}

void Tidying::stopWorker() {
    worker_.request_stop();
    if (worker_.joinable()) worker_.join();
    result_.reset();
}

void Tidying::start(Session& session, TidyRequest request) {
    stopWorker();
    session_ = &session;
    request_ = std::move(request);
    attempts_ = 0;
    show_.start(shownAfter);
    launch();
}

bool Tidying::cancel() {
    if (!isRunning()) return false;
    stopWorker();
    show_.stop();
    session_ = nullptr;
    Q_EMIT cancelled();
    return true;
}

void Tidying::launch() {
    ++attempts_;
    const Snapshot snapshot = session_->snapshot();
    revision_ = snapshot.revision;
    result_ = std::make_shared<Result>();
    worker_ = std::jthread([this, tables = snapshot.tables, request = request_, layout = layout_,
                            result = result_](const std::stop_token& stop) {
        auto moves = layout(tables, request, stop, [&](double share) { result->share = share; });
        {
            const std::scoped_lock lock(result->mutex);
            result->moves = std::move(moves);
            result->done = true;
        }
        result->ended.notify_all();
        // The object outlives the thread, which its destructor joins; what arrives late is not looked at.
        QMetaObject::invokeMethod(this, [this, result] { take(result); }, Qt::QueuedConnection);
    });
    const std::shared_ptr<Result> result = result_;
    std::unique_lock lock(result->mutex);
    const bool quick = result->ended.wait_for(lock, patience, [&] { return result->done; });
    lock.unlock();
    if (quick) take(result);
}

void Tidying::take(const std::shared_ptr<Result>& result) {
    if (result != result_ || !session_) return; // of a run that was replaced, cancelled or taken already
    result_.reset();
    if (session_->revision() != revision_) {
        if (attempts_ < mostAttempts) return launch();
        show_.stop();
        session_ = nullptr;
        Q_EMIT gaveUp();
        return;
    }
    show_.stop();
    session_ = nullptr;
    if (result->moves)
        Q_EMIT finished(*result->moves);
    else
        Q_EMIT cancelled();
}

void Tidying::showProgress() {
    if (!isRunning() || !result_) return;
    Q_EMIT progressed(static_cast<int>(result_->share * 100));
    show_.start(progressStep);
}

} // namespace chalkline
