#include "window/tidying.h"

#include <utility>

namespace chalkline {

namespace {

constexpr std::chrono::milliseconds busyStep{20}; // between two looks whether a gesture goes on
constexpr int mostAttempts = 3;

} // namespace

Tidying::Tidying(QObject* parent, Layout layout)
    : QObject(parent)
    , layout_(std::move(layout)) {
    connect(&worker_, &Worker::progressed, this, &Tidying::progressed);
    connect(&worker_, &Worker::finished, this, &Tidying::look);
}

void Tidying::start(Session& session, TidyRequest request) {
    session_ = &session;
    request_ = std::move(request);
    attempts_ = 0;
    launch(Worker::patience);
}

void Tidying::drop() {
    (void)worker_.drop();
    session_ = nullptr;
    moves_.reset();
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
    const auto moves = std::make_shared<std::optional<Moves>>();
    moves_ = moves;
    worker_.start([tables = snapshot.tables, request = request_, layout = layout_, moves](
                      const std::stop_token& stop,
                      const Worker::Progress& progress) { *moves = layout(tables, request, stop, progress); },
                  wait);
}

/// At what has ended.
void Tidying::look() {
    if (!session_ || worker_.isRunning()) return;
    if (busy_ && busy_()) return QTimer::singleShot(busyStep, this, &Tidying::look);
    const bool isOld = session_->revision() != revision_;
    const bool isGone = isOld && !session_->document().find(request_.sheet);
    // Whoever changed it is at work: nothing is waited for any more.
    if (isOld && !isGone && attempts_ < mostAttempts) return launch({});
    const auto moves = std::exchange(moves_, {});
    session_ = nullptr;
    if (isOld && !isGone)
        Q_EMIT gaveUp();
    else if (*moves && !isGone)
        Q_EMIT finished(**moves);
    else
        Q_EMIT cancelled();
}

} // namespace chalkline
