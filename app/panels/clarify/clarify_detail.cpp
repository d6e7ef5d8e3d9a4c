#include "panels/clarify/clarify_detail.h"

#include "edit/clarify_operations.h"
#include "panels/statements/elided_button.h"
#include "panels/statements/link_chips.h"

#include <QComboBox>

namespace chalkline {

ClarifyDetail::ClarifyDetail(QWidget* parent)
    : StatementDetail(parent) {
    scope_ = addCombo(tr("Scope"), {tr("In scope"), tr("Out of scope")}, [this](int index) {
        const ScopeItem* held = session() ? session()->document().find(ScopeItemId{ref().id}) : nullptr;
        if (!held) return;
        ScopeItem changed = *held;
        changed.in_scope = index == 0;
        run(tr("Change scope"), "scope",
            [&](Transaction& edit) { return editScopeItem(edit, std::move(changed)); });
    });
    rows_.emplace_back(RecordType::ScopeItem, scope_);
    addQuestionRows();
    addExpectationRows();
    addLinks();
}

void ClarifyDetail::addQuestionRows() {
    answer_ = addArea(tr("Answer"), [this](const QString& text) {
        const QuestionId id{ref().id};
        if (const auto good = checkLength(text.toStdString()); !good) {
            answer_->refuse();
            Q_EMIT said(QString::fromStdString(good.error().text()));
            return;
        }
        run(tr("Answer"), "answer",
            [&](Transaction& edit) { return answerQuestion(edit, id, text.toStdString()); });
    });
    state_ =
        addCombo(tr("State"), {tr("Open"), tr("Answered"), tr("Assumed"), tr("Parked")}, [this](int index) {
            changeQuestion("state",
                           [&](Question& changed) { changed.state = static_cast<QuestionState>(index); });
        });
    category_ = addCombo(tr("About"),
                         {tr("What it does"), tr("How well"), tr("A constraint"), tr("What is expected")},
                         [this](int index) {
                             changeQuestion("category", [&](Question& changed) {
                                 changed.category = static_cast<QuestionCategory>(index);
                             });
                         });
    category_->setAccessibleName(tr("Category"));
    convert_ = new ElidedButton(tr("Convert to requirement"), this);
    convert_->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    convert_->setAccessibleName(tr("Convert to requirement"));
    convert_->setToolTip(tr("A requirement that says what was found out, linked to this  Ctrl+Shift+R"));
    connect(convert_, &QPushButton::clicked, this, [this] { Q_EMIT convertAsked(ref()); });
    addRow(tr("Leads to"), convert_);
    for (QWidget* widget : {answer_->field(), static_cast<QWidget*>(state_), static_cast<QWidget*>(category_),
                            static_cast<QWidget*>(convert_)})
        rows_.emplace_back(RecordType::Question, widget);
}

void ClarifyDetail::addExpectationRows() {
    focus_ = addCombo(tr("About"),
                      {tr("API"), tr("Data"), tr("Scale"), tr("Reliability"), tr("Depth"), tr("Cost"),
                       tr("Something else")},
                      [this](int index) {
                          changeExpectation("focus", [&](Expectation& changed) {
                              changed.focus = static_cast<Focus>(index);
                          });
                      });
    focus_->setAccessibleName(tr("Focus"));
    strength_ = addCombo(tr("Source"), {tr("They said so"), tr("I guess so")}, [this](int index) {
        changeExpectation("strength",
                          [&](Expectation& changed) { changed.strength = static_cast<Strength>(index); });
    });
    strength_->setAccessibleName(tr("Strength"));
    confirmed_ = addCombo(tr("Confirmed"), {tr("Not yet"), tr("Yes")}, [this](int index) {
        changeExpectation("confirmed", [&](Expectation& changed) { changed.confirmed = index == 1; });
    });
    for (QComboBox* combo : {focus_, strength_, confirmed_})
        rows_.emplace_back(RecordType::Expectation, combo);
}

void ClarifyDetail::changeQuestion(const std::string& field, const std::function<void(Question&)>& edit) {
    const Question* held = session() ? session()->document().find(QuestionId{ref().id}) : nullptr;
    if (!held) return;
    Question changed = *held;
    edit(changed);
    run(tr("Edit question"), field,
        [&](Transaction& open) { return editQuestion(open, std::move(changed)); });
}

void ClarifyDetail::changeExpectation(const std::string& field,
                                      const std::function<void(Expectation&)>& edit) {
    const Expectation* held = session() ? session()->document().find(ExpectationId{ref().id}) : nullptr;
    if (!held) return;
    Expectation changed = *held;
    edit(changed);
    run(tr("Edit expectation"), field,
        [&](Transaction& open) { return editExpectation(open, std::move(changed)); });
}

/// Expectations are linked to nothing: a link would show on the canvas.
void ClarifyDetail::fill(const Document& document) {
    for (const auto& [type, widget] : rows_)
        setRowShown(widget, type == ref().type);
    setRowShown(links(), ref().type != RecordType::Expectation);
    if (const ScopeItem* item = document.find(ScopeItemId{ref().id}); item && ref() == refOf(*item))
        scope_->setCurrentIndex(item->in_scope ? 0 : 1);
    if (const Question* question = document.find(QuestionId{ref().id}); question && ref() == refOf(*question))
        fillQuestion(document, *question);
    if (const Expectation* held = document.find(ExpectationId{ref().id}); held && ref() == refOf(*held))
        fillExpectation(*held);
}

void ClarifyDetail::fillQuestion(const Document& document, const Question& question) {
    answer_->show(QString::fromStdString(question.answer));
    state_->setCurrentIndex(static_cast<int>(question.state));
    category_->setCurrentIndex(static_cast<int>(question.category));
    setRowShown(convert_, !requirementOf(document, question.id).valid());
}

void ClarifyDetail::fillExpectation(const Expectation& expectation) {
    focus_->setCurrentIndex(static_cast<int>(expectation.focus));
    strength_->setCurrentIndex(static_cast<int>(expectation.strength));
    confirmed_->setCurrentIndex(expectation.confirmed ? 1 : 0);
}

} // namespace chalkline
