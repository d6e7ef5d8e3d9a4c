#include "panels/stages/steps_page.h"

#include "panels/stages/buy_in_bar.h"
#include "panels/stages/coverage_list.h"
#include "panels/statements/wrapped_label.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

#include <algorithm>

namespace chalkline {

namespace {

constexpr int rest = 80;     // ms after an edit until it is worked out again
constexpr int textLines = 4; // at most, of one fact

QString text(std::string_view utf8) {
    return QString::fromUtf8(utf8.data(), static_cast<qsizetype>(utf8.size()));
}

QString capital(const std::string& words) {
    QString result = QString::fromStdString(words);
    if (!result.isEmpty()) result[0] = result[0].toUpper();
    return result;
}

std::set<Ref> edgesOf(const Document& document, EdgeKind kind) {
    std::set<Ref> edges;
    for (const Edge& edge : document.all<Edge>())
        if (edge.kind == kind) edges.insert({RecordType::Edge, edge.id.value});
    return edges;
}

} // namespace

StepsPage::StepsPage(interview::Stage stage, QWidget* parent)
    : PanelPage(parent)
    , stage_(stage)
    , list_(new QWidget)
    , hint_(new QPushButton(tr("What is open?"))) {
    auto* scroll = new QScrollArea(this);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setFocusPolicy(Qt::NoFocus);
    auto* body = new QWidget;
    auto* parts = new QVBoxLayout(body);
    parts->setContentsMargins(0, 8, 0, 8);
    parts->setSpacing(12);
    rows_ = new QVBoxLayout(list_);
    rows_->setContentsMargins(16, 0, 12, 0);
    rows_->setSpacing(4);
    parts->addWidget(list_);
    hint_->setObjectName(QStringLiteral("hintButton"));
    setRole(hint_, "onward");
    auto* hintRow = new QHBoxLayout;
    hintRow->setContentsMargins(16, 0, 12, 0);
    hintRow->addWidget(hint_);
    hintRow->addStretch();
    parts->addLayout(hintRow);
    connect(hint_, &QPushButton::clicked, this, [this] {
        hinted_ = true;
        refresh();
    });
    auto* all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->setSpacing(0);
    all->addWidget(scroll, 1);
    if (stage_ == interview::Stage::HighLevel) {
        buildCounts();
        parts->addWidget(counts_);
        coverage_ = new CoverageList(body);
        parts->addWidget(coverage_);
        connect(coverage_, &CoverageList::chosenChanged, this, [this] {
            lit_.reset();
            lightUp();
            const std::set<Ref> things = coverage_->thingsOf(coverage_->chosen());
            if (!things.empty()) Q_EMIT revealAsked(things);
        });
        buyIn_ = new BuyInBar(BuyInStage::Hld, this);
        connect(buyIn_, &BuyInBar::said, this, &PanelPage::said);
        all->addWidget(buyIn_);
    }
    parts->addStretch();
    scroll->setWidget(body);
    scroll->viewport()->setAutoFillBackground(false);
    body->setAutoFillBackground(false);
    later_.setSingleShot(true);
    later_.setInterval(rest);
    connect(&later_, &QTimer::timeout, this, &StepsPage::refresh);
    refresh();
}

void StepsPage::buildCounts() {
    counts_ = new QWidget(this);
    auto* rows = new QVBoxLayout(counts_);
    rows->setContentsMargins(10, 0, 12, 0);
    rows->setSpacing(0);
    for (const EdgeKind kind : {EdgeKind::Sync, EdgeKind::Async, EdgeKind::Data}) {
        auto* button = new QPushButton(counts_);
        setRole(button, "statement");
        button->setCheckable(true);
        button->setToolTip(tr("Show them on the canvas"));
        rows->addWidget(button);
        kinds_[static_cast<std::size_t>(kind)] = button;
        connect(button, &QPushButton::clicked, this, [this, kind](bool on) {
            lit_ = on ? std::optional(kind) : std::nullopt;
            lightUp();
        });
    }
}

void StepsPage::showSession(Session* session) {
    clearLight();
    lit_.reset();
    session_ = session;
    records_ = {};
    later_.stop();
    if (coverage_) coverage_->showSession(session);
    if (buyIn_) buyIn_->showSession(session);
    if (session_)
        records_ = session_->observe([this](const Notice& notice) {
            if (notice.origin != Origin::Preview && !later_.isActive()) later_.start();
        });
    refresh();
}

void StepsPage::finishEditing() {
    if (buyIn_) buyIn_->finishEditing();
}

void StepsPage::setMode(Mode mode) {
    mode_ = mode;
    hinted_ = false;
    if (coverage_) coverage_->setMode(mode);
    refresh();
}

/// What holds, then what does not; nothing of either while a screen is shared.
std::vector<StepsPage::Line> StepsPage::lines() const {
    std::vector<Line> lines;
    if (!session_) return lines;
    const interview::Progress progress = interview::progressOf(session_->document().tables());
    const bool helps = mode_ != Mode::Interview;
    const bool saysOpen = mode_ == Mode::Work || (mode_ == Mode::Practice && hinted_);
    for (const interview::StepProgress& step : progress.of(stage_).steps) {
        const interview::StepText& about = interview::textOf(step.step);
        const bool enough = helps && step.state == interview::StepState::GoodEnough;
        if (!helps && !step.facts.empty()) continue;
        lines.push_back({"step", text(about.title), enough ? tr("good enough") : QString()});
        if (step.facts.empty()) {
            if (helps) lines.push_back({"says", text(about.says), {}});
            lines.push_back({"later", tr("Not in this version yet."), {}});
            continue;
        }
        for (const interview::Fact& fact : step.facts)
            if (fact.holds) lines.push_back({"fact", capital(fact.says), {}});
        if (!saysOpen) continue;
        for (const interview::Fact& fact : step.facts)
            if (!fact.holds) lines.push_back({"todo", QString::fromStdString(fact.todo), {}});
    }
    return lines;
}

void StepsPage::showLines(const std::vector<Line>& lines) {
    if (lines == shown_) return;
    shown_ = lines;
    while (QLayoutItem* item = rows_->takeAt(0)) {
        item->widget()->hide();
        item->widget()->deleteLater();
        delete item;
    }
    for (const Line& line : lines) {
        auto* row = new QWidget(list_);
        auto* parts = new QHBoxLayout(row);
        const bool isStep = line.name == std::string_view("step");
        const bool isFact = line.name == std::string_view("fact");
        const bool isTodo = line.name == std::string_view("todo");
        parts->setContentsMargins(0, isStep && rows_->count() > 0 ? 10 : 0, 0, 0);
        parts->setSpacing(6);
        if (isFact || isTodo) {
            auto* mark = new QLabel(isFact ? QStringLiteral("✓") : QStringLiteral("○"), row);
            mark->setFixedWidth(14);
            setRole(mark, isFact ? "good" : "quiet");
            parts->addWidget(mark, 0, Qt::AlignTop);
        }
        auto* words = new WrappedLabel(textLines, row);
        words->setObjectName(QLatin1String(line.name));
        words->setText(line.text);
        setRole(words, isStep ? "heading" : isFact ? "title" : "quiet");
        parts->addWidget(words, 1);
        if (!line.mark.isEmpty()) {
            auto* state = new QLabel(line.mark, row);
            setRole(state, "quiet");
            parts->addWidget(state);
        }
        rows_->addWidget(row);
        row->show();
    }
}

void StepsPage::showCounts() {
    if (!counts_) return;
    std::array<int, 3> counts{};
    if (session_)
        for (const Edge& edge : session_->document().all<Edge>())
            ++counts[static_cast<std::size_t>(edge.kind)];
    counts_->setVisible(counts[0] + counts[1] + counts[2] > 0);
    const QString words[] = {tr("%1 synchronous").arg(counts[0]), tr("%1 asynchronous").arg(counts[1]),
                             tr("%1 data or replication").arg(counts[2])};
    for (std::size_t i = 0; i < kinds_.size(); ++i) {
        kinds_[i]->setText(words[i]);
        kinds_[i]->setEnabled(counts[i] > 0);
        kinds_[i]->setChecked(lit_ && static_cast<std::size_t>(*lit_) == i && counts[i] > 0);
    }
}

void StepsPage::refresh() {
    setEnabled(session_);
    showLines(lines());
    list_->setVisible(!shown_.empty());
    bool isOpen = false;
    if (session_)
        isOpen =
            interview::nextIn(interview::progressOf(session_->document().tables()), stage_).step.has_value();
    hint_->setVisible(mode_ == Mode::Practice && !hinted_ && isOpen);
    showCounts();
    if (coverage_) coverage_->refresh();
    if (lighting_) lightUp();
}

/// The calls of a kind, or what meets the chosen requirement.
void StepsPage::lightUp() {
    if (!session_ || !coverage_) return;
    showCounts();
    std::set<Ref> things =
        lit_ ? edgesOf(session_->document(), *lit_) : coverage_->thingsOf(coverage_->chosen());
    if (!isVisible()) things.clear();
    if (things.empty() && !lighting_) return;
    lighting_ = !things.empty();
    if (session_->highlighted() != things) session_->highlight(std::move(things));
}

void StepsPage::clearLight() {
    if (session_ && lighting_) session_->highlight({});
    lighting_ = false;
}

void StepsPage::hideEvent(QHideEvent* event) {
    PanelPage::hideEvent(event);
    clearLight();
}

void StepsPage::showEvent(QShowEvent* event) {
    PanelPage::showEvent(event);
    lightUp();
}

} // namespace chalkline
