#include "geometry/boxes.h"
#include "layout/place.h"
#include "support/designs.h"

#include <QtTest>

#include <random>

using namespace chalkline;
using namespace chalkline::test;

namespace {

LayoutGraph randomGraph(unsigned seed, std::size_t limit) {
    std::mt19937 random(seed);
    const auto below = [&](std::size_t n) { return static_cast<int>(random() % n); };
    LayoutGraph graph;
    for (int g = below(6); g > 0; --g)
        graph.groups.push_back({graph.groups.empty() || below(2) == 0 ? -1 : below(graph.groups.size()), {}});
    for (int n = 2 + below(limit); n > 0; --n)
        graph.nodes.push_back({{144.0 + 8 * below(12), 56},
                               graph.groups.empty() ? -1 : below(graph.groups.size() + 1) - 1,
                               {}});
    for (int e = below(2 * graph.nodes.size()); e > 0; --e) {
        LayoutEdge edge{
            {below(graph.nodes.size()), -1}, {below(graph.nodes.size()), -1}, below(3) == 0 ? 80.0 : 0};
        if (!graph.groups.empty() && below(8) == 0) edge.to = {-1, below(graph.groups.size())};
        graph.edges.push_back(edge);
    }
    return graph;
}

bool isWithin(const LayoutGraph& graph, int group, int outer) {
    for (; group >= 0; group = graph.groups[static_cast<std::size_t>(group)].parent)
        if (group == outer) return true;
    return false;
}

/// "" or what is wrong: overlapping nodes, strangers in groups, overlapping groups.
QString faultOf(const LayoutGraph& graph, const LayoutResult& result) {
    std::vector<Rect> boxes;
    for (std::size_t n = 0; n < graph.nodes.size(); ++n)
        boxes.push_back({result.nodes[n].x, result.nodes[n].y, graph.nodes[n].size.w, graph.nodes[n].size.h});
    for (std::size_t a = 0; a < boxes.size(); ++a)
        for (std::size_t b = a + 1; b < boxes.size(); ++b)
            if (boxes[a].overlaps(boxes[b])) return QStringLiteral("nodes %1 and %2 overlap").arg(a).arg(b);
    for (std::size_t g = 0; g < graph.groups.size(); ++g) {
        for (std::size_t n = 0; n < boxes.size(); ++n)
            if (result.groups[g].overlaps(boxes[n]) !=
                isWithin(graph, graph.nodes[n].group, static_cast<int>(g)))
                return QStringLiteral("node %1 and group %2").arg(n).arg(g);
        for (std::size_t h = g + 1; h < graph.groups.size(); ++h) {
            const bool nested = isWithin(graph, static_cast<int>(g), static_cast<int>(h)) ||
                                isWithin(graph, static_cast<int>(h), static_cast<int>(g));
            if (result.groups[g].overlaps(result.groups[h]) != nested)
                return QStringLiteral("groups %1 and %2").arg(g).arg(h);
        }
    }
    return {};
}

} // namespace

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
};

QTEST_APPLESS_MAIN(LayoutTest)
#include "layout_test.moc"
