#include "panels/requirements/requirement_detail.h"

#include "edit/statement_operations.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLocale>

#include <array>

namespace chalkline {

namespace {

constexpr std::array<std::string_view, 6> comparators{"", "<=", "<", ">=", ">", "="};

QString numberText(const std::optional<double>& number) {
    return number ? QString::number(*number, 'g', 12) : QString();
}

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
    metric_ = addLine(tr("Metric"), [this](const QString& text) {
        change("metric", [&](Requirement& changed) { changed.metric = text.toStdString(); });
    });
    targetRow_ = makeTarget();
    addRow(tr("Target"), targetRow_);
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
    unit_ = makeLine(tr("Unit"), all, [this](const QString& text) {
        change("unit", [&](Requirement& changed) { changed.unit = text.toStdString(); });
    });
    row->addWidget(comparator_);
    row->addWidget(target_->field(), 3);
    row->addWidget(unit_->field(), 2);
    return all;
}

void RequirementDetail::setTarget(const QString& text) {
    QString plain = text.trimmed();
    plain.replace(',', '.');
    bool good = false;
    const double number = QLocale::c().toDouble(plain, &good);
    if (!plain.isEmpty() && (!good || !std::isfinite(number))) {
        Q_EMIT said(tr("“%1” is not a number").arg(text));
        refresh();
        return;
    }
    change("target", [&](Requirement& changed) {
        changed.target = plain.isEmpty() ? std::nullopt : std::optional(number);
    });
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
    target_->show(numberText(held->target));
    unit_->show(QString::fromStdString(held->unit));
    text_->show(QString::fromStdString(held->detail));
    const bool measured = held->kind == RequirementKind::NonFunctional;
    setRowShown(metric_->field(), measured);
    setRowShown(targetRow_, measured);
}

} // namespace chalkline
