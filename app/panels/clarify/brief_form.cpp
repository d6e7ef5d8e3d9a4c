#include "panels/clarify/brief_form.h"

#include "edit/clarify_operations.h"
#include "panels/statements/field_keeper.h"
#include "panels/statements/growing_text.h"
#include "panels/statements/statement_detail.h"
#include "panels/statements/statement_row.h"
#include "panels/statements/wrapped_label.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>

namespace chalkline {

BriefForm::BriefForm(QWidget* parent)
    : QWidget(parent)
    , area_(new GrowingText(this)) {
    auto* rows = new QVBoxLayout(this);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(4);
    auto* caption = new QLabel(tr("PROBLEM"), this);
    setRole(caption, "caption");
    rows->addWidget(caption);
    area_->setAccessibleName(tr("Problem"));
    problem_ = new FieldKeeper(area_, [this](const QString& text) { commit(Part::Problem, text); });
    rows->addWidget(area_);
    rows->addWidget(problemRefused_ = addRefusal());
    auto* line = new QLineEdit(this);
    line->setAccessibleName(tr("Goal"));
    line->setMaxLength(static_cast<int>(longestBrief));
    goal_ = new FieldKeeper(line, [this](const QString& text) { commit(Part::Goal, text); });
    auto* row = new QHBoxLayout;
    row->setContentsMargins(0, 2, 0, 0);
    row->setSpacing(0);
    auto* label = new QLabel(tr("Goal"), this);
    setRole(label, "quiet");
    label->setBuddy(line);
    label->setMinimumWidth(StatementRow::codeWidth);
    row->addWidget(label);
    row->addWidget(line, 1);
    rows->addLayout(row);
    rows->addWidget(goalRefused_ = addRefusal());
}

QLabel* BriefForm::addRefusal() {
    auto* label = new WrappedLabel(3, this);
    setRole(label, "field-error");
    label->hide();
    return label;
}

void BriefForm::showSession(Session* session) {
    problem_->drop();
    goal_->drop();
    session_ = session;
    refresh();
}

void BriefForm::refresh() {
    if (!session_) return;
    const Brief brief = briefOf(session_->document().tables());
    problem_->show(QString::fromStdString(brief.problem));
    goal_->show(QString::fromStdString(brief.goal));
}

void BriefForm::finish() {
    problem_->finish();
    goal_->finish();
}

void BriefForm::setHelping(bool helps) {
    area_->setPlaceholderText(helps ? tr("What is to be built, and for whom?") : QString());
    static_cast<QLineEdit*>(goal_->field())
        ->setPlaceholderText(helps ? tr("What is it good for?") : QString());
}

void BriefForm::commit(Part part, const QString& text) {
    if (!session_) return;
    const bool isProblem = part == Part::Problem;
    const auto done = runStep(
        *session_, isProblem ? tr("Problem") : tr("Goal"),
        [&](Transaction& edit) {
            return isProblem ? setProblem(edit, text.toStdString()) : setGoal(edit, text.toStdString());
        },
        isProblem ? "brief.problem" : "brief.goal");
    QLabel* refused = isProblem ? problemRefused_ : goalRefused_;
    refused->setVisible(!done);
    if (done) return;
    (isProblem ? problem_ : goal_)->refuse();
    refused->setText(QString::fromStdString(done.error().message));
    Q_EMIT said(QString::fromStdString(done.error().text()));
}

} // namespace chalkline
