#include "interchange/excalidraw/write_excalidraw.h"

#include "interchange/excalidraw/elements.h"
#include "interchange/outgoing.h"
#include "support/awkward.h"
#include "support/dense_project.h"
#include "support/designs.h"

#include <QJsonDocument>

using namespace chalkline;
using namespace chalkline::test;

namespace {

/// The elements of a file, looked up by id.
class Drawing {
public:
    Drawing(const Tables& tables, SheetId sheet, bool dark = false) {
        QJsonParseError error;
        const std::string text = writeExcalidraw(tables, sheet, {dark});
        root = QJsonDocument::fromJson(QByteArray::fromStdString(text), &error).object();
        fault = error.error == QJsonParseError::NoError ? QString() : error.errorString();
        for (const QJsonValue& value : root["elements"].toArray()) {
            all << value.toObject();
            byId[all.back()["id"].toString()] = all.back();
        }
    }
    explicit Drawing(const Project& project)
        : Drawing(project.document().tables(), project.session->sheet()) {}

    [[nodiscard]] qsizetype count(const QString& type) const {
        return std::ranges::count_if(all, [&](const QJsonObject& e) { return e["type"] == type; });
    }
    [[nodiscard]] QStringList texts() const {
        QStringList found;
        for (const QJsonObject& e : all)
            if (e["type"] == "text") found << e["originalText"].toString();
        return found;
    }
    [[nodiscard]] QJsonObject arrow(qsizetype n) const {
        for (const QJsonObject& e : all)
            if (e["type"] == "arrow" && n-- == 0) return e;
        return {};
    }

    QJsonObject root;
    QString fault;
    QList<QJsonObject> all;
    QMap<QString, QJsonObject> byId;
};

Rect boxOf(const QJsonObject& e) {
    return {e["x"].toDouble(), e["y"].toDouble(), e["width"].toDouble(), e["height"].toDouble()};
}

bool lists(const QJsonObject& shape, const QString& type, const QString& id) {
    return shape["boundElements"].toArray().contains(QJsonObject{{"type", type}, {"id", id}});
}

/// What is wrong with references between elements, or "".
QString brokenReference(const Drawing& drawing) {
    if (drawing.byId.size() != drawing.all.size()) return "an id is used twice";
    for (const QJsonObject& e : drawing.all) {
        const QString id = e["id"].toString();
        for (const QJsonValue& value : e["boundElements"].toArray()) {
            const QJsonObject other = drawing.byId.value(value["id"].toString());
            if (other["type"] != value["type"]) return id + " lists something that is not there";
            const bool told = other["containerId"] == id || other["startBinding"]["elementId"] == id ||
                              other["endBinding"]["elementId"] == id;
            if (!told) return id + " lists " + other["id"].toString() + ", which does not know of it";
        }
        if (e["type"] == "arrow")
            for (const char* end : {"startBinding", "endBinding"})
                if (!lists(drawing.byId.value(e[end]["elementId"].toString()), "arrow", id))
                    return id + " is not listed at its " + end;
        const QString container = e["containerId"].toString();
        if (!container.isEmpty() && !lists(drawing.byId.value(container), "text", id))
            return id + " is not listed in its container";
        const QString frame = e["frameId"].toString();
        if (!frame.isEmpty() && drawing.byId.value(frame)["type"] != "frame") return id + " is in no frame";
    }
    return {};
}

/// What is wrong with where things are, or "".
QString misplaced(const Drawing& drawing) {
    QString lastIndex;
    for (const QJsonObject& e : drawing.all) {
        const QString id = e["id"].toString();
        if (e["index"].toString() <= lastIndex) return id + " is out of order";
        lastIndex = e["index"].toString();
        if (e["type"] == "text" && drawing.byId.value(e["containerId"].toString())["type"] == "rectangle") {
            const Rect shape = boxOf(drawing.byId.value(e["containerId"].toString()));
            const Rect words = boxOf(e);
            if (words.x < shape.x || words.right() > shape.right() || words.y < shape.y ||
                words.bottom() > shape.bottom())
                return id + " sticks out of its shape";
        }
        if (e["type"] != "arrow") continue;
        const QJsonArray points = e["points"].toArray();
        if (points.first() != QJsonArray{0, 0}) return id + " does not start at its own corner";
        for (const char* end : {"startBinding", "endBinding"}) {
            const QJsonArray at = (QString(end) == "startBinding" ? points.first() : points.last()).toArray();
            const Rect shape = boxOf(drawing.byId.value(e[end]["elementId"].toString()));
            const Point tip{e["x"].toDouble() + at[0].toDouble(), e["y"].toDouble() + at[1].toDouble()};
            if (!shape.grown(5.02).contains(tip)) return id + " ends away from its shape";
            if (shape.grown(-0.1).contains(tip)) return id + " ends inside its shape";
        }
    }
    return {};
}

} // namespace

class ExcalidrawWriterTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theFourDesignsHaveAShapeForEachNodeAndAnArrowForEachEdge();
    void asynchronousArrowsAreDashedWithAnOpenHead();
    void headsFollowTheDirection();
    void innermostBoundariesAreFramesAroundTheirNodes();
    void secondLinesAndInstancesStandByTheName();
    void arrowsEndAtTheBoxOfANodeWithInstances();
    void notesAndStrokesComeAlong();
    void awkwardWordsStayText();
    void aLongNameIsCutInThePictureOnly();
    void aLabelStandsWhereTheLineIsNearestToIt();
    void indicesAscend();
    void theDarkPictureHasDarkColours();
    void anythingTheEditorCanMakeHoldsTogether();
    void twoWritesAreTheSameBytes();
};

void ExcalidrawWriterTest::theFourDesignsHaveAShapeForEachNodeAndAnArrowForEachEdge() {
    for (const NamedDesign& design : designs) {
        Project project;
        QCOMPARE(feed(project, design.text), std::string());
        const Drawing drawing(project);
        QCOMPARE(drawing.fault, QString());
        QCOMPARE(drawing.root["type"].toString(), QString("excalidraw"));
        QCOMPARE(drawing.root["version"].toInt(), 2);
        QCOMPARE(drawing.count("rectangle"), static_cast<qsizetype>(design.counts.nodes));
        QCOMPARE(drawing.count("arrow"), static_cast<qsizetype>(design.counts.edges));
        QCOMPARE(drawing.count("frame"), static_cast<qsizetype>(design.counts.boundaries));
        const auto dashed = std::ranges::count_if(
            drawing.all, [](const QJsonObject& e) { return e["strokeStyle"] == "dashed"; });
        QCOMPARE(dashed, static_cast<qsizetype>(design.counts.async));
        QCOMPARE(brokenReference(drawing), QString());
        QCOMPARE(misplaced(drawing), QString());
    }
}

void ExcalidrawWriterTest::asynchronousArrowsAreDashedWithAnOpenHead() {
    Project project;
    QCOMPARE(feed(project, "a > b\na ~> c\na => d"), std::string());
    const Drawing drawing(project);
    const QStringList wanted[] = {
        {"solid", "triangle", "2"}, {"dashed", "arrow", "2"}, {"solid", "triangle", "4"}};
    for (qsizetype i = 0; i < 3; ++i) {
        const QJsonObject arrow = drawing.arrow(i);
        QCOMPARE((QStringList{arrow["strokeStyle"].toString(), arrow["endArrowhead"].toString(),
                              QString::number(arrow["strokeWidth"].toInt())}),
                 wanted[i]);
        QVERIFY(arrow["startArrowhead"].isNull());
    }
}

void ExcalidrawWriterTest::headsFollowTheDirection() {
    TestSession host;
    const NodeId a = host.placedNode("a", 0, 0);
    const NodeId b = host.placedNode("b", 300, 0);
    const EdgeId both = host.edge(a, b);
    const EdgeId none = host.edge(a, b);
    Edge edge = host.at(both);
    edge.direction = Direction::Both;
    host.put(edge);
    edge = host.at(none);
    edge.direction = Direction::None;
    host.put(edge);
    const Drawing drawing(host.document().tables(), host.sheet);
    QCOMPARE(drawing.arrow(0)["startArrowhead"].toString(), QString("triangle"));
    QCOMPARE(drawing.arrow(0)["endArrowhead"].toString(), QString("triangle"));
    QVERIFY(drawing.arrow(1)["startArrowhead"].isNull());
    QVERIFY(drawing.arrow(1)["endArrowhead"].isNull());
}

