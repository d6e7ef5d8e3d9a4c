// Cut, copy, paste and duplicate, and what is dropped on the canvas.
#include "window/main_window.h"

#include "canvas/canvas.h"
#include "edit/delete_operation.h"
#include "edit/fragment.h"
#include "window/clipboard.h"

#include <QApplication>
#include <QClipboard>
#include <QDropEvent>
#include <QFile>
#include <QUrl>

namespace chalkline {

namespace {

constexpr double duplicateStep = 24; // px right and down the first time

} // namespace

void MainWindow::addClipboardCommands() {
    const QString menu = tr("&Edit");
    const auto chosen = [this] { return session_ && !session_->selection().empty(); };
    const auto put = [this](std::unique_ptr<QMimeData> copied, const QString& said) {
        if (!copied) return say(tr("Nothing to copy is chosen, or it is too large: export it instead"));
        QApplication::clipboard()->setMimeData(copied.release());
        pasteShift_ = 0;
        say(said);
    };
    commands_.add({"edit.cut",
                   menu,
                   tr("Cut"),
                   {"Ctrl+X"},
                   [this, put] {
                       put(copySelection(*session_, canvas_->themeName()), tr("Cut"));
                       apply(QT_TR_NOOP("Cut"), [this](Transaction& edit) -> Expected<void> {
                           const auto gone = cut(edit, session_->sheet(), session_->selection());
                           return gone ? Expected<void>() : std::unexpected(gone.error());
                       });
                   },
                   chosen,
                   Scope::Canvas,
                   {},
                   true});
    commands_.add({"edit.copy",
                   menu,
                   tr("Copy"),
                   {"Ctrl+C"},
                   [this, put] { put(copySelection(*session_, canvas_->themeName()), tr("Copied")); },
                   chosen,
                   Scope::Canvas});
    commands_.add({"edit.paste",
                   menu,
                   tr("Paste"),
                   {"Ctrl+V"},
                   [this] { pasteAtPointer(); },
                   [this] { return session_ != nullptr; },
                   Scope::Canvas});
    commands_.add({"edit.duplicate",
                   menu,
                   tr("Duplicate"),
                   {"Ctrl+D"},
                   [this] { duplicateSelection(); },
                   chosen,
                   Scope::Canvas});
    commands_.add({"edit.copyPng",
                   menu,
                   tr("Copy as PNG"),
                   {"Ctrl+Shift+C"},
                   [this, put] { put(copyAsPng(*session_, canvas_->themeName()), tr("Copied as PNG")); },
                   [this] { return session_ != nullptr; }});
    commands_.add(
        {"edit.copyExcalidraw",
         menu,
         tr("Copy for Excalidraw"),
         {"Ctrl+Alt+C"},
         [this, put] { put(copyForExcalidraw(*session_), tr("Copied for Excalidraw: press Ctrl+V there")); },
         [this] { return session_ != nullptr; }});
}

/// Again and again at the same place: each stands a little lower and further right.
void MainWindow::pasteAtPointer() {
    const QMimeData* offered = QApplication::clipboard()->mimeData();
    if (!offered || !session_) return;
    (void)canvas_->cancelGesture();
    Point at = canvas_->pointerPlace();
    const bool sameAgain = pastedAt_ == at;
    pastedAt_ = at;
    pasteShift_ = sameAgain ? pasteShift_ + duplicateStep : 0;
    at = {at.x + pasteShift_, at.y + pasteShift_};
    if (const auto done = paste(*session_, *offered, at); !done) complain(done.error());
}

/// A second time by what the first copy was moved since: Ctrl+D, move, Ctrl+D makes a row.
void MainWindow::duplicateSelection() {
    Point by{duplicateStep, duplicateStep};
    const auto cornerOf = [this](const std::set<Ref>& refs) -> std::optional<Point> {
        std::optional<Point> corner;
        for (const Ref& ref : refs)
            if (const auto box = canvas_->routed().boxes.find(ref); box != canvas_->routed().boxes.end())
                corner = corner
                             ? Point{std::min(corner->x, box->second.x), std::min(corner->y, box->second.y)}
                             : Point{box->second.x, box->second.y};
        return corner;
    };
    const std::set<Ref> source = session_->selection();
    const auto now = cornerOf(source);
    if (!duplicates_.empty() && source == duplicates_ && now && duplicatedFrom_)
        by = {now->x - duplicatedFrom_->x, now->y - duplicatedFrom_->y};
    std::set<Ref> made;
    apply(QT_TR_NOOP("Duplicate"), [&](Transaction& edit) -> Expected<void> {
        const auto ids = duplicate(edit, session_->sheet(), source, by.x, by.y);
        if (!ids) return std::unexpected(ids.error());
        for (const Ref& ref : source)
            if (const auto found = ids->find(ref); found != ids->end())
                made.insert({ref.type, found->second});
        return {};
    });
    if (made.empty()) return;
    duplicates_ = made;
    duplicatedFrom_ = now;
    session_->select(made);
    canvas_->reveal(made);
}

bool MainWindow::takeDrop(QDropEvent& event) {
    const QMimeData* offered = event.mimeData();
    if (offered->hasUrls()) {
        const QUrl url = offered->urls().constFirst();
        if (!url.isLocalFile()) return false;
        event.acceptProposedAction();
        if (const auto done = open(QFile::encodeName(url.toLocalFile()).toStdString()); !done)
            complain(done.error());
        return true;
    }
    if (!session_ || !canPaste(*offered)) return false;
    event.acceptProposedAction();
    const QPointF at = canvas_->mapFrom(this, event.position());
    if (const auto done = paste(*session_, *offered, canvas_->camera().toScene(at)); !done)
        complain(done.error());
    canvas_->setFocus();
    return true;
}

} // namespace chalkline
