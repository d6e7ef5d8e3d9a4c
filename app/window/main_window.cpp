#include "window/main_window.h"

#include "canvas/canvas.h"
#include "cli/arguments.h"
#include "cli/source.h"
#include "edit/delete_operation.h"
#include "edit/edge_operations.h"
#include "storage/file_place.h"
#include "window/type_line.h"

#include <QCloseEvent>
#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QLabel>
#include <QMenuBar>
#include <QStandardPaths>
#include <QStatusBar>
#include <QToolBar>

#include <cmath>

namespace chalkline {

namespace {

constexpr int stripHeight = 40;  // px
constexpr int statusHeight = 24; // px

/// A name that is not taken yet, in the user's data directory.
std::string untitledPath() {
    const QDir folder(QStandardPaths::writableLocation(QStandardPaths::AppDataLocation) + "/untitled");
    folder.mkpath(".");
    const QString stem = QDateTime::currentDateTime().toString(QStringLiteral("yyyy-MM-dd HH.mm.ss"));
    QString path = folder.filePath(stem + ".hld");
    for (int i = 2; QFileInfo::exists(path); ++i)
        path = folder.filePath(stem + QStringLiteral(" (%1).hld").arg(i));
    return QFile::encodeName(path).toStdString();
}

QLabel* plainLabel(QWidget* parent) {
    auto* label = new QLabel(parent);
    label->setTextFormat(Qt::PlainText);
    return label;
}

} // namespace

MainWindow::MainWindow()
    : commands_(*this)
    , canvas_(new Canvas(this))
    , line_(new TypeLine(canvas_))
    , title_(plainLabel(this))
    , state_(plainLabel(this))
    , hint_(plainLabel(this))
    , counts_(plainLabel(this))
    , zoom_(plainLabel(this)) {
    setCentralWidget(canvas_);
    canvas_->installEventFilter(this);
    auto* strip = new QToolBar(this);
    strip->setMovable(false);
    strip->setFixedHeight(stripHeight);
    strip->setContextMenuPolicy(Qt::PreventContextMenu);
    title_->setObjectName(QStringLiteral("title"));
    strip->addWidget(title_);
    addToolBar(strip);
    statusBar()->setFixedHeight(statusHeight);
    statusBar()->setSizeGripEnabled(false);
    statusBar()->addWidget(state_);
    statusBar()->addWidget(hint_, 1);
    statusBar()->addPermanentWidget(counts_);
    statusBar()->addPermanentWidget(zoom_);
    addFileCommands();
    addEditCommands();
    addViewCommands();
    commands_.buildMenus();
    connect(canvas_, &Canvas::typed, line_, &TypeLine::open);
    connect(canvas_, &Canvas::zoomChanged, this,
            [this] { zoom_->setText(tr("%1 %").arg(std::lround(canvas_->zoom() * 100))); });
    connect(canvas_, &Canvas::selectionChanged, this, [this] { commands_.refresh(); });
    connect(canvas_, &Canvas::hintChanged, hint_, &QLabel::setText);
    connect(canvas_, &Canvas::said, this, &MainWindow::say);
    connect(line_, &TypeLine::closed, canvas_, [this] { canvas_->setFocus(); });
    connect(line_, &TypeLine::applied, canvas_, [this](const std::set<Ref>& shown) { canvas_->reveal(shown); });
    setTheme(false);
    resize(1280, 720);
}

MainWindow::~MainWindow() {
    line_->showSession(nullptr);
    canvas_->showSession(nullptr);
    observation_ = {};
}

void MainWindow::addViewCommands() {
    commands_.add({"view.fit", tr("&View"), tr("Fit All"), {"Shift+1"}, [this] { canvas_->fitAll(); }, {}});
    commands_.add({"view.actual", tr("&View"), tr("100 %"), {"Ctrl+0"}, [this] { canvas_->zoomTo(1); }, {}});
    commands_.add({"view.in", tr("&View"), tr("Zoom In"), {"Ctrl+=", "Ctrl++"}, [this] { canvas_->zoomTo(canvas_->zoom() * 1.25); }, {}});
    commands_.add({"view.out", tr("&View"), tr("Zoom Out"), {"Ctrl+-"}, [this] { canvas_->zoomTo(canvas_->zoom() / 1.25); }, {}});
    commands_.add({"view.dark", tr("&View"), tr("Dark"), {}, [this] { setTheme(!dark_); }, {}});
    commands_.add({"view.full", tr("&View"), tr("Full Screen"), {"F11"}, [this] { setWindowState(windowState() ^ Qt::WindowFullScreen); }, {}});
}

void MainWindow::addEditCommands() {
    commands_.add({"edit.undo", tr("&Edit"), tr("Undo"), {"Ctrl+Z"}, [this] { undo(true); }, [this] { return session_ && session_->canUndo(); }});
    commands_.add({"edit.redo", tr("&Edit"), tr("Redo"), {"Ctrl+Shift+Z", "Ctrl+Y"}, [this] { undo(false); }, [this] { return session_ && session_->canRedo(); }});
    const auto chosen = [this] { return session_ && !session_->selection().empty(); };
    commands_.add({"edit.delete", tr("&Edit"), tr("Delete"), {"Del", "Backspace"}, [this] { removeSelection(); }, chosen});
    commands_.add({"edit.all", tr("&Edit"), tr("Select All"), {"Ctrl+A"}, [this] { canvas_->selectAll(); }, {}});
    commands_.add({"edit.async", tr("&Edit"), tr("Synchronous or Asynchronous"), {"Ctrl+T"}, [this] { toggleAsync(); }, chosen});
}

void MainWindow::undo(bool back) {
    // A gesture or a name being typed is what is taken back first.
    if (canvas_->cancelGesture() || !session_) return;
    const auto done = back ? session_->undo() : session_->redo();
    if (!done) complain(done.error());
}

void MainWindow::removeSelection() {
    Transaction edit(*session_, "Delete");
    auto done = remove(edit, session_->selection());
    if (done)
        if (const auto committed = edit.commit(); !committed) done = std::unexpected(committed.error());
    if (!done) return complain(done.error());
    canvas_->setSelection({});
}

void MainWindow::toggleAsync() {
    Transaction edit(*session_, "Synchronous or asynchronous");
    for (const Ref& ref : session_->selection())
        if (ref.type == RecordType::Edge)
            if (const auto done = toggleSyncAsync(edit, EdgeId{ref.id}); !done) return complain(done.error());
    if (const auto done = edit.commit(); !done) complain(done.error());
}

Expected<void> MainWindow::open(const std::string& path) {
    if (looksLikeProject(path)) {
        auto opened = openProject(path, OpenMode::ReadWrite, systemClock(), cli::authorName());
        if (!opened) return std::unexpected(opened.error());
        take(std::move(*opened));
        return {};
    }
    const auto source = cli::openSource(path, "");
    if (!source) return std::unexpected(source.error());
    auto made = createProject(untitledPath(), source->session->document(), systemClock(), cli::authorName());
    if (!made) return std::unexpected(made.error());
    take(std::move(*made));
    return {};
}

Expected<void> MainWindow::openNew() {
    auto made = createProject(untitledPath(), systemClock(), cli::authorName());
    if (!made) return std::unexpected(made.error());
    take(std::move(*made));
    return {};
}

void MainWindow::take(OpenedProject project) {
    line_->showSession(nullptr);
    canvas_->showSession(nullptr);
    observation_ = {};
    file_.reset();
    session_ = std::move(project.session);
    file_ = std::move(project.file);
    file_->onStateChanged([this] { QMetaObject::invokeMethod(this, [this] { showState(); }, Qt::QueuedConnection); });
    observation_ = session_->observe([this](const Notice& notice) {
        if (notice.origin != Origin::Preview) showState();
        commands_.refresh();
    });
    canvas_->showSession(session_.get());
    line_->showSession(session_.get());
    canvas_->fitAll();
    canvas_->setFocus();
    showTitle();
    showState();
    commands_.refresh();
    for (const std::string& notice : project.notices)
        say(QString::fromStdString(notice));
}

void MainWindow::setTheme(bool dark) {
    dark_ = dark;
    const ThemeName name = dark ? ThemeName::Dark : ThemeName::Light;
    const Theme& theme = themeOf(name);
    const auto colour = [](const std::string& text) { return QString::fromStdString(text); };
    setStyleSheet(QStringLiteral("QMainWindow, QToolBar, QStatusBar, QMenuBar, QMenu { background: %1; color: %2; border: 0; }"
                                 "QToolBar { border-bottom: 1px solid %3; padding-left: 12px; }"
                                 "QStatusBar::item { border: 0; } QStatusBar QLabel { color: %4; font-size: 12px; padding: 0 8px; }"
                                 "#title { color: %2; font-size: 13px; font-weight: 600; }"
                                 "QMenu::item:selected, QMenuBar::item:selected { background: %5; }")
                      .arg(colour(theme.card), colour(theme.ink), colour(theme.boundaryLine), colour(theme.ink2),
                           colour(theme.of(Family::Edge).tint)));
    canvas_->setTheme(name);
    line_->setTheme(name);
}

/// Always true: what it says is what the file's writer says.
void MainWindow::showState() {
    if (!file_) return;
    const FileState state = file_->state();
    const QString time = QDateTime::fromMSecsSinceEpoch(state.time).toString(QStringLiteral("HH:mm"));
    const QString reason = QString::fromStdString(state.reason);
    switch (state.kind) {
    case FileState::Saved:
        state_->setText(state.time > 0 ? tr("Saved %1").arg(time) : tr("Saved"));
        break;
    case FileState::Saving:
        state_->setText(tr("Saving …"));
        break;
    case FileState::NotSaved:
        state_->setText(tr("NOT SAVED: %1").arg(reason));
        break;
    case FileState::ReadOnly:
        state_->setText(tr("Read-only: %1").arg(reason));
        break;
    case FileState::Conflict:
        state_->setText(tr("NOT SAVED: %1").arg(reason));
        break;
    }
    const Tables& tables = session_->document().tables();
    counts_->setText(tr("%n component(s)", "", static_cast<int>(tables.of<Node>().size())) + " · " +
                     tr("%n connection(s)", "", static_cast<int>(tables.of<Edge>().size())));
}

void MainWindow::showTitle() {
    const QFileInfo file(QFile::decodeName(file_->path().c_str()));
    const bool untitled = file.dir().dirName() == QLatin1String("untitled");
    const QString name = untitled ? tr("Untitled") : file.completeBaseName();
    title_->setText(name);
    setWindowTitle(name + QStringLiteral(" – Chalkline"));
    setWindowFilePath(untitled ? QString() : file.filePath());
}

void MainWindow::say(const QString& message) {
    hint_->setText(message);
}

void MainWindow::complain(const Error& error) {
    say(QString::fromStdString(error.text()));
}

/// Every edit is in the file by itself; what is still on its way is waited for.
void MainWindow::closeEvent(QCloseEvent* event) {
    (void)canvas_->cancelGesture();
    if (file_)
        if (const auto done = file_->flush(); !done && !askAboutUnsaved(done.error())) {
            event->ignore();
            return;
        }
    QMainWindow::closeEvent(event);
}

bool MainWindow::eventFilter(QObject* watched, QEvent* event) {
    if (watched == canvas_ && event->type() == QEvent::Resize) line_->place();
    return QMainWindow::eventFilter(watched, event);
}

} // namespace chalkline
