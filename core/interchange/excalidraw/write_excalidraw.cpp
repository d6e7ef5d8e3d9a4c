#include "interchange/excalidraw/write_excalidraw.h"

#include "interchange/excalidraw/elements.h"
#include "interchange/outgoing.h"

#include <QJsonDocument>

#include <algorithm>
#include <map>

namespace chalkline {

namespace {

using namespace excalidraw;

constexpr double bindingGap = 5;   // px, what Excalidraw keeps between an arrow's tip and a shape
constexpr double textPadding = 5;  // px, what it keeps around a text in a shape
constexpr double smallSize = 14;   // px, titles, notes and instances
constexpr double labelSize = 12;   // px
constexpr double labelWidth = 200; // px, then it is broken
constexpr double dataWidth = 4;    // "extra bold"

QString idOf(Ref thing) {
    const char letter = thing.type == RecordType::Node       ? 'n'
                        : thing.type == RecordType::Boundary ? 'b'
                        : thing.type == RecordType::Note     ? 't'
                        : thing.type == RecordType::Edge     ? 'e'
                                                             : 's';
    return QLatin1Char(letter) + QString::number(thing.id);
}

template <class R>
QString idOf(const R& record) {
    return idOf(Ref{RecordTraits<R>::type, record.id.value});
}

bool holds(const Rect& outer, const Rect& inner) {
    return outer.contains({inner.x, inner.y}) && outer.contains({inner.right(), inner.bottom()});
}

/// The name of a node on as many lines as the box has room for, smaller if that helps.
struct FittedText {
    QStringList lines;
    QString whole;
    double size = 16;
};

QString wordsOf(const Node& node) {
    const QString name = cleaned(node.name).trimmed();
    const QString second = secondLineOf(node).trimmed();
    return name.isEmpty() || second.isEmpty() ? name + second : name + u'\n' + second;
}

FittedText fitted(const Node& node, const Rect& box) {
    FittedText text;
    text.whole = wordsOf(node);
    const Size room{box.w - 2 * textPadding, box.h - 2 * textPadding};
    for (const double size : {16.0, 14.0, 12.0}) {
        text.size = size;
        text.lines = handDrawnLines(text.whole, size, room.w);
        if (textSize(text.lines, size).h <= room.h) return text;
    }
    const auto most = std::max<qsizetype>(1, static_cast<qsizetype>(room.h / (text.size * 1.25)));
    text.lines.resize(std::min(most, text.lines.size()));
    text.lines.back().append(u'…');
    return text;
}

class Writer {
public:
    Writer(const Tables& tables, SheetId sheet, bool dark)
        : sheet_(tables, sheet)
        , colours_(outgoingColours(dark)) {
        for (const Boundary* boundary : sheet_.boundaries)
            if (const BoundaryId outer = sheet_.around(*boundary)) hasInner_[outer] = true;
        for (const Node* node : sheet_.nodes)
            membersOf_[frameOf(*node)].push_back(node);
        bindAll();
    }

    std::string write() {
        for (const Boundary* boundary : sheet_.boundaries)
            if (hasInner_[boundary->id]) addOuterBoundary(*boundary);
        for (const Boundary* boundary : sheet_.boundaries)
            if (!hasInner_[boundary->id]) addFrame(*boundary);
        for (const Node* node : membersOf_[{}])
            addNode(*node, {});
        for (const OutgoingLine& line : sheet_.lines)
            addArrow(line);
        for (const Note* note : sheet_.notes)
            addNote(*note);
        for (const Stroke* stroke : sheet_.strokes)
            addStroke(*stroke);
        const QJsonObject file{{"type", "excalidraw"},
                               {"version", 2},
                               {"source", "chalkline"},
                               {"elements", elements_},
                               {"appState", QJsonObject{{"viewBackgroundColor", colours_.canvas}}},
                               {"files", QJsonObject()}};
        return QJsonDocument(file).toJson(QJsonDocument::Indented).toStdString();
    }

private:
    void add(QJsonObject element, const QString& frame) {
        element["index"] = indexKey(static_cast<std::size_t>(elements_.size()));
        if (!frame.isEmpty()) element["frameId"] = frame;
        elements_.append(element);
    }

    /// What each shape and arrow will say is bound to it; every binding is told on both sides.
    void bindAll() {
        for (const Node* node : sheet_.nodes)
            if (!wordsOf(*node).isEmpty())
                bound_[idOf(*node)].append(QJsonObject{{"type", "text"}, {"id", idOf(*node) + "-text"}});
        for (const OutgoingLine& line : sheet_.lines) {
            const QString id = idOf(*line.edge);
            const QJsonObject arrow{{"type", "arrow"}, {"id", id}};
            bound_[idOf(line.edge->from())].append(arrow);
            if (line.edge->from() != line.edge->to()) bound_[idOf(line.edge->to())].append(arrow);
            if (!labelOf(line).isEmpty())
                bound_[id].append(QJsonObject{{"type", "text"}, {"id", id + "-text"}});
        }
    }

