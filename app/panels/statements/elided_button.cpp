#include "panels/statements/elided_button.h"

#include <QStyleOptionButton>
#include <QStylePainter>

namespace chalkline {

ElidedButton::ElidedButton(const QString& text, QWidget* parent)
    : QPushButton(QString(text).replace('&', QStringLiteral("&&")), parent) {
    setToolTip(text);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
}

QSize ElidedButton::minimumSizeHint() const {
    return {fontMetrics().averageCharWidth() * 6, sizeHint().height()};
}

void ElidedButton::paintEvent(QPaintEvent*) {
    QStyleOptionButton option;
    initStyleOption(&option);
    const int lacking = sizeHint().width() - width();
    if (lacking > 0) {
        const int room = fontMetrics().horizontalAdvance(option.text) - lacking;
        option.text = fontMetrics().elidedText(option.text, Qt::ElideRight, room);
    }
    QStylePainter painter(this);
    painter.drawControl(QStyle::CE_PushButton, option);
}

} // namespace chalkline
