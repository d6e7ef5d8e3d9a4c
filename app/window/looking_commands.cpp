// Looking without changing: filters that dim the rest, presenting, the laser, a small window that stays on
// top, and the way back to where one looked before.
#include "window/main_window.h"

#include "canvas/canvas.h"
#include "edit/boundary_operations.h"
#include "panels/side_panel.h"
#include "window/canvas_pill.h"
#include "window/find_bar.h"
#include "window/rail.h"
#include "window/type_line.h"

#include <QKeyEvent>
#include <QLabel>
#include <QMenuBar>
#include <QTabBar>

namespace chalkline {

namespace {

constexpr int restTime = 350;       // ms without a move after which the view has come to rest
constexpr int sheetNameTime = 1800; // ms
constexpr QSize compactSize(480, 320);
constexpr QSize leastSize(800, 480);
constexpr QSize leastCompact(320, 220);

/// -1 back, 1 on, 0 nothing.
int sheetStep(const QKeyEvent& key) {
    if (key.modifiers() & ~Qt::KeypadModifier) return 0;
    switch (key.key()) {
    case Qt::Key_Right:
    case Qt::Key_Down:
    case Qt::Key_PageDown:
    case Qt::Key_Space:
        return 1;
    case Qt::Key_Left:
    case Qt::Key_Up:
    case Qt::Key_PageUp:
    case Qt::Key_Backspace:
        return -1;
    default:
        return 0;
    }
}

QString nameOf(const Document& document, Ref ref) {
    const Node* node = ref.type == RecordType::Node ? document.find(NodeId{ref.id}) : nullptr;
    const Boundary* boundary = ref.type == RecordType::Boundary ? document.find(BoundaryId{ref.id}) : nullptr;
    return QString::fromStdString(node ? node->name : boundary ? boundary->name : std::string()).simplified();
}

} // namespace

void MainWindow::addLookingCommands() {
    addFilterCommands();
    const QString menu = tr("&View");
    const auto hasSession = [this] { return session_ != nullptr; };
    const auto goneTo = [this](int step) {
        return [this, step] {
            restView();
            if (const std::optional<View> view = views_.go(step)) lookAtView(*view);
        };
    };
    commands_.add({"view.back",
                   menu,
                   tr("Previous View"),
                   {"Ctrl+Alt+PgUp"},
                   goneTo(-1),
                   hasSession,
                   Scope::Window,
                   {},
                   true});
    commands_.add({"view.forward", menu, tr("Next View"), {"Ctrl+Alt+PgDown"}, goneTo(1), hasSession});
    commands_.add({"view.present",
                   menu,
                   tr("Present"),
                   {"F5"},
                   [this] { present(!presenting_); },
                   hasSession,
                   Scope::Window,
                   [this] { return presenting_; },
                   true});
    commands_.add({"view.laser",
                   menu,
                   tr("Laser"),
                   {"F4"},
                   [this] { canvas_->hasLaser() ? (void)canvas_->cancelGesture() : canvas_->startLaser(); },
                   hasSession,
                   Scope::Window,
                   [this] { return canvas_->hasLaser(); }});
    commands_.add({"view.compact",
                   menu,
                   tr("Compact, Always on Top"),
                   {"Shift+F5"},
                   [this] { setCompact(!compact_); },
                   hasSession,
                   Scope::Window,
                   [this] { return compact_; }});
    viewRest_.setSingleShot(true);
    viewRest_.setInterval(restTime);
    connect(&viewRest_, &QTimer::timeout, this, &MainWindow::restView);
    connect(canvas_, &Canvas::viewChanged, this, [this] { viewRest_.start(); });
}

void MainWindow::addFilterCommands() {
    const QString menu = tr("&View");
    const auto add = [&](const char* id, const QString& title, FilterKind kind,
                         std::function<std::set<Ref>()> roots, bool apart = false) {
        commands_.add({id,
                       menu,
                       title,
                       {},
                       [this, kind, roots] {
                           const bool on = canvas_->filter().kind == kind;
                           canvas_->setFilter(on ? SheetFilter{} : SheetFilter{kind, roots()});
                       },
                       [this, kind, roots] {
                           if (!session_) return false;
                           const bool free = kind == FilterKind::Sync || kind == FilterKind::Async;
                           return free || canvas_->filter().kind == kind || !roots().empty();
                       },
                       Scope::Window,
                       [this, kind] { return canvas_->filter().kind == kind; },
                       apart});
    };
    const auto chosenOf = [this](std::initializer_list<RecordType> types) {
        const std::vector<RecordType> wanted(types);
        return [this, wanted] {
            std::set<Ref> chosen = session_->selection();
            std::erase_if(chosen,
                          [&](Ref ref) { return std::ranges::find(wanted, ref.type) == wanted.end(); });
            return chosen;
        };
    };
    const auto none = [] { return std::set<Ref>(); };
    add("filter.sync", tr("Only Synchronous"), FilterKind::Sync, none, true);
    add("filter.async", tr("Only Asynchronous"), FilterKind::Async, none);
    add("filter.boundary", tr("Only This Boundary"), FilterKind::Boundary,
        [this] { return chosenBoundaries(); });
    const auto things = chosenOf({RecordType::Node, RecordType::Boundary});
    add("filter.upstream", tr("Upstream of Selection"), FilterKind::Upstream, things);
    add("filter.downstream", tr("Downstream of Selection"), FilterKind::Downstream, things);
    commands_.add({"filter.all",
                   menu,
                   tr("Show All Again"),
                   {},
                   [this] { canvas_->setFilter({}); },
                   [this] { return canvas_->filter().kind != FilterKind::All; }});
    connect(canvas_, &Canvas::filterChanged, this, &MainWindow::showFilter);
    connect(filterPill_, &CanvasPill::ended, canvas_, [this] {
        canvas_->setFilter({});
        canvas_->setFocus();
    });
    connect(compactPill_, &CanvasPill::ended, this, [this] { setCompact(false); });
}

/// Those that are chosen, else those that what is chosen stands in.
std::set<Ref> MainWindow::chosenBoundaries() const {
    std::set<Ref> boundaries;
    for (const Ref& ref : session_->selection()) {
        const BoundaryId in = ref.type == RecordType::Boundary ? BoundaryId{ref.id}
                                                               : parentOf(session_->document().tables(), ref);
        if (in) boundaries.insert({RecordType::Boundary, in.value});
    }
    return boundaries;
}

void MainWindow::showFilter() {
    commands_.refresh();
    QString text;
    switch (canvas_->filter().kind) {
    case FilterKind::All:
        return filterPill_->hide();
    case FilterKind::Sync:
        text = tr("Only synchronous");
        break;
    case FilterKind::Async:
        text = tr("Only asynchronous");
        break;
    case FilterKind::Boundary:
    case FilterKind::Upstream:
    case FilterKind::Downstream: {
        QStringList names;
        for (const Ref& ref : canvas_->filter().roots)
            names.append(nameOf(session_->document(), ref));
        const QString all = names.size() > 2 ? tr("%n components", nullptr, static_cast<int>(names.size()))
                                             : names.join(tr(" and "));
        text = canvas_->filter().kind == FilterKind::Boundary   ? tr("Only in %1")
               : canvas_->filter().kind == FilterKind::Upstream ? tr("Upstream of %1")
                                                                : tr("Downstream of %1");
        text = text.arg(all.size() > 60 ? all.left(59) + QChar(0x2026) : all);
        break;
    }
    }
    filterPill_->tell(text, tr("Show all again"));
}

/// Strip, rail, panel, status bar and menu bar go; what was there comes back afterwards.
void MainWindow::hideChrome(bool hidden) {
    auto* status = findChild<QWidget*>(QStringLiteral("status"));
    if (hidden) {
        panelBefore_ = panel_->isVisible();
        panel_->finishEditing();
        find_->hide();
        menuBar()->hide();
    }
    for (QWidget* part : {strip_, static_cast<QWidget*>(rail_), status})
        part->setVisible(!hidden);
    panel_->setVisible(!hidden && panelBefore_);
    canvas_->setFocus();
}

void MainWindow::present(bool on) {
    if (on == presenting_ || !session_) return;
    if (on) {
        setCompact(false);
        viewBefore_ = View{session_->sheet(), canvas_->camera()};
        wasFullScreen_ = isFullScreen();
        session_->select({});
    }
    presenting_ = on;
    canvas_->setPresenting(on);
    hideChrome(on);
    const bool full = on || wasFullScreen_;
    setWindowState(full ? windowState() | Qt::WindowFullScreen : windowState() & ~Qt::WindowFullScreen);
    fitOnResize_ = on;
    if (on) {
        canvas_->fitReadable();
        tellSheet();
    } else {
        sheetPill_->hide();
        (void)canvas_->cancelGesture();
        if (viewBefore_) lookAtView(*viewBefore_);
    }
    commands_.refresh();
}

void MainWindow::tellSheet() {
    const int count = sheets_->count();
    const QString name = sheets_->tabText(sheets_->currentIndex()).replace(QLatin1String("&&"), "&");
    const QString which = count > 1
                              ? tr("%1  ·  %2 of %3").arg(name).arg(sheets_->currentIndex() + 1).arg(count)
                              : tr("Esc ends presenting");
    sheetPill_->tellFor(which, sheetNameTime);
}

/// True if a key is one of presenting.
bool MainWindow::presentingKey(const QKeyEvent& key, bool act) {
    const int step = sheetStep(key);
    const bool ends = key.key() == Qt::Key_Escape && !canvas_->hasLaser();
    if (act && ends) present(false);
    if (act && step != 0) {
        const int before = sheets_->currentIndex();
        showSheetBeside(step);
        if (sheets_->currentIndex() != before) canvas_->fitReadable();
        tellSheet();
    }
    return ends || step != 0;
}

void MainWindow::setCompact(bool on) {
    if (on == compact_) return;
    if (on) {
        present(false);
        geometryBefore_ = saveGeometry();
    }
    compact_ = on;
    hideChrome(on);
    setMinimumSize(on ? leastCompact : leastSize);
    setWindowFlag(Qt::WindowStaysOnTopHint, on);
    if (on)
        resize(compactSize);
    else
        restoreGeometry(geometryBefore_);
    show();
    if (on)
        compactPill_->tell(tr("Compact"), tr("Back to the whole window"));
    else
        compactPill_->hide();
    fitOnResize_ = true;
    commands_.refresh();
}

void MainWindow::restView() {
    viewRest_.stop();
    if (session_ && !presenting_) views_.restAt({session_->sheet(), canvas_->camera()}, canvas_->size());
}

void MainWindow::lookAtView(const View& view) {
    if (!session_->document().find(view.sheet)) return;
    session_->showSheet(view.sheet);
    canvas_->setCamera(view.camera);
}

} // namespace chalkline
