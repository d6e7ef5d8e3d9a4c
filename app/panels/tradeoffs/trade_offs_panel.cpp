#include "panels/tradeoffs/trade_offs_panel.h"

#include "edit/statement_operations.h"
#include "panels/tradeoffs/trade_off_detail.h"
#include "text/statement_line.h"

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

StatementFace faceOf(const TradeOff& tradeOff) {
    StatementFace face;
    face.ref = refOf(tradeOff);
    face.title = QString::fromStdString(tradeOff.title).simplified();
    face.mark = wordOf(tradeOff.state);
    face.tone = toneOf(tradeOff.state);
    for (const std::string& option : text::optionsOf(tradeOff)) {
        if (!tradeOff.choice.empty() && option == tradeOff.choice) face.chosenChip = face.chips.size();
        face.chips += QString::fromStdString(option).simplified();
    }
    face.spoken = face.title + QStringLiteral(", ") + face.mark;
    if (!tradeOff.choice.empty())
        face.spoken += TradeOffsPanel::tr(", chosen: %1").arg(QString::fromStdString(tradeOff.choice));
    return face;
}

} // namespace

TradeOffsPanel::TradeOffsPanel(QWidget* parent)
    : StatementPanel(new TradeOffDetail,
                     {tr("Trade-offs"),
                      tr("Nothing weighed yet. Type below what was considered, for example "
                         "“SQL vs NoSQL” or “pick: Kafka over RabbitMQ: replay”."),
                      tr("Add a trade-off: this vs that"), tr("New trade-off"), QStringLiteral("concerns")},
                     parent) {}

std::vector<StatementFace> TradeOffsPanel::faces(const Document& document) const {
    std::vector<StatementFace> faces;
    for (const TradeOff* tradeOff : inOrder<TradeOff>(document))
        faces.push_back(faceOf(*tradeOff));
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
    const auto id = addTradeOff(edit, *read);
    if (!id) return std::unexpected(id.error());
    return Ref{RecordType::TradeOff, id->value};
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
