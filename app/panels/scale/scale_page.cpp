#include "panels/scale/scale_page.h"

#include "edit/guided_operations.h"
#include "edit/reliability_operations.h"
#include "panels/scale/scale_detail.h"
#include "panels/statements/entry_field.h"
#include "panels/statements/link_chips.h"
#include "panels/statements/statement_list.h"
#include "panels/statements/wrapped_label.h"

#include <QCoreApplication>
#include <QHBoxLayout>
#include <QMenu>
#include <QToolButton>

namespace chalkline {

namespace {

constexpr qsizetype shownNames = 3; // of components nobody spoke of; the rest are counted

QString titleOf(ReliabilityTopic topic) {
    return QCoreApplication::translate("Reliability", interview::textOf(topic).title.data());
}

QString nameOf(const Document& document, NodeId node) {
    return node ? nameOf(document, Ref{RecordType::Node, node.value}) : ScalePage::tr("whole system");
}

StatementFace faceOf(const Document& document, const ReliabilityItem& item) {
    StatementFace face;
    face.ref = refOf(item);
    const bool stated = interview::stateOf(item) == ReliabilityState::Stated;
    face.group = titleOf(item.topic).toUpper();
    face.title =
        stated ? QString::fromStdString(item.statement).simplified() : ScalePage::tr("Nothing stated");
    face.mark = stated ? ScalePage::tr("stated") : ScalePage::tr("open");
    face.tone = stated ? "good" : "faint";
    face.chips = {nameOf(document, item.node)};
    for (const std::string& fact : interview::factsOf(document.tables(), item.node, item.topic))
        face.chips += QString::fromStdString(fact);
    face.spoken =
        ScalePage::tr("%1 of %2: %3, %4").arg(titleOf(item.topic), face.chips.front(), face.title, face.mark);
    return face;
}

StatementFace gapFace(const Document& document, ReliabilityTopic topic, const std::vector<NodeId>& unsaid) {
    StatementFace face;
    face.ref = gapRef(topic);
    face.group = titleOf(topic).toUpper();
    face.title = ScalePage::tr("Not said yet");
    face.quiet = true;
    QStringList names;
    for (const NodeId node : unsaid)
        names += nameOf(document, node);
    face.chips = names.mid(0, shownNames);
    if (names.size() > shownNames) face.chips += QStringLiteral("+%1").arg(names.size() - shownNames);
    face.spoken = ScalePage::tr("%1: not said yet").arg(titleOf(topic));
    if (!names.isEmpty()) face.spoken += ScalePage::tr(" of %1").arg(names.join(QStringLiteral(", ")));
    return face;
}

} // namespace

ScalePage::ScalePage(QWidget* parent)
    : ScalePage(new ScaleDetail, parent) {}

ScalePage::ScalePage(ScaleDetail* detail, QWidget* parent)
    : StatementPanel(detail,
                     {tr("Growth and failure"),
                      tr("Nothing stated yet. Type below: topic, component, a colon and what is so."),
                      tr("Add a statement"), tr("New statement"), QString()},
                     parent)
    , detail_(detail) {
    addAboveEntry(makeSubject());
    connect(detail, &ScaleDetail::startAsked, this, &ScalePage::start);
    connect(detail, &ScaleDetail::inspectAsked, this, &ScalePage::inspectAsked);
    connect(entry(), &QLineEdit::textChanged, this, &ScalePage::showSubject);
    connect(list(), &StatementList::currentChanged, this, [this] {
        const Ref ref = list()->current();
        if (const auto gap = gapOf(ref)) return choose(*gap);
        const ReliabilityItem* item =
            session() ? session()->document().find(ReliabilityItemId{ref.id}) : nullptr;
        if (item && ref.type == RecordType::ReliabilityItem) choose(item->topic);
    });
    showSubject();
}

QWidget* ScalePage::makeSubject() {
    auto* all = new QWidget(this);
    auto* row = new QHBoxLayout(all);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(4);
    topic_ = new QToolButton(all);
    topic_->setObjectName(QStringLiteral("sortButton"));
    topic_->setFocusPolicy(Qt::StrongFocus);
    topic_->setToolTip(tr("The topic of the next line; or begin the line with it"));
    auto* menu = new QMenu(topic_);
    for (const interview::ReliabilityTopicText& text : interview::reliabilityTopics())
        connect(menu->addAction(titleOf(text.topic)), &QAction::triggered, this, [this, topic = text.topic] {
            choose(topic);
            entry()->setFocus();
        });
    connect(topic_, &QToolButton::clicked, this,
            [this, menu] { menu->popup(topic_->mapToGlobal(QPoint(0, -menu->sizeHint().height()))); });
    component_ = new WrappedLabel(1, all);
    setRole(component_, "quiet");
    row->addWidget(topic_, 0, Qt::AlignVCenter);
    row->addWidget(component_, 1, Qt::AlignVCenter);
    return all;
}

void ScalePage::showSession(Session* session) {
    view_ = {};
    StatementPanel::showSession(session);
    if (session) view_ = session->observeView([this] { showSubject(); });
    showSubject();
}

void ScalePage::setMode(Mode mode) {
    mode_ = mode;
    detail_->setMode(mode);
    refresh();
    showSubject();
}

/// One component selected on the canvas is what a line is about that names none.
text::ReliabilitySubject ScalePage::subject() const {
    text::ReliabilitySubject subject{chosen_, {}};
    if (!session()) return subject;
    const std::set<Ref>& chosen = session()->selection();
    if (chosen.size() == 1 && chosen.begin()->type == RecordType::Node &&
        session()->document().contains(*chosen.begin()))
        subject.node = NodeId{chosen.begin()->id};
    return subject;
}

void ScalePage::choose(ReliabilityTopic topic) {
    chosen_ = topic;
    showSubject();
}

void ScalePage::start(ReliabilityTopic topic, NodeId node) {
    choose(topic);
    QString line = titleOf(topic).toLower();
    if (node && session()) line += ' ' + nameOf(session()->document(), node);
    entry()->setText(line + QStringLiteral(": "));
    entry()->setFocus();
    entry()->end(false);
}

void ScalePage::showSubject() {
    const text::ReliabilitySubject given = subject();
    ReliabilityTopic topic = given.topic;
    NodeId node = given.node;
    QString component;
    if (session()) {
        const auto read = text::readReliability(session()->document(), entry()->text().toStdString(), given);
        if (read) {
            topic = read->topic;
            node = read->node;
        }
        component = read
                        ? tr("of %1").arg(node ? nameOf(session()->document(), node) : tr("the whole system"))
                        : QString::fromStdString(read.error().message);
    }
    topic_->setText(titleOf(topic) + QStringLiteral(" ▾"));
    topic_->setAccessibleName(tr("Topic: %1").arg(titleOf(topic)));
    component_->setText(component);
}

std::vector<StatementFace> ScalePage::faces(const Document& document) const {
    std::vector<StatementFace> faces;
    for (const interview::ReliabilityTopicText& text : interview::reliabilityTopics()) {
        const auto items = interview::itemsOf(document.tables(), text.topic);
        for (const ReliabilityItem* item : items)
            faces.push_back(faceOf(document, *item));
        if (mode_ == Mode::Interview) continue;
        const auto unsaid = interview::unsaidOf(document.tables(), text.topic);
        if (!unsaid.empty() || items.empty()) faces.push_back(gapFace(document, text.topic, unsaid));
    }
    return faces;
}

std::vector<Ref> ScalePage::order(const Document& document) const {
    std::vector<Ref> refs;
    for (const ReliabilityItem* item : inOrder<ReliabilityItem>(document))
        refs.push_back(refOf(*item));
    return refs;
}

Expected<Ref> ScalePage::add(Transaction& edit, const std::string& line) {
    const auto read = text::readReliability(edit.document(), line, subject());
    if (!read) return std::unexpected(read.error());
    if (read->statement.empty())
        return failure(ErrorCode::Invalid, tr("say something behind the colon").toStdString());
    const auto made = sayReliability(edit, *read);
    if (!made) return std::unexpected(made.error());
    return Ref{RecordType::ReliabilityItem, made->value};
}

Expected<void> ScalePage::retitle(Transaction& edit, Ref ref, std::string title) {
    const ReliabilityItem* held = edit.document().find(ReliabilityItemId{ref.id});
    if (!held) return {};
    ReliabilityItem changed = *held;
    changed.statement = std::move(title);
    changed.state = interview::stateOf(changed);
    return editReliabilityItem(edit, std::move(changed));
}

Expected<void> ScalePage::toggle(Transaction&, Ref) {
    return {};
}

Expected<void> ScalePage::attach(Transaction& edit, Ref ref, const std::set<Ref>& things) {
    const ReliabilityItem* held = edit.document().find(ReliabilityItemId{ref.id});
    const auto node = std::ranges::find(things, RecordType::Node, &Ref::type);
    if (!held || node == things.end()) return {};
    ReliabilityItem changed = *held;
    changed.node = NodeId{node->id};
    return editReliabilityItem(edit, std::move(changed));
}

std::set<Ref> ScalePage::thingsOf(const Document& document, Ref ref) const {
    std::set<Ref> things;
    if (const auto gap = gapOf(ref)) {
        for (const NodeId node : interview::unsaidOf(document.tables(), *gap))
            things.insert({RecordType::Node, node.value});
        return things;
    }
    const ReliabilityItem* item = document.find(ReliabilityItemId{ref.id});
    if (item && item->node) things.insert({RecordType::Node, item->node.value});
    return things;
}

} // namespace chalkline
