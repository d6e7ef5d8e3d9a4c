#include <QtTest>

#include "base/text_advance.h"
#include "support/generated_sheets.h"
#include "support/picture_faults.h"

using namespace chalkline;
using namespace chalkline::test;

namespace {

/// What no route may do wherever the boxes stand, or "".
QString faultOf(const Sketch& sketch, const RoutedSheet& sheet) {
    for (const Route& route : sheet.routes) {
        const QString name = QStringLiteral("edge %1 ").arg(route.edge.value) + textOf(route.points);
        if (!isOrthogonal(route)) return name + " is not orthogonal";
        for (const auto& [end, point] :
             {std::pair(route.from, route.points.front()), std::pair(route.to, route.points.back())}) {
            const Rect& box = sheet.boxes.at(end);
            if (!box.grown(0.01).contains(point) || box.grown(-0.01).contains(point))
                return name + " does not end on its box";
        }
        const Edge& edge = *sketch.tables().find(route.edge);
        if (edge.label.empty() == route.label.has_value()) return name + " has no label or one too many";
        if (route.label && route.label->w < textWidth(edge.label, labelFont(edge.label)))
            return name + " has a label smaller than its words";
    }
    return {};
}

QString textOf(const PictureFaults& faults) {
    return QStringLiteral(
               "through %1, on one another %2, closer than 4 px %3, labels on nodes %4, on labels %5")
        .arg(faults.linesThroughNodes)
        .arg(faults.collinearOverlaps)
        .arg(faults.closeStretches)
        .arg(faults.labelsOnNodes)
        .arg(faults.labelsOnLabels);
}

void check(const Sketch& sketch) {
    const RoutedSheet sheet = sketch.routed();
    QCOMPARE(faultOf(sketch, sheet), QString());
    const PictureFaults faults = pictureFaults(sketch.tables(), sheet);
    QCOMPARE(faults.nodeOverlaps, 0);
    const bool good = faults.linesThroughNodes == 0 && faults.collinearOverlaps == 0 &&
                      faults.labelsOnNodes == 0 && faults.labelsOnLabels == 0;
    QVERIFY2(good, qPrintable(textOf(faults)));
}

} // namespace

class GeneratedTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void rowsOfBoxesAreRoutedWithoutAFault_data() { sizes({12, 30, 100, 300, 1000}); }
    void rowsOfBoxesAreRoutedWithoutAFault() {
        QFETCH(std::size_t, nodes);
        QFETCH(std::uint64_t, seed);
        Dice dice(seed);
        check(rowsOfBoxes(nodes, dice));
    }

    void scatteredBoxesAreRoutedWithoutAFault_data() { sizes({12, 30, 100, 300}); }
    void scatteredBoxesAreRoutedWithoutAFault() {
        QFETCH(std::size_t, nodes);
        QFETCH(std::uint64_t, seed);
        Dice dice(seed);
        check(scatteredBoxes(nodes, dice));
    }

    void aHubWithThirtyEdgesHasRoomForAllAndHardlyACrossing() {
        Sketch sketch;
        const NodeId hub = sketch.box(900, 900, 200, 200);
        for (int i = 0; i < 30; ++i) {
            const double angle = i * 2 * 3.14159265358979 / 30;
            sketch.edge(hub, sketch.box(900 + 900 * std::cos(angle), 960 + 800 * std::sin(angle), 140, 56),
                        i % 3 ? "" : "call");
        }
        check(sketch);
        QVERIFY(pictureFaults(sketch.tables(), sketch.routed()).crossings <= 6);
    }

    void parallelEdgesAndLoopsStayApart() {
        Sketch sketch;
        const NodeId a = sketch.box(0, 0);
        const NodeId b = sketch.box(400, 0);
        for (int i = 0; i < 3; ++i) {
            sketch.edge(a, b, "there");
            sketch.edge(b, a, "back");
        }
        sketch.edge(a, a, "again");
        sketch.edge(b, b);
        check(sketch);
    }

private:
    static void sizes(const std::vector<std::size_t>& counts) {
        QTest::addColumn<std::size_t>("nodes");
        QTest::addColumn<std::uint64_t>("seed");
        for (const std::size_t count : counts)
            for (std::uint64_t seed = 101; seed <= 105; ++seed)
                QTest::addRow("%zu nodes, seed %llu", count, static_cast<unsigned long long>(seed))
                    << count << seed;
    }
};

QTEST_APPLESS_MAIN(GeneratedTest)
#include "generated_test.moc"
