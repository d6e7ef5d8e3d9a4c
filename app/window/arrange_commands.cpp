// The Arrange and Insert menus, moving by keys, and the menus that open over the canvas.
#include "window/main_window.h"

#include "canvas/canvas.h"
#include "edit/boundary_operations.h"
#include "edit/delete_operation.h"
#include "edit/edge_operations.h"
#include "edit/node_operations.h"
#include "edit/placement_operations.h"
#include "window/kind_menu.h"
#include "window/style.h"

#include <QMenu>
#include <QTabBar>

namespace chalkline {

namespace {

constexpr double gridStep = 8; // px a press of an arrow moves
constexpr double farStep = 10; // times with Shift

struct AlignCommand {
    const char* id;
    const char* text;
    const char* key;
    Alignment alignment;
};

constexpr std::array<AlignCommand, 6> alignments{{
    {"arrange.alignLeft", QT_TRANSLATE_NOOP("chalkline::MainWindow", "Align Left"), "Ctrl+Shift+Left",
     Alignment::Left},
    {"arrange.alignCentre", QT_TRANSLATE_NOOP("chalkline::MainWindow", "Align Centres"), "",
     Alignment::Centre},
    {"arrange.alignRight", QT_TRANSLATE_NOOP("chalkline::MainWindow", "Align Right"), "Ctrl+Shift+Right",
     Alignment::Right},
    {"arrange.alignTop", QT_TRANSLATE_NOOP("chalkline::MainWindow", "Align Top"), "Ctrl+Shift+Up",
     Alignment::Top},
    {"arrange.alignMiddle", QT_TRANSLATE_NOOP("chalkline::MainWindow", "Align Middles"), "",
     Alignment::Middle},
    {"arrange.alignBottom", QT_TRANSLATE_NOOP("chalkline::MainWindow", "Align Bottom"), "Ctrl+Shift+Down",
     Alignment::Bottom},
}};

struct OrderCommand {
    const char* id;
    const char* text;
    const char* key;
    ZMove move;
};

constexpr std::array<OrderCommand, 4> orders{{
    {"arrange.toFront", QT_TRANSLATE_NOOP("chalkline::MainWindow", "Bring to Front"), "]", ZMove::ToFront},
    {"arrange.forward", QT_TRANSLATE_NOOP("chalkline::MainWindow", "Bring Forward"), "Ctrl+]", ZMove::Front},
    {"arrange.backward", QT_TRANSLATE_NOOP("chalkline::MainWindow", "Send Backward"), "Ctrl+[", ZMove::Back},
    {"arrange.toBack", QT_TRANSLATE_NOOP("chalkline::MainWindow", "Send to Back"), "[", ZMove::ToBack},
}};

std::vector<PlacedBox> boxesFor(const Canvas& canvas, const std::set<Ref>& selection) {
    std::vector<PlacedBox> boxes;
    for (const Ref& ref : selection)
        if (const auto box = canvas.routed().boxes.find(ref); box != canvas.routed().boxes.end())
            boxes.push_back({ref, box->second.x, box->second.y, box->second.w, box->second.h});
    return boxes;
}

} // namespace

std::size_t MainWindow::chosenBoxes() const {
    return session_ ? boxesFor(*canvas_, session_->selection()).size() : 0;
}

void MainWindow::addArrangeCommands() {
    const QString menu = tr("&Arrange");
    const auto some = [this] { return chosenBoxes() > 0; };
    for (const AlignCommand& align : alignments)
        commands_.add({align.id, menu, tr(align.text), align.key[0] ? QStringList{align.key} : QStringList{},
                       [this, align] {
                           apply(align.text, [this, align](Transaction& edit) {
                               return chalkline::align(edit, session_->sheet(),
                                                       boxesFor(*canvas_, session_->selection()),
                                                       align.alignment);
                           });
                       },
                       [this] { return chosenBoxes() > 1; }});
    const auto spread = [&](const char* id, const char* text, const char* key, Axis axis) {
        commands_.add({id,
                       menu,
                       tr(text),
                       {key},
                       [this, text, axis] {
                           apply(text, [this, axis](Transaction& edit) {
                               return distribute(edit, session_->sheet(),
                                                 boxesFor(*canvas_, session_->selection()), axis);
                           });
                       },
                       [this] { return chosenBoxes() > 2; },
                       Scope::Window,
                       {},
                       axis == Axis::Horizontal});
    };
    spread("arrange.distributeAcross", QT_TR_NOOP("Distribute Horizontally"), "Ctrl+Alt+H", Axis::Horizontal);
    spread("arrange.distributeDown", QT_TR_NOOP("Distribute Vertically"), "Ctrl+Alt+V", Axis::Vertical);
    for (const OrderCommand& order : orders)
        commands_.add({order.id,
                       menu,
                       tr(order.text),
                       {order.key},
                       [this, order] {
                           apply(order.text, [this, order](Transaction& edit) {
                               return changeOrder(edit, session_->sheet(), session_->selection(), order.move);
                           });
                       },
                       some,
                       Scope::Canvas,
                       {},
                       order.move == ZMove::ToFront});
    addGroupCommands(menu);
    addEdgeCommands(menu);
    addNudgeCommands(menu);
    addInsertCommands();
}

void MainWindow::addGroupCommands(const QString& menu) {
    const auto some = [this] { return chosenBoxes() > 0; };
    commands_.add({"arrange.group",
                   menu,
                   tr("Boundary Around Selection"),
                   {"Ctrl+G"},
                   [this] { groupSelection(); },
                   some,
                   Scope::Window,
                   {},
                   true});
    const auto dissolveChosen = [this](Transaction& edit) -> Expected<void> {
        const std::set<Ref> chosen = session_->selection();
        for (const Ref& ref : chosen)
            if (ref.type == RecordType::Boundary)
                if (auto done = dissolve(edit, BoundaryId{ref.id}); !done) return done;
        return {};
    };
    commands_.add({"arrange.dissolve",
                   menu,
                   tr("Dissolve Boundary"),
                   {"Ctrl+Shift+G"},
                   [this, dissolveChosen] { apply(QT_TR_NOOP("Dissolve boundary"), dissolveChosen); },
                   [this] { return hasChosen(RecordType::Boundary); }});
    const auto lock = [this] {
        const bool on = !isLocked();
        apply(on ? QT_TR_NOOP("Lock") : QT_TR_NOOP("Unlock"), [this, on](Transaction& edit) {
            return setFlag(edit, session_->sheet(), session_->selection(), PlacementFlag::Locked, on);
        });
    };
    commands_.add({"arrange.lock", menu, tr("Lock"), {"Ctrl+Shift+L"}, lock, some, Scope::Window, [this] {
                       return isLocked();
                   }});
    const auto collapse = [this] {
        const bool on = !isCollapsed();
        apply(on ? QT_TR_NOOP("Collapse boundary") : QT_TR_NOOP("Expand boundary"),
              [this, on](Transaction& edit) {
                  std::set<Ref> boundaries = session_->selection();
                  std::erase_if(boundaries, [](Ref ref) { return ref.type != RecordType::Boundary; });
                  return setFlag(edit, session_->sheet(), boundaries, PlacementFlag::Collapsed, on);
              });
    };
    commands_.add({"arrange.collapse",
                   menu,
                   tr("Collapse Boundary"),
                   {},
                   collapse,
                   [this] { return hasChosen(RecordType::Boundary); },
                   Scope::Window,
                   [this] { return isCollapsed(); }});
    addTidyCommands(menu);
}

void MainWindow::groupSelection() {
    Ref made;
    apply(QT_TR_NOOP("Boundary around selection"), [&](Transaction& edit) -> Expected<void> {
        const auto id =
            boundaryAround(edit, session_->selection(), BoundaryType::Group, tr("Boundary").toStdString());
        if (!id) return std::unexpected(id.error());
        made = {RecordType::Boundary, id->value};
        if (const auto placed = place(edit, session_->sheet(), made, 0, 0); !placed)
            return std::unexpected(placed.error());
        return {};
    });
    if (!made.id) return;
    session_->select({made});
    canvas_->beginRename();
}

/// What acts on every connection that is chosen.
void MainWindow::addEdgeCommands(const QString& menu) {
    using EdgeChange = std::function<Expected<void>(Transaction&, EdgeId)>;
    const auto add = [&](const char* id, const char* text, const EdgeChange& change) {
        const auto run = [this, text, change] {
            apply(text, [this, change](Transaction& edit) -> Expected<void> {
                for (const Ref& ref : session_->selection())
                    if (ref.type == RecordType::Edge)
                        if (auto done = change(edit, EdgeId{ref.id}); !done) return done;
                return {};
            });
        };
        commands_.add({id, menu, tr(text), {}, run, [this] { return hasChosen(RecordType::Edge); }});
    };
    add("arrange.routeAgain", QT_TR_NOOP("Route Again"),
        [this](Transaction& edit, EdgeId edge) -> Expected<void> {
            if (auto done = setEdgeShape(edit, session_->sheet(), edge, EdgeStyle::Orthogonal, {}); !done)
                return done;
            return setLabelPlace(edit, session_->sheet(), edge, {});
        });
    add("arrange.straight", QT_TR_NOOP("Straight Line"), [this](Transaction& edit, EdgeId edge) {
        return setEdgeShape(edit, session_->sheet(), edge, EdgeStyle::Straight, {});
    });
    add("arrange.curved", QT_TR_NOOP("Curved Line"), [this](Transaction& edit, EdgeId edge) {
        return setEdgeShape(edit, session_->sheet(), edge, EdgeStyle::Curved, {});
    });
    add("arrange.reverse", QT_TR_NOOP("Reverse Direction"),
        [](Transaction& edit, EdgeId edge) { return reverse(edit, edge); });
}

bool MainWindow::hasChosen(RecordType type) const {
    return session_ &&
           std::ranges::any_of(session_->selection(), [type](Ref ref) { return ref.type == type; });
}

bool MainWindow::isCollapsed() const {
    return session_ && std::ranges::any_of(session_->selection(), [this](Ref ref) {
               return canvas_->routed().folding.collapsed.contains(ref);
           });
}

bool MainWindow::isLocked() const {
    return session_ && std::ranges::any_of(session_->selection(), [this](Ref ref) {
               const Placement* placement = placementOn(session_->document(), session_->sheet(), ref);
               return placement && placement->locked;
           });
}

void MainWindow::addNudgeCommands(const QString& menu) {
    struct Way {
        const char* id;
        const char* text;
        const char* key;
        double dx;
        double dy;
    };
    static constexpr Way ways[] = {
        {"arrange.left", QT_TR_NOOP("Move Left"), "Left", -1, 0},
        {"arrange.right", QT_TR_NOOP("Move Right"), "Right", 1, 0},
        {"arrange.up", QT_TR_NOOP("Move Up"), "Up", 0, -1},
        {"arrange.down", QT_TR_NOOP("Move Down"), "Down", 0, 1},
    };
    for (const Way& way : ways)
        for (const bool far : {false, true}) {
            const QString id = QString(way.id) + (far ? "Far" : "");
            const QString text = far ? tr("%1 Far").arg(tr(way.text)) : tr(way.text);
            commands_.add({id,
                           menu,
                           text,
                           {far ? QStringLiteral("Shift+") + way.key : QString(way.key)},
                           [this, way, far] {
                               const double step =
                                   (canvas_->isSnapping() ? gridStep : 1) * (far ? farStep : 1);
                               apply(
                                   QT_TR_NOOP("Move"),
                                   [&](Transaction& edit) {
                                       return moveBy(edit, session_->sheet(), session_->selection(),
                                                     way.dx * step, way.dy * step);
                                   },
                                   "nudge");
                               canvas_->reveal(session_->selection());
                           },
                           [this] { return chosenBoxes() > 0; },
                           Scope::Canvas,
                           {},
                           way.dx < 0 && !far});
        }
}

void MainWindow::addInsertCommands() {
    const QString menu = tr("&Insert");
    const auto start = [this](QChar letter) { return [this, letter] { canvas_->startTool(letter); }; };
    commands_.add({"tool.connect", menu, tr("Connection"), {}, start('a')});
    commands_.add({"tool.boundary", menu, tr("Boundary Frame"), {}, start('f')});
    commands_.add({"tool.note", menu, tr("Note"), {}, start('t')});
    commands_.add({"tool.hand", menu, tr("Hand"), {}, start('h')});
    commands_.add({"insert.sheet",
                   menu,
                   tr("Sheet"),
                   {},
                   [this] {
                       Ref made;
                       apply(QT_TR_NOOP("Add sheet"), [&](Transaction& edit) -> Expected<void> {
                           const int number = static_cast<int>(edit.document().all<Sheet>().size()) + 1;
                           const auto id = addSheet(edit, tr("Sheet %1").arg(number).toStdString());
                           if (!id) return std::unexpected(id.error());
                           made = {RecordType::Sheet, id->value};
                           return {};
                       });
                       if (made.id) session_->showSheet(SheetId{made.id});
                   },
                   {},
                   Scope::Window,
                   {},
                   true});
    commands_.add({"insert.removeSheet",
                   menu,
                   tr("Delete This Sheet"),
                   {},
                   [this] {
                       apply(QT_TR_NOOP("Delete sheet"), [this](Transaction& edit) {
                           return remove(edit, {Ref{RecordType::Sheet, session_->sheet().value}});
                       });
                   },
                   [this] { return session_ && session_->document().all<Sheet>().size() > 1; }});
    for (const bool next : {false, true})
        commands_.add({next ? "view.nextSheet" : "view.previousSheet",
                       tr("&View"),
                       next ? tr("Next Sheet") : tr("Previous Sheet"),
                       {next ? "Ctrl+PgDown" : "Ctrl+PgUp"},
                       [this, next] { showSheetBeside(next ? 1 : -1); },
                       [this] { return session_ && session_->document().all<Sheet>().size() > 1; }});
}

void MainWindow::showSheetBeside(int step) {
    const int count = sheets_->count();
    if (count > 0) sheets_->setCurrentIndex((sheets_->currentIndex() + step + count) % count);
}

void MainWindow::showContextMenu(Ref on, const QPoint& global) {
    auto* open = new QMenu(this);
    QMenu& menu = *open;
    menu.setAttribute(Qt::WA_DeleteOnClose);
    commands_.refresh();
    switch (on.type) {
    case RecordType::Node:
        commands_.fill(menu, {"edit.rename", "", "edit.cut", "edit.copy", "edit.duplicate", "edit.delete", "",
                              "arrange.group", "arrange.lock", "arrange.toFront", "arrange.toBack", "",
                              "view.inspector"});
        break;
    case RecordType::Edge:
        commands_.fill(menu,
                       {"edit.rename", "edit.async", "arrange.reverse", "", "arrange.straight",
                        "arrange.curved", "arrange.routeAgain", "", "edit.delete", "", "view.inspector"});
        break;
    case RecordType::Boundary:
        commands_.fill(menu, {"edit.rename", "arrange.collapse", "arrange.dissolve", "", "edit.copy",
                              "edit.duplicate", "edit.delete", "", "arrange.lock", "", "view.inspector"});
        break;
    case RecordType::Note:
    case RecordType::Estimate:
        commands_.fill(menu, {"edit.rename", "", "edit.cut", "edit.copy", "edit.duplicate", "edit.delete", "",
                              "arrange.lock", "arrange.toFront", "arrange.toBack"});
        break;
    default:
        commands_.fill(menu, {"insert.component", "tool.note", "tool.boundary", "", "edit.paste", "edit.all",
                              "", "arrange.tidy", "view.fit", "view.grid"});
        break;
    }
    menu.popup(global);
}

void MainWindow::showKindMenu(Ref source, BoxSide side, const QPoint& global) {
    const Node* node = session_->document().find(NodeId{source.id});
    if (!node) return;
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    fillKindMenu(*menu, node->kind, canvas_->theme(),
                 [this, source, side](const std::string& kind, EdgeKind edge) {
                     canvas_->connectNew(source, side, kind, edge);
                 });
    menu->popup(global);
}

} // namespace chalkline