void ExcalidrawWriterTest::innermostBoundariesAreFramesAroundTheirNodes() {
    TestSession host;
    const BoundaryId outer = host.boundary("Region");
    const BoundaryId inner = host.boundary("Zone", outer);
    host.placeAt(refTo(outer), 0, 0);
    host.placeAt(refTo(inner), 0, 0);
    const NodeId inside = host.placedNode("inside", 0, 0, inner);
    const NodeId second = host.placedNode("second", 300, 0, inner);
    const NodeId between = host.placedNode("between", 0, 300, outer);
    host.edge(inside, second);
    host.edge(inside, between);
    const Drawing drawing(host.document().tables(), host.sheet);
    const QString frame = "b" + QString::number(inner.value);
    QCOMPARE(drawing.count("frame"), 1);
    QCOMPARE(drawing.byId[frame]["name"].toString(), QString("Zone"));
    for (const NodeId id : {inside, second}) {
        const QJsonObject node = drawing.byId["n" + QString::number(id.value)];
        QCOMPARE(node["frameId"].toString(), frame);
        const Rect box = boxOf(drawing.byId[frame]);
        QVERIFY(box.contains({node["x"].toDouble(), node["y"].toDouble()}));
    }
    QVERIFY(drawing.byId["n" + QString::number(between.value)]["frameId"].isNull());
    for (const qsizetype arrow : {0, 1})
        QVERIFY(drawing.arrow(arrow)["frameId"].isNull());
    const QString rectangle = "b" + QString::number(outer.value);
    QCOMPARE(drawing.byId[rectangle]["type"].toString(), QString("rectangle"));
    QCOMPARE(drawing.byId[rectangle]["backgroundColor"].toString(), QString("transparent"));
    QCOMPARE(drawing.byId[rectangle + "-title"]["text"].toString(), QString("Region"));
    QCOMPARE(brokenReference(drawing), QString());
}

void ExcalidrawWriterTest::secondLinesAndInstancesStandByTheName() {
    Project project;
    QCOMPARE(feed(project, "post db x3 (cassandra)"), std::string());
    const Drawing drawing(project);
    const QString id = "n" + QString::number(project.ref("post db").id);
    QCOMPARE(drawing.byId[id + "-text"]["text"].toString(), QString("post db\nCassandra"));
    QCOMPARE(drawing.byId[id + "-text"]["containerId"].toString(), id);
    QCOMPARE(drawing.byId[id + "-count"]["text"].toString(), QString("×3"));
    for (const char* part : {"", "-text", "-count"})
        QCOMPARE(drawing.byId[id + part]["groupIds"].toArray(), QJsonArray{id + "-group"});
}

void ExcalidrawWriterTest::arrowsEndAtTheBoxOfANodeWithInstances() {
    TestSession host;
    const NodeId many = host.placedNode("many", 0, 0);
    host.edit([&](Transaction& edit) { return setInstances(edit, many, 9, 9); });
    for (const double y : {-400.0, -200.0, 0.0, 200.0, 400.0}) {
        const NodeId other = host.placedNode("other " + std::to_string(y), 400, y);
        host.edge(many, other);
        host.edge(other, many);
    }
    QCOMPARE(misplaced(Drawing(host.document().tables(), host.sheet)), QString());
}

void ExcalidrawWriterTest::notesAndStrokesComeAlong() {
    TestSession host;
    const NoteId note = host.edit([](Transaction& edit) { return addNote(edit, "why not?", Ref{}); });
    host.placeAt(refTo(note), 10, 20);
    Stroke line;
    line.points = {{0, 0}, {5, 8}};
    host.placeAt(refTo(host.put(line)), 50, 60);
    const Drawing drawing(host.document().tables(), host.sheet);
    QCOMPARE(drawing.texts(), QStringList{"why not?"});
    QCOMPARE(drawing.all[0]["x"].toDouble(), 10.0);
    QCOMPARE(drawing.all[1]["type"].toString(), QString("freedraw"));
    QCOMPARE(drawing.all[1]["x"].toDouble(), 50.0);
    QCOMPARE(drawing.all[1]["points"].toArray(), (QJsonArray{QJsonArray{0, 0}, QJsonArray{5, 8}}));
}

