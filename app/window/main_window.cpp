#include "window/main_window.h"

#include "canvas/canvas.h"
#include "cli/arguments.h"
#include "cli/source.h"
#include "panels/clarify/clarify_page.h"
#include "panels/inspector/inspector_panel.h"
#include "panels/numbers/numbers_panel.h"
#include "panels/outline/outline_page.h"
#include "panels/requirements/requirements_panel.h"
#include "panels/scale/scale_page.h"
#include "panels/side_panel.h"
#include "panels/stages/steps_page.h"
#include "panels/statements/wrapped_label.h"
#include "panels/summary/summary_page.h"
#include "panels/tradeoffs/trade_offs_panel.h"
#include "storage/file_place.h"
#include "window/announce.h"
#include "window/canvas_pill.h"
#include "window/carded_work.h"
#include "window/clipboard.h"
#include "window/file_instance.h"
#include "window/find_bar.h"
#include "window/line_preview.h"
#include "window/notice_bar.h"
#include "window/pattern_store.h"
#include "window/picture_grip.h"
#include "window/rail.h"
#include "window/stage_strip.h"
#include "window/start_page.h"
#include "window/strip_fit.h"
#include "window/style.h"
#include "window/tidying.h"
#include "window/type_line.h"

#include <QApplication>
#include <QCloseEvent>
#include <QDateTime>
#include <QDir>
#include <QDragEnterEvent>
#include <QFile>
#include <QFileInfo>
#include <QFileSystemWatcher>
#include <QLabel>
#include <QMenuBar>
#include <QStandardPaths>
#include <QTabBar>

#include <cmath>

