// The Patterns menu: each pattern by name, all of them in the type line, and one's own.
#include "window/main_window.h"

#include "canvas/canvas.h"
#include "text/pattern.h"
#include "window/pattern_store.h"
#include "window/type_line.h"

#include <QCoreApplication>
#include <QDesktopServices>
#include <QDir>
#include <QInputDialog>
#include <QUrl>

namespace chalkline {

void MainWindow::addPatternCommands() {
    patterns_ = std::make_unique<PatternStore>();
    line_->setPatterns(*patterns_);
    const QString menu = tr("&Patterns");
    const auto hasSession = [this] { return session_ != nullptr; };
    commands_.add(
        {"pattern.choose", menu, tr("Insert Pattern …"), {}, [this] { line_->openPatterns(); }, hasSession});
    commands_.add({"pattern.save",
                   menu,
                   tr("Save Selection as Pattern …"),
                   {},
                   [this] { askSavePattern(); },
                   [this] { return hasChosen(RecordType::Node) || hasChosen(RecordType::Boundary); }});
    commands_.add({"pattern.folder", menu, tr("Folder of My Patterns"), {}, [] {
                       QDir().mkpath(PatternStore::folder());
                       QDesktopServices::openUrl(QUrl::fromLocalFile(PatternStore::folder()));
                   }});
    bool first = true;
    for (const text::Pattern& pattern : patterns_->patterns()) {
        const std::string name = pattern.name;
        const QString title = QCoreApplication::translate("Pattern", name.c_str());
        commands_.add({"pattern.insert." + QString::fromStdString(name).toLower().replace(' ', '-'),
                       menu,
                       QString(title).replace('&', QLatin1String("&&")),
                       {},
                       [this, name] { line_->openPatterns(patterns_->find(name)); },
                       hasSession,
                       Scope::Window,
                       {},
                       std::exchange(first, false)});
    }
    for (const QString& problem : patterns_->problems())
        say(problem);
}

void MainWindow::askSavePattern() {
    bool agreed = false;
    const QString name = QInputDialog::getText(this, tr("Save as Pattern"), tr("Name of the pattern"),
                                               QLineEdit::Normal, {}, &agreed)
                             .simplified();
    if (!agreed || name.isEmpty()) return;
    if (const auto saved = savePattern(name); !saved) return complain(saved.error());
    say(tr("Saved as the pattern “%1”: type its name on the canvas").arg(name));
}

Expected<void> MainWindow::savePattern(const QString& name) {
    const auto pattern =
        text::patternOf(session_->document(), session_->sheet(), session_->selection(), name.toStdString());
    if (!pattern) return std::unexpected(pattern.error());
    return patterns_->save(*pattern);
}

} // namespace chalkline
