#include "window/canvas_pill.h"

#include "window/icons.h"
#include "window/style.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QToolButton>

namespace chalkline {

namespace {

constexpr int edgeGap = 12; // px

} // namespace

CanvasPill::CanvasPill(QWidget* canvas, double middle, bool atTop)
    : QFrame(canvas)
    , label_(new QLabel(this))
    , end_(new QToolButton(this))
    , middle_(middle)
    , atTop_(atTop) {
    setObjectName(QStringLiteral("pill"));
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(12, 4, 6, 4);
    row->setSpacing(6);
    row->addWidget(label_);
    row->addWidget(end_);
    label_->setTextFormat(Qt::PlainText);
    end_->setIconSize({14, 14});
    end_->setAutoRaise(true);
    end_->setToolTip(tr("End this"));
    end_->setAccessibleName(tr("End this"));
    end_->setFocusPolicy(Qt::TabFocus);
    connect(end_, &QToolButton::clicked, this, &CanvasPill::ended);
    gone_.setSingleShot(true);
    connect(&gone_, &QTimer::timeout, this, &QWidget::hide);
    hide();
}

void CanvasPill::setTheme(const Theme& theme) {
    setStyleSheet(QStringLiteral("#pill { background: %1; border: 1px solid %2; border-radius: 14px; }"
                                 "#pill QLabel { color: %3; font-size: 12px; font-weight: 600; }")
                      .arg(QString::fromStdString(theme.card), QString::fromStdString(theme.accent),
                           QString::fromStdString(theme.ink)));
    end_->setIcon(symbolIcon(Symbol::Close, colourOf(theme.ink2)));
}

void CanvasPill::showText(const QString& text) {
    label_->setText(text);
    setAccessibleName(text);
    show();
    raise();
    place();
}

void CanvasPill::tell(const QString& text, const QString& endTip) {
    gone_.stop();
    end_->setToolTip(endTip);
    end_->setAccessibleName(endTip);
    end_->show();
    layout()->setContentsMargins(12, 4, 6, 4);
    showText(text);
}

void CanvasPill::tellFor(const QString& text, int milliseconds) {
    end_->hide();
    layout()->setContentsMargins(12, 4, 12, 4);
    showText(text);
    gone_.start(milliseconds);
}

void CanvasPill::place() {
    adjustSize();
    const QSize room = parentWidget()->size();
    const int x = qRound(middle_ * room.width() - width() / 2.0);
    move(std::clamp(x, edgeGap, std::max(edgeGap, room.width() - width() - edgeGap)),
         atTop_ ? edgeGap : room.height() - height() - edgeGap);
}

QString CanvasPill::text() const {
    return isHidden() ? QString() : label_->text();
}

} // namespace chalkline
