#include <QtTest>

#include "render/export_svg.h"
#include "support/dense_project.h"

using namespace chalkline;
using namespace chalkline::test;

namespace {

/// A route that does not run from box to box, or "".
std::string faultOf(const RoutedSheet& routed) {
    for (const Route& route : routed.routes) {
        const std::string name = "edge " + std::to_string(route.edge.value);
        if (route.points.size() < 2) return name + " has no way";
        for (const Point& point : route.points)
            if (!std::isfinite(point.x) || !std::isfinite(point.y)) return name + " runs nowhere";
        if (!routed.boxes.at(route.from).grown(0.1).contains(route.points.front()))
            return name + " begins off its box";
        if (!routed.boxes.at(route.to).grown(0.1).contains(route.points.back()))
            return name + " ends off its box";
    }
    return {};
}

} // namespace

/// Whatever the editor can make is routed and drawn: boxes on boxes, members far from their boundary, edges
/// of every sort between all of them.
class DenseTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void randomProjectsAreRoutedFromBoxToBoxAndDrawn() {
        const std::uint64_t seed = freshSeed();
        qInfo("seed %llu", static_cast<unsigned long long>(seed));
        Dice dice(seed);
        for (int project = 0; project < 200; ++project) {
            RandomRun run;
            QCOMPARE(makeDense(run, dice), std::string());
            const Tables& tables = run.host.document().tables();
            for (const Sheet& sheet : tables.of<Sheet>()) {
                const std::string fault = faultOf(routeSheet(tables, sheet.id));
                QVERIFY2(fault.empty(), fault.c_str());
                QVERIFY(renderSvg(tables, sheet.id));
            }
        }
    }
};

QTEST_APPLESS_MAIN(DenseTest)
#include "dense_test.moc"
