#include "window/search_field.h"

#include "window/icons.h"
#include "window/style.h"

#include <QPainter>
#include <QStyleOptionFrame>

namespace chalkline {

SearchField::SearchField(const QString& hint, QWidget* parent)
    : QLineEdit(parent)
    , hint_(hint)
    , lens_(addAction(QIcon(), QLineEdit::LeadingPosition)) {
    setAccessibleName(hint);
    setProperty("role", QStringLiteral("search"));
    setTheme(themeOf(ThemeName::Light));
}

void SearchField::setTheme(const Theme& theme) {
    colour_ = colourOf(theme.ink2);
    lens_->setIcon(symbolIcon(Symbol::Search, colour_));
    update();
}

void SearchField::paintEvent(QPaintEvent* event) {
    QLineEdit::paintEvent(event);
    if (!text().isEmpty()) return;
    QPainter painter(this);
    painter.setPen(colour_);
    // Where the cursor stands, a little to the right of it.
    const QRect cursor = cursorRect();
    const QRect place(cursor.center().x() + 1, 0, width() - cursor.center().x() - 8, height());
    painter.drawText(place, Qt::AlignLeft | Qt::AlignVCenter,
                     fontMetrics().elidedText(hint_, Qt::ElideRight, place.width()));
}

} // namespace chalkline
