#include "geometry/boxes.h"
#include "layout/free_space.h"
#include "layout/layout_checks.h"
#include "layout/place.h"
#include "layout/tidy.h"
#include "support/designs.h"

#include <QtTest>

using namespace chalkline;
using namespace chalkline::test;

namespace {

LayoutNode placed(double x, double y, int group = -1) {
    return {{160, 56}, group, Point{x, y}};
}
LayoutNode fresh(int group = -1) {
    return {{160, 56}, group, {}};
}
LayoutEdge link(int from, int to, double label = 0) {
    return {{from, -1}, {to, -1}, label};
}
Rect boxAt(Point at) {
    return {at.x, at.y, 160, 56};
}

/// True if no place on the grid in or beside the group takes one more member: every one is tried.
bool isWalledIn(const LayoutGraph& graph, int group) {
    const GroupTree tree(graph);
    FreeSpace space(graph, tree);
    for (std::size_t g = 0; g < graph.groups.size(); ++g)
        space.addGroup(static_cast<int>(g), *graph.groups[g].rect);
    for (std::size_t n = 0; n < graph.nodes.size(); ++n)
        space.add(static_cast<int>(n), {graph.nodes[n].position->x, graph.nodes[n].position->y,
                                        graph.nodes[n].size.w, graph.nodes[n].size.h});
    const Rect home = space.home(group)->grown(320);
    for (double y = std::floor(home.y / 8) * 8; y < home.bottom(); y += 8)
        for (double x = std::floor(home.x / 8) * 8; x < home.right(); x += 8)
            if (space.fits(boxAt({x, y}), group, 4)) return false;
    return true;
}

QString seedText(unsigned seed, const QString& fault) {
    return QStringLiteral("seed %1: %2").arg(seed).arg(fault);
}

} // namespace

class GrowTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void withNothingPlacedItIsTheLayeredLayout() {
        const LayoutGraph graph = randomGraph(11, 50);
        QVERIFY(growLayout(graph).nodes == layeredLayout(graph).nodes);
        QVERIFY(growLayout({}).nodes.empty());
    }
    void grownGraphsHaveNoOverlapsAndNoStrangersInGroups() {
        int walledIn = 0; // a quarter of the nodes is new: some groups have no way left to grow
        for (unsigned seed = 1; seed <= 200; ++seed) {
            LayoutGraph graph = randomGraph(seed, 120);
            graph.orientation = seed % 2 == 0 ? Orientation::TopToBottom : Orientation::LeftToRight;
            // What stands is a sound layout of its own, or nothing sound could come of it.
            LayoutGraph standing = graph;
            const std::size_t kept = graph.nodes.size() - graph.nodes.size() / 4;
            standing.nodes.resize(kept);
            std::erase_if(standing.edges, [&](const LayoutEdge& edge) {
                return edge.from.node >= static_cast<int>(kept) || edge.to.node >= static_cast<int>(kept);
            });
            LayoutOptions roomy; // what is drawn by hand is not packed
            roomy.nodeGap = 80;
            roomy.rankGap = roomy.labelRankGap = 96;
            const LayoutResult before = layeredLayout(standing, roomy);
            for (std::size_t n = 0; n < kept; ++n)
                graph.nodes[n].position = before.nodes[n];
            for (std::size_t g = 0; g < graph.groups.size(); ++g)
                graph.groups[g].rect = before.groups[g];
            const LayoutResult grown = growLayout(graph);
            for (std::size_t n = 0; n < kept; ++n)
                QVERIFY2(grown.nodes[n] == before.nodes[n], qPrintable(seedText(seed, "moved")));
            const QString fault = faultOf(graph, grown);
            QVERIFY2(!fault.startsWith(QLatin1String("nodes")), qPrintable(seedText(seed, fault)));
            if (!fault.isEmpty()) ++walledIn;
        }
        QVERIFY2(walledIn <= 16, qPrintable(QString::number(walledIn)));
    }
    void oneNewMemberOfAGroupBringsNoStrangerInUnlessTheGroupIsWalledIn() {
        int all = 0;
        for (unsigned seed = 1; seed <= 200; ++seed) {
            LayoutGraph graph = randomGraph(seed, 60);
            const LayoutResult before = layeredLayout(graph);
            for (std::size_t n = 0; n < graph.nodes.size(); ++n)
                graph.nodes[n].position = before.nodes[n];
            for (std::size_t g = 0; g < graph.groups.size(); ++g)
                graph.groups[g].rect = before.groups[g];
            for (std::size_t g = 0; g < graph.groups.size(); ++g) {
                LayoutGraph more = graph;
                more.nodes.push_back(fresh(static_cast<int>(g)));
                more.edges.push_back(link(0, static_cast<int>(more.nodes.size()) - 1));
                const QString fault = faultOf(more, growLayout(more));
                ++all;
                if (!fault.isEmpty())
                    QVERIFY2(isWalledIn(graph, static_cast<int>(g)), qPrintable(seedText(seed, fault)));
            }
        }
        QVERIFY(all > 300);
    }
    void positionsOffTheGridAreKeptExactly() {
        LayoutGraph graph;
        graph.nodes = {placed(3.5, -7.25), fresh()};
        graph.edges = {link(0, 1)};
        QVERIFY((growLayout(graph).nodes[0] == Point{3.5, -7.25}));
    }
    void aTargetStandsRightOfItsSourceAndASourceLeftOfItsTarget() {
        LayoutGraph graph;
        graph.nodes = {placed(0, 0), fresh(), fresh()};
        graph.edges = {link(0, 1), link(2, 0)};
        const LayoutResult grown = growLayout(graph);
        QVERIFY((grown.nodes[1] == Point{160 + 72, 0}));
        QVERIFY((grown.nodes[2] == Point{-160 - 72, 0}));
    }
    void inTopToBottomATargetStandsBelowItsSource() {
        LayoutGraph graph;
        graph.orientation = Orientation::TopToBottom;
        graph.nodes = {placed(0, 0), fresh()};
        graph.edges = {link(0, 1)};
        QVERIFY((growLayout(graph).nodes[1] == Point{0, 56 + 72}));
    }
    void onASheetThatRunsDownwardsNewNodesGoBelow() {
        Project project;
        QCOMPARE(feed(project, "a > b > c > d > e"), "");
        TidyRequest request;
        request.sheet = project.session->sheet();
        request.orientation = Orientation::TopToBottom;
        Transaction edit(*project.session, "Tidy up");
        const auto moves = tidySheet(project.document().tables(), request);
        QVERIFY(moves);
        for (const Placement& placement : *moves)
            edit.put(placement);
        QVERIFY(edit.commit());
        QCOMPARE(feed(project, "e > f"), "");
        const auto boxes = boxesOf(project.document().tables(), request.sheet);
        QCOMPARE(boxes.at(project.ref("f")).centre().x, boxes.at(project.ref("e")).centre().x);
        QVERIFY(boxes.at(project.ref("f")).y >= boxes.at(project.ref("e")).bottom() + 48);
    }
    void targetsOfOneSourceBeginOnOneLine() {
        LayoutGraph graph;
        graph.nodes = {placed(0, 0), fresh(), fresh(), fresh()};
        graph.edges = {link(0, 1), link(0, 2, 60), link(0, 3, 30)};
        const LayoutResult grown = growLayout(graph);
        QCOMPARE(grown.nodes[2].x, grown.nodes[1].x);
        QCOMPARE(grown.nodes[3].x, grown.nodes[1].x);
        QVERIFY(std::abs(grown.nodes[2].y - grown.nodes[1].y) >= 56 + 48);
    }
    void aNewMemberStandsInOrNextToItsGroupAndTheGroupGrowsAroundIt() {
        LayoutGraph graph;
        graph.groups = {{-1, Rect{0, 0, 208, 132}}};
        graph.nodes = {placed(24, 52, 0), placed(400, 52), fresh(0)};
        graph.edges = {link(0, 1), link(0, 2)};
        const LayoutResult grown = growLayout(graph);
        QVERIFY(!grown.groups[0].overlaps(boxAt(grown.nodes[1])));
        QVERIFY(grown.groups[0].contains(grown.nodes[2]));
        QVERIFY(grown.groups[0].united(boxAt(grown.nodes[2])) == grown.groups[0]);
    }
    void aNodeOutsideStandsBesideTheGroupOfItsSource() {
        LayoutGraph graph;
        graph.groups = {{-1, {}}};
        graph.nodes = {placed(0, 0, 0), placed(232, 0, 0), fresh()};
        graph.edges = {link(0, 2)};
        const LayoutResult grown = growLayout(graph);
        QVERIFY(grown.nodes[2].x >= grown.groups[0].right() + 48);
        QCOMPARE(grown.nodes[2].y, 0.0);
    }
    void aNodeLinkedToAGroupStandsBesideIt() {
        LayoutGraph graph;
        graph.groups = {{-1, {}}};
        graph.nodes = {placed(0, 0, 0), fresh()};
        graph.edges = {{{-1, 0}, {1, -1}, 0}};
        const LayoutResult grown = growLayout(graph);
        QVERIFY(grown.nodes[1].x >= grown.groups[0].right() + 48);
        QVERIFY(std::abs(grown.nodes[1].y - grown.groups[0].y) < 132);
    }
    void newThingsLinkedOnlyToEachOtherAreSetDownAsOneLaidOutBlock() {
        LayoutGraph graph;
        graph.groups = {{-1, {}}};
        graph.nodes = {placed(0, 0), fresh(), fresh(0), fresh(0)};
        graph.edges = {link(1, 2), link(2, 3)};
        const LayoutResult grown = growLayout(graph);
        QCOMPARE(faultOf(graph, grown), QString());
        QCOMPARE(grown.nodes[2].y, grown.nodes[1].y);
        QCOMPARE(grown.nodes[3].x, grown.nodes[2].x + 160 + 48);
    }
    void anEmptyNewGroupGetsAPlaceOfItsOwn() {
        LayoutGraph graph;
        graph.groups = {{-1, {}}, {-1, {}}};
        graph.nodes = {placed(0, 0)};
        const LayoutResult grown = growLayout(graph);
        QCOMPARE(faultOf(graph, grown), QString());
        QVERIFY(grown.groups[0].w == 160 && grown.groups[0].h == 96);
    }
    void growingIsDeterministic() {
        LayoutGraph graph = randomGraph(5, 80);
        const LayoutResult before = layeredLayout(graph);
        for (std::size_t n = 0; n < graph.nodes.size(); n += 2)
            graph.nodes[n].position = before.nodes[n];
        QVERIFY(growLayout(graph).nodes == growLayout(graph).nodes);
    }
    void placementsOfASheetThatStandsAreLeftAlone() {
        Project project;
        QCOMPARE(feed(project, "a > b\nvpc { b }"), std::string());
        const auto before = boxesOf(project.document().tables(), project.session->sheet());
        QCOMPARE(feed(project, "b > c @vpc\nc > d: publishes events\nx > y"), std::string());
        const auto after = boxesOf(project.document().tables(), project.session->sheet());
        for (const char* name : {"a", "b"})
            QVERIFY(after.at(project.ref(name)) == before.at(project.ref(name)));
        const Rect vpc = after.at(project.ref("vpc"));
        for (const char* name : {"a", "d", "x", "y"})
            QVERIFY2(!vpc.overlaps(after.at(project.ref(name))), name);
        QVERIFY(placeNew(project.document().tables(), project.session->sheet(), {project.ref("a")}).empty());
    }
    void newNodesKeepOffNotesAndHiddenThingsAreNotPlacedAgain() {
        Tables tables;
        const SheetId sheet{1};
        for (const std::int64_t id : {2, 3, 4}) {
            Node node;
            node.id = NodeId{id};
            tables.of<Node>().put(node);
        }
        Note note;
        note.id = NoteId{5};
        tables.of<Note>().put(note);
        Edge edge;
        edge.id = EdgeId{6};
        edge.from_node = NodeId{2};
        edge.to_node = NodeId{3};
        tables.of<Edge>().put(edge);
        const auto stand = [&](std::int64_t id, Ref subject, double x, bool hidden) {
            Placement placement;
            placement.id = PlacementId{id};
            placement.sheet = sheet;
            placement.subject = subject;
            placement.x = x;
            placement.hidden = hidden;
            tables.of<Placement>().put(placement);
        };
        const Ref target{RecordType::Node, 3};
        stand(7, {RecordType::Node, 2}, 0, false);
        stand(8, {RecordType::Note, 5}, 224, false);
        stand(9, {RecordType::Node, 4}, 0, true);
        const auto made = placeNew(tables, sheet, {target, {RecordType::Node, 4}, target});
        QCOMPARE(made.size(), std::size_t{1});
        QVERIFY(made[0].subject == target && made[0].sheet == sheet && !made[0].id.valid());
        const Rect noteBox = boxesOf(tables, sheet).at({RecordType::Note, 5});
        QVERIFY(!noteBox.grown(15).overlaps({made[0].x, made[0].y, 144, 56}));
    }
};

QTEST_APPLESS_MAIN(GrowTest)
#include "grow_test.moc"
