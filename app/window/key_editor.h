// The page of the preferences on which keys are changed: all commands with their keys; two fields below take
// new keys for the one that is chosen. A key that another command has is refused with that command's name.
#pragma once

#include "window/key_settings.h"

#include "render/theme.h"

class QLabel;
class QPushButton;
class QTreeWidget;
class QTreeWidgetItem;

namespace chalkline {

class KeyField;
class SearchField;

class KeyEditor : public QWidget {
    Q_OBJECT
public:
    /// Both must outlive it.
    KeyEditor(CommandRegistry& registry, Settings& settings, QWidget* parent = nullptr);

    void setTheme(const Theme& theme);
    void choose(const QString& id);

private:
    void buildFoot();
    void fill();
    void showKeys();
    void showChosen();
    void filter(const QString& words);
    void record(int slot, const QString& key);
    void answer(const QString& trouble);
    [[nodiscard]] QString chosen() const;

    CommandRegistry& registry_;
    Settings& settings_;
    SearchField* search_;
    QTreeWidget* tree_;
    QLabel* name_;
    KeyField* fields_[2];
    QPushButton* reset_;
    QLabel* message_;
    QMap<QString, QTreeWidgetItem*> items_;
};

} // namespace chalkline
