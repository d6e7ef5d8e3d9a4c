#include "panels/requirements/requirement_detail.h"

#include "edit/statement_operations.h"
#include "panels/statements/wrapped_label.h"
#include "text/target_text.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>

#include <array>
#include <utility>

namespace chalkline {

namespace {

constexpr std::array<std::string_view, 6> comparators{"", "<=", "<", ">=", ">", "="};

} // namespace

RequirementDetail::RequirementDetail(QWidget* parent)
    : StatementDetail(parent) {
    kind_ = addCombo(tr("Kind"), {tr("Functional"), tr("Non-functional")}, [this](int index) {
        const RequirementId id{ref().id};
        run(tr("Change kind"), "kind",
            [&](Transaction& edit) { return setKind(edit, id, static_cast<RequirementKind>(index)); });
    });
    priority_ =
        addCombo(tr("Priority"), {tr("Must have"), tr("Good to have"), tr("Won’t have")}, [this](int index) {
            change("priority",
                   [&](Requirement& changed) { changed.priority = static_cast<Priority>(index); });
        });
    state_ =
        addCombo(tr("State"), {tr("Open"), tr("Agreed"), tr("Changed"), tr("Dropped")}, [this](int index) {
            change("state",
                   [&](Requirement& changed) { changed.state = static_cast<RequirementState>(index); });
        });
    category_ = addLine(tr("Category"), [this](const QString& text) {
        change("category", [&](Requirement& changed) { changed.category = text.toStdString(); });
    });
    static_cast<QLineEdit*>(category_->field())->setPlaceholderText(tr("latency, availability, budget …"));
    actor_ = addLine(tr("Actor"), [this](const QString& text) {
        change("actor", [&](Requirement& changed) { changed.actor = text.toStdString(); });
    });
    metric_ = addLine(tr("Metric"), [this](const QString& text) {
        change("metric", [&](Requirement& changed) { changed.metric = text.toStdString(); });
    });
    targetRow_ = makeTarget();
    addRow(tr("Target"), targetRow_);
    message_ = new QLabel(this);
    message_->setObjectName(QStringLiteral("targetMessage"));
    message_->setTextFormat(Qt::PlainText);
    message_->setWordWrap(true);
    addWide(message_);
    verdict_ = addFact(tr("Verdict"));
    flow_ = addCombo(tr("Flow"), {}, [this](int index) {
        change("flow",
               [&](Requirement& changed) { changed.flow = FlowId{flow_->itemData(index).toLongLong()}; });
    });
    text_ = addArea(tr("Detail"), [this](const QString& text) {
        change("detail", [&](Requirement& changed) { changed.detail = text.toStdString(); });
    });
    addLinks();
}

QWidget* RequirementDetail::makeTarget() {
    auto* all = new QWidget(this);
    auto* row = new QHBoxLayout(all);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(4);
    comparator_ = makeCombo(tr("Comparator"),
                            {QString(), QStringLiteral("≤"), QStringLiteral("<"), QStringLiteral("≥"),
                             QStringLiteral(">"), QStringLiteral("=")},
                            all, [this](int index) {
                                change("comparator", [&](Requirement& changed) {
                                    changed.comparator = comparators[static_cast<std::size_t>(index)];
                                });
                            });
    target_ = makeLine(tr("Target"), all, [this](const QString& text) { setTarget(text); });
    auto* line = static_cast<QLineEdit*>(target_->field());
    line->setPlaceholderText(tr("100 ms, 99.9 %, $20k/month"));
    connect(line, &QLineEdit::textChanged, this, [this] {
        if (!std::exchange(wrong_, false)) return;
        showMessage({});
    });
    row->addWidget(comparator_);
    row->addWidget(line, 1);
    return all;
}

QLabel* RequirementDetail::addFact(const QString& label) {
    auto* fact = new QLabel(this);
    fact->setTextFormat(Qt::PlainText);
    fact->setContentsMargins(0, 5, 0, 5);
    setRole(fact, "quiet");
    addRow(label, fact);
    return fact;
}

/// What does not read stays in the field, with the reason below it; the record keeps what it had.
void RequirementDetail::setTarget(const QString& text) {
    const Requirement* held = session() ? session()->document().find(RequirementId{ref().id}) : nullptr;
    if (!held) return;
    Requirement changed = *held;
    const auto read = text::setTarget(changed, text.toStdString());
    if (!read) {
        const QString reason = QString::fromStdString(read.error().message);
        target_->refuse();
        wrong_ = true;
        showMessage(reason);
        Q_EMIT said(reason);
        return;
    }
    wrong_ = false;
    if (changed.category.empty()) changed.category = text::categoryOf(changed);
    if (changed == *held) return refresh();
    run(tr("Edit requirement"), "target",
        [&](Transaction& edit) { return editRequirement(edit, std::move(changed)); });
}

void RequirementDetail::showMessage(const QString& text) {
    setRole(message_, wrong_ ? "field-error" : "quiet");
    message_->setText(text);
    setRowShown(message_, !text.isEmpty());
}

void RequirementDetail::showFlows(const Document& document, FlowId chosen) {
    flow_->clear();
    flow_->addItem(tr("The whole system"), qlonglong{0});
    for (const Flow& flow : document.all<Flow>())
        flow_->addItem(QString::fromStdString(flow.name).simplified(), qlonglong{flow.id.value});
    flow_->setCurrentIndex(std::max(0, flow_->findData(qlonglong{chosen.value})));
}

void RequirementDetail::change(const std::string& field, const std::function<void(Requirement&)>& edit) {
    if (!session()) return;
    const Requirement* held = session()->document().find(RequirementId{ref().id});
    if (!held) return;
    Requirement changed = *held;
    edit(changed);
    run(tr("Edit requirement"), field,
        [&](Transaction& open) { return editRequirement(open, std::move(changed)); });
}

void RequirementDetail::fill(const Document& document) {
    const Requirement* held = document.find(RequirementId{ref().id});
    if (!held) return;
    kind_->setCurrentIndex(static_cast<int>(held->kind));
    priority_->setCurrentIndex(static_cast<int>(held->priority));
    state_->setCurrentIndex(static_cast<int>(held->state));
    category_->show(QString::fromStdString(held->category));
    metric_->show(QString::fromStdString(held->metric));
    const auto sign = std::ranges::find(comparators, held->comparator) - comparators.begin();
    comparator_->setCurrentIndex(
        sign < static_cast<std::ptrdiff_t>(comparators.size()) ? static_cast<int>(sign) : 0);
    actor_->show(QString::fromStdString(held->actor));
    if (shown_ != ref()) {
        shown_ = ref();
        wrong_ = false;
        target_->drop();
    }
    target_->show(QString::fromStdString(text::targetText(*held)));
    if (!wrong_) showMessage(QString::fromStdString(text::downtimeText(*held)));
    verdict_->setText(tr("not analysed yet"));
    showFlows(document, held->flow);
    text_->show(QString::fromStdString(held->detail));
    const bool measured = held->kind == RequirementKind::NonFunctional;
    setRowShown(metric_->field(), measured);
    setRowShown(targetRow_, measured);
    setRowShown(message_, measured && !message_->text().isEmpty());
    setRowShown(verdict_, measured && held->target);
    setRowShown(flow_, measured && flow_->count() > 1);
}

} // namespace chalkline
