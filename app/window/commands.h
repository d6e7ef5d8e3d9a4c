// Every command of the window in one registry: menus, keys, and later palette and shortcut sheet come from it.
#pragma once

#include <QAction>
#include <QString>

#include <functional>
#include <vector>

class QMainWindow;

namespace chalkline {

struct WindowCommand {
    QString id;   // "edit.undo"
    QString menu; // "Edit"
    QString text;
    QStringList keys;
    std::function<void()> run;
    std::function<bool()> enabled; // empty = always
};

class CommandRegistry {
public:
    explicit CommandRegistry(QMainWindow& window)
        : window_(window) {}

    void add(WindowCommand command);
    /// One menu a group, in the order they were added.
    void buildMenus();
    /// Asks every command whether it makes sense now.
    void refresh();
    [[nodiscard]] const std::vector<WindowCommand>& commands() const { return commands_; }
    /// Two commands with one key, or "".
    [[nodiscard]] QString sharedKey() const;

private:
    QMainWindow& window_;
    std::vector<WindowCommand> commands_;
    std::vector<QAction*> actions_;
};

} // namespace chalkline
