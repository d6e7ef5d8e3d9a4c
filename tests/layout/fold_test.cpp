#include <QtTest>

#include "layout/layout_checks.h"
#include "layout/tidy.h"
#include "routing/route.h"
#include "support/designs.h"

using namespace chalkline;
using namespace chalkline::test;

namespace {

LayoutGraph chain(int nodes) {
    LayoutGraph graph;
    graph.nodes.assign(static_cast<std::size_t>(nodes), {{160, 56}, -1, {}});
    for (int n = 0; n + 1 < nodes; ++n)
        graph.edges.push_back({{n, -1}, {n + 1, -1}, 0});
    return graph;
}

std::set<double> columnsOf(const LayoutResult& layout) {
    std::set<double> columns;
    for (const Point& at : layout.nodes)
        columns.insert(at.x);
    return columns;
}

Size sizeOf(const LayoutGraph& graph, const LayoutResult& layout) {
    Rect area{layout.nodes[0].x, layout.nodes[0].y, 0, 0};
    for (std::size_t n = 0; n < layout.nodes.size(); ++n)
        area =
            area.united({layout.nodes[n].x, layout.nodes[n].y, graph.nodes[n].size.w, graph.nodes[n].size.h});
    for (const Rect& group : layout.groups)
        area = area.united(group);
    return {area.w, area.h};
}

} // namespace

class FoldTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aFoldedChainHasNoMoreRanksThanAskedFor() {
        LayoutOptions options;
        options.mostRanks = 4;
        const LayoutGraph graph = chain(7);
        const LayoutResult layout = layeredLayout(graph, options);
        QCOMPARE(columnsOf(layout).size(), std::size_t{4});
        QCOMPARE(faultOf(graph, layout), QString());
    }
    void twoNodesOfOneRankThatAreLinkedStandSideBySide() {
        LayoutOptions options;
        options.mostRanks = 2;
        const LayoutGraph graph = chain(3);
        const LayoutResult layout = layeredLayout(graph, options);
        const bool first = layout.nodes[0].x == layout.nodes[1].x;
        const auto upper = static_cast<std::size_t>(first ? 0 : 1);
        QCOMPARE(layout.nodes[upper].x, layout.nodes[upper + 1].x);
        QCOMPARE(layout.nodes[upper + 1].y - layout.nodes[upper].y, 56.0 + 48);
    }
    void aRankTooWideIsSpreadOverSeveral() {
        LayoutGraph graph;
        graph.nodes.assign(13, {{160, 56}, -1, {}});
        for (int n = 1; n < 13; ++n)
            graph.edges.push_back({{0, -1}, {n, -1}, 0});
        QVERIFY(sizeOf(graph, layeredLayout(graph)).h > 1000);
        LayoutOptions options;
        options.mostAcross = 600;
        const LayoutResult layout = layeredLayout(graph, options);
        QVERIFY2(sizeOf(graph, layout).h < 800, qPrintable(QString::number(sizeOf(graph, layout).h)));
        QCOMPARE(faultOf(graph, layout), QString());
    }
    void stripsOfAChainStandBelowEachOther() {
        LayoutOptions options;
        options.strips = 3;
        const LayoutResult layout = layeredLayout(chain(9), options);
        QCOMPARE(columnsOf(layout).size(), std::size_t{3});
        for (const std::size_t n : {std::size_t{3}, std::size_t{6}}) {
            QCOMPARE(layout.nodes[n].x, layout.nodes[0].x);
            QVERIFY(layout.nodes[n].y > layout.nodes[n - 1].y + 56);
        }
    }
    void foldedRandomGraphsHaveNoOverlapsAndNoStrangers() {
        for (unsigned seed = 1; seed <= 150; ++seed) {
            LayoutGraph graph = randomGraph(seed, 40);
            graph.orientation = seed % 2 == 0 ? Orientation::TopToBottom : Orientation::LeftToRight;
            LayoutOptions options;
            options.mostRanks = 2 + static_cast<int>(seed % 4);
            options.mostAcross = seed % 3 == 0 ? 600 : 0;
            options.strips = seed % 5 == 0 ? 3 : 1;
            const QString fault = faultOf(graph, layeredLayout(graph, options));
            QVERIFY2(fault.isEmpty(), qPrintable(QStringLiteral("seed %1: %2").arg(seed).arg(fault)));
        }
    }
    void theDesignsCanBeReadAt1280x720WithThePanelOpen() {
        for (const NamedDesign& design : designs) {
            Project project;
            QCOMPARE(feed(project, design.text), "");
            TidyRequest request;
            request.sheet = project.session->sheet();
            request.view = Size{928, 656};
            const auto moves = tidySheet(project.document().tables(), request);
            QVERIFY(moves);
            Transaction edit(*project.session, "Tidy up");
            for (const Placement& placement : *moves)
                edit.put(placement);
            QVERIFY(edit.commit());
            const RoutedSheet routed = routeSheet(project.document().tables(), request.sheet);
            Rect area = routed.boxes.begin()->second;
            for (const auto& [ref, box] : routed.boxes)
                area = area.united(box);
            for (const Route& route : routed.routes) {
                for (const Point& point : route.points)
                    area = area.united({point.x, point.y, 0, 0});
                if (route.label) area = area.united(*route.label);
            }
            constexpr double labelText = 12; // px at 100 %
            const double text = labelText * std::min({1.0, 928 / area.w, 656 / area.h});
            QVERIFY2(text >= 11, qPrintable(QStringLiteral("%1: %2 px").arg(design.name).arg(text)));
        }
    }
    void aGraphThatCanBeReadKeepsItsDirectionUnfolded() {
        const FittedLayout fitted =
            fittedLayout(chain(3), {}, {.room = {900, 600}, .least = 0.9, .mayTurn = true});
        QCOMPARE(fitted.orientation, Orientation::LeftToRight);
        QVERIFY(fitted.layout.nodes == layeredLayout(chain(3)).nodes);
        QCOMPARE(fitted.scale, 1.0);
    }
    void aDirectionThatWasAskedForIsKept() {
        const FittedLayout fitted =
            fittedLayout(chain(9), {}, {.room = {300, 1200}, .least = 0.9, .mayTurn = false});
        QCOMPARE(fitted.orientation, Orientation::LeftToRight);
    }
    void progressOnlyGrowsAndStaysWithinOne() {
        std::vector<double> told;
        (void)fittedLayout(chain(12), {}, {.room = {500, 400}, .least = 0.9, .mayTurn = true},
                           [&](double share) { told.push_back(share); });
        QVERIFY(told.size() > 3);
        QVERIFY(std::ranges::is_sorted(told) && told.front() > 0 && told.back() <= 1);
    }
};

QTEST_APPLESS_MAIN(FoldTest)
#include "fold_test.moc"
