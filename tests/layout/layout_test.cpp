#include "geometry/boxes.h"
#include "layout/layout_checks.h"
#include "layout/place.h"
#include "support/designs.h"

#include <QElapsedTimer>
#include <QtTest>

#include <cmath>

using namespace chalkline;
using namespace chalkline::test;

class LayoutTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void twoHundredRandomGraphsHaveNoOverlapsAndNoStrangers() {
        for (unsigned seed = 1; seed <= 200; ++seed) {
            LayoutGraph graph = randomGraph(seed, 120);
            graph.orientation = seed % 3 == 0 ? Orientation::TopToBottom : Orientation::LeftToRight;
            const QString fault = faultOf(graph, layeredLayout(graph));
            QVERIFY2(fault.isEmpty(), qPrintable(QStringLiteral("seed %1: %2").arg(seed).arg(fault)));
        }
    }
    void theSameGraphGivesTheSameLayout() {
        const LayoutGraph graph = randomGraph(7, 60);
        QVERIFY(layeredLayout(graph).nodes == layeredLayout(graph).nodes);
    }
    void aChainRunsLeftToRightInOneRow() {
        LayoutGraph graph;
        for (int n = 0; n < 4; ++n)
            graph.nodes.push_back({{160, 56}, -1, {}});
        for (int n = 0; n < 3; ++n)
            graph.edges.push_back({{n, -1}, {n + 1, -1}, 0});
        const LayoutResult result = layeredLayout(graph);
        for (std::size_t n = 1; n < 4; ++n) {
            QCOMPARE(result.nodes[n].x, result.nodes[n - 1].x + 160 + 48);
            QCOMPARE(result.nodes[n].y, result.nodes[0].y);
        }
    }
    void cyclesSelfLoopsAndParallelEdgesEnd() {
        LayoutGraph graph;
        graph.nodes.assign(3, {{160, 56}, -1, {}});
        for (const auto& [a, b] : {std::pair{0, 1}, {1, 2}, {2, 0}, {1, 1}, {0, 1}, {0, 1}})
            graph.edges.push_back({{a, -1}, {b, -1}, 0});
        QVERIFY(faultOf(graph, layeredLayout(graph)).isEmpty());
    }
    void anEmptyGraphGivesNothing() { QVERIFY(layeredLayout({}).nodes.empty()); }
    void growingMovesNothingThatStands() {
        for (unsigned seed = 1; seed <= 100; ++seed) {
            LayoutGraph graph = randomGraph(seed, 40);
            const LayoutResult before = layeredLayout(graph);
            for (std::size_t n = 0; n < graph.nodes.size(); ++n)
                if (n % 5 != 4) graph.nodes[n].position = before.nodes[n];
            const LayoutResult grown = growLayout(graph);
            for (std::size_t n = 0; n < graph.nodes.size(); ++n)
                if (n % 5 != 4)
                    QVERIFY2(grown.nodes[n] == before.nodes[n], qPrintable(QString::number(seed)));
            for (std::size_t a = 0; a < graph.nodes.size(); ++a)
                for (std::size_t b = a + 1; b < graph.nodes.size(); ++b) {
                    const Rect first{grown.nodes[a].x, grown.nodes[a].y, graph.nodes[a].size.w,
                                     graph.nodes[a].size.h};
                    const Rect second{grown.nodes[b].x, grown.nodes[b].y, graph.nodes[b].size.w,
                                      graph.nodes[b].size.h};
                    QVERIFY2(!first.overlaps(second), qPrintable(QStringLiteral("seed %1").arg(seed)));
                }
        }
    }
    void theDesignsFedLineByLineHaveNoOverlaps() {
        for (const NamedDesign& design : designs) {
            Project project;
            QCOMPARE(feed(project, design.text), std::string());
            const auto boxes = boxesOf(project.document().tables(), project.session->sheet());
            for (const auto& [a, boxA] : boxes)
                for (const auto& [b, boxB] : boxes)
                    if (a.type == RecordType::Node && b.type == RecordType::Node && a != b)
                        QVERIFY2(!boxA.overlaps(boxB), design.name);
            QCOMPARE(boxes.size(), design.counts.nodes + design.counts.boundaries);
        }
    }
    void aNewNodeStandsRightOfItsSource() {
        Project project;
        (void)feed(project, "a > b\nb > c");
        const auto boxes = boxesOf(project.document().tables(), project.session->sheet());
        QVERIFY(boxes.at(project.ref("c")).x >= boxes.at(project.ref("b")).right() + 48);
        QCOMPARE(boxes.at(project.ref("c")).centre().y, boxes.at(project.ref("b")).centre().y);
    }
    void labelsWidenTheGapBetweenRanksUpToALimit() {
        for (const auto& [label, gap] : {std::pair{0.0, 48.0}, {10.0, 72.0}, {80.0, 136.0}, {400.0, 320.0}}) {
            LayoutGraph graph;
            graph.nodes.assign(2, {{160, 56}, -1, {}});
            graph.edges.push_back({{0, -1}, {1, -1}, label});
            const LayoutResult result = layeredLayout(graph);
            QCOMPARE(result.nodes[1].x - result.nodes[0].x - 160, gap);
        }
    }
    void topToBottomRanksRunDownwards() {
        LayoutGraph graph;
        graph.orientation = Orientation::TopToBottom;
        graph.nodes.assign(3, {{160, 56}, -1, {}});
        graph.edges = {{{0, -1}, {1, -1}, 0}, {{1, -1}, {2, -1}, 0}};
        const LayoutResult result = layeredLayout(graph);
        QCOMPARE(result.nodes[1].y, result.nodes[0].y + 56 + 48);
        QCOMPARE(result.nodes[2].x, result.nodes[0].x);
    }
    void everyPositionLiesOnTheGrid() {
        for (unsigned seed = 1; seed <= 50; ++seed)
            for (const Point at : layeredLayout(randomGraph(seed, 60)).nodes)
                QVERIFY2(std::fmod(at.x, 8) == 0 && std::fmod(at.y, 8) == 0,
                         qPrintable(QStringLiteral("seed %1").arg(seed)));
    }
    void groupsFitTightlyAroundTheirMembers() {
        LayoutGraph graph;
        graph.groups = {{-1, {}}, {0, {}}};
        graph.nodes.assign(1, {{160, 56}, 1, {}});
        const LayoutResult result = layeredLayout(graph);
        const Rect inner = result.groups[1];
        QCOMPARE(inner.x, result.nodes[0].x - 24);
        QCOMPARE(inner.y, result.nodes[0].y - 24 - 28);
        QVERIFY(inner.w == 160 + 48 && inner.h == 56 + 48 + 28);
        QVERIFY((result.groups[0] == Rect{inner.x - 24, inner.y - 52, inner.w + 48, inner.h + 76}));
    }
    void aGroupMayHaveADirectionOfItsOwn() {
        LayoutGraph graph;
        graph.groups = {{-1, {}}};
        graph.groups[0].orientation = Orientation::TopToBottom;
        graph.nodes = {{{160, 56}, -1, {}}, {{160, 56}, 0, {}}, {{160, 56}, 0, {}}, {{160, 56}, -1, {}}};
        graph.edges = {{{0, -1}, {1, -1}, 0}, {{1, -1}, {2, -1}, 0}, {{2, -1}, {3, -1}, 0}};
        const LayoutResult result = layeredLayout(graph);
        QCOMPARE(result.nodes[2].x, result.nodes[1].x);
        QCOMPARE(result.nodes[2].y, result.nodes[1].y + 56 + 48);
        QVERIFY(result.nodes[0].x + 160 + 48 <= result.groups[0].x);
        QVERIFY(result.groups[0].right() + 48 <= result.nodes[3].x);
    }
    void edgesMayEndAtGroups() {
        LayoutGraph graph;
        graph.groups = {{-1, {}}, {-1, {}}};
        graph.nodes = {{{160, 56}, -1, {}}, {{160, 56}, 0, {}}};
        graph.edges = {{{0, -1}, {-1, 0}, 0}, {{-1, 0}, {-1, 1}, 0}, {{1, -1}, {-1, 0}, 0}};
        const LayoutResult result = layeredLayout(graph);
        QVERIFY(result.groups[0].x >= result.nodes[0].x + 160 + 48);
        QVERIFY(result.groups[1].x >= result.groups[0].right() + 48);
    }
    void groupsInACircleAndEndsThatAreNotThereDoNoHarm() {
        LayoutGraph graph;
        graph.groups = {{1, {}}, {0, {}}, {9, {}}, {3, {}}};
        graph.nodes = {{{160, 56}, 0, {}}, {{160, 56}, 7, {}}};
        graph.edges = {{{0, -1}, {5, -1}, 0}, {{-1, -1}, {-1, 8}, 0}};
        QCOMPARE(layeredLayout(graph).groups.size(), std::size_t{4});
        graph.nodes[0].position = Point{0, 0};
        QCOMPARE(growLayout(graph).groups.size(), std::size_t{4});
    }
    void unconnectedNodesArePackedToTheShapeOfAScreen() {
        LayoutGraph graph;
        graph.nodes.assign(60, {{160, 56}, -1, {}});
        const LayoutResult result = layeredLayout(graph);
        double right = 0;
        double bottom = 0;
        for (const Point at : result.nodes) {
            right = std::max(right, at.x + 160);
            bottom = std::max(bottom, at.y + 56);
        }
        QVERIFY2(right / bottom > 1.2 && right / bottom < 2.1, qPrintable(QString::number(right / bottom)));
    }
    void twoThousandNodesAreLaidOutInSeconds() {
        LayoutGraph graph;
        graph.nodes.assign(2000, {{160, 56}, -1, {}});
        std::mt19937 random(2000);
        for (int e = 0; e < 3000; ++e)
            graph.edges.push_back({{static_cast<int>(random() % 2000), -1},
                                   {static_cast<int>(random() % 2000), -1},
                                   e % 2 == 0 ? 80.0 : 0});
        QElapsedTimer timer;
        timer.start();
        QCOMPARE(faultOf(graph, layeredLayout(graph)), QString());
        QVERIFY2(timer.elapsed() < 20'000, qPrintable(QString::number(timer.elapsed())));
    }
};

QTEST_APPLESS_MAIN(LayoutTest)
#include "layout_test.moc"
