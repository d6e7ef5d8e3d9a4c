#include "window/carded_work.h"

#include <utility>

namespace chalkline {

CardedWork::CardedWork(QWidget& canvas, int row, QObject* parent)
    : QObject(parent)
    , card_(new ProgressCard(canvas, row)) {
    connect(&worker_, &Worker::progressed, this, [this](int percent) { card_->tell(what_, percent); });
    connect(&worker_, &Worker::finished, this, &CardedWork::end);
    connect(card_, &ProgressCard::cancelAsked, this, &CardedWork::cancel);
}

void CardedWork::start(const QString& what, Worker::Job job, std::function<void()> done) {
    what_ = what;
    done_ = std::move(done);
    worker_.start(std::move(job), {}); // the interface is free at once
}

bool CardedWork::cancel() {
    if (!worker_.drop()) return false;
    done_ = {};
    card_->finish();
    Q_EMIT cancelled(what_);
    return true;
}

void CardedWork::finish() {
    worker_.finish();
}

void CardedWork::end() {
    card_->finish();
    if (const auto done = std::exchange(done_, {})) done();
}

} // namespace chalkline
