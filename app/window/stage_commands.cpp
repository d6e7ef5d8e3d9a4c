// The stages of a design by key, the pages that belong to them, and how much the program helps.
#include "window/main_window.h"

#include "canvas/canvas.h"
#include "panels/side_panel.h"
#include "window/stage_strip.h"

#include <QCoreApplication>

namespace chalkline {

void MainWindow::addStageCommands() {
    const QString menu = tr("&Stages");
    for (const interview::StageText& text : interview::allStages()) {
        const int number = interview::numberOf(text.stage);
        const QString title = QCoreApplication::translate("Stage", text.title.data());
        commands_.add({QStringLiteral("stage.%1").arg(number),
                       menu,
                       title,
                       {QStringLiteral("Ctrl+%1").arg(number)},
                       [this, stage = text.stage] { showStage(stage); },
                       [this] { return session_ != nullptr; },
                       Scope::Window,
                       [this, stage = text.stage] { return stages_->current() == stage; }});
    }
    const auto addMode = [&](const char* id, const QString& title, Mode mode, bool apart) {
        commands_.add({id,
                       menu,
                       title,
                       {},
                       [this, mode] { settings_.setMode(mode); },
                       {},
                       Scope::Window,
                       [this, mode] { return settings_.mode() == mode; },
                       apart});
    };
    addMode("mode.interview", tr("Interview Mode: Nothing Helps"), Mode::Interview, true);
    addMode("mode.practice", tr("Practice Mode: Hints When Asked"), Mode::Practice, false);
    addMode("mode.work", tr("Work Mode: Everything"), Mode::Work, false);
    connect(stages_, &StageStrip::stageAsked, this, &MainWindow::showStage);
    connect(panel_, &SidePanel::stageAsked, this, &MainWindow::showStage);
    connect(panel_, &SidePanel::stageShown, stages_, &StageStrip::setCurrent);
}

void MainWindow::showStage(interview::Stage stage) {
    stages_->setCurrent(stage);
    panel_->showStage(stage);
    panel_->setVisible(true);
    if (PanelPage* page = panel_->pageOf(panel_->page())) page->setFocus();
    commands_.refresh();
}

} // namespace chalkline
