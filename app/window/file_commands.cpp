// The File menu: new, open, recent, save as and copies, export; and the examples in Help.
#include "window/main_window.h"

#include "canvas/canvas.h"
#include "cli/arguments.h"
#include "cli/report_file.h"
#include "cli/source.h"
#include "panels/side_panel.h"
#include "storage/file_place.h"
#include "window/carded_work.h"
#include "window/exporting.h"
#include "window/versions_dialog.h"

#include <QFile>
#include <QFileDialog>
#include <QFileInfo>
#include <QMenu>
#include <QMenuBar>

namespace chalkline {

void MainWindow::addFileCommands() {
    const QString menu = tr("&File");
    const auto hasFile = [this] { return file_ != nullptr; };
    const auto tell = [this](const Expected<void>& done) {
        if (!done) complain(done.error());
    };
    showWork();
    commands_.add({"file.new", menu, tr("New"), {"Ctrl+N"}, [this, tell] { tell(openNew()); }});
    commands_.add({"file.open", menu, tr("Open …"), {"Ctrl+O"}, [this] { askOpen(); }});
    commands_.add({"file.recent",
                   menu,
                   tr("Open Recent …"),
                   {},
                   [this] { showRecent(); },
                   [this] { return !state().recentFiles().isEmpty(); }});
    commands_.add({"file.saveAs",
                   menu,
                   tr("Save As …"),
                   {"Ctrl+Shift+S", "Ctrl+S"},
                   [this] { (void)askSaveAs(); },
                   hasFile,
                   Scope::Window,
                   {},
                   true});
    commands_.add({"file.saveCopy", menu, tr("Save a Copy …"), {}, [this] { askSaveCopy(); }, hasFile});
    commands_.add({"file.revert",
                   menu,
                   tr("Revert to Opened"),
                   {},
                   [this] {
                       const auto done = file_->revertToOpened();
                       if (!done) return complain(done.error());
                       say(*done ? tr("As it was when it was opened; undo brings the rest back")
                                 : tr("Nothing had changed"));
                   },
                   hasFile});
    commands_.add({"file.versions",
                   menu,
                   tr("Versions …"),
                   {},
                   [this] {
                       (void)canvas_->cancelGesture();
                       VersionsDialog(*session_, this).exec();
                   },
                   hasFile});
    commands_.add({"file.export",
                   menu,
                   tr("Export …"),
                   {"Ctrl+Shift+E"},
                   [this] { askExport(false); },
                   hasFile,
                   Scope::Window,
                   {},
                   true});
    commands_.add(
        {"file.exportAgain", menu, tr("Export Again …"), {"Ctrl+E"}, [this] { askExport(true); }, hasFile});
    commands_.add({"file.report", menu, tr("Export Report …"), {}, [this] { askReport(); }, hasFile});
    commands_.add(
        {"file.quit", menu, tr("Quit"), {"Ctrl+Q"}, [this] { close(); }, {}, Scope::Window, {}, true});
}

void MainWindow::addExampleCommands() {
    const QString menu = tr("&Help");
    const auto example = [this](const QString& name) {
        return [this, name] {
            if (const auto done = openExample(name); !done) complain(done.error());
        };
    };
    commands_.add({"help.shortener",
                   menu,
                   tr("Example: URL Shortener"),
                   {},
                   example(QStringLiteral("url-shortener")),
                   {},
                   Scope::Window,
                   {},
                   true});
    commands_.add({"help.feed", menu, tr("Example: News Feed"), {}, example(QStringLiteral("news-feed"))});
}

void MainWindow::openPath(const QString& path) {
    const std::string file = QFile::encodeName(path).toStdString();
    if (looksLikeProject(file)) return showOpened(path, open(file));
    const auto source = std::make_shared<Expected<cli::Source>>();
    opening_->start(
        tr("Opening %1").arg(QFileInfo(path).fileName()),
        [file, source](const std::stop_token&, const Worker::Progress&) {
            *source = cli::openSource(file, "");
        },
        [this, path, source] {
            showOpened(path,
                       *source ? openCopy((*source)->session->document()) : std::unexpected(source->error()));
        });
}

void MainWindow::showOpened(const QString& path, const Expected<void>& done) {
    if (done) return;
    complain(done.error());
    if (!QFileInfo::exists(path)) state().forgetFile(path);
}

void MainWindow::showRecent() {
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    for (const QString& path : state().recentFiles()) {
        QAction* action = menu->addAction(QFileInfo(path).fileName().replace('&', QLatin1String("&&")));
        action->setToolTip(path);
        action->setEnabled(QFileInfo::exists(path));
        connect(action, &QAction::triggered, this, [this, path] { openPath(path); });
    }
    menu->popup(mapToGlobal(QPoint(60, 40)));
}

void MainWindow::askOpen() {
    const QString path =
        QFileDialog::getOpenFileName(this, tr("Open"), QFileInfo(this->path()).absolutePath(),
                                     tr("Designs (*.hld *.txt *.json *.mmd *.svg *.png);;All files (*)"));
    if (!path.isEmpty()) openPath(path);
}

bool MainWindow::askSaveAs() {
    const QString path = QFileDialog::getSaveFileName(this, tr("Save As"), {}, tr("Projects (*.hld)"));
    if (path.isEmpty()) return false;
    const QString named = path.endsWith(QLatin1String(".hld")) ? path : path + ".hld";
    // The dialog has asked whether to replace it, unless the suffix was added after that.
    if (const auto done = file_->saveAs(QFile::encodeName(named).toStdString(), named == path); !done) {
        complain(done.error());
        return false;
    }
    fileGone_.clear();
    watchFile();
    state().noteFile(this->path());
    showTitle();
    showState();
    return true;
}

void MainWindow::askSaveCopy() {
    const QString path = QFileDialog::getSaveFileName(this, tr("Save a Copy"), {}, tr("Projects (*.hld)"));
    if (path.isEmpty()) return;
    const QString named = path.endsWith(QLatin1String(".hld")) ? path : path + ".hld";
    const auto done = file_->saveCopy(QFile::encodeName(named).toStdString(), named == path);
    if (!done) return complain(done.error());
    say(tr("A copy was saved as %1").arg(named));
}

/// `again`: as the last time, without asking, if there was one.
void MainWindow::askExport(bool again) {
    if (exporting_->isRunning()) return say(tr("%1 is still going on").arg(exporting_->what()));
    if (again && !exported_.path.isEmpty()) return exportNow();
    ExportDialog dialog(exported_, !session_->selection().empty(), this);
    if (dialog.exec() != QDialog::Accepted) return;
    ExportChoice choice = dialog.choice();
    const QString suffix = '.' + choice.format;
    QString path =
        QFileDialog::getSaveFileName(this, tr("Export"), QFileInfo(this->path()).completeBaseName() + suffix,
                                     choice.format.toUpper() + " (*" + suffix + ")");
    if (path.isEmpty()) return;
    if (!path.endsWith(suffix)) path += suffix;
    choice.path = path;
    exported_ = choice;
    exportNow();
}

/// On a copy, beside the interface: drawing goes on meanwhile.
void MainWindow::exportNow() {
    const auto result = std::make_shared<Expected<void>>();
    const ExportChoice choice = exported_;
    exporting_->start(
        tr("Exporting %1").arg(QFileInfo(choice.path).fileName()),
        [source = exportSource(*session_, canvas_->themeName(), canvas_->precision()), choice,
         result](const std::stop_token& stop, const Worker::Progress& progress) {
            *result = exportFile(source, choice, stop, progress);
        },
        [this, choice, result] {
            exportFailed_ = !*result;
            if (exportFailed_) return complain(result->error());
            say(tr("Exported %1").arg(choice.path));
        });
}

void MainWindow::askReport() {
    if (exporting_->isRunning()) return say(tr("%1 is still going on").arg(exporting_->what()));
    const QString page = tr("Web page, all in one file") + QStringLiteral(" (*.html)");
    const QString text = tr("Markdown, pictures beside it") + QStringLiteral(" (*.md)");
    QString chosen = page;
    QString path = QFileDialog::getSaveFileName(
        this, tr("Export Report"), QFileInfo(this->path()).completeBaseName() + QStringLiteral(".html"),
        page + QStringLiteral(";;") + text, &chosen);
    if (path.isEmpty()) return;
    if (!cli::reportFormat(QFileInfo(path).suffix().toLower().toStdString()))
        path += chosen == text ? QStringLiteral(".md") : QStringLiteral(".html");
    writeReportTo(path);
}

/// On a snapshot, beside the interface.
void MainWindow::writeReportTo(const QString& path) {
    panel_->finishEditing();
    const auto result = std::make_shared<Expected<void>>();
    const std::string target = QFile::encodeName(path).toStdString();
    ReportOptions options;
    options.title = QFileInfo(this->path()).completeBaseName().toStdString();
    options.numbers = canvas_->precision();
    exporting_->start(
        tr("Writing the report"),
        [tables = session_->document().tables(), options, target, result](const std::stop_token&,
                                                                          const Worker::Progress&) {
            const auto format = cli::reportFormat(cli::suffixOf(target));
            *result = format ? cli::writeReport(tables, options, *format, target, true)
                             : Expected<void>(std::unexpected(format.error()));
        },
        [this, path, result] {
            if (!*result) return complain(result->error());
            say(tr("Exported %1").arg(path));
        });
}

void MainWindow::showWork() {
    exporting_ = new CardedWork(*canvas_, 1, this);
    opening_ = new CardedWork(*canvas_, 2, this);
    for (CardedWork* work : {exporting_, opening_})
        connect(work, &CardedWork::cancelled, this,
                [this](const QString& what) { say(tr("%1 was cancelled").arg(what)); });
}

} // namespace chalkline
