// Every command of the window in a list that a few letters narrow down; Enter runs the one that is chosen.
#pragma once

#include "window/command_search.h"
#include "window/commands.h"
#include "window/overlay.h"
#include "window/settings.h"

#include "render/theme.h"

class QListView;
class QLabel;

namespace chalkline {

class CommandRows;
class SearchField;

class CommandPalette : public Overlay {
    Q_OBJECT
public:
    static constexpr int paletteWidth = 560; // px at the usual text size

    /// Registry and settings must outlive it.
    CommandPalette(CommandRegistry& registry, Settings& settings, QWidget& window);

    void setTheme(const Theme& theme);
    void ask();

protected:
    QRect placeIn(const QRect& window) override;
    QWidget* firstFocus() override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void collect();
    void search();
    void runRow(int row);
    void step(int rows);
    [[nodiscard]] bool takeKey(const QKeyEvent& key);

    CommandRegistry& registry_;
    Settings& settings_;
    std::vector<CommandEntry> entries_;
    std::vector<std::size_t> found_;
    CommandRows* rows_;
    SearchField* search_;
    QListView* list_;
    QLabel* nothing_;
};

} // namespace chalkline
