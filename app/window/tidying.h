// Runs the layout of a sheet beside the interface: on a snapshot, in a thread of its own, one at a time. What
// comes back is handed on only if the project is still as it was in the snapshot; else the layout is made
// again, and after a few times given up; a sheet that is gone cancels it. What comes back in the middle of a
// gesture waits for its end. Lives on the interface's thread.
#pragma once

#include "edit/session.h"
#include "layout/tidy.h"
#include "window/worker.h"

namespace chalkline {

class Tidying : public QObject {
    Q_OBJECT
public:
    using Moves = std::vector<Placement>;
    using Layout = std::function<std::optional<Moves>(const Tables&, const TidyRequest&,
                                                      const std::stop_token&, const TidyProgress&)>;

    /// Its end waits for what runs, on sheets of thousands of nodes up to half a second.
    explicit Tidying(QObject* parent = nullptr, Layout layout = tidySheet);

    /// For tests: another layout from the next run on.
    void setLayout(Layout layout) { layout_ = std::move(layout); }
    /// While it answers true a result is held back, because taking it would break off what a person does.
    void setBusy(std::function<bool()> busy) { busy_ = std::move(busy); }
    /// Replaces what runs. The session must stay until the end or cancel(). What takes no longer than a
    /// tenth of a second has ended when this returns.
    void start(Session& session, TidyRequest request);
    /// False if nothing runs; else cancelled() is said, and nothing else of that run. Its thread is not
    /// waited for.
    bool cancel();
    /// The same, and nothing is said.
    void drop();
    [[nodiscard]] bool isRunning() const { return session_ != nullptr; }

Q_SIGNALS:
    /// In per cent or Worker::unknown; from Worker::shownAfter on.
    void progressed(int percent);
    void finished(const std::vector<chalkline::Placement>& moves);
    void cancelled();
    /// The project changed again and again meanwhile.
    void gaveUp();

private:
    void launch(std::chrono::milliseconds wait);
    void look();

    Layout layout_;
    std::function<bool()> busy_;
    Session* session_ = nullptr; // while it runs
    TidyRequest request_;
    std::int64_t revision_ = 0; // of the snapshot
    int attempts_ = 0;
    std::shared_ptr<std::optional<Moves>> moves_; // of the run at hand, complete once it has ended
    Worker worker_;
};

} // namespace chalkline
