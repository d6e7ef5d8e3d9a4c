// Find, panes and the menu bar: how the keyboard gets from one part of the window to another.
#include "window/main_window.h"

#include "canvas/canvas.h"
#include "panels/side_panel.h"
#include "window/carded_work.h"
#include "window/find_bar.h"
#include "window/rail.h"

#include <QMenuBar>

namespace chalkline {

void MainWindow::addFocusCommands() {
    const QString edit = tr("&Edit");
    commands_.add({"edit.find",
                   edit,
                   tr("Find …"),
                   {"Ctrl+F"},
                   [this] { find_->open(); },
                   {},
                   Scope::Window,
                   {},
                   true});
    commands_.add({"edit.findNext", edit, tr("Find Next"), {"F3"}, [this] { find_->go(1); }});
    commands_.add({"edit.findPrevious", edit, tr("Find Previous"), {"Shift+F3"}, [this] { find_->go(-1); }});
    const QString view = tr("&View");
    commands_.add({"view.nextPane",
                   view,
                   tr("Next Pane"),
                   {"F6"},
                   [this] { focusPane(1); },
                   {},
                   Scope::Window,
                   {},
                   true});
    commands_.add({"view.previousPane", view, tr("Previous Pane"), {"Shift+F6"}, [this] { focusPane(-1); }});
    commands_.add({"view.menu",
                   view,
                   tr("Menu Bar"),
                   {"F10"},
                   [this] { showMenuBar(!menuBar()->isVisible()); },
                   {},
                   Scope::Window,
                   [this] { return menuBar()->isVisible(); }});
}

/// Rail, canvas, what stands over it to be cancelled, panel; those that are hidden are left out.
void MainWindow::focusPane(int step) {
    std::vector<QWidget*> panes{rail_, canvas_};
    for (QWidget* card : {progress_, &opening_->card(), &exporting_->card()})
        if (card->isVisible()) panes.push_back(card);
    if (panel_->isVisible()) panes.push_back(panel_);
    const QWidget* focus = focusWidget();
    int at = 1;
    for (std::size_t i = 0; i < panes.size(); ++i)
        if (focus && (panes[i] == focus || panes[i]->isAncestorOf(focus))) at = static_cast<int>(i);
    const int count = static_cast<int>(panes.size());
    QWidget* next = panes[static_cast<std::size_t>((at + step + count) % count)];
    if (next == canvas_) return canvas_->setFocus(Qt::ShortcutFocusReason);
    // The first child that takes the keyboard.
    for (QWidget* child : next->findChildren<QWidget*>())
        if (child->isVisible() && child->isEnabled() && (child->focusPolicy() & Qt::TabFocus))
            return child->setFocus(Qt::ShortcutFocusReason);
}

void MainWindow::showMenuBar(bool on) {
    menuBar()->setVisible(on);
    if (!on) return canvas_->setFocus();
    menuBar()->setFocus(Qt::MenuBarFocusReason);
    if (!menuBar()->actions().isEmpty()) menuBar()->setActiveAction(menuBar()->actions().constFirst());
}

/// Alt pressed and released alone shows the menu bar, as it does everywhere.
void MainWindow::watchAlt(const QEvent& event) {
    if (event.type() == QEvent::KeyPress) {
        const auto& key = static_cast<const QKeyEvent&>(event);
        altAlone_ = key.key() == Qt::Key_Alt && !key.isAutoRepeat();
    } else if (event.type() == QEvent::MouseButtonPress || event.type() == QEvent::FocusOut) {
        altAlone_ = false;
    } else if (event.type() == QEvent::KeyRelease &&
               static_cast<const QKeyEvent&>(event).key() == Qt::Key_Alt) {
        if (std::exchange(altAlone_, false)) showMenuBar(!menuBar()->isVisible());
    }
}

} // namespace chalkline
