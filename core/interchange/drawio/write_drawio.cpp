#include "interchange/drawio/write_drawio.h"

#include "interchange/drawio/styles.h"
#include "interchange/outgoing.h"
#include "model/words.h"

#include <QXmlStreamWriter>

#include <algorithm>
#include <cmath>

namespace chalkline {

namespace {

using namespace drawio;

constexpr FontStyle noteFont{Face::Inter, 12, 0};
constexpr double noteLine = 15; // px

QString number(double value) {
    const double rounded = std::round(value * 100) / 100;
    return QString::number(rounded == 0 ? 0 : rounded, 'f', rounded == std::floor(rounded) ? 0 : 2);
}

QString fixed(std::string_view text) {
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

/// One <diagram>.
class Page {
public:
    Page(QXmlStreamWriter& xml, const Tables& tables, SheetId sheet)
        : xml_(xml)
        , sheet_(tables, sheet)
        , id_(QStringLiteral("sheet-%1").arg(sheet.value)) {}

    void write() {
        open("diagram", {{"id", id_}, {"name", sheet_.name}});
        open("mxGraphModel", {{"grid", "1"},
                              {"gridSize", "8"},
                              {"guides", "1"},
                              {"tooltips", "1"},
                              {"connect", "1"},
                              {"arrows", "1"},
                              {"fold", "1"},
                              {"page", "0"},
                              {"math", "0"},
                              {"shadow", "0"}});
        open("root", {});
        empty("mxCell", {{"id", "0"}});
        empty("mxCell", {{"id", "1"}, {"parent", "0"}});
        for (const Boundary* boundary : sheet_.boundaries)
            addBoundary(*boundary);
        for (const Node* node : sheet_.nodes)
            addNode(*node);
        for (const Note* note : sheet_.notes)
            addNote(*note);
        for (const OutgoingLine& line : sheet_.lines)
            addEdge(line);
        for (int i = 0; i < 3; ++i)
            xml_.writeEndElement();
    }

private:
    using Attributes = std::initializer_list<std::pair<const char*, QString>>;

    void open(const char* name, Attributes attributes) {
        xml_.writeStartElement(QLatin1String(name));
        for (const auto& [key, value] : attributes)
            xml_.writeAttribute(QLatin1String(key), value);
    }
    void empty(const char* name, Attributes attributes) {
        open(name, attributes);
        xml_.writeEndElement();
    }

    static QString idOf(Ref thing) {
        const bool boundary = thing.type == RecordType::Boundary;
        return (boundary ? QStringLiteral("b%1") : QStringLiteral("n%1")).arg(thing.id);
    }

    /// In the coordinates of the container.
    void addShape(const QString& style, const Rect& box, BoundaryId container) {
        Point origin;
        if (container) {
            const Rect& around = sheet_.box({RecordType::Boundary, container.value});
            origin = {around.x, around.y};
        }
        const QString parent =
            container ? idOf({RecordType::Boundary, container.value}) : QStringLiteral("1");
        open("mxCell", {{"style", style}, {"vertex", "1"}, {"parent", parent}});
        empty("mxGeometry", {{"x", number(box.x - origin.x)},
                             {"y", number(box.y - origin.y)},
                             {"width", number(box.w)},
                             {"height", number(box.h)},
                             {"as", "geometry"}});
        xml_.writeEndElement();
    }

    void addBoundary(const Boundary& boundary) {
        const Ref ref = refOf(boundary);
        open("object", {{"label", cleanedLine(boundary.name)},
                        {"chalkline_id", QString::number(boundary.id.value)},
                        {"chalkline_type", fixed(word(boundary.type))},
                        {"id", idOf(ref)}});
        addShape(boundaryStyle(boundary.type), sheet_.box(ref), sheet_.around(boundary));
        xml_.writeEndElement();
    }

    void addNode(const Node& node) {
        const Ref ref = refOf(node);
        const QString instances = instancesOf(node);
        QString second = secondLineOf(node);
        if (!instances.isEmpty()) second += (second.isEmpty() ? "" : " · ") + instances;
        QString label = cleaned(node.name);
        if (!second.isEmpty()) label += u'\n' + second;
        open("object", {{"label", label},
                        {"chalkline_id", QString::number(node.id.value)},
                        {"chalkline_kind", cleanedLine(node.kind)},
                        {"name", cleaned(node.name)},
                        {"second_line", cleanedLine(node.second_line)},
                        {"technology", cleanedLine(node.technology)},
                        {"instances", instances},
                        {"id", idOf(ref)}});
        addShape(nodeStyle(node.kind), sheet_.box(ref), sheet_.around(node));
        xml_.writeEndElement();
    }

    /// Plain labels are not wrapped by draw.io, so the lines are broken here.
    void addNote(const Note& note) {
        Rect box = sheet_.box(refOf(note));
        const QStringList lines = wrapped(cleaned(note.text), noteFont, std::max(box.w - 8, 80.0));
        box.h = std::max(box.h, noteLine * static_cast<double>(lines.size()) + 8);
        open("object", {{"label", lines.join(u'\n')},
                        {"chalkline_id", QString::number(note.id.value)},
                        {"id", QStringLiteral("t%1").arg(note.id.value)}});
        addShape(noteStyle(), box, {});
        xml_.writeEndElement();
    }

    [[nodiscard]] Port portOf(Ref end, Point at) const {
        const Rect& box = sheet_.box(end);
        const auto share = [](double offset, double size) {
            return size > 0 ? std::clamp(offset / size, 0.0, 1.0) : 0.5;
        };
        return {share(at.x - box.x, box.w), share(at.y - box.y, box.h)};
    }

    void addEdge(const OutgoingLine& line) {
        const Edge& edge = *line.edge;
        const std::vector<Point>& points = line.points;
        const QString style = edgeStyle(edge, portOf(edge.from(), points.front()),
                                        portOf(edge.to(), points.back()), isOrthogonal(points));
        open("object", {{"label", cleanedLine(edge.label)},
                        {"chalkline_id", QString::number(edge.id.value)},
                        {"chalkline_kind", fixed(word(edge.kind))},
                        {"protocol", cleanedLine(edge.protocol)},
                        {"id", QStringLiteral("e%1").arg(edge.id.value)}});
        open("mxCell", {{"style", style},
                        {"edge", "1"},
                        {"parent", "1"},
                        {"source", idOf(edge.from())},
                        {"target", idOf(edge.to())}});
        addEdgeGeometry(line);
        xml_.writeEndElement();
        xml_.writeEndElement();
    }

    /// Bends as waypoints; the label by its share of the way, -1 at the source to 1 at the target, and by how
    /// far it stands beside the line.
    void addEdgeGeometry(const OutgoingLine& line) {
        const std::vector<Point>& points = line.points;
        const Point label = line.label ? line.label->centre() : Point{};
        const OnLine on = line.label ? nearestOn(points, label) : OnLine{};
        open("mxGeometry",
             {{"x", QString::number(2 * on.share - 1, 'f', 4)}, {"relative", "1"}, {"as", "geometry"}});
        if (points.size() > 2) {
            open("Array", {{"as", "points"}});
            for (std::size_t i = 1; i + 1 < points.size(); ++i)
                empty("mxPoint", {{"x", number(points[i].x)}, {"y", number(points[i].y)}});
            xml_.writeEndElement();
        }
        if (line.label && std::hypot(label.x - on.at.x, label.y - on.at.y) > 0.5)
            empty("mxPoint",
                  {{"x", number(label.x - on.at.x)}, {"y", number(label.y - on.at.y)}, {"as", "offset"}});
        xml_.writeEndElement();
    }

    QXmlStreamWriter& xml_;
    OutgoingSheet sheet_;
    QString id_;
};

} // namespace

std::string writeDrawio(const Tables& tables, const std::vector<SheetId>& sheets) {
    QByteArray bytes;
    QXmlStreamWriter xml(&bytes);
    xml.setAutoFormatting(true);
    xml.setAutoFormattingIndent(1);
    xml.writeStartDocument();
    xml.writeStartElement("mxfile");
    xml.writeAttribute("host", "Chalkline");
    xml.writeAttribute("compressed", "false");
    for (const SheetId sheet : sheets)
        if (tables.find(sheet)) Page(xml, tables, sheet).write();
    xml.writeEndElement();
    xml.writeEndDocument();
    return bytes.toStdString();
}

} // namespace chalkline
