#include "panels/tradeoffs/trade_offs_panel.h"

#include "edit/statement_operations.h"
#include "edit/trade_off_operations.h"
#include "interview/decision_record.h"
#include "panels/statements/link_chips.h"
#include "panels/tradeoffs/topic_rows.h"
#include "panels/tradeoffs/trade_off_detail.h"
#include "text/statement_line.h"

#include <QApplication>
#include <QClipboard>
#include <QToolButton>

namespace chalkline {

namespace {

QString wordOf(TradeOffState state) {
    switch (state) {
    case TradeOffState::NotDiscussed:
        return TradeOffsPanel::tr("open");
    case TradeOffState::Discussed:
        return TradeOffsPanel::tr("discussed");
    case TradeOffState::Decided:
        return TradeOffsPanel::tr("decided");
    }
    return {};
}

const char* toneOf(TradeOffState state) {
    switch (state) {
    case TradeOffState::NotDiscussed:
        return "faint";
    case TradeOffState::Discussed:
        return "mark";
    case TradeOffState::Decided:
        return "good";
    }
    return "mark";
}

QString q(std::string_view text) {
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

/// The store and the verdict on it instead of the options.
void addVerdict(StatementFace& face, const Document& document, const TradeOff& tradeOff) {
    face.chips = {nameOf(document, {RecordType::Node, tradeOff.node.value})};
    if (tradeOff.cap_mode != CapMode::Unstated) {
        face.chosenChip = face.chips.size();
        face.chips += q(letters(tradeOff.cap_mode));
    }
    if (tradeOff.else_mode != ElseMode::Unstated) face.chips += q(letters(tradeOff.else_mode));
}

void addOptions(StatementFace& face, const TradeOff& tradeOff) {
    for (const std::string& option : text::optionsOf(tradeOff)) {
        if (!tradeOff.choice.empty() && option == tradeOff.choice) face.chosenChip = face.chips.size();
        face.chips += QString::fromStdString(option).simplified();
    }
    if (tradeOff.cap_mode != CapMode::Unstated) face.chips += q(letters(tradeOff.cap_mode));
}

StatementFace faceOf(const Document& document, const TopicRow& row) {
    StatementFace face;
    if (!row.record) {
        face.ref = row.origin;
        face.title = q(row.topic->title);
        face.quiet = true;
        face.spoken = face.title + TradeOffsPanel::tr(", not discussed");
        return face;
    }
    const TradeOff& tradeOff = *row.record;
    face.ref = refOf(tradeOff);
    face.origin = row.origin;
    face.title = QString::fromStdString(tradeOff.title).simplified();
    face.mark = wordOf(tradeOff.state);
    face.tone = toneOf(tradeOff.state);
    if (tradeOff.node)
        addVerdict(face, document, tradeOff);
    else
        addOptions(face, tradeOff);
    face.spoken = face.title + QStringLiteral(", ") + face.mark;
    if (tradeOff.node) face.spoken += QStringLiteral(", ") + face.chips.join(QStringLiteral(", "));
    if (!tradeOff.choice.empty())
        face.spoken += TradeOffsPanel::tr(", chosen: %1").arg(QString::fromStdString(tradeOff.choice));
    return face;
}

bool isPick(const std::string& line) {
    return QString::fromStdString(line).trimmed().startsWith(QLatin1String("pick:"), Qt::CaseInsensitive);
}

} // namespace

TradeOffsPanel::TradeOffsPanel(QWidget* parent)
    : TradeOffsPanel(new TradeOffDetail, parent) {}

TradeOffsPanel::TradeOffsPanel(TradeOffDetail* detail, QWidget* parent)
    : StatementPanel(detail,
                     {tr("Trade-offs"),
                      tr("Nothing weighed yet. Type below what was considered, for example "
                         "“SQL vs NoSQL” or “pick: Kafka over RabbitMQ: replay”."),
                      tr("this vs that, or pick: …"), tr("New trade-off"), QStringLiteral("concerns")},
                     parent)
    , detail_(detail) {
    auto* copy = new QToolButton(this);
    copy->setObjectName(QStringLiteral("sortButton"));
    copy->setText(tr("Copy"));
    copy->setToolTip(tr("Copy all as decision records, in Markdown"));
    copy->setAccessibleName(tr("Copy all as decision records"));
    copy->setFocusPolicy(Qt::StrongFocus);
    addToEntry(copy);
    connect(copy, &QToolButton::clicked, this, &TradeOffsPanel::copyAll);
    connect(detail, &TradeOffDetail::revealAsked, this, &TradeOffsPanel::revealAsked);
}

void TradeOffsPanel::setMode(Mode mode) {
    mode_ = mode;
    detail_->setMode(mode);
    refresh();
}

void TradeOffsPanel::copyAll() {
    if (!session()) return;
    finishEditing();
    const std::string records = interview::decisionRecords(session()->document());
    if (records.empty()) {
        Q_EMIT said(tr("Nothing was discussed yet"));
        return;
    }
    QApplication::clipboard()->setText(QString::fromStdString(records));
    Q_EMIT said(tr("The decision records are on the clipboard, as Markdown"));
}

std::vector<StatementFace> TradeOffsPanel::faces(const Document& document) const {
    std::vector<StatementFace> faces;
    for (const TopicRow& row : topicRows(document.tables()))
        if (row.record || mode_ != Mode::Interview) faces.push_back(faceOf(document, row));
    return faces;
}

std::vector<Ref> TradeOffsPanel::order(const Document& document) const {
    std::vector<Ref> refs;
    for (const TradeOff* tradeOff : inOrder<TradeOff>(document))
        refs.push_back(refOf(*tradeOff));
    return refs;
}

Expected<Ref> TradeOffsPanel::add(Transaction& edit, const std::string& line) {
    const auto read = text::readTradeOff(line);
    if (!read) return Ref{};
    const auto id = sayTradeOff(edit, *read);
    if (!id) return std::unexpected(id.error());
    const Ref ref{RecordType::TradeOff, id->value};
    if (isPick(line) && session())
        for (const Ref& thing : session()->selection()) {
            if (!isLinkable(thing) || !edit.document().contains(thing)) continue;
            if (const auto made = link(edit, ref, thing, "concerns"); !made)
                return std::unexpected(made.error());
        }
    return ref;
}

Expected<Ref> TradeOffsPanel::recordOf(Transaction& edit, Ref ref) {
    const TradeOffTopic* topic = topicOf(ref);
    if (!topic) return ref;
    const auto made = addTradeOff(edit, newTradeOff(*topic));
    if (!made) return std::unexpected(made.error());
    return Ref{RecordType::TradeOff, made->value};
}

Expected<void> TradeOffsPanel::retitle(Transaction& edit, Ref ref, std::string title) {
    const TradeOff* held = edit.document().find(TradeOffId{ref.id});
    if (!held) return {};
    TradeOff changed = *held;
    changed.title = std::move(title);
    return editTradeOff(edit, std::move(changed));
}

Expected<void> TradeOffsPanel::toggle(Transaction& edit, Ref ref) {
    const TradeOff* held = edit.document().find(TradeOffId{ref.id});
    if (!held) return {};
    TradeOff changed = *held;
    changed.state = static_cast<TradeOffState>((static_cast<int>(held->state) + 1) % 3);
    return editTradeOff(edit, std::move(changed));
}

std::set<Ref> TradeOffsPanel::thingsOf(const Document& document, Ref ref) const {
    std::set<Ref> things = StatementPanel::thingsOf(document, ref);
    const TradeOff* held = document.find(TradeOffId{ref.id});
    if (held && held->node) things.insert({RecordType::Node, held->node.value});
    return things;
}

} // namespace chalkline
