// The project in the window: opening, the truthful save state, what happens to the file outside, closing.
#include "window/main_window.h"

#include "canvas/canvas.h"
#include "cli/arguments.h"
#include "cli/source.h"
#include "edit/lost_links.h"
#include "panels/side_panel.h"
#include "panels/statements/wrapped_label.h"
#include "storage/file_place.h"
#include "storage/json_codec.h"
#include "window/carded_work.h"
#include "window/file_instance.h"
#include "window/find_bar.h"
#include "window/notice_bar.h"
#include "window/stage_strip.h"
#include "window/start_page.h"
#include "window/tidying.h"
#include "window/type_line.h"

#include <QCloseEvent>
#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QFileSystemWatcher>
#include <QMessageBox>
#include <QPushButton>
#include <QStandardPaths>

#include <sys/stat.h>

/// Resources of a library are there only when they are asked for, outside every namespace.
static void readyExamples() {
    Q_INIT_RESOURCE(examples);
}

namespace chalkline {

namespace {

QString untitledFolder() {
    return QStandardPaths::writableLocation(QStandardPaths::AppDataLocation) + QStringLiteral("/untitled");
}

/// A name that is not taken yet, in the user's data directory.
std::string untitledPath() {
    const QDir folder(untitledFolder());
    folder.mkpath(".");
    const QString stem = QDateTime::currentDateTime().toString(QStringLiteral("yyyy-MM-dd HH.mm.ss"));
    QString path = folder.filePath(stem + ".hld");
    for (int i = 2; QFileInfo::exists(path); ++i)
        path = folder.filePath(stem + QStringLiteral(" (%1).hld").arg(i));
    return QFile::encodeName(path).toStdString();
}

bool isUntitled(const QString& path) {
    return QFileInfo(path).absolutePath() == QDir(untitledFolder()).absolutePath();
}

/// Device and inode; {} if nothing is there. Asked of the name alone: opening an open project's file and
/// closing it again would drop SQLite's locks on it.
FileIdentity identityOf(const QString& path) {
    struct stat status{};
    if (::stat(QFile::encodeName(path).constData(), &status) != 0) return {};
    return {static_cast<std::uint64_t>(status.st_dev), static_cast<std::uint64_t>(status.st_ino)};
}

/// But for its sheets.
bool isEmpty(const Tables& tables) {
    return tables.size() == tables.of<Sheet>().size();
}

} // namespace

QString MainWindow::path() const {
    return file_ ? QFile::decodeName(file_->path().c_str()) : QString();
}

/// What cannot be opened for writing because another program holds it is looked at instead.
Expected<void> MainWindow::open(const std::string& file) {
    if (looksLikeProject(file)) {
        auto opened = openProject(file, OpenMode::ReadWrite, systemClock(), cli::authorName());
        if (!opened && opened.error().code == ErrorCode::Busy)
            opened = openProject(file, OpenMode::ReadOnly, systemClock(), cli::authorName());
        if (!opened) return std::unexpected(opened.error());
        take(std::move(*opened));
        return {};
    }
    const auto source = cli::openSource(file, "");
    if (!source) return std::unexpected(source.error());
    return openCopy(source->session->document());
}

Expected<void> MainWindow::openCopy(const Document& content) {
    auto made = createProject(untitledPath(), content, systemClock(), cli::authorName());
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

/// What was being drawn when the program ended, however it ended.
Expected<void> MainWindow::openLast() {
    for (const QFileInfo& file :
         QDir(untitledFolder()).entryInfoList({QStringLiteral("*.hld")}, QDir::Files, QDir::Time)) {
        const std::string path = QFile::encodeName(file.filePath()).toStdString();
        auto opened = openProject(path, OpenMode::ReadWrite, systemClock(), cli::authorName());
        if (!opened) continue; // another window's, or not sound: it stays where it is
        if (opened->readOnly || isEmpty(opened->session->document().tables())) continue;
        take(std::move(*opened));
        return {};
    }
    return openNew();
}

Expected<void> MainWindow::openExample(const QString& name) {
    readyExamples();
    QFile example(QStringLiteral(":/examples/%1.json").arg(name));
    if (!example.open(QIODevice::ReadOnly))
        return failure(ErrorCode::NotFound, tr("there is no example of this name").toStdString(),
                       name.toStdString());
    const QByteArray json = example.readAll();
    const auto document = fromJson({json.data(), static_cast<std::size_t>(json.size())}, name.toStdString());
    if (!document) return std::unexpected(document.error());
    return openCopy(*document);
}

/// Writes what is left, and removes an untitled project that nothing was put in.
void MainWindow::leaveProject() {
    if (!file_) return;
    tidying_->drop();
    progress_->finish();
    const QString left = path();
    state().noteCamera(left, canvas_->camera());
    const bool needless = isUntitled(left) && isEmpty(session_->document().tables());
    panel_->showSession(nullptr);
    stages_->showSession(nullptr);
    line_->showSession(nullptr);
    find_->showSession(nullptr);
    canvas_->showSession(nullptr);
    observation_ = {};
    viewObservation_ = {};
    instance_->show({});
    file_.reset();
    session_.reset();
    if (needless) removeFile(QFile::encodeName(left).toStdString());
}

void MainWindow::take(OpenedProject project) {
    leaveProject();
    session_ = std::move(project.session);
    file_ = std::move(project.file);
    file_->onStateChanged(
        [this] { QMetaObject::invokeMethod(this, [this] { showState(); }, Qt::QueuedConnection); });
    observation_ = session_->observe([this](const Notice& notice) {
        if (notice.origin != Origin::Preview) {
            showState();
            showSheets();
            nameUndo();
        }
        if (notice.origin == Origin::Commit) sayLosses(notice);
        commands_.refresh();
        showStartPage();
    });
    viewObservation_ = session_->observeView([this] {
        showSheets();
        showState();
        commands_.refresh();
        showStartPage();
    });
    canvas_->showSession(session_.get());
    line_->showSession(session_.get());
    find_->showSession(session_.get());
    panel_->showSession(session_.get());
    stages_->showSession(session_.get());
    views_.clear();
    fileGone_.clear();
    watchFile();
    if (!isUntitled(path())) state().noteFile(path());
    showSheets();
    const auto camera = state().camera(path());
    fitOnShow_ = !camera && !isVisible();
    if (camera)
        canvas_->setCamera(*camera);
    else
        canvas_->fitAll();
    canvas_->setFocus();
    showTitle();
    showState();
    nameUndo();
    commands_.refresh();
    showStartPage();
    for (const std::string& notice : project.notices)
        say(QString::fromStdString(notice));
}

/// Deleting takes no link away without a word.
void MainWindow::sayLosses(const Notice& notice) {
    const auto losses = lossesIn(notice.changes, session_->document());
    if (losses.empty()) return;
    QStringList words;
    for (const std::string& loss : losses)
        words += QString::fromStdString(loss);
    say(words.join(QStringLiteral("; ")));
}

void MainWindow::showStartPage() {
    const bool empty = session_ && isEmpty(session_->document().tables()) && !line_->isVisible();
    if (empty && !start_->isVisible()) start_->setRecent(state().recentFiles());
    start_->setVisible(empty);
}

/// Watched as a file and in its folder: a file that is replaced is another file.
void MainWindow::watchFile() {
    if (!watcher_->files().isEmpty()) watcher_->removePaths(watcher_->files());
    if (!watcher_->directories().isEmpty()) watcher_->removePaths(watcher_->directories());
    const QFileInfo file(path());
    watcher_->addPath(file.absolutePath());
    fileIdentity_ = identityOf(path());
    instance_->show(path());
}

void MainWindow::lookAtFile() {
    if (!file_) return;
    const FileIdentity now = identityOf(path());
    const QString before = fileGone_;
    if (now == FileIdentity{})
        fileGone_ = tr("The file was moved or deleted: %1. Save As keeps the work.")
                        .arg(QFileInfo(path()).fileName());
    else if (fileIdentity_ != FileIdentity{} && now != fileIdentity_)
        fileGone_ = tr("Another file has taken the place of %1. Save As keeps this work.")
                        .arg(QFileInfo(path()).fileName());
    else
        fileGone_.clear();
    if (fileGone_ != before) showState();
}

/// Always true: what it says is what the file's writer says.
void MainWindow::showState() {
    if (!file_) return;
    const FileState saved = file_->state();
    const QString time = QDateTime::fromMSecsSinceEpoch(saved.time).toString(QStringLiteral("HH:mm"));
    const QString reason = QString::fromStdString(saved.reason);
    QString text;
    QString bar = fileGone_;
    int offers = fileGone_.isEmpty() ? 0 : NoticeBar::SaveAs;
    switch (saved.kind) {
    case FileState::Saved:
        text = saved.time > 0 ? tr("Saved %1").arg(time) : tr("Saved");
        if (!fileGone_.isEmpty()) text = tr("NOT SAVED: the file is gone");
        break;
    case FileState::Saving:
        text = tr("Saving …");
        break;
    case FileState::NotSaved:
        text = tr("NOT SAVED: %1").arg(reason);
        bar = fileGone_.isEmpty() ? tr("The last edits are not saved: %1").arg(reason) : fileGone_;
        offers = NoticeBar::SaveAs | NoticeBar::Retry;
        break;
    case FileState::ReadOnly:
        text = tr("Read-only: %1").arg(reason);
        bar = tr("Read-only: %1. Edits stay in this window until Save As.").arg(reason);
        offers = NoticeBar::SaveAs;
        break;
    case FileState::Conflict:
        text = tr("NOT SAVED: %1").arg(reason);
        bar = text;
        offers = NoticeBar::SaveAs | NoticeBar::Reload;
        break;
    }
    state_->setText(text);
    const bool alarming =
        saved.kind == FileState::NotSaved || saved.kind == FileState::Conflict || !fileGone_.isEmpty();
    state_->setProperty("role", alarming ? QStringLiteral("error") : QString());
    state_->setStyleSheet(QString()); // the role's colour is read anew
    bar_->tell(bar, offers);
    showCounts();
}

void MainWindow::showCounts() {
    const auto counted = [](std::size_t count, const QString& one, const QString& many) {
        return count == 1 ? one : many.arg(count);
    };
    if (const std::size_t chosen = session_->selection().size(); chosen > 0)
        return counts_->setText(tr("%1 selected").arg(chosen));
    const Tables& all = session_->document().tables();
    counts_->setText(counted(all.of<Node>().size(), tr("1 component"), tr("%1 components")) + " · " +
                     counted(all.of<Edge>().size(), tr("1 connection"), tr("%1 connections")));
}

void MainWindow::showTitle() {
    const QFileInfo file(path());
    const bool untitled = isUntitled(path());
    const QString name = untitled ? tr("Untitled") : file.completeBaseName();
    title_->setText(name);
    title_->setToolTip(untitled ? tr("Kept in %1 until it is saved elsewhere").arg(file.absolutePath())
                                : file.absoluteFilePath());
    setWindowTitle((untitled ? name : file.fileName()) + QStringLiteral(" – Chalkline"));
    setWindowFilePath(untitled ? QString() : file.filePath());
}

/// Every edit is in the file by itself; what is still on its way is waited for. Only work that could not be
/// written is asked about.
void MainWindow::closeEvent(QCloseEvent* event) {
    (void)canvas_->cancelGesture();
    canvas_->finishName(true);
    panel_->finishEditing();
    if (exporting_->isRunning()) {
        exporting_->finish();
        if (exportFailed_) return event->ignore();
    }
    if (file_) {
        const FileState saved = file_->state();
        const bool edited = session_->revision() > saved.durableRevision;
        const bool lost = saved.kind == FileState::ReadOnly ? edited : !file_->flush().has_value();
        if ((lost || !fileGone_.isEmpty()) && !askAboutUnsaved()) return event->ignore();
    }
    state().saveWindow(*this);
    present(false);
    setCompact(false);
    state().setPage(panel_->page());
    state().setPanelShown(!panel_->isHidden());
    leaveProject();
    QMainWindow::closeEvent(event);
}

/// True to close.
bool MainWindow::askAboutUnsaved() {
    QMessageBox box(QMessageBox::Warning, tr("Not saved"), bar_->text(), QMessageBox::NoButton, this);
    const QPushButton* saveAs = box.addButton(tr("Save As …"), QMessageBox::AcceptRole);
    const QPushButton* close = box.addButton(tr("Close without Saving"), QMessageBox::DestructiveRole);
    box.addButton(QMessageBox::Cancel);
    box.exec();
    if (box.clickedButton() == close) return true;
    return box.clickedButton() == saveAs && askSaveAs();
}

} // namespace chalkline
