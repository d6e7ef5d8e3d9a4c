// The Arrange menu and the context menus of the canvas.
#include "window/main_window.h"

#include "canvas/canvas.h"

#include <QMenu>

namespace chalkline {

void MainWindow::addArrangeCommands() {}

void MainWindow::showContextMenu(Ref, const QPoint& global) {
    QMenu menu(this);
    commands_.fill(menu, {"edit.rename", "edit.delete", "", "edit.all"});
    commands_.refresh();
    menu.exec(global);
}

} // namespace chalkline
