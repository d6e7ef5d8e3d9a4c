#include "window/search_field.h"

#include "window/icons.h"
#include "window/style.h"

#include <QPainter>
#include <QStyleOptionFrame>

namespace chalkline {

HintedField::HintedField(const QString& hint, QWidget* parent)
    : QLineEdit(parent)
    , hint_(hint)
    , colour_(colourOf(themeOf(ThemeName::Light).ink2)) {
    setAccessibleName(hint);
}

void HintedField::setTheme(const Theme& theme) {
    colour_ = colourOf(theme.ink2);
    update();
}

SearchField::SearchField(const QString& hint, QWidget* parent)
    : HintedField(hint, parent)
    , lens_(addAction(QIcon(), QLineEdit::LeadingPosition)) {
    setProperty("role", QStringLiteral("search"));
}

void SearchField::setTheme(const Theme& theme) {
    lens_->setIcon(symbolIcon(Symbol::Search, colourOf(theme.ink2)));
    HintedField::setTheme(theme);
}

void HintedField::paintEvent(QPaintEvent* event) {
    QLineEdit::paintEvent(event);
    if (!text().isEmpty() || !isEnabled()) return;
    QPainter painter(this);
    painter.setPen(colour_);
    // Where the cursor stands, a little to the right of it.
    const QRect cursor = cursorRect();
    const QRect place(cursor.center().x() + 1, 0, width() - cursor.center().x() - 8, height());
    painter.drawText(place, Qt::AlignLeft | Qt::AlignVCenter,
                     fontMetrics().elidedText(hint_, Qt::ElideRight, place.width()));
}

} // namespace chalkline
