#include "panels/statements/link_chips.h"

#include "panels/statements/chip_layout.h"
#include "panels/statements/elided_button.h"
#include "panels/statements/wrapped_label.h"

#include <QApplication>
#include <QHBoxLayout>
#include <QPushButton>
#include <QToolButton>

namespace chalkline {

std::vector<LinkedEnd> linksOf(const Document& document, Ref ref) {
    std::vector<LinkedEnd> ends;
    for (const LinkId id : document.referrers<Link>(ref)) {
        const Link* link = document.find(id);
        if (link) ends.push_back({id, link->from == ref ? link->to : link->from});
    }
    return ends;
}

QString nameOf(const Document& document, Ref ref) {
    const RecordPtr record = document.find(ref);
    if (!record) return {};
    std::string name;
    if (const auto* node = std::get_if<Node>(record.get()))
        name = node->name;
    else if (const auto* boundary = std::get_if<Boundary>(record.get()))
        name = boundary->name;
    else if (const auto* flow = std::get_if<Flow>(record.get()))
        name = flow->name;
    else if (const auto* requirement = std::get_if<Requirement>(record.get()))
        name = requirement->code;
    else if (const auto* tradeOff = std::get_if<TradeOff>(record.get()))
        name = tradeOff->title;
    else if (const auto* question = std::get_if<Question>(record.get()))
        name = question->text;
    else if (const auto* item = std::get_if<ScopeItem>(record.get()))
        name = item->text;
    else if (const auto* edge = std::get_if<Edge>(record.get()))
        return nameOf(document, edge->from()) + QStringLiteral(" → ") + nameOf(document, edge->to());
    const QString shown = QString::fromStdString(name).simplified();
    return shown.isEmpty() ? QCoreApplication::translate("chalkline::LinkChips", "unnamed") : shown;
}

bool isLinkable(Ref ref) {
    return ref.type == RecordType::Node || ref.type == RecordType::Edge || ref.type == RecordType::Boundary;
}

LinkChips::LinkChips(QWidget* parent)
    : QWidget(parent)
    , chips_(new QWidget(this))
    , row_(new ChipLayout(chips_))
    , button_(new ElidedButton(tr("Link to selection"), this)) {
    auto* rows = new QVBoxLayout(this);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(6);
    rows->addWidget(chips_);
    rows->addWidget(button_);
    chips_->hide();
    button_->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    connect(button_, &QPushButton::clicked, this, &LinkChips::linkAsked);
}

QWidget* LinkChips::makeChip(const QString& name, const LinkedEnd& end) {
    auto* chip = new QFrame(chips_);
    chip->setObjectName(QStringLiteral("linkChip"));
    auto* row = new QHBoxLayout(chip);
    row->setContentsMargins(2, 0, 0, 0);
    row->setSpacing(0);
    auto* text = new ElidedButton(name, chip);
    setRole(text, "quiet-button");
    text->setFocusPolicy(Qt::NoFocus);
    text->setAccessibleName(isLinkable(end.other) ? tr("Show %1 on the canvas").arg(name)
                                                  : tr("Go to %1").arg(name));
    row->addWidget(text, 1);
    connect(text, &QPushButton::clicked, this, [this, end] { Q_EMIT revealAsked({end.other}); });
    auto* cross = new QToolButton(chip);
    cross->setText(QStringLiteral("×"));
    cross->setAccessibleName(tr("Unlink %1").arg(name));
    cross->setToolTip(tr("Unlink"));
    cross->setFocusPolicy(Qt::StrongFocus);
    row->addWidget(cross);
    connect(cross, &QToolButton::clicked, this, [this, end] { Q_EMIT unlinkAsked(end.link); });
    return chip;
}

QWidget* LinkChips::makeLostChip(const QString& name, PropertyId lost) {
    auto* chip = new QFrame(chips_);
    chip->setObjectName(QStringLiteral("lostChip"));
    auto* row = new QHBoxLayout(chip);
    row->setContentsMargins(6, 0, 0, 0);
    row->setSpacing(0);
    auto* text = new WrappedLabel(1, chip);
    text->setText(tr("was %1").arg(name));
    text->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    text->setToolTip(tr("%1 was linked and has been deleted").arg(name));
    setRole(text, "quiet");
    row->addWidget(text, 1);
    auto* cross = new QToolButton(chip);
    cross->setText(QStringLiteral("×"));
    cross->setAccessibleName(tr("Forget that %1 was linked").arg(name));
    cross->setToolTip(tr("Forget"));
    cross->setFocusPolicy(Qt::StrongFocus);
    row->addWidget(cross);
    connect(cross, &QToolButton::clicked, this, [this, lost] { Q_EMIT forgetAsked(lost); });
    return chip;
}

void LinkChips::clear() {
    while (QLayoutItem* item = row_->takeAt(0)) {
        if (item->widget()->isAncestorOf(QApplication::focusWidget())) button_->setFocus();
        item->widget()->hide();
        item->widget()->deleteLater();
        delete item;
    }
}

void LinkChips::show(const Document& document, Ref subject) {
    std::vector<std::pair<LinkedEnd, QString>> ends;
    for (const LinkedEnd& end : linksOf(document, subject))
        ends.emplace_back(end, nameOf(document, end.other));
    std::vector<std::pair<PropertyId, QString>> lost;
    for (const LostLink& link : lostLinksOf(document, subject))
        lost.emplace_back(link.property, QString::fromStdString(link.name));
    if (ends == shown_ && lost == lost_) return;
    shown_ = ends;
    lost_ = lost;
    clear();
    const auto add = [this](QWidget* chip) {
        row_->addWidget(chip);
        chip->show();
    };
    for (const auto& [end, name] : ends)
        add(makeChip(name, end));
    for (const auto& [property, name] : lost)
        add(makeLostChip(name, property));
    chips_->setVisible(!ends.empty() || !lost.empty());
}

void LinkChips::offer(const Document& document, const std::set<Ref>& selection) {
    std::vector<Ref> things;
    for (const Ref ref : selection)
        if (isLinkable(ref) && document.contains(ref)) things.push_back(ref);
    button_->setEnabled(!things.empty());
    const QString name = things.size() == 1 ? nameOf(document, things.front()) : QString();
    button_->setToolTip(things.empty()   ? tr("Select something on the canvas first")
                        : name.isEmpty() ? tr("Link to %n selected thing(s)  Ctrl+Shift+K", "",
                                              static_cast<int>(things.size()))
                                         : tr("Link to %1  Ctrl+Shift+K").arg(name));
    button_->setAccessibleName(name.isEmpty() ? tr("Link to selection") : tr("Link to %1").arg(name));
}

} // namespace chalkline