namespace chalkline {

namespace {

constexpr int stripHeight = 40;   // px
constexpr int statusHeight = 24;  // px
constexpr int messageTime = 6000; // ms

QLabel* plainLabel(QWidget* parent) {
    auto* label = new QLabel(parent);
    label->setTextFormat(Qt::PlainText);
    return label;
}

} // namespace

MainWindow::MainWindow()
    : canvas_(new Canvas(this))
    , commands_(*this, *canvas_)
    , line_(new TypeLine(canvas_))
    , find_(new FindBar(canvas_))
    , start_(new StartPage(canvas_))
    , bar_(new NoticeBar(this))
    , watcher_(new QFileSystemWatcher(this))
    , instance_(new FileInstance(this))
    , rail_(new Rail(this))
    , panel_(new SidePanel(this))
    , strip_(new QFrame(this))
    , stages_(new StageStrip(this))
    , grip_(new PictureGrip([this](PictureFile kind, const QString& folder) { return picture(kind, folder); },
                            this))
    , sheets_(new QTabBar(this))
    , title_(new WrappedLabel(1, this))
    , state_(plainLabel(this))
    , hint_(plainLabel(this))
    , counts_(plainLabel(this))
    , zoom_(new QLineEdit(this))
    , filterPill_(new CanvasPill(canvas_, 0.5, true))
    , sheetPill_(new CanvasPill(canvas_, 0.5, false))
    , compactPill_(new CanvasPill(canvas_, 1, true)) {
    auto* all = new QWidget(this);
    auto* rows = new QVBoxLayout(all);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(0);
    auto* middle = new QHBoxLayout;
    middle->setSpacing(0);
    middle->addWidget(rail_);
    middle->addWidget(canvas_, 1);
    middle->addWidget(panel_);
    buildStrip();
    rows->addWidget(strip_);
    rows->addWidget(bar_);
    rows->addLayout(middle, 1);
    setCentralWidget(all);
    buildStatus();
    rows->addWidget(findChild<QWidget*>(QStringLiteral("status")));
    buildPanel();
    addFileCommands();
    addEditCommands();
    addClipboardCommands();
    addArrangeCommands();
    addViewCommands();
    addStageCommands();
    addPatternCommands();
    addFocusCommands();
    addLookingCommands();
    addPaletteCommands();
    addExampleCommands();
    commands_.buildMenus();
    menuBar()->hide();
    connectParts();
    canvas_->installEventFilter(this);
    setAcceptDrops(true);
    connectPalette();
    setMinimumSize(800, 480);
    if (!windowState_.restoreWindow(*this)) {
        const QSize room = screen()->availableSize() - QSize(0, 40); // for the frame
        resize(QSize(1280, 720).expandedTo(room * 4 / 5).boundedTo(room));
    }
    panel_->showPage(QStringLiteral("inspector"));
    panel_->showPage(windowState_.page());
    panel_->setVisible(windowState_.panelShown());
}

MainWindow::~MainWindow() {
    leaveProject();
}

void MainWindow::buildStrip() {
    strip_->setObjectName(QStringLiteral("strip"));
    strip_->setFixedHeight(stripHeight);
    auto* row = new QHBoxLayout(strip_);
    row->setContentsMargins(60, 0, 16, 0);
    row->setSpacing(12);
    title_->setObjectName(QStringLiteral("title"));
    sheets_->setObjectName(QStringLiteral("sheets"));
    sheets_->setExpanding(false);
    sheets_->setAccessibleName(tr("Sheets"));
    row->addWidget(title_, 0, Qt::AlignVCenter);
    row->addWidget(stages_);
    row->addWidget(sheets_);
    row->addStretch();
    row->addWidget(grip_);
    new StripFit(strip_, title_, stages_, sheets_);
}

void MainWindow::buildStatus() {
    auto* status = new QFrame(this);
    status->setObjectName(QStringLiteral("status"));
    status->setFixedHeight(statusHeight);
    auto* row = new QHBoxLayout(status);
    row->setContentsMargins(60, 0, 12, 0);
    row->setSpacing(16);
    row->addWidget(state_);
    row->addWidget(hint_, 1);
    row->addWidget(counts_);
    row->addWidget(zoom_);
    zoom_->setObjectName(QStringLiteral("zoom"));
    hint_->setObjectName(QStringLiteral("hint"));
    zoom_->setFixedWidth(60);
    zoom_->setAlignment(Qt::AlignRight);
    zoom_->setFrame(false);
    zoom_->setAccessibleName(tr("Zoom"));
    zoom_->setToolTip(tr("Zoom; Ctrl+0 for 100 %, Shift+1 for everything"));
    connect(zoom_, &QLineEdit::returnPressed, this, [this] {
        bool isNumber = false;
        const double percent = zoom_->text().remove('%').trimmed().toDouble(&isNumber);
        if (isNumber && percent > 0) canvas_->zoomTo(percent / 100);
        showZoom();
        canvas_->setFocus();
    });
}

void MainWindow::showZoom() {
    zoom_->setText(tr("%1 %").arg(std::lround(canvas_->zoom() * 100)));
}

void MainWindow::buildPanel() {
    auto* clarify = new ClarifyPage;
    panel_->addPage(QStringLiteral("clarify"), tr("Clarify"), clarify, interview::Stage::Clarify);
    panel_->addPage(QStringLiteral("inspector"), tr("Inspector"), new InspectorPanel);
    using interview::Stage;
    panel_->addPage(QStringLiteral("requirements"), tr("Requirements"), new RequirementsPanel,
                    Stage::Requirements);
    auto* numbers = new NumbersPanel;
    panel_->addPage(QStringLiteral("numbers"), tr("Numbers"), numbers, Stage::Requirements);
    panel_->addPage(QStringLiteral("highlevel"), tr("High level"), new StepsPage(Stage::HighLevel),
                    Stage::HighLevel);
    panel_->addPage(QStringLiteral("lowlevel"), tr("Low level"), new StepsPage(Stage::LowLevel),
                    Stage::LowLevel);
    panel_->addPage(QStringLiteral("tradeoffs"), tr("Trade-offs"), new TradeOffsPanel, Stage::TradeOffs);
    addScalePage();
    auto* summary = new SummaryPage;
    panel_->addPage(QStringLiteral("summary"), tr("Summary"), summary, Stage::Scale);
    connect(summary, &SummaryPage::reportAsked, this,
            [this] { (void)commands_.run(QStringLiteral("file.report")); });
    panel_->addPage(QStringLiteral("outline"), tr("Outline"), new OutlinePage);
    connect(numbers, &NumbersPanel::precisionChosen, this,
            [this](Precision precision) { settings_.setRough(precision == Precision::Rough); });
    connect(panel_, &SidePanel::said, this, &MainWindow::say);
    connect(clarify, &ClarifyPage::patternAsked, line_,
            [this](const QString& name) { line_->openPatterns(patterns_->find(name.toStdString())); });
    connect(panel_, &SidePanel::revealAsked, canvas_,
            [this](const std::set<Ref>& refs) { canvas_->reveal(refs); });
}

/// A statement leads to the properties of its component.
void MainWindow::addScalePage() {
    auto* page = new ScalePage;
    panel_->addPage(QStringLiteral("scale"), tr("Scale"), page, interview::Stage::Scale);
    connect(page, &ScalePage::inspectAsked, this, [this](NodeId node, const QString& section) {
        const Ref ref{RecordType::Node, node.value};
        if (!session_ || !session_->document().contains(ref)) return;
        session_->select({ref});
        panel_->showPage(QStringLiteral("inspector"));
        if (auto* inspector = qobject_cast<InspectorPanel*>(panel_->pageOf(QStringLiteral("inspector"))))
            inspector->unfold(section);
        canvas_->reveal({ref});
    });
}

Expected<std::unique_ptr<QMimeData>> MainWindow::picture(PictureFile kind, const QString& folder) const {
    if (!session_) return failure(ErrorCode::Invalid, "there is nothing to draw");
    return pictureToDrag(*session_, canvas_->themeName(), kind, title_->text(), folder);
}

void MainWindow::connectParts() {
    connect(grip_, &PictureGrip::refused, this, &MainWindow::complain);
    connect(grip_, &PictureGrip::copyAsked, this,
            [this] { (void)commands_.run(QStringLiteral("edit.copyPng")); });
    connect(canvas_, &Canvas::zoomChanged, this, &MainWindow::showZoom);
    connect(find_, &FindBar::revealAsked, canvas_,
            [this](const std::set<Ref>& refs) { canvas_->reveal(refs); });
    connect(bar_, &NoticeBar::saveAsAsked, this, [this] { (void)askSaveAs(); });
    connect(bar_, &NoticeBar::retryAsked, this, [this] { file_->retry(); });
    connect(bar_, &NoticeBar::reloadAsked, this, [this] { openPath(path()); });
    connect(watcher_, &QFileSystemWatcher::directoryChanged, this, &MainWindow::lookAtFile);
    connect(instance_, &FileInstance::raiseAsked, this, [this] {
        setWindowState(windowState() & ~Qt::WindowMinimized);
        raise();
        activateWindow();
    });
    connect(start_, &StartPage::typeAsked, this, [this] { line_->open({}); });
    connect(start_, &StartPage::componentsAsked, this,
            [this] { (void)commands_.run(QStringLiteral("insert.component")); });
    connect(start_, &StartPage::exampleAsked, this, [this](const QString& name) {
        if (const auto done = openExample(name); !done) complain(done.error());
    });
    connect(start_, &StartPage::fileAsked, this, &MainWindow::openPath);
    connect(find_, &FindBar::closed, canvas_, [this] { canvas_->setFocus(); });
    connect(canvas_, &Canvas::typed, this, &MainWindow::typeOnCanvas);
    connect(canvas_, &Canvas::hintChanged, this, &MainWindow::showHint);
    messageEnd_.setSingleShot(true);
    connect(&messageEnd_, &QTimer::timeout, this, [this] { hint_->setText(lastHint_); });
    connect(canvas_, &Canvas::said, this, &MainWindow::say);
    connect(rail_, &Rail::toolChosen, canvas_, &Canvas::startTool);
    connect(canvas_, &Canvas::contextMenuAsked, this, &MainWindow::showContextMenu);
    connect(canvas_, &Canvas::kindMenuAsked, this, &MainWindow::showKindMenu);
    // A single letter, then a drag: the tool of hands that know Excalidraw.
    connect(line_, &TypeLine::textTyped, canvas_, [this](const QString& text) {
        const bool letter =
            settings_.letterTools() && text.size() == 1 && QStringLiteral("vhatfVHATF").contains(text[0]);
        canvas_->armTool(letter ? text[0] : QChar());
    });
    connect(line_, &TypeLine::previewAsked, canvas_, [this](const Trial& edit) {
        canvas_->showPreview(session_ && edit ? previewOf(*session_, edit) : std::nullopt);
    });
    connect(canvas_, &Canvas::armedToolUsed, line_, &TypeLine::dismiss);
    connect(line_, &TypeLine::closed, canvas_, [this] {
        canvas_->setFocus();
        showStartPage();
    });
    connect(line_, &TypeLine::applied, canvas_,
            [this](const std::set<Ref>& shown) { canvas_->reveal(shown); });
    connect(sheets_, &QTabBar::currentChanged, this, [this](int index) {
        if (session_ && index >= 0) session_->showSheet(SheetId{sheets_->tabData(index).toLongLong()});
    });
}

void MainWindow::setTheme(bool dark) {
    dark_ = dark;
    const ThemeName name = dark ? ThemeName::Dark : ThemeName::Light;
    const Theme& theme = themeOf(name);
    QApplication::setPalette(paletteOf(theme));
    setPaletteTheme(theme);
    rail_->setTheme(theme);
    grip_->setTheme(theme);
    stages_->setTheme(theme);
    canvas_->setTheme(name);
    line_->setTheme(name);
    start_->setTheme(name);
    for (CanvasPill* pill : {filterPill_, sheetPill_, compactPill_})
        pill->setTheme(theme);
}

/// One tab a sheet, in their order; one sheet alone needs none.
void MainWindow::showSheets() {
    const QSignalBlocker quiet(sheets_);
    std::vector<const Sheet*> sheets;
    for (const Sheet& sheet : session_->document().all<Sheet>())
        sheets.push_back(&sheet);
    std::ranges::sort(sheets, {},
                      [](const Sheet* sheet) { return std::pair(sheet->sort_order, sheet->id.value); });
    while (sheets_->count() > static_cast<int>(sheets.size()))
        sheets_->removeTab(sheets_->count() - 1);
    for (std::size_t i = 0; i < sheets.size(); ++i) {
        const int index = static_cast<int>(i);
        const QString name = QString::fromStdString(sheets[i]->name).replace('&', QLatin1String("&&"));
        if (index == sheets_->count()) sheets_->addTab(name);
        if (sheets_->tabText(index) != name) sheets_->setTabText(index, name);
        sheets_->setTabData(index, QVariant::fromValue<qlonglong>(sheets[i]->id.value));
        if (sheets[i]->id == session_->sheet()) sheets_->setCurrentIndex(index);
    }
    sheets_->setVisible(sheets.size() > 1);
}

QString MainWindow::stateText() const {
    return state_->text();
}

/// Stays for a while, whatever the pointer passes over meanwhile.
void MainWindow::say(const QString& message) {
    hint_->setText(message);
    messageEnd_.start(messageTime);
    announce(*hint_);
}

void MainWindow::showHint(const QString& hint) {
    lastHint_ = hint;
    if (!messageEnd_.isActive()) hint_->setText(hint);
}

void MainWindow::complain(const Error& error) {
    say(QString::fromStdString(error.text()));
}

/// The canvas has its size only now.
void MainWindow::showEvent(QShowEvent* event) {
    QMainWindow::showEvent(event);
    if (std::exchange(fitOnShow_, false))
        QMetaObject::invokeMethod(canvas_, [this] { canvas_->fitAll(); }, Qt::QueuedConnection);
}

void MainWindow::dragEnterEvent(QDragEnterEvent* event) {
    if (event->mimeData()->hasUrls() || canPaste(*event->mimeData())) event->acceptProposedAction();
}

void MainWindow::dropEvent(QDropEvent* event) {
    (void)takeDrop(*event);
}

bool MainWindow::eventFilter(QObject* watched, QEvent* event) {
    if (watched == canvas_ && event->type() == QEvent::Resize) {
        line_->place();
        find_->place();
        start_->place();
        for (CanvasPill* pill : {filterPill_, sheetPill_, compactPill_})
            pill->place();
        if (fitOnResize_) canvas_->fitReadable();
        fitOnResize_ = presenting_;
    }
    if (watched == canvas_ && presenting_ &&
        (event->type() == QEvent::ShortcutOverride || event->type() == QEvent::KeyPress)) {
        const bool pressed = event->type() == QEvent::KeyPress;
        if (presentingKey(*static_cast<QKeyEvent*>(event), pressed)) {
            event->accept();
            return true;
        }
    }
    // A drag or a tool is what Esc takes back first.
    if (watched == canvas_ && event->type() == QEvent::KeyPress &&
        static_cast<const QKeyEvent*>(event)->key() == Qt::Key_Escape && !canvas_->isInGesture() &&
        (tidying_->cancel() || opening_->cancel() || exporting_->cancel()))
        return true;
    watchAlt(*event);
    return QMainWindow::eventFilter(watched, event);
}

} // namespace chalkline
