#include "window/stage_strip.h"

#include "interview/progress.h"
#include "window/style.h"

#include <QCoreApplication>
#include <QHBoxLayout>
#include <QIconEngine>
#include <QPainter>
#include <QToolButton>

namespace chalkline {

namespace {

constexpr int rest = 80;           // ms after an edit until the states are worked out again
constexpr int markSize = 12;       // px
constexpr double markRadius = 4.5; // px
constexpr int markGap = 4;         // px, of the mark to the words

/// A ring, a half-filled one, a filled one: nothing that looks like a mistake.
QPixmap drawnMark(interview::StepState state, const Theme& theme, bool isCurrent, double ratio) {
    const QSize size(markSize, markSize);
    QPixmap drawn(size * ratio);
    drawn.setDevicePixelRatio(ratio);
    drawn.fill(Qt::transparent);
    QPainter painter(&drawn);
    painter.setRenderHint(QPainter::Antialiasing);
    const QColor colour = isCurrent                                   ? colourOf(theme.card)
                          : state == interview::StepState::GoodEnough ? colourOf(theme.good)
                                                                      : colourOf(theme.controlBorder);
    const QRectF ring(markSize / 2.0 - markRadius, markSize / 2.0 - markRadius, 2 * markRadius,
                      2 * markRadius);
    painter.setPen(QPen(colour, 1.5));
    if (state == interview::StepState::GoodEnough) painter.setBrush(colour);
    painter.drawEllipse(ring);
    if (state == interview::StepState::Begun) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(colour);
        painter.drawPie(ring, 90 * 16, 180 * 16);
    }
    return drawn;
}

QIcon markIcon(interview::StepState state, const Theme& theme, double ratio) {
    QIcon icon(drawnMark(state, theme, false, ratio));
    icon.addPixmap(drawnMark(state, theme, true, ratio), QIcon::Normal, QIcon::On);
    return icon;
}

QString titleOf(interview::Stage stage) {
    return QCoreApplication::translate("Stage", interview::textOf(stage).title.data());
}

QString spoken(interview::StepState state) {
    switch (state) {
    case interview::StepState::Empty:
        return StageStrip::tr("nothing yet");
    case interview::StepState::Begun:
        return StageStrip::tr("begun");
    case interview::StepState::GoodEnough:
        return StageStrip::tr("good enough");
    }
    return {};
}

} // namespace

StageStrip::StageStrip(QWidget* parent)
    : QWidget(parent) {
    setObjectName(QStringLiteral("stages"));
    setAccessibleName(tr("Stages"));
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(2);
    for (const interview::StageText& text : interview::allStages()) {
        auto* button = new QToolButton(this);
        button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        button->setIconSize({markSize, markSize});
        button->setCheckable(true);
        button->setProperty("role", QStringLiteral("stage"));
        button->setFocusPolicy(Qt::TabFocus);
        button->setAccessibleName(titleOf(text.stage));
        connect(button, &QToolButton::clicked, this, [this, stage = text.stage] {
            setCurrent(stage);
            Q_EMIT stageAsked(stage);
        });
        row->addWidget(button);
        buttons_[static_cast<std::size_t>(text.stage)] = button;
    }
    setCurrent(current_);
    fit();
    later_.setSingleShot(true);
    later_.setInterval(rest);
    connect(&later_, &QTimer::timeout, this, &StageStrip::showStates);
}

QToolButton* StageStrip::button(interview::Stage stage) const {
    return buttons_[static_cast<std::size_t>(stage)];
}

void StageStrip::showSession(Session* session) {
    session_ = session;
    records_ = {};
    later_.stop();
    if (session_)
        records_ = session_->observe([this](const Notice& notice) {
            if (notice.origin != Origin::Preview) follow(notice);
        });
    showStates();
}

/// Working on something is being in its stage; the focus and the panel stay where they are.
void StageStrip::follow(const Notice& notice) {
    if (notice.origin == Origin::Commit)
        if (const auto stage = interview::stageOf(notice.changes, session_->document().tables()))
            setCurrent(*stage);
    later_.start();
}

void StageStrip::setTheme(const Theme& theme) {
    theme_ = &theme;
    showStates();
}

void StageStrip::setMode(Mode mode) {
    mode_ = mode;
    showStates();
}

void StageStrip::setCurrent(interview::Stage stage) {
    current_ = stage;
    for (std::size_t i = 0; i < buttons_.size(); ++i)
        buttons_[i]->setChecked(i == static_cast<std::size_t>(stage));
    fit();
}

void StageStrip::setShort(bool isShort) {
    if (short_ == isShort) return;
    short_ = isShort;
    fit();
}

QString StageStrip::wordsOf(interview::Stage stage, bool isShort) const {
    const QString number = QString::number(interview::numberOf(stage));
    return isShort && stage != current_ ? number : number + ' ' + titleOf(stage);
}

/// As wide as its words in bold, so that nothing moves when another stage is the current one.
int StageStrip::widthOf(interview::Stage stage, bool isShort) const {
    const QToolButton* shown = button(stage);
    QFont bold = shown->font();
    bold.setWeight(QFont::DemiBold);
    const int frame = shown->sizeHint().width() - shown->fontMetrics().horizontalAdvance(shown->text());
    const int mark = showsStates() && shown->icon().isNull() ? markSize + markGap : 0;
    return QFontMetrics(bold).horizontalAdvance(wordsOf(stage, isShort)) + mark + frame;
}

int StageStrip::widthOf(bool isShort) const {
    int sum = layout()->spacing() * (static_cast<int>(stageCount) - 1);
    for (const interview::StageText& text : interview::allStages())
        sum += widthOf(text.stage, isShort);
    return sum;
}

void StageStrip::fit() {
    for (const interview::StageText& text : interview::allStages()) {
        QToolButton* button = this->button(text.stage);
        button->setText(wordsOf(text.stage, short_));
        button->setFixedWidth(widthOf(text.stage, short_));
    }
}

bool StageStrip::event(QEvent* event) {
    const bool done = QWidget::event(event);
    // The buttons have their new font only after the strip has its.
    if (event->type() == QEvent::StyleChange || event->type() == QEvent::FontChange ||
        event->type() == QEvent::Polish)
        QMetaObject::invokeMethod(this, &StageStrip::fit, Qt::QueuedConnection);
    return done;
}

void StageStrip::showStates() {
    if (!theme_) return;
    const bool isShown = showsStates();
    const interview::Progress progress =
        isShown ? interview::progressOf(session_->document().tables()) : interview::Progress();
    for (const interview::StageText& text : interview::allStages()) {
        QToolButton* button = this->button(text.stage);
        const QString keys = tr("Ctrl+%1").arg(interview::numberOf(text.stage));
        if (!isShown) {
            button->setIcon({});
            button->setAccessibleDescription({});
            button->setToolTip(keys);
            continue;
        }
        const interview::StepState state = progress.of(text.stage).state;
        button->setIcon(markIcon(state, *theme_, devicePixelRatioF()));
        button->setAccessibleDescription(spoken(state));
        button->setToolTip(QString::fromUtf8(text.says.data(), static_cast<qsizetype>(text.says.size())) +
                           QStringLiteral("\n%1 · %2").arg(spoken(state), keys));
    }
    fit();
}

} // namespace chalkline
