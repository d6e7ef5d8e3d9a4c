// Work beside the interface: a job in a thread of its own, one at a time, with its progress told once a
// person would wonder, and a way to break it off without waiting. Lives on the interface's thread.
#pragma once

#include <QObject>
#include <QTimer>

#include <chrono>
#include <functional>
#include <memory>
#include <thread>
#include <vector>

namespace chalkline {

class Worker : public QObject {
    Q_OBJECT
public:
    using Progress = std::function<void(double)>; // 0 to 1
    /// Runs in the thread: uses nothing that the interface may change meanwhile, and ends soon after a stop.
    using Job = std::function<void(const std::stop_token&, const Progress&)>;
    static constexpr int unknown = -1;                        // a job that tells nothing
    static constexpr int shownAfter = 200;                    // ms until progress is told
    static constexpr std::chrono::milliseconds patience{100}; // for what is done almost at once

    explicit Worker(QObject* parent = nullptr);
    /// Stops what runs and waits for it.
    ~Worker() override;

    /// Replaces what runs. If the job ends within `wait`, it has when this returns, and finished() was said.
    void start(Job job, std::chrono::milliseconds wait = patience);
    /// False if nothing runs. The thread is told to stop and not waited for; nothing more is said of its job.
    bool drop();
    /// Waits for the end of what runs; finished() was said when this returns.
    void finish();
    [[nodiscard]] bool isRunning() const { return run_.state != nullptr; }

Q_SIGNALS:
    /// In per cent or unknown; from shownAfter on.
    void progressed(int percent);
    void finished();
    /// From the thread of a run, as its last act.
    void ended(QPrivateSignal);

private:
    struct State;
    struct Run {
        std::shared_ptr<State> state;
        std::jthread thread; // the last member, so that it is joined first
    };

    void look();
    void showProgress();

    QTimer show_;
    Run run_;                   // the one at hand; without a state if there is none
    std::vector<Run> stopping_; // what nobody waits for any more
};

} // namespace chalkline
