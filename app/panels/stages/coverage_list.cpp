#include "panels/stages/coverage_list.h"

#include "interview/coverage.h"
#include "panels/statements/link_chips.h"
#include "panels/statements/statement_row.h"
#include "panels/statements/wrapped_label.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QVBoxLayout>

#include <algorithm>

namespace chalkline {

namespace {

template <class R>
void append(std::vector<Ref>& refs, const std::vector<Id<R>>& ids) {
    for (const Id<R> id : ids)
        refs.push_back({RecordTraits<R>::type, id.value});
}

std::vector<Ref> thingsIn(const interview::RequirementLinks& links) {
    std::vector<Ref> refs;
    append(refs, links.nodes);
    append(refs, links.edges);
    append(refs, links.boundaries);
    return refs;
}

StatementFace faceOf(const Document& document, const interview::RequirementLinks& links, bool saysMissing) {
    const Requirement& requirement = *document.find(links.requirement);
    StatementFace face;
    face.ref = {RecordType::Requirement, requirement.id.value};
    face.code = QString::fromStdString(requirement.code);
    face.title = QString::fromStdString(requirement.title).simplified();
    std::vector<Ref> ends = thingsIn(links);
    append(ends, links.flows);
    append(ends, links.trade_offs);
    for (const Ref end : ends)
        face.chips += nameOf(document, end);
    for (const LostLink& lost : lostLinksOf(document, face.ref))
        face.chips += CoverageList::tr("was linked to %1").arg(QString::fromStdString(lost.name));
    if (!links.covered && saysMissing) face.mark = CoverageList::tr("not linked yet");
    face.spoken = face.code + QStringLiteral(" ") + face.title;
    if (!face.chips.isEmpty()) face.spoken += QStringLiteral(": ") + face.chips.join(QStringLiteral(", "));
    if (!face.mark.isEmpty()) face.spoken += QStringLiteral(", ") + face.mark;
    return face;
}

} // namespace

CoverageList::CoverageList(QWidget* parent)
    : QWidget(parent)
    , layout_(new QVBoxLayout(this))
    , count_(new QLabel(this)) {
    layout_->setContentsMargins(0, 0, 0, 0);
    layout_->setSpacing(0);
    auto* head = new QHBoxLayout;
    head->setContentsMargins(16, 0, 12, 4);
    auto* title = new QLabel(tr("Must-haves"), this);
    setRole(title, "heading");
    count_->setObjectName(QStringLiteral("coverageCount"));
    setRole(count_, "quiet");
    head->addWidget(title);
    head->addStretch();
    head->addWidget(count_);
    layout_->addLayout(head);
}

void CoverageList::showSession(Session* session) {
    view_ = {};
    session_ = session;
    chosen_ = {};
    if (session_) view_ = session_->observeView([this] { markSelected(); });
    refresh();
}

void CoverageList::setMode(Mode mode) {
    mode_ = mode;
    refresh();
}

std::set<Ref> CoverageList::thingsOf(Ref requirement) const {
    if (!session_ || !requirement.valid()) return {};
    const auto coverage = interview::coverageOf(session_->document().tables());
    const auto* links = coverage.of(RequirementId{requirement.id});
    if (!links) return {};
    const std::vector<Ref> things = thingsIn(*links);
    return {things.begin(), things.end()};
}

void CoverageList::refresh() {
    const interview::Coverage coverage =
        session_ ? interview::coverageOf(session_->document().tables()) : interview::Coverage();
    const bool helps = mode_ != Mode::Interview;
    std::vector<StatementFace> faces;
    for (const interview::RequirementLinks& links : coverage.requirements)
        if (session_->document().find(links.requirement)->priority == Priority::Must)
            faces.push_back(faceOf(session_->document(), links, helps));
    setVisible(!faces.empty());
    count_->setText(tr("%1 of %2 linked").arg(coverage.covered_must_haves).arg(coverage.must_haves));
    count_->setVisible(helps);
    while (rows_.size() > faces.size()) {
        rows_.back()->deleteLater();
        rows_.back()->hide();
        rows_.pop_back();
    }
    while (rows_.size() < faces.size()) {
        auto* row = new StatementRow(this);
        row->installEventFilter(this);
        connect(row, &StatementRow::clicked, this, [this, row] {
            row->setFocus();
            choose(row->face().ref);
        });
        layout_->addWidget(row);
        row->setVisible(true);
        rows_.push_back(row);
    }
    for (std::size_t i = 0; i < faces.size(); ++i)
        rows_[i]->show(faces[i]);
    if (std::ranges::find(faces, chosen_, &StatementFace::ref) == faces.end()) chosen_ = {};
    for (StatementRow* row : rows_)
        row->setCurrent(row->face().ref == chosen_ && chosen_.valid());
    markSelected();
}

/// The same once more lets it go.
void CoverageList::choose(Ref requirement) {
    chosen_ = chosen_ == requirement ? Ref{} : requirement;
    for (StatementRow* row : rows_)
        row->setCurrent(row->face().ref == chosen_ && chosen_.valid());
    Q_EMIT chosenChanged();
}

void CoverageList::markSelected() {
    if (!session_) return;
    const std::set<Ref>& selection = session_->selection();
    const interview::Coverage coverage =
        selection.empty() ? interview::Coverage() : interview::coverageOf(session_->document().tables());
    for (StatementRow* row : rows_) {
        const auto* links = coverage.of(RequirementId{row->face().ref.id});
        const std::vector<Ref> things = links ? thingsIn(*links) : std::vector<Ref>();
        row->setLinked(std::ranges::any_of(things, [&](Ref thing) { return selection.contains(thing); }));
    }
}

void CoverageList::step(const StatementRow* from, int by) {
    const auto at = std::ranges::find(rows_, from) - rows_.begin() + by;
    if (at >= 0 && at < static_cast<std::ptrdiff_t>(rows_.size()))
        rows_[static_cast<std::size_t>(at)]->setFocus();
}

/// Rows are read here, not edited: a double click is two.
bool CoverageList::eventFilter(QObject* watched, QEvent* event) {
    auto* row = qobject_cast<StatementRow*>(watched);
    if (row && event->type() == QEvent::MouseButtonDblClick) return true;
    if (row && event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent*>(event)->key();
        if (key == Qt::Key_Return || key == Qt::Key_Enter || key == Qt::Key_Space)
            choose(row->face().ref);
        else if (key == Qt::Key_Up || key == Qt::Key_Down)
            step(row, key == Qt::Key_Up ? -1 : 1);
        else if (key == Qt::Key_Escape && chosen_.valid())
            choose(chosen_);
        else
            return false;
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace chalkline
