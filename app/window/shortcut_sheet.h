// All keys on one sheet, made from the live registry, and besides them what the hand and typing do on the
// canvas, which are no commands. Scrolls where the window is too small for it.
#pragma once

#include "window/commands.h"
#include "window/overlay.h"
#include "window/settings.h"

#include "render/theme.h"

class QScrollArea;

namespace chalkline {

class ShortcutSheet : public Overlay {
    Q_OBJECT
public:
    /// Registry and settings must outlive it.
    ShortcutSheet(const CommandRegistry& registry, const Settings& settings, QWidget& window);

    void setTheme(const Theme& theme) { theme_ = &theme; }
    /// Closes it if it is there already.
    void showKeys();

protected:
    QRect placeIn(const QRect& window) override;
    QWidget* firstFocus() override;

private:
    struct Line {
        QStringList caps;
        QString text;
    };
    struct Section {
        QString title;
        std::vector<Line> lines;
    };
    [[nodiscard]] std::vector<Section> sections() const;
    void addGestures(std::vector<Section>& all) const;
    [[nodiscard]] QWidget* columnsOf(const std::vector<Section>& all);
    [[nodiscard]] QWidget* sectionWidget(const Section& section);

    const CommandRegistry& registry_;
    const Settings& settings_;
    const Theme* theme_ = &themeOf(ThemeName::Light);
    QScrollArea* scroll_;
};

} // namespace chalkline
