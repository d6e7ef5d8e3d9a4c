#include "panels/clarify/clarify_page.h"

#include "edit/statement_operations.h"
#include "interview/archetype_acts.h"
#include "panels/clarify/bank_list.h"
#include "panels/clarify/brief_form.h"
#include "panels/clarify/clarify_detail.h"
#include "panels/clarify/clarify_faces.h"
#include "panels/clarify/kind_of_system.h"
#include "panels/statements/entry_field.h"
#include "panels/statements/statement_list.h"
#include "text/statement_line.h"

#include <QKeyEvent>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

#include <array>

namespace chalkline {

namespace {

/// What a line without a word before it may become, in the order of the button.
constexpr std::array plainWords{EntryWord::Ask, EntryWord::Assume, EntryWord::In, EntryWord::Out};

QString wordOf(EntryWord word) {
    switch (word) {
    case EntryWord::Ask:
        return ClarifyPage::tr("ask");
    case EntryWord::Assume:
        return ClarifyPage::tr("assume");
    case EntryWord::In:
        return ClarifyPage::tr("in");
    case EntryWord::Out:
        return ClarifyPage::tr("out");
    case EntryWord::Expect:
        return ClarifyPage::tr("expect");
    case EntryWord::Problem:
        return ClarifyPage::tr("problem");
    case EntryWord::Goal:
        return ClarifyPage::tr("goal");
    case EntryWord::Kind:
        return ClarifyPage::tr("kind");
    case EntryWord::Elsewhere:
        return ClarifyPage::tr("record");
    }
    return {};
}

} // namespace

ClarifyPage::ClarifyPage(QWidget* parent)
    : ClarifyPage(new ClarifyDetail, parent) {}

ClarifyPage::ClarifyPage(ClarifyDetail* detail, QWidget* parent)
    : StatementPanel(detail,
                     {tr("Clarify"),
                      {},
                      tr("Add a line"),
                      tr("New line: question, assumption, scope"),
                      QStringLiteral("about")},
                     parent)
    , detail_(detail)
    , bank_(new BankList(this))
    , expectations_(new QWidget(this)) {
    connect(detail_, &ClarifyDetail::convertAsked, this, &ClarifyPage::convert);
    connect(bank_, &BankList::asked, this, [this](const interview::BankQuestion& question) {
        step(tr("Ask"), [&](Transaction& edit) -> Expected<void> {
            const auto taken = interview::takeQuestion(edit, question);
            return taken ? Expected<void>() : std::unexpected(taken.error());
        });
    });
    buildHead();
    buildEntry();
    buildExpectations();
    showHelp();
}

void ClarifyPage::buildHead() {
    auto* head = new QWidget;
    auto* rows = new QVBoxLayout(head);
    rows->setContentsMargins(16, 2, 12, 0);
    rows->setSpacing(14);
    brief_ = new BriefForm(head);
    kinds_ = new KindOfSystem(head);
    rows->addWidget(brief_);
    rows->addWidget(kinds_);
    connect(brief_, &BriefForm::said, this, &ClarifyPage::said);
    connect(kinds_, &KindOfSystem::kindsChosen, this, [this](const std::vector<ArchetypeKind>& kinds) {
        step(tr("Choose the kind of system"), [&](Transaction& edit) { return setArchetypes(edit, kinds); });
        refresh();
    });
    connect(kinds_, &KindOfSystem::workloadsAsked, this, [this] {
        std::size_t added = 0;
        const bool done = step(tr("Add usual rows"), [&](Transaction& edit) -> Expected<void> {
            const auto taken = interview::takeWorkloads(edit, std::nullopt);
            if (!taken) return std::unexpected(taken.error());
            added = taken->size();
            return {};
        });
        if (done)
            Q_EMIT said(
                tr("%n row(s) are among the numbers, still without users", "", static_cast<int>(added)));
    });
    connect(kinds_, &KindOfSystem::targetAsked, this, &ClarifyPage::addTarget);
    connect(kinds_, &KindOfSystem::patternAsked, this, &ClarifyPage::patternAsked);
    list()->setHead(head);
}

void ClarifyPage::buildEntry() {
    sort_ = new QToolButton(this);
    sort_->setObjectName(QStringLiteral("sortButton"));
    sort_->setFocusPolicy(Qt::StrongFocus);
    addToEntry(sort_);
    connect(sort_, &QToolButton::clicked, this, [this] {
        const auto here = std::ranges::find(plainWords, given_) - plainWords.begin();
        given_ = plainWords[static_cast<std::size_t>(here + 1) % plainWords.size()];
        showSort();
    });
    connect(entry(), &QLineEdit::textChanged, this, &ClarifyPage::showSort);
    showSort();
}

void ClarifyPage::buildExpectations() {
    auto* row = new QHBoxLayout(expectations_);
    row->setContentsMargins(16, 12, 12, 0);
    expectButton_ = new QPushButton(expectations_);
    expectButton_->setObjectName(QStringLiteral("expectations"));
    expectButton_->setAutoDefault(false);
    row->addWidget(expectButton_);
    row->addStretch();
    connect(expectButton_, &QPushButton::clicked, this, [this] { setExpecting(!expecting_); });
}

void ClarifyPage::showSession(Session* session) {
    expecting_ = false;
    brief_->showSession(session);
    StatementPanel::showSession(session);
    showGroups();
}

void ClarifyPage::finishEditing() {
    brief_->finish();
    StatementPanel::finishEditing();
}

/// Expectations are hidden whenever the mode changes: a screen may be shared from now on.
void ClarifyPage::setMode(Mode mode) {
    if (mode == mode_) return;
    mode_ = mode;
    expecting_ = false;
    kinds_->setMode(mode);
    bank_->setMode(mode);
    showHelp();
    refresh();
}

void ClarifyPage::setExpecting(bool shown) {
    expecting_ = shown;
    showGroups();
    refresh();
}

void ClarifyPage::showHelp() {
    const bool helps = mode_ != Mode::Interview;
    brief_->setHelping(helps);
    entry()->setPlaceholderText(helps ? tr("Ask, or in: out: assume: expect:") : tr("Add a line"));
    sort_->setToolTip(helps ? tr("What the line becomes; or type ask:, assume:, in:, out: before it")
                            : QString());
    showGroups();
}

void ClarifyPage::showGroups() {
    const bool helps = mode_ != Mode::Interview;
    const auto hint = [helps](const QString& text) { return helps ? text : QString(); };
    std::vector<StatementGroup> groups{
        {QLatin1String(inScopeGroup), tr("SCOPE"), hint(tr("in: what belongs to it")), nullptr},
        {QLatin1String(outOfScopeGroup), {}, hint(tr("out: what does not")), nullptr},
        {QLatin1String(questionGroup), questionCaption(),
         hint(mode_ == Mode::Work ? tr("Type one below, or take one of these") : tr("Type one below")),
         bank_},
        {QLatin1String(assumptionGroup), tr("ASSUMPTIONS"), hint(tr("assume: what you take as given")),
         nullptr},
    };
    groups.push_back({QLatin1String(expectationGroup), expecting_ ? tr("EXPECTATIONS") : QString(),
                      expecting_ ? hint(tr("expect: what the interviewer looks for")) : QString(),
                      expectations_});
    list()->setGroups(groups);
    expectButton_->setText(expecting_ ? tr("Hide expectations") : tr("Show expectations"));
    expectButton_->setAccessibleName(expectButton_->text());
}

QString ClarifyPage::questionCaption() const {
    int open = 0;
    if (session())
        for (const Question& question : session()->document().all<Question>())
            open += question.state == QuestionState::Open ? 1 : 0;
    return open == 0 ? tr("QUESTIONS") : tr("QUESTIONS · %1 OPEN").arg(open);
}

void ClarifyPage::showSort() {
    const EntryWord word = readEntry(entry()->text().toStdString(), given_).word;
    sort_->setText(wordOf(word));
    sort_->setAccessibleName(tr("The line becomes: %1").arg(wordOf(word)));
}

void ClarifyPage::refresh() {
    if (!session()) return;
    showGroups();
    StatementPanel::refresh();
    brief_->refresh();
    if (!isVisible()) return;
    const Tables& tables = session()->document().tables();
    kinds_->refresh(tables);
    bank_->refresh(tables);
}

void ClarifyPage::showEvent(QShowEvent* event) {
    StatementPanel::showEvent(event);
    refresh();
}

std::vector<StatementFace> ClarifyPage::faces(const Document& document) const {
    return clarifyFaces(document, expecting_);
}

std::vector<Ref> ClarifyPage::order(const Document& document) const {
    std::vector<Ref> refs;
    for (const ScopeItem* item : inOrder<ScopeItem>(document))
        refs.push_back(refOf(*item));
    for (const Question* question : inOrder<Question>(document))
        refs.push_back(refOf(*question));
    for (const Expectation* expectation : inOrder<Expectation>(document))
        refs.push_back(refOf(*expectation));
    return refs;
}

Expected<Ref> ClarifyPage::add(Transaction& edit, const std::string& line) {
    const auto entered = enterLine(edit, readEntry(line, given_));
    if (!entered) return std::unexpected(entered.error());
    if (!entered->says.isEmpty())
        Q_EMIT said(entered->says);
    else if (entered->ref.type == RecordType::Expectation && !expecting_)
        Q_EMIT said(tr("Noted, and hidden"));
    return entered->ref;
}

Expected<void> ClarifyPage::retitle(Transaction& edit, Ref ref, std::string title) {
    return rephrase(edit, ref, title);
}

Expected<void> ClarifyPage::answer(Transaction& edit, Ref ref, std::string answer) {
    return answerQuestion(edit, QuestionId{ref.id}, answer);
}

Expected<void> ClarifyPage::toggle(Transaction& edit, Ref ref) {
    return nextState(edit, ref);
}

void ClarifyPage::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_R && event->modifiers() == (Qt::ControlModifier | Qt::ShiftModifier))
        convert(list()->current());
    else
        StatementPanel::keyPressEvent(event);
}

