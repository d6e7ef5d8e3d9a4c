#include "panels/inspector/choice_editors.h"

#include "panels/inspector/text_editors.h"

#include <QApplication>
#include <QButtonGroup>
#include <QPushButton>
#include <QStyle>
#include <QWheelEvent>

namespace chalkline {

namespace {

QHBoxLayout* bareRow(QWidget* parent) {
    auto* row = new QHBoxLayout(parent);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    return row;
}

} // namespace

void ListBox::wheelEvent(QWheelEvent* event) {
    event->ignore();
}

void ListBox::paintEvent(QPaintEvent* event) {
    QComboBox::paintEvent(event);
    QPainter painter(this);
    chevron(QApplication::palette().color(QPalette::PlaceholderText))
        .paint(&painter, QRect(width() - 22, (height() - 16) / 2, 16, 16));
}

void ListBox::showPopup() {
    Q_EMIT opening();
    QComboBox::showPopup();
}

/// Drawn here: the style's own box is not seen on slate.
void CheckBox::paintEvent(QPaintEvent*) {
    constexpr int side = 16; // px
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QPalette& colours = QApplication::palette();
    const QRectF box(0.75, (height() - side) / 2.0 + 0.75, side - 1.5, side - 1.5);
    const bool filled = checkState() != Qt::Unchecked;
    const QColor frame =
        hasFocus() || filled ? colours.color(QPalette::Highlight) : colours.color(QPalette::Mid);
    painter.setPen(QPen(frame, hasFocus() ? 2 : 1.25));
    painter.setBrush(filled ? colours.color(QPalette::Highlight) : colours.color(QPalette::Base));
    painter.drawRoundedRect(box, 4, 4);
    painter.setPen(QPen(colours.color(QPalette::Base), 2, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    const QPointF middle = box.center();
    if (checkState() == Qt::Checked)
        painter.drawPolyline(
            QPolygonF({middle + QPointF(-3.5, 0.2), middle + QPointF(-1, 2.8), middle + QPointF(3.6, -2.8)}));
    if (checkState() == Qt::PartiallyChecked)
        painter.drawLine(middle + QPointF(-3.5, 0), middle + QPointF(3.5, 0));
    painter.setPen(colours.color(QPalette::PlaceholderText));
    painter.setFont(font());
    painter.drawText(rect().adjusted(side + 8, 0, 0, 0), Qt::AlignVCenter | Qt::AlignLeft, text());
}

ListEditor::ListEditor(QWidget* parent)
    : FieldEditor(parent)
    , box_(new ListBox(this)) {
    bareRow(this)->addWidget(box_);
    box_->setMinimumHeight(controlHeight);
    box_->setProperty("role", "field");
    box_->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    box_->setMinimumContentsLength(4);
    connect(box_, &ListBox::opening, this, &ListEditor::optionsAsked);
    connect(box_, &QComboBox::activated, this, [this] {
        Q_EMIT began();
        Q_EMIT committed(false);
    });
}

void ListEditor::showOptions(const std::vector<Option>& options) {
    const QString held = value();
    const bool some = box_->currentIndex() >= 0;
    box_->clear();
    for (const Option& option : options)
        box_->addItem(option.text, option.value);
    box_->setCurrentIndex(some ? box_->findData(held) : -1);
}

void ListEditor::showValue(const QString& value, bool mixed) {
    box_->setPlaceholderText(mixed ? tr("mixed") : QString());
    if (!mixed && box_->findData(value) < 0) Q_EMIT optionsAsked();
    box_->setCurrentIndex(mixed ? -1 : box_->findData(value));
}

SegmentEditor::SegmentEditor(QWidget* parent)
    : FieldEditor(parent)
    , group_(new QButtonGroup(this)) {
    bareRow(this);
    connect(group_, &QButtonGroup::buttonClicked, this, [this] {
        Q_EMIT began();
        Q_EMIT committed(false);
    });
}

void SegmentEditor::showOptions(const std::vector<Option>& options) {
    if (!values_.isEmpty()) return;
    for (std::size_t i = 0; i < options.size(); ++i) {
        auto* button = new QPushButton(options[i].text, this);
        button->setCheckable(true);
        button->setMinimumHeight(controlHeight);
        button->setProperty("role", options.size() == 1       ? "segment"
                                    : i == 0                  ? "segment-first"
                                    : i + 1 == options.size() ? "segment-last"
                                                              : "segment");
        button->setAccessibleName(options[i].text);
        group_->addButton(button, static_cast<int>(i));
        layout()->addWidget(button);
        values_.push_back(options[i].value);
    }
}

void SegmentEditor::showValue(const QString& value, bool mixed) {
    if (values_.isEmpty()) Q_EMIT optionsAsked();
    const int wanted = mixed ? -1 : static_cast<int>(values_.indexOf(value));
    if (group_->checkedId() == wanted) return;
    group_->setExclusive(false);
    for (QAbstractButton* button : group_->buttons())
        button->setChecked(group_->id(button) == wanted);
    group_->setExclusive(true);
}

QString SegmentEditor::value() const {
    return values_.value(group_->checkedId());
}

QWidget* SegmentEditor::control() {
    if (QAbstractButton* checked = group_->checkedButton()) return checked;
    return group_->buttons().isEmpty() ? this : static_cast<QWidget*>(group_->buttons().front());
}

FlagEditor::FlagEditor(QWidget* parent)
    : FieldEditor(parent)
    , box_(new CheckBox(this)) {
    bareRow(this)->addWidget(box_);
    box_->setMinimumHeight(controlHeight);
    connect(box_, &QCheckBox::clicked, this, [this] {
        box_->setTristate(false);
        Q_EMIT began();
        Q_EMIT committed(false);
    });
}

void FlagEditor::showValue(const QString& value, bool mixed) {
    box_->setTristate(mixed);
    box_->setCheckState(mixed                            ? Qt::PartiallyChecked
                        : value == QLatin1String("true") ? Qt::Checked
                                                         : Qt::Unchecked);
    box_->setText(mixed ? tr("mixed") : QString());
}

QString FlagEditor::value() const {
    return QString::fromLatin1(box_->checkState() == Qt::Checked ? "true" : "false");
}

void FlagEditor::showProvenance(Provenance provenance) {
    box_->setProperty("provenance", provenance == Provenance::Own ? "own" : "");
}

FactEditor::FactEditor(QWidget* parent)
    : FieldEditor(parent)
    , text_(new QLabel(this)) {
    bareRow(this)->addWidget(text_);
    text_->setTextFormat(Qt::PlainText);
    text_->setMinimumHeight(factHeight);
    text_->setWordWrap(true);
}

void FactEditor::showValue(const QString& value, bool mixed) {
    text_->setText(mixed ? tr("mixed") : value);
}

QString FactEditor::value() const {
    return text_->text();
}

QWidget* FactEditor::control() {
    return text_;
}

QIcon chevron(const QColor& colour, Turn turn) {
    QPixmap picture(32, 32);
    picture.setDevicePixelRatio(2);
    picture.fill(Qt::transparent);
    QPainter painter(&picture);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(colour, 1.5, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    const QPolygonF down({{4.5, 6.5}, {8, 10}, {11.5, 6.5}});
    const QPolygonF right({{6.5, 4.5}, {10, 8}, {6.5, 11.5}});
    painter.drawPolyline(turn == Turn::Down ? down : right);
    return QIcon(picture);
}

FieldEditor* makeEditor(const EditField& field, QWidget* parent) {
    switch (field.input) {
    case FieldInput::Line:
    case FieldInput::Search:
        return new LineEditor(field, parent);
    case FieldInput::Lines:
        return new LinesEditor(parent);
    case FieldInput::Choice:
        return new ListEditor(parent);
    case FieldInput::Segments:
        return new SegmentEditor(parent);
    case FieldInput::Flag:
        return new FlagEditor(parent);
    case FieldInput::Fact:
        return new FactEditor(parent);
    }
    return new FactEditor(parent);
}

} // namespace chalkline
