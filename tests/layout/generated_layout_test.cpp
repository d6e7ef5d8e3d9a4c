#include <QtTest>

#include "layout/sheet_graph.h"
#include "routing/route.h"
#include "support/picture_faults.h"
#include "support/random_sheets.h"

using namespace chalkline;
using namespace chalkline::test;

namespace {

/// The sheet with every node where the layout puts it.
Document placedBy(const Project& project, Orientation orientation, Effort effort) {
    const SheetId sheet = project.session->sheet();
    SheetGraph made = sheetGraph(project.document().tables(), sheet);
    made.graph.orientation = orientation;
    LayoutOptions options;
    options.effort = effort;
    const LayoutResult layout = layeredLayout(made.graph, options);
    Document document = project.document();
    for (const Placement& placement : project.document().all<Placement>()) {
        Placement moved = placement;
        if (const auto node = made.nodeOf.find(placement.subject); node != made.nodeOf.end()) {
            moved.x = layout.nodes[static_cast<std::size_t>(node->second)].x;
            moved.y = layout.nodes[static_cast<std::size_t>(node->second)].y;
        }
        document.put(std::make_shared<const Record>(moved));
    }
    return document;
}

} // namespace

class GeneratedLayoutTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void generatedSheetsAreLaidOutWithoutAFault_data() {
        QTest::addColumn<std::size_t>("nodes");
        QTest::addColumn<std::size_t>("boundaries");
        QTest::addColumn<std::uint64_t>("seed");
        for (const std::size_t nodes : std::initializer_list<std::size_t>{12, 30, 100, 300, 1000})
            for (const std::size_t boundaries : {std::size_t{0}, nodes / 10 + 1})
                for (std::uint64_t seed = 1; seed <= 5; ++seed)
                    QTest::addRow("%zu nodes, %zu boundaries, seed %llu", nodes, boundaries,
                                  static_cast<unsigned long long>(seed))
                        << nodes << boundaries << seed;
    }
    void generatedSheetsAreLaidOutWithoutAFault() {
        QFETCH(std::size_t, nodes);
        QFETCH(std::size_t, boundaries);
        QFETCH(std::uint64_t, seed);
        Dice dice(seed);
        const Project project = randomSheet({nodes, boundaries, true}, dice);
        const bool down = seed % 2 == 0;
        const Document document =
            placedBy(project, down ? Orientation::TopToBottom : Orientation::LeftToRight,
                     seed % 3 == 0 ? Effort::Quality : Effort::Fast);
        const PictureFaults faults =
            pictureFaults(document.tables(), routeSheet(document.tables(), project.session->sheet()));
        QCOMPARE(faults.nodes, static_cast<int>(nodes));
        QCOMPARE(faults.nodeOverlaps, 0);
        QCOMPARE(faults.strangersInBoundaries, 0);
        QCOMPARE(faults.boundaryOverlaps, 0);
        QCOMPARE(faults.linesThroughNodes, 0);
    }
};

QTEST_APPLESS_MAIN(GeneratedLayoutTest)
#include "generated_layout_test.moc"
