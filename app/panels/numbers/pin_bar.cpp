#include "panels/numbers/pin_bar.h"

#include "model/chip.h"
#include "panels/statements/chip_layout.h"
#include "panels/statements/elided_button.h"
#include "panels/statements/link_chips.h"
#include "panels/statements/wrapped_label.h"

#include <QHBoxLayout>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace chalkline {

std::vector<Ref> pinnedTo(const Tables& tables, const std::string& chip) {
    std::vector<Ref> owners;
    for (const Property& property : tables.of<Property>())
        if (isChip(property) && property.value == chip) owners.push_back(property.owner);
    return owners;
}

std::vector<Ref> pinnable(const std::set<Ref>& selection) {
    std::vector<Ref> refs;
    for (const Ref ref : selection)
        if (ref.type == RecordType::Node || ref.type == RecordType::Edge) refs.push_back(ref);
    return refs;
}

PinBar::PinBar(QWidget* parent)
    : QWidget(parent)
    , chips_(new QWidget(this))
    , row_(new ChipLayout(chips_))
    , pin_(new ElidedButton(tr("Pin to selection"), this))
    , place_(new QPushButton(tr("Put on the sheet"), this)) {
    setObjectName(QStringLiteral("statementDetail"));
    pin_->setObjectName(QStringLiteral("pinButton"));
    place_->setObjectName(QStringLiteral("placeButton"));
    place_->setToolTip(tr("Stands on the canvas as arithmetic that stays up to date"));
    for (QPushButton* button : {pin_, place_}) {
        button->setAutoDefault(false);
        setRole(button, "quiet-button");
    }
    auto* rows = new QVBoxLayout(this);
    rows->setContentsMargins(16, 2, 12, 10);
    rows->setSpacing(4);
    rows->addWidget(chips_);
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(4);
    buttons->addWidget(pin_);
    buttons->addWidget(place_);
    buttons->addStretch(1);
    rows->addLayout(buttons);
    connect(pin_, &QPushButton::clicked, this, &PinBar::pinAsked);
    connect(place_, &QPushButton::clicked, this, &PinBar::placeAsked);
    hide();
}

void PinBar::show(const Document& document, const std::string& chip, bool isEstimate, bool isOnSheet) {
    place_->setVisible(isEstimate && !isOnSheet);
    const std::vector<Ref> owners = pinnedTo(document.tables(), chip);
    chips_->setVisible(!owners.empty());
    if (owners == shown_ && chip == chip_) return;
    shown_ = owners;
    chip_ = chip;
    while (QLayoutItem* item = row_->takeAt(0)) {
        item->widget()->hide();
        item->widget()->deleteLater();
        delete item;
    }
    for (const Ref owner : owners) {
        auto* held = new QFrame(chips_);
        held->setObjectName(QStringLiteral("linkChip"));
        auto* row = new QHBoxLayout(held);
        row->setContentsMargins(6, 0, 0, 0);
        row->setSpacing(0);
        auto* name = new WrappedLabel(1, held);
        name->setText(nameOf(document, owner));
        name->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
        row->addWidget(name, 1);
        auto* cross = new QToolButton(held);
        cross->setText(QStringLiteral("\u00D7"));
        cross->setAccessibleName(tr("Unpin from %1").arg(nameOf(document, owner)));
        cross->setToolTip(cross->accessibleName());
        connect(cross, &QToolButton::clicked, this, [this, owner] { Q_EMIT unpinAsked(owner); });
        row->addWidget(cross);
        row_->addWidget(held);
        held->show();
    }
}

void PinBar::offer(const Document& document, const std::set<Ref>& selection) {
    const std::vector<Ref> refs = pinnable(selection);
    pin_->setEnabled(!refs.empty());
    const QString what = refs.size() == 1 ? nameOf(document, refs.front())
                         : refs.empty()   ? tr("the selection")
                                          : tr("%1 things").arg(refs.size());
    pin_->setText(tr("Pin to %1").arg(what));
    pin_->setToolTip(refs.empty() ? tr("Select a component or a connection on the canvas first")
                                  : tr("Space does it too, and takes it off again"));
}

} // namespace chalkline
