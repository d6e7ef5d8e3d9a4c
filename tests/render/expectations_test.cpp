#include <QtTest>

#include "render/scene_painter.h"
#include "support/recording_surface.h"
#include "support/test_session.h"

using namespace chalkline;
using namespace chalkline::test;

class RenderExpectationsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void expectation_27_syncAndAsyncDifferByDashAndHeadNotByColourAlone() {
        struct Look {
            bool dashed = false;
            Head head = Head::None;
        };
        const auto lookOf = [](EdgeKind kind) {
            TestSession host;
            const NodeId a = host.placedNode("a", 0, 0);
            const NodeId b = host.placedNode("b", 400, 0);
            host.edge(refTo(a), refTo(b), kind);
            const RoutedSheet routed = routeSheet(host.document().tables(), host.sheet);
            SceneOptions options;
            options.legend = false;
            RecordingSurface surface;
            ScenePainter(host.document().tables(), routed, themeOf(ThemeName::Print), options).paint(surface);
            Look look;
            for (const DrawnPath& path : surface.paths)
                look.dashed = look.dashed || path.dashed;
            if (!surface.heads.empty()) look.head = surface.heads.back().head;
            return look;
        };
        const Look sync = lookOf(EdgeKind::Sync);
        const Look async = lookOf(EdgeKind::Async);
        QVERIFY(!sync.dashed);
        QVERIFY(async.dashed);
        QVERIFY(sync.head == Head::Filled);
        QVERIFY(async.head == Head::Open);
    }
};

QTEST_APPLESS_MAIN(RenderExpectationsTest)
#include "expectations_test.moc"
