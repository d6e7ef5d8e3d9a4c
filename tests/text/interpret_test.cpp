#include "support/designs.h"

#include <QtTest>

using namespace chalkline;
using namespace chalkline::test;

namespace {

const Edge* onlyEdge(const Project& project) {
    return project.document().all<Edge>().size() == 1 ? &*project.document().all<Edge>().begin() : nullptr;
}

} // namespace

class InterpretTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theFourDesignsGiveTheirCounts() {
        for (const NamedDesign& design : designs) {
            Project project;
            QCOMPARE(feed(project, design.text), std::string());
            QVERIFY2(countsOf(project.document()) == design.counts, design.name);
        }
    }
    void feedingTheSameTextAgainChangesNothing() {
        for (const NamedDesign& design : designs) {
            Project project;
            (void)feed(project, design.text);
            const Tables before = project.document().tables();
            const std::int64_t revision = project.session->revision();
            QCOMPARE(feed(project, design.text), std::string());
            QVERIFY2(project.document().tables() == before, design.name);
            QCOMPARE(project.session->revision(), revision);
        }
    }
    void everyLineIsOneUndoStep() {
        Project project;
        (void)feed(project, "a > b: one\nb > c");
        QVERIFY(project.session->undo().value());
        QCOMPARE(countsOf(project.document()).edges, std::size_t{1});
        QVERIFY(project.session->undo().value());
        QCOMPARE(countsOf(project.document()).nodes, std::size_t{0});
    }
    void operatorsGiveKindAndDirection_data() {
        QTest::addColumn<QString>("line");
        QTest::addColumn<int>("kind");
        QTest::addColumn<int>("direction");
        QTest::addColumn<QString>("from");
        const auto row = [](const char* line, EdgeKind kind, Direction direction, const char* from = "a") {
            QTest::newRow(line) << QString(line) << static_cast<int>(kind) << static_cast<int>(direction)
                                << QString(from);
        };
        row("a > b", EdgeKind::Sync, Direction::Forward);
        row("a -> b", EdgeKind::Sync, Direction::Forward);
        row("a --> b", EdgeKind::Sync, Direction::Forward);
        row("a->b", EdgeKind::Sync, Direction::Forward);
        row("a>b", EdgeKind::Sync, Direction::Forward);
        row("a ~> b", EdgeKind::Async, Direction::Forward);
        row("a >> b", EdgeKind::Async, Direction::Forward);
        row("a -.-> b", EdgeKind::Async, Direction::Forward);
        row("a < b", EdgeKind::Sync, Direction::Forward, "b");
        row("a <~ b", EdgeKind::Async, Direction::Forward, "b");
        row("a <> b", EdgeKind::Sync, Direction::Both);
        row("a <~> b", EdgeKind::Async, Direction::Both);
        row("a -- b", EdgeKind::Sync, Direction::None);
        row("a ~~ b", EdgeKind::Async, Direction::None);
        row("a => b", EdgeKind::Data, Direction::Forward);
        row("a <=> b", EdgeKind::Data, Direction::Both);
        row("a == b", EdgeKind::Data, Direction::None);
    }
    void operatorsGiveKindAndDirection() {
        QFETCH(QString, line);
        QFETCH(int, kind);
        QFETCH(int, direction);
        QFETCH(QString, from);
        Project project;
        QCOMPARE(feed(project, line.toStdString()), std::string());
        const Edge* edge = onlyEdge(project);
        QVERIFY(edge);
        QCOMPARE(static_cast<int>(edge->kind), kind);
        QCOMPARE(static_cast<int>(edge->direction), direction);
        QCOMPARE(edge->from_node.value, project.ref(from.toStdString()).id);
    }
    void listsMultiplyUpToSixtyFour() {
        Project project;
        QCOMPARE(feed(project, "a, b > c, d: x"), std::string());
        QCOMPARE(countsOf(project.document()).edges, std::size_t{4});
        for (const Edge& edge : project.document().all<Edge>())
            QCOMPARE(edge.label, std::string("x"));
        QCOMPARE(feed(project, "a,b,c,d,e,f,g,h,i > k,l,m,n,o,p,q,r"),
                 std::string("1:19: these lists would make 72 edges; at most 64 at once"));
        QCOMPARE(countsOf(project.document()).nodes, std::size_t{4});
    }
    void aSemicolonAfterAnOperatorKeepsTheLeftHandNames() {
        Project project;
        QCOMPARE(feed(project, "a > b: one; c; ~> d: two; e"), std::string());
        QCOMPARE(countsOf(project.document()), (Counts{5, 4, 2, 0, 0}));
        for (const Edge& edge : project.document().all<Edge>())
            QCOMPARE(edge.from_node.value, project.ref("a").id);
    }
    void aSemicolonBeforeAnyOperatorBeginsAnotherStatement() {
        Project project;
        QCOMPARE(feed(project, "a; b > c"), std::string());
        QCOMPARE(countsOf(project.document()), (Counts{3, 1, 0, 0, 0}));
        QCOMPARE(onlyEdge(project)->from_node.value, project.ref("b").id);
    }
    void aLineThatBeginsWithAnOperatorContinuesFromTheHead() {
        Project project;
        QCOMPARE(feed(project, "a > b\n# a note between\nvpc { b }\n> c"), std::string());
        const auto edges = project.document().referrers<Edge>(project.ref("c"));
        QCOMPARE(edges.size(), std::size_t{1});
        QCOMPARE(project.document().find(edges[0])->from_node.value, project.ref("a").id);
    }
    void anOperatorWithoutAHeadIsAnError() {
        Project project;
        QVERIFY(feed(project, "> c").starts_with("1:1: a line that begins with an operator"));
    }
    void aLabelGoesToAnUnlabelledEdgeElseMakesASecond() {
        Project project;
        (void)feed(project, "a > b\na > b: x");
        QCOMPARE(countsOf(project.document()).edges, std::size_t{1});
        (void)feed(project, "a > b: y\na > b");
        QCOMPARE(countsOf(project.document()).edges, std::size_t{2});
        (void)feed(project, "a >! b");
        QCOMPARE(countsOf(project.document()).edges, std::size_t{3});
    }
    void aReplyIsItsOwnEdge() {
        Project project;
        (void)feed(project, "a > b: ask ~> a: done");
        QCOMPARE(countsOf(project.document()), (Counts{2, 2, 1, 0, 0}));
    }
    void renamingInfersTheKindAnewAndKeepsTheEdges() {
        Project project;
        (void)feed(project, "app > mysql\nmysql = cassandra");
        QCOMPARE(project.node("cassandra").kind, std::string("store.widecolumn"));
        QCOMPARE(countsOf(project.document()), (Counts{2, 1, 0, 0, 0}));
        QVERIFY(
            feed(project, "cassandra = app").starts_with("1:13: there is already something named \"app\""));
    }
    void removalTakesAThingOrOnlyEdges() {
        Project project;
        (void)feed(project, "a > b: x\na > b: y\na ~> b\nb > c");
        QCOMPARE(feed(project, "- a > b: x"), std::string());
        QCOMPARE(countsOf(project.document()).edges, std::size_t{3});
        QCOMPARE(feed(project, "- a ~> b"), std::string());
        QCOMPARE(countsOf(project.document()), (Counts{3, 2, 0, 0, 0}));
        QCOMPARE(feed(project, "- b"), std::string());
        QCOMPARE(countsOf(project.document()), (Counts{2, 0, 0, 0, 0}));
        QCOMPARE(feed(project, "- zebra"), std::string("1:3: there is nothing named \"zebra\""));
    }
    void boundariesNestAndServeAsEndpoints() {
        Project project;
        QCOMPARE(feed(project, "region eu { a, b }\nzone z1 @eu\nz1 { c }\nvpc net {}\nd > eu: sync\na @net"),
                 std::string());
        QCOMPARE(countsOf(project.document()), (Counts{4, 1, 0, 0, 3}));
        QCOMPARE(static_cast<int>(project.boundary("z1").type), static_cast<int>(BoundaryType::Zone));
        QCOMPARE(project.boundary("z1").parent, project.boundary("eu").id);
        QCOMPARE(onlyEdge(project)->to_boundary, project.boundary("eu").id);
        QCOMPARE(project.node("a").boundary, project.boundary("net").id);
        QCOMPARE(project.node("c").boundary, project.boundary("z1").id);
        QVERIFY(feed(project, "eu @z1 {}").find("cannot be inside itself") != std::string::npos);
    }
    void suffixesSetInstancesKindTechnologyAndBoundary() {
        Project project;
        QCOMPARE(feed(project, "orders x3-20 (store.document, Mongo 7) @eu"), std::string());
        const Node node = project.node("orders");
        QCOMPARE(node.instances_min, std::int64_t{3});
        QCOMPARE(node.instances_max, std::int64_t{20});
        QCOMPARE(node.kind, std::string("store.document"));
        QCOMPARE(node.technology, std::string("Mongo 7"));
        QCOMPARE(node.boundary, project.boundary("eu").id);
    }
    void aTextBehindANameIsItsSecondLine() {
        Project project;
        QCOMPARE(feed(project, "redirect service: Go, 12 pods"), std::string());
        QCOMPARE(project.node("redirect service").second_line, std::string("Go, 12 pods"));
    }
    void notesStandFreeOrAreTiedToTheLastName() {
        Project project;
        QCOMPARE(feed(project, "# remember limits\na > b: x # check this\n"), std::string());
        std::vector<Note> notes(project.document().all<Note>().begin(), project.document().all<Note>().end());
        QCOMPARE(notes.size(), std::size_t{2});
        QCOMPARE(notes[0].text, std::string("remember limits"));
        QVERIFY(!notes[0].anchor.valid());
        QCOMPARE(notes[1].anchor, project.ref("b"));
    }
    void aFlowNumbersItsEdgesInOrder() {
        Project project;
        QCOMPARE(feed(project,
                      "flow write path: client > gateway: POST ~> kafka\nflow write path: kafka ~> worker"),
                 std::string());
        const Flow flow = *project.document().all<Flow>().begin();
        QCOMPARE(flow.name, std::string("write path"));
        std::vector<std::int64_t> order;
        for (const FlowStep& step : project.document().all<FlowStep>())
            order.push_back(step.sort_order);
        QCOMPARE(order, (std::vector<std::int64_t>{0, 1, 2}));
    }
    void tagsNameThingsByIdAndMakeThemOnce() {
        Project project;
        QCOMPARE(feed(project, "a#900 > b\na#901 > b\na#900 > c"), std::string());
        QCOMPARE(countsOf(project.document()), (Counts{4, 3, 0, 0, 0}));
        Project other;
        (void)feed(other, "x > y");
        QCOMPARE(feed(other, "x#" + std::to_string(other.ref("x").id) + " > z"), std::string());
        QCOMPARE(countsOf(other.document()), (Counts{3, 2, 0, 0, 0}));
    }
    void aPlusForcesANewNode() {
        Project project;
        QCOMPARE(feed(project, "redis > a\n+redis > b"), std::string());
        QCOMPARE(countsOf(project.document()).nodes, std::size_t{4});
    }
    void namesIgnoreCaseAndBlanks() {
        Project project;
        QCOMPARE(feed(project, "API  Gateway > b\napi gateway > c"), std::string());
        QCOMPARE(countsOf(project.document()), (Counts{3, 2, 0, 0, 0}));
    }
};

QTEST_APPLESS_MAIN(InterpretTest)
#include "interpret_test.moc"
