// The rail at the left: one button a family, which unfolds the palette at that family.
#pragma once

#include "render/theme.h"

#include <QFrame>

class QLayout;
class QToolButton;

namespace chalkline {

class Rail : public QFrame {
    Q_OBJECT
public:
    static constexpr int railWidth = 48; // px

    explicit Rail(QWidget* parent = nullptr);
    void setTheme(const Theme& theme);

Q_SIGNALS:
    void familyChosen(Family family);
    /// By its letter: a connection, f boundary, t note.
    void toolChosen(QChar letter);

private:
    QToolButton* addButton(QLayout& rows, const QString& title, const QString& keys);

    std::vector<QToolButton*> buttons_; // by Family
    std::vector<QToolButton*> tools_;
};

} // namespace chalkline
