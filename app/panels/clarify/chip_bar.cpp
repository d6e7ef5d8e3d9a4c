#include "panels/clarify/chip_bar.h"

#include "panels/statements/chip_layout.h"
#include "panels/statements/elided_button.h"

#include <QKeyEvent>

#include <algorithm>

namespace chalkline {

ChipBar::ChipBar(QWidget* parent)
    : QWidget(parent)
    , row_(new ChipLayout(this)) {}

void ChipBar::show(const QStringList& texts, const QStringList& spoken, bool checkable) {
    if (texts == texts_) return;
    texts_ = texts;
    const bool focused = std::ranges::any_of(chips_, &QPushButton::hasFocus);
    while (QLayoutItem* item = row_->takeAt(0))
        delete item;
    for (QPushButton* chip : chips_) {
        chip->removeEventFilter(this);
        chip->hide();
        chip->deleteLater();
    }
    chips_.clear();
    for (int i = 0; i < texts.size(); ++i) {
        auto* chip = new ElidedButton(texts[i], this);
        chip->setObjectName(QStringLiteral("choice"));
        chip->setCheckable(checkable);
        chip->setAutoDefault(false);
        chip->setAccessibleName(spoken.value(i, texts[i]));
        chip->installEventFilter(this);
        connect(chip, &QPushButton::clicked, this, [this, i] { Q_EMIT pressed(i); });
        row_->addWidget(chip);
        chip->show();
        chips_.push_back(chip);
    }
    if (!chips_.empty()) makeCurrent(std::min(current_, chips_.size() - 1));
    if (!focused) return;
    if (chips_.empty())
        Q_EMIT emptied();
    else
        chips_[current_]->setFocus();
}

void ChipBar::setChecked(int index, bool checked) {
    chip(index)->setChecked(checked);
}

void ChipBar::setHint(int index, const QString& hint) {
    chip(index)->setToolTip(hint);
}

void ChipBar::makeCurrent(std::size_t index) {
    current_ = index;
    for (std::size_t i = 0; i < chips_.size(); ++i)
        chips_[i]->setFocusPolicy(i == current_ ? Qt::StrongFocus : Qt::ClickFocus);
}

bool ChipBar::eventFilter(QObject* watched, QEvent* event) {
    const auto here = std::ranges::find(chips_, watched);
    if (here == chips_.end()) return QWidget::eventFilter(watched, event);
    const auto at = static_cast<std::size_t>(here - chips_.begin());
    if (event->type() == QEvent::FocusIn) makeCurrent(at);
    if (event->type() != QEvent::KeyPress) return QWidget::eventFilter(watched, event);
    std::size_t to = at;
    switch (static_cast<QKeyEvent*>(event)->key()) {
    case Qt::Key_Left:
    case Qt::Key_Up:
        to = at == 0 ? at : at - 1;
        break;
    case Qt::Key_Right:
    case Qt::Key_Down:
        to = std::min(at + 1, chips_.size() - 1);
        break;
    case Qt::Key_Home:
        to = 0;
        break;
    case Qt::Key_End:
        to = chips_.size() - 1;
        break;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        chips_[at]->click();
        return true;
    default:
        return false;
    }
    makeCurrent(to);
    chips_[to]->setFocus(Qt::OtherFocusReason);
    return true;
}

} // namespace chalkline
