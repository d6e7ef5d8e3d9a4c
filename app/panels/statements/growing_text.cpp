#include "panels/statements/growing_text.h"

#include <QAbstractTextDocumentLayout>
#include <QEvent>

#include <algorithm>

namespace chalkline {

GrowingText::GrowingText(QWidget* parent)
    : PlainText(parent) {
    setTabChangesFocus(true);
    setVerticalScrollBarPolicy(Qt::ScrollBarAsNeeded);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    document()->setDocumentMargin(0);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(document()->documentLayout(), &QAbstractTextDocumentLayout::documentSizeChanged, this,
            [this] { fit(); });
    fit();
}

void GrowingText::setLines(int least, int most) {
    least_ = least;
    most_ = most;
    fit();
}

void GrowingText::changeEvent(QEvent* event) {
    QPlainTextEdit::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange) fit();
}

void GrowingText::fit() {
    const int lines = std::clamp(static_cast<int>(document()->size().height()), least_, most_);
    const int height = lines * fontMetrics().lineSpacing() + 10;
    if (height != this->height() || height != minimumHeight()) setFixedHeight(height);
}

} // namespace chalkline
