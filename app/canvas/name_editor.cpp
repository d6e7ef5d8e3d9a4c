#include "canvas/name_editor.h"

#include "canvas/tools/tool_paint.h"
#include "render/embedded_fonts.h"

#include <QKeyEvent>

#include <algorithm>
#include <cmath>

namespace chalkline {

namespace {

constexpr int margin = 6;      // px between frame and text
constexpr int narrowest = 120; // px
constexpr int widest = 420;    // px
constexpr double smallestFont = 11;

} // namespace

NameEditor::NameEditor(QWidget* parent, const QString& text, const QRectF& place, double zoom, bool oneLine,
                       const Theme& theme)
    : PlainText(parent)
    , place_(place)
    , oneLine_(oneLine) {
    setObjectName(QStringLiteral("nameEditor"));
    setAccessibleName(tr("Label"));
    const double size = std::max(smallestFont, std::round(14 * std::min(zoom, 1.5)));
    const QString family = fontOf({Face::InterSemiBold, size}).family();
    // The widget's own style sheet wins over that of the window.
    setStyleSheet(
        QStringLiteral(
            "#nameEditor { font-family: '%1'; font-size: %2px; font-weight: 600; background: %3; color: %4;"
            " border: 2px solid %5; border-radius: 6px; padding: 0; }")
            .arg(family)
            .arg(size)
            .arg(colourOf(theme.card).name(), colourOf(theme.ink).name(), colourOf(theme.accent).name()));
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    document()->setDocumentMargin(margin);
    setPlainText(text);
    selectAll();
    connect(this, &QPlainTextEdit::textChanged, this, &NameEditor::fit);
    ensurePolished();
    fit();
}

void NameEditor::fit() {
    const QFontMetrics metrics(font());
    int wide = narrowest;
    int lines = 0;
    for (const QString& line : toPlainText().split('\n')) {
        const int width = metrics.horizontalAdvance(line) + 2 * margin + 12;
        wide = std::max(wide, std::min(width, widest));
        lines += 1 + (width - 1) / widest;
    }
    wide = std::max(wide, static_cast<int>(place_.width()));
    const int high =
        std::max(static_cast<int>(place_.height()), lines * metrics.lineSpacing() + 2 * margin + 4);
    const QPointF middle = place_.center();
    setGeometry(static_cast<int>(middle.x() - wide / 2.0), static_cast<int>(middle.y() - high / 2.0), wide,
                high);
}

void NameEditor::keyPressEvent(QKeyEvent* event) {
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (event->key() == Qt::Key_Escape ||
        (enter && (oneLine_ || !(event->modifiers() & Qt::ShiftModifier)))) {
        if (!std::exchange(isDone_, true)) Q_EMIT done(enter);
        return;
    }
    if (event->key() == Qt::Key_Tab) {
        if (!std::exchange(isDone_, true)) Q_EMIT nextAsked();
        return;
    }
    QPlainTextEdit::keyPressEvent(event);
}

void NameEditor::focusOutEvent(QFocusEvent* event) {
    QPlainTextEdit::focusOutEvent(event);
    const bool stays =
        event->reason() == Qt::PopupFocusReason || event->reason() == Qt::ActiveWindowFocusReason;
    if (!stays && !std::exchange(isDone_, true)) Q_EMIT done(true);
}

} // namespace chalkline
