#include "panels/numbers/numbers_panel.h"

#include "edit/guided_operations.h"
#include "interview/archetypes.h"
#include "panels/numbers/number_form.h"
#include "panels/numbers/number_list.h"
#include "panels/numbers/pin_bar.h"
#include "panels/statements/entry_field.h"
#include "panels/statements/wrapped_label.h"

#include <QApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace chalkline {

namespace {

constexpr std::size_t few = 1000;               // records that are worked out at once: a few milliseconds
constexpr std::chrono::milliseconds atOnce{20}; // that the interface waits for more of them

} // namespace

NumbersPanel::NumbersPanel(QWidget* parent)
    : PanelPage(parent)
    , head_(new QWidget(this))
    , badge_(new QLabel(head_))
    , exact_(new QPushButton(tr("Exact"), head_))
    , rough_(new QPushButton(tr("Rough"), head_))
    , odd_(new QPushButton(tr("Anything odd?"), head_))
    , list_(new NumberList(this))
    , workload_(new WorkloadForm(list_))
    , constant_(new ConstantForm(list_))
    , pins_(new PinBar(list_))
    , error_(new WrappedLabel(4, this))
    , entry_(new EntryField(this)) {
    buildHead();
    list_->setAccessibleName(tr("Numbers"));
    entry_->setObjectName(QStringLiteral("numberEntry"));
    entry_->setAccessibleName(tr("New workload, constant or estimate"));
    setRole(error_, "field-error");
    error_->setObjectName(QStringLiteral("numberError"));
    error_->hide();
    auto* foot = new QFrame(this);
    foot->setObjectName(QStringLiteral("statementEntry"));
    auto* footRows = new QVBoxLayout(foot);
    footRows->setContentsMargins(16, 8, 12, 8);
    footRows->setSpacing(4);
    footRows->addWidget(error_);
    footRows->addWidget(entry_);
    auto* rows = new QVBoxLayout(this);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(0);
    rows->addWidget(head_);
    rows->addWidget(list_, 1);
    rows->addWidget(foot);
    setFocusProxy(entry_);
    setEnabled(false);
    connectList();
    setMode(Mode::Work);
}

void NumbersPanel::buildHead() {
    badge_->setTextFormat(Qt::PlainText);
    badge_->setObjectName(QStringLiteral("numberBadge"));
    setRole(badge_, "chip");
    auto* rows = new QVBoxLayout(head_);
    rows->setContentsMargins(16, 8, 12, 4);
    rows->setSpacing(4);
    auto* row = new QHBoxLayout;
    row->setSpacing(0);
    row->addWidget(badge_);
    row->addStretch(1);
    row->addWidget(exact_);
    row->addWidget(rough_);
    rows->addLayout(row);
    rows->addWidget(odd_, 0, Qt::AlignLeft);
    setRole(odd_, "onward");
    odd_->setObjectName(QStringLiteral("oddButton"));
    setRole(exact_, "segment-first");
    setRole(rough_, "segment-last");
    exact_->setToolTip(tr("86 400 seconds a day"));
    rough_->setToolTip(tr("100 000 seconds a day, as people reckon in their heads"));
    exact_->setObjectName(QStringLiteral("exactButton"));
    rough_->setObjectName(QStringLiteral("roughButton"));
    for (QPushButton* button : {exact_, rough_}) {
        button->setCheckable(true);
        button->setAutoDefault(false);
    }
    odd_->setAutoDefault(false);
    exact_->setChecked(true);
    const auto choose = [this](Precision precision) {
        setPrecision(precision);
        Q_EMIT precisionChosen(precision);
    };
    connect(exact_, &QPushButton::clicked, this, [choose] { choose(Precision::Exact); });
    connect(rough_, &QPushButton::clicked, this, [choose] { choose(Precision::Rough); });
    connect(odd_, &QPushButton::clicked, this, [this] {
        asked_ = !asked_;
        showFigures();
    });
}

