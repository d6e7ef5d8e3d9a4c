// The preferences: what is chosen acts at once and stays; there is nothing to confirm.
#pragma once

#include "window/key_editor.h"

#include <QDialog>

class QButtonGroup;
class QCheckBox;
class QStackedWidget;
class QTabBar;

namespace chalkline {

class Preferences : public QDialog {
    Q_OBJECT
public:
    /// Registry and settings must outlive it.
    Preferences(CommandRegistry& registry, Settings& settings, QWidget* parent);

    void setTheme(const Theme& theme) { keys_->setTheme(theme); }
    /// "general" or "keys".
    void showPage(const QString& id);

private:
    [[nodiscard]] QWidget* generalPage();
    /// A row of buttons of which one is down.
    [[nodiscard]] QWidget* segments(const QString& name, const QList<std::pair<int, QString>>& choices,
                                    int now, const std::function<void(int)>& chosen);
    [[nodiscard]] QCheckBox* check(const QString& text, bool now, const std::function<void(bool)>& chosen);

    CommandRegistry& registry_;
    Settings& settings_;
    QTabBar* tabs_;
    QStackedWidget* pages_;
    KeyEditor* keys_;
};

} // namespace chalkline
