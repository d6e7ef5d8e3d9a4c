#include "panels/inspector/field_row.h"

#include <QGridLayout>
#include <QPainter>
#include <QPainterPath>
#include <QToolButton>

namespace chalkline {

namespace {

constexpr int resetWidth = 22; // px

/// An arrow that turns back, in the accent.
class ResetButton : public QToolButton {
public:
    using QToolButton::QToolButton;

protected:
    void paintEvent(QPaintEvent* event) override {
        QToolButton::paintEvent(event);
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        const QPointF middle = QRectF(rect()).center();
        painter.setPen(
            QPen(palette().color(QPalette::Highlight), 1.6, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        const QRectF circle(middle.x() - 5, middle.y() - 4.5, 10, 10);
        painter.drawArc(circle, -140 * 16, 290 * 16);
        const QPointF tip = circle.center() + QPointF(-4.3, -2.6);
        painter.drawPolyline(QPolygonF({tip + QPointF(-0.6, -3.4), tip, tip + QPointF(3.5, 0.2)}));
    }
};

} // namespace

FieldRow::FieldRow(EditField field, QWidget* parent)
    : QWidget(parent)
    , field_(std::move(field))
    , grid_(new QGridLayout(this))
    , label_(new QLabel(field_.label, this))
    , editor_(makeEditor(field_, this))
    , error_(new QLabel(this)) {
    label_->setTextFormat(Qt::PlainText);
    label_->setProperty("role", "quiet");
    label_->setWordWrap(true);
    label_->setMinimumHeight(field_.input == FieldInput::Fact ? FieldEditor::factHeight
                                                              : FieldEditor::controlHeight);
    error_->setTextFormat(Qt::PlainText);
    error_->setProperty("role", "field-error");
    error_->setWordWrap(true);
    error_->hide();
    grid_->setContentsMargins(0, 0, 0, 0);
    grid_->setHorizontalSpacing(4);
    grid_->setVerticalSpacing(2);
    grid_->setColumnStretch(1, 1);
    if (field_.reset) {
        reset_ = new ResetButton(this);
        reset_->setFixedWidth(resetWidth);
        reset_->setMinimumHeight(FieldEditor::controlHeight);
        reset_->hide();
        connect(reset_, &QToolButton::clicked, this, &FieldRow::resetAsked);
    }
    if (field_.input == FieldInput::Lines) setMinimumHeight(4 * FieldEditor::controlHeight);
    stacked_ = true;
    setStacked(false);
    nameParts();
}

void FieldRow::setStacked(bool stacked) {
    if (std::exchange(stacked_, stacked) == stacked) return;
    for (QWidget* part : {static_cast<QWidget*>(label_), static_cast<QWidget*>(editor_),
                          static_cast<QWidget*>(error_), static_cast<QWidget*>(reset_)})
        if (part) grid_->removeWidget(part);
    if (stacked)
        label_->setMaximumWidth(QWIDGETSIZE_MAX);
    else
        label_->setFixedWidth(labelWidth);
    if (stacked) label_->setMinimumWidth(0);
    const int line = stacked ? 1 : 0;
    grid_->addWidget(label_, 0, 0, 1, stacked ? 3 : 1, Qt::AlignTop);
    grid_->addWidget(editor_, line, stacked ? 0 : 1, 1, stacked ? 2 : 1, Qt::AlignTop);
    if (reset_) grid_->addWidget(reset_, line, 2, Qt::AlignTop);
    grid_->addWidget(error_, line + 1, stacked ? 0 : 1, 1, 2);
}

/// Names for those who do not see the label, and the unit, which is only painted.
void FieldRow::nameParts() {
    const QString name = field_.unit.isEmpty() ? field_.label : tr("%1, %2").arg(field_.label, field_.unit);
    editor_->setAccessibleName(name);
    editor_->control()->setAccessibleName(name);
    if (reset_) {
        reset_->setAccessibleName(tr("%1: back to the default").arg(field_.label));
        reset_->setToolTip(tr("Back to the default"));
    }
    label_->setText(field_.label);
    label_->setBuddy(editor_->control());
}

void FieldRow::adopt(EditField field) {
    field_ = std::move(field);
    editor_->showOptions({});
    originals.clear();
    nameParts();
}

void FieldRow::show(const Session& session, std::span<const Ref> subjects) {
    if (subjects.empty()) return;
    shown_ = field_.read(session, subjects.front());
    mixed_ = std::ranges::any_of(subjects,
                                 [&](const Ref& subject) { return field_.read(session, subject) != shown_; });
    own_ = field_.own &&
           std::ranges::any_of(subjects, [&](const Ref& subject) { return field_.own(session, subject); });
    editor_->showValue(shown_, mixed_);
    editor_->showProvenance(!field_.own ? Provenance::Plain : own_ ? Provenance::Own : Provenance::Default);
    if (reset_) reset_->setVisible(own_);
    const QString hint = field_.hint ? field_.hint(session, subjects.front()) : QString();
    label_->setToolTip(hint);
    editor_->control()->setToolTip(hint);
    editor_->control()->setAccessibleDescription(hint);
    complain({});
}

bool FieldRow::saysSomething() const {
    return mixed_ || (!shown_.isEmpty() && shown_ != field_.usual);
}

/// Where the design speaks of what a value must be, the label stands beside it.
void FieldRow::complain(const QString& message) {
    QString text = message;
    if (!text.isEmpty()) text[0] = text[0].toUpper();
    error_->setText(text);
    error_->setVisible(!text.isEmpty());
    editor_->markWrong(!text.isEmpty());
    if (!text.isEmpty()) editor_->control()->setAccessibleDescription(text);
}

QString FieldRow::error() const {
    return error_->text();
}

} // namespace chalkline
