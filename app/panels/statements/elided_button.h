// A push button whose text gives way where there is no room for it. Says the whole text in its tool tip.
#pragma once

#include <QPushButton>

namespace chalkline {

class ElidedButton : public QPushButton {
public:
    ElidedButton(const QString& text, QWidget* parent);

    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
};

} // namespace chalkline
