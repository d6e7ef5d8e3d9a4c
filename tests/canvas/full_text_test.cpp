#include <QtTest>

#include "canvas/full_text.h"
#include "routing/sketch.h"

using namespace chalkline;
using namespace chalkline::test;

class FullTextTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aShortenedLabelIsToldInFull() {
        Sketch sketch;
        const std::string label = "GET /api/v2/customers/{id}/orders?since=yesterday&limit=100";
        const EdgeId edge = sketch.edge(sketch.box(0, 0), sketch.box(600, 0), label);
        const Rect place = *sketch.route(edge).label;
        QCOMPARE(fullTextAt(sketch.tables(), sketch.routed(), place.centre()), QString::fromStdString(label));
    }
    void aLabelDrawnWholeHasNoTooltip() {
        Sketch sketch;
        const EdgeId edge = sketch.edge(sketch.box(0, 0), sketch.box(600, 0), "GET");
        QCOMPARE(fullTextAt(sketch.tables(), sketch.routed(), sketch.route(edge).label->centre()), QString());
    }
    void aShortenedNameIsToldInFull() {
        Sketch sketch;
        Node node;
        node.kind = "compute.service";
        node.name = "internationalisationandlocalisationofnotificationtemplates";
        sketch.place(node, {0, 0, 160, 56});
        QCOMPARE(fullTextAt(sketch.tables(), sketch.routed(), {80, 28}), QString::fromStdString(node.name));
    }
    void emptyPaperHasNoTooltip() {
        Sketch sketch;
        sketch.box(0, 0);
        QCOMPARE(fullTextAt(sketch.tables(), sketch.routed(), {500, 500}), QString());
    }
    void aCollapsedBundleSaysHowManyCallsItStandsFor() {
        Sketch sketch;
        const NodeId client = sketch.box(0, 0);
        const BoundaryId backend = sketch.boundary("Backend");
        const std::string label = "a label so long that it cannot be drawn in one piece";
        sketch.edge(client, sketch.member(backend, 500, 0), label);
        sketch.edge(client, sketch.member(backend, 500, 200), "other");
        sketch.collapse(backend);
        const RoutedSheet sheet = sketch.routed();
        QCOMPARE(fullTextAt(sketch.tables(), sheet, sheet.routes.front().label->centre()),
                 QString::fromStdString(label + " +1"));
    }
};

QTEST_APPLESS_MAIN(FullTextTest)
#include "full_text_test.moc"
