#include "interchange/drawio/write_drawio.h"

#include "geometry/boxes.h"
#include "interchange/outgoing.h"
#include "support/awkward.h"
#include "support/dense_project.h"
#include "support/designs.h"

#include <QXmlStreamReader>

using namespace chalkline;
using namespace chalkline::test;

namespace {

struct Cell {
    QMap<QString, QString> attributes; // of the wrapper and the cell
    QStringList style;
    Rect box;
    double labelAt = 0;
    Point labelOffset;
    QList<Point> waypoints;

    [[nodiscard]] QString operator[](const QString& key) const { return attributes.value(key); }
};

struct Page {
    QString name;
    QMap<QString, Cell> cells;

    [[nodiscard]] QList<Cell> edges() const { return of("edge"); }
    [[nodiscard]] QList<Cell> of(const QString& kind) const {
        QList<Cell> found;
        for (const Cell& cell : cells)
            if (cell[kind] == "1") found << cell;
        return found;
    }
    /// Containers' corners added up.
    [[nodiscard]] Rect absolute(const QString& id) const {
        Rect box = cells[id].box;
        for (QString at = cells[id]["parent"]; cells.contains(at); at = cells[at]["parent"]) {
            box.x += cells[at].box.x;
            box.y += cells[at].box.y;
        }
        return box;
    }
};

struct File {
    QString fault;
    QList<Page> pages;

    explicit File(const std::string& text) {
        QXmlStreamReader xml(QByteArray::fromStdString(text));
        Cell cell;
        while (!xml.atEnd()) {
            xml.readNext();
            if (xml.isStartElement()) start(xml, cell);
            if (xml.isEndElement() && xml.name() == u"mxCell") {
                if (pages.back().cells.contains(cell["id"])) fault = "twice: " + cell["id"];
                pages.back().cells[cell["id"]] = cell;
                cell = {};
            }
        }
        if (xml.hasError()) fault = xml.errorString();
    }

private:
    void start(const QXmlStreamReader& xml, Cell& cell) {
        const QXmlStreamAttributes attributes = xml.attributes();
        const auto number = [&](const char* key) { return attributes.value(QLatin1String(key)).toDouble(); };
        if (xml.name() == u"diagram") pages.append({attributes.value("name").toString(), {}});
        if (xml.name() == u"object" || xml.name() == u"mxCell") {
            for (const QXmlStreamAttribute& attribute : attributes)
                cell.attributes[attribute.name().toString()] = attribute.value().toString();
            cell.style = cell["style"].split(';', Qt::SkipEmptyParts);
        }
        if (xml.name() == u"mxGeometry") {
            cell.box = {number("x"), number("y"), number("width"), number("height")};
            cell.labelAt = number("x");
        }
        if (xml.name() == u"mxPoint" && attributes.value("as") == u"offset")
            cell.labelOffset = {number("x"), number("y")};
        else if (xml.name() == u"mxPoint")
            cell.waypoints << Point{number("x"), number("y")};
    }
};

File written(const Tables& tables, SheetId sheet) {
    return File(writeDrawio(tables, {sheet}));
}

File typed(std::string_view text) {
    Project project;
    const std::string error = feed(project, text);
    if (!error.empty()) qFatal("%s", error.c_str());
    return written(project.document().tables(), project.session->sheet());
}

QString brokenReference(const Page& page) {
    for (const Cell& cell : page.cells) {
        if (cell["id"] != "0" && !page.cells.contains(cell["parent"])) return cell["id"] + " has no parent";
        if (cell["edge"] != "1") continue;
        for (const char* end : {"source", "target"})
            if (page.cells[cell[end]]["vertex"] != "1") return cell["id"] + " has no " + end;
    }
    return {};
}

} // namespace

class DrawioWriterTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theFourDesignsHaveACellForEverything();
    void nodesCarryWhatOnlyChalklineKnows();
    void familiesHaveTheirOutlines();
    void edgesSayHowTheyRun();
    void labelsStandWhereTheyDoOnTheSheet();
    void membersStandInTheirContainer();
    void eachSheetIsAPage();
    void awkwardWordsStayText();
    void notesAreBrokenInLines();
    void anythingTheEditorCanMakeHoldsTogether();
    void twoWritesAreTheSameBytes();
};

void DrawioWriterTest::theFourDesignsHaveACellForEverything() {
    for (const NamedDesign& design : designs) {
        const File file = typed(design.text);
        QCOMPARE(file.fault, QString());
        const Page& page = file.pages.front();
        QCOMPARE(brokenReference(page), QString());
        QCOMPARE(page.of("vertex").size(),
                 static_cast<qsizetype>(design.counts.nodes + design.counts.boundaries));
        QCOMPARE(page.edges().size(), static_cast<qsizetype>(design.counts.edges));
        const auto edges = page.edges();
        QCOMPARE(std::ranges::count_if(edges, [](const Cell& e) { return e.style.contains("dashed=1"); }),
                 static_cast<qsizetype>(design.counts.async));
    }
}

