#include "panels/statements/statement_detail.h"

#include "panels/statements/growing_text.h"
#include "panels/statements/link_chips.h"
#include "panels/statements/wrapped_label.h"

#include <QAbstractItemView>
#include <QComboBox>
#include <QEvent>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPainter>

namespace chalkline {

namespace {

/// The style sheet leaves a combo box without its arrow.
class Chooser : public QComboBox {
public:
    using QComboBox::QComboBox;

protected:
    void paintEvent(QPaintEvent* event) override {
        QComboBox::paintEvent(event);
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(QPen(palette().color(QPalette::PlaceholderText), 1.5, Qt::SolidLine, Qt::RoundCap));
        const QPointF middle(width() - 12.0, height() / 2.0 + 2);
        const QPointF arrow[] = {middle + QPointF(-4, -4), middle, middle + QPointF(4, -4)};
        painter.drawPolyline(arrow, 3);
    }
};

} // namespace

Expected<bool> runStep(Session& session, const QString& label, const Operation& operation,
                       std::string mergeKey) {
    Transaction edit(session, label.toStdString(), std::move(mergeKey));
    if (auto done = operation(edit); !done) return std::unexpected(done.error());
    return edit.commit();
}

StatementDetail::StatementDetail(QWidget* parent)
    : QWidget(parent)
    , form_(new QFormLayout(this))
    , links_(new LinkChips(this)) {
    setObjectName(QStringLiteral("statementDetail"));
    form_->setContentsMargins(16, 4, 12, 12);
    form_->setHorizontalSpacing(8);
    form_->setVerticalSpacing(6);
    form_->setRowWrapPolicy(QFormLayout::WrapLongRows);
    form_->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    form_->setLabelAlignment(Qt::AlignLeft | Qt::AlignTop);
}

void StatementDetail::showSession(Session* session) {
    for (FieldKeeper* keeper : keepers_)
        keeper->drop();
    session_ = session;
    ref_ = {};
}

void StatementDetail::showRecord(Ref ref) {
    if (ref != ref_) {
        finish();
        ref_ = ref;
        begun_ = ref;
    }
    refresh();
}

void StatementDetail::adopt(Ref ref) {
    ref_ = ref;
}

bool StatementDetail::holds(const Document& document) const {
    return document.contains(ref_);
}

void StatementDetail::refresh() {
    if (!session_ || !ref_.valid()) return;
    if (!holds(session_->document())) {
        for (FieldKeeper* keeper : keepers_)
            keeper->drop();
        ref_ = {};
        return;
    }
    fill(session_->document());
    links_->show(session_->document(), ref_);
}

void StatementDetail::finish() {
    for (FieldKeeper* keeper : keepers_)
        keeper->finish();
}

FieldKeeper* StatementDetail::makeLine(const QString& name, QWidget* parent, Text commit) {
    auto* line = new QLineEdit(parent);
    line->setAccessibleName(name);
    keepers_.push_back(new FieldKeeper(line, std::move(commit)));
    return keepers_.back();
}

FieldKeeper* StatementDetail::addLine(const QString& label, Text commit) {
    FieldKeeper* keeper = makeLine(label, this, std::move(commit));
    addRow(label, keeper->field());
    return keeper;
}

FieldKeeper* StatementDetail::addArea(const QString& label, Text commit) {
    auto* area = new GrowingText(this);
    area->setAccessibleName(label);
    keepers_.push_back(new FieldKeeper(area, std::move(commit)));
    addRow(label, area);
    return keepers_.back();
}

QComboBox* StatementDetail::makeChooser(QWidget* parent) {
    return new Chooser(parent);
}

QComboBox* StatementDetail::makeCombo(const QString& name, const QStringList& items, QWidget* parent,
                                      std::function<void(int)> commit) {
    auto* combo = new Chooser(parent);
    combo->addItems(items);
    combo->setAccessibleName(name);
    combo->view()->setAccessibleName(name);
    combo->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    combo->setMinimumContentsLength(1);
    combo->setFocusPolicy(Qt::StrongFocus);
    combo->installEventFilter(this);
    connect(combo, &QComboBox::activated, this, std::move(commit));
    return combo;
}

QComboBox* StatementDetail::addCombo(const QString& label, const QStringList& items,
                                     std::function<void(int)> commit) {
    QComboBox* combo = makeCombo(label, items, this, std::move(commit));
    combo->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    addRow(label, combo);
    return combo;
}

void StatementDetail::addRow(const QString& label, QWidget* widget) {
    auto* caption = new QLabel(label, this);
    caption->setTextFormat(Qt::PlainText);
    caption->setAlignment(Qt::AlignLeft | Qt::AlignTop);
    caption->setContentsMargins(0, 5, 0, 0); // level with the text of a field
    caption->setBuddy(widget);
    setRole(caption, "quiet");
    form_->addRow(caption, widget);
    rows_.push_back({caption, widget, true});
}

void StatementDetail::addWide(QWidget* widget) {
    form_->addRow(widget);
    rows_.push_back({nullptr, widget, true});
}

void StatementDetail::addLinks() {
    addRow(tr("Links"), links_);
}

void StatementDetail::setRowShown(QWidget* widget, bool shown) {
    const auto row = std::ranges::find(rows_, widget, &Row::widget);
    if (row == rows_.end() || row->shown == shown) return;
    // Taken out, not hidden: QFormLayout forgets the heights of other rows when one that wraps is hidden.
    row->shown = shown;
    if (shown) {
        const auto index = static_cast<int>(std::ranges::count_if(rows_.begin(), row, &Row::shown));
        if (row->label)
            form_->insertRow(index, row->label, widget);
        else
            form_->insertRow(index, widget);
    } else {
        const QFormLayout::TakeRowResult taken = form_->takeRow(widget);
        delete taken.labelItem;
        delete taken.fieldItem;
    }
    if (row->label) row->label->setVisible(shown);
    widget->setVisible(shown);
}

void StatementDetail::run(const QString& label, const std::string& field, const Operation& operation) {
    if (!session_ || !holds(session_->document())) return;
    const auto done =
        runStep(*session_, label, operation, "statement." + std::to_string(begun_.id) + "." + field);
    if (done) return;
    Q_EMIT said(QString::fromStdString(done.error().text()));
    refresh();
}

/// The wheel scrolls the list unless the field was chosen.
bool StatementDetail::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::Wheel && !static_cast<QWidget*>(watched)->hasFocus()) {
        event->ignore();
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace chalkline