void NumbersPanel::connectList() {
    connect(&worker_, &Worker::finished, this, [this] {
        if (coming_) figures_ = std::move(*coming_);
        coming_.reset();
        showFigures();
    });
    connect(entry_, &EntryField::entered, this, &NumbersPanel::addLines);
    connect(entry_, &EntryField::leftUpwards, list_, &NumberList::focusLast);
    connect(entry_, &QLineEdit::textEdited, this, [this] { refuseEntry({}, {}); });
    connect(list_, &NumberList::leftDownwards, entry_, [this] { entry_->setFocus(); });
    connect(list_, &NumberList::edited, this, &NumbersPanel::editRow);
    connect(list_, &NumberList::toggleAsked, this, &NumbersPanel::toggle);
    connect(list_, &NumberList::deleteAsked, this, &NumbersPanel::erase);
    connect(list_, &NumberList::moveAsked, this, &NumbersPanel::move);
    connect(list_, &NumberList::currentChanged, this, &NumbersPanel::showBelow);
    connect(workload_, &NumberForm::said, this, &NumbersPanel::said);
    connect(constant_, &NumberForm::said, this, &NumbersPanel::said);
    connect(pins_, &PinBar::pinAsked, this, &NumbersPanel::pin);
    connect(pins_, &PinBar::unpinAsked, this, &NumbersPanel::unpin);
    connect(pins_, &PinBar::placeAsked, this, &NumbersPanel::placeEstimate);
}

void NumbersPanel::showSession(Session* session) {
    observation_ = {};
    viewObservation_ = {};
    (void)worker_.drop();
    coming_.reset();
    session_ = nullptr;
    figures_ = {};
    allFigures_ = asked_ = false;
    workload_->showSession(nullptr);
    constant_->showSession(nullptr);
    list_->setCurrent({});
    list_->show({}, {});
    refuseEntry({}, {});
    setEnabled(session);
    session_ = session;
    workload_->showSession(session);
    constant_->showSession(session);
    if (!session) return;
    observation_ = session->observe([this](const Notice& notice) {
        if (notice.origin != Origin::Preview) refresh();
    });
    viewObservation_ = session->observeView([this] { offer(); });
    refresh();
}

void NumbersPanel::finishEditing() {
    list_->finishEditing();
    workload_->finish();
    constant_->finish();
}

void NumbersPanel::setMode(Mode mode) {
    mode_ = mode;
    asked_ = false;
    entry_->setPlaceholderText(mode == Mode::Work ? tr("redirects: 50M users * 10/day read 500 B")
                                                  : tr("Add a workload, constant or est:"));
    showFigures();
}

void NumbersPanel::setPrecision(Precision precision) {
    exact_->setChecked(precision == Precision::Exact);
    rough_->setChecked(precision == Precision::Rough);
    if (precision_ == precision) return;
    precision_ = precision;
    refresh();
}

/// At once where it takes no time, else beside the interface.
void NumbersPanel::refresh() {
    if (!session_) return;
    const Tables tables = session_->document().tables();
    if (tables.of<Estimate>().size() + tables.of<Workload>().size() <= few) {
        (void)worker_.drop();
        coming_.reset();
        figures_ = analysis::projectFigures(tables, precision_);
        showFigures();
        return;
    }
    auto made = std::make_shared<analysis::ProjectFigures>();
    coming_ = made;
    worker_.start(
        [made, tables, precision = precision_](const std::stop_token&, const Worker::Progress&) {
            *made = analysis::projectFigures(tables, precision);
        },
        atOnce);
}

void NumbersPanel::showFigures() {
    showHead();
    if (!session_) return;
    const Tables& tables = session_->document().tables();
    const NumberView view{mode_ == Mode::Work || (mode_ == Mode::Practice && asked_), mode_ == Mode::Work,
                          allFigures_};
    const bool nothing =
        tables.of<Workload>().empty() && tables.of<Constant>().empty() && tables.of<Estimate>().empty();
    const QString empty = !nothing              ? QString()
                          : mode_ == Mode::Work ? tr("Nothing counted yet. Type below who does what, how "
                                                     "often and how big: “redirects: 50M users * 10/day read "
                                                     "500 B x3”; a constant: “retention_years = 3 y”; or "
                                                     "an estimate: “est: 500M/month * 500 B * 5 y”.")
                                                : tr("Nothing counted yet.");
    list_->show(nothing && mode_ != Mode::Work ? std::vector<NumberFace>()
                                               : numberFaces(tables, figures_, view),
                empty);
    workload_->refresh();
    constant_->refresh();
    showBelow();
}

