#include "panels/statements/growing_text.h"

#include <QAbstractTextDocumentLayout>
#include <QEvent>

#include <algorithm>

namespace chalkline {

GrowingText::GrowingText(QWidget* parent, int leastLines, int mostLines)
    : PlainText(parent)
    , leastLines_(leastLines)
    , mostLines_(mostLines) {
    setTabChangesFocus(true);
    setVerticalScrollBarPolicy(Qt::ScrollBarAsNeeded);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    document()->setDocumentMargin(0);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(document()->documentLayout(), &QAbstractTextDocumentLayout::documentSizeChanged, this,
            [this] { fit(); });
    fit();
}

void GrowingText::changeEvent(QEvent* event) {
    QPlainTextEdit::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange) fit();
}

/// Another width breaks the text elsewhere, which the document does not always say.
void GrowingText::resizeEvent(QResizeEvent* event) {
    QPlainTextEdit::resizeEvent(event);
    fit();
}

void GrowingText::fit() {
    const int lines = std::clamp(static_cast<int>(document()->size().height()), leastLines_, mostLines_);
    // A scroll bar that is not needed would narrow the text and so break it once more.
    const bool all = static_cast<int>(document()->size().height()) <= mostLines_;
    setVerticalScrollBarPolicy(all ? Qt::ScrollBarAlwaysOff : Qt::ScrollBarAsNeeded);
    const int height = lines * fontMetrics().lineSpacing() + 10;
    if (height != this->height() || height != minimumHeight()) setFixedHeight(height);
}

} // namespace chalkline
