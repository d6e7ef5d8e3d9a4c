#include "panels/stages/stage_head.h"

#include "edit/guided_operations.h"
#include "panels/statements/statement_detail.h"
#include "panels/statements/wrapped_label.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace chalkline {

namespace {

constexpr int rest = 80;     // ms after an edit until it is worked out again
constexpr int nextLines = 3; // at most, of the next thing

QString text(std::string_view utf8) {
    return QString::fromUtf8(utf8.data(), static_cast<qsizetype>(utf8.size()));
}

} // namespace

StageHead::StageHead(QWidget* parent)
    : QFrame(parent)
    , rows_(new QVBoxLayout(this))
    , next_(new WrappedLabel(nextLines, this))
    , hint_(new QPushButton(tr("What next?"), this))
    , fork_(new QWidget(this))
    , onward_(new QPushButton(this))
    , approach_(new QLabel(tr("Approach"), this)) {
    setObjectName(QStringLiteral("stageHead"));
    rows_->setContentsMargins(16, 8, 16, 8);
    rows_->setSpacing(2);
    next_->setObjectName(QStringLiteral("nextThing"));
    setRole(next_, "quiet");
    hint_->setObjectName(QStringLiteral("hintButton"));
    setRole(hint_, "onward");
    connect(hint_, &QPushButton::clicked, this, [this] {
        hinted_ = true;
        refresh();
    });
    rows_->addWidget(next_);
    rows_->addWidget(hint_, 0, Qt::AlignLeft);
    buildFoot();
    later_.setSingleShot(true);
    later_.setInterval(rest);
    connect(&later_, &QTimer::timeout, this, &StageHead::refresh);
    refresh();
}

/// What comes after this stage, and on the page of the requirements in which order it comes.
void StageHead::buildFoot() {
    auto* foot = new QHBoxLayout;
    foot->setContentsMargins(0, 4, 0, 0);
    foot->setSpacing(0);
    onward_->setObjectName(QStringLiteral("nextStage"));
    onward_->setText(tr("Then"));
    setRole(onward_, "onward");
    connect(onward_, &QPushButton::clicked, this, [this] { Q_EMIT stageAsked(following_); });
    foot->addWidget(onward_);
    foot->addWidget(approach_);
    foot->addStretch();
    foot->addWidget(fork_);
    rows_->addLayout(foot);
    auto* row = new QHBoxLayout(fork_);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    const auto add = [&](const QString& words, const char* name, const char* role, Approach approach) {
        auto* button = new QPushButton(words, fork_);
        button->setObjectName(QLatin1String(name));
        button->setCheckable(true);
        button->setAutoDefault(false);
        setRole(button, role);
        connect(button, &QPushButton::clicked, this, [this, approach] { choose(approach); });
        row->addWidget(button);
        return button;
    };
    topDown_ = add(tr("Top-down"), "topDown", "segment-first", Approach::TopDown);
    topDown_->setToolTip(tr("The picture first, then the API and the tables"));
    bottomUp_ = add(tr("Bottom-up"), "bottomUp", "segment-last", Approach::BottomUp);
    bottomUp_->setToolTip(tr("The tables and the API first, then the picture"));
}

void StageHead::showSession(Session* session) {
    session_ = session;
    records_ = {};
    later_.stop();
    if (session_)
        records_ = session_->observe([this](const Notice& notice) {
            if (notice.origin != Origin::Preview) later_.start();
        });
    refresh();
}

void StageHead::showStage(interview::Stage stage) {
    stage_ = stage;
    hinted_ = false;
    refresh();
}

void StageHead::setMode(Mode mode) {
    mode_ = mode;
    hinted_ = false;
    refresh();
}

void StageHead::setShown(Shown shown) {
    shown_ = shown;
    refresh();
}

void StageHead::choose(Approach approach) {
    if (!session_) return;
    const auto done = runStep(*session_, tr("Choose the approach"), [&](Transaction& edit) -> Expected<void> {
        Brief brief = briefOf(edit.document().tables());
        brief.approach = approach;
        const auto put = setBrief(edit, std::move(brief));
        if (!put) return std::unexpected(put.error());
        return {};
    });
    if (!done) Q_EMIT said(QString::fromStdString(done.error().text()));
    refresh();
}

void StageHead::refresh() {
    if (!session_ || shown_ == Shown::Nothing) return hide();
    const interview::Progress progress = interview::progressOf(session_->document().tables());
    const bool helps = mode_ != Mode::Interview;
    showSteps(progress);
    showNext(progress);
    const bool hasFork = stage_ == interview::Stage::Requirements;
    fork_->setVisible(hasFork);
    topDown_->setChecked(progress.approach == Approach::TopDown);
    bottomUp_->setChecked(progress.approach == Approach::BottomUp);
    showOnward(progress);
    setVisible((helps && shown_ == Shown::Everything) || hasFork);
}

/// The stage after this one in the order that was chosen.
void StageHead::showOnward(const interview::Progress& progress) {
    const auto at = std::ranges::find(progress.stages, stage_, &interview::StageProgress::stage);
    const bool isShown = mode_ != Mode::Interview && shown_ == Shown::Everything &&
                         at != progress.stages.end() && at + 1 != progress.stages.end();
    onward_->setVisible(isShown);
    approach_->setVisible(!isShown && stage_ == interview::Stage::Requirements);
    if (!isShown) return;
    following_ = (at + 1)->stage;
    onward_->setText(tr("Then: %1 %2")
                         .arg(interview::numberOf(following_))
                         .arg(text(interview::textOf(following_).title)));
}

void StageHead::showSteps(const interview::Progress& progress) {
    const interview::StageProgress& stage = progress.of(stage_);
    const bool helps = mode_ != Mode::Interview && shown_ == Shown::Everything;
    while (steps_.size() < stage.steps.size()) {
        Row row;
        row.widget = new QWidget(this);
        auto* line = new QHBoxLayout(row.widget);
        line->setContentsMargins(0, 0, 0, 0);
        row.title = new QLabel(row.widget);
        row.facts = new QLabel(row.widget);
        setRole(row.facts, "quiet");
        line->addWidget(row.title);
        line->addStretch();
        line->addWidget(row.facts);
        rows_->insertWidget(static_cast<int>(steps_.size()), row.widget);
        steps_.push_back(row);
    }
    for (std::size_t i = 0; i < steps_.size(); ++i) {
        const bool isThere = helps && i < stage.steps.size();
        steps_[i].widget->setVisible(isThere);
        if (!isThere) continue;
        const interview::StepProgress& step = stage.steps[i];
        const auto held = std::ranges::count(step.facts, true, &interview::Fact::holds);
        steps_[i].title->setText(text(interview::textOf(step.step).title));
        steps_[i].title->setToolTip(text(interview::textOf(step.step).says));
        QStringList facts;
        for (const interview::Fact& fact : step.facts)
            if (fact.holds) facts.append(text(fact.says));
        steps_[i].facts->setText(step.state == interview::StepState::GoodEnough ? tr("good enough")
                                 : held > 0                                     ? tr("begun")
                                                                                : QString());
        steps_[i].facts->setToolTip(facts.join('\n'));
    }
}

void StageHead::showNext(const interview::Progress& progress) {
    const interview::NextThing next = interview::nextIn(progress, stage_);
    const bool hasNext = shown_ == Shown::Everything && !next.says.empty();
    const bool isShown = mode_ == Mode::Work || (mode_ == Mode::Practice && hinted_);
    next_->setText(text(next.says));
    next_->setVisible(isShown && hasNext);
    hint_->setVisible(mode_ == Mode::Practice && !hinted_ && hasNext);
}

} // namespace chalkline
