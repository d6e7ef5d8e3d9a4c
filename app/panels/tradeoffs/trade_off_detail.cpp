#include "panels/tradeoffs/trade_off_detail.h"

#include "edit/statement_operations.h"
#include "edit/trade_off_operations.h"
#include "interview/decision_record.h"
#include "interview/later_checks.h"
#include "panels/statements/chip_layout.h"
#include "panels/statements/elided_button.h"
#include "panels/statements/hint_box.h"
#include "panels/statements/link_chips.h"
#include "panels/statements/statement_panel.h"
#include "panels/statements/wrapped_label.h"
#include "panels/tradeoffs/topic_rows.h"
#include "panels/tradeoffs/verdict_list.h"
#include "text/statement_line.h"

#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QGridLayout>
#include <QMenu>
#include <QPlainTextEdit>
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

QString q(std::string_view text) {
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

/// What each option is usually good and bad for.
std::vector<HintLine> hintsOf(const TradeOffTopic* topic) {
    std::vector<HintLine> lines;
    if (!topic) return lines;
    for (const TopicOption& option : topic->options) {
        lines.push_back({q(option.name), "caption"});
        lines.push_back({QStringLiteral("+ ") + q(option.pro)});
        lines.push_back({QStringLiteral("– ") + q(option.con)});
    }
    return lines;
}

/// What to ask oneself.
QString questionsOf(const TradeOffTopic* topic) {
    QStringList questions;
    if (topic)
        for (const std::string_view question : topic->ask)
            questions += q(question);
    return questions.join(' ');
}

/// What can be said today of what will be reckoned one day.
QString analysisOf(const Document& document, const TradeOffTopic* topic) {
    if (!topic) return {};
    if (topic->key == "monolith_micro") {
        const auto services = std::ranges::count_if(document.all<Node>(), [](const Node& node) {
            return node.kind == "compute.service" || node.kind == "compute.function";
        });
        return TradeOffDetail::tr("Services in the design: %1").arg(services);
    }
    return QString::fromStdString(interview::notAnalysed(interview::laterCheck(topic->key)));
}

QLabel* endLabel(QWidget* parent) {
    auto* label = new WrappedLabel(1, parent);
    setRole(label, "quiet");
    return label;
}

} // namespace

TradeOffDetail::TradeOffDetail(QWidget* parent)
    : StatementDetail(parent)
    , choices_(new QWidget(this))
    , choiceRow_(new ChipLayout(choices_))
    , hints_(new HintBox(this))
    , verdicts_(new VerdictList(this))
    , unreasoned_(new WrappedLabel(2, this))
    , analysis_(new WrappedLabel(3, this)) {
    addWide(verdicts_);
    connect(verdicts_, &VerdictList::revealAsked, this, &TradeOffDetail::revealAsked);
    connect(verdicts_, &VerdictList::verdictAsked, this,
            [this](NodeId store, CapMode mode, ElseMode otherwise) {
                run(tr("Verdict"), "verdict", [&](Transaction& edit) -> Expected<void> {
                    const auto done = setVerdict(edit, store, mode, otherwise);
                    if (!done) return std::unexpected(done.error());
                    return {};
                });
            });
    addText(tr("Options"), &TradeOff::options, true);
    addRow(tr("Choice"), choices_);
    addWide(hints_);
    position_ = makePosition();
    addRow(tr("Leaning"), position_);
    why_ = static_cast<QPlainTextEdit*>(addText(tr("Why"), &TradeOff::justification, true)->field());
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
    addFoot();
    showMore();
}

void TradeOffDetail::addFoot() {
    setRole(analysis_, "quiet");
    addRow(tr("Analysis"), analysis_);
    copy_ = new ElidedButton(tr("Copy as decision record"), this);
    copy_->setAccessibleName(tr("Copy as decision record"));
    copy_->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    connect(copy_, &QPushButton::clicked, this, &TradeOffDetail::copy);
    addRow(QString(), copy_);
}

void TradeOffDetail::copy() {
    finish();
    const TradeOff* held = session() ? session()->document().find(TradeOffId{ref().id}) : nullptr;
    if (!held) return;
    QApplication::clipboard()->setText(
        QString::fromStdString(interview::decisionRecord(session()->document(), *held)));
    Q_EMIT said(tr("The decision record is on the clipboard, as Markdown"));
}

