#include "panels/clarify/kind_of_system.h"

#include "panels/clarify/chip_bar.h"
#include "panels/inspector/field_editor.h"
#include "panels/statements/elided_button.h"
#include "panels/statements/wrapped_label.h"

#include <QApplication>
#include <QCoreApplication>
#include <QLabel>
#include <QVBoxLayout>

#include <algorithm>

namespace chalkline {

namespace {

constexpr int verdictLines = 6; // at most: two for each of three kinds

QString text(std::string_view utf8) {
    return QString::fromUtf8(utf8.data(), static_cast<qsizetype>(utf8.size()));
}

QStringList texts(const std::vector<std::string_view>& views) {
    QStringList all;
    for (const std::string_view view : views)
        all += text(view);
    return all;
}

} // namespace

KindOfSystem::KindOfSystem(QWidget* parent)
    : QWidget(parent)
    , rows_(new QVBoxLayout(this))
    , chips_(new ChipBar(this))
    , badge_(new WrappedLabel(3, this))
    , verdict_(new WrappedLabel(verdictLines, this))
    , fold_(new QPushButton(this))
    , usual_(new QWidget(this)) {
    rows_->setContentsMargins(0, 0, 0, 0);
    rows_->setSpacing(6);
    auto* caption = new QLabel(tr("KIND OF SYSTEM"), this);
    setRole(caption, "caption");
    rows_->addWidget(caption);
    rows_->addWidget(chips_);
    chips_->setAccessibleName(tr("Kind of system"));
    QStringList titles;
    for (const interview::ArchetypeProfile& profile : interview::archetypeProfiles())
        titles += QCoreApplication::translate("Archetype", profile.title.data());
    chips_->show(titles, titles, true);
    for (int i = 0; i < titles.size(); ++i)
        chips_->setHint(i, text(interview::archetypeProfiles()[static_cast<std::size_t>(i)].says));
    connect(chips_, &ChipBar::pressed, this, &KindOfSystem::toggle);
    badge_->setObjectName(QStringLiteral("kindBadge"));
    setRole(badge_, "heading");
    verdict_->setObjectName(QStringLiteral("kindVerdict"));
    rows_->addSpacing(2);
    rows_->addWidget(badge_);
    rows_->addWidget(verdict_);
    fold_->setObjectName(QStringLiteral("usualFold"));
    fold_->setText(tr("Usual for such a system"));
    fold_->setAutoDefault(false);
    setRole(fold_, "fold");
    connect(fold_, &QPushButton::clicked, this, [this] { unfold(!open_); });
    rows_->addWidget(fold_);
    rows_->addWidget(usual_);
    buildUsual();
}

void KindOfSystem::buildUsual() {
    auto* rows = new QVBoxLayout(usual_);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(6);
    workloads_ = new ElidedButton(tr("+ Add its usual rows"), usual_);
    workloads_->setProperty("role", "offer");
    workloads_->setObjectName(QStringLiteral("usualRows"));
    workloads_->setAutoDefault(false);
    workloads_->setAccessibleName(tr("Add its usual rows"));
    connect(workloads_, &QPushButton::clicked, this, &KindOfSystem::workloadsAsked);
    rows->addWidget(workloads_, 0, Qt::AlignLeft);
    workloadNames_ = new WrappedLabel(3, usual_);
    setRole(workloadNames_, "quiet");
    rows->addWidget(workloadNames_);
    targetsTitle_ = addQuiet(tr("Targets to agree on"), rows);
    targets_ = new ChipBar(usual_);
    targets_->setObjectName(QStringLiteral("usualTargets"));
    targets_->setAccessibleName(targetsTitle_->text());
    rows->addWidget(targets_);
    connect(targets_, &ChipBar::pressed, this, [this](int at) { Q_EMIT targetAsked(offeredTargets_[at]); });
    patternsTitle_ = addQuiet(tr("Patterns to start from"), rows);
    patterns_ = new ChipBar(usual_);
    patterns_->setObjectName(QStringLiteral("usualPatterns"));
    patterns_->setAccessibleName(patternsTitle_->text());
    rows->addWidget(patterns_);
    connect(patterns_, &ChipBar::pressed, this,
            [this](int at) { Q_EMIT patternAsked(patterns_->texts()[at]); });
}

QLabel* KindOfSystem::addQuiet(const QString& text, QVBoxLayout* rows) {
    auto* label = new QLabel(text, usual_);
    setRole(label, "quiet");
    rows->addWidget(label);
    return label;
}

void KindOfSystem::setMode(Mode mode) {
    mode_ = mode;
    open_ = mode == Mode::Work;
    refresh(Tables(tables_));
}

bool KindOfSystem::helps() const {
    return mode_ == Mode::Work || (mode_ == Mode::Practice && open_);
}

void KindOfSystem::unfold(bool open) {
    open_ = open;
    refresh(Tables(tables_));
}

/// One more goes to the end; one that is taken away leaves the order of the others.
void KindOfSystem::toggle(int index) {
    const auto kind = static_cast<ArchetypeKind>(index);
    std::vector<ArchetypeKind> kinds = kinds_;
    if (std::erase(kinds, kind) == 0) kinds.push_back(kind);
    Q_EMIT kindsChosen(kinds);
}

void KindOfSystem::refresh(const Tables& tables) {
    tables_ = tables;
    kinds_ = interview::kindsOf(tables);
    for (int i = 0; i < chips_->texts().size(); ++i) {
        const auto place = std::ranges::find(kinds_, static_cast<ArchetypeKind>(i));
        chips_->setChecked(i, place != kinds_.end());
        chips_->chip(i)->setAccessibleDescription(
            place == kinds_.end() ? QString() : tr("Choice %1").arg(place - kinds_.begin() + 1));
    }
    showVerdict(tables);
    showUsual(tables);
}

/// What was counted is a fact and stands there in every mode; whether it fits is help.
void KindOfSystem::showVerdict(const Tables& tables) {
    const interview::TitleBadge badge = interview::titleBadge(tables);
    badge_->setText(text(badge.text));
    badge_->setVisible(!badge.text.empty());
    QStringList said;
    const auto verdicts = interview::verdictsOf(tables);
    for (const interview::ArchetypeVerdict& verdict : verdicts)
        if (verdict.verdict == interview::Verdict::Contradicted)
            said += QStringLiteral("▲ ") + text(verdict.says);
    const char* role = "warning";
    if (said.isEmpty() && !kinds_.empty()) {
        const bool counted = badge.verdict == interview::Verdict::Confirmed;
        said += counted ? tr("✓ the numbers agree") : tr("no reads and writes are counted yet");
        role = counted ? "good" : "quiet";
    } else if (said.isEmpty() && !badge.text.empty()) {
        said += tr("is what the numbers say");
        role = "quiet";
    }
    setRole(verdict_, role);
    verdict_->setText(said.join(QChar(QChar::LineSeparator)));
    verdict_->setVisible(helps() && !said.isEmpty());
}

void KindOfSystem::showUsual(const Tables& tables) {
    const auto workloads = interview::missingWorkloads(tables);
    const QStringList targets = texts(interview::missingTargets(tables));
    const QStringList patterns = kinds_.empty() ? QStringList() : texts(interview::patternsFirst(kinds_));
    const bool any = mode_ != Mode::Interview && !kinds_.empty();
    fold_->setVisible(any);
    fold_->setText(mode_ == Mode::Practice && !open_ ? tr("Show what is usual") : tr("Usual for it"));
    fold_->setAccessibleName(fold_->text());
    fold_->setAccessibleDescription(open_ ? tr("Unfolded") : tr("Folded"));
    fold_->setIcon(
        chevron(QApplication::palette().color(QPalette::PlaceholderText), open_ ? Turn::Down : Turn::Right));
    usual_->setVisible(any && open_);
    QStringList names;
    for (const interview::WorkloadRow& row : workloads)
        names += text(row.name);
    if (workloads.empty() && workloads_->hasFocus()) fold_->setFocus();
    workloads_->setVisible(!workloads.empty());
    workloads_->setToolTip(tr("Reads and writes of a user, among the numbers"));
    workloadNames_->setText(names.join(QStringLiteral(", ")));
    workloadNames_->setVisible(!workloads.empty());
    workloads_->setAccessibleDescription(names.join(QStringLiteral(", ")));
    QStringList spoken, faces;
    for (const QString& target : targets) {
        spoken += tr("Add the target %1").arg(target);
        faces += QStringLiteral("+ ") + QString(target)
                                            .replace(QStringLiteral(">="), QStringLiteral("≥"))
                                            .replace(QStringLiteral("<="), QStringLiteral("≤"));
    }
    offeredTargets_ = targets;
    targets_->show(faces, spoken, false);
    targets_->setVisible(!targets.isEmpty());
    targetsTitle_->setVisible(!targets.isEmpty());
    spoken.clear();
    for (const QString& pattern : patterns)
        spoken += tr("Insert the pattern %1").arg(pattern);
    patterns_->show(patterns, spoken, false);
    patterns_->setVisible(!patterns.isEmpty());
    patternsTitle_->setVisible(!patterns.isEmpty());
}

} // namespace chalkline
