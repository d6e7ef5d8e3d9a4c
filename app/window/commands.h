// Every command of the window in one registry: menus, context menus, keys, command palette and shortcut sheet
// come from it. A key acts where its scope says: in the whole window, or only while the canvas has focus.
#pragma once

#include <QAction>
#include <QList>
#include <QString>

#include <functional>
#include <vector>

class QMainWindow;
class QMenu;
class QWidget;

namespace chalkline {

enum class Scope { Window, Canvas };

struct WindowCommand {
    QString id;       // "edit.undo"; stable, it is in people's settings
    QString menu;     // "&Edit"
    QString text;     // "Undo"
    QStringList keys; // the defaults, in portable form
    std::function<void()> run;
    std::function<bool()> enabled = {}; // empty = always
    Scope scope = Scope::Window;
    std::function<bool()> checked = {}; // empty = no check mark
    bool apart = false;                 // a separator stands before it in its menu
};

class CommandRegistry {
public:
    /// `canvas` is where keys of Scope::Canvas act.
    CommandRegistry(QMainWindow& window, QWidget& canvas)
        : window_(window)
        , canvas_(canvas) {}

    void add(WindowCommand command);
    /// One menu a group, in the order they were added.
    void buildMenus();
    /// Asks every command whether it makes sense now.
    void refresh();

    [[nodiscard]] const std::vector<WindowCommand>& commands() const { return commands_; }
    /// Null if there is no such command.
    [[nodiscard]] const WindowCommand* find(const QString& id) const;
    [[nodiscard]] QAction* action(const QString& id) const;
    /// Runs it if it is enabled; false if it is not or is not there.
    bool run(const QString& id);
    void setText(const QString& id, const QString& text);

    /// The keys in force, the person's own or the defaults.
    [[nodiscard]] QStringList keysOf(const QString& id) const;
    /// Gives a command other keys. Refused, with the title of the command that has one already, if one of
    /// them is taken; the empty string means it was done.
    [[nodiscard]] QString setKeys(const QString& id, const QStringList& keys);
    /// Two commands with one key, or "".
    [[nodiscard]] QString sharedKey() const;

    /// Adds the actions named to a menu; "" is a separator. Unknown ids are left out.
    void fill(QMenu& menu, const QStringList& ids) const;

private:
    [[nodiscard]] std::size_t indexOf(const QString& id) const; // size() if it is not there

    QMainWindow& window_;
    QWidget& canvas_;
    std::vector<WindowCommand> commands_;
    std::vector<QAction*> actions_;
};

/// The title without mnemonic and dots, as lists show it.
[[nodiscard]] QString plainTitle(const QString& text);

} // namespace chalkline
