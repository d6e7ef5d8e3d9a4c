// Work beside the interface with a card that tells how far it is and cancels it: exporting, opening.
#pragma once

#include "window/progress_card.h"
#include "window/worker.h"

namespace chalkline {

class CardedWork : public QObject {
    Q_OBJECT
public:
    /// The card stands `row` rows above the foot of the canvas.
    CardedWork(QWidget& canvas, int row, QObject* parent);

    /// `done` is called on the interface's thread at the end, not if it was cancelled. Replaces what runs.
    void start(const QString& what, Worker::Job job, std::function<void()> done);
    [[nodiscard]] bool isRunning() const { return worker_.isRunning(); }
    /// In words, of what runs or ran last.
    [[nodiscard]] const QString& what() const { return what_; }
    /// False if nothing runs; else cancelled() is said and `done` is not called.
    bool cancel();
    /// The end of what runs is waited for.
    void finish();

    [[nodiscard]] ProgressCard& card() { return *card_; }

Q_SIGNALS:
    void cancelled(const QString& what);

private:
    void end();

    ProgressCard* card_;
    QString what_;
    std::function<void()> done_;
    Worker worker_;
};

} // namespace chalkline
