#include "panels/tradeoffs/trade_off_detail.h"

#include "edit/statement_operations.h"
#include "panels/statements/chip_layout.h"
#include "panels/statements/elided_button.h"
#include "panels/statements/link_chips.h"
#include "panels/statements/statement_panel.h"
#include "panels/statements/wrapped_label.h"
#include "text/statement_line.h"

#include <QApplication>
#include <QComboBox>
#include <QGridLayout>
#include <QMenu>
#include <QPushButton>
#include <QSlider>
#include <QToolButton>

#include <array>
#include <cmath>

namespace chalkline {

namespace {

constexpr int longestReason = 60; // characters

constexpr std::array<std::string_view, 9> drivers{
    "", "scale", "reliability", "dev_speed", "cost", "latency", "consistency", "security", "compliance"};

QLabel* endLabel(QWidget* parent) {
    auto* label = new WrappedLabel(1, parent);
    setRole(label, "quiet");
    return label;
}

} // namespace

TradeOffDetail::TradeOffDetail(QWidget* parent)
    : StatementDetail(parent)
    , choices_(new QWidget(this))
    , choiceRow_(new ChipLayout(choices_)) {
    addText(tr("Options"), &TradeOff::options, true);
    addRow(tr("Choice"), choices_);
    position_ = makePosition();
    addRow(tr("Leaning"), position_);
    addText(tr("Why"), &TradeOff::justification, true);
    driver_ = addCombo(tr("Driver"),
                       {QStringLiteral("–"), tr("Scale"), tr("Reliability"), tr("Development speed"),
                        tr("Cost"), tr("Latency"), tr("Consistency"), tr("Security"), tr("Compliance")},
                       [this](int index) {
                           change("driver", [&](TradeOff& changed) {
                               changed.driver = drivers[static_cast<std::size_t>(index)];
                           });
                       });
    addReason();
    state_ = addCombo(tr("State"), {tr("Not discussed"), tr("Discussed"), tr("Decided")}, [this](int index) {
        change("state", [&](TradeOff& changed) { changed.state = static_cast<TradeOffState>(index); });
    });
    addText(tr("Pros"), &TradeOff::pros, true);
    addText(tr("Cons"), &TradeOff::cons, true);
    addText(tr("Effect"), &TradeOff::consequence, false)->field()->setAccessibleName(tr("Consequence"));
    addText(tr("Revisit"), &TradeOff::revisit_when, false)->field()->setAccessibleName(tr("Revisit when"));
    addLinks();
    more_ = new QToolButton(this);
    more_->setText(tr("More"));
    more_->setCheckable(true);
    more_->setFocusPolicy(Qt::StrongFocus);
    more_->setToolTip(tr("The verdict on a store: consistent or available"));
    more_->setAccessibleName(tr("More: verdict on a store"));
    connect(more_, &QToolButton::toggled, this, &TradeOffDetail::showMore);
    addRow(tr("CAP"), more_);
    addVerdict();
    showMore();
}

void TradeOffDetail::addVerdict() {
    store_ = addCombo(tr("Store"), {}, [this](int index) {
        const NodeId node{store_->itemData(index).toLongLong()};
        change("node", [&](TradeOff& changed) { changed.node = node; });
    });
    capMode_ = addCombo(
        tr("If split"),
        {QStringLiteral("–"), tr("CP: stays consistent"), tr("AP: stays available"), tr("CA: one machine")},
        [this](int index) {
            change("cap_mode", [&](TradeOff& changed) { changed.cap_mode = static_cast<CapMode>(index); });
        });
    capMode_->setAccessibleName(tr("Under partition"));
    elseMode_ = addCombo(
        tr("Else"), {QStringLiteral("–"), tr("Latency first"), tr("Consistency first")}, [this](int index) {
            change("else_mode", [&](TradeOff& changed) { changed.else_mode = static_cast<ElseMode>(index); });
        });
    elseMode_->setAccessibleName(tr("Otherwise"));
    FieldKeeper* note = addText(tr("Note"), &TradeOff::cap_note, false);
    behindMore_ = {store_, capMode_, elseMode_, note->field()};
}

QWidget* TradeOffDetail::makePosition() {
    auto* all = new QWidget(this);
    auto* grid = new QGridLayout(all);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(4);
    grid->setVerticalSpacing(0);
    slider_ = new QSlider(Qt::Horizontal, all);
    slider_->setRange(0, 100);
    slider_->setPageStep(10);
    slider_->setAccessibleName(tr("Leaning between the first and the last option"));
    slider_->setFocusPolicy(Qt::StrongFocus);
    slider_->installEventFilter(this);
    clear_ = new QToolButton(all);
    clear_->setText(QStringLiteral("×"));
    clear_->setToolTip(tr("No leaning"));
    clear_->setAccessibleName(tr("No leaning"));
    clear_->setFocusPolicy(Qt::StrongFocus);
    first_ = endLabel(all);
    last_ = endLabel(all);
    last_->setAlignment(Qt::AlignRight);
    grid->addWidget(slider_, 0, 0, 1, 2);
    grid->addWidget(clear_, 0, 2);
    grid->addWidget(first_, 1, 0);
    grid->addWidget(last_, 1, 1, 1, 2);
    connect(slider_, &QSlider::valueChanged, this,
            [this](int value) { change("position", [&](TradeOff& changed) { changed.position = value; }); });
    connect(clear_, &QToolButton::clicked, this,
            [this] { change("position", [](TradeOff& changed) { changed.position = std::nullopt; }); });
    return all;
}

FieldKeeper* TradeOffDetail::addText(const QString& label, std::string TradeOff::* field, bool area) {
    const std::string key = label.toStdString();
    const auto commit = [this, field, key](const QString& text) {
        change(key, [&](TradeOff& changed) { changed.*field = text.toStdString(); });
    };
    FieldKeeper* keeper = area ? addArea(label, commit) : addLine(label, commit);
    texts_.emplace_back(keeper, field);
    return keeper;
}

void TradeOffDetail::change(const std::string& field, const Change& edit) {
    if (!session()) return;
    const TradeOff* held = session()->document().find(TradeOffId{ref().id});
    if (!held) return;
    TradeOff changed = *held;
    edit(changed);
    run(tr("Edit trade-off"), field,
        [&](Transaction& open) { return editTradeOff(open, std::move(changed)); });
}

void TradeOffDetail::fill(const Document& document) {
    const TradeOff* held = document.find(TradeOffId{ref().id});
    if (!held) return;
    const TradeOff tradeOff = *held;
    for (const auto& [keeper, field] : texts_)
        keeper->show(QString::fromStdString(tradeOff.*field));
    fillChoices(tradeOff);
    fillPosition(tradeOff);
    state_->setCurrentIndex(static_cast<int>(tradeOff.state));
    const auto driver = std::ranges::find(drivers, tradeOff.driver) - drivers.begin();
    driver_->setCurrentIndex(driver < static_cast<std::ptrdiff_t>(drivers.size()) ? static_cast<int>(driver)
                                                                                  : -1);
    setRowShown(reason_, !document.all<Requirement>().empty());
    fillStores(document, tradeOff);
    capMode_->setCurrentIndex(static_cast<int>(tradeOff.cap_mode));
    elseMode_->setCurrentIndex(static_cast<int>(tradeOff.else_mode));
}

void TradeOffDetail::fillChoices(const TradeOff& tradeOff) {
    QStringList options;
    for (const std::string& option : text::optionsOf(tradeOff))
        options += QString::fromStdString(option);
    if (options != shownOptions_) {
        shownOptions_ = options;
        while (QLayoutItem* item = choiceRow_->takeAt(0)) {
            item->widget()->hide();
            item->widget()->deleteLater();
            delete item;
        }
        for (const QString& option : options) {
            auto* button = new ElidedButton(option, choices_);
            button->setObjectName(QStringLiteral("choice"));
            button->setCheckable(true);
            button->setAccessibleName(tr("Choose %1").arg(option));
            connect(button, &QPushButton::clicked, this, [this, option](bool chosen) {
                const TradeOffId id{ref().id};
                run(tr("Choose"), "choice", [&](Transaction& edit) {
                    return setChoice(edit, id, chosen ? option.toStdString() : std::string());
                });
            });
            choiceRow_->addWidget(button);
            button->show();
        }
    }
    for (int i = 0; i < choiceRow_->count(); ++i)
        static_cast<QPushButton*>(choiceRow_->itemAt(i)->widget())
            ->setChecked(!tradeOff.choice.empty() && shownOptions_[i].toStdString() == tradeOff.choice);
    setRowShown(choices_, !options.isEmpty());
}

void TradeOffDetail::fillPosition(const TradeOff& tradeOff) {
    const QSignalBlocker quiet(slider_);
    slider_->setValue(static_cast<int>(std::lround(tradeOff.position.value_or(50))));
    setLook(slider_, "unset", !tradeOff.position);
    clear_->setEnabled(tradeOff.position.has_value());
    setRowShown(position_, shownOptions_.size() >= 2);
    if (shownOptions_.size() < 2) return;
    first_->setText(shownOptions_.front());
    last_->setText(shownOptions_.back());
    slider_->setAccessibleDescription(tradeOff.position ? QString() : tr("Not set"));
}

void TradeOffDetail::addReason() {
    reason_ = new ElidedButton(tr("Link to a requirement"), this);
    reason_->setAccessibleName(tr("Link to a requirement"));
    reason_->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    auto* menu = new QMenu(this);
    connect(menu, &QMenu::aboutToShow, this, [this, menu] { fillReasons(*menu); });
    connect(reason_, &QPushButton::clicked, this,
            [this, menu] { menu->popup(reason_->mapToGlobal(QPoint(0, reason_->height()))); });
    addRow(tr("Serves"), reason_);
}

/// What could still be linked; what is linked stands among the links.
void TradeOffDetail::fillReasons(QMenu& menu) {
    menu.clear();
    if (!session()) return;
    const Document& document = session()->document();
    std::set<Ref> linked;
    for (const LinkedEnd& end : linksOf(document, ref()))
        linked.insert(end.other);
    for (const Requirement* requirement : inOrder<Requirement>(document)) {
        const RequirementId id = requirement->id;
        if (linked.contains(refOf(*requirement))) continue;
        QString title = QString::fromStdString(requirement->code + "  " + requirement->title);
        title.replace('&', QStringLiteral("&&")).truncate(longestReason);
        connect(menu.addAction(title), &QAction::triggered, this, [this, id] { linkRequirement(id); });
    }
}

void TradeOffDetail::linkRequirement(RequirementId id) {
    const Ref requirement{RecordType::Requirement, id.value};
    const Ref here = ref();
    run(tr("Link"), "link", [&](Transaction& edit) -> Expected<void> {
        const auto made = link(edit, here, requirement, "justified by");
        if (!made) return std::unexpected(made.error());
        return {};
    });
}

void TradeOffDetail::fillStores(const Document& document, const TradeOff& tradeOff) {
    store_->clear();
    store_->addItem(QStringLiteral("–"), QVariant::fromValue<qlonglong>(0));
    for (const Node& node : document.all<Node>()) {
        if (!node.kind.starts_with("store.") && !node.kind.starts_with("cache.") && node.id != tradeOff.node)
            continue;
        store_->addItem(nameOf(document, refOf(node)), QVariant::fromValue<qlonglong>(node.id.value));
        if (node.id == tradeOff.node) store_->setCurrentIndex(store_->count() - 1);
    }
    const bool stated = tradeOff.node || tradeOff.cap_mode != CapMode::Unstated ||
                        tradeOff.else_mode != ElseMode::Unstated || !tradeOff.cap_note.empty();
    if (stated) more_->setChecked(true);
}

void TradeOffDetail::showMore() {
    for (QWidget* widget : behindMore_)
        setRowShown(widget, more_->isChecked());
    more_->setText(more_->isChecked() ? tr("Less") : tr("More"));
}

} // namespace chalkline