void TradeOffDetail::setMode(Mode mode) {
    mode_ = mode;
    hints_->setMode(mode);
    verdicts_->setExplained(mode == Mode::Work);
    refresh();
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
    const std::optional<TradeOff> before = shown(session()->document());
    if (!before) return;
    TradeOff changed = *before;
    edit(changed);
    if (changed == *before) return;
    if (field != "state") changed.state = stateAfter(*before, changed);
    run(tr("Edit trade-off"), field, [&](Transaction& open) -> Expected<void> {
        if (changed.id) return editTradeOff(open, std::move(changed));
        const auto made = addTradeOff(open, std::move(changed));
        if (!made) return std::unexpected(made.error());
        return {};
    });
}

std::optional<TradeOff> TradeOffDetail::shown(const Document& document) const {
    if (const TradeOffTopic* topic = topicOf(ref())) return newTradeOff(*topic);
    const TradeOff* held = document.find(TradeOffId{ref().id});
    return held ? std::optional(*held) : std::nullopt;
}

bool TradeOffDetail::holds(const Document& document) const {
    return topicOf(ref()) || StatementDetail::holds(document);
}

void TradeOffDetail::fill(const Document& document) {
    const std::optional<TradeOff> held = shown(document);
    if (!held) return;
    const TradeOff& tradeOff = *held;
    for (const auto& [keeper, field] : texts_)
        keeper->show(QString::fromStdString(tradeOff.*field));
    fillChoices(tradeOff);
    fillPosition(tradeOff);
    state_->setCurrentIndex(static_cast<int>(tradeOff.state));
    const auto driver = std::ranges::find(drivers, tradeOff.driver) - drivers.begin();
    driver_->setCurrentIndex(driver < static_cast<std::ptrdiff_t>(drivers.size()) ? static_cast<int>(driver)
                                                                                  : -1);
    setRowShown(reason_, !document.all<Requirement>().empty());
    fillVerdicts(document, tradeOff);
    fillHelp(document, tradeOff);
    setRowShown(copy_, tradeOff.id.value != 0);
}

void TradeOffDetail::fillVerdicts(const Document& document, const TradeOff& tradeOff) {
    const TradeOffTopic* topic = topicOf(tradeOff);
    const bool all = topic && topic->key == capTopic && !tradeOff.node;
    setRowShown(verdicts_, all);
    if (all) verdicts_->show(document);
    fillStores(document, tradeOff);
    capMode_->setCurrentIndex(static_cast<int>(tradeOff.cap_mode));
    elseMode_->setCurrentIndex(static_cast<int>(tradeOff.else_mode));
    if (all) more_->setChecked(false);
    setRowShown(more_, !all);
}

/// In Interview mode nothing of it.
void TradeOffDetail::fillHelp(const Document& document, const TradeOff& tradeOff) {
    const TradeOffTopic* topic = topicOf(tradeOff);
    hints_->show(hintsOf(topic));
    setRowShown(hints_, topic && mode_ != Mode::Interview);
    why_->setPlaceholderText(mode_ == Mode::Work ? questionsOf(topic) : QString());
    const QString analysis = mode_ == Mode::Interview ? QString() : analysisOf(document, topic);
    analysis_->setText(analysis);
    setRowShown(analysis_, !analysis.isEmpty());
    const bool lacking = mode_ == Mode::Work && tradeOff.state == TradeOffState::Decided &&
                         interview::reasonsOf(document, tradeOff.id).empty();
    setRowShown(unreasoned_, lacking);
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
                change("choice", [&](TradeOff& changed) {
                    changed.choice = chosen ? option.toStdString() : std::string();
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
    unreasoned_->setText(tr("Decided, but no requirement is the reason yet."));
    setRole(unreasoned_, "remark");
    addWide(unreasoned_);
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
        Ref from = here;
        if (const TradeOffTopic* topic = topicOf(here)) {
            const auto begun = addTradeOff(edit, newTradeOff(*topic));
            if (!begun) return std::unexpected(begun.error());
            from = {RecordType::TradeOff, begun->value};
        }
        const auto made = link(edit, from, requirement, "justified by");
        if (!made) return std::unexpected(made.error());
        return {};
    });
}

void TradeOffDetail::fillStores(const Document& document, const TradeOff& tradeOff) {
    store_->clear();
    store_->addItem(QStringLiteral("–"), QVariant::fromValue<qlonglong>(0));
    for (const Node& node : document.all<Node>()) {
        if (!isStore(node) && node.id != tradeOff.node) continue;
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
