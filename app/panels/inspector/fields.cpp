#include "panels/inspector/fields.h"

#include "base/text.h"
#include "edit/boundary_operations.h"
#include "edit/node_operations.h"
#include "edit/placement_operations.h"

namespace chalkline {

namespace {

QString nameOf(const Document& document, Ref end) {
    if (end.type == RecordType::Node)
        if (const Node* node = document.find(NodeId{end.id}))
            return QString::fromStdString(oneLine(node->name));
    if (end.type == RecordType::Boundary)
        if (const Boundary* boundary = document.find(BoundaryId{end.id}))
            return QString::fromStdString(oneLine(boundary->name));
    return {};
}

bool isJoinable(const Document& document, Ref ref) {
    return (ref.type == RecordType::Node || ref.type == RecordType::Boundary) && document.contains(ref);
}

const Placement* placementHere(const Session& session, Ref subject) {
    return placementOn(session.document(), session.sheet(), subject);
}

} // namespace

QString endText(const Document& document, Ref end) {
    if (!isJoinable(document, end)) return {};
    const QString name = nameOf(document, end);
    const bool alone =
        !name.isEmpty() && document.named(foldName(name.toStdString())).size() == 1 && !name.contains('#');
    return alone ? name : (name + QStringLiteral(" #%1").arg(end.id)).trimmed();
}

Ref endNamed(const Document& document, const QString& text) {
    const qsizetype mark = text.lastIndexOf('#');
    bool numbered = false;
    const qlonglong id = mark < 0 ? 0 : text.mid(mark + 1).toLongLong(&numbered);
    if (numbered)
        for (const RecordType type : {RecordType::Node, RecordType::Boundary})
            if (document.contains({type, id})) return {type, id};
    const auto found = document.named(foldName(text.toStdString()));
    return found.empty() ? Ref{} : found.front();
}

std::vector<Option> endOptions(const Document& document, bool boundaries) {
    std::vector<Option> options;
    for (const Node& node : document.all<Node>()) {
        const QString text = endText(document, refOf(node));
        options.push_back({text, text, {}});
    }
    if (boundaries)
        for (const Boundary& boundary : document.all<Boundary>()) {
            const QString text = endText(document, refOf(boundary));
            options.push_back({text, text, {}});
        }
    std::ranges::stable_sort(options, [](const Option& a, const Option& b) {
        return QString::compare(a.text, b.text, Qt::CaseInsensitive) < 0;
    });
    return options;
}

std::vector<Option> boundaryOptions(const Document& document, BoundaryId except) {
    std::set<Ref> within;
    if (except) {
        within.insert({RecordType::Boundary, except.value});
        for (const Ref& member : allMembersOf(document, except))
            within.insert(member);
    }
    std::vector<Option> options{
        {QString(), QCoreApplication::translate("chalkline::InspectorFields", "None"), {}}};
    for (const Boundary& boundary : document.all<Boundary>())
        if (!within.contains(refOf(boundary)))
            options.push_back(
                {QString::number(boundary.id.value), endText(document, refOf(boundary)), QString()});
    return options;
}

std::vector<EditField> InspectorFields::of(const Session& session, Ref subject) {
    if (!session.document().contains(subject)) return {};
    switch (subject.type) {
    case RecordType::Node:
        return ofNode(session, subject);
    case RecordType::Edge:
        return ofEdge();
    case RecordType::Boundary:
        return ofBoundary();
    case RecordType::Note:
        return ofNote();
    case RecordType::Sheet:
        return ofSheet();
    case RecordType::Stroke:
        return {locked()};
    case RecordType::None:
    case RecordType::Placement:
    case RecordType::EdgeShape:
    case RecordType::Property:
    case RecordType::Flow:
    case RecordType::FlowStep:
    case RecordType::Requirement:
    case RecordType::TradeOff:
    case RecordType::Link:
    case RecordType::Brief:
    case RecordType::ScopeItem:
    case RecordType::Question:
    case RecordType::Expectation:
    case RecordType::Archetype:
    case RecordType::Workload:
    case RecordType::Constant:
    case RecordType::Estimate:
    case RecordType::BuyIn:
    case RecordType::Summary:
    case RecordType::ReliabilityItem:
        break;
    }
    return {};
}

std::vector<EditField> InspectorFields::of(const Session& session, std::span<const Ref> subjects) {
    if (subjects.empty()) return {};
    std::vector<EditField> common = of(session, subjects.front());
    // Many things have few kinds: one of each type and kind speaks for the rest, but for own properties.
    std::set<std::pair<RecordType, std::string>> seen;
    for (const Ref& subject : subjects.subspan(1)) {
        const Node* node =
            subject.type == RecordType::Node ? session.document().find(NodeId{subject.id}) : nullptr;
        const bool plain = session.document().referrers<Property>(subject).empty();
        if (plain && !seen.insert({subject.type, node ? node->kind : std::string()}).second) continue;
        const std::vector<EditField> other = of(session, subject);
        std::erase_if(common, [&](const EditField& field) {
            return std::ranges::find(other, field.id, &EditField::id) == other.end();
        });
    }
    return common;
}

EditField InspectorFields::locked() {
    const auto read = [](const Session& session, Ref subject) {
        const Placement* placement = placementHere(session, subject);
        return QString::fromLatin1(placement && placement->locked ? "true" : "false");
    };
    const auto write = [](Transaction& edit, Ref subject, const QString& value) {
        return setFlag(edit, edit.session().sheet(), {subject}, PlacementFlag::Locked,
                       value == QLatin1String("true"));
    };
    return {.id = "locked",
            .label = tr("Locked"),
            .input = FieldInput::Flag,
            .read = read,
            .write = write,
            .more = true,
            .usual = "false"};
}

std::vector<EditField> InspectorFields::placement(bool sized) {
    std::vector<EditField> fields{locked()};
    if (!sized) return fields;
    const auto byHand = [](const Session& session, Ref subject) {
        const Placement* placement = placementHere(session, subject);
        return placement && (placement->w > 0 || placement->h > 0);
    };
    const auto read = [byHand](const Session& session, Ref subject) {
        if (!byHand(session, subject)) return tr("fitted");
        const Placement* placement = placementHere(session, subject);
        return tr("%1 × %2 px, by hand").arg(std::lround(placement->w)).arg(std::lround(placement->h));
    };
    const auto reset = [](Transaction& edit, Ref subject) -> Expected<void> {
        const Placement* placement = placementOn(edit.document(), edit.session().sheet(), subject);
        if (!placement || (placement->w <= 0 && placement->h <= 0)) return {};
        return resize(edit, edit.session().sheet(), subject, placement->x, placement->y, 0, 0);
    };
    fields.push_back({.id = "size",
                      .label = tr("Size"),
                      .input = FieldInput::Fact,
                      .read = read,
                      .own = byHand,
                      .reset = reset,
                      .more = true,
                      .usual = tr("fitted")});
    return fields;
}

} // namespace chalkline
