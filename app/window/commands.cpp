#include "window/commands.h"

#include <QMainWindow>
#include <QMap>
#include <QMenu>
#include <QMenuBar>

namespace chalkline {

namespace {

QList<QKeySequence> sequencesOf(const QStringList& keys) {
    QList<QKeySequence> sequences;
    for (const QString& key : keys)
        sequences.append(QKeySequence(key, QKeySequence::PortableText));
    return sequences;
}

} // namespace

void CommandRegistry::add(WindowCommand command) {
    const bool onCanvas = command.scope == Scope::Canvas;
    auto* action = new QAction(command.text, &window_);
    action->setShortcuts(sequencesOf(command.keys));
    action->setShortcutContext(onCanvas ? Qt::WidgetShortcut : Qt::WindowShortcut);
    action->setObjectName(command.id);
    action->setCheckable(static_cast<bool>(command.checked));
    action->setMenuRole(QAction::NoRole);
    QObject::connect(action, &QAction::triggered, &window_, [this, run = command.run] {
        run();
        refresh();
    });
    (onCanvas ? canvas_ : static_cast<QWidget&>(window_)).addAction(action);
    actions_.push_back(action);
    commands_.push_back(std::move(command));
}

void CommandRegistry::buildMenus() {
    QMap<QString, QMenu*> menus;
    for (std::size_t i = 0; i < commands_.size(); ++i) {
        QMenu*& menu = menus[commands_[i].menu];
        if (!menu) menu = window_.menuBar()->addMenu(commands_[i].menu);
        if (commands_[i].apart) menu->addSeparator();
        menu->addAction(actions_[i]);
    }
}

void CommandRegistry::refresh() {
    for (std::size_t i = 0; i < commands_.size(); ++i) {
        if (commands_[i].enabled) actions_[i]->setEnabled(commands_[i].enabled());
        if (commands_[i].checked) actions_[i]->setChecked(commands_[i].checked());
    }
}

std::size_t CommandRegistry::indexOf(const QString& id) const {
    return static_cast<std::size_t>(std::ranges::find(commands_, id, &WindowCommand::id) - commands_.begin());
}

const WindowCommand* CommandRegistry::find(const QString& id) const {
    const std::size_t index = indexOf(id);
    return index < commands_.size() ? &commands_[index] : nullptr;
}

QAction* CommandRegistry::action(const QString& id) const {
    const std::size_t index = indexOf(id);
    return index < actions_.size() ? actions_[index] : nullptr;
}

bool CommandRegistry::run(const QString& id) {
    refresh();
    QAction* found = action(id);
    if (!found || !found->isEnabled()) return false;
    found->trigger();
    return true;
}

void CommandRegistry::setText(const QString& id, const QString& text) {
    if (QAction* found = action(id)) found->setText(text);
}

QStringList CommandRegistry::keysOf(const QString& id) const {
    QStringList keys;
    if (const QAction* found = action(id))
        for (const QKeySequence& key : found->shortcuts())
            keys.append(key.toString(QKeySequence::PortableText));
    return keys;
}

QString CommandRegistry::setKeys(const QString& id, const QStringList& keys) {
    const std::size_t index = indexOf(id);
    if (index == commands_.size()) return id;
    const QList<QKeySequence> wanted = sequencesOf(keys);
    for (std::size_t i = 0; i < actions_.size(); ++i)
        for (const QKeySequence& key : actions_[i]->shortcuts())
            if (i != index && wanted.contains(key)) return plainTitle(commands_[i].text);
    actions_[index]->setShortcuts(wanted);
    return {};
}

QString CommandRegistry::sharedKey() const {
    QMap<QKeySequence, QString> owners;
    for (std::size_t i = 0; i < actions_.size(); ++i)
        for (const QKeySequence& key : actions_[i]->shortcuts()) {
            QString& owner = owners[key];
            if (!owner.isEmpty()) return key.toString() + ": " + owner + ", " + commands_[i].id;
            owner = commands_[i].id;
        }
    return {};
}

void CommandRegistry::fill(QMenu& menu, const QStringList& ids) const {
    for (const QString& id : ids) {
        if (id.isEmpty())
            menu.addSeparator();
        else if (QAction* found = action(id))
            menu.addAction(found);
    }
}

QString plainTitle(const QString& text) {
    QString plain = text;
    plain.remove('&');
    if (plain.endsWith(QStringLiteral(" …"))) plain.chop(2);
    return plain;
}

} // namespace chalkline
