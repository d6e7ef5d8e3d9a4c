#include "panels/statements/hint_box.h"

#include "panels/statements/wrapped_label.h"

#include <QPushButton>
#include <QVBoxLayout>

namespace chalkline {

namespace {

constexpr int mostLines = 4; // of one hint

} // namespace

HintBox::HintBox(QWidget* parent)
    : QWidget(parent)
    , ask_(new QPushButton(tr("Hint"), this))
    , lines_(new QWidget(this))
    , rows_(new QVBoxLayout(lines_)) {
    setObjectName(QStringLiteral("hints"));
    auto* all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->setSpacing(0);
    rows_->setContentsMargins(0, 0, 0, 0);
    rows_->setSpacing(2);
    setRole(ask_, "onward");
    ask_->setAccessibleName(tr("Show a hint"));
    all->addWidget(ask_, 0, Qt::AlignLeft);
    all->addWidget(lines_);
    connect(ask_, &QPushButton::clicked, this, [this] {
        asked_ = true;
        refresh();
    });
    refresh();
}

void HintBox::show(const std::vector<HintLine>& lines) {
    if (lines == shown_) return;
    shown_ = lines;
    asked_ = false;
    while (QLayoutItem* item = rows_->takeAt(0)) {
        item->widget()->hide();
        item->widget()->deleteLater();
        delete item;
    }
    for (const HintLine& line : lines) {
        auto* label = new WrappedLabel(mostLines, lines_);
        label->setText(line.text);
        setRole(label, line.role);
        if (QLatin1String(line.role) == QLatin1String("caption")) label->setContentsMargins(0, 4, 0, 0);
        rows_->addWidget(label);
        label->show(); // now, not when the event loop comes round: heights are asked for before
    }
    refresh();
}

void HintBox::setMode(Mode mode) {
    mode_ = mode;
    asked_ = false;
    refresh();
}

void HintBox::refresh() {
    const bool any = !shown_.empty() && mode_ != Mode::Interview;
    const bool open = any && (mode_ == Mode::Work || asked_);
    ask_->setVisible(any && !open);
    lines_->setVisible(open);
    setVisible(any);
}

} // namespace chalkline
