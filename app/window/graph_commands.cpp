// Editing the graph by keys: growing connected components, walking along edges, turning kinds.
#include "canvas/canvas.h"
#include "edit/edge_operations.h"
#include "edit/node_operations.h"
#include "model/catalogue.h"
#include "window/main_window.h"

#include <QGuiApplication>

namespace chalkline {

void MainWindow::addGraphCommands(const QString& menu) {
    struct Way {
        const char* id;
        const char* grow;
        const char* walk;
        const char* key;
        BoxSide side;
    };
    static constexpr Way ways[] = {
        {"Right", QT_TR_NOOP("Add Connected at the Right"), QT_TR_NOOP("Walk to the Right"), "Right",
         BoxSide::Right},
        {"Down", QT_TR_NOOP("Add Connected Below"), QT_TR_NOOP("Walk Down"), "Down", BoxSide::Bottom},
        {"Left", QT_TR_NOOP("Add Connected at the Left"), QT_TR_NOOP("Walk to the Left"), "Left",
         BoxSide::Left},
        {"Up", QT_TR_NOOP("Add Connected Above"), QT_TR_NOOP("Walk Up"), "Up", BoxSide::Top},
    };
    const auto node = [this] { return hasChosen(RecordType::Node); };
    for (const Way& way : ways)
        commands_.add({QStringLiteral("edit.grow") + way.id,
                       menu,
                       tr(way.grow),
                       {QStringLiteral("Ctrl+") + way.key},
                       [this, way] {
                           canvas_->grow(way.side);
                           // While Ctrl is held more may come; letting it go keeps them.
                           if (!(QGuiApplication::keyboardModifiers() & Qt::ControlModifier))
                               canvas_->keepGrown();
                       },
                       node,
                       Scope::Canvas,
                       {},
                       way.side == BoxSide::Right});
    for (const Way& way : ways)
        commands_.add({QStringLiteral("view.walk") + way.id,
                       tr("&View"),
                       tr(way.walk),
                       {QStringLiteral("Alt+") + way.key},
                       [this, way] { canvas_->walk(way.side); },
                       node,
                       Scope::Canvas,
                       {},
                       way.side == BoxSide::Right});
    addTurnCommands(menu);
}

/// What turns what is chosen into something else.
void MainWindow::addTurnCommands(const QString& menu) {
    const auto chosen = [this] { return session_ && !session_->selection().empty(); };
    commands_.add({"edit.async",
                   menu,
                   tr("Synchronous or Asynchronous"),
                   {"Ctrl+T"},
                   [this] {
                       apply(QT_TR_NOOP("Synchronous or asynchronous"),
                             [this](Transaction& edit) -> Expected<void> {
                                 for (const Ref& ref : session_->selection())
                                     if (ref.type == RecordType::Edge)
                                         if (auto done = toggleSyncAsync(edit, EdgeId{ref.id}); !done)
                                             return done;
                                 return {};
                             });
                   },
                   chosen,
                   Scope::Window,
                   {},
                   true});
    for (const bool next : {true, false})
        commands_.add({next ? "edit.nextKind" : "edit.previousKind",
                       menu,
                       next ? tr("Next Kind") : tr("Previous Kind"),
                       {next ? "Ctrl+I" : "Ctrl+Shift+I"},
                       [this, next] {
                           apply(QT_TR_NOOP("Change kind"),
                                 [this, next](Transaction& edit) { return turnKinds(edit, next); });
                       },
                       [this] { return hasChosen(RecordType::Node); }});
}

/// Every chosen component becomes the next of its group in the catalogue, round and round.
Expected<void> MainWindow::turnKinds(Transaction& edit, bool next) const {
    for (const Ref& ref : session_->selection()) {
        const Node* node = ref.type == RecordType::Node ? edit.document().find(NodeId{ref.id}) : nullptr;
        const Kind* kind = node ? findKind(node->kind) : nullptr;
        if (!kind) continue;
        std::vector<std::string> group;
        std::size_t at = 0;
        for (const Kind& other : allKinds()) {
            if (other.group != kind->group) continue;
            if (other.id == kind->id) at = group.size();
            group.emplace_back(other.id);
        }
        const std::size_t step = next ? 1 : group.size() - 1;
        if (auto done = setKind(edit, node->id, group[(at + step) % group.size()]); !done) return done;
    }
    return {};
}

} // namespace chalkline
