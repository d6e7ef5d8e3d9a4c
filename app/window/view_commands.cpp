// The View menu: zoom, theme, what is shown beside the canvas.
#include "window/main_window.h"

#include "canvas/canvas.h"
#include "panels/outline/outline_page.h"
#include "panels/side_panel.h"

namespace chalkline {

void MainWindow::addViewCommands() {
    const QString menu = tr("&View");
    commands_.add(
        {"view.fit", menu, tr("Fit All"), {"Shift+1"}, [this] { canvas_->fitAll(); }, {}, Scope::Canvas});
    commands_.add({"view.fitSelection",
                   menu,
                   tr("Fit Selection"),
                   {"Shift+2"},
                   [this] { canvas_->fitSelection(); },
                   [this] { return session_ && !session_->selection().empty(); },
                   Scope::Canvas});
    commands_.add({"view.actual", menu, tr("100 %"), {"Ctrl+0"}, [this] { canvas_->zoomTo(1); }});
    commands_.add({"view.in", menu, tr("Zoom In"), {"Ctrl+=", "Ctrl++"}, [this] {
                       canvas_->zoomTo(canvas_->zoom() * 1.25);
                   }});
    commands_.add(
        {"view.out", menu, tr("Zoom Out"), {"Ctrl+-"}, [this] { canvas_->zoomTo(canvas_->zoom() / 1.25); }});
    commands_.add({"view.grid",
                   menu,
                   tr("Grid"),
                   {"Ctrl+'"},
                   [this] { canvas_->setGrid(!canvas_->hasGrid()); },
                   {},
                   Scope::Window,
                   [this] { return canvas_->hasGrid(); },
                   true});
    commands_.add({"view.snapping",
                   menu,
                   tr("Snapping"),
                   {},
                   [this] { canvas_->setSnapping(!canvas_->isSnapping()); },
                   {},
                   Scope::Window,
                   [this] { return canvas_->isSnapping(); }});
    addShownCommands(menu);
}

/// What stands beside the canvas, and how the window looks.
void MainWindow::addShownCommands(const QString& menu) {
    commands_.add({"view.panel",
                   menu,
                   tr("Side Panel"),
                   {"Ctrl+\\"},
                   [this] { panel_->setVisible(!panel_->isVisible()); },
                   {},
                   Scope::Window,
                   [this] { return panel_->isVisible(); },
                   true});
    commands_.add({"view.inspector", menu, tr("Details of Selection"), {"Ctrl+Return"}, [this] {
                       panel_->showPage(QStringLiteral("inspector"));
                   }});
    const auto outline = [this](void (OutlinePage::*form)()) {
        auto* page = qobject_cast<OutlinePage*>(panel_->pageOf(QStringLiteral("outline")));
        (page->*form)();
        panel_->showPage(QStringLiteral("outline"));
    };
    commands_.add({"view.numbers", menu, tr("Numbers"), {}, [this] {
                       panel_->showPage(QStringLiteral("numbers"));
                       panel_->pageOf(QStringLiteral("numbers"))->setFocus();
                   }});
    commands_.add({"view.rough",
                   menu,
                   tr("Rough Numbers"),
                   {},
                   [this] { settings_.setRough(!settings_.rough()); },
                   {},
                   Scope::Window,
                   [this] { return settings_.rough(); }});
    commands_.add({"view.outline", menu, tr("Outline"), {}, [outline] { outline(&OutlinePage::showTree); }});
    commands_.add(
        {"view.text", menu, tr("Sheet as Text"), {}, [outline] { outline(&OutlinePage::showText); }});
    commands_.add({"view.dark",
                   menu,
                   tr("Dark"),
                   {},
                   [this] { setTheme(!dark_); },
                   {},
                   Scope::Window,
                   [this] { return dark_; }});
    commands_.add({"view.full",
                   menu,
                   tr("Full Screen"),
                   {"F11"},
                   [this] { setWindowState(windowState() ^ Qt::WindowFullScreen); },
                   {},
                   Scope::Window,
                   [this] { return isFullScreen(); }});
}

} // namespace chalkline
