// A layout that waits until it is let go, for tests of what happens while a tidy runs. It outlives the
// Tidying that uses it.
#pragma once

#include "layout/tidy.h"
#include "window/tidying.h"

#include <atomic>
#include <mutex>
#include <thread>

namespace chalkline::test {

class HeldLayout {
public:
    [[nodiscard]] Tidying::Layout layout() {
        return [this](const Tables& tables, const TidyRequest& request, const std::stop_token& stop,
                      const TidyProgress& progress) -> std::optional<std::vector<Placement>> {
            {
                const std::scoped_lock lock(mutex_);
                last_ = request;
            }
            ++begun;
            progress(share);
            while (!go && !stop.stop_requested())
                std::this_thread::yield();
            auto moves = stop.stop_requested() ? std::nullopt : tidySheet(tables, request, stop);
            if (stop.stop_requested()) ++stopped;
            ++ended;
            return moves;
        };
    }
    /// What the last run was asked for.
    [[nodiscard]] TidyRequest last() {
        const std::scoped_lock lock(mutex_);
        return last_;
    }

    std::atomic<bool> go{false};
    std::atomic<double> share{0.4}; // the progress it tells
    std::atomic<int> begun{0};
    std::atomic<int> ended{0};
    std::atomic<int> stopped{0};

private:
    std::mutex mutex_;
    TidyRequest last_;
};

} // namespace chalkline::test
