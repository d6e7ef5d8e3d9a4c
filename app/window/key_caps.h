// Keys as people see them on a keyboard: small caps with rounded corners, used by the command palette, the
// shortcut sheet and the preferences.
#pragma once

#include "render/theme.h"

#include <QKeySequence>
#include <QWidget>

namespace chalkline {

/// "Ctrl", "Shift", "P"; one list a chord, chords after one another.
[[nodiscard]] QStringList capsOf(const QKeySequence& sequence);
/// The caps of several sequences, at most `most` of them, with "or" between them.
[[nodiscard]] QStringList capsOf(const QList<QKeySequence>& sequences, int most);

/// px. `font` is that of the text beside them.
[[nodiscard]] int capsWidth(const QStringList& caps, const QFont& font);
/// Ends at the right edge of `box`, in its middle.
void paintCaps(QPainter& painter, const QRect& box, const QStringList& caps, const QFont& font,
               const Theme& theme);

class KeyCaps : public QWidget {
    Q_OBJECT
public:
    explicit KeyCaps(QWidget* parent = nullptr);
    void show(const QStringList& caps, const Theme& theme);
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QStringList caps_;
    const Theme* theme_ = &themeOf(ThemeName::Light);
};

} // namespace chalkline
