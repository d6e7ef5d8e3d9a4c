#include "panels/outline/outline_text.h"

#include "base/text.h"
#include "model/catalogue.h"
#include "model/words.h"

#include <QCoreApplication>

namespace chalkline {

namespace {

class OutlineWords {
    Q_DECLARE_TR_FUNCTIONS(chalkline::OutlineModel)
};

QString line(const std::string& text) {
    return QString::fromStdString(oneLine(text));
}

QString q(std::string_view text) {
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

QString endName(const Document& document, Ref end) {
    const QString name = outlineName(document, end);
    return name.isEmpty() ? OutlineWords::tr("unnamed") : name;
}

QString arrowOf(const Edge& edge) {
    if (edge.direction == Direction::None) return QString(QChar(0x2014)); // a dash: no direction
    if (edge.direction == Direction::Both) return QString(QChar(0x2194));
    return QString(QChar(edge.kind == EdgeKind::Async  ? 0x21E2
                         : edge.kind == EdgeKind::Data ? 0x21D2
                                                       : 0x2192));
}

QString kindName(const std::string& id) {
    const Kind* kind = findKind(id);
    return kind ? q(kind->name) : QString::fromStdString(id);
}

QString typeText(BoundaryType type) {
    switch (type) {
    case BoundaryType::Group:
        return {};
    case BoundaryType::Region:
        return OutlineWords::tr("region");
    case BoundaryType::Zone:
        return OutlineWords::tr("zone");
    case BoundaryType::Vpc:
        return OutlineWords::tr("VPC");
    case BoundaryType::Team:
        return OutlineWords::tr("team");
    case BoundaryType::Trust:
        return OutlineWords::tr("trust boundary");
    }
    return {};
}

} // namespace

QString outlineName(const Document& document, Ref ref) {
    if (ref.type == RecordType::Node)
        if (const Node* node = document.find(NodeId{ref.id})) return line(node->name);
    if (ref.type == RecordType::Boundary)
        if (const Boundary* boundary = document.find(BoundaryId{ref.id})) return line(boundary->name);
    if (ref.type == RecordType::Edge)
        if (const Edge* edge = document.find(EdgeId{ref.id})) return line(edge->label);
    if (ref.type == RecordType::Note)
        if (const Note* note = document.find(NoteId{ref.id})) return line(note->text);
    if (ref.type == RecordType::Requirement)
        if (const Requirement* requirement = document.find(RequirementId{ref.id}))
            return line(requirement->title);
    if (ref.type == RecordType::TradeOff)
        if (const TradeOff* tradeOff = document.find(TradeOffId{ref.id})) return line(tradeOff->title);
    return {};
}

QString outlineText(const Document& document, Ref ref) {
    const QString name = outlineName(document, ref);
    if (ref.type == RecordType::Edge) {
        const Edge* edge = document.find(EdgeId{ref.id});
        if (!edge) return {};
        const QString end = arrowOf(*edge) + ' ' + endName(document, edge->to());
        return name.isEmpty() ? end : OutlineWords::tr("%1: %2").arg(end, name);
    }
    if (ref.type == RecordType::Requirement)
        if (const Requirement* requirement = document.find(RequirementId{ref.id}))
            return (line(requirement->code) + ' ' + name).trimmed();
    if (!name.isEmpty()) return name;
    return ref.type == RecordType::Note ? OutlineWords::tr("empty note") : OutlineWords::tr("unnamed");
}

QString outlineNote(const Document& document, Ref ref) {
    if (ref.type == RecordType::Node)
        if (const Node* node = document.find(NodeId{ref.id}))
            return node->technology.empty() ? QString() : line(node->technology);
    if (ref.type == RecordType::Boundary)
        if (const Boundary* boundary = document.find(BoundaryId{ref.id})) return typeText(boundary->type);
    return {};
}

QString outlineWords(const Document& document, Ref ref) {
    QString words = outlineText(document, ref) + ' ' + outlineNote(document, ref);
    if (ref.type == RecordType::Node) {
        if (const Node* node = document.find(NodeId{ref.id}))
            words += ' ' + kindName(node->kind) + ' ' + QString::fromStdString(node->kind) + ' ' +
                     line(node->second_line);
    }
    if (ref.type == RecordType::Edge)
        if (const Edge* edge = document.find(EdgeId{ref.id}))
            words += ' ' + line(edge->protocol) + ' ' + line(edge->operation) + ' ' + q(word(edge->kind));
    return words;
}

QString outlineSpoken(const Document& document, Ref ref) {
    if (ref.type == RecordType::Node) {
        const Node* node = document.find(NodeId{ref.id});
        return node ? OutlineWords::tr("Component %1, %2").arg(endName(document, ref), kindName(node->kind))
                    : QString();
    }
    if (ref.type == RecordType::Boundary) return OutlineWords::tr("Boundary %1").arg(endName(document, ref));
    if (ref.type == RecordType::Note) return OutlineWords::tr("Note %1").arg(outlineText(document, ref));
    if (ref.type != RecordType::Edge) return outlineText(document, ref);
    const Edge* edge = document.find(EdgeId{ref.id});
    if (!edge) return {};
    const QString kind = edge->kind == EdgeKind::Async  ? OutlineWords::tr("asynchronous")
                         : edge->kind == EdgeKind::Data ? OutlineWords::tr("data")
                                                        : OutlineWords::tr("synchronous");
    const QString spoken = OutlineWords::tr("Connection from %1 to %2, %3")
                               .arg(endName(document, edge->from()), endName(document, edge->to()), kind);
    const QString label = outlineName(document, ref);
    return label.isEmpty() ? spoken : spoken + QStringLiteral(", ") + label;
}

} // namespace chalkline