void DrawioWriterTest::nodesCarryWhatOnlyChalklineKnows() {
    const File file = typed("post db x3 (cassandra)");
    const Cell cell = file.pages[0].of("vertex")[0];
    QCOMPARE(cell["label"], QString("post db\nCassandra · ×3"));
    QCOMPARE(cell["name"], QString("post db"));
    QCOMPARE(cell["technology"], QString("Cassandra"));
    QCOMPARE(cell["instances"], QString("×3"));
    QCOMPARE(cell["chalkline_kind"], QString("store.widecolumn"));
    QCOMPARE(cell["id"], "n" + cell["chalkline_id"]);
    QVERIFY(cell.style.contains("html=0"));
}

void DrawioWriterTest::familiesHaveTheirOutlines() {
    const File file =
        typed("web client > api gateway > order service > order db; redis cache; kafka; stripe");
    QMap<QString, QString> outlines;
    for (const Cell& cell : file.pages[0].of("vertex"))
        outlines[cell["name"]] = cell.style[0] + ' ' + cell.style[1];
    const QMap<QString, QString> wanted{{"web client", "rounded=1 arcSize=50"},
                                        {"api gateway", "shape=hexagon perimeter=hexagonPerimeter2"},
                                        {"order service", "rounded=1 absoluteArcSize=1"},
                                        {"order db", "shape=cylinder3 boundedLbl=1"},
                                        {"redis cache", "shape=mxgraph.basic.octagon2 dx=5.5"},
                                        {"kafka", "shape=cylinder3 direction=south"},
                                        {"stripe", "shape=ext double=1"}};
    QCOMPARE(outlines, wanted);
}

void DrawioWriterTest::edgesSayHowTheyRun() {
    const File file = typed("a > b: reads\na ~> c\na => d\na <> e");
    const QList<Cell> edges = file.pages[0].edges();
    QMap<QString, QStringList> styles;
    QMap<QString, QString> labels;
    for (const Cell& edge : edges) {
        const QString target = file.pages[0].cells[edge["target"]]["name"];
        styles[target] = edge.style;
        labels[target] = edge["label"];
    }
    for (const QStringList& style : styles)
        QVERIFY(style.contains("edgeStyle=orthogonalEdgeStyle"));
    for (const char* part :
         {"endArrow=block", "endFill=1", "startArrow=none", "strokeWidth=1.75", "exitX=1", "entryX=0"})
        QVERIFY2(styles["b"].contains(part), part);
    QVERIFY(!styles["b"].contains("dashed=1"));
    for (const char* part : {"endArrow=open", "endFill=0", "dashed=1", "strokeColor=#9A3400"})
        QVERIFY2(styles["c"].contains(part), part);
    QVERIFY(styles["d"].contains("strokeWidth=4"));
    QVERIFY(styles["e"].contains("startArrow=block"));
    QCOMPARE(labels["b"], QString("reads"));
    QCOMPARE(labels["c"], QString());
}

void DrawioWriterTest::labelsStandWhereTheyDoOnTheSheet() {
    for (const NamedDesign& design : designs) {
        Project project;
        QCOMPARE(feed(project, design.text), std::string());
        const OutgoingSheet sheet(project.document().tables(), project.session->sheet());
        const File file = written(project.document().tables(), project.session->sheet());
        for (const OutgoingLine& line : sheet.lines) {
            if (!line.label) continue;
            const Cell cell = file.pages[0].cells["e" + QString::number(line.edge->id.value)];
            const OnLine on = nearestOn(line.points, line.label->centre());
            QVERIFY(std::abs(cell.labelAt - (2 * on.share - 1)) < 0.0001);
            QVERIFY(std::abs(on.at.x + cell.labelOffset.x - line.label->centre().x) < 0.6);
            QVERIFY(std::abs(on.at.y + cell.labelOffset.y - line.label->centre().y) < 0.6);
        }
    }
}

