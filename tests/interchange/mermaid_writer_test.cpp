#include "interchange/mermaid/write_mermaid.h"

#include "interchange/build_project.h"
#include "interchange/mermaid/mermaid.h"
#include "interchange/mermaid/write_text.h"
#include "interchange/outgoing.h"
#include "support/awkward.h"
#include "support/dense_project.h"
#include "support/designs.h"

using namespace chalkline;
using namespace chalkline::test;

namespace {

struct Sizes {
    std::size_t nodes = 0, edges = 0, groups = 0, dashed = 0;
    friend bool operator==(const Sizes&, const Sizes&) = default;
    [[nodiscard]] std::string text() const {
        return std::to_string(nodes) + " nodes, " + std::to_string(edges) + " edges, " +
               std::to_string(groups) + " groups, " + std::to_string(dashed) + " dashed";
    }
};

Sizes sizesOf(const ForeignDiagram& diagram) {
    const Census census = count(diagram);
    return {static_cast<std::size_t>(census.nodes), static_cast<std::size_t>(census.edges),
            static_cast<std::size_t>(census.groups), static_cast<std::size_t>(census.dashed)};
}

Sizes sizesOf(const Tables& tables, SheetId sheet) {
    const OutgoingSheet standing(tables, sheet);
    Sizes sizes{standing.nodes.size(), standing.lines.size(), standing.boundaries.size(), 0};
    for (const OutgoingLine& line : standing.lines)
        sizes.dashed += line.edge->kind == EdgeKind::Async;
    return sizes;
}

Expected<ForeignDiagram> readBack(const std::string& text) {
    ImportReport report;
    return readMermaidFlowchart(text, "written.mmd", report);
}

/// What is wrong with what was written, or "".
std::string faultOf(const Tables& tables, SheetId sheet) {
    const std::string text = writeMermaid(tables, sheet);
    const auto diagram = readBack(text);
    if (!diagram) return diagram.error().text() + "\n" + text;
    const Sizes wanted = sizesOf(tables, sheet);
    if (sizesOf(*diagram) == wanted) return {};
    return "wanted " + wanted.text() + ", read " + sizesOf(*diagram).text() + "\n" + text;
}

std::string written(std::string_view typed) {
    Project project;
    const std::string error = feed(project, typed);
    return error.empty() ? writeMermaid(project.document().tables(), project.session->sheet()) : error;
}

bool has(const std::string& text, std::string_view part) {
    return text.contains(part);
}

} // namespace

class MermaidWriterTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aSmallDesignIsWrittenAsPeopleWouldWriteIt();
    void everyKindOfEdgeHasItsStroke();
    void boundariesNestAndCanBeTheEndOfAnEdge();
    void theFourDesignsAreReadBackWithTheSameCounts();
    void theFourDesignsKeepNamesLabelsAndKinds();
    void anythingTheEditorCanMakeIsReadBack();
    void wordsThatAreSyntaxStayWords();
    void aLabelReadsBackAsItsText_data();
    void aLabelReadsBackAsItsText();
    void idsAreNeverKeywords();
    void namesThatAreUsedTwiceAreNumbered();
    void notesAreCommentsAndNoDirectives();
    void anEmptySheetIsAFlowchart();
    void twoWritesAreTheSameBytes();
};

void MermaidWriterTest::aSmallDesignIsWrittenAsPeopleWouldWriteIt() {
    QCOMPARE(written("web client > api gateway x4: GET /{code} ~> kafka: clicks"), std::string(R"(flowchart LR
    %% Sheet 1
    web_client(["web client"])
    api_gateway{{"api gateway<br/>×4"}}
    kafka>"kafka"]
    web_client -->|"GET /{code}"| api_gateway
    api_gateway -.->|"clicks"| kafka
    classDef neutral fill:#E9EBED,stroke:#47525E,color:#1B2126
    class web_client neutral
    classDef edge fill:#DFECFB,stroke:#2079E6,color:#1B2126
    class api_gateway edge
    classDef messaging fill:#F6DDD0,stroke:#9A3400,color:#1B2126
    class kafka messaging
)"));
}

