// One open project: the document, its history, who watches it, and view state (selection, current sheet)
// that is in no history. The only way to change the document is a Transaction on a Session, or undo/redo.
// Lives on one thread; workers take snapshot().
#pragma once

#include "base/clock.h"
#include "base/error.h"
#include "edit/change_set.h"
#include "edit/history.h"

#include <functional>
#include <memory>
#include <set>
#include <string>

namespace chalkline {

enum class Origin { Load, Preview, Commit, Undo, Redo };

/// What every observer is told. `changes` holds actual befores and stamped afters.
struct Notice {
    const ChangeSet& changes;
    Origin origin;
    std::string_view label;
    std::int64_t revision = 0; // after this change; unchanged by Preview
    std::int64_t step = 0;     // revision that names the history step made, merged into, undone or redone
    bool merged = false;       // a Commit that joined the step before
    std::int64_t time = 0;     // ms UTC
};

using Observer = std::function<void(const Notice&)>;

/// Ends the observation when destroyed.
class [[nodiscard]] Observation {
public:
    Observation() = default;
    explicit Observation(std::shared_ptr<void> token)
        : token_(std::move(token)) {}

private:
    std::shared_ptr<void> token_;
};

struct Snapshot {
    Tables tables;
    std::int64_t revision = 0;
};

class Transaction;

class Session {
public:
    Session(Document document, Clock clock, std::string author, History history = History{},
            std::int64_t revision = 0);
    Session(const Session&) = delete;
    Session& operator=(const Session&) = delete;

    [[nodiscard]] const Document& document() const { return document_; }
    [[nodiscard]] const History& history() const { return history_; }
    [[nodiscard]] std::int64_t revision() const { return revision_; }
    [[nodiscard]] const std::string& author() const { return author_; }
    [[nodiscard]] std::int64_t now() const { return clock_(); }
    [[nodiscard]] Snapshot snapshot() const { return {document_.tables(), revision_}; }

    Observation observe(Observer observer);

    [[nodiscard]] bool canUndo() const { return history_.canUndo() && !open_; }
    [[nodiscard]] bool canRedo() const { return history_.canRedo() && !open_; }
    /// False when there is nothing to undo or a transaction is open. A step that would break a rule of the
    /// model is an error and changes nothing. Shows the sheet where something changed and selects that.
    [[nodiscard]] Expected<bool> undo();
    [[nodiscard]] Expected<bool> redo();

    /// Leaves all ids up to and including `highest` to the caller; newer ones come after them.
    void reserveIds(std::int64_t highest) {
        while (document_.nextId() <= highest)
            (void)document_.takeId();
    }

    /// Told when the selection, what is highlighted or the sheet in view has become another. What is deleted
    /// leaves both.
    Observation observeView(std::function<void()> observer);
    [[nodiscard]] const std::set<Ref>& selection() const { return selection_; }
    void select(std::set<Ref> refs);
    /// What a list beside the canvas points at, shown there without being chosen.
    [[nodiscard]] const std::set<Ref>& highlighted() const { return highlighted_; }
    void highlight(std::set<Ref> refs);
    /// The sheet in view; the first one until another is chosen.
    [[nodiscard]] SheetId sheet() const;
    /// Another sheet than before comes with nothing chosen.
    void showSheet(SheetId sheet);

private:
    friend class Transaction;

    [[nodiscard]] Expected<bool> replay(bool back);
    void notify(const Notice& notice);
    void viewChanged();
    void lookAt(const ChangeSet& changes);
    [[nodiscard]] Stamp stampFor(const Record* before, std::int64_t time) const;

    Document document_;
    History history_;
    Clock clock_;
    std::string author_;
    std::int64_t revision_ = 0;
    bool open_ = false;
    std::vector<std::weak_ptr<Observer>> observers_;
    std::vector<std::weak_ptr<std::function<void()>>> viewObservers_;
    std::set<Ref> selection_;
    std::set<Ref> highlighted_;
    SheetId sheet_;
};

} // namespace chalkline
