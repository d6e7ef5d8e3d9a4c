#include "canvas/spoken.h"

#include "geometry/boxes.h"
#include "model/catalogue.h"

#include <QCoreApplication>

namespace chalkline {

namespace {

QString tr(const char* words) {
    return QCoreApplication::translate("Spoken", words);
}

QString text(std::string_view utf8) {
    return QString::fromUtf8(utf8.data(), static_cast<qsizetype>(utf8.size())).simplified();
}

QString kindOf(const Node& node) {
    const Kind* kind = findKind(node.kind);
    return kind ? text(kind->name) : tr("Component");
}

QString nameOfEnd(const Document& document, Ref end) {
    const Node* node = end.type == RecordType::Node ? document.find(NodeId{end.id}) : nullptr;
    if (node) return node->name.empty() ? kindOf(*node) : text(node->name);
    const Boundary* boundary = end.type == RecordType::Boundary ? document.find(BoundaryId{end.id}) : nullptr;
    if (!boundary || boundary->name.empty()) return tr("a boundary");
    return text(boundary->name);
}

QString spokenKind(EdgeKind kind) {
    switch (kind) {
    case EdgeKind::Sync:
        return tr("synchronous");
    case EdgeKind::Async:
        return tr("asynchronous");
    case EdgeKind::Data:
        return tr("data");
    }
    return {};
}

QString spokenWay(Direction direction) {
    switch (direction) {
    case Direction::Forward:
        return tr("%1 to %2, %3");
    case Direction::Both:
        return tr("%1 to %2 and back, %3");
    case Direction::None:
        return tr("%1 and %2, %3");
    }
    return {};
}

QString spokenEdge(const Document& document, const Edge& edge) {
    const QString way =
        spokenWay(edge.direction)
            .arg(nameOfEnd(document, edge.from()), nameOfEnd(document, edge.to()), spokenKind(edge.kind));
    return edge.label.empty() ? way : text(edge.label) + QStringLiteral(": ") + way;
}

QString spokenType(BoundaryType type) {
    switch (type) {
    case BoundaryType::Group:
        return tr("Boundary");
    case BoundaryType::Region:
        return tr("Region");
    case BoundaryType::Zone:
        return tr("Zone");
    case BoundaryType::Vpc:
        return tr("Private network");
    case BoundaryType::Team:
        return tr("Team");
    case BoundaryType::Trust:
        return tr("Trust boundary");
    }
    return {};
}

QString counted(int count, const char* one, const char* many) {
    return tr(count == 1 ? one : many).arg(count);
}

/// "2 connections in, 1 out".
QString spokenConnections(const Document& document, Ref ref) {
    int in = 0;
    int out = 0;
    for (const EdgeId id : document.referrers<Edge>(ref)) {
        const Edge* edge = document.find(id);
        if (!edge) continue;
        const bool isBothWays = edge->direction != Direction::Forward;
        if (edge->from() == ref || isBothWays) ++out;
        if (edge->to() == ref || isBothWays) ++in;
    }
    if (in == 0 && out == 0) return tr("not connected");
    return counted(in, QT_TRANSLATE_NOOP("Spoken", "%1 connection in"),
                   QT_TRANSLATE_NOOP("Spoken", "%1 connections in")) +
           QStringLiteral(", ") + tr("%1 out").arg(out);
}

void describeNode(const Document& document, const Node& node, QStringList& said) {
    if (!node.second_line.empty()) said.append(text(node.second_line));
    said.append(spokenConnections(document, {RecordType::Node, node.id.value}));
    if (const Boundary* boundary = document.find(node.boundary))
        said.append(tr("in %1").arg(nameOfEnd(document, {RecordType::Boundary, boundary->id.value})));
    if (node.instances_max > node.instances_min)
        said.append(tr("%1 to %2 instances").arg(node.instances_min).arg(node.instances_max));
    else if (node.instances_min > 1)
        said.append(tr("%1 instances").arg(node.instances_min));
}

void describeBoundary(const Document& document, const Boundary& boundary, QStringList& said) {
    const Ref ref{RecordType::Boundary, boundary.id.value};
    const auto nodes = document.referrers<Node>(ref).size();
    said.append(counted(static_cast<int>(nodes), QT_TRANSLATE_NOOP("Spoken", "%1 component inside"),
                        QT_TRANSLATE_NOOP("Spoken", "%1 components inside")));
    if (!document.referrers<Edge>(ref).empty()) said.append(spokenConnections(document, ref));
    if (document.find(boundary.parent))
        said.append(tr("in %1").arg(nameOfEnd(document, {RecordType::Boundary, boundary.parent.value})));
}

} // namespace

QString spokenName(const Document& document, Ref ref) {
    if (const Node* node = ref.type == RecordType::Node ? document.find(NodeId{ref.id}) : nullptr)
        return node->name.empty() ? tr("%1 without a name").arg(kindOf(*node))
                                  : text(node->name) + QStringLiteral(", ") + kindOf(*node);
    if (const Boundary* boundary =
            ref.type == RecordType::Boundary ? document.find(BoundaryId{ref.id}) : nullptr)
        return boundary->name.empty() ? tr("%1 without a name").arg(spokenType(boundary->type))
                                      : spokenType(boundary->type) + ' ' + text(boundary->name);
    if (const Note* note = ref.type == RecordType::Note ? document.find(NoteId{ref.id}) : nullptr)
        return note->text.empty() ? tr("Empty note") : tr("Note: %1").arg(text(note->text));
    if (const Estimate* estimate =
            ref.type == RecordType::Estimate ? document.find(EstimateId{ref.id}) : nullptr)
        return tr("Estimate: %1").arg(text(estimateText(*estimate)));
    const Edge* edge = ref.type == RecordType::Edge ? document.find(EdgeId{ref.id}) : nullptr;
    return edge ? spokenEdge(document, *edge) : QString();
}

QString spokenDescription(const Document& document, SheetId sheet, Ref ref) {
    QStringList said;
    if (const Node* node = ref.type == RecordType::Node ? document.find(NodeId{ref.id}) : nullptr)
        describeNode(document, *node, said);
    if (const Boundary* boundary =
            ref.type == RecordType::Boundary ? document.find(BoundaryId{ref.id}) : nullptr)
        describeBoundary(document, *boundary, said);
    if (const Placement* placement = placementOn(document, sheet, ref)) {
        if (placement->collapsed) said.append(tr("folded"));
        if (placement->locked) said.append(tr("locked"));
    }
    return said.join(QStringLiteral("; "));
}

QString spokenSheet(const QString& name, int components, int connections) {
    return name + QStringLiteral(": ") +
           counted(components, QT_TRANSLATE_NOOP("Spoken", "%1 component"),
                   QT_TRANSLATE_NOOP("Spoken", "%1 components")) +
           QStringLiteral(", ") +
           counted(connections, QT_TRANSLATE_NOOP("Spoken", "%1 connection"),
                   QT_TRANSLATE_NOOP("Spoken", "%1 connections"));
}

} // namespace chalkline