void MermaidWriterTest::everyKindOfEdgeHasItsStroke() {
    const char* strokes[3][3] = {
        {" --> ", " <--> ", " --- "}, {" -.-> ", " <-.-> ", " -.- "}, {" ==> ", " <==> ", " === "}};
    TestSession host;
    const NodeId a = host.placedNode("a", 0, 0);
    const NodeId b = host.placedNode("b", 300, 0);
    const EdgeId id = host.edge(a, b);
    for (std::size_t kind = 0; kind < 3; ++kind)
        for (std::size_t direction = 0; direction < 3; ++direction) {
            Edge edge = host.at(id);
            edge.kind = static_cast<EdgeKind>(kind);
            edge.direction = static_cast<Direction>(direction);
            host.put(edge);
            const std::string text = writeMermaid(host.document().tables(), host.sheet);
            QVERIFY2(has(text, std::string("a") + strokes[kind][direction] + "b\n"), text.c_str());
        }
}

void MermaidWriterTest::boundariesNestAndCanBeTheEndOfAnEdge() {
    TestSession host;
    const BoundaryId outer = host.boundary("Region one");
    const BoundaryId inner = host.boundary("Zone", outer);
    host.placeAt(refTo(outer), 0, 0);
    host.placeAt(refTo(inner), 0, 0);
    host.placedNode("inside", 0, 0, inner);
    const NodeId outside = host.placedNode("outside", 400, 0);
    host.edge(refTo(inner), refTo(outside));
    const std::string text = writeMermaid(host.document().tables(), host.sheet);
    QVERIFY2(has(text, "    subgraph region_one [\"Region one\"]\n"
                       "        subgraph zone [\"Zone\"]\n"
                       "            inside(\"inside\")\n"
                       "        end\n"
                       "    end\n"),
             text.c_str());
    QVERIFY2(has(text, "zone --> outside"), text.c_str());
    QVERIFY2(has(text, "class region_one,zone boundary\n"), text.c_str());
    const auto diagram = readBack(text);
    QVERIFY(diagram);
    QCOMPARE(diagram->groups[1].parent, 0);
    QCOMPARE(diagram->nodes[1].key, std::string("inside"));
    QCOMPARE(diagram->nodes[1].group, 1);
    QCOMPARE(diagram->edges[0].from.group, 1);
}

void MermaidWriterTest::theFourDesignsAreReadBackWithTheSameCounts() {
    for (const NamedDesign& design : designs) {
        Project project;
        QCOMPARE(feed(project, design.text), std::string());
        const Tables& tables = project.document().tables();
        const Sizes wanted{design.counts.nodes, design.counts.edges, design.counts.boundaries,
                           design.counts.async};
        QCOMPARE(sizesOf(tables, project.session->sheet()).text(), wanted.text());
        const std::string fault = faultOf(tables, project.session->sheet());
        QVERIFY2(fault.empty(), fault.c_str());
    }
}

void MermaidWriterTest::theFourDesignsKeepNamesLabelsAndKinds() {
    std::size_t all = 0;
    std::size_t kept = 0;
    QStringList lost; // a word of the name says otherwise
    for (const NamedDesign& design : designs) {
        Project project;
        QCOMPARE(feed(project, design.text), std::string());
        const auto diagram = readBack(writeMermaid(project.document().tables(), project.session->sheet()));
        QVERIFY(diagram);
        Project imported;
        Transaction edit(*imported.session, "import");
        ImportReport report;
        QVERIFY(buildProject(edit, *diagram, report));
        QVERIFY(edit.commit());
        for (const Node& node : imported.document().all<Node>()) {
            const Node before = project.node(node.name.substr(0, node.name.find('\n')));
            QVERIFY2(before.id, node.name.c_str());
            ++all;
            kept += node.kind == before.kind;
            if (node.kind != before.kind) lost << QString::fromStdString(before.name + " = " + before.kind);
        }
        auto edgeBefore = project.document().all<Edge>().begin();
        for (const Edge& edge : imported.document().all<Edge>()) {
            QCOMPARE(edge.label, edgeBefore->label);
            QCOMPARE(edge.kind, edgeBefore->kind);
            QCOMPARE(edge.direction, edgeBefore->direction);
            ++edgeBefore;
        }
    }
    QCOMPARE(lost, (QStringList{"post db = store.widecolumn", "message db = store.widecolumn"}));
    QCOMPARE(kept, all - 2);
}