void ClarifyPage::convert(Ref question) {
    if (!session() || question.type != RecordType::Question) return;
    finishEditing();
    RequirementId made;
    const bool done = step(tr("Convert to requirement"), [&](Transaction& edit) -> Expected<void> {
        const Question* asked = edit.document().find(QuestionId{question.id});
        if (!asked) return {};
        Requirement values = requirementFrom(*asked);
        if (values.kind == RequirementKind::NonFunctional) text::readMeasure(values.title, values);
        const auto id = convertToRequirement(edit, asked->id, std::move(values));
        if (!id) return std::unexpected(id.error());
        made = *id;
        return {};
    });
    const Requirement* requirement = session()->document().find(made);
    if (done && requirement)
        Q_EMIT said(
            tr("It is %1 now, linked to the question").arg(QString::fromStdString(requirement->code)));
}

void ClarifyPage::addTarget(const QString& target) {
    ClarifyEntry entry{EntryWord::Elsewhere, "nfr: " + target.toStdString()};
    step(tr("Add target"), [&](Transaction& edit) -> Expected<void> {
        const auto entered = enterLine(edit, entry);
        if (!entered) return std::unexpected(entered.error());
        if (!entered->says.isEmpty()) Q_EMIT said(entered->says);
        return {};
    });
}

} // namespace chalkline
