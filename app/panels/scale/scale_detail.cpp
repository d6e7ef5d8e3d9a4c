#include "panels/scale/scale_detail.h"

#include "edit/guided_operations.h"
#include "interview/later_checks.h"
#include "panels/statements/chip_layout.h"
#include "panels/statements/elided_button.h"
#include "panels/statements/hint_box.h"
#include "panels/statements/link_chips.h"
#include "panels/statements/wrapped_label.h"

#include <QApplication>
#include <QComboBox>

namespace chalkline {

namespace {

QString q(std::string_view text) {
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

QStringList topicTitles() {
    QStringList titles;
    for (const interview::ReliabilityTopicText& text : interview::reliabilityTopics())
        titles += q(text.title);
    return titles;
}

} // namespace

Ref gapRef(ReliabilityTopic topic) {
    return {RecordType::ReliabilityItem, -1 - static_cast<std::int64_t>(topic)};
}

std::optional<ReliabilityTopic> gapOf(Ref ref) {
    const std::int64_t index = -1 - ref.id;
    const auto count = static_cast<std::int64_t>(interview::reliabilityTopics().size());
    if (ref.type != RecordType::ReliabilityItem || index < 0 || index >= count) return std::nullopt;
    return static_cast<ReliabilityTopic>(index);
}

ScaleDetail::ScaleDetail(QWidget* parent)
    : StatementDetail(parent)
    , hints_(new HintBox(this))
    , starts_(new QWidget(this))
    , startRow_(new ChipLayout(starts_)) {
    links()->hide();
    addWide(hints_);
    addRow(tr("Say for"), starts_);
    statement_ = addArea(tr("Statement"), [this](const QString& text) {
        change("statement", [&](ReliabilityItem& changed) { changed.statement = text.toStdString(); });
    });
    evidence_ = addArea(tr("Evidence"), [this](const QString& text) {
        change("evidence", [&](ReliabilityItem& changed) { changed.evidence = text.toStdString(); });
    });
    topic_ = addCombo(tr("Topic"), topicTitles(), [this](int index) {
        change("topic",
               [&](ReliabilityItem& changed) { changed.topic = static_cast<ReliabilityTopic>(index); });
    });
    component_ = addCombo(tr("Of"), {}, [this](int index) {
        const NodeId node{component_->itemData(index).toLongLong()};
        change("node", [&](ReliabilityItem& changed) { changed.node = node; });
    });
    component_->setAccessibleName(tr("Component"));
    facts_ = new WrappedLabel(8, this);
    setRole(facts_, "quiet");
    addRow(tr("Design"), facts_);
    inspect_ = new ElidedButton(tr("Properties"), this);
    inspect_->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    connect(inspect_, &QPushButton::clicked, this, [this] {
        const ReliabilityItem* item =
            session() ? session()->document().find(ReliabilityItemId{ref().id}) : nullptr;
        if (item && item->node) Q_EMIT inspectAsked(item->node, q(interview::sectionOf(item->topic)));
    });
    addRow(QString(), inspect_);
    analysis_ = new WrappedLabel(3, this);
    setRole(analysis_, "quiet");
    addRow(tr("Analysis"), analysis_);
}

void ScaleDetail::setMode(Mode mode) {
    mode_ = mode;
    hints_->setMode(mode);
    refresh();
}

bool ScaleDetail::holds(const Document& document) const {
    return gapOf(ref()) || StatementDetail::holds(document);
}

void ScaleDetail::change(const std::string& field, const std::function<void(ReliabilityItem&)>& edit) {
    if (!session()) return;
    const ReliabilityItem* held = session()->document().find(ReliabilityItemId{ref().id});
    if (!held) return;
    ReliabilityItem changed = *held;
    edit(changed);
    changed.state = interview::stateOf(changed);
    if (changed == *held) return;
    run(tr("Edit statement"), field,
        [&](Transaction& open) { return editReliabilityItem(open, std::move(changed)); });
}

void ScaleDetail::fill(const Document& document) {
    const std::optional<ReliabilityTopic> gap = gapOf(ref());
    showFields(!gap);
    if (gap) return fillGap(document, *gap);
    if (const ReliabilityItem* item = document.find(ReliabilityItemId{ref().id}))
        fillItem(document, ReliabilityItem(*item));
}

void ScaleDetail::showFields(bool shown) {
    for (QWidget* field : {static_cast<QWidget*>(topic_), static_cast<QWidget*>(component_),
                           statement_->field(), evidence_->field()})
        setRowShown(field, shown);
    setRowShown(starts_, !shown);
    if (shown) return;
    for (QWidget* field :
         {static_cast<QWidget*>(facts_), static_cast<QWidget*>(inspect_), static_cast<QWidget*>(analysis_)})
        setRowShown(field, false);
}

/// The question itself is what helps; the buttons only begin a line.
void ScaleDetail::fillGap(const Document& document, ReliabilityTopic topic) {
    fillHelp(topic);
    std::vector<std::pair<NodeId, QString>> offered{{NodeId{}, tr("the whole system")}};
    for (const NodeId id : interview::unsaidOf(document.tables(), topic))
        offered.emplace_back(id, nameOf(document, {RecordType::Node, id.value}));
    if (offered != offered_) {
        offered_ = offered;
        while (QLayoutItem* item = startRow_->takeAt(0)) {
            item->widget()->hide();
            item->widget()->deleteLater();
            delete item;
        }
        for (const auto& [node, name] : offered) {
            auto* button = new ElidedButton(name, starts_);
            button->setObjectName(QStringLiteral("choice"));
            button->setAccessibleName(tr("Say it for %1").arg(name));
            connect(button, &QPushButton::clicked, this, [this, id = node] {
                if (const auto gap = gapOf(ref())) Q_EMIT startAsked(*gap, id);
            });
            startRow_->addWidget(button);
            button->show();
        }
    }
}

void ScaleDetail::fillItem(const Document& document, const ReliabilityItem& item) {
    statement_->show(QString::fromStdString(item.statement));
    evidence_->show(QString::fromStdString(item.evidence));
    topic_->setCurrentIndex(static_cast<int>(item.topic));
    fillComponents(document, item);
    fillHelp(item.topic);
    QStringList facts;
    for (const std::string& fact : interview::factsOf(document.tables(), item.node, item.topic))
        facts += QString::fromStdString(fact);
    facts_->setText(facts.join(QStringLiteral(" · ")));
    setRowShown(facts_, !facts.isEmpty());
    const bool hasSection = item.node && !interview::sectionOf(item.topic).empty();
    const QString name = nameOf(document, {RecordType::Node, item.node.value});
    inspect_->setAccessibleName(tr("Properties of %1").arg(name));
    inspect_->setToolTip(tr("Show %1 and what is set for it").arg(name));
    setRowShown(inspect_, hasSection);
    const std::string analysis =
        mode_ == Mode::Interview ? std::string() : interview::notAnalysed(interview::laterCheck(item.topic));
    analysis_->setText(QString::fromStdString(analysis));
    setRowShown(analysis_, !analysis.empty());
}

/// Those the topic is asked of come first.
void ScaleDetail::fillComponents(const Document& document, const ReliabilityItem& item) {
    component_->clear();
    component_->addItem(tr("The whole system"), QVariant::fromValue<qlonglong>(0));
    for (const bool asked : {true, false})
        for (const Node& node : document.all<Node>()) {
            if (interview::concerns(item.topic, node.kind) != asked) continue;
            component_->addItem(nameOf(document, refOf(node)), QVariant::fromValue<qlonglong>(node.id.value));
            if (node.id == item.node) component_->setCurrentIndex(component_->count() - 1);
        }
}

void ScaleDetail::fillHelp(ReliabilityTopic topic) {
    const interview::ReliabilityTopicText& text = interview::textOf(topic);
    hints_->show({{q(text.prompt)}, {tr("What would show it: %1.").arg(q(text.evidence))}});
    setRowShown(hints_, mode_ != Mode::Interview);
}

} // namespace chalkline