    static QString labelOf(const OutgoingLine& line) { return cleaned(line.edge->label).trimmed(); }

    /// The frame a node stands in, or "": only innermost boundaries are frames, and what stands out of a
    /// frame would be cut off by it.
    QString frameOf(const Node& node) {
        const BoundaryId around = sheet_.around(node);
        if (!around || hasInner_[around]) return {};
        const Ref frame{RecordType::Boundary, around.value};
        return holds(sheet_.box(frame), sheet_.box(refOf(node)).grown(1)) ? idOf(frame) : QString();
    }

    void addOuterBoundary(const Boundary& boundary) {
        const Rect& box = sheet_.box(refOf(boundary));
        const bool trust = boundary.type == BoundaryType::Trust;
        QJsonObject shape = element("rectangle", idOf(boundary), box);
        shape["strokeColor"] = trust ? colours_.trust : colours_.boundary;
        shape["strokeWidth"] = 1;
        shape["roundness"] = QJsonObject{{"type", 3}, {"value", 10}};
        shape["boundElements"] = bound_[idOf(boundary)];
        const QString title = cleanedLine(boundary.name).trimmed();
        const QString group = idOf(boundary) + "-group";
        if (!title.isEmpty()) shape["groupIds"] = QJsonArray{group};
        add(shape, {});
        if (title.isEmpty()) return;
        const QStringList lines{title};
        const Size size = textSize(lines, smallSize);
        QJsonObject words =
            text(idOf(boundary) + "-title", lines, title, {box.x + 10 + size.w / 2, box.y + 6 + size.h / 2},
                 {smallSize, trust ? colours_.trust : colours_.boundaryTitle, TextAlign::Left});
        words["groupIds"] = QJsonArray{group};
        add(words, {});
    }

    /// A frame comes behind what is in it.
    void addFrame(const Boundary& boundary) {
        const QString id = idOf(boundary);
        for (const Node* node : membersOf_[id])
            addNode(*node, id);
        QJsonObject frame = element("frame", id, sheet_.box(refOf(boundary)));
        frame["strokeColor"] = "#bbb";
        frame["roughness"] = 0;
        frame["name"] = cleanedLine(boundary.name).trimmed();
        frame["boundElements"] = bound_[id];
        add(frame, {});
    }

    void addNode(const Node& node, const QString& frame) {
        const QString id = idOf(node);
        const Rect& box = sheet_.box(refOf(node));
        const FamilyInk& ink = colours_.of(node.kind);
        const QString instances = instancesOf(node);
        const QJsonArray groups = instances.isEmpty() ? QJsonArray() : QJsonArray{id + "-group"};
        QJsonObject shape = element("rectangle", id, box);
        shape["strokeColor"] = ink.line;
        shape["backgroundColor"] = ink.tint;
        shape["boundElements"] = bound_[id];
        shape["groupIds"] = groups;
        if (!node.kind.starts_with("ext.")) shape["roundness"] = QJsonObject{{"type", 3}};
        add(shape, frame);
        const FittedText fit = fitted(node, box);
        if (!fit.whole.isEmpty()) {
            QJsonObject words = text(id + "-text", fit.lines, fit.whole, box.centre(),
                                     {fit.size, colours_.ink, TextAlign::Centre});
            words["containerId"] = id;
            words["groupIds"] = groups;
            add(words, frame);
        }
        if (instances.isEmpty()) return;
        const QStringList lines{instances};
        const Size size = textSize(lines, smallSize);
        QJsonObject count =
            text(id + "-count", lines, instances, {box.right() - size.w / 2, box.y - 2 - size.h / 2},
                 {smallSize, ink.line, TextAlign::Left});
        count["groupIds"] = groups;
        add(count, frame);
    }

    /// Ends of an elbow arrow keep their place on the shape; those of other arrows aim at its middle.
    [[nodiscard]] QJsonObject binding(Ref end, Point at, bool elbowed) const {
        QJsonObject made{{"elementId", idOf(end)}, {"focus", 0}, {"gap", bindingGap}};
        const Rect& box = sheet_.box(end);
        if (elbowed)
            made["fixedPoint"] = QJsonArray{neat4(box.w > 0 ? (at.x - box.x) / box.w : 0.5),
                                            neat4(box.h > 0 ? (at.y - box.y) / box.h : 0.5)};
        return made;
    }

    /// Excalidraw wants no exact halves here: they have no nearest side.
    static double neat4(double share) {
        const double rounded = std::round(share * 10000) / 10000;
        return std::abs(rounded - 0.5) < 0.0001 ? 0.5001 : rounded;
    }