void DrawioWriterTest::membersStandInTheirContainer() {
    TestSession host;
    const BoundaryId outer = host.boundary("Region");
    const BoundaryId inner = host.boundary("Zone", outer);
    host.placeAt(refTo(outer), 0, 0);
    host.placeAt(refTo(inner), 0, 0);
    const NodeId node = host.placedNode("inside", 500, 300, inner);
    const NodeId other = host.placedNode("outside", 900, 900);
    host.edge(node, other);
    const File file = written(host.document().tables(), host.sheet);
    const Page& page = file.pages[0];
    const QString id = "n" + QString::number(node.value);
    QCOMPARE(page.cells[id]["parent"], "b" + QString::number(inner.value));
    QCOMPARE(page.cells["b" + QString::number(inner.value)]["parent"], "b" + QString::number(outer.value));
    QVERIFY(page.cells["b" + QString::number(inner.value)].style.contains("container=1"));
    const auto boxes = boxesOf(host.document().tables(), host.sheet);
    for (const auto& [ref, box] : boxes)
        QCOMPARE(page.absolute((ref.type == RecordType::Node ? "n" : "b") + QString::number(ref.id)), box);
    QVERIFY(!page.edges()[0].waypoints.isEmpty());
}

void DrawioWriterTest::eachSheetIsAPage() {
    TestSession host;
    const NodeId node = host.placedNode("shown twice", 0, 0);
    const SheetId second = host.edit([](Transaction& edit) { return addSheet(edit, "Low level"); });
    host.edit([&](Transaction& edit) { return place(edit, second, refTo(node), 40, 50); });
    const File file(writeDrawio(host.document().tables(), {host.sheet, second, SheetId{99}}));
    QCOMPARE(file.fault, QString());
    QCOMPARE(file.pages.size(), 2);
    QCOMPARE(file.pages[1].name, QString("Low level"));
    QCOMPARE(file.pages[1].of("vertex")[0].box.x, 40.0);
    QCOMPARE(File(writeDrawio(host.document().tables(), {})).fault, QString());
}

void DrawioWriterTest::awkwardWordsStayText() {
    const std::string text = writeDrawio(awkwardSheet(), {SheetId{1}});
    const File file(text);
    QCOMPARE(file.fault, QString());
    QCOMPARE(file.pages.size(), 1);
    const Page& page = file.pages[0];
    QCOMPARE(brokenReference(page), QString());
    const std::vector<std::string> words = awkwardWords();
    QCOMPARE(page.edges().size(), static_cast<qsizetype>(words.size() - 1));
    for (std::size_t i = 0; i < words.size(); ++i) {
        const Cell cell = page.cells["n" + QString::number(100 + i)];
        QCOMPARE(cell["name"], cleaned(words[i]));
        QVERIFY(cell["label"].startsWith(cleaned(words[i])));
        QCOMPARE(cell.style.size(), cell.style.filter(QStringLiteral("=")).size());
    }
    QVERIFY(!text.contains("<script"));
}

void DrawioWriterTest::notesAreBrokenInLines() {
    TestSession host;
    const NoteId note = host.edit([](Transaction& edit) {
        return addNote(edit, "a note that is so long that it does not fit on one line\nof the sheet", Ref{});
    });
    host.placeAt(refTo(note), 10, 20);
    const File file = written(host.document().tables(), host.sheet);
    const Cell cell = file.pages[0].of("vertex")[0];
    QCOMPARE(cell["label"].split('\n'),
             (QStringList{"a note that is so long that it does", "not fit on one line", "of the sheet"}));
    QCOMPARE(cell["label"].simplified(),
             QString("a note that is so long that it does not fit on one line of the sheet"));
    QVERIFY(cell.box.h >= 45);
}

void DrawioWriterTest::anythingTheEditorCanMakeHoldsTogether() {
    const std::uint64_t seed = freshSeed();
    qInfo("seed %llu", static_cast<unsigned long long>(seed));
    Dice dice(seed);
    for (int project = 0; project < 100; ++project) {
        RandomRun run;
        QCOMPARE(makeDense(run, dice), std::string());
        const File file = written(run.host.document().tables(), firstSheet(run.host.document().tables()));
        const OutgoingSheet sheet(run.host.document().tables(), firstSheet(run.host.document().tables()));
        QCOMPARE(file.fault, QString());
        QCOMPARE(brokenReference(file.pages[0]), QString());
        QCOMPARE(file.pages[0].edges().size(), static_cast<qsizetype>(sheet.lines.size()));
        for (const Node* node : sheet.nodes)
            QCOMPARE(file.pages[0].absolute("n" + QString::number(node->id.value)), sheet.box(refOf(*node)));
    }
}

void DrawioWriterTest::twoWritesAreTheSameBytes() {
    Project first;
    Project second;
    QCOMPARE(feed(first, rideHailing), std::string());
    QCOMPARE(feed(second, rideHailing), std::string());
    QCOMPARE(writeDrawio(first.document().tables(), {first.session->sheet()}),
             writeDrawio(second.document().tables(), {second.session->sheet()}));
}

QTEST_APPLESS_MAIN(DrawioWriterTest)
#include "drawio_writer_test.moc"
