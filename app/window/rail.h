// The rail at the left: one button a family, which unfolds the palette at that family.
#pragma once

#include "render/theme.h"

#include <QFrame>

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

private:
    std::vector<QToolButton*> buttons_; // by Family
};

} // namespace chalkline
