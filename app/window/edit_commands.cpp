// The Edit menu: undo, delete, selection, duplicate.
#include "window/main_window.h"

#include "canvas/canvas.h"
#include "edit/delete_operation.h"
#include "panels/side_panel.h"

namespace chalkline {

bool MainWindow::apply(const char* label, const std::function<Expected<void>(Transaction&)>& edit,
                       const std::string& mergeKey) {
    if (!session_) return false;
    (void)canvas_->cancelGesture();
    Transaction open(*session_, tr(label).toStdString(), mergeKey);
    if (const auto done = edit(open); !done) {
        complain(done.error());
        return false;
    }
    const auto committed = open.commit();
    if (!committed) complain(committed.error());
    return committed.value_or(false);
}

void MainWindow::undo(bool back) {
    // A gesture or a name being typed is what is taken back first.
    if (canvas_->cancelGesture() || !session_) return;
    panel_->finishEditing();
    const auto done = back ? session_->undo() : session_->redo();
    if (!done) return complain(done.error());
    canvas_->reveal(session_->selection());
}

/// "Undo Move": what it takes back is named.
void MainWindow::nameUndo() {
    const History& history = session_->history();
    const auto& steps = history.steps();
    const auto labelled = [](const QString& verb, const std::string& label) {
        return label.empty() ? verb : verb + ' ' + QString::fromStdString(label);
    };
    const std::size_t cursor = history.cursor();
    commands_.setText("edit.undo",
                      labelled(tr("Undo"), cursor > 0 ? steps[cursor - 1].label : std::string()));
    commands_.setText("edit.redo",
                      labelled(tr("Redo"), cursor < steps.size() ? steps[cursor].label : std::string()));
}

void MainWindow::addEditCommands() {
    const QString menu = tr("&Edit");
    const auto chosen = [this] { return session_ && !session_->selection().empty(); };
    commands_.add({"edit.undo",
                   menu,
                   tr("Undo"),
                   {"Ctrl+Z"},
                   [this] { undo(true); },
                   [this] { return session_ && (session_->canUndo() || canvas_->isInGesture()); }});
    commands_.add({"edit.redo",
                   menu,
                   tr("Redo"),
                   {"Ctrl+Shift+Z", "Ctrl+Y"},
                   [this] { undo(false); },
                   [this] { return session_ && session_->canRedo(); }});
    commands_.add({"edit.delete",
                   menu,
                   tr("Delete"),
                   {"Del", "Backspace"},
                   [this] {
                       apply(QT_TR_NOOP("Delete"),
                             [this](Transaction& edit) { return remove(edit, session_->selection()); });
                   },
                   chosen,
                   Scope::Canvas,
                   {},
                   true});
    commands_.add({"edit.all",
                   menu,
                   tr("Select All"),
                   {"Ctrl+A"},
                   [this] { canvas_->selectAll(); },
                   {},
                   Scope::Canvas});
    commands_.add({"edit.rename",
                   menu,
                   tr("Edit Label"),
                   {"F2", "Return", "Enter"},
                   [this] { canvas_->beginRename(); },
                   chosen,
                   Scope::Canvas});
    addGraphCommands(menu);
}

} // namespace chalkline
