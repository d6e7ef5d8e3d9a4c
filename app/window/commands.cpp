#include "window/commands.h"

#include <QMainWindow>
#include <QMap>
#include <QMenu>
#include <QMenuBar>

namespace chalkline {

void CommandRegistry::add(WindowCommand command) {
    auto* action = new QAction(command.text, &window_);
    QList<QKeySequence> keys;
    for (const QString& key : command.keys)
        keys.append(QKeySequence(key));
    action->setShortcuts(keys);
    action->setObjectName(command.id);
    QObject::connect(action, &QAction::triggered, &window_, command.run);
    window_.addAction(action);
    actions_.push_back(action);
    commands_.push_back(std::move(command));
}

void CommandRegistry::buildMenus() {
    QMap<QString, QMenu*> menus;
    for (std::size_t i = 0; i < commands_.size(); ++i) {
        QMenu*& menu = menus[commands_[i].menu];
        if (!menu) menu = window_.menuBar()->addMenu(commands_[i].menu);
        menu->addAction(actions_[i]);
    }
}

void CommandRegistry::refresh() {
    for (std::size_t i = 0; i < commands_.size(); ++i)
        if (commands_[i].enabled) actions_[i]->setEnabled(commands_[i].enabled());
}

QString CommandRegistry::sharedKey() const {
    QMap<QKeySequence, QString> owners;
    for (const WindowCommand& command : commands_)
        for (const QString& key : command.keys) {
            QString& owner = owners[QKeySequence(key)];
            if (!owner.isEmpty()) return key + ": " + owner + ", " + command.id;
            owner = command.id;
        }
    return {};
}

} // namespace chalkline
