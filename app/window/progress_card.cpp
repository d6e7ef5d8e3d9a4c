#include "window/progress_card.h"

#include "window/announce.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>

namespace chalkline {

namespace {

constexpr int margin = 16; // px to the edge of the canvas
constexpr int gap = 8;     // px between two cards
constexpr int barWidth = 160;

} // namespace

ProgressCard::ProgressCard(QWidget& canvas, int row)
    : QFrame(&canvas)
    , canvas_(canvas)
    , row_(row)
    , text_(new QLabel(this))
    , bar_(new QProgressBar(this))
    , cancel_(new QPushButton(tr("Cancel"), this)) {
    setProperty("role", QStringLiteral("progress"));
    setCursor(Qt::ArrowCursor);
    auto* line = new QHBoxLayout(this);
    line->setContentsMargins(16, 8, 8, 8);
    line->setSpacing(12);
    bar_->setRange(0, 100);
    bar_->setTextVisible(false);
    bar_->setFixedSize(barWidth, 6);
    bar_->setAccessibleName(tr("Progress"));
    cancel_->setAutoDefault(false);
    cancel_->setToolTip(tr("Cancel (Esc)"));
    line->addWidget(text_);
    line->addWidget(bar_);
    line->addWidget(cancel_);
    connect(cancel_, &QPushButton::clicked, this, &ProgressCard::cancelAsked);
    canvas.installEventFilter(this);
    hide();
}

void ProgressCard::tell(const QString& what, int percent) {
    text_->setText(percent < 0 ? tr("%1 …").arg(what) : tr("%1 … %2 %").arg(what).arg(percent));
    bar_->setMaximum(percent < 0 ? 0 : 100); // with nothing to reach it runs to and fro
    bar_->setValue(percent);
    setAccessibleName(what);
    place();
    if (isVisible()) return;
    show();
    raise();
    announce(*this);
}

void ProgressCard::finish() {
    // The focus goes back to the canvas rather than to whatever is next.
    if (cancel_->hasFocus()) canvas_.setFocus();
    hide();
}

void ProgressCard::place() {
    const QSize own = sizeHint();
    const int top = canvas_.height() - margin - own.height() - row_ * (own.height() + gap);
    setGeometry((canvas_.width() - own.width()) / 2, top, own.width(), own.height());
}

void ProgressCard::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Escape) Q_EMIT cancelAsked();
    event->accept(); // nothing typed here is for the canvas below
}

bool ProgressCard::eventFilter(QObject* watched, QEvent* event) {
    if (watched == &canvas_ && event->type() == QEvent::Resize && isVisible()) place();
    return QFrame::eventFilter(watched, event);
}

} // namespace chalkline
