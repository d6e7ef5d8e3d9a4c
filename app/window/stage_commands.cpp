// The stages of a design by key, the pages that belong to them, and how much the program helps.
#include "window/main_window.h"

#include "canvas/canvas.h"
#include "panels/side_panel.h"
#include "window/stage_strip.h"

namespace chalkline {

void MainWindow::addStageCommands() {
    const QString menu = tr("&Stages");
    for (const interview::StageText& text : interview::allStages()) {
        const int number = interview::numberOf(text.stage);
        const QString title = QString::fromUtf8(text.title.data(), static_cast<qsizetype>(text.title.size()));
        commands_.add({QStringLiteral("stage.%1").arg(number),
                       menu,
                       title,
                       {QStringLiteral("Ctrl+%1").arg(number)},
                       [this, stage = text.stage] { showStage(stage); },
                       [this] { return session_ != nullptr; },
                       Scope::Window,
                       [this, stage = text.stage] { return stages_->current() == stage; }});
    }
    const auto mode = [&](const char* id, const QString& title, Mode wanted, bool apart) {
        commands_.add({id,
                       menu,
                       title,
                       {},
                       [this, wanted] { settings_.setMode(wanted); },
                       {},
                       Scope::Window,
                       [this, wanted] { return settings_.mode() == wanted; },
                       apart});
    };
    mode("mode.interview", tr("Interview Mode: Nothing Helps"), Mode::Interview, true);
    mode("mode.practice", tr("Practice Mode: Hints When Asked"), Mode::Practice, false);
    mode("mode.work", tr("Work Mode: Everything"), Mode::Work, false);
    connect(stages_, &StageStrip::stageAsked, this, &MainWindow::showStage);
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