void MermaidWriterTest::anythingTheEditorCanMakeIsReadBack() {
    const std::uint64_t seed = freshSeed();
    qInfo("seed %llu", static_cast<unsigned long long>(seed));
    Dice dice(seed);
    std::size_t edges = 0;
    for (int project = 0; project < 200; ++project) {
        RandomRun run;
        QCOMPARE(makeDense(run, dice), std::string());
        for (const Sheet& sheet : run.host.document().all<Sheet>()) {
            const std::string fault = faultOf(run.host.document().tables(), sheet.id);
            QVERIFY2(fault.empty(), fault.c_str());
            edges += sizesOf(run.host.document().tables(), sheet.id).edges;
        }
    }
    QVERIFY2(edges > 1000, std::to_string(edges).c_str());
}

void MermaidWriterTest::wordsThatAreSyntaxStayWords() {
    const Tables tables = awkwardSheet();
    const std::string fault = faultOf(tables, SheetId{1});
    QVERIFY2(fault.empty(), fault.c_str());
    const std::string text = writeMermaid(tables, SheetId{1});
    for (const char* bad :
         {"<script", "javascript:alert(1)\"", "%%{", "}%%", "`", "click n1 href \"", "&lt;"})
        QVERIFY2(!has(text, bad), bad);
    QVERIFY2(has(text, "#quot;#gt;#lt;script#gt;alert(1)#lt;/script#gt;"), text.c_str());
}

void MermaidWriterTest::aLabelReadsBackAsItsText_data() {
    QTest::addColumn<QByteArray>("text");
    for (const std::string& word : awkwardWords())
        QTest::addRow("%s", word.substr(0, 20).c_str()) << QByteArray::fromStdString(word);
}

void MermaidWriterTest::aLabelReadsBackAsItsText() {
    QFETCH(const QByteArray, text);
    QStringList wanted;
    for (const QString& line : cleaned(text.toStdString()).split('\n'))
        if (!line.simplified().isEmpty()) wanted << line.simplified();
    const auto diagram = readBack("flowchart LR\n a[\"" + mermaidLabel(text.toStdString()) + "\"]\n");
    QVERIFY2(diagram, diagram ? "" : diagram.error().text().c_str());
    QCOMPARE(QString::fromStdString(diagram->nodes[0].label), wanted.join('\n'));
}

void MermaidWriterTest::idsAreNeverKeywords() {
    for (const char* word : {"end", "End", "graph", "subgraph", "style", "class", "click", "default",
                             "restyle", "9 lives", "", "--", "Zürich", "n12", "b7"})
        QCOMPARE(mermaidId(word), std::string());
    QCOMPARE(mermaidId("API Gateway (eu)"), std::string("api_gateway_eu"));
    QCOMPARE(mermaidId("End user"), std::string("end_user"));
    QCOMPARE(mermaidId("\"]; click x"), std::string("click_x"));
    QCOMPARE(mermaidId(std::string(41, 'a')), std::string());
}

void MermaidWriterTest::namesThatAreUsedTwiceAreNumbered() {
    TestSession host;
    const NodeId a = host.placedNode("Cache", 0, 0);
    const NodeId b = host.placedNode("cache!", 300, 0);
    host.edge(a, b);
    const std::string text = writeMermaid(host.document().tables(), host.sheet);
    const std::string wanted = "n" + std::to_string(a.value) + " --> n" + std::to_string(b.value) + "\n";
    QVERIFY2(has(text, wanted), text.c_str());
}

void MermaidWriterTest::notesAreCommentsAndNoDirectives() {
    TestSession host;
    const NoteId note =
        host.edit([](Transaction& edit) { return addNote(edit, "first\n%%{init: {}}%% second", Ref{}); });
    host.placeAt(refTo(note), 0, 0);
    const std::string text = writeMermaid(host.document().tables(), host.sheet);
    QVERIFY2(has(text, "    %% first\n    %% #37;#37;{init: {}}#37;#37; second\n"), text.c_str());
}

void MermaidWriterTest::anEmptySheetIsAFlowchart() {
    const Project project;
    QCOMPARE(writeMermaid(project.document().tables(), project.session->sheet()),
             std::string("flowchart LR\n    %% Sheet 1\n"));
    QVERIFY(readBack("flowchart LR\n    %% Sheet 1\n"));
}

void MermaidWriterTest::twoWritesAreTheSameBytes() {
    QCOMPARE(written(rideHailing), written(rideHailing));
}

QTEST_APPLESS_MAIN(MermaidWriterTest)
#include "mermaid_writer_test.moc"
