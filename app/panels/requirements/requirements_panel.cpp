#include "panels/requirements/requirements_panel.h"

#include "edit/statement_operations.h"
#include "panels/requirements/requirement_detail.h"
#include "panels/statements/entry_field.h"

#include <QToolButton>

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

StatementFace faceOf(const Requirement& requirement) {
    StatementFace face;
    face.ref = refOf(requirement);
    const bool functional = requirement.kind == RequirementKind::Functional;
    face.group = functional ? RequirementsPanel::tr("FUNCTIONAL") : RequirementsPanel::tr("NON-FUNCTIONAL");
    face.code = QString::fromStdString(requirement.code);
    face.title = QString::fromStdString(requirement.title).simplified();
    face.mark = wordOf(requirement.priority);
    face.tone = toneOf(requirement.priority);
    face.dropped = requirement.state == RequirementState::Dropped;
    face.spoken = face.code + QStringLiteral(" ") + face.title + QStringLiteral(", ") + face.mark;
    if (face.dropped) face.spoken += RequirementsPanel::tr(", dropped");
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
    , priority_(new QToolButton(this)) {
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
    showSort();
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
            if (requirement->kind == kind) faces.push_back(faceOf(*requirement));
    return faces;
}

std::vector<Ref> RequirementsPanel::order(const Document& document) const {
    std::vector<Ref> refs;
    for (const Requirement* requirement : inOrder<Requirement>(document))
        refs.push_back(refOf(*requirement));
    return refs;
}

Expected<Ref> RequirementsPanel::add(Transaction& edit, const std::string& line) {
    const auto read = text::readRequirement(line, sort_);
    if (!read) return Ref{};
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
