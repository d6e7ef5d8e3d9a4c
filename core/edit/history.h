// The undo stack: finished steps and a cursor. Steps read back from a file are decoded when they are first
// needed. Reach is capped by bytes; the oldest steps are forgotten first.
#pragma once

#include "base/error.h"
#include "edit/change_set.h"

#include <cstdint>
#include <deque>
#include <functional>
#include <string>
#include <variant>

namespace chalkline {

/// A step kept in encoded form until it is needed.
struct DeferredChanges {
    std::function<Expected<ChangeSet>()> decode;
    std::size_t bytes = 0;
};

struct HistoryStep {
    std::int64_t revision = 0; // of the commit that made it; names the step in the file
    std::string label;
    std::int64_t time = 0; // ms UTC
    std::string mergeKey;  // "" = never merges
    std::variant<ChangeSet, DeferredChanges> changes;
    std::size_t bytes = 0; // what it counts for under the cap; set by History
};

class History {
public:
    static constexpr std::size_t defaultCapBytes = 64u << 20;

    explicit History(std::size_t capBytes = defaultCapBytes)
        : capBytes_(capBytes) {}

    /// Forgets what could be redone, adds the step and forgets the oldest beyond the cap.
    void push(HistoryStep step);
    /// True if a change set with this key at this time belongs to the newest step (same key, within 1 s,
    /// nothing undone).
    [[nodiscard]] bool merges(const std::string& mergeKey, std::int64_t time) const;
    /// Joins later changes to the newest step. False, and nothing done, if the two together change nothing.
    [[nodiscard]] Expected<bool> merge(const ChangeSet& later, std::int64_t time);

    [[nodiscard]] bool canUndo() const { return cursor_ > 0; }
    [[nodiscard]] bool canRedo() const { return cursor_ < steps_.size(); }
    /// The step that undo would take back; canUndo() holds.
    [[nodiscard]] HistoryStep& undoStep() { return steps_[cursor_ - 1]; }
    [[nodiscard]] HistoryStep& redoStep() { return steps_[cursor_]; }
    void moveBack() { --cursor_; }
    void moveForward() { ++cursor_; }

    [[nodiscard]] std::size_t cursor() const { return cursor_; }
    [[nodiscard]] const std::deque<HistoryStep>& steps() const { return steps_; }

    /// The step's change set, decoded if it was not yet.
    [[nodiscard]] static Expected<const ChangeSet*> changesOf(HistoryStep& step);

private:
    void forgetBeyondCap();

    std::deque<HistoryStep> steps_;
    std::size_t cursor_ = 0;
    std::size_t bytes_ = 0;
    std::size_t capBytes_;
};

} // namespace chalkline