    /// In no frame: a frame would cut an arrow off as soon as one of its ends is moved out.
    void addArrow(const OutgoingLine& line) {
        const Edge& edge = *line.edge;
        const QString id = idOf(edge);
        const QString label = labelOf(line);
        std::vector<Point> points = withoutRepeats(drawnBack(withoutRepeats(line.points), bindingGap));
        const bool elbowed = isOrthogonal(points) && edge.from() != edge.to();
        if (!label.isEmpty() && line.label) points = withMiddleAt(points, line.label->centre());
        const bool async = edge.kind == EdgeKind::Async;
        const QJsonValue head = async ? "arrow" : "triangle";
        QJsonObject arrow = element("arrow", id, boundsFrom(points));
        arrow["strokeColor"] = colours_.of(edge.kind);
        arrow["strokeStyle"] = async ? "dashed" : "solid";
        arrow["strokeWidth"] = edge.kind == EdgeKind::Data ? dataWidth : 2;
        arrow["points"] = relative(points);
        arrow["lastCommittedPoint"] = QJsonValue::Null;
        arrow["startBinding"] = binding(edge.from(), points.front(), elbowed);
        arrow["endBinding"] = binding(edge.to(), points.back(), elbowed);
        arrow["startArrowhead"] = edge.direction == Direction::Both ? head : QJsonValue::Null;
        arrow["endArrowhead"] = edge.direction == Direction::None ? QJsonValue::Null : head;
        arrow["elbowed"] = elbowed;
        if (elbowed) {
            arrow["fixedSegments"] = QJsonValue::Null;
            arrow["startIsSpecial"] = QJsonValue::Null;
            arrow["endIsSpecial"] = QJsonValue::Null;
        }
        arrow["boundElements"] = bound_[id];
        add(arrow, {});
        if (label.isEmpty()) return;
        QJsonObject words = text(id + "-text", handDrawnLines(label, labelSize, labelWidth), label,
                                 middleOf(points), {labelSize, colours_.of(edge.kind), TextAlign::Centre});
        words["containerId"] = id;
        add(words, {});
    }

    /// x and y are those of the first point, width and height those of all.
    static Rect boundsFrom(const std::vector<Point>& points) {
        const auto [left, right] = std::ranges::minmax(points, {}, &Point::x);
        const auto [top, bottom] = std::ranges::minmax(points, {}, &Point::y);
        return {points.front().x, points.front().y, right.x - left.x, bottom.y - top.y};
    }

    static QJsonArray relative(const std::vector<Point>& points) {
        QJsonArray array;
        for (const Point& point : points)
            array.append(QJsonArray{neat(point.x - points.front().x), neat(point.y - points.front().y)});
        return array;
    }

    /// Where Excalidraw itself puts an arrow's label.
    static Point middleOf(const std::vector<Point>& points) {
        const std::size_t half = points.size() / 2;
        if (points.size() % 2 == 1) return points[half];
        return {(points[half - 1].x + points[half].x) / 2, (points[half - 1].y + points[half].y) / 2};
    }

    void addNote(const Note& note) {
        const QString whole = cleaned(note.text).trimmed();
        if (whole.isEmpty()) return;
        const Rect& box = sheet_.box(refOf(note));
        const QStringList lines = handDrawnLines(whole, smallSize, std::max(box.w, 80.0));
        const Size size = textSize(lines, smallSize);
        QJsonObject words = text(idOf(note), lines, whole, {box.x + size.w / 2, box.y + size.h / 2},
                                 {smallSize, colours_.secondInk, TextAlign::Left});
        words["autoResize"] = false;
        add(words, {});
    }

    void addStroke(const Stroke& stroke) {
        if (stroke.points.empty()) return;
        const Rect& box = sheet_.box(refOf(stroke));
        std::vector<Point> points = stroke.points;
        for (Point& point : points)
            point = {point.x + box.x, point.y + box.y};
        QJsonObject line = element("freedraw", idOf(stroke), boundsFrom(points));
        line["strokeColor"] = colours_.ink;
        line["strokeWidth"] = 1;
        line["points"] = relative(points);
        line["pressures"] = QJsonArray();
        line["simulatePressure"] = true;
        line["lastCommittedPoint"] = QJsonValue::Null;
        add(line, {});
    }

    OutgoingSheet sheet_;
    const OutgoingColours& colours_;
    std::map<BoundaryId, bool> hasInner_;
    std::map<QString, std::vector<const Node*>> membersOf_; // by frame; "" for no frame
    std::map<QString, QJsonArray> bound_;
    QJsonArray elements_;
};

} // namespace

std::string writeExcalidraw(const Tables& tables, SheetId sheet, const ExcalidrawOptions& options) {
    return Writer(tables, sheet, options.dark).write();
}

} // namespace chalkline
