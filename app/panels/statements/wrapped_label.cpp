#include "panels/statements/wrapped_label.h"

#include <QPainter>
#include <QStyle>
#include <QTextLayout>

namespace chalkline {

WrappedLabel::WrappedLabel(int maxLines, QWidget* parent)
    : QLabel(parent)
    , maxLines_(maxLines) {
    setTextFormat(Qt::PlainText);
    QSizePolicy policy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

void WrappedLabel::setMaxLines(int lines) {
    if (lines == maxLines_) return;
    maxLines_ = lines;
    updateGeometry();
    update();
}

QStringList WrappedLabel::lines(int width) const {
    QStringList result;
    QTextLayout layout(text(), font());
    QTextOption option;
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    layout.setTextOption(option);
    layout.beginLayout();
    for (QTextLine line = layout.createLine(); line.isValid(); line = layout.createLine()) {
        line.setLineWidth(std::max(width, 1));
        if (result.size() + 1 == maxLines_) {
            result += fontMetrics().elidedText(text().mid(line.textStart()), Qt::ElideRight, width);
            break;
        }
        result += text().mid(line.textStart(), line.textLength()).trimmed();
    }
    layout.endLayout();
    return result;
}

/// What the style sheet puts around the text.
QSize WrappedLabel::frame() const {
    return size() - contentsRect().size();
}

int WrappedLabel::heightForWidth(int width) const {
    const auto count = std::max(lines(width - frame().width()).size(), qsizetype{1});
    return static_cast<int>(count) * fontMetrics().lineSpacing() + frame().height();
}

QSize WrappedLabel::sizeHint() const {
    return QSize(fontMetrics().horizontalAdvance(text()) + 1, fontMetrics().lineSpacing()) + frame();
}

QSize WrappedLabel::minimumSizeHint() const {
    return QSize(fontMetrics().averageCharWidth() * 3, fontMetrics().lineSpacing()) + frame();
}

void WrappedLabel::paintEvent(QPaintEvent* event) {
    QFrame::paintEvent(event);
    QPainter painter(this);
    painter.setPen(palette().color(foregroundRole()));
    const QRect inside = contentsRect();
    int y = inside.y();
    for (const QString& line : lines(inside.width())) {
        const int space = inside.width() - fontMetrics().horizontalAdvance(line);
        painter.drawText(inside.x() + (alignment() & Qt::AlignRight ? space : 0), y + fontMetrics().ascent(),
                         line);
        y += fontMetrics().lineSpacing();
    }
}

void setLook(QWidget* widget, const char* property, const QVariant& value) {
    if (widget->property(property) == value) return;
    widget->setProperty(property, value);
    widget->style()->unpolish(widget);
    widget->style()->polish(widget);
    widget->update();
}

void setRole(QWidget* widget, const char* role) {
    setLook(widget, "role", QByteArray(role));
}

} // namespace chalkline