void ExcalidrawWriterTest::awkwardWordsStayText() {
    const Tables tables = awkwardSheet();
    const Drawing drawing(tables, SheetId{1});
    QCOMPARE(drawing.fault, QString());
    QCOMPARE(brokenReference(drawing), QString());
    const auto words = static_cast<qsizetype>(awkwardWords().size());
    QCOMPARE(drawing.count("rectangle"), words + 1); // one boundary is an outer one
    QCOMPARE(drawing.count("frame"), 2);
    QCOMPARE(drawing.count("arrow"), words - 1);
    QVERIFY(drawing.texts().contains("]]><![CDATA["));
    QVERIFY(drawing.texts().contains("a[31mb\na[31mb"));
    QCOMPARE(drawing.byId["b10-title"]["text"].toString(), QString("\"><script>alert(1)</script>"));
    for (const QString& text : drawing.texts()) {
        QVERIFY(!text.isEmpty());
        for (const QChar c : text)
            QVERIFY(c >= u' ' || c == u'\n');
    }
}

void ExcalidrawWriterTest::aLongNameIsCutInThePictureOnly() {
    TestSession host;
    const std::string name(300, 'w');
    const NodeId id = host.placedNode(name, 0, 0);
    const Drawing drawing(host.document().tables(), host.sheet);
    const QJsonObject text = drawing.byId["n" + QString::number(id.value) + "-text"];
    QCOMPARE(text["originalText"].toString(), QString::fromStdString(name));
    QVERIFY(text["text"].toString().endsWith(u'…'));
    QVERIFY(text["text"].toString().count('\n') < 4);
    QVERIFY(text["height"].toDouble() <= 56);
}

void ExcalidrawWriterTest::aLabelStandsWhereTheLineIsNearestToIt() {
    const std::vector<Point> line{{0, 0}, {100, 0}, {100, 50}, {300, 50}};
    for (const Point label : {Point{50, 3}, Point{103, 25}, Point{200, 40}}) {
        const std::vector<Point> points = excalidraw::withMiddleAt(line, label);
        QCOMPARE(points.size() % 2, std::size_t{1});
        const Point middle = points[points.size() / 2];
        QVERIFY(std::hypot(middle.x - label.x, middle.y - label.y) <= 10.01);
        QVERIFY(isOrthogonal(points));
        QCOMPARE(points.front(), line.front());
        QCOMPARE(points.back(), line.back());
    }
}

void ExcalidrawWriterTest::indicesAscend() {
    QCOMPARE(excalidraw::indexKey(0), QString("a0"));
    QCOMPARE(excalidraw::indexKey(61), QString("az"));
    QCOMPARE(excalidraw::indexKey(62), QString("b00"));
    QCOMPARE(excalidraw::indexKey(62 + 3844), QString("c000"));
    for (std::size_t n = 1; n < 5000; ++n)
        QVERIFY(excalidraw::indexKey(n - 1) < excalidraw::indexKey(n));
}

void ExcalidrawWriterTest::theDarkPictureHasDarkColours() {
    Project project;
    QCOMPARE(feed(project, "a > b"), std::string());
    const Drawing drawing(project.document().tables(), project.session->sheet(), true);
    QCOMPARE(drawing.root["appState"]["viewBackgroundColor"].toString(), QString("#161B1E"));
    QCOMPARE(drawing.all[0]["backgroundColor"].toString(), QString("#1D4536"));
}

void ExcalidrawWriterTest::anythingTheEditorCanMakeHoldsTogether() {
    const std::uint64_t seed = freshSeed();
    qInfo("seed %llu", static_cast<unsigned long long>(seed));
    Dice dice(seed);
    for (int project = 0; project < 100; ++project) {
        RandomRun run;
        QCOMPARE(makeDense(run, dice), std::string());
        const Drawing drawing(run.host.document().tables(), firstSheet(run.host.document().tables()));
        const OutgoingSheet sheet(run.host.document().tables(), firstSheet(run.host.document().tables()));
        QCOMPARE(drawing.fault, QString());
        QCOMPARE(brokenReference(drawing), QString());
        QCOMPARE(drawing.count("arrow"), static_cast<qsizetype>(sheet.lines.size()));
        QCOMPARE(drawing.count("frame") + drawing.count("rectangle"),
                 static_cast<qsizetype>(sheet.nodes.size() + sheet.boundaries.size()));
    }
}

void ExcalidrawWriterTest::twoWritesAreTheSameBytes() {
    Project first;
    Project second;
    QCOMPARE(feed(first, rideHailing), std::string());
    QCOMPARE(feed(second, rideHailing), std::string());
    QCOMPARE(writeExcalidraw(first.document().tables(), first.session->sheet()),
             writeExcalidraw(second.document().tables(), second.session->sheet()));
}

QTEST_APPLESS_MAIN(ExcalidrawWriterTest)
#include "excalidraw_writer_test.moc"
