// The File menu: new, open, save as, export.
#include "window/main_window.h"

#include "canvas/canvas.h"
#include "cli/arguments.h"
#include "cli/io.h"
#include "interchange/carried_project.h"
#include "render/export_pdf.h"
#include "render/export_png.h"
#include "render/export_svg.h"
#include "storage/json_codec.h"

#include <QFileDialog>
#include <QFile>
#include <QMessageBox>

namespace chalkline {

void MainWindow::addFileCommands() {
    const auto hasFile = [this] { return file_ != nullptr; };
    commands_.add({"file.new", tr("&File"), tr("New"), {"Ctrl+N"}, [this] { if (const auto done = openNew(); !done) complain(done.error()); }, {}});
    commands_.add({"file.open", tr("&File"), tr("Open …"), {"Ctrl+O"}, [this] { askOpen(); }, {}});
    commands_.add({"file.saveAs", tr("&File"), tr("Save As …"), {"Ctrl+Shift+S", "Ctrl+S"}, [this] { askSaveAs(); }, hasFile});
    commands_.add({"file.export", tr("&File"), tr("Export …"), {"Ctrl+Shift+E"}, [this] { askExport(); }, hasFile});
    commands_.add({"file.quit", tr("&File"), tr("Quit"), {"Ctrl+Q"}, [this] { close(); }, {}});
}

void MainWindow::askOpen() {
    const QString path = QFileDialog::getOpenFileName(
        this, tr("Open"), {}, tr("Designs (*.hld *.txt *.json *.mmd *.svg *.png);;All files (*)"));
    if (path.isEmpty()) return;
    if (const auto done = open(QFile::encodeName(path).toStdString()); !done) complain(done.error());
}

void MainWindow::askSaveAs() {
    const QString path = QFileDialog::getSaveFileName(this, tr("Save As"), {}, tr("Projects (*.hld)"));
    if (path.isEmpty()) return;
    const QString named = path.endsWith(QLatin1String(".hld")) ? path : path + ".hld";
    // The dialog has asked whether to replace it, unless the suffix was added after that.
    const bool asked = named == path;
    if (const auto done = file_->saveAs(QFile::encodeName(named).toStdString(), asked); !done) return complain(done.error());
    showTitle();
    showState();
}

void MainWindow::askExport() {
    const QString path = QFileDialog::getSaveFileName(this, tr("Export"), {}, tr("SVG (*.svg);;PNG (*.png);;PDF (*.pdf)"));
    if (path.isEmpty()) return;
    const std::string target = QFile::encodeName(path).toStdString();
    const Tables& tables = session_->document().tables();
    PictureOptions picture;
    picture.theme = canvas_->themeName();
    const std::string format = cli::suffixOf(target);
    Expected<std::string> picked = failure(ErrorCode::Usage, tr("the name ends in .svg, .png or .pdf").toStdString(), target);
    if (format == "svg") picked = renderSvg(tables, session_->sheet(), {picture, SvgText::Fallback, "", carriedElement(toJson(session_->document()))});
    if (format == "png") picked = renderPng(tables, session_->sheet(), {picture, 2, {carriedChunk(toJson(session_->document()))}});
    if (format == "pdf") picked = renderPdf(tables, {session_->sheet()}, {picture, ""});
    if (!picked) return complain(picked.error());
    const auto done = cli::writeOutput(target, *picked, true);
    if (!done) return complain(done.error());
    say(tr("Exported %1").arg(path));
}

bool MainWindow::askAboutUnsaved(const Error& error) {
    return QMessageBox::warning(this, tr("Not saved"), QString::fromStdString(error.text()) + "\n\n" + tr("Close and lose the last edits?"),
                                QMessageBox::Discard | QMessageBox::Cancel, QMessageBox::Cancel) == QMessageBox::Discard;
}

} // namespace chalkline
