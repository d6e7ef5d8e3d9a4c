#include "panels/requirements/requirements_panel.h"

#include "edit/lost_links.h"
#include "edit/statement_operations.h"
#include "interview/coverage.h"
#include "panels/requirements/requirement_detail.h"
#include "panels/stages/buy_in_bar.h"
#include "panels/statements/chip_layout.h"
#include "panels/statements/entry_field.h"
#include "panels/statements/wrapped_label.h"
#include "panels/summary/summary_sections.h"
#include "text/target_text.h"

#include <QApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QTabBar>
#include <QToolButton>
#include <QVBoxLayout>

namespace chalkline {

namespace {

QString wordOf(Priority priority) {
    switch (priority) {
    case Priority::Must:
        return RequirementsPanel::tr("must");
    case Priority::Good:
        return RequirementsPanel::tr("good");
    case Priority::Wont:
        return RequirementsPanel::tr("won’t");
    }
    return {};
}

const char* toneOf(Priority priority) {
    switch (priority) {
    case Priority::Must:
        return "good";
    case Priority::Good:
        return "mark";
    case Priority::Wont:
        return "faint";
    }
    return "mark";
}

StatementFace faceOf(const Document& document, const Requirement& requirement) {
    StatementFace face;
    face.ref = refOf(requirement);
    const bool functional = requirement.kind == RequirementKind::Functional;
    face.group = functional ? RequirementsPanel::tr("FUNCTIONAL") : RequirementsPanel::tr("NON-FUNCTIONAL");
    face.code = QString::fromStdString(requirement.code);
    face.title = QString::fromStdString(requirement.title).simplified();
    face.mark = wordOf(requirement.priority);
    face.tone = toneOf(requirement.priority);
    face.dropped = requirement.state == RequirementState::Dropped;
    face.dimmed = requirement.priority != Priority::Must;
    face.spoken = face.code + QStringLiteral(" ") + face.title + QStringLiteral(", ") + face.mark;
    if (face.dropped) face.spoken += RequirementsPanel::tr(", dropped");
    for (const LostLink& lost : lostLinksOf(document, face.ref)) {
        const QString name = QString::fromStdString(lost.name);
        face.chips += RequirementsPanel::tr("was linked to %1").arg(name);
        face.spoken += QStringLiteral(", ") + face.chips.back();
    }
    return face;
}

} // namespace

RequirementsPanel::RequirementsPanel(QWidget* parent)
    : StatementPanel(new RequirementDetail,
                     {tr("Requirements"),
                      tr("Nothing agreed yet. Type below what the system has to do, for example "
                         "“shorten a long URL” or “nfr: redirect p99 < 100 ms”."),
                      tr("Add a requirement"), tr("New requirement"), QStringLiteral("satisfies")},
                     parent)
    , kind_(new QToolButton(this))
    , priority_(new QToolButton(this))
    , forms_(new QTabBar(this))
    , mustOnly_(new QToolButton(this))
    , covered_(new QLabel(this))
    , summary_(new SummarySections(interview::requirementSummary, SummarySections::Look::Fields, this))
    , buyIn_(new BuyInBar(BuyInStage::Scope, this)) {
    addAbove(makeHead());
    addInstead(summary_);
    addBelow(buyIn_);
    connect(summary_, &SummarySections::said, this, &PanelPage::said);
    connect(buyIn_, &BuyInBar::said, this, &PanelPage::said);
    buildEntry();
    showSort();
}

QWidget* RequirementsPanel::makeHead() {
    auto* head = new QWidget(this);
    auto* rows = new QVBoxLayout(head);
    rows->setContentsMargins(12, 8, 12, 0);
    rows->setSpacing(4);
    auto* above = new QHBoxLayout;
    above->addWidget(forms_);
    above->addStretch();
    rows->addLayout(above);
    auto* row = new ChipLayout(nullptr, 8); // goes on below where a large font needs it
    rows->addLayout(row);
    forms_->setObjectName(QStringLiteral("forms"));
    forms_->setExpanding(false);
    forms_->setDrawBase(false);
    forms_->setUsesScrollButtons(false);
    forms_->setAccessibleName(tr("Forms of the requirements"));
    forms_->addTab(tr("List"));
    forms_->addTab(tr("Summary"));
    connect(forms_, &QTabBar::currentChanged, this, [this](int index) { showSummary(index == 1); });
    covered_->setObjectName(QStringLiteral("coverage"));
    covered_->setTextFormat(Qt::PlainText);
    setRole(covered_, "quiet");
    mustOnly_->setObjectName(QStringLiteral("mustOnly"));
    mustOnly_->setText(tr("Must only"));
    mustOnly_->setToolTip(tr("Show the must-haves alone"));
    mustOnly_->setCheckable(true);
    mustOnly_->setFocusPolicy(Qt::StrongFocus);
    mustOnly_->setAccessibleName(mustOnly_->text());
    connect(mustOnly_, &QToolButton::toggled, this, [this] { refresh(); });
    row->addWidget(mustOnly_);
    row->addWidget(covered_);
    return head;
}

void RequirementsPanel::buildEntry() {
    for (QToolButton* button : {kind_, priority_}) {
        button->setObjectName(QStringLiteral("sortButton"));
        button->setFocusPolicy(Qt::StrongFocus);
        addToEntry(button);
    }
    kind_->setToolTip(tr("Functional or non-functional; or type nfr: before it"));
    priority_->setToolTip(tr("Must have or good to have; or type must:, good:, wont: before it"));
    connect(kind_, &QToolButton::clicked, this, [this] {
        sort_.kind = sort_.kind == RequirementKind::Functional ? RequirementKind::NonFunctional
                                                               : RequirementKind::Functional;
        showSort();
    });
    connect(priority_, &QToolButton::clicked, this, [this] {
        sort_.priority = sort_.priority == Priority::Must ? Priority::Good : Priority::Must;
        showSort();
    });
    connect(entry(), &QLineEdit::textChanged, this, &RequirementsPanel::showSort);
}

void RequirementsPanel::showSession(Session* session) {
    StatementPanel::showSession(session);
    summary_->showSession(session);
    buyIn_->showSession(session);
    changed();
}

void RequirementsPanel::finishEditing() {
    StatementPanel::finishEditing();
    summary_->finishEditing();
    buyIn_->finishEditing();
}

void RequirementsPanel::setMode(Mode mode) {
    mode_ = mode;
    changed();
}

void RequirementsPanel::showSummary(bool shown) {
    forms_->setCurrentIndex(shown ? 1 : 0);
    summary_->finishEditing();
    const bool focused = isAncestorOf(QApplication::focusWidget());
    showInstead(summary_, shown);
    if (focused) forms_->setFocus();
    changed();
}

/// How many must-haves have their place; while a screen is shared it would look like help.
void RequirementsPanel::changed() {
    const interview::Coverage coverage =
        session() ? interview::coverageOf(session()->document().tables()) : interview::Coverage();
    covered_->setText(tr("%1 of %2 linked").arg(coverage.covered_must_haves).arg(coverage.must_haves));
    QStringList open;
    for (const RequirementId id : coverage.uncovered)
        open +=
            QString::fromStdString(calledName(session()->document(), {RecordType::Requirement, id.value}));
    covered_->setToolTip(open.isEmpty() ? tr("Every must-have is linked to what meets it")
                                        : tr("Linked to nothing yet:\n%1").arg(open.join('\n')));
    const bool hasList =
        forms_->currentIndex() == 0 && session() && session()->document().all<Requirement>().size() > 0;
    mustOnly_->setVisible(hasList);
    covered_->setVisible(mode_ != Mode::Interview && coverage.must_haves > 0 && forms_->currentIndex() == 0);
}

void RequirementsPanel::showSort() {
    const std::string typed = entry()->text().toStdString() + " x";
    const auto read = text::readRequirement(typed, sort_);
    const bool functional = (read ? read->kind : sort_.kind) == RequirementKind::Functional;
    const QString priority = wordOf(read ? read->priority : sort_.priority);
    kind_->setText(functional ? tr("FR") : tr("NFR"));
    kind_->setAccessibleName(functional ? tr("Kind: functional") : tr("Kind: non-functional"));
    priority_->setText(priority);
    priority_->setAccessibleName(tr("Priority: %1").arg(priority));
}

std::vector<StatementFace> RequirementsPanel::faces(const Document& document) const {
    std::vector<StatementFace> faces;
    const auto all = inOrder<Requirement>(document);
    for (const RequirementKind kind : {RequirementKind::Functional, RequirementKind::NonFunctional})
        for (const Requirement* requirement : all)
            if (requirement->kind == kind &&
                (!mustOnly_->isChecked() || requirement->priority == Priority::Must))
                faces.push_back(faceOf(document, *requirement));
    return faces;
}

std::vector<Ref> RequirementsPanel::order(const Document& document) const {
    std::vector<Ref> refs;
    for (const Requirement* requirement : inOrder<Requirement>(document))
        refs.push_back(refOf(*requirement));
    return refs;
}

Expected<Ref> RequirementsPanel::add(Transaction& edit, const std::string& line) {
    auto read = text::readRequirement(line, sort_);
    if (!read) return Ref{};
    if (read->kind == RequirementKind::NonFunctional)
        if (const auto found = text::findTarget(read->title, *read); !found) {
            read->target.reset();
            read->unit.clear();
            complain(
                tr("The target is kept as words: %1").arg(QString::fromStdString(found.error().message)));
        }
    if (read->priority != Priority::Must) mustOnly_->setChecked(false);
    const auto id = addRequirement(edit, *read);
    if (!id) return std::unexpected(id.error());
    return Ref{RecordType::Requirement, id->value};
}

Expected<void> RequirementsPanel::retitle(Transaction& edit, Ref ref, std::string title) {
    const Requirement* held = edit.document().find(RequirementId{ref.id});
    if (!held) return {};
    Requirement changed = *held;
    changed.title = std::move(title);
    return editRequirement(edit, std::move(changed));
}

Expected<void> RequirementsPanel::toggle(Transaction& edit, Ref ref) {
    const Requirement* held = edit.document().find(RequirementId{ref.id});
    if (!held) return {};
    return setPriority(edit, held->id, held->priority == Priority::Must ? Priority::Good : Priority::Must);
}

} // namespace chalkline