void NumbersPanel::showHead() {
    const QString badge =
        QString::fromStdString(interview::derivedBadge(figures_.readsPerDay, figures_.writesPerDay));
    badge_->setText(badge);
    badge_->setVisible(!badge.isEmpty());
    // What an estimate is refused for is said anyway.
    const bool any = std::ranges::any_of(figures_.warnings, [this](const analysis::RecordWarning& warning) {
        if (warning.record.type != RecordType::Estimate) return true;
        const analysis::EstimateValue* value = figures_.find(EstimateId{warning.record.id});
        return value && value->result;
    });
    odd_->setVisible(mode_ == Mode::Practice && any);
    odd_->setText(asked_ ? tr("Hide what is odd") : tr("Anything odd?"));
}

const NumberFace* NumbersPanel::currentFace() const {
    const NumberRow* row = list_->row(list_->current());
    return row ? &row->face() : nullptr;
}

/// What belongs under the current row: the fields of a record, where a result is pinned.
void NumbersPanel::showBelow() {
    const NumberFace* face = list_->isUnfolded() ? currentFace() : nullptr;
    if (face && face->key == QLatin1String("all-figures")) {
        allFigures_ = true;
        QMetaObject::invokeMethod(this, &NumbersPanel::showFigures, Qt::QueuedConnection);
        return;
    }
    const bool isWorkload = face && face->sort == NumberSort::Workload;
    const bool isConstant = face && face->sort == NumberSort::Constant;
    workload_->showRecord(isWorkload ? face->id : 0);
    constant_->showRecord(isConstant ? face->id : 0);
    QWidget* below = nullptr;
    if (isWorkload) below = workload_;
    if (isConstant) below = constant_;
    if (face && !face->chip.isEmpty()) {
        const Ref ref{RecordType::Estimate, face->id};
        const bool isEstimate = face->sort == NumberSort::Estimate;
        const bool isOnSheet =
            isEstimate && placementOn(session_->document(), session_->sheet(), ref) != nullptr;
        pins_->show(session_->document(), face->chip.toStdString(), isEstimate, isOnSheet);
        below = pins_;
        offer();
    }
    list_->setBelow(below);
}

void NumbersPanel::offer() {
    if (session_) pins_->offer(session_->document(), session_->selection());
}

Expected<bool> NumbersPanel::step(const QString& label, const Operation& operation) {
    if (!session_) return false;
    Transaction edit(*session_, label.toStdString());
    if (auto done = operation(edit); !done) return std::unexpected(done.error());
    return edit.commit();
}

/// From top to bottom as things stand, then out of the page.
bool NumbersPanel::focusNextPrevChild(bool next) {
    std::vector<QWidget*> stops;
    for (QWidget* child : findChildren<QWidget*>())
        if ((child->focusPolicy() & Qt::TabFocus) && !child->focusProxy() && child->isVisible() &&
            child->isEnabled())
            stops.push_back(child);
    std::ranges::stable_sort(stops, {}, [this](QWidget* stop) {
        const QPoint at = stop->mapTo(this, QPoint());
        return std::pair(at.y(), at.x());
    });
    const auto reason = next ? Qt::TabFocusReason : Qt::BacktabFocusReason;
    QWidget* here = QApplication::focusWidget();
    const auto found = std::ranges::find(stops, here);
    if (found != stops.end()) {
        const auto to = found - stops.begin() + (next ? 1 : -1);
        if (to >= 0 && to < static_cast<std::ptrdiff_t>(stops.size())) {
            stops[static_cast<std::size_t>(to)]->setFocus(reason);
            return true;
        }
    }
    if (!here || !isAncestorOf(here)) return PanelPage::focusNextPrevChild(next);
    const auto after = [next](QWidget* at) {
        return next ? at->nextInFocusChain() : at->previousInFocusChain();
    };
    for (QWidget* at = after(here); at != here; at = after(at)) {
        const bool isStop = (at->focusPolicy() & Qt::TabFocus) && at->isVisible() && at->isEnabled();
        if (!isStop || isAncestorOf(at) || at == this || at->focusProxy()) continue;
        at->setFocus(reason);
        return true;
    }
    return false;
}

void NumbersPanel::showEvent(QShowEvent* event) {
    PanelPage::showEvent(event);
    showBelow();
}

} // namespace chalkline
