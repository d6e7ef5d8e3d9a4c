#include "edit/session.h"

#include "model/validate.h"

namespace chalkline {

Session::Session(Document document, Clock clock, std::string author, History history, std::int64_t revision)
    : document_(std::move(document))
    , history_(std::move(history))
    , clock_(std::move(clock))
    , author_(std::move(author))
    , revision_(revision) {}

Observation Session::observe(Observer observer) {
    auto held = std::make_shared<Observer>(std::move(observer));
    observers_.push_back(held);
    return Observation(std::move(held));
}

Expected<bool> Session::undo() {
    if (!canUndo()) return false;
    return replay(true);
}

Expected<bool> Session::redo() {
    if (!canRedo()) return false;
    return replay(false);
}

Observation Session::observeView(std::function<void()> observer) {
    auto held = std::make_shared<std::function<void()>>(std::move(observer));
    viewObservers_.push_back(held);
    return Observation(std::move(held));
}

void Session::select(std::set<Ref> refs) {
    if (selection_ == refs) return;
    selection_ = std::move(refs);
    viewChanged();
}

void Session::highlight(std::set<Ref> refs) {
    if (highlighted_ == refs) return;
    highlighted_ = std::move(refs);
    viewChanged();
}

void Session::showSheet(SheetId sheet) {
    if (this->sheet() == sheet) return;
    sheet_ = sheet;
    selection_.clear();
    highlighted_.clear();
    viewChanged();
}

void Session::viewChanged() {
    std::erase_if(viewObservers_, [](const auto& weak) { return weak.expired(); });
    const auto watching = viewObservers_;
    for (const auto& weak : watching)
        if (const auto observer = weak.lock()) (*observer)();
}

/// What a step changed is looked at: nodes, edges, boundaries, notes, strokes and placed estimates that are
/// there now.
void Session::lookAt(const ChangeSet& changes) {
    std::set<Ref> shown;
    std::set<SheetId> sheets;
    const auto add = [&](Ref ref) {
        const bool placed = ref.type == RecordType::Estimate && !document_.referrers<Placement>(ref).empty();
        const bool stands = ref.type == RecordType::Node || ref.type == RecordType::Edge ||
                            ref.type == RecordType::Boundary || ref.type == RecordType::Note ||
                            ref.type == RecordType::Stroke || placed;
        if (stands && document_.tables().contains(ref)) shown.insert(ref);
    };
    for (const auto& [ref, change] : changes.changes()) {
        add(ref);
        const RecordPtr& record = change.after ? change.after : change.before;
        if (const auto* placement = std::get_if<Placement>(record.get())) {
            add(placement->subject);
            sheets.insert(placement->sheet);
        } else if (const auto* shape = std::get_if<EdgeShape>(record.get())) {
            add({RecordType::Edge, shape->edge.value});
            sheets.insert(shape->sheet);
        } else if (const auto* property = std::get_if<Property>(record.get())) {
            add(property->owner);
        }
    }
    if (!sheets.empty() && !sheets.contains(sheet()) && document_.find(*sheets.begin()))
        showSheet(*sheets.begin());
    select(std::move(shown));
}

SheetId Session::sheet() const {
    return sheet_ && document_.find(sheet_) ? sheet_ : firstSheet(document_.tables());
}

Expected<bool> Session::replay(bool back) {
    HistoryStep& step = back ? history_.undoStep() : history_.redoStep();
    const auto changes = History::changesOf(step);
    if (!changes) return std::unexpected(changes.error());
    const std::int64_t time = clock_();
    const auto stamp = [&](const Record* before, const Record& after) {
        Stamp result = before ? stampFor(before, time) : stampFor(&after, time);
        return result;
    };
    const ChangeSet effective = apply(document_, back ? (*changes)->inverted() : **changes, stamp);
    if (auto valid = validateChanged(document_, effective.refs()); !valid) {
        (void)apply(document_, effective.inverted()); // a step from a damaged file
        return std::unexpected(valid.error());
    }
    if (back)
        history_.moveBack();
    else
        history_.moveForward();
    ++revision_;
    notify(
        {effective, back ? Origin::Undo : Origin::Redo, step.label, revision_, step.revision, false, time});
    lookAt(effective);
    return true;
}

void Session::notify(const Notice& notice) {
    std::erase_if(observers_, [](const auto& weak) { return weak.expired(); });
    const auto watching = observers_;
    for (const auto& weak : watching)
        if (const auto observer = weak.lock()) (*observer)(notice);
    if (notice.origin == Origin::Preview) return;
    const auto isGone = [this](Ref ref) { return !document_.tables().contains(ref); };
    if (std::erase_if(selection_, isGone) + std::erase_if(highlighted_, isGone) > 0) viewChanged();
}

Stamp Session::stampFor(const Record* before, std::int64_t time) const {
    Stamp stamp{time, time, author_, author_};
    if (before) {
        const Stamp& held =
            std::visit([](const auto& value) -> const Stamp& { return value.stamp; }, *before);
        stamp.date_created = held.date_created;
        stamp.created_by = held.created_by;
    }
    return stamp;
}

} // namespace chalkline
